#include "isocost/compute/adaptation_cost.hpp"

#include <doctest/doctest.h>

#include "isocost/isocost.hpp"

namespace adaptation_cost_test {

using namespace isocost;
using compute::AdaptedClass;

namespace {

const std::vector<AdaptedClass> fleet{{.name = "Ascend",
                                       .peak_flop_per_year = 1e26,
                                       .base_utilization = 0.1,
                                       .highest_utilization = 0.35,
                                       .scale_fte = 40},
                                      {.name = "H20",
                                       .peak_flop_per_year = 4e25,
                                       .base_utilization = 0.3,
                                       .highest_utilization = 0.5,
                                       .scale_fte = 10}};
constexpr double wage = 4e5;
const double base = compute::base_flop_per_year(fleet);
const double ceiling = compute::least_engineers(fleet, base).ceiling_flop_per_year;
const CES technology({.shares = {{"compute", 0.5}, {"talent", 0.5}},
                      .sigma = 0.6,
                      .benchmark = {{"compute", 3.5e25}, {"talent", 200.0}}});

Firm lab() {
    return Firm({.technology = technology,
                 .costs = {{"compute", compute::adaptation_cost(fleet, wage)},
                           {"talent", LinearCost({.price = wage})}},
                 .caps = {{"compute", 0.999 * ceiling}},
                 .floors = {{"compute", base}}});
}

/// Total talent when `engineers` adapt the fleet and capability is 1, by the definitions alone.
double total_talent(double engineers) {
    const double compute = compute::best_split(fleet, engineers).flop_per_year;
    const auto& tree = technology.tree();
    double low = 1.0;
    double high = 1e5;
    for (int step = 0; step < 200; ++step) {
        const double middle = 0.5 * (low + high);
        (production::output(tree, {compute, middle}) < 1.0 ? low : high) = middle;
    }
    return engineers + high;
}

}  // namespace

TEST_CASE(
    "the cost of compute on a fixed fleet: free up to its base, then engineers, then no more") {
    const auto cost = compute::adaptation_cost(fleet, wage);
    CHECK(cost.outlay(0.5 * base) == 0.0);
    CHECK(cost.outlay(base) == 0.0);
    const double x = 0.5 * (base + ceiling);
    CHECK(cost.outlay(x) == wage * compute::least_engineers(fleet, x).fte);
    CHECK(cost.outlay(ceiling) == core::infinity);
    CHECK(cost.marginal(ceiling).lower == core::infinity);
    CHECK(cost.convex());
    // A class joins between the two, and the price of the last FLOP still rises without a jump.
    double last = 0.0;
    for (int k = 0; k <= 100; ++k) {
        const double marginal = cost.marginal(base + (ceiling - base) * 0.0099 * k).lower;
        CHECK(marginal > last);
        last = marginal;
    }
    const double h = 1e-6 * x;  // second-order error 1e-10 relative
    CHECK((cost.outlay(x + h) - cost.outlay(x - h)) / (2.0 * h) ==
          doctest::Approx(cost.marginal(x).lower).epsilon(1e-7));
}

TEST_CASE("electricity comes on top") {
    const auto cost = compute::adaptation_cost(fleet, wage, 1e-19);
    CHECK(cost.outlay(0.5 * base) == 1e-19 * 0.5 * base);
    CHECK(cost.marginal(0.5 * base).lower == 1e-19);
    const double x = 0.5 * (base + ceiling);
    CHECK(cost.outlay(x) ==
          doctest::Approx(compute::adaptation_cost(fleet, wage).outlay(x) + 1e-19 * x)
              .epsilon(1e-14));
}

TEST_CASE(
    "a firm splits talent between research and adaptation where an engineer is worth a wage") {
    const auto r = minimize_opex(lab(), {.capability = 1.0});
    REQUIRE(r.status == Status::optimal);
    const auto plan = compute::least_engineers(fleet, r.inputs["compute"]);
    REQUIRE(plan.fte > 1.0);
    // The certificate holds to 1e-9.
    CHECK(r.virtual_prices["compute"] * plan.flop_per_engineer ==
          doctest::Approx(wage).epsilon(1e-8));
    // All that is paid is wages: research and adaptation make up total talent.
    const double total = r.inputs["talent"] + plan.fte;
    CHECK(r.opex == doctest::Approx(wage * total).epsilon(1e-12));
    CHECK(total == doctest::Approx(total_talent(plan.fte)).epsilon(1e-9));
    // One engineer more or fewer on the chips takes more talent in all.
    for (const double shift : {-1.0, -0.1, 0.1, 1.0}) CHECK(total_talent(plan.fte + shift) > total);
}

TEST_CASE("what makes no sense is refused") {
    CHECK_THROWS_WITH(compute::adaptation_cost(fleet, -1.0),
                      "adaptation_cost.wage_usd_per_year = -1: must be positive and finite");
    CHECK_THROWS_WITH(compute::adaptation_cost(fleet, wage, -1.0),
                      "adaptation_cost.running_usd_per_flop = -1: must be 0 or more and finite");
    CHECK_THROWS_WITH(compute::adaptation_cost({}, wage),
                      "classes = {}: must have at least one class");
}

}  // namespace adaptation_cost_test
