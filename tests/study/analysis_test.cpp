#include "isocost/study/analysis.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "scenario/lab.hpp"

namespace analysis_test {

using namespace isocost;
using doctest::Approx;
using test::lab;

namespace {

scenario::Scenario capped(const std::string& share, const std::string& sigma = "0.7") {
    return lab(
        {{"price_usd_per_flop", "cap_share = " + share + "\nprice_usd_per_flop"}, {"0.7", sigma}});
}

}  // namespace

TEST_CASE("a binding cap is worth its shadow price times the FLOP of an H100-year") {
    const auto solved = scenario::solve(capped("0.8"));
    const auto analysis = study::analyze(solved);
    REQUIRE(analysis.limits.size() == 1);
    const auto& cap = analysis.limits.front();
    CHECK(cap.is_cap);
    CHECK(cap.limit == Approx(8e24));
    CHECK(cap.price_usd_per_unit == solved.result.shadow_prices["compute"]);
    CHECK(cap.usd_per_h100_year == Approx(cap.price_usd_per_unit * 989.4e12 * 0.375 * 31557600.0));
}

TEST_CASE("a cap nobody reaches is worth nothing and costs nothing") {
    const auto analysis = study::analyze(scenario::solve(capped("2")));
    CHECK(analysis.limits.front().price_usd_per_unit == 0.0);
    CHECK_FALSE(analysis.cap_cost);
}

TEST_CASE("the finite replacement of an H100-year is dearer than the margin says") {
    const auto analysis = study::analyze(scenario::solve(lab()));
    REQUIRE(analysis.replacements.size() == 1);
    const auto& r = analysis.replacements.front();
    CHECK(r.fte_at_the_margin == Approx(2e-18 / 200000 * analysis.h100_year_flop));
    CHECK(r.fte_for_an_h100_year > r.fte_at_the_margin);
    CHECK(r.fte_for_an_h100_year == Approx(r.fte_at_the_margin).epsilon(0.01));
}

TEST_CASE("the cost of a cap is Opex with it minus Opex without") {
    const auto solved = scenario::solve(capped("0.8"));
    const auto analysis = study::analyze(solved);
    REQUIRE(analysis.cap_cost);
    CHECK(analysis.cap_cost->cost_usd_per_year == Approx(solved.result.opex - 4e7));
    CHECK(analysis.cap_cost->capability_lost > 0.0);
}

TEST_CASE("where nothing was solved the cost of the cap is infinite and there are no limits") {
    const auto analysis = study::analyze(scenario::solve(capped("0.5", "0")));
    CHECK(analysis.limits.empty());
    REQUIRE(analysis.cap_cost);
    CHECK(std::isinf(analysis.cap_cost->cost_usd_per_year));
    CHECK(analysis.cap_cost->capability_lost_share == Approx(0.5));
}

TEST_CASE("one more chip in the cluster saves what a re-solve says") {
    const auto text = [](double chips) {
        return test::with(
            test::lab_text(),
            {{"price_usd_per_flop = 2e-18",
              "price_usd_per_flop = 2e-18\npeak_flop_per_s = 989.4e12\nutilization = "
              "0.375\n\n[compute.cluster]\nrun_share = 0.2\ndays_per_run = 90\nchips = " +
                  std::to_string(chips)}});
    };
    const auto opex = [&](double chips) {
        return scenario::solve(scenario::load_text(text(chips))).result.opex;
    };
    const auto analysis = study::analyze(scenario::solve(scenario::load_text(text(500))));
    REQUIRE(analysis.limits.front().price_usd_per_unit > 0.0);
    // Central difference over 2 of 500 chips: its error is of the order of (1/500)^2.
    CHECK(analysis.limits.front().usd_per_contiguous_chip_year ==
          Approx((opex(499) - opex(501)) / 2.0).epsilon(1e-4));
    CHECK(std::isnan(study::analyze(scenario::solve(capped("0.8")))
                         .limits.front()
                         .usd_per_contiguous_chip_year));
}

}  // namespace analysis_test
