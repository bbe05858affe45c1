#pragma once

#include "nonlinear_model.hpp"

namespace isocost::core::nonlinear {

/// The program of least violation, in (x, t), from the model's origin:
///
///     minimize t   subject to   g_k(x)/s_k + t ≥ 0,   t ± h_k(x)/s_k ≥ 0,   t ≥ 0
///
/// with s_k the size of constraint k's relative slope there, so that t is a relative violation.
/// It always has feasible points. Its least t is 0 exactly when the constraints can be met; if not,
/// the constraints and bounds with a positive multiplier are those that contradict each other.
/// Refers to `program`, which has to outlive it.
NonlinearProgram least_violation(const NonlinearProgram& program, Model& at, int max_evaluations);

/// The constraints and bounds that push in a solution of `least_violation`.
std::vector<Conflict> conflicts(const NonlinearProgram& program, const NonlinearSolution& relief);

/// Bounds that cross, lower > upper, as conflicts.
std::vector<Conflict> crossed_bounds(const NonlinearProgram& program);

/// "needs g (short by 3), upper bound of x1".
std::string in_words(const std::vector<Conflict>& conflicts);

}  // namespace isocost::core::nonlinear
