#pragma once

#include <algorithm>
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
struct LimitSearch {
    const SupplyGraph& graph;
    std::vector<double> ceiling;  ///< u of every node with all its inputs at their caps
    double common;                ///< by how much all of them would have to rise
    Infeasibility why = {};

    /// `need` is the u that node n would have to reach, the rest at its ceiling; NaN if none would
    /// do.
    void descend(std::size_t n, double need) {
        const auto& node = graph.tree->nodes[n];
        if (ceiling[n] == core::infinity) return;
        if (node.leaf >= 0) return add(n, need);
        // At σ = 0 a child that has enough is not in the way.
        const double enough = std::isnan(need) ? ceiling[n] + common : need;
        for (const int child : node.children) {
            const auto k = static_cast<std::size_t>(child);
            if (node.sigma == 0.0 && ceiling[k] >= enough) continue;
            descend(k, std::isnan(need) ? need
                                        : production::detail::needed_of_child(
                                              *graph.tree, node, child, need, ceiling));
        }
    }

    void add(std::size_t n, double need) {
        const auto& node = graph.tree->nodes[n];
        why.limits.push_back(node.name);
        const double least =
            std::exp(need + graph.tree->log_scale[static_cast<std::size_t>(node.leaf)]);
        // At the ceiling itself, which is only approached, the need is the cap to rounding. At σ =
        // 1 a need of −∞ says that any amount is enough where there was none.
        const double rounding = 2e-15 * std::max(1.0, std::abs(need));
        const bool helps = need > ceiling[n] - rounding || need == ceiling[n];
        if (helps && std::isfinite(least)) why.relaxation[node.name] = least;
    }
};

/// Nothing can be produced at all: the embargoes on essential inputs.
inline Infeasibility embargoes(const SupplyGraph& graph) {
    Infeasibility why;
    why.ceiling = 0.0;
    std::vector<bool> in_the_way(graph.tree->nodes.size(), true);
    for (std::size_t n = 0; n < graph.tree->nodes.size(); ++n) {
        const auto& node = graph.tree->nodes[n];
        const bool below = node.parent < 0 || in_the_way[static_cast<std::size_t>(node.parent)];
        in_the_way[n] = below && graph.reach[n].upper == -core::infinity;
        if (in_the_way[n] && node.leaf >= 0) why.limits.push_back(node.name);
    }
    return why;
}

/// Whether a node reaches its ceiling with finite inputs: at σ = 0 where the children that hold it
/// down do, else where no child is unlimited.
inline bool attained(const SupplyGraph& graph, std::size_t n) {
    const auto& node = graph.tree->nodes[n];
    if (node.leaf >= 0) return true;
    for (const int child : node.children) {
        const auto k = static_cast<std::size_t>(child);
        const bool unlimited = graph.reach[k].upper == core::infinity;
        if (node.sigma == 0.0 && graph.reach[k].upper > graph.reach[n].upper) continue;
        if (unlimited || !attained(graph, k)) return false;
    }
    return true;
}

}  // namespace detail

/// P1 beyond the ceiling: the caps that make it, and what each would have to be.
inline Infeasibility why_infeasible(const Firm& firm, const CapabilityTarget& target) {
    const auto& tree = *firm.tree();
    std::vector<double> ceiling;
    for (const Reach& reach : firm.graph().reach) ceiling.push_back(reach.upper);
    const double need = std::log(target.capability / tree.output) / tree.returns;
    detail::LimitSearch search{firm.graph(), ceiling, need - ceiling[0]};
    search.descend(0, need);
    auto& why = search.why;
    why.ceiling = tree.output * std::exp(tree.returns * ceiling[0]);
    if (std::isfinite(search.common)) why.common_factor = std::exp(search.common);
    why.attained = detail::attained(firm.graph(), 0);
    return why;
}

/// P2: embargoes, or less than what floors and fixed costs take: the floors, and the least budget.
inline Infeasibility why_infeasible(const Firm& firm, const Budget&) {
    if (firm.graph().tree && firm.graph().reach[0].upper == -core::infinity)
        return detail::embargoes(firm.graph());
    Infeasibility why;
    double least = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        least += firm.costs()[i].outlay(firm.floors()[i]);
        if (firm.floors()[i] > 0.0) why.limits.push_back(firm.inputs()[i]);
    }
    why.relaxation["budget"] = least;
    return why;
}

/// P3: embargoes; otherwise the floors themselves are a plan.
inline Infeasibility why_infeasible(const Firm& firm, const Revenue&) {
    if (!firm.graph().tree) return {};
    return detail::embargoes(firm.graph());
}

}  // namespace isocost::firm
