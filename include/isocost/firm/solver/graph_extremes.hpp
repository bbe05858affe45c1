#pragma once

#include "isocost/firm/solver/graph_solver.hpp"

namespace isocost::firm {

/// All children of a σ = ∞ nest at the same price: θ_k per unit of the aggregate.
inline GraphPoint GraphSolver::at_common_price(std::size_t n, double v) {
    const auto& children = node(n).children;
    double top = -core::infinity;
    for (const int k : children)
        top = std::max(top, at(index(k), v + node(index(k)).log_share, 0.0).u);
    ++evaluations_;
    if (std::isinf(top)) return {top, v, 0.0};
    double sum = 0.0;
    double response = 0.0;
    for (const int k : children) {
        const auto& point = points_[index(k)];
        const double weight = node(index(k)).share * std::exp(point.u - top);
        sum += weight;
        if (weight > 0.0) response += weight * point.elasticity;
    }
    return {top + std::log(sum), v, response / sum};
}

/// σ = ∞: the cheapest children first, in search of the common price. Children whose supply is flat
/// at the answer jump between two neighboring prices and are filled in order.
inline GraphPoint GraphSolver::linear_at(std::size_t n, double s, double kappa) {
    if (kappa == 0.0) return at_common_price(n, s);
    const bool quantity = std::isinf(kappa);
    const auto distance = [&](double v) -> core::ValueAndSlope {
        const GraphPoint point = at_common_price(n, v);
        if (quantity) return {point.u - s, point.elasticity};
        return {v + kappa * point.u - s, 1.0 + kappa * point.elasticity};
    };
    const auto line = [&](double v) { return quantity ? s : (s - v) / kappa; };
    auto price = detail::crossing(distance, graph_.jumps[n], start_[n], precision(n, s));
    if (price.above == -core::infinity) return nothing(n, quantity ? graph_.first[n] : s);
    start_[n] = price.above;
    if (price.below == price.above) return at_common_price(n, price.below);
    const double width = price.above - price.below;
    detail::settle(price.below, -width,
                   [&](double v) { return at_common_price(n, v).u <= line(v); });
    const auto least = of_children(n, &GraphPoint::u);
    detail::settle(price.above, width,
                   [&](double v) { return at_common_price(n, v).u >= line(v); });
    const double u = line(price.above);
    fill_quantities(n, price, u, least, of_children(n, &GraphPoint::u));
    return {u, price.above, core::infinity};
}

inline void GraphSolver::fill_quantities(std::size_t n, const detail::Crossing& price, double u,
                                         const std::vector<double>& least,
                                         const std::vector<double>& most) {
    const auto& children = node(n).children;
    double missing = 1.0;  // in units of e^u
    for (std::size_t j = 0; j < children.size(); ++j)
        missing -= node(index(children[j])).share * std::exp(least[j] - u);
    for (std::size_t j = 0; j < children.size(); ++j) {
        const auto k = index(children[j]);
        const double have = node(k).share * std::exp(least[j] - u);
        const double room = node(k).share * std::exp(most[j] - u) - have;
        const double added = most[j] > least[j] ? std::clamp(missing, 0.0, room) : 0.0;
        missing -= added;
        if (added == 0.0)
            at(k, price.below + node(k).log_share, 0.0);
        else if (added == room)
            at(k, price.above + node(k).log_share, 0.0);
        else
            put(k, u + std::log((have + added) / node(k).share), price.above);
    }
}

/// Leaves a child of a σ = ∞ nest at quantity u of its flat supply at the nest's price.
inline void GraphSolver::put(std::size_t k, double u, double price) {
    if (node(k).leaf < 0)
        at(k, u, core::infinity);
    else
        points_[k] = {u, price + node(k).log_share, core::infinity};
}

/// All children of a σ = 0 nest at the same quantity; the price of the aggregate is their sum.
inline GraphPoint GraphSolver::at_common_quantity(std::size_t n, double u) {
    const auto& children = node(n).children;
    double top = -core::infinity;
    for (const int k : children) top = std::max(top, at(index(k), u, core::infinity).v);
    ++evaluations_;
    if (std::isinf(top)) return {u, top, 0.0};
    double sum = 0.0;
    double rise = 0.0;
    for (const int k : children) {
        const auto& point = points_[index(k)];
        const double weight = std::exp(point.v - top);
        sum += weight;
        if (weight > 0.0) rise += weight / point.elasticity;
    }
    return {u, top + std::log(sum), sum / rise};
}

/// σ = 0: one quantity for all. At a kink or cap of a child the price of the aggregate jumps; what
/// the line asks beyond the children's lower prices goes to those that jump, in order.
inline GraphPoint GraphSolver::leontief_at(std::size_t n, double s, double kappa) {
    const double most_u = graph_.reach[n].upper;
    if (std::isinf(kappa)) return at_common_quantity(n, std::min(s, most_u));
    const auto distance = [&](double u) -> core::ValueAndSlope {
        if (u > most_u) return {core::infinity, 0.0};
        const GraphPoint point = at_common_quantity(n, u);
        return {point.v + kappa * u - s, 1.0 / point.elasticity + kappa};
    };
    auto quantity = detail::crossing(distance, graph_.jumps[n], start_[n], precision(n, s));
    if (quantity.below == -core::infinity) return nothing(n, s);
    start_[n] = quantity.below;
    if (quantity.below == quantity.above) return at_common_quantity(n, quantity.below);
    at_common_quantity(n, std::min(quantity.above, most_u));
    auto most = of_children(n, &GraphPoint::v);
    for (std::size_t j = 0; j < most.size(); ++j)
        if (graph_.reach[index(node(n).children[j])].upper <= quantity.above)
            most[j] = core::infinity;
    detail::settle(quantity.below, quantity.below - quantity.above,
                   [&](double u) { return at_common_quantity(n, u).v <= s - kappa * u; });
    const double v = kappa == 0.0 ? s : s - kappa * quantity.below;
    fill_prices(n, quantity.below, v, of_children(n, &GraphPoint::v), most);
    return {quantity.below, v, 0.0};
}

/// Children that jump take what is missing in proportion to their jumps; those whose price has no
/// end take all of it, in equal parts.
inline void GraphSolver::fill_prices(std::size_t n, double u, double v,
                                     const std::vector<double>& least,
                                     const std::vector<double>& most) {
    const auto& children = node(n).children;
    double missing = 1.0;  // in units of e^v, as are all rooms
    double room = 0.0;
    int endless = 0;
    for (std::size_t j = 0; j < children.size(); ++j) {
        missing -= std::exp(least[j] - v);
        if (most[j] == core::infinity)
            ++endless;
        else
            room += std::exp(most[j] - v) - std::exp(least[j] - v);
    }
    for (std::size_t j = 0; j < children.size() && missing > 0.0; ++j) {
        const double have = std::exp(least[j] - v);
        const double added = endless > 0 ? (most[j] == core::infinity ? missing / endless : 0.0)
                                         : missing * (std::exp(most[j] - v) - have) / room;
        if (added > 0.0) at(index(children[j]), u + v + std::log(have + added), 1.0);
    }
}

}  // namespace isocost::firm
