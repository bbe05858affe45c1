#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/production/tree.hpp"

namespace isocost::production {

/// A nested CES technology, a tree of any depth: y/y0 = M^υ, each nest the CES mean of its
/// children with an elasticity of its own; leaves are the inputs.
///
/// `sigma` has no default. Shares of a nest are positive and sum to 1 within 1e-12; they are the
/// benchmark's marginal-cost shares. `benchmark` x_i0, `efficiency` a_i (both default 1), `returns`
/// υ and `output` y0 belong to the outermost nest. Leaf names are unique; a nest's name is a label.
/// Throws InvalidParameter.
class Nest {
public:
    struct Child;

    struct Parameters {
        double sigma = core::nan;
        std::vector<Child> children;
        double returns = 1.0;
        double output = 1.0;
        Values benchmark = {};
        Values efficiency = {};
    };

    explicit Nest(const Parameters& parameters);

    const Tree& tree() const noexcept { return *tree_; }
    const core::Names& inputs() const noexcept { return *tree_->inputs; }
    const Parameters& parameters() const noexcept { return *parameters_; }

private:
    std::shared_ptr<const Parameters> parameters_;
    std::shared_ptr<const Tree> tree_;
};

/// A branch of a nest: an input (name and share), or a nest inside it.
struct Nest::Child {
    Child(std::string child_name, double child_share)
        : name(std::move(child_name)), share(child_share) {}
    Child(std::string child_name, double child_share, Nest child_nest)
        : name(std::move(child_name)), share(child_share), nest{std::move(child_nest)} {}

    std::string name;
    double share;
    std::vector<Nest> nest;  ///< empty in a leaf
};

namespace detail {

inline void require_simplex(const std::vector<double>& shares, const std::string& where) {
    double sum = 0.0;
    for (const double share : shares) {
        core::require(where, share, core::positive, "a share of 0 is an input left out");
        sum += share;
    }
    if (!(std::abs(sum - 1.0) <= 1e-12))
        throw core::InvalidParameter(where, sum, "must sum to 1 within 1e-12");
}

inline void require_known(const Values& values, const core::Names& inputs,
                          const std::string& where) {
    for (const auto& [name, value] : values) {
        core::position(inputs, name, where);
        core::require(where + "." + name, value, core::positive);
    }
}

/// Builds the flat form of a nest, parents before children.
class TreeBuilder {
public:
    explicit TreeBuilder(const Nest::Parameters& root) {
        add_nest(root, "", -1, 1.0);
        tree_.inputs = std::make_shared<const core::Names>(inputs_);
        tree_.returns = root.returns;
        tree_.output = root.output;
        core::require("returns", root.returns, core::positive);
        core::require("output", root.output, core::positive);
        require_known(root.benchmark, inputs_, "benchmark");
        require_known(root.efficiency, inputs_, "efficiency");
        for (const auto& name : inputs_) add_scale(name, root);
    }

    Tree take() { return std::move(tree_); }

private:
    int add(Node node) {
        const int index = static_cast<int>(tree_.nodes.size());
        if (node.parent >= 0)
            tree_.nodes[static_cast<std::size_t>(node.parent)].children.push_back(index);
        tree_.nodes.push_back(std::move(node));
        return index;
    }

    void add_nest(const Nest::Parameters& nest, const std::string& name, int parent, double share) {
        const std::string where = name.empty() ? "technology" : name;
        core::require(where + ".sigma", nest.sigma, core::nonnegative_or_infinite);
        if (nest.children.empty())
            throw core::InvalidParameter(where + ".children", "{}", "must name at least one input");
        const int index = add({.name = name,
                               .parent = parent,
                               .share = share,
                               .log_share = std::log(share),
                               .sigma = nest.sigma,
                               .rho = rho_from_sigma(nest.sigma),
                               .kappa = 1.0 / nest.sigma,
                               .leaf = -1,
                               .children = {}});
        for (const auto& [child, child_share] : normalized(nest, where)) {
            if (child->nest.empty())
                add_leaf(child->name, index, child_share);
            else
                add_inner(*child, index, child_share);
        }
    }

    static std::vector<std::pair<const Nest::Child*, double>> normalized(
        const Nest::Parameters& nest, const std::string& where) {
        std::vector<double> shares;
        double sum = 0.0;
        for (const auto& child : nest.children) shares.push_back(child.share);
        require_simplex(shares, where + ".shares");
        for (const double share : shares) sum += share;
        std::vector<std::pair<const Nest::Child*, double>> branches;
        for (const auto& child : nest.children) branches.emplace_back(&child, child.share / sum);
        return branches;
    }

    void add_inner(const Nest::Child& child, int parent, double share) {
        const auto& inner = child.nest.front().parameters();
        if (inner.returns != 1.0 || inner.output != 1.0 || !inner.benchmark.empty() ||
            !inner.efficiency.empty())
            throw core::InvalidParameter(child.name, "nest",
                                         "returns, output, benchmark and efficiency belong to the "
                                         "outermost nest");
        add_nest(inner, child.name, parent, share);
    }

    void add_leaf(const std::string& name, int parent, double share) {
        for (const auto& other : inputs_)
            if (other == name)
                throw core::InvalidParameter("inputs", "\"" + name + "\"", "must be named once");
        const int index = add({.name = name,
                               .parent = parent,
                               .share = share,
                               .log_share = std::log(share),
                               .sigma = 0.0,
                               .rho = 0.0,
                               .kappa = 0.0,
                               .leaf = static_cast<int>(inputs_.size()),
                               .children = {}});
        tree_.leaf_node.push_back(index);
        inputs_.push_back(name);
    }

    void add_scale(const std::string& name, const Nest::Parameters& root) {
        const auto value = [&](const Values& values) {
            const auto found = values.find(name);
            return found == values.end() ? 1.0 : found->second;
        };
        tree_.benchmark.push_back(value(root.benchmark));
        tree_.efficiency.push_back(value(root.efficiency));
        tree_.log_scale.push_back(std::log(tree_.benchmark.back()) -
                                  std::log(tree_.efficiency.back()));
    }

    Tree tree_;
    core::Names inputs_;
};

}  // namespace detail

inline Nest::Nest(const Parameters& parameters)
    : parameters_(std::make_shared<const Parameters>(parameters)),
      tree_(std::make_shared<const Tree>(detail::TreeBuilder(parameters).take())) {}

}  // namespace isocost::production
