#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/firm/capability.hpp"
#include "isocost/firm/firm.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/firm/question.hpp"
#include "isocost/firm/solver/user_program.hpp"

namespace isocost::firm {

namespace detail {

/// From the program's answer to a point: virtual prices are λF_i, limit prices what they exceed
/// or fall short of marginal cost.
inline Point user_point(const Firm& firm, const std::vector<double>& inputs, double marginal_cost) {
    Point point;
    point.inputs = inputs;
    point.capability = capability_of(firm, inputs);
    point.marginal_cost = marginal_cost;
    const auto gradient = gradient_of(firm, inputs);
    for (std::size_t i = 0; i < firm.size(); ++i) {
        const auto marginal = firm.costs()[i].marginal(inputs[i]);
        const double price = marginal_cost * gradient[i];
        point.log_inputs.push_back(std::log(inputs[i]));
        const bool at_cap = inputs[i] >= firm.caps()[i];
        const bool at_floor = inputs[i] <= firm.floors()[i] && firm.floors()[i] > 0.0;
        point.cap_prices.push_back(at_cap ? std::max(0.0, price - marginal.upper) : 0.0);
        point.floor_prices.push_back(at_floor ? std::max(0.0, marginal.lower - price) : 0.0);
        point.virtual_prices.push_back(price);
    }
    return point;
}

inline Proposal user_proposal(const UserProgram& program, const core::NonlinearSolution& solution,
                              double marginal_cost) {
    using core::NonlinearStatus;
    Proposal answer;
    if (solution.status != NonlinearStatus::infeasible) answer.reason = solution.reason;
    answer.local = !program.firm.convex_costs();
    if (solution.status == NonlinearStatus::evaluation_limit)
        answer.kind = Proposal::Kind::iteration_limit;
    if (solution.status == NonlinearStatus::unbounded) answer.kind = Proposal::Kind::unbounded;
    if (solution.status == NonlinearStatus::infeasible) answer.kind = Proposal::Kind::infeasible;
    if (solution.status != NonlinearStatus::converged) return answer;
    answer.kind = Proposal::Kind::point;
    answer.point = user_point(program.firm, program.pieces.inputs(solution.x), marginal_cost);
    answer.point.evaluations = solution.evaluations;
    return answer;
}

/// Why the target cannot be met: the most capability that the caps allow, by a program of its own;
/// with returns υ, all caps times (y/ceiling)^{1/υ} meet it.
inline Infeasibility user_infeasibility(const UserProgram& program,
                                        const std::vector<double>& start, double capability) {
    Infeasibility why;
    const auto most =
        solver_of(program.firm)(program.program(program.capability(-1.0, 0.0), start));
    if (most.status == core::NonlinearStatus::converged) {
        why.ceiling = -most.objective * program.unit_capability;
        why.common_factor = std::pow(capability / why.ceiling, 1.0 / returns_of(program.firm));
    }
    why.limits = *program.firm.capped().names;
    return why;
}

}  // namespace detail

/// P1 with a function of the user's: NLopt and Newton behind `solve_nonlinear`, multipliers
/// recomputed from the gradients.
inline Proposal solve_user(const Firm& firm, const CapabilityTarget& target) {
    const auto start = detail::starting_bundle(
        firm, [&](const auto& x) { return capability_of(firm, x) >= target.capability; });
    const auto program = detail::user_program(firm, start, target.capability);
    auto nonlinear = program.program(program.cost(1.0), start);
    nonlinear.inequalities = {program.capability(1.0, 1.0)};
    const auto solution = detail::solver_of(firm)(nonlinear);
    const double lambda =
        solution.multipliers.inequality.empty()
            ? core::nan
            : solution.multipliers.inequality[0] * program.unit_money / program.unit_capability;
    auto answer = detail::user_proposal(program, solution, lambda);
    if (answer.kind == Proposal::Kind::infeasible)
        answer.infeasibility = detail::user_infeasibility(program, start, target.capability);
    return answer;
}

/// P2 with a function of the user's; λ = 1/(dy/dbudget).
inline Proposal solve_user(const Firm& firm, const Budget& budget) {
    detail::require_no_price_taker(firm);
    const double running = budget.budget - firm.fixed_cost();
    if (detail::outlay_of(firm, firm.floors()) > budget.budget)
        return {.kind = Proposal::Kind::infeasible};
    auto start = detail::starting_bundle(
        firm, [&](const auto& x) { return detail::outlay_of(firm, x) >= 0.5 * budget.budget; });
    auto program = detail::user_program(firm, start, capability_of(firm, start));
    program.unit_money = running;
    auto nonlinear = program.program(program.capability(-1.0, 0.0), start);
    auto within = program.cost(-1.0);
    const auto spent = within.value;
    within.value = [spent](const std::vector<double>& y) { return 1.0 + spent(y); };
    nonlinear.inequalities = {std::move(within)};
    const auto solution = detail::solver_of(firm)(nonlinear);
    const double value =
        solution.multipliers.inequality.empty()
            ? core::nan
            : solution.multipliers.inequality[0] * program.unit_capability / program.unit_money;
    return detail::user_proposal(program, solution, 1.0 / value);
}

/// P3 with a function of the user's; λ = R'(y).
inline Proposal solve_user(const Firm& firm, const Revenue& revenue) {
    const auto income = [&revenue](double y) {
        return revenue.value * revenue.users * std::pow(y, revenue.exponent);
    };
    const auto [start, endless] = detail::most_profitable(firm, [&](const auto& x) {
        return income(capability_of(firm, x)) - (detail::outlay_of(firm, x) - firm.fixed_cost());
    });
    if (endless)
        return {.kind = Proposal::Kind::unbounded,
                .local = returns_of(firm) * revenue.exponent > 1.0};
    const auto program = detail::user_program(firm, start, capability_of(firm, start));
    core::SmoothFunction loss{
        [&](const std::vector<double>& y) {
            return (program.pieces.objective(firm, y) -
                    income(capability_of(firm, program.pieces.inputs(y)))) /
                   program.unit_money;
        },
        [&](const std::vector<double>& y) {
            const auto x = program.pieces.inputs(y);
            const double capability = capability_of(firm, x);
            const double slope = revenue.exponent * income(capability) / capability;
            auto gradient = program.pieces.marginal(firm, y);
            const auto products = program.pieces.spread(gradient_of(firm, x));
            for (std::size_t j = 0; j < gradient.size(); ++j)
                gradient[j] = (gradient[j] - slope * products[j]) / program.unit_money;
            return gradient;
        },
        "profit"};
    const auto solution = detail::solver_of(firm)(program.program(std::move(loss), start));
    auto answer = detail::user_proposal(program, solution, 1.0);
    if (answer.kind != Proposal::Kind::point) return answer;
    answer.local = answer.local || returns_of(firm) * revenue.exponent > 1.0;
    const double y = answer.point.capability;
    const int evaluations = answer.point.evaluations;
    answer.point = detail::user_point(firm, answer.point.inputs, revenue.exponent * income(y) / y);
    answer.point.evaluations = evaluations;
    return answer;
}

}  // namespace isocost::firm
