#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "isocost/compute/amortization.hpp"
#include "isocost/core/field.hpp"
#include "isocost/labor/automation.hpp"
#include "isocost/labor/severance.hpp"

/// The ways out of a post that AI has taken over, each with what it costs in the person's own
/// monthly wages, in present value at the day of the decision:
///
///   negotiated  N + k, on consent at the firm's wish (LCL art. 36, 46(2)); k of one to three is
///               custom, not law
///   expiry      N on the day the fixed term ends (art. 44(1), 46(5)), carried until then
///   collective  N, for major technological innovation (art. 41(1)(3)), if there are enough people;
///               the thirty days of notice are worked
///   retained    carried until attrition or the horizon, with other work at ψ
///   contested   notice by art. 40(3), a major change in objective circumstances, which courts deny
///               where the change is AI:
///               (1 − π)(N + 1) + π[(1 − q) 2N + q (back pay + carried)], q the share of those
///               unlawfully dismissed who ask for their post and get it (art. 48, 87)
///
/// Carrying for t years costs r + 12 (1 − ψ)/A(t) monthly wages, r retraining and A the annuity
/// factor of automation.hpp, which counts attrition: those who leave by themselves get nothing. The
/// time that a court takes is not discounted. N is one figure for all ways: who stays until a term
/// ends has served longer by then, so that expiry is to be asked for with the N of that day.
namespace isocost::labor {

enum class Exit { negotiated, expiry, collective, retained, contested };

inline constexpr std::array all_exits{Exit::negotiated, Exit::expiry, Exit::collective,
                                      Exit::retained, Exit::contested};

constexpr std::string_view name(Exit exit) {
    constexpr std::array names{"negotiated", "expiry", "collective", "retained", "contested"};
    return names[static_cast<std::size_t>(exit)];
}

struct ExitTerms {
    double severance_monthly_wages = core::nan;  ///< N
    double negotiated_extra_months = core::nan;  ///< k
    double months_to_expiry = core::nan;         ///< infinite without a fixed term
    double dismissed_people = core::nan;         ///< at once, for the test of art. 41
    double staff_people = core::nan;
    double unlawful_probability = core::nan;       ///< π
    double reinstatement_probability = core::nan;  ///< q, of those unlawfully dismissed
    double back_pay_months = core::nan;            ///< from dismissal to judgment
    double retained_value_ratio = core::nan;       ///< ψ
    double retraining_monthly_wages = core::nan;   ///< r
    double discount_rate_per_year = core::nan;     ///< ρ
    double attrition_per_year = core::nan;         ///< δ
    double horizon_years = core::nan;              ///< T
};

inline auto fields(const ExitTerms&) {
    using E = ExitTerms;
    return std::array{
        core::Field{"severance_monthly_wages", &E::severance_monthly_wages, core::nonnegative,
                    "monthly wages", "N in own monthly wages, after the caps of LCL art. 47"},
        core::Field{"negotiated_extra_months", &E::negotiated_extra_months, core::nonnegative,
                    "monthly wages", "what consent costs beyond N; one to three by custom"},
        core::Field{"months_to_expiry", &E::months_to_expiry, core::nonnegative_or_infinite,
                    "months", "until a fixed term ends; infinite for an open-ended contract"},
        core::Field{"dismissed_people", &E::dismissed_people, core::nonnegative, "people",
                    "who would leave at once, a whole number"},
        core::Field{"staff_people", &E::staff_people, core::positive, "people",
                    "employees of the firm, a whole number"},
        core::Field{"unlawful_probability", &E::unlawful_probability, detail::probability, "",
                    "that a dismissal by LCL art. 40(3) is held unlawful"},
        core::Field{"reinstatement_probability", &E::reinstatement_probability, detail::probability,
                    "", "of those unlawfully dismissed, who ask for the post and get it (art. 48)"},
        core::Field{"back_pay_months", &E::back_pay_months, core::nonnegative, "months",
                    "of wages from dismissal to the judgment that reinstates"},
        core::Field{"retained_value_ratio", &E::retained_value_ratio, core::nonnegative, "",
                    "value of a kept person's other work in units of the wage"},
        core::Field{"retraining_monthly_wages", &E::retraining_monthly_wages, core::nonnegative,
                    "monthly wages", "retraining, once per person who is kept"},
        core::Field{"discount_rate_per_year", &E::discount_rate_per_year, core::nonnegative,
                    "per year", "at which the firm discounts"},
        core::Field{"attrition_per_year", &E::attrition_per_year, detail::below_one, "per year",
                    "share of those kept who leave by themselves within a year"},
        core::Field{"horizon_years", &E::horizon_years, core::positive, "years",
                    "over which a post that is kept is counted"}};
}

struct ExitCost {
    Exit exit = Exit::retained;
    bool available = false;
    std::string reason = {};           ///< why not, or empty
    double monthly_wages = core::nan;  ///< present value; NaN if not available
};

struct ExitCosts {
    std::array<ExitCost, all_exits.size()> all = {};  ///< in the order of `all_exits`
    ExitCost cheapest = {};

    const ExitCost& of(Exit exit) const { return all[static_cast<std::size_t>(exit)]; }
};

/// What carrying a post beside the AI costs until attrition, for `years`, in monthly wages. Below 0
/// where kept people yield more than their wages and retraining. No check of the domain.
inline double carried_monthly_wages(const ExitTerms& e, double years) {
    if (years == 0.0) return 0.0;
    const double annuity_per_year = compute::capital_recovery_factor(
        rate_with_attrition(e.discount_rate_per_year, e.attrition_per_year), years);
    return e.retraining_monthly_wages +
           detail::months_per_year * (1.0 - e.retained_value_ratio) / annuity_per_year;
}

namespace detail {

inline ExitCost open_exit(Exit exit, double monthly_wages) {
    return {.exit = exit, .available = true, .monthly_wages = monthly_wages};
}

inline ExitCost expiry(const ExitTerms& e) {
    const double years = e.months_to_expiry / months_per_year;
    if (years > e.horizon_years)
        return {.exit = Exit::expiry,
                .reason = e.months_to_expiry == core::infinity
                              ? "the contract has no term (LCL art. 14)"
                              : "the contract ends beyond the horizon"};
    const double rate = rate_with_attrition(e.discount_rate_per_year, e.attrition_per_year);
    const double severance = e.severance_monthly_wages * std::exp(-years * std::log1p(rate));
    return open_exit(Exit::expiry, carried_monthly_wages(e, years) + severance);
}

inline ExitCost collective(const ExitTerms& e) {
    if (e.dismissed_people == 0.0)
        return {.exit = Exit::collective, .reason = "nobody would leave"};
    if (!collective_dismissal(e.dismissed_people, e.staff_people))
        return {.exit = Exit::collective,
                .reason = "fewer than 20 people and less than 10 % of the staff (LCL art. 41)"};
    return open_exit(Exit::collective, e.severance_monthly_wages);
}

inline ExitCost contested(const ExitTerms& e) {
    const double pi = e.unlawful_probability;
    const double q = e.reinstatement_probability;
    const double back = e.back_pay_months + carried_monthly_wages(e, e.horizon_years);
    const double unlawful = (1.0 - q) * 2.0 * e.severance_monthly_wages + q * back;
    return open_exit(Exit::contested,
                     (1.0 - pi) * (e.severance_monthly_wages + 1.0) + pi * unlawful);
}

}  // namespace detail

/// Every exit with its cost and the cheapest of those that are open; keeping people always is, so
/// that no post costs more than the least of buying out and carrying. Of two alike the first in
/// `all_exits`. Throws InvalidParameter.
inline ExitCosts exit_costs(const ExitTerms& terms) {
    const auto& e = core::checked(terms, "ExitTerms");
    ExitCosts costs;
    costs.all = {
        detail::open_exit(Exit::negotiated, e.severance_monthly_wages + e.negotiated_extra_months),
        detail::expiry(e), detail::collective(e),
        detail::open_exit(Exit::retained, carried_monthly_wages(e, e.horizon_years)),
        detail::contested(e)};
    costs.cheapest = *std::ranges::min_element(costs.all, {}, [](const ExitCost& c) {
        return c.available ? c.monthly_wages : core::infinity;
    });
    return costs;
}

}  // namespace isocost::labor
