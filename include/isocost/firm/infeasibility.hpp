#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/firm/firm.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/firm/question.hpp"

namespace isocost::firm {

namespace detail {

/// What child k must reach for its nest to reach `need` with the siblings at their ceilings; NaN if
/// nothing child k does is enough. (1/ρ) ln[1 − Σ_{j≠k} (θ_j/θ_k)(e^{ρ(u_j − need)} − 1)] + need.
inline double needed_of_child(const SupplyGraph& graph, const production::Node& nest, int k,
                              double need) {
    const double own = graph.tree->nodes[static_cast<std::size_t>(k)].share;
    double sum = 0.0;
    for (const int j : nest.children) {
        if (j == k) continue;
        const double upper = graph.reach[static_cast<std::size_t>(j)].upper;
        const double share = graph.tree->nodes[static_cast<std::size_t>(j)].share / own;
        if (nest.sigma == 0.0 && upper < need) return core::nan;
        if (nest.sigma == 0.0) continue;
        sum += share * (nest.rho == 0.0 ? upper - need : std::expm1(nest.rho * (upper - need)));
    }
    if (nest.sigma == 0.0) return need;
    if (nest.rho == 0.0) return need - sum;
    return sum < 1.0 ? need + std::log1p(-sum) / nest.rho : core::nan;
}

/// Descends to the caps that hold the ceiling down, with what each would have to be alone.
inline void collect_limits(const SupplyGraph& graph, std::size_t n, double need,
                           const std::vector<double>& caps, Infeasibility& why) {
    const auto& node = graph.tree->nodes[n];
    const Reach& reach = graph.reach[n];
    if (reach.upper == core::infinity) return;
    if (node.leaf >= 0) {
        const auto i = static_cast<std::size_t>(node.leaf);
        why.limits.push_back(node.name);
        const double cap = std::exp(need + graph.tree->log_scale[i]);
        if (cap > caps[i]) why.relaxation[node.name] = cap;
        return;
    }
    for (const int k : node.children) {
        const double upper = graph.reach[static_cast<std::size_t>(k)].upper;
        if (node.sigma == 0.0 && upper > reach.upper) continue;
        collect_limits(graph, static_cast<std::size_t>(k), needed_of_child(graph, node, k, need),
                       caps, why);
    }
}

}  // namespace detail

/// P1 beyond the ceiling: the caps that make it, and what each would have to be.
inline Infeasibility why_infeasible(const Firm& firm, const CapabilityTarget& target) {
    const auto& tree = *firm.tree();
    const double upper = firm.graph().reach[0].upper;
    const double need = std::log(target.capability / tree.output) / tree.returns;
    Infeasibility why{{}, tree.output * std::exp(tree.returns * upper), std::exp(need - upper), {}};
    detail::collect_limits(firm.graph(), 0, need, firm.caps(), why);
    return why;
}

/// P2 below what floors and fixed costs take: the floors, and the least budget.
inline Infeasibility why_infeasible(const Firm& firm, const Budget&) {
    Infeasibility why;
    double least = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        least += firm.costs()[i].outlay(firm.floors()[i]);
        if (firm.floors()[i] > 0.0) why.limits.push_back(firm.inputs()[i]);
    }
    why.relaxation["budget"] = least;
    return why;
}

/// P3 is never infeasible: the floors themselves are a plan.
inline Infeasibility why_infeasible(const Firm&, const Revenue&) { return {}; }

}  // namespace isocost::firm
