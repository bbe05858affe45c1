#include "isocost/plan/certify.hpp"

#include <doctest/doctest.h>

#include "isocost/plan/minimize_present_opex.hpp"
#include "plan/lab.hpp"

namespace certify_test {

using namespace isocost;
using plan::Ban;
using plan::certify;
using plan::PlanPoint;

namespace {

const auto four_years = plan_lab::plan_of(
    {.years = 4, .sigma = 0.6, .most_chips = 150, .lifetime_years = 4, .ban = Ban{3}});

PlanPoint best() { return plan::minimize_present_opex(four_years).require_optimal().point; }

constexpr double tolerance = 1e-9;  // of a certificate that holds, as `PlanOptions` has it

}  // namespace

TEST_CASE("the cheapest plan holds to rounding") {
    // Four years of sums of some ten terms: a few 1e-15 of the largest.
    CHECK(certify(four_years, best()).holds(1e-12));
}

TEST_CASE("a plan that buys more or earlier than it should has a gap") {
    auto more = best();
    more.chips[1] += 1.0;
    const auto idle = certify(four_years, more);
    CHECK(idle.gap > 1e-4);
    CHECK(idle.complementarity > 1e-4);
    // Feasible and cheapest within its years, but a chip is moved from year 1 to year 0.
    auto early = best();
    early.chips[0] += early.chips[1] * 0.5;
    early.chips[1] *= 0.5;
    for (std::size_t t = 0; t < 4; ++t) {
        const double flop = plan::supplied_flop(four_years, early.chips, t);
        early.inputs[t] = plan::year_inputs(four_years, t, flop, 0.0);
        early.compute_prices[t] =
            plan::price_of_flop(plan::compute_demand(four_years, t), flop).price;
    }
    const auto moved = certify(four_years, early);
    CHECK(moved.feasibility < tolerance);
    CHECK(moved.gap > 1e-4);
    CHECK_FALSE(moved.holds(tolerance));
}

TEST_CASE("a plan that breaks a limit is not feasible") {
    auto short_of = best();
    short_of.inputs[2][0] *= 0.99;
    CHECK(certify(four_years, short_of).feasibility > 1e-4);
    auto late = best();
    late.chips[3] = 1.0;
    CHECK(certify(four_years, late).feasibility == core::infinity);
    auto borrowed = best();
    borrowed.chips[0] -= 1.0;
    CHECK(certify(four_years, borrowed).feasibility > 1e-4);
    auto negative = best();
    negative.chips[2] = -1.0;
    CHECK(certify(four_years, negative).feasibility == core::infinity);
}

TEST_CASE("wrong prices of compute prove nothing") {
    for (const double factor : {0.9, 1.1}) {
        auto wrong = best();
        wrong.compute_prices[1] *= factor;
        const auto found = certify(four_years, wrong);
        CHECK(found.stationarity > 1e-2);
        CHECK(found.gap > 0.0);
        CHECK_FALSE(found.holds(tolerance));
    }
}

TEST_CASE("a price below 0, or none at all, proves nothing even where compute is not used") {
    // Talent and data alone, at their least cost: with σ > 1 that is feasible.
    const auto lab =
        plan_lab::plan_of({.years = 1, .sigma = 2.0, .most_chips = 100, .ban = plan::Ban{0}});
    const auto without = plan::minimize_present_opex(lab).require_optimal().point;
    REQUIRE(without.inputs[0][lab.compute()] == 0.0);
    const auto on_sale = plan::with_ban(lab, std::nullopt);
    for (const double price : {-1e-15, core::nan}) {
        auto point = without;
        point.compute_prices[0] = price;
        const auto found = certify(on_sale, point);
        CHECK_FALSE(found.stationarity <= 1e9);
        CHECK_FALSE(found.holds(tolerance));
    }
}

TEST_CASE("a bound from any prices stays below the cost of any feasible plan") {
    const auto cost = plan::minimize_present_opex(four_years).require_optimal().present_usd;
    auto point = best();
    for (int i = 0; i < 200; ++i) {
        for (std::size_t t = 0; t < 4; ++t)
            point.compute_prices[t] *=
                std::exp(0.3 * std::sin(7.0 * i + 3.0 * static_cast<double>(t)));
        const auto books = plan::detail::books(four_years, point);
        CHECK(books.bound <= cost * (1.0 + 1e-14));  // one rounding of each sum
    }
}

}  // namespace certify_test
