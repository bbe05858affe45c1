#pragma once

#include "nonlinear_model.hpp"

namespace isocost::core::nonlinear {

/// argmin ‖A y − b‖ with y_j ≥ 0 for every j ≥ free. Source: Lawson & Hanson, Solving Least Squares
/// Problems, ch. 23, with the free columns always in the basis.
VectorXd nonnegative_least_squares(const MatrixXd& a, const VectorXd& b, Index free);

/// A point, its multipliers, and how far they are from the first-order conditions (scaled).
struct KktPoint {
    VectorXd z;
    Dual dual;
    double residual;
};

/// The multipliers that balance ∇f best at z, over the equalities and those inequalities and
/// bounds whose slack is at most some threshold; of several thresholds, the one with the smallest
/// residual. The residual is ∞ where a value or gradient is not finite.
KktPoint best_multipliers(Model& model, const VectorXd& z);

/// ∇f − Σ multiplier ∇constraint at given multipliers, without the bounds.
VectorXd lagrangian_slope(const Jet& jet, const VectorXd& constraint_multipliers);

}  // namespace isocost::core::nonlinear
