#pragma once

#include <vector>

#include "isocost/scenario/path.hpp"
#include "isocost/scenario/reform.hpp"
#include "isocost/scenario/scenario.hpp"

namespace isocost::scenario {

/// Figures over the years of every chapter section that has them, in the order of the reference.
/// Empty when there are none.
[[nodiscard]] std::vector<Path> paths(const Scenario& scenario);

/// A scenario's paths without and with reforms.
struct PathsOutcome {
    Scenario baseline;
    std::vector<Path> paths = {};
    std::vector<Reform> reforms = {};
    std::vector<Path> reform_paths = {};  ///< empty without reforms
};

/// Paths without and with the reforms. Throws ScenarioError as `apply` does, for a scenario without
/// a path, and for a change without which every path is the same.
[[nodiscard]] PathsOutcome follow(const Scenario& scenario,
                                  const std::vector<Reform>& reforms = {});

/// Whether two lists of paths say the same, numbers compared beyond rounding.
[[nodiscard]] bool same_paths(const std::vector<Path>& a, const std::vector<Path>& b);

}  // namespace isocost::scenario
