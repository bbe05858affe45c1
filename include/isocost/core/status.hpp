#pragma once

#include <array>
#include <string_view>

namespace isocost::core {

/// How a solve ended. None of these is an error; only `optimal` promises a certificate that holds.
enum class Status {
    optimal,
    locally_optimal,
    infeasible,
    unbounded,
    iteration_limit,
    stalled,
    out_of_range,
};

/// All of them, for those who list them.
inline constexpr std::array all_statuses{
    Status::optimal,         Status::locally_optimal, Status::infeasible,  Status::unbounded,
    Status::iteration_limit, Status::stalled,         Status::out_of_range};

/// The status as scripts read it.
constexpr std::string_view name(Status status) {
    switch (status) {
        case Status::optimal:
            return "optimal";
        case Status::locally_optimal:
            return "locally_optimal";
        case Status::infeasible:
            return "infeasible";
        case Status::unbounded:
            return "unbounded";
        case Status::iteration_limit:
            return "iteration_limit";
        case Status::stalled:
            return "stalled";
        case Status::out_of_range:
            return "out_of_range";
    }
    return "stalled";
}

/// The status as a sentence.
constexpr std::string_view sentence(Status status) {
    switch (status) {
        case Status::optimal:
            return "The certificate holds: no other bundle within the limits does better.";
        case Status::locally_optimal:
            return "The first-order conditions hold, but the problem is not convex: a better "
                   "bundle elsewhere is not excluded.";
        case Status::infeasible:
            return "No bundle within the limits meets the demand.";
        case Status::unbounded:
            return "The objective improves without end within the limits.";
        case Status::iteration_limit:
            return "The solver used up its iterations.";
        case Status::stalled:
            return "The solver stopped at a point whose certificate does not hold.";
        case Status::out_of_range:
            return "The answer is larger or smaller than double numbers reach (1e±308).";
    }
    return "";
}

}  // namespace isocost::core
