#pragma once

#include <algorithm>
#include <cmath>

/// Private to src/scenario.
namespace isocost::scenario::detail {

/// Equal but for rounding; NaN is NaN, and an infinite number differs from every other.
inline bool same(double a, double b) {
    constexpr double rounding = 1e-12;
    return a == b || (std::isnan(a) && std::isnan(b)) ||
           (std::isfinite(a) && std::isfinite(b) &&
            std::abs(a - b) <= rounding * std::max(std::abs(a), std::abs(b)));
}

}  // namespace isocost::scenario::detail
