#pragma once

#include <algorithm>
#include <cmath>

#include "isocost/market/solver/decreasing_root.hpp"

namespace isocost::market::detail {

/// How far from a reference a wage is looked for, as a logarithm: a factor of 1e100.
inline constexpr double farthest_wage = 230.0;

/// Where nothing answers to the wage, excess demand that is rounding of the sums is none: no wage
/// would be found to make it less. The roundings of a firm grow with its logarithms, the wage's.
inline Sloped rounded(const Sloped& excess, double log_wage) {
    const double rounding = 1e-13 * std::max(1.0, std::abs(log_wage));
    const bool none = excess.slope == 0.0 && std::abs(excess.value) <= rounding;
    return {none ? 0.0 : excess.value, excess.slope};
}

/// How far from a root, in ln w, wages go on to clear: 0 where the next one does not, ∞ where
/// nothing within a factor of 1e100 stops them. `clears(distance)` is asked at positive distances;
/// wages that clear have no gaps where demand falls in wages. The first distance is 1e-6: a root on
/// a kink is known no better than the rounding of demand over its slope there.
template <class Clears>
double last_flat(const Clears& clears) {
    double good = 1e-6;
    if (!clears(good)) return 0.0;
    double bad = 0.25;
    while (clears(bad)) {
        good = bad;
        bad *= 2.0;
        if (bad > farthest_wage) return core::infinity;
    }
    while (bad - good > 1e-14 * std::max(1.0, bad)) {
        const double middle = good + 0.5 * (bad - good);
        if (middle <= good || middle >= bad) break;
        (clears(middle) ? good : bad) = middle;
    }
    return good;
}

}  // namespace isocost::market::detail
