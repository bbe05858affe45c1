#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "isocost/cost/supply.hpp"
#include "laws/closeness.hpp"

/// What every cost curve has to obey, whatever its formula.
namespace isocost::laws {

namespace detail {

/// A handful of roundings: one power and two products.
inline constexpr double cost_rounding = 1e-14;

/// A chord of a convex curve lies between the marginal costs at its ends.
template <class Curve>
void check_chord(const Curve& c, double from, double to) {
    const double slope = (c.objective(to) - c.objective(from)) / (to - from);
    // The two costs may cancel to half of their digits.
    CHECK(slope >= c.marginal(from).upper * (1.0 - 1e-9));
    CHECK(slope <= c.marginal(to).lower * (1.0 + 1e-9));
}

}  // namespace detail

/// `quantities` ascend, within the capacity.
template <class Curve>
void check_cost_curve(const Curve& c, const std::vector<double>& quantities) {
    for (const double x : quantities) {
        CAPTURE(x);
        CHECK(c.outlay(x) > 0.0);
        CHECK(c.objective(x) <= c.outlay(x));
        CHECK(c.marginal(x).lower > 0.0);
        CHECK(c.marginal(x).lower <= c.marginal(x).upper);
        CHECK(c.unit_price(x) > 0.0);
        CHECK(x <= c.capacity());
    }
    for (std::size_t k = 1; k < quantities.size(); ++k) {
        const double from = quantities[k - 1];
        const double to = quantities[k];
        CAPTURE(from);
        CAPTURE(to);
        CHECK(c.outlay(from) < c.outlay(to));
        if (c.convex() && to > 1.0001 * from) detail::check_chord(c, from, to);
    }
}

/// ln c'(x) from a supply of steps: the first whose end x does not pass.
inline double log_marginal(const cost::Supply& supply, double x) {
    for (const auto& step : supply.steps)
        if (x <= step.end) return step.log_price + supply.inverse_elasticity * std::log(x);
    return core::infinity;
}

/// The stretches that the solvers read are the marginal cost that the certificate reads.
template <class Curve>
void check_supply(const Curve& c, const std::vector<double>& quantities) {
    const cost::Supply supply = c.supply();
    CHECK(supply.steps.back().end == c.capacity());
    for (const double x : quantities) {
        CAPTURE(x);
        // An exponent of up to 70 carries 70 roundings into the price.
        CHECK(relative_error(std::exp(log_marginal(supply, x)), c.marginal(x).lower) <= 1e-13);
    }
}

}  // namespace isocost::laws
