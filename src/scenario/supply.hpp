#pragma once

#include <optional>

#include "benchmark.hpp"
#include "isocost/inference/shared_compute.hpp"
#include "isocost/scenario/supply.hpp"

/// Private to src/scenario: what an input's supply is made of.
namespace isocost::scenario::detail {

/// The steps that a section's tiers, chips or sources make. Shares and ratios of tiers refer to the
/// benchmark. Throws InvalidParameter for what only the chapters can refuse, as a chip whose power
/// is not known.
Supply supply_of(const InputSection& input, const BenchmarkInput& year);

/// The chips of a section.
std::vector<compute::FleetClass> fleet_of(const InputSection& input);

/// Where a supply ends; ∞ if it does not, 0 if nothing may be used.
double supply_end(const Supply& supply);

/// The most compute that there is: the cap, or the end of the supply. ∞ without either.
double compute_cap(const InputSection& input, const BenchmarkInput& year,
                   const std::optional<Supply>& supply);

/// What the tokens of `[compute.serving]` leave to research of a cap.
inference::ComputeShares left_to_research(const ChapterSection& serving, double cap_flop_per_year);

}  // namespace isocost::scenario::detail
