#include "isocost/cost/linear.hpp"

#include <doctest/doctest.h>

#include "laws/cost_curve.hpp"
#include "laws/field_table.hpp"
#include "laws/refused.hpp"

namespace linear_test {

namespace core = isocost::core;
using isocost::cost::LinearCost;
using isocost::laws::refused;

TEST_CASE("a fixed price is a cost curve") {
    for (const double price : {1e-30, 0.7, 3e30})
        isocost::laws::check_cost_curve(LinearCost({.price = price}), {1e-30, 0.4, 1e12});
}

TEST_CASE("a unit at a fixed price costs the price, however many are bought") {
    const LinearCost cost({.price = 2.5});
    CHECK(cost.outlay(0.0) == 0.0);
    CHECK(cost.outlay(4.0) == 10.0);
    CHECK(cost.unit_price(0.0) == 2.5);
    CHECK(cost.unit_price(1e30) == 2.5);
    CHECK(cost.marginal(7.0).lower == 2.5);
    CHECK(cost.capacity() == core::infinity);
    CHECK(cost.convex());
    CHECK(cost.parameters().price == 2.5);
}

TEST_CASE("a price must be given, positive and finite") {
    const auto message = [](double price) {
        return refused([price] { LinearCost({.price = price}); });
    };
    const std::string rule =
        ": must be positive and finite (price of one unit, however many are bought)";
    CHECK(message(0.0) == "LinearCost.price = 0" + rule);
    CHECK(message(-1.0) == "LinearCost.price = -1" + rule);
    CHECK(message(core::infinity) == "LinearCost.price = inf" + rule);
    CHECK(message(core::nan) == "LinearCost.price = nan" + rule);
    CHECK(refused([] { LinearCost({}); }) == "LinearCost.price = nan" + rule);
}

TEST_CASE("the table of a linear cost holds all its parameters") {
    isocost::laws::check_field_table<LinearCost::Parameters>();
}

}  // namespace linear_test
