#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/core/numeric/monotone_root.hpp"

namespace isocost::firm::detail {

/// Where a nondecreasing function that may jump crosses zero: the same number twice where it is
/// continuous, else two numbers around the jump, as close as rounding allows.
struct Crossing {
    double below;
    double above;
};

/// A few roundings of x: jumps are known to this precision.
inline double rounding(double x) { return 8.0 * 2.3e-16 * std::max(1.0, std::abs(x)); }

/// The interval between known jumps that holds the crossing, or the jump itself.
template <class Function>
core::Bracket between_jumps(Function&& f, const std::vector<double>& jumps) {
    core::Bracket bracket;
    std::size_t first = 0;
    std::size_t last = jumps.size();
    while (first < last) {
        const std::size_t middle = (first + last) / 2;
        const double jump = jumps[middle];
        if (f(jump - rounding(jump)).value >= 0.0) {
            bracket.upper = jump - rounding(jump);
            last = middle;
        } else if (f(jump + rounding(jump)).value < 0.0) {
            bracket.lower = jump + rounding(jump);
            first = middle + 1;
        } else {
            return {jump - rounding(jump), jump + rounding(jump)};
        }
    }
    return bracket;
}

/// How precisely a crossing is wanted, and how precisely jumps that are not known beforehand can
/// be found, and how far the search goes.
struct Precision {
    double value;
    double jump;
    double near;  ///< |x| where the search ends, but for `far_root`
};

/// Root within |x| ≤ near, or far below. A tiny share of what is free at a floor lets prices and
/// quantities fall without end, but slowly.
template <class Function>
double far_root(Function&& f, double start, const core::Bracket& bracket,
                const Precision& precision) {
    constexpr double farthest = 1e13;
    const double near = precision.near;
    const double limit = start < -near ? farthest : near;
    start = std::min(start, 0.5 * near);  // a search that starts at its end would end there
    const double x = core::monotone_root(f, start, precision.value, bracket, limit);
    if (x > -core::infinity || limit > near) return x;
    return core::monotone_root(f, -near, precision.value, {bracket.lower, -near}, farthest);
}

/// Crossing of zero by Newton steps inside the bracket, halving where the function jumps.
template <class Function>
Crossing crossing(Function&& f, const std::vector<double>& jumps, double start,
                  const Precision& precision) {
    const core::Bracket bracket = between_jumps(f, jumps);
    // Two roundings apart is a known jump; the third is for the ends' own, seen from the nearer
    // one.
    if (bracket.closed() && bracket.upper - bracket.lower <= 3.0 * rounding(bracket.upper))
        return {bracket.lower, bracket.upper};
    if (!bracket.contains(start))
        start = bracket.closed()               ? 0.5 * (bracket.lower + bracket.upper)
                : std::isfinite(bracket.lower) ? bracket.lower + 1.0
                : std::isfinite(bracket.upper) ? bracket.upper - 1.0
                                               : 0.0;
    double value = 0.0;
    const double x = far_root(
        [&](double at) {
            const auto here = f(at);
            value = here.value;
            return here;
        },
        start, bracket, precision);
    if (std::isinf(x) || std::abs(value) <= precision.value * std::max(1.0, std::abs(x)))
        return {x, x};
    const double margin = precision.jump * std::max(1.0, std::abs(x));
    return {x - margin, x + margin};
}

/// Moves a side of a jump outward until `right(x)` holds there. Near a jump the function is known
/// only to the rounding of x, so that either side may be found wrong once more.
template <class Predicate>
void settle(double& side, double step, Predicate&& right) {
    constexpr int most_tries = 12;
    for (int i = 0; i < most_tries && !right(side); ++i, step *= 2.0) side += step;
}

}  // namespace isocost::firm::detail
