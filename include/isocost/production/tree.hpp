#pragma once

#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/core/named_values.hpp"

namespace isocost::production {

using Values = std::map<std::string, double, std::less<>>;

/// One node of a nested CES: a nest with its elasticity, or a leaf that is an input.
struct Node {
    std::string name;
    int parent = -1;
    double share = 1.0;      ///< θ within the parent, on the simplex
    double log_share = 0.0;  ///< ln θ
    double sigma = 0.0;      ///< elasticity of the nest, 0 to ∞; unused in a leaf
    double rho = 0.0;        ///< (σ − 1)/σ; −∞ at σ = 0, 1 at σ = ∞
    double kappa = 0.0;      ///< 1/σ; ∞ at σ = 0, 0 at σ = ∞
    int leaf = -1;           ///< index of the input, −1 in a nest
    std::vector<int> children;
};

/// A nested CES in calibrated-share form, flattened for evaluation: y/y0 = M(x̂)^υ, where every
/// nest is ẑ = (Σ θ_k ẑ_k^ρ)^{1/ρ} of its children and every leaf x̂_i = a_i x_i / x_i0.
/// Sato 1967 for nesting; Rutherford 2002 for the calibrated form. Valid and immutable once made
/// by `CES` or `Nest`. Node 0 is the root; parents stand before their children.
struct Tree {
    std::vector<Node> nodes;
    std::shared_ptr<const core::Names> inputs;  ///< leaf names in the order given
    std::vector<double> efficiency;             ///< a_i, 1 at the benchmark
    std::vector<double> benchmark;              ///< x_i0, the input's own unit
    std::vector<double> log_scale;              ///< ln(x_i0/a_i)
    std::vector<int> leaf_node;                 ///< node of input i
    double returns = 1.0;                       ///< υ
    double output = 1.0;                        ///< y0

    std::size_t size() const { return inputs->size(); }
    bool flat() const { return nodes.size() == size() + 1; }
};

/// ρ of a node from its elasticity, (σ − 1)/σ, exact at 0 and ∞.
inline double rho_from_sigma(double sigma) {
    if (sigma == 0.0) return -core::infinity;
    return std::isinf(sigma) ? 1.0 : (sigma - 1.0) / sigma;
}

/// Which sign a published ρ carries: output = (Σ θ x^ρ)^{1/ρ}, or (Σ θ x^{−ρ})^{−1/ρ}
/// (Kmenta 1967 and micEconCES).
enum class RhoConvention { positive, negative };

/// σ from a ρ found elsewhere: 1/(1 − ρ), or 1/(1 + ρ) in the negative convention.
inline double sigma_from_rho(double rho, RhoConvention convention) {
    const double r = convention == RhoConvention::positive ? rho : -rho;
    if (!(r <= 1.0)) throw core::InvalidParameter("rho", rho, "must give a sigma of 0 or more");
    return 1.0 / (1.0 - r);
}

}  // namespace isocost::production
