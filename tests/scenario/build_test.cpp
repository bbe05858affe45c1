#include "isocost/scenario/build.hpp"

#include <doctest/doctest.h>

#include "isocost/scenario/run.hpp"
#include "lab.hpp"

namespace build_test {

using namespace isocost;
using doctest::Approx;
using test::lab;

namespace {

const std::string wage = "wage_usd_per_year = 200000";

void replicates(const scenario::Scenario& scenario) {
    const auto solved = scenario::solve(scenario);
    CHECK(solved.result.status == core::Status::optimal);
    for (const auto& input : solved.model.inputs)
        CHECK(solved.result.inputs[input.name] == Approx(input.quantity).epsilon(1e-9));
    CHECK(solved.result.opex == Approx(solved.model.benchmark_opex_usd_per_year).epsilon(1e-9));
}

}  // namespace

TEST_CASE("the benchmark replicates for every supply") {
    replicates(lab());
    for (const char* sigma : {"0", "0.24", "1", "2.583"}) replicates(lab({{"0.7", sigma}}));
    for (const char* buyer : {"price_taker", "monopsonist"})
        replicates(lab({{wage, wage + "\nsupply_elasticity = 2\nbuyer = \"" + buyer + "\""}}));
    replicates(lab({{wage, wage + "\nfixed_cost_usd_per_year = 1e6"}}));
    replicates(lab({{"sigma = 0.7", "sigma = 0.7\nreturns = 0.9"}}));
}

TEST_CASE("a benchmark whose cap already bound replicates with its shadow price") {
    replicates(lab({{"price_usd_per_flop = 2e-18",
                     "price_usd_per_flop = 2e-18\ncap_share = "
                     "1\nbenchmark_shadow_price_usd_per_flop = 3e-18"}}));
}

TEST_CASE("the three example scenarios replicate their benchmark") {
    for (const char* name : {"minimax_fy2024", "zhipu_fy2024", "openai_2024"})
        replicates(scenario::load(std::string(ISOCOST_SOURCE_DIR) + "/examples/scenarios/" + name +
                                  ".toml"));
}

TEST_CASE("a tariff raises the price beyond the benchmark's") {
    const auto model = scenario::build(lab({{wage, wage + "\ntariff = 0.25"}}));
    CHECK(model.firm.costs()[1].unit_price(1.0) == Approx(250000.0));
    CHECK(model.benchmark_opex_usd_per_year == Approx(4e7));
}

TEST_CASE("a quota inside a dearer tier is a tier, not a cap") {
    const auto model =
        scenario::build(lab({{"price_usd_per_flop = 2e-18",
                              "price_usd_per_flop = 2e-18\ncap_share = 0.5\ncap_kind = \"dearer\"\n"
                              "cap_price_ratio = 1.5"}}));
    CHECK(model.firm.capped().index.empty());
    CHECK(model.firm.costs()[0].outlay(1e25) == Approx(1e7 + 1.5e7));
}

TEST_CASE("caps and floors are absolute or shares of the benchmark, and an infinite cap is none") {
    const auto limits = scenario::build(lab({{wage, wage + "\ncap_share = 1.5\nfloor_fte = 10"}}));
    CHECK(limits.firm.caps()[1] == 150.0);
    CHECK(limits.firm.floors()[1] == 10.0);
    CHECK(scenario::build(lab({{wage, wage + "\ncap_fte = inf"}})).firm.capped().index.empty());
}

TEST_CASE("an H100-year is valued at the scenario's utilization, else at the median, and says so") {
    const auto model = scenario::build(lab());
    CHECK(model.utilization_assumed);
    CHECK(scenario::h100_year_flop(model) == Approx(1.171e22).epsilon(1e-3));
    const auto given =
        scenario::build(lab({{"price_usd_per_flop", "utilization = 0.2\nprice_usd_per_flop"}}));
    CHECK_FALSE(given.utilization_assumed);
    CHECK(given.utilization == 0.2);
}

}  // namespace build_test
