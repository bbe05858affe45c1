#include "isocost/scenario/supply.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "fleet_lab.hpp"
#include "isocost/scenario/reform.hpp"
#include "isocost/scenario/run.hpp"
#include "isocost/study/analysis.hpp"

using namespace isocost;
using doctest::Approx;
using test::fleet_lab;

namespace {

scenario::Solved reformed(const std::string& change) {
    return scenario::solve(scenario::apply(fleet_lab(), scenario::parse_change(change)));
}

/// Opex with one more chip of a class, at the same technology: cap_count is no part of the
/// benchmark.
double opex_with(double count) {
    return reformed("compute.fleet.own.cap_count=" + std::to_string(count)).result.opex;
}

}  // namespace

TEST_CASE("a fleet and sources replicate the benchmark, the cheapest first") {
    const auto solved = scenario::solve(fleet_lab());
    CHECK(solved.result.status == core::Status::optimal);
    CHECK(solved.result.inputs["compute"] == Approx(6e25).epsilon(1e-9));
    REQUIRE(solved.model.supplies.size() == 2);
    for (const auto& supply : solved.model.supplies)
        for (std::size_t k = 1; k < supply.steps.size(); ++k)
            CHECK(supply.steps[k - 1].price_usd <= supply.steps[k].price_usd);
    CHECK(solved.model.supplies[1].steps[1].name == "books");
    CHECK(solved.model.supplies[1].steps[1].price_usd == Approx(2e-6 / 3.0));
    CHECK(solved.model.supplies[1].steps[1].width == Approx(6e12));
}

TEST_CASE("what is used of the steps adds up to the input") {
    const auto solved = scenario::solve(fleet_lab());
    for (const auto& supply : study::analyze(solved).supplies) {
        const double used =
            std::accumulate(supply.steps.begin(), supply.steps.end(), 0.0,
                            [](double sum, const auto& step) { return sum + step.used; });
        CHECK(used == Approx(solved.result.inputs[supply.input]).epsilon(1e-12));
    }
}

TEST_CASE("one more chip saves what a re-solve says, and idle ones nothing") {
    const auto solved = reformed("compute.fleet.own.cap_count=3000");
    const auto supply = study::analyze(solved).supplies[0];
    const auto by_resolve = (opex_with(2999.0) - opex_with(3001.0)) / 2.0;
    CHECK(supply.steps[0].step.name == "own");
    // A central difference over two chips of 3000: its error is of the order of (1/3000)^2.
    CHECK(supply.steps[0].one_more_saves == Approx(by_resolve).epsilon(1e-5));
    CHECK(study::analyze(scenario::solve(fleet_lab())).supplies[0].steps[2].one_more_saves == 0.0);
}

TEST_CASE("a source that is no longer available is refused and Opex rises") {
    const auto before = scenario::solve(fleet_lab());
    const auto after = reformed("data.source.web.available=no");
    CHECK(after.result.status == core::Status::optimal);
    CHECK(after.result.opex > before.result.opex);
    CHECK(study::analyze(after).supplies[1].steps[0].used == 0.0);
    CHECK(after.model.supplies[1].steps[0].refused == "not available");
}

TEST_CASE("with no chip left compute is refused altogether, and the cap says so") {
    const auto none = scenario::solve(scenario::apply_all(
        fleet_lab(), {scenario::parse_change("compute.fleet.own.cap_count=0"),
                      scenario::parse_change("compute.fleet.newer.cap_count=0"),
                      scenario::parse_change("compute.fleet.cloud.cap_count=0")}));
    CHECK(none.result.status == core::Status::infeasible);
    REQUIRE(none.result.infeasibility.has_value());
    CHECK(none.result.infeasibility->limits == core::Names{"compute"});
}

TEST_CASE("a tariff on a class moves it in the order") {
    const auto solved = reformed("compute.fleet.own.tariff=1");
    CHECK(solved.model.supplies[0].steps.back().name == "own");
    CHECK(solved.result.opex > scenario::solve(fleet_lab()).result.opex);
}

TEST_CASE("long run and short run have the same Opex while all owned chips work") {
    const auto sunk =
        scenario::solve(fleet_lab({{"[compute]", "[compute]\nhorizon = \"short_run\""}}));
    CHECK(sunk.result.status == core::Status::optimal);
    CHECK(sunk.result.opex == Approx(scenario::solve(fleet_lab()).result.opex).epsilon(1e-12));
    CHECK(sunk.model.supplies[0].fixed_usd_per_year > 0.0);
}
