#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/labor/automation.hpp"
#include "isocost/labor/severance.hpp"

/// What happens year by year to a firm of H people at wage w that hands a share α of its posts to
/// AI at year 0, under one of three regimes:
///
///   at will         all αH leave at once with a severance of n₀ monthly wages each;
///   non-disruption  all are kept: retrained at r, they yield ψw in other work; whoever leaves is
///                   not followed by another, and attrition δ is the only way out;
///   lawful exit     they are kept likewise until year k (0: not at all), then those still there
///                   leave with n monthly wages each.
///
/// An exit that a court may hold unlawful has a path of its own: contested_path.hpp.
///
/// R_t people are kept in year t, R_t = (1 − δ)R_{t−1}: who leaves within a year is not paid at its
/// end, when its flows come and n falls due in year k. The (1 − α)H other posts stay filled. USD:
///
///   output_t = w(H + ψR_t),  Opex_t = (c_AI αH + F) + w((1 − α)H + R_t) + severance + retraining,
///   NPV = Σ_t (1 + ρ)^−t (output_t − Opex_t), against today, where output is wH and Opex too.
///
/// At δ = 0, NPV · A/(αH) is the gain of automation.hpp less F/(αH): of replacement where all leave
/// at once, of retention where all are kept.
namespace isocost::labor {

enum class Regime { at_will, non_disruption, lawful_exit };

constexpr std::string_view name(Regime regime) {
    if (regime == Regime::at_will) return "at_will";
    return regime == Regime::non_disruption ? "non_disruption" : "lawful_exit";
}

struct AutomationPlan {
    double staff_fte = core::nan;                        ///< H
    double automated_share = core::nan;                  ///< α
    double wage_usd_per_year = core::nan;                ///< w
    double ai_cost_usd_per_year = core::nan;             ///< c_AI
    double fixed_ai_cost_usd_per_year = core::nan;       ///< F
    double retained_value_ratio = core::nan;             ///< ψ
    double retraining_usd = core::nan;                   ///< r
    double at_will_severance_monthly_wages = core::nan;  ///< n₀
    double exit_monthly_wages = core::nan;               ///< n
    double exit_after_years = core::nan;                 ///< k
    double attrition_per_year = core::nan;               ///< δ
    double discount_rate_per_year = core::nan;           ///< ρ
    double horizon_years = core::nan;                    ///< T
};

inline auto fields(const AutomationPlan&) {
    using P = AutomationPlan;
    return std::array{
        core::Field{"staff_fte", &P::staff_fte, core::positive, "FTE", "head count today"},
        core::Field{"automated_share", &P::automated_share, detail::probability, "",
                    "of the posts that AI takes over"},
        core::Field{"wage_usd_per_year", &P::wage_usd_per_year, core::positive, "USD per year",
                    "cost of a filled post, and what it yields today"},
        core::Field{"ai_cost_usd_per_year", &P::ai_cost_usd_per_year, core::nonnegative,
                    "USD per year", "AI that does the work of one post"},
        core::Field{"fixed_ai_cost_usd_per_year", &P::fixed_ai_cost_usd_per_year, core::nonnegative,
                    "USD per year", "AI that costs the same at any share"},
        core::Field{"retained_value_ratio", &P::retained_value_ratio, core::nonnegative, "",
                    "value of a kept person's other work in units of the wage"},
        core::Field{"retraining_usd", &P::retraining_usd, core::nonnegative, "USD",
                    "once per person who is kept"},
        core::Field{"at_will_severance_monthly_wages", &P::at_will_severance_monthly_wages,
                    core::nonnegative, "monthly wages", "paid to leavers where no law asks for it"},
        core::Field{"exit_monthly_wages", &P::exit_monthly_wages, core::nonnegative,
                    "monthly wages", "paid to leavers by the lawful exit"},
        core::Field{"exit_after_years", &P::exit_after_years, core::nonnegative, "years",
                    "until the lawful exit, a whole number up to the horizon; 0 is at once"},
        core::Field{"attrition_per_year", &P::attrition_per_year, detail::below_one, "per year",
                    "share of those kept who leave by themselves within a year"},
        core::Field{"discount_rate_per_year", &P::discount_rate_per_year, core::nonnegative,
                    "per year", "at which the firm discounts"},
        core::Field{"horizon_years", &P::horizon_years, core::positive, "years",
                    "length of the path, a whole number"}};
}

/// One year; year 0 is the day of the change and has only what is paid once. The four head counts
/// make up the staff of today, the four costs make up Opex. While nobody leaves, `amplification` is
/// that of output per employee.
struct AutomationYear {
    int year = 0;
    double as_before_fte = core::nan;
    double replaced_fte = core::nan;  ///< who left with severance
    double retained_fte = core::nan;  ///< R_t, kept beside the AI
    double left_fte = core::nan;      ///< by attrition since year 0

    double technology_usd = core::nan;
    double wages_usd = core::nan;
    double severance_usd = core::nan;
    double retraining_usd = core::nan;
    double opex_usd = core::nan;

    double dual_opex_usd = core::nan;    ///< of kept people: wages, back pay and retraining
    double dual_burden_usd = core::nan;  ///< that less what they yield
    double output_usd = core::nan;
    double gain_usd = core::nan;       ///< output − Opex
    double amplification = core::nan;  ///< output over today's, of the day before in year 0
};

struct AutomationPath {
    std::vector<AutomationYear> years = {};  ///< 0 to T
    double npv_usd = core::nan;
    double dual_burden_npv_usd = core::nan;
    double dual_burden_per_post_usd = core::nan;  ///< present value; NaN without such posts
};

namespace detail {

/// The year in which those whose posts AI took leave, −1 for never, and with how many monthly
/// wages.
struct Departure {
    int year;
    double monthly_wages;

    bool at_once() const { return year == 0; }
};

inline Departure departure(const AutomationPlan& p, Regime regime) {
    if (regime == Regime::at_will) return {0, p.at_will_severance_monthly_wages};
    if (regime == Regime::non_disruption) return {-1, 0.0};
    return {static_cast<int>(p.exit_after_years), p.exit_monthly_wages};
}

/// Who is where at the end of a year, after the exit of that year.
inline AutomationYear people(const AutomationPlan& p, const Departure& exit,
                             const AutomationYear& before) {
    AutomationYear y = before;
    y.year = before.year + 1;
    const double leave = p.attrition_per_year * before.retained_fte;
    y.left_fte = before.left_fte + leave;
    y.retained_fte = before.retained_fte - leave;
    if (y.year != exit.year) return y;
    y.replaced_fte = y.retained_fte;
    y.retained_fte = 0.0;
    return y;
}

inline AutomationYear first_day(const AutomationPlan& p, const Departure& exit) {
    const double automated = p.automated_share * p.staff_fte;
    return {.as_before_fte = p.staff_fte - automated,
            .replaced_fte = exit.at_once() ? automated : 0.0,
            .retained_fte = exit.at_once() ? 0.0 : automated,
            .left_fte = 0.0};
}

/// What a year has besides posts as before: FTE whose wages fall due at its end, and monthly wages
/// paid once, summed over people.
struct Paid {
    double worked_fte = 0.0;
    double severance_monthly_wages = 0.0;
    double back_pay_monthly_wages = 0.0;
    double retrained_fte = 0.0;
};

/// Of a year in which so many leave with severance: at the end of a year that they have worked
/// through, or on the first day.
inline Paid paid(const AutomationYear& y, double leavers_fte, const Departure& exit) {
    const bool running = y.year > 0;
    return {.worked_fte = running ? y.retained_fte + leavers_fte : 0.0,
            .severance_monthly_wages = leavers_fte * exit.monthly_wages,
            .retrained_fte = running ? 0.0 : y.retained_fte};
}

inline AutomationYear with_money(const AutomationPlan& p, AutomationYear y, const Paid& paid) {
    const bool running = y.year > 0;
    const double automated = p.automated_share * p.staff_fte;
    const double kept_wages = p.wage_usd_per_year * paid.worked_fte;
    const double back_pay = paid.back_pay_monthly_wages * p.wage_usd_per_year / months_per_year;
    const double yielded = p.retained_value_ratio * kept_wages;
    y.technology_usd =
        running ? p.ai_cost_usd_per_year * automated + p.fixed_ai_cost_usd_per_year : 0.0;
    y.wages_usd = (running ? p.wage_usd_per_year * y.as_before_fte : 0.0) + kept_wages + back_pay;
    y.severance_usd = paid.severance_monthly_wages * p.wage_usd_per_year / months_per_year;
    y.retraining_usd = p.retraining_usd * paid.retrained_fte;
    y.opex_usd = y.technology_usd + y.wages_usd + y.severance_usd + y.retraining_usd;
    y.dual_opex_usd = kept_wages + back_pay + y.retraining_usd;
    y.dual_burden_usd = y.dual_opex_usd - yielded;
    y.output_usd = running ? p.wage_usd_per_year * p.staff_fte + yielded : 0.0;
    y.gain_usd = y.output_usd - y.opex_usd;
    y.amplification = running ? y.output_usd / (p.wage_usd_per_year * p.staff_fte) : 1.0;
    return y;
}

inline AutomationPath valued(const AutomationPlan& p, std::vector<AutomationYear> years) {
    AutomationPath path{.npv_usd = 0.0, .dual_burden_npv_usd = 0.0};
    double discount = 1.0;
    for (const auto& y : years) {
        path.npv_usd += discount * y.gain_usd;
        path.dual_burden_npv_usd += discount * y.dual_burden_usd;
        discount /= 1.0 + p.discount_rate_per_year;
    }
    const double automated = p.automated_share * p.staff_fte;
    if (automated > 0.0) path.dual_burden_per_post_usd = path.dual_burden_npv_usd / automated;
    path.years = std::move(years);
    return path;
}

inline void require_years(const AutomationPlan& p) {
    require_whole("AutomationPlan.horizon_years", p.horizon_years);
    require_whole("AutomationPlan.exit_after_years", p.exit_after_years);
    core::require("AutomationPlan.horizon_years", p.horizon_years,
                  {1.0, 1000.0, false, false, "must be from 1 to 1000"});
    core::require("AutomationPlan.exit_after_years", p.exit_after_years,
                  {0.0, p.horizon_years, false, false, "must not exceed the horizon"});
}

}  // namespace detail

/// The path under a regime. A lawful exit at once with no severance is the firm that no rule binds,
/// to the bit. Throws InvalidParameter.
inline AutomationPath automation_path(const AutomationPlan& plan, Regime regime) {
    const auto& p = core::checked(plan, "AutomationPlan");
    detail::require_years(p);
    const auto exit = detail::departure(p, regime);
    auto y = detail::first_day(p, exit);
    std::vector<AutomationYear> years{
        detail::with_money(p, y, detail::paid(y, y.replaced_fte, exit))};
    for (int t = 1; t <= static_cast<int>(p.horizon_years); ++t) {
        const double replaced = y.replaced_fte;
        y = detail::people(p, exit, y);
        const double leavers = y.replaced_fte - replaced;
        years.push_back(detail::with_money(p, y, detail::paid(y, leavers, exit)));
    }
    return detail::valued(p, std::move(years));
}

}  // namespace isocost::labor
