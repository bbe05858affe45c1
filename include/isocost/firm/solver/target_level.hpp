#pragma once

#include <algorithm>
#include <cmath>

#include "isocost/firm/firm.hpp"
#include "isocost/firm/question.hpp"

namespace isocost::firm {

/// u = ln(y/y0)/υ of a target, NaN when it lies beyond the ceiling that the caps set. A target
/// within four roundings of a ceiling that some bundle attains counts as that ceiling: it was
/// computed from the caps themselves.
inline double target_level(const Firm& firm, const CapabilityTarget& target) {
    const auto& tree = *firm.tree();
    const Reach& reach = firm.graph().reach[0];
    const double u = std::log(target.capability / tree.output) / tree.returns;
    const double rounding = 1e-15 * std::max(1.0, std::abs(u));
    if (reach.attained && std::abs(u - reach.upper) <= rounding) return reach.upper;
    return u < reach.upper ? u : core::nan;
}

}  // namespace isocost::firm
