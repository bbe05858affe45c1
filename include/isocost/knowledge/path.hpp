#pragma once

#include <string>
#include <vector>

#include "isocost/core/status.hpp"
#include "isocost/knowledge/stock.hpp"

namespace isocost::knowledge {

/// How exact a path is, and when to give up.
struct PathOptions {
    double tolerance = 1e-9;       ///< error per step over the largest stock at that time
    int steps_per_time = 100'000;  ///< steps from one asked time to the next
};

/// Stocks at the asked times. What was learned, and what left with leavers, is counted from the
/// start: K_j(t) = K_j(0) + creation_j t + learned − left − obsolete. `residual` is the distance
/// from the equation that `PathError` finds, over the largest stock at that time, at the worst of
/// the asked times. `optimal`: it is within 1000 tolerances, which is what that many steps may add;
/// a path that is not is sought again with a tenth and a hundredth of the tolerance.
struct KnowledgePath {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    std::vector<double> years = {};
    Matrix knowledge = {};  ///< row: time, column: lab
    Matrix learned = {};    ///< gains at the destinations since the start, knowledge
    Matrix left = {};       ///< losses at the sources since the start, knowledge
    Matrix obsolete = {};   ///< worthless by itself since the start, knowledge
    double residual = core::nan;
};

/// The path of all stocks from `Laboratory::knowledge` on, by the fifth-order Runge–Kutta method of
/// Dormand and Prince 1980 with control of the error in every step and interpolation at the asked
/// times (Boost.Odeint). The equation is Lipschitz with a kink where two stocks meet; error control
/// shortens the steps there. `years`: 0 or more, ascending. `iteration_limit` when an interval
/// takes more steps than allowed, `out_of_range` when a stock leaves the double numbers; then the
/// times that were reached are given. Throws InvalidParameter.
[[nodiscard]] KnowledgePath knowledge_path(const KnowledgeNetwork& network,
                                           const std::vector<double>& years,
                                           const PathOptions& options = {});

}  // namespace isocost::knowledge
