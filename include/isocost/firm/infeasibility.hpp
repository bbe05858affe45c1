#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/firm/firm.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/firm/question.hpp"
#include "isocost/production/needed_input.hpp"

namespace isocost::firm {

namespace detail {

/// Descends to the caps that hold the ceiling down, with what each would have to be alone.
inline void collect_limits(const SupplyGraph& graph, const std::vector<double>& ceiling,
                           std::size_t n, double need, Infeasibility& why) {
    const auto& node = graph.tree->nodes[n];
    if (ceiling[n] == core::infinity) return;
    if (node.leaf >= 0) {
        const auto i = static_cast<std::size_t>(node.leaf);
        why.limits.push_back(node.name);
        const double least = std::exp(need + graph.tree->log_scale[i]);
        // At σ = 1 a need of −∞ says that any amount is enough where there was none.
        const bool helps = need > ceiling[n] || (need == -core::infinity && need == ceiling[n]);
        if (helps && std::isfinite(least)) why.relaxation[node.name] = least;
        return;
    }
    for (const int k : node.children) {
        if (node.sigma == 0.0 && ceiling[static_cast<std::size_t>(k)] >= need) continue;
        collect_limits(graph, ceiling, static_cast<std::size_t>(k),
                       production::detail::needed_of_child(*graph.tree, node, k, need, ceiling),
                       why);
    }
}

}  // namespace detail

/// P1 beyond the ceiling: the caps that make it, and what each would have to be.
inline Infeasibility why_infeasible(const Firm& firm, const CapabilityTarget& target) {
    const auto& tree = *firm.tree();
    std::vector<double> ceiling;
    for (const Reach& reach : firm.graph().reach) ceiling.push_back(reach.upper);
    const double need = std::log(target.capability / tree.output) / tree.returns;
    const double factor = std::exp(need - ceiling[0]);
    Infeasibility why{{},
                      tree.output * std::exp(tree.returns * ceiling[0]),
                      std::isfinite(factor) ? factor : core::nan,
                      {}};
    detail::collect_limits(firm.graph(), ceiling, 0, need, why);
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
