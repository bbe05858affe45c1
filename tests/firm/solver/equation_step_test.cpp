#include "isocost/firm/solver/equation_step.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace equation_step_test {

using namespace isocost;
using firm::FlatInput;

namespace {

constexpr double target = 0.3;

std::array<FlatInput, 3> inputs(double sigma, std::array<double, 3> eta) {
    std::array<FlatInput, 3> all;
    const std::array shares{0.5, 0.3, 0.2};
    const std::array prices{0.7, 0.2, 0.1};
    for (std::size_t i = 0; i < 3; ++i)
        all[i] = {.share = shares[i],
                  .offset = std::log(shares[i] / prices[i]),
                  .response = 1.0 / (1.0 / sigma + eta[i]),
                  .floor = -core::infinity,
                  .cap = core::infinity};
    return all;
}

double rho(double sigma) { return (sigma - 1.0) / sigma; }

firm::detail::FlatStep step(const std::array<FlatInput, 3>& all, double sigma, double t) {
    auto growths = firm::detail::room(all);
    const auto sums = firm::detail::flat_sums(all, rho(sigma), target, t, growths);
    return firm::detail::flat_step(all, rho(sigma), 1.0 / rho(sigma), target, t,
                                   firm::detail::flat_pace(all), sums);
}

/// Σ w − θ at t.
double excess(const std::array<FlatInput, 3>& all, double sigma, double t) {
    auto growths = firm::detail::room(all);
    return firm::detail::flat_sums(all, rho(sigma), target, t, growths).excess;
}

}  // namespace

TEST_CASE("inputs that respond alike are there after one step, from near and from far") {
    for (const double sigma : {0.1, 0.5, 0.99, 1.01, 2.0, 10.0}) {
        const auto all = inputs(sigma, {0.4, 0.4, 0.4});
        for (const double t : {-40.0, -1.0, 0.2, 3.0}) {
            const auto s = step(all, sigma, t);
            CHECK(s.error == 0.0);
            // A rounding of t = 40 is 1e-14.
            CHECK(std::abs(excess(all, sigma, t + s.change)) < 1e-13);
        }
    }
}

TEST_CASE("inputs that respond differently: the step is of third order and knows its error") {
    for (const double sigma : {0.3, 0.8, 1.5, 4.0}) {
        const auto all = inputs(sigma, {0.0, 1.0, 0.3});
        double root = 0.0;
        for (int k = 0; k < 50; ++k) root += step(all, sigma, root).change;
        double last = core::nan;
        for (const double away : {0.04, 0.02, 0.01}) {
            const auto s = step(all, sigma, root + away);
            const double missed = std::abs(root + away + s.change - root);
            CHECK(missed < s.error + 1e-15);
            if (!std::isnan(last)) CHECK(missed < last / 12.0);  // halved: 16 times closer
            last = missed;
        }
    }
}

TEST_CASE("a step that the series does not reach claims nothing") {
    const auto all = inputs(20.0, {0.0, 1.0, 0.3});
    CHECK(step(all, 20.0, -5.0).error == core::infinity);
}

}  // namespace equation_step_test
