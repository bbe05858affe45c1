#include "isocost/market/solver/flat_lines.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace flat_lines_test {

using namespace isocost;
using market::detail::flat_lines;

TEST_CASE("lines are every wage alone, all together, and what a Jacobian leaves open") {
    CHECK(flat_lines(-Eigen::MatrixXd::Identity(3, 3)).size() == 4);
    Eigen::MatrixXd ratio(2, 2);  // only w_1/w_2^2 matters
    ratio << -1.0, 2.0, 0.5, -1.0;
    const auto lines = flat_lines(ratio);
    REQUIRE(lines.size() == 4);
    CHECK((ratio * lines.back()).norm() <= 1e-15);  // rounding of one product
    CHECK(lines.back().cwiseAbs().maxCoeff() == 1.0);
    CHECK(flat_lines(Eigen::MatrixXd::Constant(2, 2, core::nan)).size() == 3);
}

TEST_CASE("wages are widened as far as they clear, and where nothing stops them without end") {
    market::detail::Clearing answer{.log_wages = Eigen::Vector2d(0.0, 1.0)};
    answer.lowest = answer.highest = Eigen::Vector2d(1.0, std::exp(1.0));
    const Eigen::Vector2d first(1.0, 0.0);
    const auto below_two = [](const Eigen::VectorXd& w) { return w[0] <= std::log(2.0); };
    widen(answer, first, below_two);
    CHECK(answer.highest[0] == doctest::Approx(2.0).epsilon(1e-13));
    CHECK(answer.lowest[0] == 1.0);
    CHECK(answer.highest[1] == std::exp(1.0));
    widen(answer, -first, below_two);
    CHECK(answer.lowest[0] == 0.0);
    CHECK(answer.lowest[1] == std::exp(1.0));
    widen(answer, first, [](const Eigen::VectorXd&) { return false; });
    CHECK(answer.highest[0] == doctest::Approx(2.0).epsilon(1e-13));
}

}  // namespace flat_lines_test
