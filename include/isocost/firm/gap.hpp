#pragma once

#include <cmath>
#include <cstddef>
#include <variant>
#include <vector>

#include "isocost/firm/firm.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/firm/question.hpp"
#include "isocost/production/unit_cost.hpp"

namespace isocost::firm {

namespace detail {

/// Profit that a better scale alone could add at marginal cost m per unit of M:
/// max_z (R(z) − mz) − (R(ẑ) − mẑ), with R(z) ∝ z^g and δ = ln(R'(ẑ)/m).
inline double scale_gain(double revenue, double g, double delta) {
    if (!(g < 1.0)) return 0.0;
    const double log_ratio = delta / (1.0 - g);
    return revenue * (std::expm1(g * log_ratio) - g * std::exp(-delta) * std::expm1(log_ratio));
}

}  // namespace detail

/// Upper bound in USD on what any bundle within the limits could still save, by weak duality.
///
/// For convex costs and any prices p = g + μ − ν with g_i a subgradient of c_i at x̂_i, no bundle
/// that gives the target costs less than e(p, y) + Σ[c_i(x̂_i) − g_i x̂_i] − Σμ_i cap_i + Σν_i
/// floor_i, e the expenditure function of the whole tree (Rockafellar 1970, §28). Opex less this
/// bound is
///
///     Σ p_i x̂_i − e(p, y) + Σ μ_i (cap_i − x̂_i) + Σ ν_i (x̂_i − floor_i),
///
/// computed in this form because the terms of the first one cancel. With a budget, y is what was
/// reached and money left over is added; with profit, the gain from a better scale is. A price
/// taker's cost is the as-if cost that he minimizes.
inline double duality_gap(const Firm& firm, const Question& question, const Point& point,
                          double log_y) {
    const auto& tree = *firm.tree();
    const double log_mean = (log_y - std::log(tree.output)) / tree.returns;
    std::vector<double> log_prices;
    double value = 0.0;
    double slack = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        log_prices.push_back(log_price(point, i));
        if (point.inputs[i] > 0.0) value += point.virtual_prices[i] * point.inputs[i];
        if (point.cap_prices[i] > 0.0 && firm.caps()[i] > 0.0)
            slack += point.cap_prices[i] * (firm.caps()[i] - point.inputs[i]);
        slack += point.floor_prices[i] * (point.inputs[i] - firm.floors()[i]);
    }
    double wanted = log_mean;
    if (const auto* target = std::get_if<CapabilityTarget>(&question))
        wanted = std::log(target->capability / tree.output) / tree.returns;
    const double log_unit = production::log_unit_cost(tree, log_prices);
    const double first =
        value > 0.0 ? -value * std::expm1(log_unit + wanted - std::log(value)) : 0.0;
    if (const auto* budget = std::get_if<Budget>(&question)) {
        double spent = 0.0;
        for (std::size_t i = 0; i < firm.size(); ++i)
            spent += firm.costs()[i].outlay(point.inputs[i]);
        return first + slack + (budget->budget - spent);
    }
    if (const auto* revenue = std::get_if<Revenue>(&question)) {
        const double log_total =
            std::log(revenue->value) + std::log(revenue->users) + revenue->exponent * log_y;
        const double g = tree.returns * revenue->exponent;
        const double delta = log_total + std::log(g) - log_mean - log_unit;
        return first + slack + detail::scale_gain(std::exp(log_total), g, delta);
    }
    return first + slack;
}

}  // namespace isocost::firm
