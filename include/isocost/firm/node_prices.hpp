#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/firm/firm.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/production/evaluate.hpp"
#include "isocost/production/unit_cost.hpp"

namespace isocost::firm {

/// Checks the prices of a tree's nodes at a point: what every node is worth, from λ at the root
/// down to the inputs, against the virtual prices of the inputs.
///
/// A child of a CES nest is worth θ (ẑ_nest/ẑ_child)^{1/σ} times its nest, at σ = ∞ θ times, and if
/// it is not used its unit cost must not be below that. At σ = 0 the children's values must add up
/// to the nest's, and a child in excess must be worth nothing. All relative to the larger of the
/// price, c' and the worth.
class NodePrices {
public:
    NodePrices(const Firm& firm, const Point& point)
        : firm_(firm),
          tree_(*firm.tree()),
          point_(point),
          u_(production::log_quantities(tree_, point.log_inputs)),
          unused_(tree_.nodes.size(), false) {
        // Only a σ = 0 nest is judged by the values of its children.
        for (const auto& node : tree_.nodes)
            leontief_ = leontief_ || (node.leaf < 0 && node.sigma == 0.0);
        if (!leontief_) return;
        value_ = values(0.0);
        scale_ = values(1.0);
    }

    /// Worst relative inconsistency.
    double residual() {
        if (u_[0] == -core::infinity || point_.marginal_cost < smallest) return idle_residual();
        std::vector<double> worth(tree_.nodes.size());
        worth[0] = std::log(point_.marginal_cost * tree_.returns * tree_.output) +
                   (tree_.returns - 1.0) * u_[0];
        double worst = nest_residual(0, worth[0]);
        for (std::size_t n = 1; n < tree_.nodes.size(); ++n) {
            const auto parent = static_cast<std::size_t>(tree_.nodes[n].parent);
            unused_[n] = unused_[parent];
            if (unused_[n]) continue;
            worth[n] = worth_in(n, worth[parent]);
            if (u_[n] == -core::infinity) {
                unused_[n] = true;
                worst = core::worse(worst, unused_residual(n, worth[n]));
                continue;
            }
            if (tree_.nodes[parent].sigma == 0.0)
                worst = core::worse(worst, excess_residual(n, parent));
            worst = core::worse(worst, tree_.nodes[n].leaf >= 0 ? input_residual(n, worth[n])
                                                                : nest_residual(n, worth[n]));
        }
        return worst;
    }

private:
    /// |a − b| over the largest of a, b and the scale; below the smallest normal double all prices
    /// are the same.
    static double distance(double log_a, double log_b, double log_scale) {
        if (log_a == log_b) return 0.0;
        const double top = std::max({log_a, log_b, log_scale, -708.0});
        return std::abs(std::exp(log_a - top) - std::exp(log_b - top));
    }

    std::size_t input(std::size_t n) const { return static_cast<std::size_t>(tree_.nodes[n].leaf); }

    double marginal_cost(std::size_t i) const {
        return firm_.costs()[i].marginal(point_.inputs[i]).lower;
    }

    /// ln Σ p_i x_i below every node; with `least` = 1 the larger of p and c' counts.
    std::vector<double> values(double least) const {
        std::vector<double> value(tree_.nodes.size(), -core::infinity);
        for (std::size_t n = tree_.nodes.size(); n-- > 0;) {
            if (tree_.nodes[n].leaf >= 0) {
                const auto i = input(n);
                const double price =
                    std::max(log_price(point_, i), std::log(least * marginal_cost(i)));
                if (point_.log_inputs[i] > -core::infinity) value[n] = price + point_.log_inputs[i];
                continue;
            }
            value[n] = log_sum(n, value);
        }
        return value;
    }

    double log_sum(std::size_t n, const std::vector<double>& terms) const {
        double top = -core::infinity;
        for (const int k : tree_.nodes[n].children)
            top = std::max(top, terms[static_cast<std::size_t>(k)]);
        if (top == -core::infinity) return top;
        double sum = 0.0;
        for (const int k : tree_.nodes[n].children)
            sum += std::exp(terms[static_cast<std::size_t>(k)] - top);
        return top + std::log(sum);
    }

    /// ln of what a child is worth, given its nest's worth. In a nest in excess, worth nothing,
    /// nothing is worth anything, also an unused input with its endless marginal product.
    double worth_in(std::size_t n, double nest_worth) const {
        const auto& node = tree_.nodes[n];
        const auto& nest = tree_.nodes[static_cast<std::size_t>(node.parent)];
        if (nest.sigma == 0.0) return value_[n] - u_[n];
        if (nest.kappa == 0.0 || nest_worth == -core::infinity) return nest_worth + node.log_share;
        return nest_worth + node.log_share +
               nest.kappa * (u_[static_cast<std::size_t>(node.parent)] - u_[n]);
    }

    /// A quantity that underflows is known by its logarithm alone, and its worth to the roundings
    /// of that.
    double rounding(std::size_t n) const { return u_[n] > -800.0 ? 0.0 : 4e-15 * std::abs(u_[n]); }

    double input_residual(std::size_t n, double worth) const {
        const auto i = input(n);
        return core::worse(0.0, distance(log_price(point_, i), worth - tree_.log_scale[i],
                                         std::log(marginal_cost(i))) -
                                    rounding(n));
    }

    /// Values of the children of a σ = 0 nest against the nest's worth; no condition in others.
    double nest_residual(std::size_t n, double worth) const {
        if (tree_.nodes[n].sigma != 0.0) return 0.0;
        return core::worse(0.0,
                           distance(value_[n] - u_[n], worth, scale_[n] - u_[n]) - rounding(n));
    }

    double excess_residual(std::size_t n, std::size_t nest) const {
        return std::exp(value_[n] - scale_[nest]) * -std::expm1(u_[nest] - u_[n]);
    }

    /// A node that is not used must not be cheaper than it is worth; one that cannot produce (an
    /// essential input capped at 0) costs +∞.
    double unused_residual(std::size_t n, double worth) const {
        if (worth == -core::infinity) return 0.0;
        std::vector<double> log_prices;
        for (std::size_t i = 0; i < firm_.size(); ++i)
            log_prices.push_back(firm_.caps()[i] == 0.0    ? core::infinity
                                 : firm_.floors()[i] > 0.0 ? -core::infinity
                                                           : std::log(marginal_cost(i)));
        const double cost = production::log_unit_costs(tree_, log_prices)[n];
        return cost == core::infinity ? 0.0 : core::worse(0.0, -std::expm1(cost - worth));
    }

    /// Nothing is worth anything at the margin: the floors are enough, or nothing can be produced.
    /// As Σ p_i x_i = υλy, no input may be worth more than that, or what counts as nothing.
    double idle_residual() const {
        const double least =
            smallest + 2.0 * tree_.returns * point_.marginal_cost * point_.capability;
        for (std::size_t i = 0; i < firm_.size(); ++i)
            if (point_.inputs[i] > 0.0 && !(point_.virtual_prices[i] * point_.inputs[i] <= least))
                return 1.0;
        return 0.0;
    }

    static constexpr double smallest = 1e-300;  ///< λ below this has lost digits

    const Firm& firm_;
    const production::Tree& tree_;
    const Point& point_;
    std::vector<double> u_;
    bool leontief_ = false;
    std::vector<double> value_;
    std::vector<double> scale_;
    std::vector<bool> unused_;
};

}  // namespace isocost::firm
