#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "isocost/firm/solver/graph_solver.hpp"

namespace isocost::firm {

namespace detail {

/// ln of marginal revenue less ln of marginal cost, at the point v + u = w of the root's graph.
inline double revenue_edge(GraphSolver& solver, double w, double s, double power) {
    const GraphPoint root = solver.at(0, w, 1.0);
    return s + (power - 1.0) * root.u - root.v;
}

/// Profit up to a constant, ∫ (R' − e') dz, is the sum over the graph; here in closed pieces: the
/// revenue is e^s z^power / power, the cost what the graph adds up to between two points.
struct Peak {
    double w;
    double profit;
};

}  // namespace detail

/// The answer when every scale above the floors loses money: the floors. There the line of marginal
/// revenue meets the vertical of the root's graph; floors that give nothing are worth nothing.
inline GraphPoint no_scale_pays(GraphSolver& solver, double s, double power) {
    const GraphPoint floors = solver.rest(0);
    if (!std::isfinite(floors.u)) return floors;
    return solver.at(0, s + power * floors.u, 1.0);
}

/// P3 with υγ > 1, where profit is not concave: every crossing of marginal revenue from above to
/// below marginal cost on a grid of the root's graph is a local peak; the best one is returned, or
/// nothing when revenue outruns cost without end. Cost is integrated along the graph by the
/// trapezoid rule in w, which ranks the peaks; the peak itself is exact. No proof of a global
/// optimum is claimed.
inline std::optional<GraphPoint> best_nonconcave_profit(GraphSolver& solver, double s,
                                                        double power) {
    constexpr double far = 2e4;
    if (detail::revenue_edge(solver, far, s, power) > 0.0 &&
        detail::revenue_edge(solver, 2.0 * far, s, power) > 0.0 &&
        solver.at(0, 2.0 * far, 1.0).u > solver.at(0, far, 1.0).u)
        return std::nullopt;
    constexpr double reach = 400.0;
    constexpr int points = 8000;
    detail::Peak best{-reach, 0.0};
    double profit = 0.0;
    GraphPoint last = solver.at(0, -reach, 1.0);
    double last_edge = detail::revenue_edge(solver, -reach, s, power);
    for (int i = 1; i <= points; ++i) {
        const double w = -reach + 2.0 * reach * i / points;
        const double edge = detail::revenue_edge(solver, w, s, power);
        const GraphPoint here = solver.points()[0];
        const auto gain = [&](const GraphPoint& p) {
            return std::exp(s + (power - 1.0) * p.u) - std::exp(p.v);
        };
        profit += 0.5 * (gain(last) + gain(here)) * (std::exp(here.u) - std::exp(last.u));
        if (last_edge > 0.0 && edge <= 0.0 && profit > best.profit) best = {w, profit};
        last = here;
        last_edge = edge;
    }
    if (best.profit <= 0.0) return no_scale_pays(solver, s, power);
    const double step = 2.0 * reach / points;
    const double w = core::monotone_root(
        [&](double at) -> core::ValueAndSlope {
            return {-detail::revenue_edge(solver, at, s, power), core::nan};
        },
        best.w - 0.5 * step, 4e-16, {best.w - step, best.w});
    return solver.at(0, w, 1.0);
}

}  // namespace isocost::firm
