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

/// σ = ∞: the cheapest children first. Bisects on the common price; children whose supply is flat
/// at the answer jump between its two neighboring numbers and are filled in order.
inline GraphPoint GraphSolver::linear_at(std::size_t n, double s, double kappa) {
    if (kappa == 0.0) return at_common_price(n, s);
    const auto crossing = detail::crossing(
        [&](double v) {
            const double u = at_common_price(n, v).u;
            return std::isinf(kappa) ? u >= s : v + kappa * u >= s;
        },
        start_[n] == start_[n] ? start_[n] : 0.0);
    start_[n] = crossing.above;
    at_common_price(n, crossing.below);
    const auto least = of_children(n, &GraphPoint::u);
    GraphPoint point = at_common_price(n, crossing.above);
    const double u = std::isinf(kappa) ? s : (s - crossing.above) / kappa;
    if (!(point.u > u)) return {point.u, std::isinf(kappa) ? point.v : s - kappa * point.u, 0.0};
    fill_quantities(n, crossing, u, least, of_children(n, &GraphPoint::u));
    return {u, crossing.above, core::infinity};
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
        const double filled = added == 0.0    ? least[j]
                              : added == room ? most[j]
                                              : u + std::log((have + added) / node(k).share);
        put(k, filled, price, added > 0.0);
    }
}

/// Leaves a child of a σ = ∞ nest at quantity u and the common price.
inline void GraphSolver::put(std::size_t k, double u, const detail::Crossing& price, bool filled) {
    const double v = (filled ? price.above : price.below) + node(k).log_share;
    if (node(k).leaf >= 0) points_[k] = {u, v, filled ? core::infinity : 0.0};
    else if (std::isfinite(u)) at(k, u, core::infinity);
    else at(k, v, 0.0);
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
    if (std::isinf(kappa)) return at_common_quantity(n, std::min(s, graph_.reach[n].upper));
    const auto crossing = detail::crossing(
        [&](double u) {
            const double v = at_common_quantity(n, u).v;
            return u > graph_.reach[n].upper || v + kappa * u >= s;
        },
        start_[n] == start_[n] ? start_[n] : 0.0);
    start_[n] = crossing.below;
    at_common_quantity(n, crossing.above);
    const auto most = of_children(n, &GraphPoint::v);
    const GraphPoint below = at_common_quantity(n, crossing.below);
    const double v = kappa == 0.0 ? s : s - kappa * below.u;
    if (!(v > below.v)) return below;
    const auto least = of_children(n, &GraphPoint::v);
    fill_prices(n, below.u, v, least, most);
    const bool jump = most != least;
    return {below.u, v, jump ? 0.0 : below.elasticity};
}

inline void GraphSolver::fill_prices(std::size_t n, double u, double v,
                                     const std::vector<double>& least,
                                     const std::vector<double>& most) {
    const auto& children = node(n).children;
    double missing = 1.0;  // in units of e^v
    for (const double price : least) missing -= std::exp(price - v);
    for (std::size_t j = 0; j < children.size() && missing > 0.0; ++j) {
        if (!(most[j] > least[j])) continue;
        const auto k = index(children[j]);
        const double have = std::exp(least[j] - v);
        const double added = std::min(std::exp(most[j] - v) - have, missing);
        missing -= added;
        const double filled = v + std::log(have + added);
        at(k, u + filled, 1.0);
    }
}

}  // namespace isocost::firm
