#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/plan/purchase_plan.hpp"
#include "isocost/production/evaluate.hpp"
#include "isocost/production/unit_cost.hpp"

namespace isocost::plan {

/// A plan as a solver proposes it and `certify` judges it.
struct PlanPoint {
    std::vector<double> chips;                ///< bought each year
    std::vector<std::vector<double>> inputs;  ///< used each year, in the order of the technology's
    std::vector<double> compute_prices;       ///< of each year, USD per FLOP, not discounted
};

namespace detail {

/// Prices of all inputs in year t, compute at what the point says.
inline std::vector<double> prices(const PurchasePlan& plan, const PlanPoint& point, std::size_t t) {
    std::vector<double> all;
    for (const auto& name : plan.inputs())
        all.push_back(name == plan.parameters().compute ? point.compute_prices[t]
                                                        : plan.year(t).prices.find(name)->second);
    return all;
}

/// Σ p_i x_i; what is not used costs nothing at any price.
inline double value(const std::vector<double>& prices, const std::vector<double>& inputs) {
    double sum = 0.0;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (inputs[i] > 0.0) sum += prices[i] * inputs[i];
    return sum;
}

/// How far a year's inputs are from the least cost at its prices, p_i against λF_i with λ =
/// Σ p x/(υ y); an input that is not used may be dearer. At σ = 0 the cost over the least one. A
/// price of compute below 0 is none, and proves nothing.
inline double year_stationarity(const PurchasePlan& plan, const std::vector<double>& prices,
                                const std::vector<double>& inputs, double capability) {
    const auto& tree = plan.tree();
    if (!(prices[plan.compute()] >= 0.0)) return core::infinity;
    const double spent = value(prices, inputs);
    if (tree.nodes[0].sigma == 0.0) {
        const double least = production::expenditure(tree, prices, capability);
        return spent == least ? 0.0 : std::abs(spent / least - 1.0);
    }
    const double lambda = spent / (tree.returns * capability);
    const auto products = production::marginal_products(tree, inputs);
    double worst = 0.0;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const double gain = lambda == 0.0 ? 0.0 : lambda * products[i];
        if (inputs[i] == 0.0 && gain <= prices[i]) continue;
        if (gain == 0.0 && prices[i] == 0.0) continue;
        // Good substitutes, and an amount too small for a double: capability and gap judge it.
        if (inputs[i] == 0.0 && gain == core::infinity) continue;
        worst = core::worse(worst, std::abs(gain - prices[i]) / std::max(gain, prices[i]));
    }
    return worst;
}

/// Worth of a chip bought in year s in present money: Σ_t (1 + r)^−t p_t τ_s u (1 − d)^(t−s).
inline double chip_worth(const PurchasePlan& plan, const PlanPoint& point, std::size_t s) {
    double sum = 0.0;
    for (std::size_t t = s; t < plan.size() && serves(plan, s, t); ++t)
        sum += discount(plan, t) * point.compute_prices[t] * flop_in_year(plan, s, t);
    return sum;
}

/// Excess of x over a limit, relative; 0 within.
inline double above(double x, double limit) {
    if (x <= limit) return 0.0;
    return limit > 0.0 ? x / limit - 1.0 : core::infinity;
}

/// Sums over the plan in present money.
struct PlanBooks {
    double cost = 0.0;   ///< of purchases and the other inputs
    double bound = 0.0;  ///< that no plan falls short of
    double gross = 0.0;  ///< of all inputs, compute at its price
};

/// The largest factor, at most 1, at which no chip without limit is worth more than it costs.
inline double dual_factor(const PurchasePlan& plan, const PlanPoint& point) {
    double factor = 1.0;
    for (std::size_t s = 0; s < plan.size(); ++s)
        if (most_chips(plan, s) == core::infinity)
            factor = std::min(factor, present_usd_per_chip(plan, s) / chip_worth(plan, point, s));
    return factor;
}

inline void add_year(const PurchasePlan& plan, const PlanPoint& point, std::size_t t, double factor,
                     PlanBooks& books) {
    auto all = prices(plan, point, t);
    const double weight = discount(plan, t);
    const double gross = weight * value(all, point.inputs[t]);
    books.gross += gross;
    auto others = point.inputs[t];
    others[plan.compute()] = 0.0;
    books.cost += weight * value(all, others);
    all[plan.compute()] *= factor;
    books.bound += weight * production::expenditure(plan.tree(), all, plan.year(t).capability);
    const double owned = owned_flop(plan, t);
    if (owned > 0.0) books.bound -= weight * all[plan.compute()] * owned;
}

inline void add_purchase(const PurchasePlan& plan, const PlanPoint& point, std::size_t s,
                         double factor, PlanBooks& books) {
    const double price = present_usd_per_chip(plan, s);
    books.cost += price * point.chips[s];
    const double rent = factor * chip_worth(plan, point, s) - price;
    const double most = most_chips(plan, s);
    if (rent > 0.0 && most > 0.0 && most < core::infinity) books.bound -= rent * most;
}

inline PlanBooks books(const PurchasePlan& plan, const PlanPoint& point) {
    PlanBooks found;
    const double factor = dual_factor(plan, point);
    for (std::size_t t = 0; t < plan.size(); ++t) {
        add_year(plan, point, t, factor, found);
        add_purchase(plan, point, t, factor, found);
    }
    return found;
}

/// Cost less its bound over the plan's money; infinite where there is no bound, which a convex
/// problem always has.
inline double plan_gap(const PlanBooks& sums, double money) {
    if (sums.cost == sums.bound) return 0.0;
    const double gap = (sums.cost - sums.bound) / money;
    return std::isnan(gap) ? core::infinity : gap;
}

/// x over the plan's money; 0 where there is neither.
inline double relative(double x, double money) { return x == 0.0 ? 0.0 : x / money; }

/// Price times slack of year t and of its purchases, present USD.
inline double slackness(const PurchasePlan& plan, const PlanPoint& point, std::size_t t) {
    const double idle = supplied_flop(plan, point.chips, t) - point.inputs[t][plan.compute()];
    const double most = most_chips(plan, t);
    const double rent =
        most == 0.0 ? 0.0 : chip_worth(plan, point, t) - present_usd_per_chip(plan, t);
    double worst = idle > 0.0 ? discount(plan, t) * point.compute_prices[t] * idle : 0.0;
    if (rent < 0.0) worst = std::max(worst, -rent * point.chips[t]);
    if (rent > 0.0 && most < core::infinity)
        worst = std::max(worst, rent * (most - point.chips[t]));
    return worst;
}

/// Worst violation in year t: of its capability, its compute and the limits on purchases.
inline double violation(const PurchasePlan& plan, const PlanPoint& point, std::size_t t) {
    const double reached = production::output(plan.tree(), point.inputs[t]);
    double worst = core::worse(0.0, 1.0 - reached / plan.year(t).capability);
    worst = core::worse(
        worst, above(point.inputs[t][plan.compute()], supplied_flop(plan, point.chips, t)));
    worst = core::worse(worst, above(point.chips[t], most_chips(plan, t)));
    return core::worse(worst, point.chips[t] < 0.0 ? core::infinity : 0.0);
}

}  // namespace detail

/// How far a plan is from the cheapest one, by the plan and its prices of compute alone.
///
/// The problem is convex, so small residuals prove the optimum. stationarity: of each year's inputs
/// at its prices, and by how much a chip without limit is worth more than it costs.
/// complementarity: prices times slack. gap: weak duality. For any prices p_t ≥ 0 of compute at
/// which no chip without limit is worth more than it costs, no plan costs less than
///   Σ_t (1 + r)^−t [e(p_t, y_t) − p_t C0_t] − Σ_s most_s max(0, worth_s − price_s),
/// e the expenditure function of the technology, C0 what owned chips give. The last two are over
/// the plan's cost, or the worth of all inputs where that is more: owned chips are worth something
/// and cost nothing.
[[nodiscard]] inline core::Certificate certify(const PurchasePlan& plan, const PlanPoint& point) {
    core::Certificate found{0.0, 0.0, 0.0, 0.0, 1.0};
    const auto sums = detail::books(plan, point);
    const double scale = std::max(std::abs(sums.cost), sums.gross);
    for (std::size_t t = 0; t < plan.size(); ++t) {
        found.feasibility = core::worse(found.feasibility, detail::violation(plan, point, t));
        found.stationarity =
            core::worse(found.stationarity,
                        detail::year_stationarity(plan, detail::prices(plan, point, t),
                                                  point.inputs[t], plan.year(t).capability));
        if (most_chips(plan, t) == core::infinity)
            found.stationarity = core::worse(
                found.stationarity,
                detail::above(detail::chip_worth(plan, point, t), present_usd_per_chip(plan, t)));
        found.complementarity = core::worse(
            found.complementarity, detail::relative(detail::slackness(plan, point, t), scale));
    }
    found.gap = detail::plan_gap(sums, scale);
    return found;
}

}  // namespace isocost::plan
