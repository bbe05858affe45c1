#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/firm/firm.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/firm/question.hpp"
#include "isocost/firm/solver/one_equation.hpp"
#include "isocost/firm/solver/target_level.hpp"

namespace isocost::firm {

namespace detail {

/// Fills input i of a point from the root: the demand and what it is worth, a limit's price from
/// ln(λF_i/c') so that it does not cancel.
inline void set_flat_input(Point& point, const Firm& firm, std::size_t i, double t) {
    const FlatInput& input = firm.flat()[i];
    const double u = flat_demand(input, t);
    const double x = u == input.cap     ? firm.caps()[i]
                     : u == input.floor ? firm.floors()[i]
                                        : std::exp(u + firm.tree()->log_scale[i]);
    const double marginal = firm.costs()[i].marginal(x).lower;
    const double excess = std::expm1(t + input.offset - u / input.response);
    point.inputs[i] = x;
    point.log_inputs[i] = u + firm.tree()->log_scale[i];
    if (u == input.cap && excess > 0.0) point.cap_prices[i] = marginal * excess;
    if (u == input.floor && excess < 0.0) point.floor_prices[i] = -marginal * excess;
    point.virtual_prices[i] = marginal + point.cap_prices[i] - point.floor_prices[i];
}

}  // namespace detail

/// P1 of a single CES with 0 < σ < ∞ and costs that are linear or isoelastic: one equation.
inline Proposal solve_flat(const Firm& firm, const CapabilityTarget& target) {
    const auto& tree = *firm.tree();
    const double wanted = target_level(firm, target);
    if (std::isnan(wanted)) return {.kind = Proposal::Kind::infeasible};
    const auto root = one_equation(firm.flat(), tree.nodes[0].rho, wanted,
                                   detail::cobb_douglas_start(firm.flat(), wanted));
    if (root.kind == FlatRoot::Kind::infeasible) return {.kind = Proposal::Kind::infeasible};
    if (root.kind == FlatRoot::Kind::stalled)
        return {.reason = "The one equation did not close its bracket."};
    const std::vector<double> zeros(firm.size(), 0.0);
    Proposal answer{.kind = Proposal::Kind::point,
                    .point = {.inputs = zeros,
                              .log_inputs = zeros,
                              .virtual_prices = zeros,
                              .cap_prices = zeros,
                              .floor_prices = zeros,
                              .capability = target.capability}};
    for (std::size_t i = 0; i < firm.size(); ++i)
        detail::set_flat_input(answer.point, firm, i, root.t);
    answer.point.marginal_cost =
        std::exp(root.t - (tree.nodes[0].kappa + tree.returns - 1.0) * wanted) /
        (tree.returns * tree.output);
    answer.point.evaluations = root.evaluations;
    return answer;
}

}  // namespace isocost::firm
