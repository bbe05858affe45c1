#pragma once

#include <string>

#include "isocost/study/analysis.hpp"

/// Private to src/study.
namespace isocost::study::detail {

/// The steps of a supply as a table: price, what is to be had and used, what one more chip saves.
std::string supply_table(const SupplyFacts& supply);

}  // namespace isocost::study::detail
