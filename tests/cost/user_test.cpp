#include "isocost/cost/user.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "laws/cost_curve.hpp"
#include "laws/refused.hpp"

namespace user_test {

namespace core = isocost::core;
using isocost::cost::UserCost;
using isocost::laws::refused;

namespace {

const UserCost::Function quadratic = [](double x) { return 2.0 * x + 0.5 * x * x; };
const UserCost::Function slope = [](double x) { return 2.0 + x; };

// What would solve it is not called here.
UserCost user(bool convex) { return {quadratic, slope, convex, nullptr}; }

}  // namespace

TEST_CASE("a cost of the user's own is what its functions say") {
    isocost::laws::check_cost_curve(user(true), {1e-30, 0.5, 2.0, 1e6});
    CHECK(user(true).outlay(2.0) == 6.0);
    CHECK(user(true).objective(2.0) == 6.0);
    CHECK(user(true).unit_price(2.0) == 3.0);
    CHECK(user(true).unit_price(0.0) == 2.0);
    CHECK(user(true).marginal(2.0).lower == 4.0);
    CHECK(user(true).marginal(2.0).upper == 4.0);
    CHECK(user(true).capacity() == core::infinity);
}

TEST_CASE("whether a user's cost is convex is the user's word") {
    CHECK(user(true).convex());
    CHECK_FALSE(user(false).convex());
}

TEST_CASE("a cost without its functions is refused when it is made, not when it is used") {
    CHECK(refused([] { UserCost(nullptr, slope, true, nullptr); }) ==
          "UserCost.cost = none: must be a function of the quantity");
    CHECK(refused([] { UserCost(quadratic, nullptr, true, nullptr); }) ==
          "UserCost.marginal = none: must be a function of the quantity");
}

}  // namespace user_test
