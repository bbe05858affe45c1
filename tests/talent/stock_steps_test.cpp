#include "isocost/talent/stock_steps.hpp"

#include <doctest/doctest.h>

namespace stock_steps_test {

using isocost::talent::detail::Equation;
using isocost::talent::detail::halvings;
using isocost::talent::detail::stepped;

namespace {

/// Whoever is abroad returns at 0.06 a year, everyone retires at 0.04; the diagonal is not read.
Equation returning() {
    Equation equation{Eigen::MatrixXd::Constant(2, 2, 0.0), 0.04, Eigen::Vector2d(0.5, 0.5)};
    equation.move_hazards_per_year << 7.0, 0.0, 0.06, 9.0;
    return equation;
}

}  // namespace

TEST_CASE("those abroad, those at home and those who entered, in closed form") {
    for (const double years : {0.0, 0.5, 7.0, 100.0}) {
        const double leaves = -std::expm1(-0.1 * years), retires = -std::expm1(-0.04 * years);
        const auto start = stepped(returning(), Eigen::Vector2d(0.0, 100.0), 0.0, years);
        // Roundings of a few doublings.
        CHECK(start(1) == doctest::Approx(100.0 * std::exp(-0.1 * years)).epsilon(1e-14));
        CHECK(start.sum() == doctest::Approx(100.0 * std::exp(-0.04 * years)).epsilon(1e-14));
        const auto entered = stepped(returning(), Eigen::Vector2d::Zero(), 10.0, years);
        CHECK(entered(1) == doctest::Approx(5.0 / 0.1 * leaves).epsilon(1e-14));
        CHECK(entered.sum() == doctest::Approx(10.0 / 0.04 * retires).epsilon(1e-14));
    }
}

TEST_CASE("years are halved until at most half of a place leaves, and not without need") {
    CHECK(halvings(returning(), 0.0) == 0);
    CHECK(halvings(returning(), 1.0) == 0);
    for (const double years : {100.0, 1e6, 1e300}) {
        const double step = std::ldexp(years, -halvings(returning(), years));
        CHECK(0.1 * step <= 0.5);
        CHECK(0.1 * step > 0.05);
    }
    Equation wild = returning();
    wild.move_hazards_per_year.setConstant(1e308);  // sums beyond doubles
    wild.exit_hazard_per_year = 1e308;
    CHECK(halvings(wild, 1e308) > 2000);
}

}  // namespace stock_steps_test
