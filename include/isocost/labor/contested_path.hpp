#pragma once

#include <array>
#include <utility>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/labor/automation_path.hpp"

/// The firm of automation_path.hpp that dismisses all αH at year 0 by LCL art. 40(3) and lets the
/// courts decide. In expectation, in monthly wages per person dismissed:
///
///   1 − a      do not go to court and take N + 1 on the day (art. 40, 46(3));
///   a(1 − π)   go, lose, and take N + 1 on the day of the judgment, at the end of year τ;
///   aπ(1 − q)  win and take 2N then, instead of N + 1 (art. 48, 87; IR art. 25);
///   aπq        win, ask for their post and get it (art. 48): back pay of b then, retraining, and
///              they are kept from year τ on at ψ, until attrition or the horizon.
///
/// Whoever goes to court takes nothing before the judgment. At τ = 0 severance and dual burden
/// together are the contested exit of exits.hpp at its π = aπ; nobody going to court, a = 0, is
/// the lawful exit at once for N + 1.
namespace isocost::labor {

struct ContestedExit {
    double severance_monthly_wages = core::nan;    ///< N
    double adjudication_probability = core::nan;   ///< a
    double unlawful_probability = core::nan;       ///< π, of those adjudicated
    double reinstatement_probability = core::nan;  ///< q, of those unlawfully dismissed
    double back_pay_months = core::nan;            ///< b
    double judgment_after_years = core::nan;       ///< τ
};

inline auto fields(const ContestedExit&) {
    using C = ContestedExit;
    return std::array{
        core::Field{"severance_monthly_wages", &C::severance_monthly_wages, core::nonnegative,
                    "monthly wages", "N in own monthly wages, after the caps of LCL art. 47"},
        core::Field{"adjudication_probability", &C::adjudication_probability, detail::probability,
                    "", "that someone dismissed goes to arbitration and court"},
        core::Field{"unlawful_probability", &C::unlawful_probability, detail::probability, "",
                    "that a dismissal which is adjudicated is held unlawful"},
        core::Field{"reinstatement_probability", &C::reinstatement_probability, detail::probability,
                    "", "of those unlawfully dismissed, who ask for the post and get it (art. 48)"},
        core::Field{"back_pay_months", &C::back_pay_months, core::nonnegative, "months",
                    "of wages from dismissal to the judgment that reinstates"},
        core::Field{"judgment_after_years", &C::judgment_after_years, core::nonnegative, "years",
                    "from dismissal, a whole number up to the horizon; 0 is at once"}};
}

namespace detail {

inline void require_judgment(const ContestedExit& e, const AutomationPlan& p) {
    require_whole("ContestedExit.judgment_after_years", e.judgment_after_years);
    core::require("ContestedExit.judgment_after_years", e.judgment_after_years,
                  {0.0, p.horizon_years, false, false, "must not exceed the horizon"});
}

/// How the dismissed part, FTE.
struct Outcomes {
    double settled_fte;
    double lost_fte;
    double doubled_fte;
    double reinstated_fte;
};

inline Outcomes outcomes(const ContestedExit& e, double dismissed_fte) {
    const double adjudicated = dismissed_fte * e.adjudication_probability;
    const double unlawful = adjudicated * e.unlawful_probability;
    const double reinstated = unlawful * e.reinstatement_probability;
    return {dismissed_fte - adjudicated, adjudicated - unlawful, unlawful - reinstated, reinstated};
}

/// Who works this year and what falls due at its end, or on the first day.
inline Paid paid(const ContestedExit& e, const Outcomes& who, const AutomationYear& y) {
    const double notice = e.severance_monthly_wages + 1.0;
    const bool judged = y.year == static_cast<int>(e.judgment_after_years);
    Paid due{.worked_fte = judged || y.year == 0 ? 0.0 : y.retained_fte};
    if (y.year == 0) due.severance_monthly_wages = who.settled_fte * notice;
    if (!judged) return due;
    due.severance_monthly_wages +=
        who.lost_fte * notice + who.doubled_fte * 2.0 * e.severance_monthly_wages;
    due.back_pay_monthly_wages = who.reinstated_fte * e.back_pay_months;
    due.retrained_fte = who.reinstated_fte;
    return due;
}

/// Those whom the judgment of this year gives their post back.
inline AutomationYear judged(const ContestedExit& e, const Outcomes& who, AutomationYear y) {
    if (y.year != static_cast<int>(e.judgment_after_years)) return y;
    y.replaced_fte -= who.reinstated_fte;
    y.retained_fte += who.reinstated_fte;
    return y;
}

}  // namespace detail

/// The expected path. `replaced_fte` counts those in court as well, `wages_usd` and the dual Opex
/// the back pay. The plan's own exits do not matter. Throws InvalidParameter.
inline AutomationPath contested_path(const AutomationPlan& plan, const ContestedExit& exit) {
    const auto& p = core::checked(plan, "AutomationPlan");
    const auto& e = core::checked(exit, "ContestedExit");
    detail::require_years(p);
    detail::require_judgment(e, p);
    constexpr detail::Departure at_once{0, 0.0};
    auto y = detail::first_day(p, at_once);
    const auto who = detail::outcomes(e, y.replaced_fte);
    y = detail::judged(e, who, y);
    std::vector<AutomationYear> years{detail::with_money(p, y, detail::paid(e, who, y))};
    for (int t = 1; t <= static_cast<int>(p.horizon_years); ++t) {
        y = detail::judged(e, who, detail::people(p, at_once, y));
        years.push_back(detail::with_money(p, y, detail::paid(e, who, y)));
    }
    return detail::valued(p, std::move(years));
}

}  // namespace isocost::labor
