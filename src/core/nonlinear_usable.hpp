#pragma once

#include "isocost/core/numeric/nonlinear.hpp"

namespace isocost::core::nonlinear {

/// Throws InvalidParameter unless sizes agree, functions exist, and bounds, scales and options are
/// usable numbers. Bounds that cross are not an error here but an infeasible program.
void require_usable(const NonlinearProgram& program);

}  // namespace isocost::core::nonlinear
