#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "isocost/plan/plan_result.hpp"

namespace isocost::plan {

namespace detail {

/// Upkeep paid in year t for all chips bought that still serve.
inline double upkeep_usd(const PurchasePlan& plan, const std::vector<double>& chips,
                         std::size_t t) {
    double sum = 0.0;
    for (std::size_t s = 0; s <= t; ++s)
        if (serves(plan, s, t))
            sum += chips[s] * survival(plan, t - s) * plan.year(s).upkeep_usd_per_chip_year;
    return sum;
}

inline PlannedYear planned_year(const PurchasePlan& plan, const PlanPoint& point, std::size_t t) {
    PlannedYear year;
    const auto all = prices(plan, point, t);
    auto others = point.inputs[t];
    others[plan.compute()] = 0.0;
    year.chips = point.chips[t];
    year.purchases_usd = year.chips > 0.0 ? year.chips * paid_usd_per_chip(plan, t) : 0.0;
    year.upkeep_usd = upkeep_usd(plan, point.chips, t);
    year.opex_usd = year.purchases_usd + year.upkeep_usd + value(all, others);
    year.inputs = core::NamedValues(plan.tree().inputs, point.inputs[t]);
    year.compute_usd_per_flop = point.compute_prices[t];
    year.marginal_cost =
        value(all, point.inputs[t]) / (plan.tree().returns * plan.year(t).capability);
    year.worth_usd_per_chip = chip_worth(plan, point, t) / discount(plan, t);
    const double rent = year.worth_usd_per_chip - present_usd_per_chip(plan, t) / discount(plan, t);
    const bool limited = !banned_without_end(plan, t) && most_chips(plan, t) < core::infinity;
    year.shadow_usd_per_chip = limited ? std::max(0.0, rent) : 0.0;
    return year;
}

}  // namespace detail

/// The result of a point: its books, and the status that its certificate gives.
[[nodiscard]] inline PlanResult conclude(const PurchasePlan& plan, PlanPoint point,
                                         double tolerance) {
    PlanResult result;
    for (std::size_t t = 0; t < plan.size(); ++t)
        result.years.push_back(detail::planned_year(plan, point, t));
    result.present_usd = detail::books(plan, point).cost;
    result.certificate = certify(plan, point);
    const bool holds = result.certificate.holds(tolerance);
    result.status = holds ? core::Status::optimal : core::Status::stalled;
    if (!holds) result.reason = "The certificate of the plan does not hold.";
    result.point = std::move(point);
    return result;
}

}  // namespace isocost::plan
