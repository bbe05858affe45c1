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
    GraphPoint at(std::size_t n, double s, double kappa) {
        return points_[n] = found(n, s, kappa);
    }

    /// Leaves all inputs below node `n` at their floors, worth nothing at the margin: the answer when
    /// the floors give more than is asked.
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
            if (node(index(k)).leaf < 0) leave_unused(index(k));
            else leave_input_unused(index(k));
    }
    GraphPoint nothing(std::size_t n, double v) {
        leave_unused(n);
        return {-core::infinity, v, 0.0};
    }
    void leave_input_unused(std::size_t n) {
        const LeafGraph& leaf = graph_.leaves[index(node(n).leaf)];
        const double first = leaf.eta > 0.0 ? -core::infinity : leaf.steps.front().alpha;
        const double v = leaf.floor > -core::infinity  ? -core::infinity
                         : leaf.cap == -core::infinity ? core::infinity
                                                       : first;
        points_[n] = {leaf.floor, v, 0.0};
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
                graph_.searches[n] > 1 ? 1e-12 : 4e-14};
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
        const double u = slope > 0.0 ? rise / slope
                         : rise > 0.0 ? core::infinity
                                      : -core::infinity;
        if (!(u > from)) return vertical(from);
        if (u < step.end) return {u, step.alpha + leaf.eta * u, 1.0 / leaf.eta};
        from = step.end;
    }
    return vertical(from);
}

/// The nest at its own parameter t: every child on v + u/σ = t + ln θ. `slope` is du/dt. Beyond
/// |t| = 64 the cancellation in t − u/σ would cost more than rounding.
inline GraphPoint GraphSolver::along(std::size_t n, double t, double& slope) {
    const auto& nest = node(n);
    double mean = 0.0;
    double low = core::infinity;
    double high = -core::infinity;
    for (const int k : nest.children) {
        const auto& child = node(index(k));
        const double u = at(index(k), t + child.log_share, nest.kappa).u;
        mean += child.share * u;
        low = std::min(low, u);
        high = std::max(high, u);
    }
    ++evaluations_;
    if (high == -core::infinity) return nothing(n, t);
    const bool near = std::abs(nest.rho) * (high - low) < 0.5;
    const double center = near ? mean : nest.rho > 0.0 ? high : low;
    double sum = 0.0;
    slope = 0.0;
    for (const int k : nest.children) {
        const GraphPoint& p = points_[index(k)];
        const double share = node(index(k)).share;
        const double weight = near ? std::expm1(nest.rho * (p.u - center))
                                   : std::exp(nest.rho * (p.u - center));
        const double response = std::isinf(p.elasticity)
                                    ? 1.0 / nest.kappa
                                    : p.elasticity / (1.0 + nest.kappa * p.elasticity);
        sum += share * weight;
        slope += share * (near ? 1.0 + weight : weight) * response;
    }
    slope /= near ? 1.0 + sum : sum;
    const double log_sum = near ? std::log1p(sum) : std::log(sum);
    const double u = nest.rho == 0.0 ? mean : center + log_sum / nest.rho;
    const double price_slope = std::max(0.0, 1.0 - nest.kappa * slope);
    const double v = std::abs(t) > 64.0 ? dual_price(n) : t - nest.kappa * u;
    return {u, v, slope / price_slope};
}

/// The price of a nest as the unit cost at its children's prices. The same number as t − u/σ, but
/// without its cancellation where the nest's supply is flat.
inline double GraphSolver::dual_price(std::size_t n) const {
    std::vector<double> weight;
    std::vector<double> ratio;
    for (const int k : node(n).children) {
        weight.push_back(node(index(k)).share);
        ratio.push_back(points_[index(k)].v - node(index(k)).log_share);
    }
    return core::log_power_mean(weight, ratio, weight.size(), 1.0 - node(n).sigma);
}

inline double GraphSolver::first_guess(std::size_t n, double s, double kappa) const {
    if (!std::isinf(kappa)) return s;
    double price = 0.0;
    for (const int k : node(n).children) {
        const auto& child = node(index(k));
        if (child.leaf < 0) continue;
        const auto& leaf = graph_.leaves[index(child.leaf)];
        price += child.share * (leaf.steps.front().alpha + leaf.eta * s - child.log_share);
    }
    return node(n).kappa * s + price;
}

inline GraphPoint GraphSolver::ces_at(std::size_t n, double s, double kappa) {
    const double own = node(n).kappa;
    GraphPoint point{};
    double slope = 0.0;
    if (kappa == own) return along(n, s, slope);
    if (std::isnan(start_[n])) start_[n] = first_guess(n, s, kappa);
    const auto distance = [&](double t) -> core::ValueAndSlope {
        point = along(n, t, slope);
        if (std::isinf(kappa)) return {point.u - s, slope};
        if (kappa == 0.0) {
            point.v = dual_price(n);
            return {point.v - s, 1.0 - own * slope};
        }
        return {t + (kappa - own) * point.u - s, 1.0 + (kappa - own) * slope};
    };
    constexpr double eps = std::numeric_limits<double>::epsilon();
    const double tolerance = 2.0 * eps * std::max(1.0, std::abs(s));
    // With 0 < κ < ∞ there is always an answer, for the slope of `distance` is at least κσ.
    const bool bounded = kappa > 0.0 && std::isfinite(kappa);
    const double t = core::monotone_root(distance, start_[n], tolerance, {},
                                         bounded ? core::infinity : 1e5);
    if (t == core::infinity) return {core::infinity, s, 0.0};
    if (t == -core::infinity) return nothing(n, s);
    start_[n] = t;
    return point;
}

}  // namespace isocost::firm

#include "isocost/firm/solver/graph_extremes.hpp"
