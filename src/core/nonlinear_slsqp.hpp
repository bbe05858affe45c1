#pragma once

#include "nonlinear_model.hpp"

namespace isocost::core::nonlinear {

/// The last point of one run of NLopt's SLSQP, from the model's origin, at which every value and
/// gradient was a number. NLopt's own verdict is ignored: `roundoff_limited` and the like say
/// nothing about the point. Rethrows unchanged what a user's function threw. Source: Kraft, A
/// Software Package for Sequential Quadratic Programming, DFVLR-FB 88-28, 1988.
VectorXd run_slsqp(Model& model);

}  // namespace isocost::core::nonlinear
