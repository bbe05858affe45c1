#pragma once

#include "nonlinear_model.hpp"

namespace isocost::core::nonlinear {

/// Where a run of SLSQP ended, and the best it passed on the way.
struct Trace {
    VectorXd last;           ///< the last point at which everything was a number
    bool undefined = false;  ///< it met a value or gradient that is not finite
};

/// One run of NLopt's SLSQP from the model's origin inside [lower, upper] (scaled). Its own verdict
/// is ignored: `roundoff_limited` and the like say nothing about the point. Rethrows unchanged what
/// a user's function threw. Source: Kraft, A Software Package for Sequential Quadratic Programming,
/// DFVLR-FB 88-28, 1988.
Trace run_slsqp(Model& model, const VectorXd& lower, const VectorXd& upper);

}  // namespace isocost::core::nonlinear
