#pragma once

#include <algorithm>
#include <cmath>

#include "isocost/core/field.hpp"

namespace isocost::core {

/// Value and slope of a function at a point.
struct ValueAndSlope {
    double value;
    double slope;
};

/// The interval that is known to hold the root, open where nothing is known yet.
struct Bracket {
    double lower = -infinity;
    double upper = infinity;

    bool closed() const { return std::isfinite(lower) && std::isfinite(upper); }
    bool contains(double x) const { return x > lower && x < upper; }
};

namespace detail {

/// Newton steps that may crawl down a convex flank, one unit each, before bisection takes over.
inline constexpr int most_newton_steps = 64;

/// Where to look next: the Newton point if it is inside the bracket, else the middle, else a step
/// outward that doubles until the bracket closes.
inline double next_point(double x, const ValueAndSlope& at, const Bracket& bracket, double reach,
                         bool slow, int count) {
    const double newton = x - at.value / at.slope;
    const bool usable =
        count < most_newton_steps && std::isfinite(newton) && bracket.contains(newton);
    if (bracket.closed())
        return usable && !slow ? newton : bracket.lower + 0.5 * (bracket.upper - bracket.lower);
    const double outward = at.value < 0.0 ? x + reach : x - reach;
    return usable && std::abs(newton - x) <= reach ? newton : outward;
}

}  // namespace detail

/// Root of a nondecreasing function by Newton's method inside a bracket that only shrinks.
///
/// `f(x)` gives value and slope; the last call of f is at the returned point, so f may keep the
/// state that belongs to it. Stops when |f| ≤ tolerance, or when the Newton step or the bracket is
/// no wider than the rounding of x. Returns ±∞ when f keeps its sign up to |x| = `limit` (no root
/// there).
template <class Function>
double monotone_root(Function&& f, double start, double tolerance, Bracket bracket = {},
                     double limit = 1e5) {
    double x = start;
    double reach = 1.0;
    double previous = infinity;
    for (int count = 0; count < 400; ++count) {
        const ValueAndSlope at = f(x);
        const double rounding = 4e-16 * std::max(1.0, std::abs(x));
        const double step = std::isfinite(at.slope) ? rounding * at.slope : 0.0;
        if (std::abs(at.value) <= std::max(tolerance, step)) return x;
        (at.value < 0.0 ? bracket.lower : bracket.upper) = x;
        if (bracket.upper - bracket.lower <= rounding) return x;
        if (!bracket.closed() && std::abs(x) >= limit) return x < 0.0 ? -infinity : infinity;
        const bool slow = std::abs(at.value) > 0.5 * previous;
        previous = std::abs(at.value);
        if (!bracket.closed()) reach *= 2.0;
        x = std::clamp(detail::next_point(x, at, bracket, reach, slow, count), -limit, limit);
    }
    return x;
}

}  // namespace isocost::core
