#pragma once

#include <algorithm>
#include <cmath>

#include "isocost/core/field.hpp"

namespace isocost::core {

/// The larger of two residuals, NaN if either is: what cannot be computed does not hold.
/// (std::max(a, NaN) is a.)
inline double worse(double a, double b) { return std::isnan(a) || b <= a ? a : b; }

/// How far a point is from optimal, computed from the problem and the point alone. All relative,
/// all 0 at the optimum; NaN where a notion does not exist (the gap of a problem that is not
/// convex) or nothing was solved.
///
/// stationarity     max_i |c_i' + μ_i − ν_i − λF_i| / max(c_i', λF_i)
/// feasibility      worst violation of the target or budget, of a cap or of a floor
/// complementarity  worst multiplier × slack over Opex (of the target: over λy where that is more)
/// gap              (objective − lower bound) / Opex from weak duality (model of the firm, convex)
/// condition        how far one rounding of the data moves Opex: λY/Opex, at least 1. Near the
///                  ceiling of a cap it is large, and no bundle of doubles has a smaller gap than
///                  condition × 2e-16; `holds` allows for it in the gap and nowhere else.
struct Certificate {
    double stationarity = nan;
    double feasibility = nan;
    double complementarity = nan;
    double gap = nan;
    double condition = nan;

    /// True when all residuals are within the tolerance.
    bool holds(double tolerance) const {
        const bool gap_holds =
            std::isnan(gap) || std::abs(gap) <= tolerance * std::max(1.0, condition);
        return stationarity <= tolerance && feasibility <= tolerance &&
               complementarity <= tolerance && gap_holds;
    }
};

}  // namespace isocost::core
