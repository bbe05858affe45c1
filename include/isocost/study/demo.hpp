#pragma once

#include "isocost/scenario/run.hpp"

namespace isocost::study {

/// The scenario of `isocost demo`, as TOML: an invented lab with compute, talent and data.
[[nodiscard]] const char* demo_scenario();

/// The invented lab, and the same with its compute capped at 60 % of the benchmark.
[[nodiscard]] scenario::Outcome demo();

}  // namespace isocost::study
