#pragma once

#include <cmath>
#include <string_view>

#include "isocost/scaling/idea_time.hpp"

namespace isocost::scaling {

/// Whether algorithms improve without bound in finite time on fixed compute.
struct Explosion {
    bool explodes = false;
    std::string_view condition = {};  ///< the one that holds or fails, in the paper's symbols
    double exponent = core::nan;      ///< its left-hand side, `asymptotic_exponent`
    double margin = core::nan;        ///< the exponent less 1
};

/// dA/dt tends to a multiple of A^x, x the asymptotic exponent, so A is infinite after a finite
/// time iff x > 1. With Whitfill and Wu's gains (ε_K = 0, ε_L = 1) these are their conditions:
///
///   σ < 1:  φ > 1             experiments limit, and their compute is fixed
///   σ = 1:  φ + λ (1 − γ) > 1
///   σ > 1:  φ + λ > 1         researchers replace experiments
///
/// With ε_K = 1 as well, both inputs grow and φ + λ > 1 decides at every σ. At margin 0 A grows
/// exponentially for ever, below it as the power −1/margin of time; neither explodes. The verdict
/// is about A without bound and jumps at σ = 1: just below it A may rise by e^100 as fast as at 1,
/// see `years_to_quality`. The margin is exact to its rounding only: parameters that should meet a
/// condition with equality fall on either side of it. Throws InvalidParameter.
inline Explosion explosion(const IdeaProduction& production) {
    Explosion answer;
    answer.exponent = asymptotic_exponent(production);
    answer.margin = answer.exponent - 1.0;
    answer.explodes = answer.margin > 0.0;
    answer.condition = production.sigma < 1.0   ? "σ < 1: φ + λ min(ε_K, ε_L) > 1"
                       : production.sigma > 1.0 ? "σ > 1: φ + λ max(ε_K, ε_L) > 1"
                                                : "σ = 1: φ + λ (γ ε_K + (1 − γ) ε_L) > 1";
    return answer;
}

/// Years from A = 1 until A is infinite; ∞ if it never is, or later than double numbers reach.
///
/// Derived here: with h the growth at A = 1, m the margin and x the elasticity share at A = 1 of
/// the input whose share tends to 0, T = ₂F₁(λ/ρ, 1; 1 + m/κ; x)/(h m), κ = |ρ (ε_K − ε_L)|. At σ =
/// 1, or with equal gains, it is 1/(h m). The series loses its digits as σ → 1 and stalls as x → 1,
/// so between these cases the integral that it sums is taken directly, by `relative_time`. Throws
/// InvalidParameter.
inline double years_to_explosion(const IdeaProduction& production, const ResearchInputs& inputs) {
    const auto verdict = explosion(production);
    const IdeaGrowth growth(production, inputs);
    if (!verdict.explodes) return core::infinity;
    if (growth.share_drift() == 0.0)
        return std::exp(-growth.log_relative_growth(0.0)) /
               (production.growth_per_year * verdict.margin);
    return detail::relative_time(growth, 0.0, core::infinity) / production.growth_per_year;
}

/// ln A at which growth turns: from slowing down to speeding up where σ > 1, from speeding up to
/// slowing down where σ < 1. Negative if it lies behind; NaN if growth never turns, as at σ = 1.
/// Throws InvalidParameter.
inline double turning_log_quality(const IdeaProduction& production, const ResearchInputs& inputs) {
    return IdeaGrowth(production, inputs).turning_point();
}

}  // namespace isocost::scaling
