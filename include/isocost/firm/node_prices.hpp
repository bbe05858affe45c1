#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/firm/point.hpp"
#include "isocost/production/tree.hpp"

namespace isocost::firm {

/// ln of the value Σ p_i x_i of the inputs below every node, at the virtual prices p. A nest is
/// homogeneous of degree one, so its value is its price times its quantity (Euler).
inline std::vector<double> node_values(const production::Tree& tree, const Point& point) {
    std::vector<double> value(tree.nodes.size(), -core::infinity);
    for (std::size_t n = tree.nodes.size(); n-- > 0;) {
        const auto& node = tree.nodes[n];
        if (node.leaf >= 0) {
            const auto i = static_cast<std::size_t>(node.leaf);
            if (point.log_inputs[i] > -core::infinity && point.virtual_prices[i] > 0.0)
                value[n] = std::log(point.virtual_prices[i]) + point.log_inputs[i];
            continue;
        }
        double top = -core::infinity;
        for (const int k : node.children) top = std::max(top, value[static_cast<std::size_t>(k)]);
        if (top == -core::infinity) continue;
        double sum = 0.0;
        for (const int k : node.children) sum += std::exp(value[static_cast<std::size_t>(k)] - top);
        value[n] = top + std::log(sum);
    }
    return value;
}

namespace detail {

/// One child's price against what its nest says it is worth, θ (ẑ_nest/ẑ_child)^{1/σ} times the
/// nest's price; at σ = 0 the value that a child has beyond what its nest needs.
inline double child_residual(const production::Node& nest, const production::Node& child,
                             double nest_price, double child_price, double excess) {
    if (std::isinf(nest.kappa))
        return std::exp(child_price - nest_price) * -std::expm1(-std::abs(excess));
    const double distance = nest.kappa == 0.0 ? 0.0 : nest.kappa * excess;
    const double gap = child_price - (nest_price + child.log_share - distance);
    return -std::expm1(-std::abs(gap));
}

/// ln of a node's price: its value over its quantity, a leaf's own virtual price.
inline double log_price(const production::Tree& tree, const Point& point,
                        const std::vector<double>& u, const std::vector<double>& value,
                        std::size_t n) {
    const int leaf = tree.nodes[n].leaf;
    if (leaf < 0) return value[n] - u[n];
    const auto i = static_cast<std::size_t>(leaf);
    return std::log(point.virtual_prices[i]) + tree.log_scale[i];
}

}  // namespace detail

/// Worst inconsistency between the prices of nests and of their children, and between λ and the
/// price of the whole, relative. Nodes that are not used (a quantity of 0) have no price to compare.
inline double node_residual(const production::Tree& tree, const Point& point,
                            const std::vector<double>& u, const std::vector<double>& value) {
    if (value[0] == -core::infinity) return point.marginal_cost == 0.0 ? 0.0 : core::infinity;
    const double whole = std::log(point.marginal_cost * tree.returns * tree.output) +
                         (tree.returns - 1.0) * u[0];
    double worst = -std::expm1(-std::abs(whole - (value[0] - u[0])));
    for (std::size_t n = 1; n < tree.nodes.size(); ++n) {
        const auto parent = static_cast<std::size_t>(tree.nodes[n].parent);
        const double price = detail::log_price(tree, point, u, value, n);
        if (u[n] == -core::infinity || value[parent] == -core::infinity) continue;
        if (price == -core::infinity && std::isinf(tree.nodes[parent].kappa)) continue;
        worst = std::max(worst, detail::child_residual(
                                    tree.nodes[parent], tree.nodes[n],
                                    detail::log_price(tree, point, u, value, parent), price,
                                    tree.nodes[parent].kappa == 0.0 ? 0.0 : u[n] - u[parent]));
    }
    return worst;
}

}  // namespace isocost::firm
