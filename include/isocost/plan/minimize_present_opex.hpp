#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isocost/plan/conclude.hpp"
#include "isocost/plan/enough_chips.hpp"
#include "isocost/plan/infeasibility.hpp"
#include "isocost/plan/solver/polish.hpp"
#include "isocost/plan/solver/year_inputs.hpp"

namespace isocost::plan {

/// What the certificate must hold to for a plan to be called optimal, and when to give up.
struct PlanOptions {
    double tolerance = 1e-9;
    int most_iterations = 200;  ///< from each start of the solver
};

namespace detail {

/// The part of a program that has to be solved: purchases that can be made, and the rows that they
/// serve. Every other row lives on what is owned.
struct OpenPart {
    PurchaseProgram program;
    std::vector<std::size_t> rows;
    std::vector<std::size_t> columns;
};

inline OpenPart open_part(const PurchaseProgram& whole) {
    OpenPart open;
    std::vector<bool> served(whole.rows.size(), false);
    for (const auto& column : whole.columns)
        for (const auto& service : column.services)
            if (column.most > 0.0) served[service.row] = true;
    std::vector<std::size_t> place(whole.rows.size(), 0);
    for (std::size_t t = 0; t < served.size(); ++t) {
        if (!served[t]) continue;
        place[t] = open.rows.size();
        open.rows.push_back(t);
        open.program.rows.push_back(whole.rows[t]);
    }
    for (std::size_t j = 0; j < whole.columns.size(); ++j) {
        if (!(whole.columns[j].most > 0.0)) continue;
        open.columns.push_back(j);
        open.program.columns.push_back(whole.columns[j]);
        for (auto& service : open.program.columns.back().services) service.row = place[service.row];
    }
    return open;
}

/// The price of compute in a row that no purchase serves, present USD per FLOP.
inline double price_of_owned(const ProgramRow& row) {
    const auto& demand = row.demand;
    if (fixed(demand)) return 0.0;
    if (linear(demand))
        return row.owned_flop < flop_alone(demand) ? row.weight * switch_price(demand) : 0.0;
    if (row.owned_flop == 0.0) return core::infinity;
    return row.weight * price_of_flop(demand, row.owned_flop).price;
}

/// Purchases and prices of the whole program from those of the part that was solved.
inline InteriorPoint whole_point(const PurchaseProgram& whole, const OpenPart& open,
                                 const InteriorPoint& found) {
    InteriorPoint all{std::vector<double>(whole.columns.size(), 0.0),
                      {},
                      found.remaining,
                      found.converged,
                      found.iterations};
    for (const auto& row : whole.rows) all.prices.push_back(price_of_owned(row));
    for (std::size_t j = 0; j < open.columns.size(); ++j)
        all.chips[open.columns[j]] = found.chips[j];
    for (std::size_t t = 0; t < open.rows.size(); ++t) all.prices[open.rows[t]] = found.prices[t];
    return all;
}

/// Prices with compute for nothing.
inline std::vector<double> prices_of_others(const PurchasePlan& plan, std::size_t t) {
    std::vector<double> all(plan.inputs().size(), 0.0);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i != plan.compute()) all[i] = plan.year(t).prices.find(plan.inputs()[i])->second;
    return all;
}

/// What is used in a year, and what one more FLOP saves in it.
struct UsedYear {
    std::vector<double> inputs;
    double compute_price;
};

/// With good substitutes that are not used at all a price of compute in its last digits is none;
/// with perfect ones that are used it is the price at which they change places.
inline UsedYear used_year(const PurchasePlan& plan, std::size_t t, double flop, double price) {
    constexpr double last_digits = 1e-14;
    auto inputs = year_inputs(plan, t, flop, price);
    const auto demand = compute_demand(plan, t);
    const double change = switch_price(demand);
    if (value(prices_of_others(plan, t), inputs) > 0.0) {
        const bool below = linear(demand) && price < just_below * change;
        return {std::move(inputs), below ? change : price};
    }
    const bool worthless =
        demand.sigma > 1.0 && std::isfinite(demand.sigma) && price < last_digits * change;
    return {std::move(inputs), worthless ? 0.0 : price};
}

inline PlanPoint plan_point(const PurchasePlan& plan, const InteriorPoint& at) {
    PlanPoint point{at.chips, {}, {}};
    for (std::size_t t = 0; t < plan.size(); ++t) {
        const auto used =
            used_year(plan, t, supplied_flop(plan, at.chips, t), at.prices[t] / discount(plan, t));
        point.inputs.push_back(used.inputs);
        point.compute_prices.push_back(used.compute_price);
    }
    return point;
}

/// A year in which one more chip pays for itself, and another one, without end.
inline std::optional<std::size_t> endless_purchase(const PurchasePlan& plan) {
    for (std::size_t t = 0; t < plan.size(); ++t)
        if (most_chips(plan, t) == core::infinity && present_usd_per_chip(plan, t) <= 0.0) return t;
    return std::nullopt;
}

inline std::string endless(std::size_t year) {
    return "A chip bought in year " + std::to_string(year) +
           " costs no more than its salvage, and as many as one likes are on sale.";
}

inline double worst(const core::Certificate& certificate) {
    return core::worse(core::worse(certificate.stationarity, certificate.feasibility),
                       core::worse(certificate.complementarity, std::abs(certificate.gap)));
}

/// Whether the first is no worse than the second; what is not a number is worse than any.
inline bool no_worse(const core::Certificate& a, const core::Certificate& b) {
    return worst(a) <= worst(b) || std::isnan(worst(b));
}

/// No purchases, and every row at the price that what is owned has in it.
inline InteriorPoint nothing_bought(const PurchaseProgram& whole) {
    InteriorPoint none{std::vector<double>(whole.columns.size(), 0.0), {}, 0.0, true, 0};
    for (const auto& row : whole.rows) none.prices.push_back(price_of_owned(row));
    return none;
}

/// Points that may be optimal, the best last but for rounding: the interior point's end, and the
/// same with its last digits.
inline std::vector<InteriorPoint> candidates(const PurchaseProgram& whole,
                                             const PlanOptions& options) {
    const auto open = open_part(whole);
    const auto rough = solve_interior(open.program, options.most_iterations);
    std::vector<InteriorPoint> found{whole_point(whole, open, rough)};
    if (const auto fine = polished(open.program, rough))
        found.push_back(whole_point(whole, open, *fine));
    return found;
}

/// The candidate whose certificate is best; out of iterations where none holds and they ran out.
/// Then nothing bought is tried: where what is owned is enough a plan may cost nothing, and
/// residuals relative to nothing hold for exact zeros alone, which no interior point reaches.
template <class Result, class Conclude>
Result best_candidate(const PurchaseProgram& whole, const PlanOptions& options,
                      const Conclude& conclude_point) {
    std::optional<Result> best;
    for (const auto& at : candidates(whole, options)) {
        auto result = conclude_point(at);
        result.iterations = at.iterations;
        if (!best || no_worse(result.certificate, best->certificate)) best = std::move(result);
    }
    if (best->status == core::Status::optimal) return *best;
    auto none = conclude_point(nothing_bought(whole));
    none.iterations = best->iterations;
    if (none.status == core::Status::optimal) return none;
    if (best->iterations >= options.most_iterations) best->status = core::Status::iteration_limit;
    return *best;
}

}  // namespace detail

/// The cheapest way to reach the capability of every year, in present money:
///   min Σ_t (1 + r)^−t [P_t (1 + premium) K_t + upkeep + Σ_i p_it x_it] − salvage
///   s.t. F(C_t, x_t) ≥ y_t, C_t = C0_t + Σ_s τ_s u (1 − d)^(t−s) K_s over chips within their life,
///        0 ≤ K_t ≤ most_t, K_t = 0 after a ban without end.
/// Convex for every σ and returns, which only rescale y. First-order conditions: a chip is worth
/// what it costs, Σ_t (1 + r)^−t p_t τ_s u (1 − d)^(t−s) = its price, where it is bought within the
/// limits, and p_t = λ_t F_C each year; with purchases in all years p is the user cost of Jorgenson
/// 1963. What has no solution comes back as a status, never as an exception.
[[nodiscard]] inline PlanResult minimize_present_opex(const PurchasePlan& plan,
                                                      const PlanOptions& options = {}) {
    core::require("PlanOptions.tolerance", options.tolerance, core::positive);
    PlanResult result;
    if (auto why = why_infeasible(plan)) {
        why->enough_most_chips =
            enough_most_chips(plan, *why, [&options](const PurchasePlan& changed) {
                if (why_infeasible(changed)) return core::nan;
                const auto found = minimize_present_opex(changed, options);
                return found.status == core::Status::optimal ? found.present_usd : core::nan;
            });
        result.status = core::Status::infeasible;
        result.reason = text(plan, *why);
        result.infeasibility = std::move(why);
        return result;
    }
    if (const auto year = detail::endless_purchase(plan)) {
        result.status = core::Status::unbounded;
        result.reason = detail::endless(*year);
        return result;
    }
    return detail::best_candidate<PlanResult>(program(plan), options, [&](const InteriorPoint& at) {
        return conclude(plan, detail::plan_point(plan, at), options.tolerance);
    });
}

}  // namespace isocost::plan
