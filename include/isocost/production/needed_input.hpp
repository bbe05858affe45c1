#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/production/evaluate.hpp"

namespace isocost::production {

namespace detail {

/// ln ẑ that child k must reach for its nest to reach `need` while its siblings stay at `level`:
/// need + (1/ρ) ln[1 − Σ_{j≠k} (θ_j/θ_k)(e^{ρ(level_j − need)} − 1)]. −∞ if the siblings are
/// enough, NaN if nothing that child k does is.
inline double needed_of_child(const Tree& tree, const Node& nest, int k, double need,
                              const std::vector<double>& level) {
    double sum = 0.0;
    for (const int j : nest.children) {
        if (j == k) continue;
        const double distance = level[static_cast<std::size_t>(j)] - need;
        if (nest.sigma == 0.0 && distance < 0.0) return core::nan;
        if (nest.sigma == 0.0) continue;
        const double share = tree.nodes[static_cast<std::size_t>(j)].share /
                             tree.nodes[static_cast<std::size_t>(k)].share;
        sum += share * (nest.rho == 0.0 ? distance : std::expm1(nest.rho * distance));
    }
    if (nest.sigma == 0.0) return need;
    if (nest.rho == 0.0) return sum == -core::infinity ? core::nan : need - sum;
    if (sum < 1.0) return need + std::log1p(-sum) / nest.rho;
    return nest.rho > 0.0 ? -core::infinity : core::nan;
}

inline std::vector<int> path_from_root(const Tree& tree, std::size_t input) {
    std::vector<int> path;
    for (int n = tree.leaf_node[input]; n > 0; n = tree.nodes[static_cast<std::size_t>(n)].parent)
        path.insert(path.begin(), n);
    return path;
}

}  // namespace detail

/// ln x of one input that reaches capability e^{log_y} while the others stay as they are: a point
/// of the isoquant. −∞ if the others are enough alone; NaN if no amount is enough.
inline double log_needed_input(const Tree& tree, const std::vector<double>& log_inputs,
                               std::size_t input, double log_y) {
    const auto level = log_quantities(tree, log_inputs);
    double need = (log_y - std::log(tree.output)) / tree.returns;
    int nest = 0;
    for (const int child : detail::path_from_root(tree, input)) {
        need = detail::needed_of_child(tree, tree.nodes[static_cast<std::size_t>(nest)], child,
                                       need, level);
        if (std::isnan(need) || need == -core::infinity) return need;
        nest = child;
    }
    return need + tree.log_scale[input];
}

}  // namespace isocost::production
