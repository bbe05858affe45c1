#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <variant>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/firm/capability.hpp"
#include "isocost/firm/firm.hpp"
#include "isocost/firm/gap.hpp"
#include "isocost/firm/node_prices.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/firm/question.hpp"

namespace isocost::firm {

namespace detail {

/// |a − b| / max(a, b) from logarithms.
inline double relative_distance(double log_a, double log_b) {
    if (log_a == log_b) return 0.0;
    return -std::expm1(-std::abs(log_a - log_b));
}

/// part/whole, 0 of nothing.
inline double share(double part, double whole) { return part == 0.0 ? 0.0 : part / whole; }

/// Quantities below this lose digits or underflow; what they cost at the margin is only known to
/// lie between c'(0) and c' here.
inline constexpr double least_quantity = 1e-300;
inline constexpr double least_price = 1e-300;  ///< prices below this lose digits too

/// How far p − μ + ν lies outside the marginal costs that x allows, relative to the larger of c'
/// and λF. An input that is not used at all may be dearer than it is worth.
inline double price_residual(const Firm& firm, const Point& point, std::size_t i) {
    const double price = point.virtual_prices[i];
    if (firm.caps()[i] == 0.0) return price >= 0.0 ? 0.0 : core::infinity;
    auto marginal = firm.costs()[i].marginal(point.inputs[i]);
    if (point.log_inputs[i] > -core::infinity && point.inputs[i] < least_quantity)
        marginal.upper = firm.costs()[i].marginal(least_quantity).upper;
    const double paid = price - point.cap_prices[i] + point.floor_prices[i];
    const double above = paid - marginal.upper;
    const double below = point.log_inputs[i] == -core::infinity ? 0.0 : marginal.lower - paid;
    return core::worse(core::worse(0.0, above), below) /
           std::max({marginal.upper, price, least_price});
}

/// ln of marginal revenue, in P3.
inline double log_marginal_revenue(const Revenue& revenue, double log_y) {
    return std::log(revenue.value * revenue.users * revenue.exponent) +
           (revenue.exponent - 1.0) * log_y;
}

/// Worst relative violation of a cap or floor, and of a price that must not be negative.
inline double limit_violation(const Firm& firm, const Point& point) {
    double worst = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        const double x = point.inputs[i];
        if (!(x >= 0.0) || point.cap_prices[i] < 0.0 || point.floor_prices[i] < 0.0)
            return core::infinity;
        if (x > firm.caps()[i]) worst = core::worse(worst, (x - firm.caps()[i]) / x);
        if (x < firm.floors()[i]) worst = core::worse(worst, 1.0 - x / firm.floors()[i]);
    }
    return worst;
}

inline double total_outlay(const Firm& firm, const Point& point) {
    double total = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i) total += firm.costs()[i].outlay(point.inputs[i]);
    return total;
}

/// Shortfall of the target, or overspending of the budget, relative.
inline double demand_violation(const Firm& firm, const Point& point, const Question& question,
                               double log_y) {
    if (const auto* target = std::get_if<CapabilityTarget>(&question))
        return core::worse(0.0, -std::expm1(log_y - std::log(target->capability)));
    if (const auto* budget = std::get_if<Budget>(&question))
        return core::worse(0.0, total_outlay(firm, point) / budget->budget - 1.0);
    return 0.0;
}

/// Value of the bundle at virtual prices, USD per year.
inline double virtual_value(const Point& point) {
    double value = 0.0;
    for (std::size_t i = 0; i < point.inputs.size(); ++i)
        if (point.inputs[i] > 0.0) value += point.virtual_prices[i] * point.inputs[i];
    return value;
}

/// Worst multiplier × slack, in USD per year. Where λy is far above Opex (near a ceiling), one
/// rounding of y is worth more than rounding of Opex: the target's slack is taken relative to λy.
inline double slack_value(const Firm& firm, const Point& point, const Question& question,
                          double log_y, double outlay) {
    double worst = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        const double x = point.inputs[i];
        if (point.cap_prices[i] > 0.0 && firm.caps()[i] > 0.0)
            worst = core::worse(worst, point.cap_prices[i] * std::abs(firm.caps()[i] - x));
        if (point.floor_prices[i] > 0.0)
            worst = core::worse(worst, point.floor_prices[i] * std::abs(x - firm.floors()[i]));
    }
    if (const auto* target = std::get_if<CapabilityTarget>(&question))
        worst = core::worse(worst, std::abs(std::exp(log_y) - target->capability) *
                                       point.marginal_cost *
                                       (outlay / std::max(outlay, virtual_value(point))));
    if (const auto* budget = std::get_if<Budget>(&question);
        budget && std::isfinite(point.marginal_cost))
        worst = core::worse(worst, std::abs(budget->budget - total_outlay(firm, point)));
    return worst;
}

/// A budget that is more than the limits let the firm spend: the answer is right when no bundle
/// within the caps gives more.
inline core::Certificate certify_ceiling(const Firm& firm, const Point& point,
                                         const Question& question) {
    Point ceiling;
    ceiling.inputs = firm.caps();
    for (const double cap : firm.caps()) ceiling.log_inputs.push_back(std::log(cap));
    const double log_y = log_capability(firm, point);
    return {.stationarity = relative_distance(log_y, log_capability(firm, ceiling)),
            .feasibility = core::worse(limit_violation(firm, point),
                                       demand_violation(firm, point, question, log_y)),
            .complementarity = 0.0,
            .condition = 1.0};
}

/// λF_i against the virtual prices, for a technology whose only description is its gradient.
inline double gradient_residual(const Firm& firm, const Point& point) {
    const auto gradient = gradient_of(firm, point.inputs);
    double worst = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        const double worth = point.marginal_cost * gradient[i];
        const double price = point.virtual_prices[i];
        const double scale = std::max(
            {std::abs(worth), std::abs(price), firm.costs()[i].marginal(point.inputs[i]).lower});
        worst = core::worse(worst, std::abs(worth - price) / scale);
    }
    return worst;
}

/// Stationarity of the technology: a tree's node by node, any other by its gradient.
inline double technology_residual(const Firm& firm, const Point& point) {
    if (!firm.tree()) return gradient_residual(firm, point);
    return NodePrices(firm, point).residual();
}

inline double stationarity(const Firm& firm, const Question& question, const Point& point,
                           double log_y) {
    double worst = technology_residual(firm, point);
    for (std::size_t i = 0; i < firm.size(); ++i)
        worst = core::worse(worst, price_residual(firm, point, i));
    if (const auto* revenue = std::get_if<Revenue>(&question); revenue && point.marginal_cost > 0.0)
        worst = core::worse(worst, relative_distance(std::log(point.marginal_cost),
                                                     log_marginal_revenue(*revenue, log_y)));
    return worst;
}

/// The duality gap over Opex; one that cannot be computed does not hold (NaN would say that the
/// problem is not convex).
inline double relative_gap(const Firm& firm, const Question& question, const Point& point,
                           double log_y, double outlay) {
    const double gap = share(duality_gap(firm, question, point, log_y), outlay);
    return std::isnan(gap) ? core::infinity : gap;
}

}  // namespace detail

/// Judges a point by the first-order conditions of the firm's problem (Karush 1939; Kuhn and
/// Tucker 1951), from the firm, the question and the point alone; shares nothing with the solvers.
///
/// Stationarity: every input's p = λF_i within the marginal costs c' + μ − ν that its bundle
/// allows (an interval at a tier's kink), the prices of nests consistent up the tree (at σ = 0 an
/// input in excess is worth nothing, at σ = ∞ the dearer ones are not used), λ = R'(y) in P3.
/// Gap: see `duality_gap`; only where `convex`, which is the caller's promise.
[[nodiscard]] inline core::Certificate certify(const Firm& firm, const Question& question,
                                               const Point& point, bool convex) {
    if (point.marginal_cost == core::infinity)
        return detail::certify_ceiling(firm, point, question);
    const double log_y = log_capability(firm, point);
    const double outlay = detail::total_outlay(firm, point);
    return {.stationarity = detail::stationarity(firm, question, point, log_y),
            .feasibility = core::worse(detail::limit_violation(firm, point),
                                       detail::demand_violation(firm, point, question, log_y)),
            .complementarity =
                detail::share(detail::slack_value(firm, point, question, log_y, outlay), outlay),
            .gap = convex ? detail::relative_gap(firm, question, point, log_y, outlay) : core::nan,
            .condition = core::worse(1.0, detail::share(detail::virtual_value(point), outlay))};
}

}  // namespace isocost::firm
