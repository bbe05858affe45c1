#include "isocost/firm/solver/crossing.hpp"

#include <doctest/doctest.h>

namespace crossing_test {

using namespace isocost;

namespace {

core::ValueAndSlope cubic(double x) { return {x * x * x - 8.0, 3.0 * x * x}; }
/// Jumps from −1 to 2 at 3.
core::ValueAndSlope step(double x) { return {x < 3.0 ? x - 4.0 : x - 1.0, 1.0}; }

firm::detail::Precision precise() { return {.value = 1e-14, .jump = 1e-13, .near = 1e6}; }

}  // namespace

TEST_CASE("where a function is continuous the crossing is one number") {
    const auto root = firm::detail::crossing(cubic, {}, 1.0, precise());
    CHECK(root.below == root.above);
    CHECK(root.below == doctest::Approx(2.0).epsilon(1e-14));
}

TEST_CASE("a known jump over zero is found without a search") {
    const auto root = firm::detail::crossing(step, {1.0, 3.0, 7.0}, 0.0, precise());
    CHECK(root.below < 3.0);
    CHECK(root.above > 3.0);
    CHECK(root.above - root.below <= 1e-13);
}

TEST_CASE("a jump that nobody announced is closed in by halving") {
    const auto root = firm::detail::crossing(step, {}, 0.0, precise());
    CHECK(root.below < root.above);
    CHECK(root.below == doctest::Approx(3.0).epsilon(1e-12));
    CHECK(root.above == doctest::Approx(3.0).epsilon(1e-12));
}

TEST_CASE("jumps bracket a crossing that lies between them") {
    const auto bracket = firm::detail::between_jumps(cubic, {-1.0, 1.0, 3.0, 5.0});
    CHECK(bracket.lower == doctest::Approx(1.0).epsilon(1e-14));
    CHECK(bracket.upper == doctest::Approx(3.0).epsilon(1e-14));
}

}  // namespace crossing_test
