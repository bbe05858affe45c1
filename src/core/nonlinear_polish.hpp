#pragma once

#include "nonlinear_multipliers.hpp"

namespace isocost::core::nonlinear {

/// Damped Newton steps on the KKT system of the constraints that push or are violated,
///
///     [ H  −Aᵀ ] [ d ]   [ −∇f ]      H = ∇²(f − Σ λ_k g_k), by differences of gradients
///     [ A    0 ] [ λ ] = [ −c  ]      A, c: gradients and values of the working constraints
///
/// with multipliers and working set fitted anew at every point, so that a constraint leaves when
/// its multiplier turns negative and enters when it is violated. A step is halved until the
/// residual falls; the end is where no step does. Source: Nocedal & Wright, ch. 18.
KktPoint polish(Model& model, const VectorXd& z);

/// A direction along the working constraints in which the Lagrangian curves down, or an empty
/// vector: then the second-order necessary condition holds up to differencing error.
VectorXd downward_direction(Model& model, const KktPoint& at);

}  // namespace isocost::core::nonlinear
