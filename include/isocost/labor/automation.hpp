#pragma once

#include <array>
#include <cmath>
#include <string_view>

#include "isocost/compute/amortization.hpp"
#include "isocost/core/field.hpp"
#include "isocost/labor/severance.hpp"

/// Whether a firm that automates a post replaces who held it or keeps them for other work. Per
/// automated FTE and year, against today (all posts filled at w, each worth w):
///
///   replacement   w − c_AI − A S       S = (w/12)[(1 − π) n + π 2n]
///   retention    ψw − c_AI − A r
///
/// with n lawful severance in monthly wages, π the probability that a dismissal is held unlawful
/// (Labor Contract Law art. 47, 87), ψ what a kept and reassigned person yields in wages, r what
/// retraining costs once, and A the annuity factor i/(1 − (1 + i)^−T) at 1 + i = (1 + ρ)/(1 − δ),
/// ρ the discount rate and δ the share of kept people who leave by themselves each year.
///
/// Money once is paid at the start and flows come at the end of each year. Then the difference of
/// the two gains is exact with attrition too; each alone is so at δ = 0, and with δ > 0 counts the
/// years that a person stays (the yearly path of automation_path.hpp counts all years).
namespace isocost::labor {

struct Automation {
    double wage_usd_per_year = core::nan;        ///< w
    double ai_cost_usd_per_year = core::nan;     ///< c_AI
    double retained_value_ratio = core::nan;     ///< ψ
    double retraining_usd = core::nan;           ///< r
    double severance_monthly_wages = core::nan;  ///< n
    double unlawful_probability = core::nan;     ///< π
    double discount_rate_per_year = core::nan;   ///< ρ
    double attrition_per_year = core::nan;       ///< δ
    double horizon_years = core::nan;            ///< T
};

namespace detail {

inline constexpr core::Bounds probability{0.0, 1.0, false, false, "must be from 0 to 1"};
inline constexpr core::Bounds below_one{0.0, 1.0, false, true, "must be from 0 to below 1"};

}  // namespace detail

inline auto fields(const Automation&) {
    using A = Automation;
    return std::array{
        core::Field{"wage_usd_per_year", &A::wage_usd_per_year, core::positive, "USD per year",
                    "cost of a filled post, and what it yields today"},
        core::Field{"ai_cost_usd_per_year", &A::ai_cost_usd_per_year, core::nonnegative,
                    "USD per year", "AI that does the work of one post"},
        core::Field{"retained_value_ratio", &A::retained_value_ratio, core::nonnegative, "",
                    "value of a kept person's other work in units of the wage"},
        core::Field{"retraining_usd", &A::retraining_usd, core::nonnegative, "USD",
                    "once per person who is kept"},
        core::Field{"severance_monthly_wages", &A::severance_monthly_wages, core::nonnegative,
                    "monthly wages", "lawful severance N in the person's own monthly wages"},
        core::Field{"unlawful_probability", &A::unlawful_probability, detail::probability, "",
                    "that the dismissal is held unlawful and severance doubles (LCL art. 87)"},
        core::Field{"discount_rate_per_year", &A::discount_rate_per_year, core::nonnegative,
                    "per year", "at which the firm discounts"},
        core::Field{"attrition_per_year", &A::attrition_per_year, detail::below_one, "per year",
                    "share of those kept who leave by themselves within a year"},
        core::Field{"horizon_years", &A::horizon_years, core::positive, "years",
                    "years over which what is paid once is spread"}};
}

/// i = (1 + ρ)/(1 − δ) − 1, written so that it is ρ itself at δ = 0.
inline double rate_with_attrition(double discount_rate_per_year, double attrition_per_year) {
    return (discount_rate_per_year + attrition_per_year) / (1.0 - attrition_per_year);
}

/// S in USD: lawful severance, twice that where held unlawful. No check of the domain.
inline double expected_severance_usd(const Automation& a) {
    const double lawful_usd =
        a.wage_usd_per_year / detail::months_per_year * a.severance_monthly_wages;
    return (1.0 - a.unlawful_probability) * lawful_usd + a.unlawful_probability * 2.0 * lawful_usd;
}

/// What the firm does with a post.
enum class PostDecision { as_before, replace, retain };

constexpr std::string_view name(PostDecision decision) {
    if (decision == PostDecision::as_before) return "as_before";
    return decision == PostDecision::replace ? "replace" : "retain";
}

struct AutomationGains {
    double annuity_per_year = core::nan;  ///< A
    double severance_usd = core::nan;     ///< S
    double replacement_gain_usd_per_year = core::nan;
    double retention_gain_usd_per_year = core::nan;
    bool replacement_preferred = false;  ///< over retention: w(1 − ψ) > A(S − r)
    PostDecision decision = PostDecision::as_before;
};

namespace detail {

/// The two gains of a valid parameter set.
inline AutomationGains gains(const Automation& a) {
    AutomationGains g;
    g.annuity_per_year = compute::capital_recovery_factor(
        rate_with_attrition(a.discount_rate_per_year, a.attrition_per_year), a.horizon_years);
    g.severance_usd = expected_severance_usd(a);
    g.replacement_gain_usd_per_year =
        a.wage_usd_per_year - a.ai_cost_usd_per_year - g.annuity_per_year * g.severance_usd;
    g.retention_gain_usd_per_year = a.retained_value_ratio * a.wage_usd_per_year -
                                    a.ai_cost_usd_per_year - g.annuity_per_year * a.retraining_usd;
    return g;
}

}  // namespace detail

/// Both gains and the better of doing either or nothing; of two alike the one that changes less.
/// Without severance the replacement gain is w − c_AI to the bit, as for a firm that no rule binds.
/// Throws InvalidParameter.
inline AutomationGains decide_automation(const Automation& automation) {
    auto g = detail::gains(core::checked(automation, "Automation"));
    g.replacement_preferred = g.replacement_gain_usd_per_year > g.retention_gain_usd_per_year;
    const double best = std::fmax(g.replacement_gain_usd_per_year, g.retention_gain_usd_per_year);
    if (best > 0.0)
        g.decision = g.replacement_preferred ? PostDecision::replace : PostDecision::retain;
    return g;
}

/// Output per employee over its base at a flat head count, 1 + αψ: of the staff whose tasks AI took
/// over each yields ψ more in other work. Throws InvalidParameter.
inline double labor_amplification(double automated_share, double retained_value_ratio) {
    core::require("labor_amplification.automated_share", automated_share, detail::probability);
    core::require("labor_amplification.retained_value_ratio", retained_value_ratio,
                  core::nonnegative, "in units of the wage");
    return 1.0 + automated_share * retained_value_ratio;
}

/// What others pay for those who are displaced: people × months without work × benefit, USD. A line
/// of its own, in no firm's Opex. Throws InvalidParameter.
inline double external_cost_usd(double displaced_people, double unemployment_months,
                                double benefit_usd_per_month) {
    core::require("external_cost_usd.displaced_people", displaced_people, core::nonnegative);
    core::require("external_cost_usd.unemployment_months", unemployment_months, core::nonnegative);
    core::require("external_cost_usd.benefit_usd_per_month", benefit_usd_per_month,
                  core::nonnegative);
    return displaced_people * unemployment_months * benefit_usd_per_month;
}

}  // namespace isocost::labor
