#include "isocost/market/solver/convex_weights.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace convex_weights_test {

using namespace isocost;
using doctest::Approx;

TEST_CASE("weights are shares that bring the columns to 0 where 0 lies between them") {
    Eigen::MatrixXd columns(1, 2);
    columns << -1.0, 3.0;
    const auto t = market::detail::ConvexWeights(columns)();
    CHECK(t[0] == Approx(0.75).epsilon(1e-14));
    CHECK(t[1] == Approx(0.25).epsilon(1e-14));
}

TEST_CASE("in the plane as well, with columns that are not needed") {
    Eigen::MatrixXd columns(2, 4);
    columns << 1.0, -1.0, 0.0, 5.0,  //
        0.0, -1.0, 2.0, 5.0;
    const auto t = market::detail::ConvexWeights(columns)();
    CHECK(t.minCoeff() >= 0.0);
    CHECK(t.sum() == Approx(1.0).epsilon(1e-15));
    CHECK((columns * t).norm() < 1e-14);
}

TEST_CASE("where 0 lies outside, the nearest point of least squares is taken") {
    Eigen::MatrixXd columns(1, 3);
    columns << 2.0, 1.0, 4.0;
    const auto t = market::detail::ConvexWeights(columns)();
    CHECK(t[1] == Approx(1.0).epsilon(1e-14));
}

TEST_CASE("columns that differ by 1e-11 across a jump of 1 take what the jump leaves") {
    Eigen::MatrixXd columns(2, 4);
    columns << 1.0, -1.0, 1.0, -1.0,  //
        3e-11, 3e-11, -5e-11, -5e-11;
    const auto t = market::detail::ConvexWeights(columns)();
    CHECK((columns * t).cwiseAbs().maxCoeff() < 1e-15);  // roundings of sums of order 1
}

}  // namespace convex_weights_test
