#include "isocost/study/analysis.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "scenario/lab.hpp"

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
