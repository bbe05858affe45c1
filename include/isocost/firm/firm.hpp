#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "isocost/cost/cost.hpp"
#include "isocost/firm/solver/one_equation.hpp"
#include "isocost/firm/solver/supply_graph.hpp"
#include "isocost/production/any.hpp"

namespace isocost::firm {

/// Inputs that have a limit: positions and names.
struct LimitedInputs {
    std::vector<std::size_t> index;
    std::shared_ptr<const core::Names> names;
};

using Costs = std::map<std::string, cost::Cost, std::less<>>;

/// A lab: what it can produce with, what each input costs, and the limits on its inputs.
///
/// `costs` names every input of the technology. `caps` and `floors` (input's own unit per year,
/// 0 ≤ floor ≤ cap) name any of them; a cap of 0 is an embargo. A cost curve that ends (a finite
/// last tier) is a cap too. Immutable; copies share their data. Throws InvalidParameter.
class Firm {
public:
    struct Parameters {
        production::AnyTechnology technology;
        Costs costs;
        production::Values caps = {};
        production::Values floors = {};
    };

    explicit Firm(Parameters parameters)
        : data_(std::make_shared<const Data>(std::move(parameters))) {}

    const Parameters& parameters() const noexcept { return data_->parameters; }
    const core::Names& inputs() const noexcept { return *data_->names; }
    std::shared_ptr<const core::Names> names() const noexcept { return data_->names; }
    std::size_t size() const noexcept { return data_->costs.size(); }

    /// The nested CES, or null when the technology is the user's own.
    const production::Tree* tree() const { return data_->parameters.technology.tree(); }
    const production::UserTechnology* user_technology() const {
        return data_->parameters.technology.user();
    }

    /// In the order of `inputs()`; a cap is +∞ and a floor 0 where none was set.
    const std::vector<cost::Cost>& costs() const noexcept { return data_->costs; }
    const std::vector<double>& caps() const noexcept { return data_->caps; }
    const std::vector<double>& floors() const noexcept { return data_->floors; }

    /// Inputs with a finite cap, and with a floor above 0 or set to 0 on purpose.
    const LimitedInputs& capped() const noexcept { return data_->capped; }
    const LimitedInputs& floored() const noexcept { return data_->floored; }

    /// True when some function of the firm is the user's own, so that NLopt has to solve it.
    bool user_defined() const noexcept { return data_->user_defined; }
    bool convex_costs() const noexcept { return data_->convex_costs; }
    double fixed_cost() const noexcept { return data_->fixed_cost; }

    /// The firm in the coordinates of the graph solver; empty when `user_defined()`.
    const SupplyGraph& graph() const noexcept { return data_->graph; }

    /// The firm as one equation; empty unless it is a single CES with 0 < σ < ∞, linear or
    /// isoelastic costs, and no limit at 0.
    std::span<const FlatInput> flat() const noexcept { return data_->flat; }

private:
    struct Data {
        explicit Data(Parameters given);

        Parameters parameters;
        std::shared_ptr<const core::Names> names;
        std::vector<cost::Cost> costs;
        std::vector<double> caps;
        std::vector<double> floors;
        LimitedInputs capped;
        LimitedInputs floored;
        bool user_defined = false;
        bool convex_costs = true;
        double fixed_cost = 0.0;
        SupplyGraph graph;
        std::vector<FlatInput> flat;
    };

    std::shared_ptr<const Data> data_;
};

namespace detail {

inline double limit(const production::Values& limits, const std::string& name, double otherwise) {
    const auto found = limits.find(name);
    return found == limits.end() ? otherwise : found->second;
}

inline void require_limits(const production::Values& limits, const core::Names& inputs,
                           const std::string& where) {
    for (const auto& [name, value] : limits) {
        core::position(inputs, name, where);
        core::require(where + "." + name, value, core::nonnegative);
    }
}

inline const cost::Cost& cost_of(const Costs& costs, const std::string& input) {
    const auto found = costs.find(input);
    if (found == costs.end())
        throw core::InvalidParameter("costs." + input, "none", "every input must have a cost");
    return found->second;
}

template <class Predicate>
LimitedInputs limited(const core::Names& names, Predicate&& is_limited) {
    LimitedInputs inputs;
    core::Names chosen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!is_limited(i)) continue;
        inputs.index.push_back(i);
        chosen.push_back(names[i]);
    }
    inputs.names = std::make_shared<const core::Names>(std::move(chosen));
    return inputs;
}

inline std::vector<FlatInput> flat_inputs(const SupplyGraph& graph) {
    const auto& tree = *graph.tree;
    const auto& root = tree.nodes[0];
    if (!tree.flat() || root.sigma == 0.0 || root.kappa == 0.0) return {};
    std::vector<FlatInput> inputs;
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const LeafGraph& leaf = graph.leaves[i];
        const auto& node = tree.nodes[static_cast<std::size_t>(tree.leaf_node[i])];
        if (leaf.steps.size() != 1 || leaf.cap == -core::infinity ||
            leaf.steps[0].quantity < core::infinity)
            return {};
        inputs.push_back({node.share, node.log_share - leaf.steps[0].alpha,
                          1.0 / (root.kappa + leaf.eta), leaf.floor, leaf.cap});
    }
    return inputs;
}

}  // namespace detail

inline Firm::Data::Data(Parameters given) : parameters(std::move(given)) {
    names = std::make_shared<const core::Names>(parameters.technology.inputs());
    for (const auto& [name, unused] : parameters.costs) core::position(*names, name, "costs");
    detail::require_limits(parameters.caps, *names, "caps");
    detail::require_limits(parameters.floors, *names, "floors");
    user_defined = parameters.technology.user() != nullptr;
    for (const auto& name : *names) {
        const cost::Cost& cost = detail::cost_of(parameters.costs, name);
        costs.push_back(cost);
        caps.push_back(
            std::min(detail::limit(parameters.caps, name, core::infinity), cost.capacity()));
        floors.push_back(detail::limit(parameters.floors, name, 0.0));
        if (floors.back() > caps.back())
            throw core::InvalidParameter("floors." + name, floors.back(),
                                         "must not exceed the cap of " + core::text(caps.back()));
        user_defined = user_defined || cost::user_defined(cost);
        convex_costs = convex_costs && cost.convex();
        fixed_cost += cost::fixed_amount(cost);
    }
    capped = detail::limited(*names, [this](std::size_t i) { return caps[i] < core::infinity; });
    floored = detail::limited(
        *names, [this](std::size_t i) { return parameters.floors.contains((*names)[i]); });
    if (user_defined) return;
    graph = supply_graph(*parameters.technology.tree(), costs, floors, caps);
    flat = detail::flat_inputs(graph);
}

}  // namespace isocost::firm
