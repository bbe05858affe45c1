#pragma once

#include <type_traits>

#include "isocost/firm/conclude.hpp"
#include "isocost/firm/solver/solve_flat.hpp"
#include "isocost/firm/solver/solve_graph.hpp"
#include "isocost/firm/solver/solve_user.hpp"

namespace isocost::firm {

namespace detail {

template <class Problem>
Result solve(const Firm& firm, const Problem& problem, const char* where) {
    core::checked(problem, where);
    if (firm.user_defined()) return conclude(firm, problem, solve_user(firm, problem));
    if constexpr (std::is_same_v<Problem, CapabilityTarget>)
        if (!firm.flat().empty()) return conclude(firm, problem, solve_flat(firm, problem));
    return conclude(firm, problem, solve_graph(firm, problem));
}

}  // namespace detail

/// P1: min Σ c_i(x_i) subject to F(x) ≥ y, floor_i ≤ x_i ≤ cap_i.
/// First-order conditions c_i'(x_i) + μ_i − ν_i = λ ∂F/∂x_i. Throws InvalidParameter for a
/// capability that is not positive; what has no solution comes back as a status, never as an
/// exception.
[[nodiscard]] inline Result minimize_opex(const Firm& firm, const CapabilityTarget& target) {
    return detail::solve(firm, target, "minimize_opex");
}

/// P2: max F(x) subject to Σ c_i(x_i) ≤ budget, floor_i ≤ x_i ≤ cap_i.
[[nodiscard]] inline Result maximize_capability(const Firm& firm, const Budget& budget) {
    return detail::solve(firm, budget, "maximize_capability");
}

/// P3: max R(F(x)) − Σ c_i(x_i), R(y) = value · users · y^exponent, floor_i ≤ x_i ≤ cap_i. Concave
/// when exponent × returns ≤ 1; beyond, the answer is a local optimum or `unbounded`.
[[nodiscard]] inline Result maximize_profit(const Firm& firm, const Revenue& revenue) {
    return detail::solve(firm, revenue, "maximize_profit");
}

}  // namespace isocost::firm
