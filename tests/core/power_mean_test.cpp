#include "isocost/core/numeric/power_mean.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "laws/exact_technology.hpp"

namespace power_mean_test {

namespace core = isocost::core;
using core::infinity;
using core::log_power_mean;
using isocost::laws::exact::Real;
using Vector = std::vector<double>;

namespace {

double mean(const Vector& weight, const Vector& u, double rho) {
    return log_power_mean(weight, u, u.size(), rho);
}

/// ln (Σ w e^{ρu})^{1/ρ} as the textbook has it, in 100 digits; weights sum to 1 exactly.
Real raw(const Vector& weight, const Vector& u, double rho) {
    Real total = 0;
    for (const double w : weight) total += Real(w);
    Real sum = 0;
    for (std::size_t i = 0; i < u.size(); ++i) {
        const Real term = rho == 0.0 ? Real(u[i]) : Real(exp(Real(rho) * Real(u[i])));
        sum += Real(weight[i]) / total * term;
    }
    return rho == 0.0 ? sum : Real(log(sum) / Real(rho));
}

double error(const Vector& weight, const Vector& u, double rho) {
    const Real known = raw(weight, u, rho);
    return static_cast<double>(abs(Real(mean(weight, u, rho)) - known));
}

const std::vector<Vector> weights{{0.57, 0.38, 0.05}, {1e-12, 0.5, 0.5 - 1e-12}, {0.2, 0.3, 0.5}};

}  // namespace

TEST_CASE("the power mean keeps its digits at every order, through 0 too") {
    // Inputs of 1e±30 have logarithms of ±69, whose rounding alone is 1.4e-14; ten of those.
    const double rounding = 1.4e-13;
    const std::vector<Vector> inputs{{0.3, -0.2, 0.1}, {69.0, -69.0, 0.5}, {1e-9, -2e-9, 5.0}};
    for (const Vector& w : weights)
        for (const Vector& u : inputs)
            for (int k = -18; k <= 3; ++k)
                for (const double rho : {std::pow(10.0, k), -std::pow(10.0, k), 0.0}) {
                    CAPTURE(rho);
                    CAPTURE(u[0]);
                    if (rho <= 1.0) CHECK(error(w, u, rho) <= rounding);
                }
}

TEST_CASE("the mean lies between the least and the most, and rises with its order") {
    for (const Vector& w : weights) {
        const Vector u{2.0, -1.0, 0.5};
        double before = mean(w, u, -infinity);
        CHECK(before == -1.0);
        for (const double rho : {-1e3, -10.0, -1.0, -1e-9, 0.0, 1e-9, 0.5, 1.0}) {
            const double now = mean(w, u, rho);
            CHECK(now >= before);
            before = now;
        }
        CHECK(before <= 2.0);
    }
}

TEST_CASE("orders 0, 1 and −∞ are the geometric mean, the arithmetic mean and the minimum") {
    const Vector w{0.25, 0.75};
    const Vector u{std::log(2.0), std::log(6.0)};
    // One logarithm and one exponential away from the numbers themselves.
    CHECK(std::exp(mean(w, u, 1.0)) == doctest::Approx(5.0).epsilon(1e-15));
    CHECK(std::exp(mean(w, u, 0.0)) ==
          doctest::Approx(std::pow(2.0, 0.25) * std::pow(6.0, 0.75)).epsilon(1e-15));
    CHECK(mean(w, u, -infinity) == std::log(2.0));
}

TEST_CASE("equal quantities are their own mean, to the last bit, at every order") {
    for (const double u : {-700.0, -0.1, 0.0, 3.7, 700.0, -infinity, infinity})
        for (const double rho : {-infinity, -5.0, -1e-15, 0.0, 1e-15, 0.7, 1.0})
            CHECK(mean({0.3, 0.3, 0.4}, {u, u, u}, rho) == u);
}

TEST_CASE("an input of zero stops everything unless the others can stand in") {
    for (const double rho : {-infinity, -2.0, -1e-15, 0.0})
        CHECK(mean({0.4, 0.6}, {-infinity, 1.0}, rho) == -infinity);
    for (const double rho : {1e-3, 0.5, 1.0})
        CHECK(mean({0.4, 0.6}, {-infinity, 1.0}, rho) ==
              doctest::Approx(1.0 + std::log(0.6) / rho).epsilon(1e-15));
}

TEST_CASE("an input without end helps without end only where it can stand in") {
    for (const double rho : {0.0, 1e-3, 1.0})
        CHECK(mean({0.4, 0.6}, {infinity, 1.0}, rho) == infinity);
    for (const double rho : {-1e-3, -2.0})
        CHECK(mean({0.4, 0.6}, {infinity, 1.0}, rho) ==
              doctest::Approx(1.0 + std::log(0.6) / rho).epsilon(1e-15));
    CHECK(mean({0.4, 0.6}, {infinity, 1.0}, -infinity) == 1.0);
}

TEST_CASE("quantities beyond the range of doubles have a mean all the same") {
    CHECK(mean({0.5, 0.5}, {1e5, 1e5 - 1.0}, 1.0) ==
          doctest::Approx(1e5 + std::log(0.5 + 0.5 * std::exp(-1.0))).epsilon(1e-15));
    CHECK(mean({0.5, 0.5}, {-1e5, 1e5}, -1.0) ==
          doctest::Approx(-1e5 + std::log(2.0)).epsilon(1e-15));
}

}  // namespace power_mean_test
