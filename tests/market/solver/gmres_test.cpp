#include "isocost/market/solver/gmres.hpp"

#include <doctest/doctest.h>

#include <Eigen/LU>

#include "laws/random_problems.hpp"

namespace gmres_test {

using isocost::market::detail::gmres;

namespace {

Eigen::MatrixXd random_matrix(isocost::laws::Draw& draw, int n, double size) {
    Eigen::MatrixXd m(n, n);
    for (int j = 0; j < n; ++j)
        for (int k = 0; k < n; ++k) m(j, k) = size * draw.between(-1.0, 1.0);
    return m;
}

}  // namespace

TEST_CASE("products alone solve what a factorization solves") {
    isocost::laws::Draw draw(61);
    for (const double size : {0.05, 0.3, 2.0}) {
        const auto m = random_matrix(draw, 40, size);
        Eigen::VectorXd b = m.col(3) + Eigen::VectorXd::Ones(40);
        const Eigen::VectorXd exact = (Eigen::MatrixXd::Identity(40, 40) - m).lu().solve(b);
        const auto x =
            gmres([&](const Eigen::VectorXd& v) { return Eigen::VectorXd(m * v); }, b, 1e-13, 40);
        // The condition of a random matrix of 40 rows is some hundreds.
        CHECK((x - exact).norm() < 1e-9 * exact.norm());
    }
}

TEST_CASE("a map of rank two ends after three products, a map of nothing at once") {
    Eigen::VectorXd u = Eigen::VectorXd::LinSpaced(30, 0.0, 1.0);
    Eigen::VectorXd b = Eigen::VectorXd::Ones(30);
    int products = 0;
    const auto two = [&](const Eigen::VectorXd& v) {
        ++products;
        return Eigen::VectorXd(0.1 * u * u.dot(v) - 0.01 * b * b.dot(v));
    };
    const auto x = gmres(two, b, 1e-12, 30);
    CHECK(products <= 3);
    CHECK((x - two(x) - b).norm() < 1e-11);
    const auto none = [](const Eigen::VectorXd& v) { return Eigen::VectorXd(0.0 * v); };
    CHECK((gmres(none, b, 1e-12, 5) - b).norm() == 0.0);
    CHECK(gmres(none, Eigen::VectorXd::Zero(3), 1e-12, 5).norm() == 0.0);
}

}  // namespace gmres_test
