#pragma once

#include "benchmark.hpp"
#include "isocost/scenario/supply.hpp"

/// Private to src/scenario: what an input's supply is made of.
namespace isocost::scenario::detail {

/// The steps that a section's tiers, chips or sources make. Shares and ratios of tiers refer to the
/// benchmark. Throws InvalidParameter for what only the chapters can refuse, as a chip whose power
/// is not known.
Supply supply_of(const InputSection& input, const BenchmarkInput& year);

/// The chips of a section.
std::vector<compute::FleetClass> fleet_of(const InputSection& input);

}  // namespace isocost::scenario::detail
