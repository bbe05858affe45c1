#include "isocost/cost/cost.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <string>

#include "laws/cost_curve.hpp"
#include "laws/refused.hpp"

namespace cost_test {

namespace core = isocost::core;
using namespace isocost::cost;
using isocost::laws::refused;

// A cost is one of the library's curves; a number, a struct of parameters or a list of tiers is
// not.
static_assert(std::constructible_from<Cost, LinearCost>);
static_assert(std::constructible_from<Cost, IsoelasticCost>);
static_assert(std::constructible_from<Cost, TieredCost>);
static_assert(std::constructible_from<Cost, FixedCost>);
static_assert(std::constructible_from<Cost, UserCost>);
static_assert(!std::constructible_from<Cost, double>);
static_assert(!std::constructible_from<Cost, LinearCost::Parameters>);
static_assert(!std::constructible_from<Cost, std::vector<Tier>>);
static_assert(!std::constructible_from<Cost, std::string>);

namespace {

const LinearCost linear({.price = 2.0});
const IsoelasticCost rising(
    {.price = 2.0, .reference = 3.0, .inverse_elasticity = 0.5, .buyer = Buyer::price_taker});
const TieredCost tiers{{1.0, 1.0}, {2.0, 3.0}};
const UserCost user([](double x) { return x * x; }, [](double x) { return 2.0 * x; }, false,
                    nullptr);

template <class Curve>
void check_same(const Cost& cost, const Curve& curve) {
    for (const double x : {0.0, 0.5, 1.0, 2.5}) {
        CHECK(cost.outlay(x) == curve.outlay(x));
        CHECK(cost.objective(x) == curve.objective(x));
        CHECK(cost.unit_price(x) == curve.unit_price(x));
        CHECK(cost.marginal(x).lower == curve.marginal(x).lower);
        CHECK(cost.marginal(x).upper == curve.marginal(x).upper);
    }
    CHECK(cost.capacity() == curve.capacity());
    CHECK(cost.convex() == curve.convex());
    CHECK(std::get_if<Curve>(&cost.curve()) != nullptr);
}

}  // namespace

TEST_CASE("any cost curve behind the common face is itself") {
    check_same(linear, linear);
    check_same(rising, rising);
    check_same(tiers, tiers);
    check_same(user, user);
    check_same(FixedCost(5.0, tiers), FixedCost(5.0, tiers));
}

TEST_CASE("a fixed amount is paid also at zero and moves no margin") {
    const FixedCost site(10.0, rising);
    CHECK(site.outlay(0.0) == 10.0);
    CHECK(site.objective(0.0) == 10.0);
    for (const double x : {1e-30, 0.5, 3.0, 1e12}) {
        CHECK(site.outlay(x) == 10.0 + rising.outlay(x));
        CHECK(site.objective(x) == 10.0 + rising.objective(x));
        CHECK(site.marginal(x).lower == rising.marginal(x).lower);
        CHECK(site.unit_price(x) == rising.unit_price(x));
    }
    CHECK(site.capacity() == core::infinity);
    CHECK(site.convex());
    isocost::laws::check_cost_curve(site, {0.5, 3.0, 1e3});
}

TEST_CASE("a fixed amount on top of another adds to it") {
    const Cost twice = FixedCost(10.0, FixedCost(2.5, tiers));
    CHECK(twice.outlay(0.0) == 12.5);
    CHECK(twice.outlay(3.0) == 19.5);
    CHECK(fixed_amount(twice) == 12.5);
    CHECK(std::get_if<TieredCost>(&running(twice).curve()) != nullptr);
    CHECK(twice.capacity() == 3.0);
}

TEST_CASE("without a fixed amount a cost is its own running part") {
    CHECK(fixed_amount(linear) == 0.0);
    CHECK(running(Cost(linear)).outlay(1.0) == 2.0);
    const Cost plain = tiers;
    CHECK(&running(plain) == &plain);
}

TEST_CASE("a user's cost is seen through any fixed amounts") {
    CHECK(user_defined(linear) == nullptr);
    CHECK(user_defined(FixedCost(1.0, linear)) == nullptr);
    const Cost wrapped = FixedCost(1.0, user);
    CHECK(user_defined(wrapped) != nullptr);
    CHECK_FALSE(wrapped.convex());
}

TEST_CASE("a fixed amount is 0 or more") {
    CHECK(refused([] { FixedCost(0.0, linear); }) == "accepted");
    CHECK(refused([] { FixedCost(-1.0, linear); }) ==
          "FixedCost.amount = -1: must be 0 or more and finite");
    CHECK(refused([] { FixedCost(core::nan, linear); }) ==
          "FixedCost.amount = nan: must be 0 or more and finite");
    CHECK(refused([] { FixedCost(core::infinity, linear); }) ==
          "FixedCost.amount = inf: must be 0 or more and finite");
}

TEST_CASE("copies of a fixed cost share what they run on") {
    const FixedCost one(1.0, linear);
    const FixedCost copy = one;
    CHECK(&one.then() == &copy.then());
    CHECK(copy.amount() == 1.0);
}

}  // namespace cost_test
