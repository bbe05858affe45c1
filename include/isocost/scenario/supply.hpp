#pragma once

#include <string>
#include <vector>

#include "isocost/compute/adaptation.hpp"
#include "isocost/cost/tiered.hpp"
#include "isocost/scenario/input.hpp"

namespace isocost::scenario {

/// The name of every step that an engineer on adaptation makes.
inline constexpr const char* engineer_step = "engineer on adaptation";

/// A stretch of an input's supply at one price: a tier, chips of a kind, tokens of an origin.
struct SupplyStep {
    std::string name;
    double width;                 ///< own unit of the input per year, ∞ if endless
    double price_usd;             ///< USD per own unit
    double one_more;              ///< own units per year of one more chip; NaN where there are none
    std::string refused = {};     ///< why the lab may not use it; empty when it may
    double adapted_factor = 1.0;  ///< what engineers at work make of a chip, 1 without any
};

/// The supply of an input: what the benchmark year had, what may be had now from the cheapest step
/// to the dearest, and what is paid whatever is used.
struct Supply {
    std::string input;
    std::string unit;
    std::vector<cost::Tier> benchmark;
    std::vector<SupplyStep> steps;
    double fixed_usd_per_year = 0.0;
    std::vector<compute::AdaptedClass> adapted = {};  ///< chips that engineers can work on
    std::string judged = {};  ///< day and entity of the rules of export control
    double reserved = 0.0;    ///< what serving takes of the cap, own unit per year
    bool capped = false;      ///< whether a cap lies below the end of the supply

    /// Tiers of the steps that may be used, ending with the first endless one. Empty when nothing
    /// may be used.
    std::vector<cost::Tier> tiers() const {
        std::vector<cost::Tier> found;
        for (const auto& step : steps) {
            if (!step.refused.empty()) continue;
            found.push_back({step.width, step.price_usd});
            if (step.width == core::infinity) break;
        }
        return found;
    }
};

}  // namespace isocost::scenario
