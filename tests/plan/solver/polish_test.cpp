#include "isocost/plan/solver/polish.hpp"

#include <doctest/doctest.h>

#include "plan/lab.hpp"

namespace polish_test {

using namespace isocost;

TEST_CASE("the last digits: purchases at limits exactly, worth equal to price") {
    auto lab = plan_lab::parameters({.years = 6, .sigma = 0.5, .lifetime_years = 5});
    lab.years[2].most_chips = 4.0;
    lab.years[4].chip_price_usd = 80000;
    const auto program = plan::program(plan::PurchasePlan(lab));
    const auto rough = plan::solve_interior(program);
    REQUIRE(rough.converged);
    const auto fine = plan::polished(program, rough);
    REQUIRE(fine);
    CHECK(fine->chips[2] == 4.0);
    CHECK(fine->chips[4] == 0.0);
    for (const std::size_t j : {0u, 1u, 3u, 5u}) {
        const auto& column = program.columns[j];
        // Prices are powers of compute, rounded some ten times: 1e-13.
        CHECK(plan::worth(column, fine->prices) == doctest::Approx(column.price).epsilon(1e-13));
    }
}

TEST_CASE("kinks are left as they are") {
    for (const double sigma : {0.0, core::infinity}) {
        const auto program = plan::program(plan_lab::plan_of({.years = 3, .sigma = sigma}));
        CHECK_FALSE(plan::polished(program, plan::solve_interior(program)));
    }
}

}  // namespace polish_test
