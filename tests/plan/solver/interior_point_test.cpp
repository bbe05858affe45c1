#include "isocost/plan/solver/interior_point.hpp"

#include <doctest/doctest.h>

#include "plan/lab.hpp"

namespace interior_point_test {

using namespace isocost;

TEST_CASE("worth is price where chips are bought, for every elasticity") {
    for (const double sigma : {0.0, 0.2, 1.0, 2.0, 6.0, core::infinity}) {
        const auto program =
            plan::program(plan_lab::plan_of({.years = 12, .sigma = sigma, .most_chips = 400.0}));
        const auto found = plan::solve_interior(program);
        CAPTURE(sigma);
        REQUIRE(found.converged);
        CHECK(found.iterations < 80);
        for (std::size_t j = 0; j < 12; ++j) {
            const auto& column = program.columns[j];
            const double above = 1.0 - plan::worth(column, found.prices) / column.price;
            const double share = found.chips[j] / column.most;
            // The products end at 1e-15 of their sizes; 1e-9 is what a certificate asks.
            CHECK(std::min(share, std::max(above, 0.0)) < 1e-9);
            CHECK(std::min(1.0 - share, std::max(-above, 0.0)) < 1e-9);
        }
    }
}

TEST_CASE("too few iterations do not count as converged") {
    const auto program = plan::program(plan_lab::plan_of({.years = 5}));
    const auto found = plan::solve_interior(program, 3);
    CHECK(found.iterations == 3);
    CHECK_FALSE(found.converged);
}

}  // namespace interior_point_test
