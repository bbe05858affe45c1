#pragma once

#include <string>
#include <vector>

#include "isocost/core/status.hpp"
#include "isocost/scaling/idea_production.hpp"

namespace isocost::scaling {

/// How exact a path is, and when to give up.
struct IdeaPathOptions {
    double tolerance = 1e-9;       ///< error of ln A per step, as a share of ln A
    int steps_per_time = 100'000;  ///< steps from one asked time to the next
};

/// Quality of algorithms at the asked times, in logarithms: A itself leaves the double numbers.
/// `residual` is the worst `path_residual`, an error of the clock found by quadrature. `optimal`:
/// it is within 1000 tolerances, which is what that many steps may add. `unbounded`: A is infinite
/// before one of the asked times; the times before are given.
struct IdeaPath {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    std::vector<double> years = {};
    std::vector<double> log_quality = {};      ///< ln A, 0 at the start
    std::vector<double> growth_per_year = {};  ///< of A, 1/yr
    double residual = core::nan;
    double years_to_explosion = core::nan;  ///< ∞ if A stays finite
};

/// The path of A from 1 on with fixed inputs, by the fifth-order Runge–Kutta method of Dormand and
/// Prince 1980 with control of the error in every step and interpolation at the asked times
/// (Boost.Odeint), in units of 1/g0. `years`: 0 or more, ascending. `iteration_limit` when an
/// interval takes more steps than allowed, as a time that is within a tolerance of the explosion
/// may; then the times that were reached are given. Throws InvalidParameter.
[[nodiscard]] IdeaPath idea_path(const IdeaProduction& production, const ResearchInputs& inputs,
                                 const std::vector<double>& years,
                                 const IdeaPathOptions& options = {});

}  // namespace isocost::scaling
