#pragma once

#include <Eigen/LU>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/firm/result.hpp"
#include "isocost/production/evaluate.hpp"

namespace isocost::firm {

/// How an input responds: along its supply curve, or not at all because a limit or kink holds it.
enum class Response { free, held };

/// The first-order conditions of a tree, linearized at a point: unknowns are d ln(quantity) and
/// d ln(price) of every node, equations are
///
///     child k of nest N    v_k = v_N + ln θ_k + (u_N − u_k)/σ_N   (σ = 0: u_k = u_N)
///     nest N               u_N = ln power mean of its children    (σ = 0: e^{v_N} = Σ e^{v_k})
///     input                v = ln(c'(x) x0/a), or u = ln(limit)
///     the whole            one equation of the question
///
/// Implicit function theorem: A d(u, v) = shift, one column per parameter. Row and column numbers
/// come from `quantity(n)` and `price(n)`; the row of a node's own equation is `price(n)`, that of
/// its link to the parent `quantity(n)`; row `quantity(0)` is the question's.
class NodeSystem {
public:
    /// `elasticity[i]` is the slope d ln c'/d ln x of input i on its curve.
    NodeSystem(const production::Tree& tree, const Point& point,
               const std::vector<Response>& response, const std::vector<double>& elasticity)
        : tree_(tree),
          u_(production::log_quantities(tree, point.log_inputs)),
          v_(log_prices(point)),
          matrix_(Eigen::MatrixXd::Zero(2 * count(), 2 * count())) {
        for (std::size_t n = 0; n < tree.nodes.size(); ++n) {
            const auto& node = tree.nodes[n];
            if (node.leaf >= 0)
                add_input(n, response[static_cast<std::size_t>(node.leaf)],
                          elasticity[static_cast<std::size_t>(node.leaf)]);
            else
                add_nest(n);
            if (n > 0) add_link(n);
        }
    }

    Eigen::Index count() const { return static_cast<Eigen::Index>(tree_.nodes.size()); }
    static Eigen::Index quantity(std::size_t n) { return 2 * static_cast<Eigen::Index>(n); }
    static Eigen::Index price(std::size_t n) { return quantity(n) + 1; }
    std::size_t leaf_node(std::size_t i) const {
        return static_cast<std::size_t>(tree_.leaf_node[i]);
    }

    double u(std::size_t n) const { return u_[n]; }
    /// Whether a child that is not used has its price from the nest.
    bool priced_by_nest(std::size_t n) const {
        const auto nest = static_cast<std::size_t>(tree_.nodes[n].parent);
        return tree_.nodes[nest].kappa == 0.0 && u_[nest] > -core::infinity;
    }
    double v(std::size_t n) const { return v_[n]; }
    double& operator()(Eigen::Index row, Eigen::Index column) { return matrix_(row, column); }
    void clear_row(Eigen::Index row) { matrix_.row(row).setZero(); }

    /// Solves for all columns of shifts; NaN where the answer is not unique (two inputs that are
    /// perfect substitutes at the same price).
    Eigen::MatrixXd solve(const Eigen::MatrixXd& shifts) const {
        const Eigen::FullPivLU<Eigen::MatrixXd> lu(matrix_);
        if (!lu.isInvertible() || !matrix_.allFinite())
            return Eigen::MatrixXd::Constant(shifts.rows(), shifts.cols(), core::nan);
        return lu.solve(shifts);
    }

private:
    /// An input's virtual price; of a nest what its children's add up to, value over quantity.
    std::vector<double> log_prices(const Point& point) const {
        std::vector<double> value(tree_.nodes.size(), 0.0);
        std::vector<double> v(tree_.nodes.size());
        for (std::size_t n = tree_.nodes.size(); n-- > 0;) {
            const auto& node = tree_.nodes[n];
            if (node.leaf >= 0) {
                const auto i = static_cast<std::size_t>(node.leaf);
                v[n] = std::log(point.virtual_prices[i]) + tree_.log_scale[i];
                value[n] = point.inputs[i] > 0.0 ? point.virtual_prices[i] * point.inputs[i] : 0.0;
            } else {
                v[n] = std::log(value[n]) - u_[n];
            }
            if (n > 0) value[static_cast<std::size_t>(node.parent)] += value[n];
        }
        return v;
    }

    void add_input(std::size_t n, Response response, double elasticity) {
        if (response == Response::held) {
            matrix_(price(n), quantity(n)) = 1.0;
            return;
        }
        matrix_(price(n), price(n)) = 1.0;
        matrix_(price(n), quantity(n)) = -elasticity;
    }

    void add_nest(std::size_t n) {
        const auto& node = tree_.nodes[n];
        if (u_[n] == -core::infinity) {  // not used, nor is anything below
            matrix_(price(n), quantity(n)) = 1.0;
            return;
        }
        const bool leontief = node.sigma == 0.0;
        const auto own = leontief ? price(n) : quantity(n);
        matrix_(price(n), own) = 1.0;
        for (const int child : node.children) {
            const auto k = static_cast<std::size_t>(child);
            const double weight = leontief
                                      ? std::exp(v_[k] - v_[n])
                                      : tree_.nodes[k].share * std::exp(node.rho * (u_[k] - u_[n]));
            matrix_(price(n), leontief ? price(k) : quantity(k)) -= weight;
        }
    }

    /// At σ = 0 a child in excess is held by its floor and worth nothing: its price stays at 0. At
    /// σ = ∞ a child that is not used is worth θ times its nest all the same; below a nest that is
    /// not used an input's price is its own c'(0).
    void add_link(std::size_t n) {
        const auto parent = static_cast<std::size_t>(tree_.nodes[n].parent);
        const auto& nest = tree_.nodes[parent];
        if (nest.sigma == 0.0 && v_[n] == -core::infinity) {
            matrix_(quantity(n), price(n)) = 1.0;
            return;
        }
        if (u_[n] == -core::infinity) {
            matrix_(quantity(n), price(n)) = 1.0;
            if (priced_by_nest(n)) matrix_(quantity(n), price(parent)) = -1.0;
            return;
        }
        if (nest.sigma == 0.0) {
            matrix_(quantity(n), quantity(n)) = 1.0;
            matrix_(quantity(n), quantity(parent)) = -1.0;
            return;
        }
        matrix_(quantity(n), price(n)) = 1.0;
        matrix_(quantity(n), price(parent)) = -1.0;
        matrix_(quantity(n), quantity(parent)) = -nest.kappa;
        matrix_(quantity(n), quantity(n)) = nest.kappa;
    }

    const production::Tree& tree_;
    std::vector<double> u_;
    std::vector<double> v_;
    Eigen::MatrixXd matrix_;
};

namespace detail {

/// Whether an input that is not used is worth exactly what it costs, in a σ = ∞ nest that is used:
/// the firm could as well use it, and its answer is not unique.
inline bool could_be_used(const Firm& firm, const Point& point, std::size_t i) {
    const auto& tree = *firm.tree();
    const auto& leaf = tree.nodes[static_cast<std::size_t>(tree.leaf_node[i])];
    const auto nest = static_cast<std::size_t>(leaf.parent);
    const double cost = firm.costs()[i].marginal(0.0).lower;
    if (tree.nodes[nest].kappa != 0.0 || firm.caps()[i] == 0.0 ||
        point.virtual_prices[i] < cost * (1.0 - 1e-12))
        return false;
    return production::log_quantities(tree, point.log_inputs)[nest] > -core::infinity;
}

/// What holds an input at a solved point: a cap or floor that is worth something, a kink, or 0.
inline Response response_of(const Firm& firm, const Point& point, std::size_t i) {
    if (point.cap_prices[i] > 0.0 || point.floor_prices[i] > 0.0) return Response::held;
    if (point.log_inputs[i] == -core::infinity)
        return could_be_used(firm, point, i) ? Response::free : Response::held;
    const auto marginal = firm.costs()[i].marginal(point.inputs[i]);
    const double price = point.virtual_prices[i];
    const bool inside_kink = marginal.lower < price && price < marginal.upper;
    return inside_kink ? Response::held : Response::free;
}

inline std::vector<Response> responses(const Firm& firm, const Point& point) {
    std::vector<Response> all;
    for (std::size_t i = 0; i < firm.size(); ++i) all.push_back(response_of(firm, point, i));
    return all;
}

/// d ln c'/d ln x of a running cost where it is smooth.
inline double cost_slope(const cost::Cost& cost) {
    const auto* isoelastic = std::get_if<cost::IsoelasticCost>(&cost::running(cost).curve());
    return isoelastic ? isoelastic->parameters().inverse_elasticity : 0.0;
}

}  // namespace detail

}  // namespace isocost::firm
