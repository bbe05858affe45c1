#pragma once

#include <string>
#include <vector>

#include "isocost/scenario/answer.hpp"

namespace isocost::scenario {

/// One figure of a path, a value for each of its years.
struct PathColumn {
    std::string name;   ///< with its unit at the end, `severance_usd`
    std::string unit;   ///< "" where it has none
    std::string group;  ///< what it stands beside in a table, "head count"
    std::vector<double> values = {};
};

/// A chapter's figures over the years. `summary` is how it ended and what it comes to; its section
/// is that of the scenario, or one of several courses of events, `automation.at_will`. There are no
/// columns where there is no path.
struct Path {
    Answer summary;
    std::vector<double> years = {};  ///< from 0, the start
    std::vector<PathColumn> columns = {};

    bool solved() const { return summary.solved(); }
};

}  // namespace isocost::scenario
