#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "isocost/core/numeric/monotone_root.hpp"
#include "isocost/firm/solver/crossing.hpp"
#include "isocost/firm/solver/supply_graph.hpp"

namespace isocost::firm {

/// A point of a supply graph: u = ln quantity, v = ln price, and the elasticity of supply du/dv
/// there (∞ on a flat stretch, 0 on a vertical one).
struct GraphPoint {
    double u;
    double v;
    double elasticity;
};

/// Solves a technology with separable convex costs by intersections of monotone graphs.
///
/// At any price every node of the tree has a supply graph v(u), which never falls: an input's is
/// its marginal cost, a nest's the marginal cost of its aggregate. All questions about the firm
/// are one query, repeated down the tree: where does the graph meet the line v + κu = s?
/// A target is κ = ∞ at the root, a revenue v U Y^γ is κ = 1 − υγ, a budget a search along κ = 1.
/// Inside a CES nest of elasticity σ the children are queried with κ = 1/σ, because
/// v_k + u_k/σ = t + ln θ_k for every child, t one number for the nest (the one monotone equation
/// of a flat CES). At σ = 0 the children share u, at σ = ∞ they share v: graph_extremes.hpp.
class GraphSolver {
public:
    explicit GraphSolver(const SupplyGraph& graph)
        : graph_(graph),
          points_(graph.tree->nodes.size()),
          start_(graph.tree->nodes.size(), core::nan) {}

    /// Intersection of node `n` with v + κu = s, 0 ≤ κ < ∞; κ = ∞ asks for u = s. The points of all
    /// nodes below are left at the answer. Outside the graph the answer is its end: u = ∓∞ or a
    /// limit, with v on the line.
    GraphPoint at(std::size_t n, double s, double kappa) { return points_[n] = found(n, s, kappa); }

    /// Leaves all inputs below node `n` at their floors, worth nothing at the margin: the answer
    /// when the floors give more than is asked.
    GraphPoint rest(std::size_t n) {
        for (const int k : node(n).children) rest(index(k));
        return points_[n] = {graph_.reach[n].lower, -core::infinity, 0.0};
    }

    const std::vector<GraphPoint>& points() const noexcept { return points_; }
    int evaluations() const noexcept { return evaluations_; }

private:
    const production::Node& node(std::size_t n) const { return graph_.tree->nodes[n]; }
    static std::size_t index(int k) { return static_cast<std::size_t>(k); }

    GraphPoint found(std::size_t n, double s, double kappa) {
        const auto& here = node(n);
        if (here.leaf >= 0) return leaf_at(n, s, kappa);
        if (graph_.reach[n].upper == -core::infinity) return nothing(n, core::infinity);
        if (s == -core::infinity) return nothing(n, s);
        if (kappa == 0.0 && s < graph_.first[n]) return nothing(n, s);
        if (std::isinf(kappa) && s < graph_.reach[n].lower) return rest(n);
        if (std::isinf(kappa) && s > graph_.reach[n].upper)
            return {graph_.reach[n].upper, core::infinity, 0.0};
        if (here.kappa == 0.0) return linear_at(n, s, kappa);
        return std::isinf(here.kappa) ? leontief_at(n, s, kappa) : ces_at(n, s, kappa);
    }

    /// A nest that produces nothing, being too dear or kept idle by an essential input capped at 0.
    /// What stands at a floor is free, what is capped at 0 has no price, the rest costs c'(0).
    void leave_unused(std::size_t n) {
        points_[n] = {-core::infinity, points_[n].v, 0.0};
        for (const int k : node(n).children)
            if (node(index(k)).leaf < 0)
                leave_unused(index(k));
            else
                leave_input_unused(index(k));
    }
    GraphPoint nothing(std::size_t n, double v) {
        leave_unused(n);
        return {-core::infinity, v, 0.0};
    }
    void leave_input_unused(std::size_t n) {
        const LeafGraph& leaf = graph_.leaves[index(node(n).leaf)];
        points_[n] = {leaf.floor, detail::first_price(leaf), 0.0};
    }

    GraphPoint leaf_at(std::size_t n, double s, double kappa) const;
    GraphPoint leaf_quantity(const LeafGraph& leaf, double u) const;

    GraphPoint ces_at(std::size_t n, double s, double kappa);
    GraphPoint along(std::size_t n, double t, double& slope);
    double dual_price(std::size_t n) const;
    double first_guess(std::size_t n, double s, double kappa) const;

    /// A jump inside a child is known to the precision of the child's own search.
    detail::Precision precision(std::size_t n, double s) const {
        const double scale = std::isfinite(s) ? std::max(1.0, std::abs(s)) : 1.0;
        return {8.0 * std::numeric_limits<double>::epsilon() * scale,
                graph_.searches[n] > 1 ? 1e-12 : 4e-14, near(s)};
    }

    /// How far a search goes before it finds that there is no answer.
    static double near(double s) {
        return std::isfinite(s) ? std::max(1e5, 1e3 * std::abs(s)) : 1e5;
    }

    GraphPoint linear_at(std::size_t n, double s, double kappa);
    GraphPoint at_common_price(std::size_t n, double v);
    void fill_quantities(std::size_t n, const detail::Crossing& price, double u,
                         const std::vector<double>& least, const std::vector<double>& most);
    void put(std::size_t k, double u, double price);

    GraphPoint leontief_at(std::size_t n, double s, double kappa);
    GraphPoint at_common_quantity(std::size_t n, double u);
    void fill_prices(std::size_t n, double u, double v, const std::vector<double>& least,
                     const std::vector<double>& most);

    std::vector<double> of_children(std::size_t n, double GraphPoint::*member) const {
        std::vector<double> values;
        for (const int k : node(n).children) values.push_back(points_[index(k)].*member);
        return values;
    }

    const SupplyGraph& graph_;
    std::vector<GraphPoint> points_;
    std::vector<double> start_;  ///< where the search for t of each nest begins
    int evaluations_ = 0;
};

inline GraphPoint GraphSolver::leaf_quantity(const LeafGraph& leaf, double u) const {
    if (u < leaf.floor) return {leaf.floor, -core::infinity, 0.0};
    if (u > leaf.cap) return {leaf.cap, core::infinity, 0.0};
    for (const auto& step : leaf.steps)
        if (u <= step.end) return {u, step.alpha + leaf.eta * u, 1.0 / leaf.eta};
    return {leaf.cap, core::infinity, 0.0};
}

inline GraphPoint GraphSolver::leaf_at(std::size_t n, double s, double kappa) const {
    const LeafGraph& leaf = graph_.leaves[index(node(n).leaf)];
    if (std::isinf(kappa)) return leaf_quantity(leaf, s);
    const auto vertical = [&](double u) {
        return GraphPoint{u, kappa == 0.0 ? s : s - kappa * u, 0.0};
    };
    const double slope = kappa + leaf.eta;
    double from = leaf.floor;
    for (const auto& step : leaf.steps) {
        if (step.end < from) continue;
        const double rise = s - step.alpha;
        const double u = slope > 0.0 ? rise / slope : rise > 0.0 ? core::infinity : -core::infinity;
        if (!(u > from)) return vertical(from);
        if (u < step.end) return {u, step.alpha + leaf.eta * u, 1.0 / leaf.eta};
        from = step.end;
    }
    return vertical(from);
}

}  // namespace isocost::firm

#include "isocost/firm/solver/graph_ces.hpp"
#include "isocost/firm/solver/graph_extremes.hpp"
