#pragma once

#include <algorithm>
#include <cmath>

namespace isocost::firm::detail {

/// Where a graph that jumps crosses a line: the two neighboring numbers around the crossing.
struct Crossing {
    double below;
    double above;
};

/// Bisects a sign change of `above_line`, false then true, to neighboring numbers. The search starts
/// at `start` and doubles its steps outward, at most to ±`limit`.
template <class Predicate>
Crossing crossing(Predicate&& above_line, double start, double limit = 1e5) {
    double low = start;
    double high = start;
    double reach = 1.0;
    while (above_line(low) && low > -limit) low -= reach *= 2.0;
    reach = 1.0;
    while (!above_line(high) && high < limit) high += reach *= 2.0;
    while (high - low > 2e-16 * std::max({1.0, std::abs(low), std::abs(high)})) {
        const double middle = low + 0.5 * (high - low);
        if (middle <= low || middle >= high) break;
        (above_line(middle) ? high : low) = middle;
    }
    return {low, high};
}

}  // namespace isocost::firm::detail
