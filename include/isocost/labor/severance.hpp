#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "isocost/core/field.hpp"

/// What Chinese law makes a dismissal cost, as functions of service and pay in RMB. LCL is the
/// Labor Contract Law of 2007 (amended 2012), IR its Implementing Regulations (State Council Order
/// 535 of 2008). Service before 2008 follows earlier rules (LCL art. 97), which are not here.
namespace isocost::labor {

/// LCL art. 47: above so many local average wages the wage stops counting at them, and above that
/// only, no more than so many years count.
inline constexpr double wage_cap_local_averages = 3.0;
inline constexpr double capped_service_years = 12.0;

/// LCL art. 41: so many people who leave at once, or one in so many of the staff, make it
/// collective.
inline constexpr double collective_dismissal_people = 20.0;
inline constexpr double collective_dismissal_staff_per_person = 10.0;

namespace detail {

inline constexpr double months_per_year = 12.0;

/// Throws InvalidParameter unless the value is a whole number of 0 or more.
inline void require_whole(std::string_view where, double value, std::string_view why = "") {
    core::require(where, value, core::nonnegative, why);
    if (std::floor(value) != value)
        throw core::InvalidParameter(std::string(where), value, "must be a whole number",
                                     std::string(why));
}

}  // namespace detail

namespace detail {

/// Service in whole years and the months beyond them.
struct Service {
    double years;
    double months;
};

inline Service service(double completed_months) {
    const double years = std::floor(completed_months / months_per_year);
    return {years, completed_months - months_per_year * years};
}

/// Whole months, and a word on days where they decide about half a wage: at whole years.
inline void require_service(const std::string& where, double completed_months,
                            std::optional<bool> days_over) {
    require_whole(where + ".completed_months", completed_months);
    const auto [years, months] = service(completed_months);
    if (days_over || months > 0.0) return;
    throw core::InvalidParameter(
        where + ".days_over", "not given", "must be given where the months make whole years",
        "LCL art. 47: " + core::text(completed_months) + " months count as " + core::text(years) +
            " years, a day more as half a year more");
}

}  // namespace detail

/// N of LCL art. 47 in monthly wages: one per full year of service; of the rest half a one if it is
/// under six months, and one if it is six months or more. A rest of days alone counts as a half, so
/// that whole years need `days_over`; elsewhere it changes nothing. Not limited to twelve;
/// `severance` does that. Throws InvalidParameter unless `completed_months` is a whole number of 0
/// or more, and where days are not spoken of and matter.
inline double severance_wages(double completed_months, std::optional<bool> days_over) {
    detail::require_service("severance_wages", completed_months, days_over);
    const auto [years, months] = detail::service(completed_months);
    if (months >= 6.0) return years + 1.0;
    return months > 0.0 || days_over == true ? years + 0.5 : years;
}

/// One person's service with the firm and pay.
struct Employment {
    double completed_months = core::nan;
    double average_wage_rmb_per_month = core::nan;
    double last_wage_rmb_per_month = core::nan;
    double local_average_wage_rmb_per_month = core::nan;
    /// Whether service goes some days beyond the completed months; must be said at whole years.
    std::optional<bool> days_over = {};
};

inline auto fields(const Employment&) {
    using E = Employment;
    return std::array{
        core::Field{"completed_months", &E::completed_months, core::nonnegative, "months",
                    "full months of service, a whole number"},
        core::Field{"average_wage_rmb_per_month", &E::average_wage_rmb_per_month, core::positive,
                    "RMB per month",
                    "own wage with bonuses, average of the last twelve months, no less than the "
                    "local minimum wage (IR art. 27)"},
        core::Field{"last_wage_rmb_per_month", &E::last_wage_rmb_per_month, core::positive,
                    "RMB per month", "own wage of the last month (IR art. 20)"},
        core::Field{"local_average_wage_rmb_per_month", &E::local_average_wage_rmb_per_month,
                    core::positive, "RMB per month",
                    "average wage of the city in the year before, as published (LCL art. 47)"}};
}

struct Severance {
    double service_wages = core::nan;             ///< N of art. 47 before the limit of twelve
    double paid_wages = core::nan;                ///< N that is paid
    double base_wage_rmb_per_month = core::nan;   ///< of which
    bool wage_capped = false;                     ///< pay above three local averages
    bool years_limited = false;                   ///< and service above twelve years
    double severance_rmb = core::nan;             ///< N
    double severance_and_notice_rmb = core::nan;  ///< N + 1
    double unlawful_rmb = core::nan;              ///< 2N
    double own_monthly_wages =
        core::nan;  ///< N in average wages of one's own: what a firm compares
};

/// What is due, in RMB, at once and before taxes:
///
///   N      n · min(w, 3 w_local) with n ≤ 12 where w > 3 w_local, on consent at the firm's wish,
///          on collective dismissal and on expiry (LCL art. 46, 47);
///   N + 1  with a month's wage instead of a month's notice (art. 40): that of the last month,
///   which
///          has no cap (IR art. 20);
///   2N     where the dismissal is unlawful (art. 87), with the caps of N and instead of it (IR
///          art. 25), if the person does not want the post back (art. 48).
///
/// Throws InvalidParameter.
inline Severance severance(const Employment& employment) {
    const auto& e = core::checked(employment, "Employment");
    detail::require_service("Employment", e.completed_months, e.days_over);
    const double most_wage = wage_cap_local_averages * e.local_average_wage_rmb_per_month;
    Severance s;
    s.service_wages = severance_wages(e.completed_months, e.days_over);
    s.wage_capped = e.average_wage_rmb_per_month > most_wage;
    s.years_limited = s.wage_capped && s.service_wages > capped_service_years;
    s.paid_wages = s.years_limited ? capped_service_years : s.service_wages;
    s.base_wage_rmb_per_month = std::min(e.average_wage_rmb_per_month, most_wage);
    s.severance_rmb = s.paid_wages * s.base_wage_rmb_per_month;
    s.severance_and_notice_rmb = s.severance_rmb + e.last_wage_rmb_per_month;
    s.unlawful_rmb = 2.0 * s.severance_rmb;
    s.own_monthly_wages = s.severance_rmb / e.average_wage_rmb_per_month;
    return s;
}

/// LCL art. 41: at least 20 people, or at least 10 % of the staff. Such a dismissal needs 30 days'
/// notice to union or staff, a report to the labor authority and one of four grounds, of which "a
/// major technological innovation" with posts left over after contracts were changed is the third.
/// Throws InvalidParameter unless both are whole numbers, 1 ≤ dismissed ≤ staff.
inline bool collective_dismissal(double dismissed, double staff) {
    detail::require_whole("collective_dismissal.staff", staff);
    detail::require_whole("collective_dismissal.dismissed", dismissed);
    core::require("collective_dismissal.dismissed", dismissed,
                  {1.0, staff, false, false, "must be from 1 to the staff"});
    // Ten times the people is exact where a tenth of the staff is not.
    return dismissed >= collective_dismissal_people ||
           dismissed * collective_dismissal_staff_per_person >= staff;
}

}  // namespace isocost::labor
