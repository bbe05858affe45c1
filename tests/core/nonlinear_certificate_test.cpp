#include "isocost/core/numeric/nonlinear_certificate.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace nonlinear_certificate_test {

namespace {

using namespace isocost::core;
using Vector = std::vector<double>;

/// min x² + y² subject to x + y ≥ 2, x ≤ 5: x = y = 1, multiplier 2.
NonlinearProgram nearest() {
    return {.objective = {.value = [](const Vector& x) { return x[0] * x[0] + x[1] * x[1]; },
                          .gradient =
                              [](const Vector& x) {
                                  return Vector{2 * x[0], 2 * x[1]};
                              }},
            .inequalities = {{.value = [](const Vector& x) { return x[0] + x[1] - 2.0; },
                              .gradient =
                                  [](const Vector&) {
                                      return Vector{1.0, 1.0};
                                  }}},
            .upper = {5.0, std::numeric_limits<double>::infinity()},
            .start = {0.0, 0.0}};
}

const Multipliers right{{2.0}, {}, {0.0, 0.0}, {0.0, 0.0}};

doctest::Approx about(double value) { return doctest::Approx(value).epsilon(1e-12); }

}  // namespace

TEST_CASE("the residual of a KKT point is zero") {
    CHECK(kkt_residual(nearest(), {1, 1}, right).largest() == 0.0);
}

TEST_CASE("stationarity is the imbalance of slopes over the largest of them") {
    Multipliers off = right;
    off.inequality = {1.5};
    CHECK(kkt_residual(nearest(), {1, 1}, off).stationarity == about(0.25));
}

TEST_CASE("feasibility is the relative move that mends the constraint") {
    // At (0.9, 1) the sum lacks 0.1, and no variable is larger than 1.
    CHECK(kkt_residual(nearest(), {0.9, 1}, right).feasibility == about(0.1));
    CHECK(kkt_residual(nearest(), {7.5, 1}, right).feasibility == about(2.5 / 7.5));
}

TEST_CASE("complementarity is what slack is worth, relative to the objective") {
    CHECK(kkt_residual(nearest(), {2, 2}, right).complementarity == about(2.0 * 2.0 / 8.0));
    Multipliers off = right;
    off.upper = {0.1, 0.0};
    CHECK(kkt_residual(nearest(), {1, 1}, off).complementarity == about(0.1 * 4.0 / 2.0));
}

TEST_CASE("a multiplier of the wrong sign shows in stationarity") {
    NonlinearProgram program = nearest();
    program.inequalities[0].value = [](const Vector& x) { return 2.0 - x[0] - x[1]; };
    program.inequalities[0].gradient = [](const Vector&) { return Vector{-1.0, -1.0}; };
    const Multipliers negative{{-2.0}, {}, {0.0, 0.0}, {0.0, 0.0}};
    CHECK(kkt_residual(program, {1, 1}, negative).stationarity == about(1.0));
}

TEST_CASE("an infinite bound with a multiplier is never complementary") {
    Multipliers off = right;
    off.lower = {1e-12, 0.0};
    CHECK_FALSE(kkt_residual(nearest(), {1, 1}, off).holds(1.0));
}

TEST_CASE("what is not a number never passes") {
    NonlinearProgram program = nearest();
    program.objective.gradient = [](const Vector&) { return Vector{std::nan(""), 2.0}; };
    CHECK(std::isinf(kkt_residual(program, {1, 1}, right).stationarity));
    CHECK_FALSE(kkt_residual(nearest(), {std::nan(""), 1}, right).holds(1e300));
}

TEST_CASE("units of objective and constraint do not change the residual") {
    const Vector x{1.1, 1.0};
    NonlinearProgram other = nearest();
    other.objective.value = [](const Vector& v) { return 1e9 * (v[0] * v[0] + v[1] * v[1]); };
    other.objective.gradient = [](const Vector& v) { return Vector{2e9 * v[0], 2e9 * v[1]}; };
    other.inequalities[0].value = [](const Vector& v) { return 1e-6 * (v[0] + v[1] - 2.0); };
    other.inequalities[0].gradient = [](const Vector&) { return Vector{1e-6, 1e-6}; };
    const Multipliers scaled{{2e15}, {}, {0.0, 0.0}, {0.0, 0.0}};
    const KktResidual a = kkt_residual(nearest(), x, right);
    const KktResidual b = kkt_residual(other, x, scaled);
    CHECK(a.stationarity == about(b.stationarity));
    CHECK(a.complementarity == about(b.complementarity));
}

TEST_CASE("differences that cannot be trusted count against the point") {
    // √x at its bound 0 has no slope; any step finds another one.
    const NonlinearProgram program{
        .objective = {.value = [](const Vector& x) { return x[0] - std::sqrt(x[0]); }},
        .lower = {0.0},
        .start = {1.0}};
    CHECK(kkt_residual(program, {0.0}, {{}, {}, {0.0}, {0.0}}).stationarity > 0.5);
    // A smooth function is trusted, inside and at a bound.
    CHECK(kkt_residual(program, {0.25}, {{}, {}, {0.0}, {0.0}}).holds(1e-10));
}

TEST_CASE("lengths that disagree are refused") {
    Multipliers off = right;
    off.inequality = {};
    CHECK_THROWS_WITH_AS(static_cast<void>(kkt_residual(nearest(), {1, 1}, off)),
                         "length of multipliers.inequality = 0: must be 1", InvalidParameter);
}

}  // namespace nonlinear_certificate_test
