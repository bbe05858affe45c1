#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "isocost/core/field.hpp"

namespace isocost::distillation {

/// A lab that distils a leader. The leader's log capability rises by g_L a year; the follower's
/// best model is the better of what it had and f times what the leader had τ years ago.
struct Follower {
    double improvement_per_year = core::nan;  ///< g_L, of ln Y
    double lag_years = core::nan;             ///< τ, from the leader's model to the follower's
    double fidelity = core::nan;              ///< f, share of the capability that is kept
};

inline auto fields(const Follower&) {
    using F = Follower;
    constexpr core::Bounds share{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{
        core::Field{"improvement_per_year", &F::improvement_per_year, core::nonnegative, "1/yr",
                    "rise of the leader's log capability"},
        core::Field{"lag_years", &F::lag_years, core::nonnegative, "years",
                    "from the leader's model to its copy"},
        core::Field{"fidelity", &F::fidelity, share, "", "share of the capability that is kept"}};
}

/// The gap in log capability that distilling ends in: g_L τ + (−ln f), lag and imperfection.
inline double steady_gap(const Follower& follower) {
    core::checked(follower, "Follower");
    return follower.improvement_per_year * follower.lag_years - std::log(follower.fidelity);
}

/// The same as years that the follower is behind: τ + (−ln f)/g_L; ∞ behind a leader who stands
/// still if anything is lost, as it is never reached.
inline double steady_years_behind(const Follower& follower) {
    const double lost = -std::log(core::checked(follower, "Follower").fidelity);
    return follower.lag_years + (lost > 0.0 ? lost / follower.improvement_per_year : 0.0);
}

/// The gap in log capability t years after the follower began to distil, from a gap G0 then.
///
/// Derived here from the definition of `Follower`: G(t) = G0 + g_L t until the first copy at t = τ,
/// after it min(G0 + g_L t, g_L τ − ln f): the gap falls at once if it was larger, and if it was
/// smaller it grows until distilling is worth something. Between the two the follower adds nothing
/// of its own.
inline double gap_after(const Follower& follower, double initial_gap, double years) {
    core::require("gap_after.initial_gap", initial_gap, core::nonnegative, "of ln capability");
    core::require("gap_after.years", years, core::nonnegative);
    const double steady = steady_gap(follower);
    const double alone = initial_gap + follower.improvement_per_year * years;
    return years < follower.lag_years ? alone : std::min(alone, steady);
}

/// The gap at several times.
inline std::vector<double> gap_path(const Follower& follower, double initial_gap,
                                    const std::vector<double>& years) {
    std::vector<double> path;
    for (const double t : years) path.push_back(gap_after(follower, initial_gap, t));
    return path;
}

/// Years until the gap is the steady one: τ, or later if it starts smaller, (g_L τ − ln f −
/// G0)/g_L; ∞ behind a leader who stands still and is nearer than a copy would be.
inline double years_to_steady_gap(const Follower& follower, double initial_gap) {
    core::require("years_to_steady_gap.initial_gap", initial_gap, core::nonnegative,
                  "of ln capability");
    const double missing = steady_gap(follower) - initial_gap;
    if (missing <= 0.0) return follower.lag_years;
    return std::max(follower.lag_years, missing / follower.improvement_per_year);
}

}  // namespace isocost::distillation
