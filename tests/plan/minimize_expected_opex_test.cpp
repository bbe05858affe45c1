#include "isocost/plan/minimize_expected_opex.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>

#include "plan/lab.hpp"

namespace minimize_expected_opex_test {

using namespace isocost;
using plan::Ban;
using plan::BanRisk;
using plan::minimize_expected_opex;
using plan::minimize_present_opex;

namespace {

plan::PurchasePlan six_years(double sigma) {
    return plan_lab::plan_of({.years = 6, .sigma = sigma, .lifetime_years = 6});
}

}  // namespace

TEST_CASE("without risk it is the plan without a ban, with a sure ban the one with it") {
    for (const double sigma : {0.0, 0.5, 1.0, 2.0, core::infinity}) {
        const auto plan = six_years(sigma);
        const auto none = minimize_expected_opex(plan, {.rate_per_year = 0.0});
        REQUIRE(none.status == core::Status::optimal);
        // Of both certificates: each ends near 1e-13.
        CHECK(none.expected_usd ==
              doctest::Approx(minimize_present_opex(plan).present_usd).epsilon(1e-11));
        CHECK(std::abs(none.value_of_knowing_usd()) <= 1e-11 * none.expected_usd);
        const auto sure = minimize_expected_opex(plan, {.rate_per_year = 50.0});  // e^−50 is lost
        REQUIRE(sure.status == core::Status::optimal);
        const auto banned = minimize_present_opex(plan::with_ban(plan, Ban{1}));
        CHECK(sure.expected_usd == doctest::Approx(banned.present_usd).epsilon(1e-9));
    }
}

TEST_CASE("knowing the year of the ban is worth something, and nothing costs more with more risk") {
    for (const double premium : {1.0, core::infinity}) {
        double before = 0.0;
        double chips = 0.0;
        for (const double rate : {0.0, 0.1, 0.5, 2.0}) {
            const auto found = minimize_expected_opex(six_years(0.5), {rate, premium});
            CAPTURE(rate);
            REQUIRE(found.status == core::Status::optimal);
            CHECK(found.expected_usd > before);
            CHECK(found.point.chips[0] >= chips * (1.0 - 1e-9));  // certificate's tolerance
            if (rate > 0.0) CHECK(found.value_of_knowing_usd() > 0.0);
            before = found.expected_usd;
            chips = found.point.chips[0];
        }
    }
}

TEST_CASE("two years by hand: today's purchases are weighed by the chance of a ban") {
    const auto plan = plan_lab::plan_of({.years = 2, .sigma = 0.5, .lifetime_years = 2});
    const double rate = 0.4;
    const auto found = minimize_expected_opex(plan, {.rate_per_year = rate});
    REQUIRE(found.status == core::Status::optimal);
    // A chip of year 0 against what the others cost in year 0, in year 1 without a ban, where a
    // chip can be bought, and in year 1 with one: a golden section over its number.
    const double chance = plan::yearly_chance(rate);
    const auto cost = [&](double chips) {
        const auto others = [&](std::size_t t, double flop) {
            const auto x = plan::year_inputs(plan, t, flop, 0.0);
            return plan.year(t).prices.at("talent") * x[0] + plan.year(t).prices.at("data") * x[2];
        };
        const double left = plan::flop_in_year(plan, 0, 1) * chips;
        double with = core::infinity;
        for (int i = 0; i <= 20'000; ++i) {  // year 1 without a ban, on a grid
            const double more = 0.005 * i;
            const double flop = left + plan::flop_in_year(plan, 1, 1) * more;
            with = std::min(with, 26500 * more + others(1, flop));
        }
        return plan::present_usd_per_chip(plan, 0) * chips + others(0, chips * 1e21) +
               ((1.0 - chance) * with + chance * others(1, left)) / 1.1;
    };
    const double best = found.point.chips[0];
    // The grid of year 1 is off its least by (0.0025)²/2 chips of curvature: under 1e-6 of cost.
    CHECK(found.expected_usd == doctest::Approx(cost(best)).epsilon(1e-6));
    CHECK(cost(best * 1.02) > found.expected_usd);
    CHECK(cost(best * 0.98) > found.expected_usd);
}

TEST_CASE("what no purchases survive, or pay without end, is told") {
    const auto shortlived = plan_lab::plan_of({.years = 6, .sigma = 0.5, .lifetime_years = 3});
    const auto found = minimize_expected_opex(shortlived, {.rate_per_year = 0.1});
    CHECK(found.status == core::Status::infeasible);
    REQUIRE(found.infeasibility);
    CHECK(found.infeasibility->year == 3);
    CHECK(minimize_expected_opex(shortlived, {0.1, 2.0}).status == core::Status::optimal);
    auto lab = plan_lab::parameters({.years = 2});
    lab.years[0].salvage_usd_per_chip = 1e6;
    CHECK(minimize_expected_opex(plan::PurchasePlan(lab), {0.1}).status == core::Status::unbounded);
    CHECK(minimize_expected_opex(six_years(0.0), {0.1}, {.most_iterations = 2}).status ==
          core::Status::iteration_limit);
    CHECK(minimize_expected_opex(six_years(0.5), {0.1}, {.tolerance = 1e-30}).status ==
          core::Status::stalled);
    CHECK_THROWS_AS((void)minimize_expected_opex(plan::with_ban(shortlived, Ban{1}), {0.1}),
                    core::InvalidParameter);
    CHECK_THROWS_AS((void)minimize_expected_opex(shortlived, {-0.1}), core::InvalidParameter);
}

TEST_CASE("fifteen years of risk take less than a second") {
    const auto plan =
        plan_lab::plan_of({.years = 15, .sigma = 0.5, .growth = 0.2, .lifetime_years = 15});
    const auto start = std::chrono::steady_clock::now();
    const auto found = minimize_expected_opex(plan, {.rate_per_year = 0.2});
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    REQUIRE(found.status == core::Status::optimal);
    MESSAGE("risk: ", 1e3 * time.count(), " ms");
    CHECK(time.count() < 1.0);
}

}  // namespace minimize_expected_opex_test
