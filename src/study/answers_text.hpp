#pragma once

#include <string>
#include <vector>

#include "isocost/scenario/answer.hpp"

/// Private to src/study.
namespace isocost::study::detail {

/// The answers of chapters as tables: what was asked, how it ended, line by line; with a reform
/// beside the baseline and the change. `reform` is empty without one.
std::string answers_text(const std::vector<scenario::Answer>& baseline,
                         const std::vector<scenario::Answer>& reform);

}  // namespace isocost::study::detail
