#include "isocost/cost/isoelastic.hpp"

#include <doctest/doctest.h>

#include "laws/cost_curve.hpp"
#include "laws/field_table.hpp"
#include "laws/refused.hpp"

namespace isoelastic_test {

namespace core = isocost::core;
using isocost::cost::Buyer;
using isocost::cost::IsoelasticCost;
using isocost::laws::refused;
using isocost::laws::relative_error;
using Parameters = IsoelasticCost::Parameters;

namespace {

constexpr double rounding = 1e-15;  // a power and a product

IsoelasticCost rising(double eta, Buyer buyer) {
    return IsoelasticCost(
        {.price = 2.0, .reference = 4.0, .inverse_elasticity = eta, .buyer = buyer});
}

std::string message(const Parameters& parameters) {
    return refused([&parameters] { IsoelasticCost{parameters}; });
}

}  // namespace

TEST_CASE("rising supply is a cost curve, for both buyers") {
    for (const Buyer buyer : {Buyer::price_taker, Buyer::monopsonist})
        for (const double eta : {0.0, 1e-12, 0.5, 3.0}) {
            isocost::laws::check_cost_curve(rising(eta, buyer), {1e-30, 1e-3, 4.0, 1e6, 1e30});
            isocost::laws::check_supply(rising(eta, buyer), {1e-30, 1e-3, 4.0, 1e6, 1e30});
        }
}

TEST_CASE("the price at the reference is the price, and rises by its elasticity") {
    const auto cost = rising(0.5, Buyer::price_taker);
    CHECK(cost.unit_price(4.0) == 2.0);
    CHECK(relative_error(cost.unit_price(16.0), 4.0) <= rounding);
    CHECK(relative_error(cost.outlay(16.0), 64.0) <= rounding);
    CHECK(cost.unit_price(0.0) == 0.0);
    CHECK(cost.outlay(0.0) == 0.0);
}

TEST_CASE("a monopsonist sees that his purchases raise the price of all he buys") {
    const auto taker = rising(0.5, Buyer::price_taker);
    const auto seer = rising(0.5, Buyer::monopsonist);
    for (const double x : {1e-30, 0.3, 4.0, 1e30}) {
        CHECK(seer.outlay(x) == taker.outlay(x));
        CHECK(taker.marginal(x).lower == taker.unit_price(x));
        CHECK(relative_error(seer.marginal(x).lower, 1.5 * seer.unit_price(x)) <= rounding);
    }
}

TEST_CASE("a price taker minimizes the as-if cost, a monopsonist his outlay") {
    const auto taker = rising(0.5, Buyer::price_taker);
    CHECK(relative_error(taker.objective(9.0), taker.outlay(9.0) / 1.5) <= rounding);
    CHECK(rising(0.5, Buyer::monopsonist).objective(9.0) == taker.outlay(9.0));
}

TEST_CASE("where supply is flat nobody moves the price and both buyers are one") {
    const auto taker = rising(0.0, Buyer::price_taker);
    const auto seer = rising(0.0, Buyer::monopsonist);
    for (const double x : {0.0, 1e-30, 7.0, 1e30}) {
        CHECK(taker.unit_price(x) == 2.0);
        CHECK(taker.objective(x) == seer.objective(x));
        CHECK(taker.marginal(x).upper == seer.marginal(x).upper);
    }
}

TEST_CASE("who the buyer is has no default") {
    CHECK(message({.price = 1.0, .reference = 1.0, .inverse_elasticity = 0.5}) ==
          R"(IsoelasticCost.buyer = none: must be "monopsonist" or "price_taker")");
    CHECK(name(Buyer::monopsonist) == "monopsonist");
    CHECK(name(Buyer::price_taker) == "price_taker");
}

TEST_CASE("supply slopes upward from a positive price at a positive quantity") {
    const Parameters good{
        .price = 1.0, .reference = 1.0, .inverse_elasticity = 0.5, .buyer = Buyer::monopsonist};
    CHECK(message(good) == "accepted");
    auto bad = good;
    bad.inverse_elasticity = -0.3;
    CHECK(
        message(bad) ==
        "IsoelasticCost.inverse_elasticity = -0.3: must be 0 or more and finite (percent that the "
        "price rises per percent bought; supply slopes upward)");
    bad = good;
    bad.price = 0.0;
    CHECK(message(bad) ==
          "IsoelasticCost.price = 0: must be positive and finite (price of a unit at the reference "
          "quantity)");
    bad = good;
    bad.reference = core::nan;
    CHECK(
        message(bad) ==
        "IsoelasticCost.reference = nan: must be positive and finite (quantity at which the price "
        "is `price`)");
}

TEST_CASE("the table of an isoelastic cost holds all its numbers") {
    isocost::laws::check_field_table<Parameters>();
}

}  // namespace isoelastic_test
