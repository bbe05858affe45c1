#include "isocost/core/numeric/nonlinear.hpp"

#include <utility>

#include "nonlinear_feasibility.hpp"
#include "nonlinear_search.hpp"
#include "nonlinear_usable.hpp"

namespace isocost::core {

std::string_view name(NonlinearStatus status) {
    switch (status) {
        case NonlinearStatus::converged:
            return "converged";
        case NonlinearStatus::infeasible:
            return "infeasible";
        case NonlinearStatus::unbounded:
            return "unbounded";
        case NonlinearStatus::evaluation_limit:
            return "evaluation_limit";
        case NonlinearStatus::stalled:
            return "stalled";
        case NonlinearStatus::undefined:
            return "undefined";
    }
    return "stalled";
}

std::string_view sentence(NonlinearStatus status) {
    switch (status) {
        case NonlinearStatus::converged:
            return "The first-order conditions hold within the tolerance.";
        case NonlinearStatus::infeasible:
            return "Constraints contradict each other, at least near where the solver looked.";
        case NonlinearStatus::unbounded:
            return "The objective falls without end within the constraints.";
        case NonlinearStatus::evaluation_limit:
            return "The evaluations are used up.";
        case NonlinearStatus::stalled:
            return "No further progress, and the first-order conditions do not hold.";
        case NonlinearStatus::undefined:
            return "A function is not a finite number where the solver has to begin.";
    }
    return "";
}

namespace {

/// Bounds that cross leave no point to look at: the start, untouched, and the reason.
NonlinearSolution without_points(const NonlinearProgram& program, std::vector<Conflict> crossed) {
    const std::vector<double> none(program.start.size(), 0.0);
    NonlinearSolution solution{.status = NonlinearStatus::infeasible, .x = program.start};
    solution.multipliers = {std::vector<double>(program.inequalities.size(), 0.0),
                            std::vector<double>(program.equalities.size(), 0.0), none, none};
    solution.reason = nonlinear::in_words(crossed);
    solution.conflicts = std::move(crossed);
    return solution;
}

}  // namespace

NonlinearSolution solve_nonlinear(const NonlinearProgram& program) {
    using nonlinear::Search;
    nonlinear::require_usable(program);
    const std::vector<Conflict> crossed = nonlinear::crossed_bounds(program);
    return crossed.empty() ? Search(program, Search::Relief::allowed).run()
                           : without_points(program, crossed);
}

}  // namespace isocost::core
