#include "isocost/scenario/supply.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "fleet_lab.hpp"
#include "isocost/scenario/reform.hpp"
#include "isocost/scenario/run.hpp"
#include "isocost/study/analysis.hpp"

namespace supply_test {

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

namespace {

/// The lab with chips that are paid for, engineers, and one price of talent.
scenario::Scenario adapted_lab(const std::string& more = "") {
    return fleet_lab({{"[compute]\n", "[compute]\nhorizon = \"short_run\"\n"},
                      {"[compute.facility]",
                       more + "[compute.adaptation]\nhighest_utilization = 0.5\nscale_fte = 40\n"
                              "wage_usd_per_year = 2e5\nmost_fte = 200\n\n[compute.facility]"}});
}

scenario::Scenario without_cloud(const std::string& own) {
    return scenario::apply_all(adapted_lab(),
                               {scenario::parse_change("compute.fleet.cloud.cap_count=0"),
                                scenario::parse_change("compute.fleet.own.cap_count=" + own)});
}

study::SupplyFacts compute_of(const scenario::Solved& solved) {
    return study::analyze(solved).supplies[0];
}

}  // namespace

TEST_CASE("engineers come after the chips that they work on, and are used where chips are short") {
    const auto solved = scenario::solve(without_cloud("3000"));
    CHECK(solved.result.status == core::Status::optimal);
    double engineers = 0.0;
    for (const auto& step : compute_of(solved).steps) {
        if (step.step.name == scenario::engineer_step) engineers += step.used / step.step.width;
        // Whoever improves a chip has it at work.
        if (step.step.name == "own" || step.step.name == "newer")
            CHECK(step.used == step.step.width);
    }
    CHECK(engineers > 1.0);
}

TEST_CASE("one more chip is worth what engineers make of it, by a re-solve") {
    const auto opex = [](const std::string& count) {
        return scenario::solve(without_cloud(count)).result.opex;
    };
    const auto supply = compute_of(scenario::solve(without_cloud("3000")));
    REQUIRE(supply.steps[1].step.name == "own");
    // Engineers are whole in the steps and split over classes in the value: 1 % between the two.
    CHECK(supply.steps[1].one_more_saves ==
          Approx((opex("2990") - opex("3010")) / 20.0).epsilon(0.01));
}

TEST_CASE("adaptation needs chips that are paid for, and has no part in a cap on their peak") {
    const std::string part =
        "[compute.adaptation]\nhighest_utilization = 0.5\nscale_fte = 40\nwage_usd_per_year = "
        "2e5\nmost_fte = 200\n\n[compute.facility]";
    CHECK(test::fleet_complaint({{"[compute.facility]", part}})
              .find("needs horizon = \"short_run\"") != std::string::npos);
    CHECK_THROWS_AS((void)adapted_lab("[compute.nothing]\n"), scenario::ScenarioError);
    const auto capped = test::fleet_complaint(
        {{"[compute]\n", "[compute]\nhorizon = \"short_run\"\ncap_peak_flop_per_s = 1e19\n"},
         {"[compute.facility]", part}});
    CHECK(capped.find("and adaptation exclude each other") != std::string::npos);
}

TEST_CASE("under a cap below the fleet's end one more chip saves the dearer FLOP it replaces") {
    const std::string cap = "quantity_flop_per_year = 6e25\ncap_share = 0.9";
    const auto capped = [&](double count) {
        return scenario::apply(
            fleet_lab({{"quantity_flop_per_year = 6e25", cap}}),
            scenario::parse_change("compute.fleet.own.cap_count=" + std::to_string(count)));
    };
    const auto supply = compute_of(scenario::solve(capped(3000)));
    const double by_resolve =
        (scenario::solve(capped(2999)).result.opex - scenario::solve(capped(3001)).result.opex) / 2;
    CHECK(supply.steps[0].one_more_saves == Approx(by_resolve).epsilon(1e-6));
}

namespace {

const std::string serving =
    "[compute.serving]\nresearch_utilization = 0.35\nprefill_utilization = 0.4\n"
    "decode_utilization = 0.1\nactive_parameters = 37e9\ninput_tokens_per_year = 1e13\n"
    "output_tokens_per_year = 1e13\nteacher_active_parameters = 37e9\n"
    "synthetic_tokens_per_year = 0\n\n[compute.facility]";

}  // namespace

TEST_CASE("serving takes the cheapest FLOP, so that research pays for the next") {
    const auto solved = scenario::solve(fleet_lab({{"[compute.facility]", serving}}));
    CHECK(solved.result.status == core::Status::optimal);
    const auto supply = compute_of(solved);
    // 2 N D u_C/u of reading and writing.
    const double flop = 2 * 37e9 * 1e13 * (0.35 / 0.4 + 0.35 / 0.1);
    CHECK(supply.reserved == Approx(flop).epsilon(1e-12));
    const auto free = compute_of(scenario::solve(fleet_lab()));
    CHECK(supply.steps[0].step.width == Approx(free.steps[0].step.width - flop).epsilon(1e-12));
    CHECK(solved.result.opex > scenario::solve(fleet_lab()).result.opex);
}

TEST_CASE("serving does not undo an embargo") {
    const auto none = scenario::solve(scenario::apply_all(
        fleet_lab(
            {{"[compute.facility]", serving},
             {"quantity_flop_per_year = 6e25", "quantity_flop_per_year = 6e25\ncap_share = 1.2"}}),
        {scenario::parse_change("compute.fleet.own.cap_count=0"),
         scenario::parse_change("compute.fleet.newer.cap_count=0"),
         scenario::parse_change("compute.fleet.cloud.cap_count=0")}));
    CHECK(none.result.status == core::Status::infeasible);
}

TEST_CASE("a tariff on a class and a cap on the installed peak exclude each other") {
    CHECK(test::fleet_complaint(
              {{"quantity_flop_per_year = 6e25",
                "quantity_flop_per_year = 6e25\ncap_peak_flop_per_s = 1e19"},
               {"rent_usd_per_hour = 2.1", "rent_usd_per_hour = 2.1\ntariff = 0.5"}})
              .find("exclude each other") != std::string::npos);
}

TEST_CASE("without any source left data cannot be had, and the result says so") {
    std::vector<scenario::Reform> bans;
    for (const char* source : {"web", "books", "teacher"})
        bans.push_back(
            scenario::parse_change(std::string("data.source.") + source + ".available=no"));
    CHECK(scenario::solve(scenario::apply_all(fleet_lab(), bans)).result.status ==
          core::Status::infeasible);
}

}  // namespace supply_test
