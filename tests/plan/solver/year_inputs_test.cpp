#include "isocost/plan/solver/year_inputs.hpp"

#include <doctest/doctest.h>

#include "isocost/production/evaluate.hpp"
#include "plan/lab.hpp"

namespace year_inputs_test {

using namespace isocost;

namespace {

/// All equal to the rounding of a logarithm and back: ln of 1e12 to 1e-16 of 28 is 6e-15.
void check(const std::vector<double>& x, const std::vector<double>& expected) {
    for (std::size_t i = 0; i < x.size(); ++i)
        CHECK(x[i] == doctest::Approx(expected[i]).epsilon(1e-14));
}

}  // namespace

TEST_CASE("inputs beside an amount of compute reach the capability at prices in proportion") {
    for (const double sigma : {0.2, 1.0, 2.0}) {
        const auto plan = plan_lab::plan_of({.years = 1, .sigma = sigma, .flop = 1.0});
        const auto d = plan::compute_demand(plan, 0);
        const double price = 20000.0;
        const double flop = plan::demanded_flop(d, price).flop;
        const auto x = plan::year_inputs(plan, 0, flop, price);
        CHECK(production::output(plan.tree(), x) == doctest::Approx(1.0).epsilon(1e-13));
        const auto products = production::marginal_products(plan.tree(), x);
        // Ratios of powers, rounded some ten times.
        CHECK(products[0] / products[1] == doctest::Approx(5e5 / price).epsilon(1e-12));
        CHECK(products[0] / products[2] == doctest::Approx(5e5 / 3e-7).epsilon(1e-12));
    }
}

TEST_CASE("what compute is too much for is not used") {
    const auto leontief = plan_lab::plan_of({.years = 1, .sigma = 0.0, .flop = 1.0});
    check(plan::year_inputs(leontief, 0, 90.0, 0.0), {1.0, 40.0, 1e12});
    const auto linear = plan_lab::plan_of({.years = 1, .sigma = core::infinity, .flop = 1.0});
    // 80 FLOP are enough at θ = 1/2; data at 3e5/0.2 are cheaper per unit than talent at 5e5/0.3.
    check(plan::year_inputs(linear, 0, 90.0, 0.0), {0.0, 80.0, 0.0});
    const auto half = plan::year_inputs(linear, 0, 40.0, 1e9);
    CHECK(half[0] == 0.0);
    CHECK(half[2] == doctest::Approx(0.5 / 0.2 * 1e12).epsilon(1e-14));
}

TEST_CASE("perfect substitutes fill in where compute falls short at all but their price") {
    const auto linear = plan_lab::plan_of({.years = 1, .sigma = core::infinity, .flop = 1.0});
    const double change = plan::switch_price(plan::compute_demand(linear, 0));
    const auto reached = [&](double flop, double below) {
        return production::output(linear.tree(),
                                  plan::year_inputs(linear, 0, flop, change * (1.0 - below)));
    };
    // A price that is off by 1e-8, as that of a year of little chance, fills in half of the year.
    CHECK(reached(40.0, 1e-8) == doctest::Approx(1.0).epsilon(1e-14));
    CHECK(reached(40.0, 0.5) == doctest::Approx(0.5).epsilon(1e-14));  // compute is cheaper
    CHECK(reached(80.0, 1e-8) == doctest::Approx(1.0).epsilon(1e-14));
}

}  // namespace year_inputs_test
