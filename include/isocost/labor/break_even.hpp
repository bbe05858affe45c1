#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "isocost/core/status.hpp"
#include "isocost/labor/automation.hpp"

/// Where automation with and without a rule is worth as much as its alternative.
namespace isocost::labor {

/// A value at which two sides are equal. `residual` is their distance there, computed anew from the
/// model with that value put in, over the larger amount compared. Infeasible: no value makes them
/// equal, `reason` says why and `value` is NaN.
struct BreakEven {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double value = core::nan;
    double residual = core::nan;
};

namespace detail {

inline constexpr double break_even_tolerance = 1e-10;

inline BreakEven no_break_even(std::string reason) { return {.reason = std::move(reason)}; }

inline BreakEven break_even(double value, double residual) {
    const bool holds = residual <= break_even_tolerance;
    return {.status = holds ? core::Status::optimal : core::Status::stalled,
            .reason = holds ? "" : "both sides differ by more than rounding allows",
            .value = value,
            .residual = residual};
}

/// The largest amount that a gain of this post is a difference of, USD per year.
inline double gain_scale(const Automation& a, const AutomationGains& g) {
    return std::max({a.wage_usd_per_year, a.retained_value_ratio * a.wage_usd_per_year,
                     a.ai_cost_usd_per_year, g.annuity_per_year * g.severance_usd,
                     g.annuity_per_year * a.retraining_usd});
}

}  // namespace detail

/// ψ* = 1 − A(S − r)/w: kept people who yield more are worth keeping, those who yield less are
/// worth replacing. None where severance is so dear that even those who yield nothing are kept.
/// Throws InvalidParameter.
inline BreakEven break_even_retained_value(const Automation& automation) {
    auto a = core::checked(automation, "Automation");
    const auto g = detail::gains(a);
    const double psi =
        1.0 - g.annuity_per_year * (g.severance_usd - a.retraining_usd) / a.wage_usd_per_year;
    if (psi < 0.0)
        return detail::no_break_even(
            "severance less retraining costs more per year than the wage: a person who yields "
            "nothing is kept as well");
    a.retained_value_ratio = psi;
    const auto there = detail::gains(a);
    return detail::break_even(
        psi, std::abs(there.replacement_gain_usd_per_year - there.retention_gain_usd_per_year) /
                 detail::gain_scale(a, there));
}

/// α* = F/(H(w − c_AI − A S)): the share of H posts from which on replacement pays for what
/// automation costs each year however little is automated. None where a post loses money, or all H
/// posts together do not bring in F. Throws InvalidParameter.
inline BreakEven break_even_automated_share(const Automation& automation, double staff_fte,
                                            double fixed_cost_usd_per_year) {
    const auto& a = core::checked(automation, "Automation");
    core::require("break_even_automated_share.staff_fte", staff_fte, core::positive);
    core::require("break_even_automated_share.fixed_cost_usd_per_year", fixed_cost_usd_per_year,
                  core::nonnegative);
    const double gain = detail::gains(a).replacement_gain_usd_per_year;
    if (!(gain > 0.0))
        return detail::no_break_even("a replaced post brings in no money: no share pays");
    const double share = fixed_cost_usd_per_year / (staff_fte * gain);
    if (share > 1.0)
        return detail::no_break_even("all posts together bring in less than the fixed cost: " +
                                     core::text(staff_fte * gain, 6) + " USD per year");
    const double distance = std::abs(share * staff_fte * gain - fixed_cost_usd_per_year);
    return detail::break_even(share, distance == 0.0 ? 0.0 : distance / fixed_cost_usd_per_year);
}

/// The AI cost per post and year, USD, up to which `decision` is no loss: w − A S to replace, ψw −
/// A r to retain. None where it loses with AI for nothing. Throws InvalidParameter, also for
/// `as_before`, which buys no AI.
inline BreakEven break_even_ai_cost(const Automation& automation, PostDecision decision) {
    auto a = core::checked(automation, "Automation");
    if (decision == PostDecision::as_before)
        throw core::InvalidParameter("break_even_ai_cost.decision", std::string(name(decision)),
                                     "must be replace or retain");
    const auto of = [decision](const AutomationGains& g) {
        return decision == PostDecision::replace ? g.replacement_gain_usd_per_year
                                                 : g.retention_gain_usd_per_year;
    };
    a.ai_cost_usd_per_year = 0.0;
    const double cost = of(detail::gains(a));
    if (cost < 0.0) return detail::no_break_even("it loses money with AI for nothing");
    a.ai_cost_usd_per_year = cost;
    const auto there = detail::gains(a);
    return detail::break_even(cost, std::abs(of(there)) / detail::gain_scale(a, there));
}

/// T* in months: a post carried so long costs as much as leaving it for `exit_monthly_wages`, not
/// discounted: T*(1 − ψ) = exit, for ψ = 0 and a buy-out of b times N just b·N. None where kept
/// people earn their wages. Throws InvalidParameter.
inline BreakEven break_even_carry_months(double exit_monthly_wages, double retained_value_ratio) {
    core::require("break_even_carry_months.exit_monthly_wages", exit_monthly_wages,
                  core::nonnegative);
    core::require("break_even_carry_months.retained_value_ratio", retained_value_ratio,
                  core::nonnegative, "in units of the wage");
    const double burden = 1.0 - retained_value_ratio;
    if (burden <= 0.0)
        return detail::no_break_even("whoever is kept yields the wage: carrying costs nothing");
    const double months = exit_monthly_wages / burden;
    const double distance = std::abs(months * burden - exit_monthly_wages);
    return detail::break_even(months, distance == 0.0 ? 0.0 : distance / exit_monthly_wages);
}

/// Months until a post that saves the share s of its pay has paid back what leaving it cost, in
/// monthly wages and not discounted: exit/s. Throws InvalidParameter.
inline BreakEven payback_months(double exit_monthly_wages, double saved_share_of_pay) {
    core::require("payback_months.exit_monthly_wages", exit_monthly_wages, core::nonnegative);
    core::require("payback_months.saved_share_of_pay", saved_share_of_pay,
                  {-core::infinity, 1.0, true, false, "must be at most 1"}, "1 − c_AI/w");
    if (saved_share_of_pay <= 0.0) return detail::no_break_even("the post saves nothing");
    const double months = exit_monthly_wages / saved_share_of_pay;
    const double distance = std::abs(months * saved_share_of_pay - exit_monthly_wages);
    return detail::break_even(months, distance == 0.0 ? 0.0 : distance / exit_monthly_wages);
}

}  // namespace isocost::labor
