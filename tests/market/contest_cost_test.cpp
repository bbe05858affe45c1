#include "isocost/market/contest_cost.hpp"

#include <doctest/doctest.h>

namespace contest_cost_test {

using namespace isocost;
using market::IsoelasticOpex;

namespace {

firm::Firm two_inputs(double cap, const cost::Cost& talent) {
    return firm::Firm(
        {production::CES(
             {.shares = {{"compute", 0.5}, {"talent", 0.5}}, .sigma = 0.5, .returns = 0.8}),
         {{"compute", cost::LinearCost({.price = 1.0})}, {"talent", talent}},
         {{"compute", cap}}});
}

}  // namespace

TEST_CASE("the slope of Opex is its difference quotient, formula and firm alike") {
    const IsoelasticOpex formula{.cost_usd_per_year = 3.0, .returns = 0.7, .fixed_usd_per_year = 2};
    const auto firm = two_inputs(4.0, cost::LinearCost({.price = 2.0}));
    for (const market::OpexCurve& curve : {market::OpexCurve(formula), market::OpexCurve(firm)})
        for (const double y : {0.3, 1.0, 2.5}) {
            constexpr double step = 1e-5;
            const double slope = (market::opex_at(curve, y + step).opex_usd_per_year -
                                  market::opex_at(curve, y - step).opex_usd_per_year) /
                                 (2.0 * step);
            // Central differences: step² of curvature and rounding over the step, both below 1e-8.
            CHECK(market::opex_at(curve, y).marginal_usd_per_year ==
                  doctest::Approx(slope).epsilon(1e-8));
        }
}

TEST_CASE("beyond the ceiling no money is enough: a formula's own, and a cap at sigma below 1") {
    const IsoelasticOpex formula{.cost_usd_per_year = 1.0, .returns = 1.0, .ceiling = 2.0};
    CHECK(market::opex_at(formula, 2.0).opex_usd_per_year == 2.0);
    CHECK(std::isinf(market::opex_at(formula, 2.0000001).opex_usd_per_year));
    // At σ = ½ talent without end gives y = (½/x)^{-υ} = (2 · 4)^0.8 with 4 of compute.
    const auto firm = two_inputs(4.0, cost::LinearCost({.price = 2.0}));
    const double ceiling = std::pow(8.0, 0.8);
    CHECK(std::isfinite(market::opex_at(firm, 0.99 * ceiling).opex_usd_per_year));
    CHECK(std::isinf(market::opex_at(firm, 1.01 * ceiling).opex_usd_per_year));
}

TEST_CASE("where the payoff of a contest is certainly concave") {
    IsoelasticOpex formula{.cost_usd_per_year = 1.0, .returns = 0.8};
    CHECK(market::concave_contest_payoff(formula, 1.25));
    CHECK(!market::concave_contest_payoff(formula, 1.26));
    formula.fixed_usd_per_year = 1.0;
    CHECK(!market::concave_contest_payoff(formula, 0.5));
    const auto talent = cost::LinearCost({.price = 2.0});
    CHECK(market::concave_contest_payoff(two_inputs(4.0, talent), 1.25));
    CHECK(!market::concave_contest_payoff(two_inputs(4.0, talent), 1.26));
    CHECK(!market::concave_contest_payoff(two_inputs(4.0, cost::FixedCost(1.0, talent)), 1.0));
    auto floored = two_inputs(4.0, talent).parameters();
    floored.floors = {{"talent", 0.1}};
    CHECK(!market::concave_contest_payoff(firm::Firm(floored), 1.0));
}

TEST_CASE("a price taker on a rising supply is refused, a monopsonist is not") {
    const auto rising = [](cost::Buyer buyer) {
        return cost::IsoelasticCost(
            {.price = 1.0, .reference = 1.0, .inverse_elasticity = 0.5, .buyer = buyer});
    };
    CHECK_THROWS_WITH(
        market::check_curve(two_inputs(4.0, rising(cost::Buyer::price_taker)), "Contest.A"),
        "Contest.A.costs.talent = price_taker: must be bought as a monopsonist or at a given "
        "price (what a price taker minimizes is not what he pays, and the contest is about money)");
    CHECK_NOTHROW(
        market::check_curve(two_inputs(4.0, rising(cost::Buyer::monopsonist)), "Contest.A"));
    CHECK_THROWS_WITH(market::check_curve(IsoelasticOpex{}, "Contest.B"),
                      "Contest.B.cost_usd_per_year = nan: must be positive and finite (Opex of "
                      "capability 1 besides the fixed cost)");
}

}  // namespace contest_cost_test
