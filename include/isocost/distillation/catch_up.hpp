#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "isocost/distillation/follower.hpp"

namespace isocost::distillation {

/// A follower who distils the leader and into whom the leader's knowledge leaks with people and
/// papers. The leak takes χ a year off the gap in log capability, dG/dt = g_L − χ G, as it takes χ
/// off a lead in knowledge (`knowledge::half_life` gives χ from the flow of people); copies come
/// every moment, τ late and with fidelity f, and the follower keeps the better model.
///
/// Derived here: for t < τ the gap is the leak's alone. The first copy puts it at S = g_L τ − ln f
/// if it was larger, and from then on it follows the leak from there and is never above S.

namespace detail {

inline void require_leak(double leak_per_year) {
    core::require("catch_up.leak_per_year", leak_per_year, core::nonnegative,
                  "share of the gap that leaks per year");
}

/// The gap that the leak alone leaves: G0 e^{−χt} + g_L (1 − e^{−χt})/χ.
inline double leaked_gap(double improvement, double leak, double gap, double years) {
    const double gone = leak > 0.0 ? -std::expm1(-leak * years) / leak : years;
    return gap * std::exp(-leak * years) + improvement * gone;
}

/// Years until the leak alone brings the gap down to a smaller target; ∞ if it never does.
inline double years_of_leak(double improvement, double leak, double gap, double target) {
    if (gap <= target) return 0.0;
    if (leak * target <= improvement) return core::infinity;
    return std::log1p(leak * (gap - target) / (leak * target - improvement)) / leak;
}

}  // namespace detail

/// The gap in log capability that lasts: min(g_L/χ, g_L τ − ln f), by the better of the two ways.
/// Throws InvalidParameter.
inline double lasting_gap(const Follower& follower, double leak_per_year) {
    detail::require_leak(leak_per_year);
    const double distilled = steady_gap(follower);
    if (follower.improvement_per_year == 0.0 && leak_per_year > 0.0) return 0.0;
    return leak_per_year * distilled <= follower.improvement_per_year
               ? distilled
               : follower.improvement_per_year / leak_per_year;
}

/// The leak from which on distilling does not matter in the end: χ = g_L/(g_L τ − ln f) per year,
/// for a perfect and immediate copy ∞. 0 behind a leader who stands still. Throws InvalidParameter.
inline double leak_that_replaces_distilling(const Follower& follower) {
    const double distilled = steady_gap(follower);
    return distilled == 0.0 ? core::infinity : follower.improvement_per_year / distilled;
}

/// The gap in log capability t years after the follower began to distil, from a gap G0 then.
/// Without a leak it is `gap_after`. Throws InvalidParameter.
inline double catch_up_gap(const Follower& follower, double leak_per_year, double initial_gap,
                           double years) {
    detail::require_leak(leak_per_year);
    core::require("catch_up.initial_gap", initial_gap, core::nonnegative, "of ln capability");
    core::require("catch_up.years", years, core::nonnegative);
    const double distilled = steady_gap(follower);
    const double g = follower.improvement_per_year, lag = follower.lag_years;
    if (years < lag) return detail::leaked_gap(g, leak_per_year, initial_gap, years);
    const double first =
        std::min(distilled, detail::leaked_gap(g, leak_per_year, initial_gap, lag));
    return std::min(distilled, detail::leaked_gap(g, leak_per_year, first, years - lag));
}

/// The gap at several times beside what the leak alone would leave, both of ln capability.
struct CatchUpPath {
    std::vector<double> years = {};
    std::vector<double> gap = {};         ///< with copies from τ on
    std::vector<double> leaked_gap = {};  ///< had there never been a copy
    double lasting_gap = core::nan;
    double lasting_leaked_gap = core::nan;  ///< g_L/χ; ∞ without a leak
};

/// `catch_up_gap` at several times, in any order; what copies are worth is the difference to a
/// follower whom only the leak teaches. Behind a leader who stands still its gap ends at 0, or
/// without a leak where it began. Throws InvalidParameter.
inline CatchUpPath catch_up_path(const Follower& follower, double leak_per_year, double initial_gap,
                                 const std::vector<double>& years) {
    core::require("catch_up.initial_gap", initial_gap, core::nonnegative, "of ln capability");
    const double distilled = lasting_gap(follower, leak_per_year);
    const double g = follower.improvement_per_year;
    const double leaked = leak_per_year > 0.0 ? g / leak_per_year
                          : g > 0.0           ? core::infinity
                                              : initial_gap;
    CatchUpPath path{
        .years = years, .lasting_gap = std::min(distilled, leaked), .lasting_leaked_gap = leaked};
    for (const double t : years) {
        path.gap.push_back(catch_up_gap(follower, leak_per_year, initial_gap, t));
        path.leaked_gap.push_back(detail::leaked_gap(g, leak_per_year, initial_gap, t));
    }
    return path;
}

/// Years until the gap is first at or below a target; ∞ if it never is. Throws InvalidParameter.
inline double years_until_gap(const Follower& follower, double leak_per_year, double initial_gap,
                              double target_gap) {
    core::require("catch_up.target_gap", target_gap, core::nonnegative, "of ln capability");
    const double g = follower.improvement_per_year, lag = follower.lag_years;
    const double first = catch_up_gap(follower, leak_per_year, initial_gap, lag);
    const double alone = detail::years_of_leak(g, leak_per_year, initial_gap, target_gap);
    if (alone < lag) return alone;
    return lag + detail::years_of_leak(g, leak_per_year, first, target_gap);
}

/// The gap behind a leader of any pace, without a leak: `log_capability(t)` is the leader's ln Y,
/// 0 ≤ t, nondecreasing, and the follower's best copy is the latest one:
/// G(t) = min(G0 + y(t) − y(0), y(t) − y(t − τ) − ln f), the first alone while t < τ. Behind a
/// leader who explodes at T the gap is without bound as t → T, though the copy is τ years late
/// as ever; `Follower::improvement_per_year` is not read. Throws InvalidParameter.
template <class Leader>
double gap_behind(const Follower& follower, const Leader& log_capability, double initial_gap,
                  double years) {
    core::checked(follower, "Follower");
    core::require("gap_behind.initial_gap", initial_gap, core::nonnegative, "of ln capability");
    core::require("gap_behind.years", years, core::nonnegative);
    const double now = log_capability(years);
    const double alone = initial_gap + now - log_capability(0.0);
    if (years < follower.lag_years) return alone;
    const double copy = log_capability(years - follower.lag_years) + std::log(follower.fidelity);
    return std::min(alone, now - copy);
}

}  // namespace isocost::distillation
