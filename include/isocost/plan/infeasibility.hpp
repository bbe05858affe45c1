#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "isocost/plan/purchase_plan.hpp"
#include "isocost/production/evaluate.hpp"

namespace isocost::plan {

/// Times the present Opex without a limit that the chips called enough allow.
inline constexpr double enough_opex_ratio = 2.0;

/// Why no purchases will do, and what would help, each alone.
struct PlanInfeasibility {
    std::size_t year = 0;        ///< the first that cannot reach its capability
    double ceiling = core::nan;  ///< of capability in that year
    /// By year of purchase: the least number of chips that would have to be on sale in it for all
    /// years to be reached. Years without any chips for the ban are left out: no number helps.
    std::map<std::size_t, double> least_most_chips = {};
    /// By year of purchase: so many that present Opex is at most `enough_opex_ratio` times what it
    /// is with no limit in that year. Only where the numbers above are not attained.
    std::map<std::size_t, double> enough_most_chips = {};
    /// The first later year of the ban that is feasible; the number of years where none in the plan
    /// is, and no ban is what helps.
    std::optional<int> least_ban_year = {};
    /// Whether the least numbers of chips and the ceiling are enough themselves. Otherwise the
    /// other inputs, and what they cost, grow without bound towards them.
    bool attained = true;
};

namespace detail {

/// Most compute that can be had in year t, FLOP: +∞ where a purchase for it has no limit.
inline double most_flop(const PurchasePlan& plan, std::size_t t) {
    double sum = owned_flop(plan, t);
    for (std::size_t s = 0; s <= t; ++s)
        if (serves(plan, s, t) && most_chips(plan, s) > 0.0)
            sum += flop_in_year(plan, s, t) * most_chips(plan, s);
    return sum;
}

/// ln y with so much compute and no limit on the others.
inline double log_ceiling(const PurchasePlan& plan, double flop) {
    std::vector<double> log_inputs(plan.inputs().size(), core::infinity);
    log_inputs[plan.compute()] = std::log(flop);
    return production::log_output(plan.tree(), log_inputs);
}

/// Compute that year t needs above: the inverse of the ceiling. 0 where σ ≥ 1.
inline double needed_flop(const PurchasePlan& plan, std::size_t t) {
    const auto& tree = plan.tree();
    if (tree.size() > 1 && tree.nodes[0].sigma >= 1.0) return 0.0;
    const double log_per_flop = log_ceiling(plan, 1.0);
    return std::exp((std::log(plan.year(t).capability) - log_per_flop) / tree.returns);
}

/// Whether the ceiling itself is reached: not where the others would have to be endless.
inline bool ceiling_attained(const PurchasePlan& plan) {
    return plan.tree().size() == 1 || plan.tree().nodes[0].sigma == 0.0;
}

/// Whether year t can be reached at all.
inline bool reachable(const PurchasePlan& plan, std::size_t t) {
    const auto& tree = plan.tree();
    const double most = most_flop(plan, t);
    const double needed = needed_flop(plan, t);
    if (tree.size() > 1 && tree.nodes[0].sigma > 1.0) return true;
    return ceiling_attained(plan) ? most >= needed : most > needed;
}

inline std::vector<std::size_t> unreachable_years(const PurchasePlan& plan) {
    std::vector<std::size_t> years;
    for (std::size_t t = 0; t < plan.size(); ++t)
        if (!reachable(plan, t)) years.push_back(t);
    return years;
}

/// Chips on sale in year s that would make up for all these years; NaN where some year is not
/// served by them.
inline double least_most_chips(const PurchasePlan& plan, const std::vector<std::size_t>& years,
                               std::size_t s) {
    double least = 0.0;
    for (const std::size_t t : years) {
        if (t < s || !serves(plan, s, t)) return core::nan;
        const double short_of = needed_flop(plan, t) - most_flop(plan, t);
        least = std::max(least, most_chips(plan, s) + short_of / flop_in_year(plan, s, t));
    }
    return least;
}

inline std::optional<int> least_ban_year(const PurchasePlan& plan) {
    auto ban = plan.parameters().ban;
    if (!ban || unreachable_years(with_ban(plan, std::nullopt)).size() > 0) return std::nullopt;
    while (!unreachable_years(with_ban(plan, ban)).empty()) ++ban->first_year;
    return ban->first_year;
}

}  // namespace detail

/// Nothing when every year can be reached. Purchases in a year serve the later ones too and do not
/// crowd each other out, so what can be had at most decides.
[[nodiscard]] inline std::optional<PlanInfeasibility> why_infeasible(const PurchasePlan& plan) {
    const auto years = detail::unreachable_years(plan);
    if (years.empty()) return std::nullopt;
    PlanInfeasibility why;
    why.year = years.front();
    why.ceiling = std::exp(detail::log_ceiling(plan, detail::most_flop(plan, why.year)));
    why.attained = detail::ceiling_attained(plan);
    for (std::size_t s = 0; s < plan.size(); ++s) {
        if (banned_without_end(plan, s)) continue;
        const double least = detail::least_most_chips(plan, years, s);
        if (!std::isnan(least)) why.least_most_chips[s] = least;
    }
    why.least_ban_year = detail::least_ban_year(plan);
    return why;
}

namespace detail {

/// So many digits, never less than x: who follows a number that was rounded down would fall short.
inline std::string rounded_up(double x, int digits) {
    if (!(x > 0.0)) return core::text(x, digits);
    constexpr double rounding = 1e-12;  // of x itself, which may be round already
    const double unit = std::pow(10.0, std::floor(std::log10(x)) + 1.0 - digits);
    return core::text(std::ceil(x / unit * (1.0 - rounding)) * unit, digits);
}

inline std::string chips_text(const PlanInfeasibility& why, std::size_t year, double chips) {
    const std::string on_sale = " chips on sale in year " + std::to_string(year);
    if (why.attained)
        return " The plan would be possible with " + rounded_up(chips, 6) + on_sale + ".";
    std::string words = " The plan would be possible with more than " + core::text(chips, 6) +
                        on_sale +
                        "; towards that number the other inputs and their cost are without bound";
    const auto enough = why.enough_most_chips.find(year);
    if (enough != why.enough_most_chips.end())
        words += ", and with " + rounded_up(enough->second, 4) + " present Opex is at most " +
                 core::text(enough_opex_ratio, 6) + " times what it is without that limit";
    return words + ".";
}

inline std::string ban_text(const PurchasePlan& plan, int year) {
    if (static_cast<std::size_t>(year) >= plan.size())
        return " The plan would be possible without the ban.";
    return " The plan would be possible with a ban from year " + std::to_string(year) + ".";
}

}  // namespace detail

/// "Year 3 reaches a capability of 1.2, not the 2 asked. The plan would be possible with a ban from
/// year 4."
inline std::string text(const PurchasePlan& plan, const PlanInfeasibility& why) {
    std::string words = "Year " + std::to_string(why.year) + " reaches a capability of " +
                        (why.attained || why.ceiling == 0.0 ? "" : "less than ") +
                        core::text(why.ceiling, 6) + ", not the " +
                        core::text(plan.year(why.year).capability, 6) + " asked.";
    for (const auto& [year, chips] : why.least_most_chips)
        words += detail::chips_text(why, year, chips);
    if (why.least_ban_year) words += detail::ban_text(plan, *why.least_ban_year);
    if (why.least_most_chips.empty() && !why.least_ban_year)
        words +=
            plan.parameters().ban
                ? " Neither more chips on sale in any one year nor a later ban is enough alone."
                : " More chips on sale in any one year are not enough alone.";
    return words;
}

}  // namespace isocost::plan
