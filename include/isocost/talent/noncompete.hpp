#pragma once

#include <array>
#include <string>
#include <string_view>

#include "isocost/core/field.hpp"

/// Whether it pays to bind leavers. A non-compete that covers a share of people and is enforced
/// with probability e lowers the rate at which rivals can hire them, ν → ν(1 − e · coverage), and
/// must be paid for, whether it is enforced or not.
namespace isocost::talent {

/// China: at most 24 months, by Labor Contract Law art. 24; where nothing is agreed 30 % of the
/// average monthly wage of the last twelve months (Supreme People's Court, Interpretation (I) on
/// labour disputes, Fa Shi [2020] 26, art. 36). California: void (Business and Professions Code
/// § 16600).
enum class Jurisdiction { china, california };

constexpr std::string_view name(Jurisdiction jurisdiction) {
    return jurisdiction == Jurisdiction::china ? "china" : "california";
}

inline constexpr double most_noncompete_months = 24.0;
inline constexpr double noncompete_pay_share_unless_agreed = 0.30;

struct NonCompete {
    double offers_per_year = core::nan;  ///< ν, at which a rival's offer reaches a person
    double enforcement = core::nan;      ///< e, probability that it holds
    double coverage = core::nan;         ///< share of people bound
    double months = core::nan;
    double pay_share = core::nan;  ///< of the monthly wage, while it binds
    double wage_usd_per_year = core::nan;
    double loss_avoided_usd = core::nan;  ///< per leaver kept from a rival
};

inline auto fields(const NonCompete&) {
    using N = NonCompete;
    constexpr core::Bounds share{0.0, 1.0, false, false, "must be from 0 to 1"};
    return std::array{
        core::Field{"offers_per_year", &N::offers_per_year, core::nonnegative, "per year",
                    "rate at which rivals' offers reach a person"},
        core::Field{"enforcement", &N::enforcement, share, "", "probability that it holds"},
        core::Field{"coverage", &N::coverage, share, "", "share of people bound by it"},
        core::Field{"months", &N::months, core::positive, "months",
                    "duration; in China at most 24 months by Labor Contract Law art. 24"},
        core::Field{"pay_share", &N::pay_share, core::nonnegative, "",
                    "of the monthly wage, paid while it binds; in China 30 % unless agreed"},
        core::Field{"wage_usd_per_year", &N::wage_usd_per_year, core::positive, "USD per year",
                    "average wage of the last twelve months"},
        core::Field{"loss_avoided_usd", &N::loss_avoided_usd, core::nonnegative, "USD",
                    "what a leaver takes to a rival, per leaver"}};
}

struct NonCompeteAnswer {
    bool enforceable = false;
    bool worthwhile = false;  ///< e · loss avoided > cost
    /// In China: paid less than what is due where nothing is agreed.
    bool below_default_pay = false;
    std::string reason = {};
    double offers_per_year = core::nan;               ///< that are left
    double cost_usd_per_leaver = core::nan;           ///< share · w/12 · months
    double expected_gain_usd_per_leaver = core::nan;  ///< e · loss avoided
    double net_usd_per_leaver = core::nan;
    double break_even_enforcement = core::nan;  ///< cost/loss; above 1: not even if it always holds
    double break_even_months =
        core::nan;  ///< e · loss over a month's cost; infinite if it has none
};

namespace detail {

inline NonCompeteAnswer void_noncompete(const NonCompete& n) {
    return {.reason = "void in California (Business and Professions Code § 16600): it binds nobody",
            .offers_per_year = n.offers_per_year,
            .cost_usd_per_leaver = 0.0,
            .expected_gain_usd_per_leaver = 0.0,
            .net_usd_per_leaver = 0.0};
}

}  // namespace detail

/// Worthwhile iff e · loss avoided > share · w/12 · months, per leaver who is bound. A clause that
/// pays less than the default binds only as agreed: then e is the place for the doubt. Throws
/// InvalidParameter, in China also for more than 24 months.
inline NonCompeteAnswer value_noncompete(const NonCompete& noncompete, Jurisdiction jurisdiction) {
    constexpr double months_per_year = 12.0;
    const auto& n = core::checked(noncompete, "NonCompete");
    if (jurisdiction == Jurisdiction::california) return detail::void_noncompete(n);
    core::require("NonCompete.months", n.months,
                  {0.0, most_noncompete_months, true, false, "must be above 0 and at most 24"},
                  "Labor Contract Law art. 24");
    const double cost_usd_per_month = n.pay_share * n.wage_usd_per_year / months_per_year;
    NonCompeteAnswer a;
    a.enforceable = true;
    a.below_default_pay = n.pay_share < noncompete_pay_share_unless_agreed;
    a.offers_per_year = n.offers_per_year * (1.0 - n.enforcement * n.coverage);
    a.cost_usd_per_leaver = cost_usd_per_month * n.months;
    a.expected_gain_usd_per_leaver = n.enforcement * n.loss_avoided_usd;
    a.net_usd_per_leaver = a.expected_gain_usd_per_leaver - a.cost_usd_per_leaver;
    a.worthwhile = a.net_usd_per_leaver > 0.0;
    a.break_even_enforcement =
        n.loss_avoided_usd > 0.0 ? a.cost_usd_per_leaver / n.loss_avoided_usd : core::infinity;
    a.break_even_months = cost_usd_per_month > 0.0
                              ? a.expected_gain_usd_per_leaver / cost_usd_per_month
                              : core::infinity;
    a.reason = a.worthwhile ? "it saves more than it costs" : "it costs more than it saves";
    return a;
}

}  // namespace isocost::talent
