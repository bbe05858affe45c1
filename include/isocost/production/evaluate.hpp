#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/core/numeric/power_mean.hpp"
#include "isocost/production/tree.hpp"

namespace isocost::production {

/// The shares of a nest's children, and what a function of the child's index gives for each, as
/// sequences: so that means over children copy nothing.
struct ChildShares {
    const Tree& tree;
    const Node& nest;
    double operator[](std::size_t j) const {
        return tree.nodes[static_cast<std::size_t>(nest.children[j])].share;
    }
};

template <class OfChild>
struct ChildValues {
    const Node& nest;
    OfChild of_child;
    double operator[](std::size_t j) const {
        return of_child(static_cast<std::size_t>(nest.children[j]));
    }
};

template <class OfChild>
ChildValues(const Node&, OfChild) -> ChildValues<OfChild>;

/// ln ẑ of every node from the logarithms of the inputs; node 0 is the whole mean M.
/// `log_inputs` are ln x_i (−∞ for an input of 0), in the tree's order.
inline std::vector<double> log_quantities(const Tree& tree, const std::vector<double>& log_inputs) {
    std::vector<double> u(tree.nodes.size());
    for (std::size_t n = tree.nodes.size(); n-- > 0;) {
        const Node& node = tree.nodes[n];
        const auto i = static_cast<std::size_t>(node.leaf);
        u[n] = node.leaf >= 0
                   ? log_inputs[i] - tree.log_scale[i]
                   : core::log_power_mean(ChildShares{tree, node},
                                          ChildValues{node, [&](std::size_t k) { return u[k]; }},
                                          node.children.size(), node.rho);
    }
    return u;
}

/// ln y = ln y0 + υ ln M.
inline double log_output(const Tree& tree, const std::vector<double>& log_inputs) {
    return std::log(tree.output) + tree.returns * log_quantities(tree, log_inputs)[0];
}

namespace detail {

inline std::vector<double> logs(const std::vector<double>& x) {
    std::vector<double> log_x;
    for (const double xi : x) log_x.push_back(std::log(xi));
    return log_x;
}

/// ln of ∂ẑ_parent/∂ẑ_child = θ (ẑ_parent/ẑ_child)^{1/σ}; at σ = 0 all weight is on the scarcest
/// children, shared among ties by θ.
inline double log_marginal_weight(const Tree& tree, const std::vector<double>& u, std::size_t k) {
    const Node& child = tree.nodes[k];
    const Node& parent = tree.nodes[static_cast<std::size_t>(child.parent)];
    const double distance = u[static_cast<std::size_t>(child.parent)] - u[k];
    if (parent.kappa == 0.0) return child.log_share;
    if (!std::isinf(parent.kappa)) return child.log_share + parent.kappa * distance;
    if (distance < 0.0) return -core::infinity;
    double scarce = 0.0;
    for (const int sibling : parent.children)
        if (u[static_cast<std::size_t>(sibling)] == u[k])
            scarce += tree.nodes[static_cast<std::size_t>(sibling)].share;
    return child.log_share - std::log(scarce);
}

}  // namespace detail

/// ln ∂y/∂x_i for every input: ln(υ y/M) + Σ over the path from the root of
/// [ln θ + (1/σ) ln(ẑ_parent/ẑ_child)] + ln(a_i/x_i0). +∞ at x_i = 0 when 1 < σ < ∞; −∞ (worth
/// nothing) for what another input of 0 keeps idle. An input of 0 that itself stops its nest, at
/// 0 < σ ≤ 1, has no derivative there: NaN.
inline std::vector<double> log_marginal_products(const Tree& tree,
                                                 const std::vector<double>& log_inputs) {
    const auto u = log_quantities(tree, log_inputs);
    std::vector<double> gradient(tree.nodes.size());
    gradient[0] = std::log(tree.returns * tree.output);
    if (tree.returns != 1.0)
        gradient[0] += u[0] == -core::infinity ? core::nan : (tree.returns - 1.0) * u[0];
    std::vector<double> of_inputs(tree.size());
    for (std::size_t n = 1; n < tree.nodes.size(); ++n) {
        const Node& node = tree.nodes[n];
        const double above = gradient[static_cast<std::size_t>(node.parent)];
        const double weight = detail::log_marginal_weight(tree, u, n);
        const bool idle = above == -core::infinity || weight == -core::infinity;
        gradient[n] = idle ? -core::infinity : above + weight;
        if (node.leaf >= 0) {
            const auto i = static_cast<std::size_t>(node.leaf);
            of_inputs[i] = gradient[n] - tree.log_scale[i];
        }
    }
    return of_inputs;
}

/// Capability y of a bundle of inputs, in the order of `tree.inputs`.
inline double output(const Tree& tree, const std::vector<double>& inputs) {
    return std::exp(log_output(tree, detail::logs(inputs)));
}

/// ∂y/∂x_i for every input, in units of y per unit of the input.
inline std::vector<double> marginal_products(const Tree& tree, const std::vector<double>& inputs) {
    auto gradient = log_marginal_products(tree, detail::logs(inputs));
    for (double& g : gradient) g = std::exp(g);
    return gradient;
}

}  // namespace isocost::production
