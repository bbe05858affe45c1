#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/core/numeric/power_mean.hpp"
#include "isocost/production/evaluate.hpp"

namespace isocost::production {

/// ln of the least cost of one unit of every node at given input prices, nest by nest:
/// m = [Σ θ_k (p̂_k/θ_k)^{1−σ}]^{1/(1−σ)}, p̂_i = p_i x_i0/a_i; Σ p̂_k at σ = 0, Π (p̂_k/θ_k)^{θ_k} at
/// σ = 1, min p̂_k/θ_k at σ = ∞. The dual of the CES: Shephard 1953; Varian 1992, ch. 4.
/// `log_prices` are ln p_i (USD per unit); −∞ for a price of 0, +∞ for what cannot be had.
inline std::vector<double> log_unit_costs(const Tree& tree, const std::vector<double>& log_prices) {
    std::vector<double> v(tree.nodes.size());
    for (std::size_t n = tree.nodes.size(); n-- > 0;) {
        const Node& node = tree.nodes[n];
        if (node.leaf >= 0) {
            const auto i = static_cast<std::size_t>(node.leaf);
            v[n] = log_prices[i] + tree.log_scale[i];
            continue;
        }
        const ChildValues ratio{node,
                                [&](std::size_t k) { return v[k] - tree.nodes[k].log_share; }};
        bool impossible = false;  // an input that cannot be had, and is essential
        for (const int k : node.children)
            impossible = impossible ||
                         (node.sigma <= 1.0 && v[static_cast<std::size_t>(k)] == core::infinity);
        v[n] = impossible ? core::infinity
                          : core::log_power_mean(ChildShares{tree, node}, ratio,
                                                 node.children.size(), 1.0 - node.sigma);
    }
    return v;
}

/// The same of the whole mean M.
inline double log_unit_cost(const Tree& tree, const std::vector<double>& log_prices) {
    return log_unit_costs(tree, log_prices)[0];
}

/// e(p, y) = (y/y0)^{1/υ} m(p), the least USD that buys y at fixed prices without limits.
inline double expenditure(const Tree& tree, const std::vector<double>& prices, double capability) {
    std::vector<double> log_prices;
    for (const double p : prices) log_prices.push_back(std::log(p));
    return std::exp(std::log(capability / tree.output) / tree.returns +
                    log_unit_cost(tree, log_prices));
}

}  // namespace isocost::production
