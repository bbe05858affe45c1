#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/firm/capability.hpp"
#include "isocost/firm/firm.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/firm/question.hpp"
#include "isocost/firm/solver/graph_solver.hpp"
#include "isocost/firm/solver/nonconcave_profit.hpp"

namespace isocost::firm {

namespace detail {

/// x exactly at a floor, cap or kink, where the graph says so, and never on another side of a kink
/// than u is: a rounding beyond it the price is another tier's.
inline double exact_quantity(const LeafGraph& leaf, double u, double floor, double cap,
                             double log_scale) {
    if (u == leaf.floor) return floor;
    if (u == leaf.cap) return cap;
    double least = floor;
    double most = cap;
    for (const auto& step : leaf.steps) {
        if (u == step.end) return step.quantity;
        if (u > step.end)
            least = std::max(least, step.quantity);
        else
            most = std::min(most, step.quantity);
    }
    return std::max(least, std::min(std::exp(u + log_scale), most));
}

/// μ or ν: how far the virtual price e^v lies above c' at a cap, or below it at a floor.
inline void set_limit_prices(Point& point, const LeafGraph& leaf, double u,
                             const cost::MarginalCost& marginal, std::size_t i) {
    const double price = point.virtual_prices[i];
    if (u == leaf.cap && price > marginal.upper) point.cap_prices[i] = price - marginal.upper;
    if (u == leaf.floor && price < marginal.lower && leaf.floor > -core::infinity)
        point.floor_prices[i] = marginal.lower - price;
}

/// The solver's state in the firm's own units.
inline Point point_of(const Firm& firm, const GraphSolver& solver) {
    const auto& tree = *firm.tree();
    const std::size_t n = firm.size();
    Point point{std::vector<double>(n), std::vector<double>(n), std::vector<double>(n),
                std::vector<double>(n), std::vector<double>(n)};
    point.log_prices.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto& state = solver.points()[static_cast<std::size_t>(tree.leaf_node[i])];
        const auto& leaf = firm.graph().leaves[i];
        const double x =
            exact_quantity(leaf, state.u, firm.floors()[i], firm.caps()[i], tree.log_scale[i]);
        point.inputs[i] = x;
        point.log_inputs[i] = state.u + tree.log_scale[i];
        point.log_prices[i] = state.v - tree.log_scale[i];
        point.virtual_prices[i] = std::exp(point.log_prices[i]);
        set_limit_prices(point, leaf, state.u, firm.costs()[i].marginal(x), i);
    }
    point.evaluations = solver.evaluations();
    return point;
}

/// Fills y = y0 e^{υu} and λ = e^v / (υ y0 e^{(υ−1)u}) from the root of the tree.
inline Proposal proposal(const Firm& firm, const GraphSolver& solver, const GraphPoint& root) {
    const auto& tree = *firm.tree();
    Proposal answer{Proposal::Kind::point, point_of(firm, solver)};
    answer.point.capability = tree.output * std::exp(tree.returns * root.u);
    // Worth nothing at the margin, also where no output makes the quotient 0/0.
    answer.point.marginal_cost =
        root.v == -core::infinity
            ? 0.0
            : std::exp(root.v - (tree.returns - 1.0) * root.u) / (tree.returns * tree.output);
    return answer;
}

/// True when an essential input is capped at 0, so that no bundle gives anything.
inline bool nothing_possible(const Firm& firm) {
    return firm.graph().reach[0].upper == -core::infinity;
}

inline double running_outlay(const Firm& firm, const GraphSolver& solver) {
    const auto& tree = *firm.tree();
    double total = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        const double u = solver.points()[static_cast<std::size_t>(tree.leaf_node[i])].u;
        const double x = exact_quantity(firm.graph().leaves[i], u, firm.floors()[i], firm.caps()[i],
                                        tree.log_scale[i]);
        if (x > 0.0) total += cost::running(firm.costs()[i]).outlay(x);
    }
    return total;
}

}  // namespace detail

/// P1: the graph of the whole technology at u = ln(y/y0)/υ.
inline Proposal solve_graph(const Firm& firm, const CapabilityTarget& target) {
    const auto& tree = *firm.tree();
    const Reach& reach = firm.graph().reach[0];
    double u = std::log(target.capability / tree.output) / tree.returns;
    // Four roundings of u: a target that was computed from the caps themselves counts as reached.
    const double rounding = 1e-15 * std::max(1.0, std::abs(u));
    if (reach.attained && std::abs(u - reach.upper) <= rounding) u = reach.upper;
    if (u > reach.upper || (u == reach.upper && !reach.attained))
        return {Proposal::Kind::infeasible};
    GraphSolver solver(firm.graph());
    const GraphPoint root = solver.at(0, u, core::infinity);
    return detail::proposal(firm, solver, root);
}

namespace detail {

/// Between two neighboring points of a flat stretch, at the prices of the upper one: a share t of
/// the way in every input. What differs between them stands at no limit.
inline Proposal between(const Firm& firm, const Proposal& lower, Proposal upper, double t) {
    Point& point = upper.point;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        const double from = lower.point.inputs[i];
        if (from == point.inputs[i]) continue;
        point.inputs[i] = from + t * (point.inputs[i] - from);
        point.log_inputs[i] = std::log(point.inputs[i]);
        point.cap_prices[i] = point.floor_prices[i] = 0.0;
    }
    point.capability = std::exp(log_capability(firm, point));
    return upper;
}

/// The budget's search along v + u = w: how far it overspends.
class BudgetSearch {
public:
    BudgetSearch(const Firm& firm, GraphSolver& solver, double available)
        : firm_(firm), solver_(solver), available_(available) {}

    core::ValueAndSlope operator()(double w) {
        root_ = solver_.at(0, w, 1.0);
        spent_ = running_outlay(firm_, solver_);
        const double share = root_.elasticity / (1.0 + root_.elasticity);
        const double slope =
            std::exp(root_.u + root_.v) / spent_ * (std::isinf(root_.elasticity) ? 1.0 : share);
        return {std::log(spent_ / available_), slope};
    }

    /// Where an input that takes little of the technology takes much of the budget, no w may be
    /// close enough: then between two neighbors.
    Proposal answer(double w) {
        const Proposal last = proposal(firm_, solver_, root_);
        const double from = spent_;
        if (std::isinf(w) || std::abs(from / available_ - 1.0) < 1e-14) return last;
        double step = (from < available_ ? 8e-16 : -8e-16) * std::max(1.0, std::abs(w));
        for (int count = 0; count < 6; ++count, step *= 4.0) {
            (*this)(w + step);
            const double t = (available_ - from) / (spent_ - from);
            if (!(t > 0.0 && t < 1.0)) continue;
            const Proposal next = proposal(firm_, solver_, root_);
            return step > 0.0 ? between(firm_, last, next, t) : between(firm_, next, last, 1.0 - t);
        }
        return last;
    }

private:
    const Firm& firm_;
    GraphSolver& solver_;
    double available_;
    GraphPoint root_{};
    double spent_ = core::nan;
};

}  // namespace detail

/// P2: along the graph (at v + u = w) until the budget is spent.
inline Proposal solve_graph(const Firm& firm, const Budget& budget) {
    if (detail::nothing_possible(firm)) return {Proposal::Kind::infeasible};
    const double available = budget.budget - firm.fixed_cost();
    GraphSolver solver(firm.graph());
    const GraphPoint rest = solver.rest(0);
    const double least = detail::running_outlay(firm, solver);
    if (available < least) return {Proposal::Kind::infeasible};
    if (available == least) return detail::proposal(firm, solver, rest);
    detail::BudgetSearch search(firm, solver, available);
    const double w = core::monotone_root(search, std::log(available), 4e-16);
    auto answer = search.answer(w);
    if (w == core::infinity) answer.point.marginal_cost = core::infinity;
    return answer;
}

/// P3: where marginal cost meets marginal revenue, ln R'(z) = s − κu with κ = 1 − υγ, s =
/// ln(v U υγ y0^γ), z = e^u = (y/y0)^{1/υ}.
inline Proposal solve_graph(const Firm& firm, const Revenue& revenue) {
    if (detail::nothing_possible(firm)) return {Proposal::Kind::infeasible};
    const auto& tree = *firm.tree();
    const double power = tree.returns * revenue.exponent;
    const double s = std::log(revenue.value) + std::log(revenue.users) + std::log(power) +
                     revenue.exponent * std::log(tree.output);
    GraphSolver solver(firm.graph());
    if (power > 1.0) {
        const auto root = best_nonconcave_profit(solver, s, power);
        if (!root) return {Proposal::Kind::unbounded, {}, true};
        auto answer = detail::proposal(firm, solver, *root);
        answer.local = true;
        return answer;
    }
    const GraphPoint root = solver.at(0, s, 1.0 - power);
    if (root.u == core::infinity) return {Proposal::Kind::unbounded};
    return detail::proposal(firm, solver, root);
}

}  // namespace isocost::firm
