#include "isocost/core/numeric/nonlinear.hpp"

#include "nonlinear_feasibility.hpp"
#include "nonlinear_search.hpp"
#include "nonlinear_usable.hpp"

namespace isocost::core {

std::string_view name(NonlinearStatus status) {
    switch (status) {
        case NonlinearStatus::converged: return "converged";
        case NonlinearStatus::infeasible: return "infeasible";
        case NonlinearStatus::unbounded: return "unbounded";
        case NonlinearStatus::evaluation_limit: return "evaluation_limit";
        case NonlinearStatus::stalled: return "stalled";
        case NonlinearStatus::undefined: return "undefined";
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
        case NonlinearStatus::evaluation_limit: return "The evaluations are used up.";
        case NonlinearStatus::stalled:
            return "No further progress, and the first-order conditions do not hold.";
        case NonlinearStatus::undefined:
            return "A function is not a finite number where the solver has to begin.";
    }
    return "";
}

NonlinearSolution solve_nonlinear(const NonlinearProgram& program) {
    nonlinear::require_usable(program);
    const std::vector<Conflict> crossed = nonlinear::crossed_bounds(program);
    if (crossed.empty()) return nonlinear::Search(program, nonlinear::Search::Relief::allowed).run();
    NonlinearSolution solution{.status = NonlinearStatus::infeasible, .x = program.start};
    solution.conflicts = crossed;
    solution.reason = nonlinear::in_words(crossed);
    return solution;
}

}  // namespace isocost::core
