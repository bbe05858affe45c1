#include "isocost/plan/solver/interior_state.hpp"

#include <doctest/doctest.h>

#include "plan/lab.hpp"

namespace interior_state_test {

using namespace isocost;

namespace {

plan::PurchaseProgram program(double sigma, double most) {
    return plan::program(plan_lab::plan_of({.years = 4, .sigma = sigma, .most_chips = most}));
}

}  // namespace

TEST_CASE("the start is inside of all limits and within the dual") {
    for (const double sigma : {0.0, 0.5, 2.0, core::infinity}) {
        for (const double most : {50.0, core::infinity}) {
            const auto at = program(sigma, most);
            const auto s = plan::starting_state(at);
            for (std::size_t j = 0; j < 4; ++j) {
                CHECK(s.chips[j] > 0.0);
                CHECK(s.chips[j] < most);
                CHECK(s.losses[j] > 0.0);
                // One rounding of the price.
                CHECK(std::abs(plan::loss_gap(at.columns[j], s, j)) <= 1e-15 * at.columns[j].price);
                CHECK(s.prices[j] > 0.0);
                CHECK(s.slacks[j] > 0.0);
                CHECK(s.margins[j] > 0.0);
            }
            const auto progress = plan::progress(s);
            CHECK(progress.least > 0.0);
            CHECK(progress.least <= progress.mean);
            CHECK(progress.mean <= 1.0);
        }
    }
}

TEST_CASE("a step moves every unknown and keeps the sizes") {
    const auto s = plan::starting_state(program(core::infinity, 50.0));
    const auto twice = plan::moved(s, s, 1.0);
    CHECK(twice.chips[2] == 2.0 * s.chips[2]);
    CHECK(twice.replaced[1] == 2.0 * s.replaced[1]);
    CHECK(twice.sizes.bought == s.sizes.bought);
    CHECK(plan::products(twice).bought[0] == 4.0 * plan::products(s).bought[0]);
    CHECK(plan::progress(twice).mean == doctest::Approx(4.0 * plan::progress(s).mean));
}

TEST_CASE("residuals are those of the equations") {
    const auto at = program(0.5, core::infinity);
    auto s = plan::starting_state(at);
    const auto flop = plan::supply(at, s.chips);
    for (std::size_t t = 0; t < 4; ++t)  // prices at which demand is what there is, less the idle
        s.slacks[t] = 0.1 * flop[t];
    for (std::size_t t = 0; t < 4; ++t) {
        const double used = 1.2 * plan::flop_alone(at.rows[t].demand);
        s.prices[t] = at.rows[t].weight * plan::price_of_flop(at.rows[t].demand, used).price;
        // Demand and its inverse: some roundings.
        CHECK(plan::shortages(at, s)[t] ==
              doctest::Approx(used + s.slacks[t] - flop[t]).epsilon(1e-12));
    }
    CHECK(plan::residual(at, s, s) > 1e-3);
}

}  // namespace interior_state_test
