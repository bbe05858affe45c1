#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/core/numeric/power_mean.hpp"
#include "isocost/cost/cost.hpp"
#include "isocost/production/tree.hpp"
#include "isocost/production/unit_cost.hpp"

namespace isocost::firm {

/// One stretch of an input's supply graph in benchmark units: v = alpha + η u up to u = end.
struct GraphStep {
    double end;
    double alpha;
    double quantity;  ///< x at the end, the input's own unit
};

/// The supply graph of one input: u = ln(a x/x0) against v = ln(c'(x) x0/a), as a curve that never
/// falls: vertical at the floor, along the stretches of c', vertical at each kink and at the cap.
struct LeafGraph {
    double floor = -core::infinity;
    double cap = core::infinity;
    double eta = 0.0;
    std::vector<GraphStep> steps;
};

/// Least and most that a node can be brought to by the limits of its inputs.
struct Reach {
    double lower = -core::infinity;
    double upper = core::infinity;
    bool attained = false;  ///< whether some bundle gives `upper`, or only comes near
};

/// A technology and its inputs' supply in the solver's coordinates.
struct SupplyGraph {
    const production::Tree* tree = nullptr;
    std::vector<LeafGraph> leaves;
    std::vector<Reach> reach;  ///< of every node
    /// Where the graph of a σ = ∞ nest jumps because an input's supply is flat (prices, ascending),
    /// and that of a σ = 0 nest because an input's supply is vertical (quantities). Empty
    /// elsewhere.
    std::vector<std::vector<double>> jumps;
    std::vector<double>
        first;  ///< price of every node up to which it gives no more than its floors
    std::vector<int> searches;  ///< σ = 0 and σ = ∞ nests in and below every node
};

namespace detail {

inline LeafGraph leaf_graph(const cost::Cost& cost, double floor, double cap, double log_scale) {
    const cost::Supply supply = cost::running(cost).visit([](const auto& c) -> cost::Supply {
        if constexpr (requires { c.supply(); })
            return c.supply();
        else
            return {};
    });
    LeafGraph leaf{.floor = std::log(floor) - log_scale,
                   .cap = std::log(cap) - log_scale,
                   .eta = supply.inverse_elasticity,
                   .steps = {}};
    for (const auto& step : supply.steps)
        leaf.steps.push_back({std::min(std::log(step.end) - log_scale, leaf.cap),
                              step.log_price + (1.0 + leaf.eta) * log_scale, step.end});
    return leaf;
}

/// Ceiling of a nest: bounded if all children are, or if σ < 1 and one child is; at σ < 1 it is
/// attained only if every child's is, at σ = 0 if the scarcest child's is.
inline Reach nest_reach(const production::Tree& tree, const std::vector<Reach>& reach,
                        const production::Node& node) {
    std::vector<double> weight;
    std::vector<double> lower;
    std::vector<double> upper;
    bool all_attained = true;
    bool scarcest_attained = false;
    double scarcest = core::infinity;
    for (const int child : node.children) {
        const Reach& r = reach[static_cast<std::size_t>(child)];
        weight.push_back(tree.nodes[static_cast<std::size_t>(child)].share);
        lower.push_back(r.lower);
        upper.push_back(r.upper);
        all_attained = all_attained && r.attained;
        if (r.upper < scarcest) scarcest_attained = true;
        if (r.upper <= scarcest) scarcest_attained = scarcest_attained && r.attained;
        scarcest = std::min(scarcest, r.upper);
    }
    return {core::log_power_mean(weight, lower, weight.size(), node.rho),
            core::log_power_mean(weight, upper, weight.size(), node.rho),
            node.sigma == 0.0 ? scarcest_attained : all_attained};
}

inline std::vector<Reach> reaches(const production::Tree& tree,
                                  const std::vector<LeafGraph>& leaves) {
    std::vector<Reach> reach(tree.nodes.size());
    for (std::size_t n = tree.nodes.size(); n-- > 0;) {
        const production::Node& node = tree.nodes[n];
        if (node.leaf < 0) {
            reach[n] = nest_reach(tree, reach, node);
            continue;
        }
        const LeafGraph& leaf = leaves[static_cast<std::size_t>(node.leaf)];
        reach[n] = {leaf.floor, leaf.cap, leaf.cap < core::infinity};
    }
    return reach;
}

inline std::vector<int> searches(const production::Tree& tree) {
    std::vector<int> count(tree.nodes.size(), 0);
    for (std::size_t n = tree.nodes.size(); n-- > 0;) {
        const auto& node = tree.nodes[n];
        if (node.leaf < 0 && (node.sigma == 0.0 || node.kappa == 0.0)) ++count[n];
        if (n > 0) count[static_cast<std::size_t>(node.parent)] += count[n];
    }
    return count;
}

/// What an input costs at its floor: nothing if there is one, else c'(0); +∞ if it cannot be had.
inline double first_price(const LeafGraph& leaf) {
    if (leaf.floor > -core::infinity) return -core::infinity;
    if (leaf.cap == -core::infinity) return core::infinity;
    return leaf.eta > 0.0 ? -core::infinity : leaf.steps.front().alpha;
}

inline std::vector<double> first_prices(const SupplyGraph& graph) {
    const auto& tree = *graph.tree;
    std::vector<double> log_prices;
    for (std::size_t i = 0; i < tree.size(); ++i)
        log_prices.push_back(first_price(graph.leaves[i]) - tree.log_scale[i]);
    return production::log_unit_costs(tree, log_prices);
}

/// The jumps that a nest of the same kind passes on to its parent, and the price at which a nest
/// starts, where its supply may be flat.
inline void add_jumps_of_nest(const SupplyGraph& graph, const production::Node& node, std::size_t k,
                              std::vector<double>& jumps) {
    const auto& child = graph.tree->nodes[k];
    const double shift = node.sigma == 0.0 ? 0.0 : child.log_share;
    if (node.sigma != 0.0) jumps.push_back(graph.first[k] - shift);
    if (child.sigma != node.sigma) return;
    for (const double jump : graph.jumps[k]) jumps.push_back(jump - shift);
}

inline std::vector<double> nest_jumps(const SupplyGraph& graph, const production::Node& node) {
    std::vector<double> jumps;
    for (const int k : node.children) {
        const auto& child = graph.tree->nodes[static_cast<std::size_t>(k)];
        const Reach& reach = graph.reach[static_cast<std::size_t>(k)];
        if (node.sigma == 0.0) jumps.insert(jumps.end(), {reach.lower, reach.upper});
        if (child.leaf < 0) {
            add_jumps_of_nest(graph, node, static_cast<std::size_t>(k), jumps);
            continue;
        }
        const LeafGraph& leaf = graph.leaves[static_cast<std::size_t>(child.leaf)];
        for (const auto& step : leaf.steps) {
            if (node.sigma == 0.0)
                jumps.push_back(step.end);
            else if (leaf.eta == 0.0)
                jumps.push_back(step.alpha - child.log_share);
        }
    }
    std::erase_if(jumps, [](double at) { return !std::isfinite(at); });
    std::sort(jumps.begin(), jumps.end());
    return jumps;
}

}  // namespace detail

/// Puts a tree, its costs and its limits into the solver's coordinates. Inputs whose cost is the
/// user's own have no stretches and cannot be solved here.
inline SupplyGraph supply_graph(const production::Tree& tree, const std::vector<cost::Cost>& costs,
                                const std::vector<double>& floors,
                                const std::vector<double>& caps) {
    SupplyGraph graph{
        .tree = &tree, .leaves = {}, .reach = {}, .jumps = {}, .first = {}, .searches = {}};
    for (std::size_t i = 0; i < tree.size(); ++i)
        graph.leaves.push_back(detail::leaf_graph(costs[i], floors[i], caps[i], tree.log_scale[i]));
    graph.reach = detail::reaches(tree, graph.leaves);
    graph.first = detail::first_prices(graph);
    graph.jumps.resize(tree.nodes.size());
    for (std::size_t n = tree.nodes.size(); n-- > 0;) {
        const auto& node = tree.nodes[n];
        if (node.leaf < 0 && (node.sigma == 0.0 || node.kappa == 0.0))
            graph.jumps[n] = detail::nest_jumps(graph, node);
    }
    graph.searches = detail::searches(tree);
    return graph;
}

}  // namespace isocost::firm
