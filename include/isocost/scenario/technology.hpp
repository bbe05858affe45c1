#pragma once

#include <string>
#include <utility>
#include <vector>

#include "isocost/scenario/row.hpp"

namespace isocost::scenario {

/// `[technology]`, and every table inside it: a nest of the CES tree.
///
/// A nest's children are the `inputs` that it lists and the tables inside it; inputs that no nest
/// lists belong to the outermost one. Without `shares` the tree is calibrated to the benchmark.
struct TechnologySection {
    std::string name = {};  ///< empty in the outermost nest
    Origin origin = {};
    Number sigma = {};
    Number returns = {};
    NameList inputs = {};
    std::vector<std::pair<std::string, Number>> shares = {};
    std::vector<TechnologySection> nests = {};
};

inline Keys<TechnologySection> keys(const TechnologySection& nest) {
    using S = TechnologySection;
    Keys<S> table{
        number("sigma", &S::sigma, core::nonnegative_or_infinite, "",
               "elasticity of substitution between the children of this nest; 0 is Leontief, 1 "
               "Cobb-Douglas, inf linear"),
        names("inputs", &S::inputs, "inputs that are children of this nest",
              "the inputs that no nest lists")};
    if (nest.name.empty())
        table.push_back(number("returns", &S::returns, core::positive, "",
                               "returns to scale, percent of capability per percent of all inputs",
                               "1"));
    return table;
}

/// The row of every entry of `shares`.
inline Row share_row(const std::string& child) {
    return {child, "", "share of marginal cost in the benchmark; those of a nest sum to 1",
            "calibrated to the benchmark", fraction};
}

}  // namespace isocost::scenario
