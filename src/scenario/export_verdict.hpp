#pragma once

#include <string>

#include "isocost/scenario/day.hpp"
#include "isocost/scenario/input.hpp"

/// Private to src/scenario: the rules of export control on a fleet.
namespace isocost::scenario::detail {

/// Why a class may not be held under the rules of the section, with citation; empty when it may.
/// Then a tariff that covers it is in its price. Throws InvalidParameter where a tariff meets
/// rented chips and nobody said how much of it reaches rents.
std::string refused_by_rules(const ChapterSection& exports, const FleetSection& section,
                             compute::FleetClass& chips);

}  // namespace isocost::scenario::detail
