#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isocost/firm/elasticities.hpp"
#include "isocost/firm/limit_cost.hpp"
#include "isocost/scenario/run.hpp"

namespace isocost::study {

/// A cap or floor of a solved scenario, and what it is worth.
struct LimitFacts {
    std::string input;
    bool is_cap;
    std::string unit;
    double limit;               ///< own unit per year
    double price_usd_per_unit;  ///< what one more unit of a cap, one less of a floor saves; 0 when
                                ///< slack
    double tariff_equivalent;   ///< of a cap: μ/c', the tariff that would do the same
    double
        usd_per_h100_year;  ///< price × FLOP of an H100-year; NaN for inputs that are not compute
    double usd_per_contiguous_chip_year = core::nan;  ///< of a cluster's cap: what one more chip in
                                                      ///< it saves; NaN for other limits
};

/// What replaces an H100-year of one compute input, with capability and the other inputs as they
/// are.
struct ReplacementFacts {
    std::string compute;
    std::string talent;
    double fte_at_the_margin;     ///< F_C/F_L × FLOP of an H100-year
    double fte_for_an_h100_year;  ///< finite loss; inf when no number of FTE is enough
};

/// A step of an input's supply in a solved scenario: what is used of it, and what it is worth.
struct StepFacts {
    scenario::SupplyStep step;
    double used;            ///< own unit of the input per year
    double one_more_saves;  ///< USD per year that one more chip of it saves beyond its own cost; 0
                            ///< while some stand idle; NaN for steps that are not chips
};

/// The supply of an input, from the cheapest step to the dearest.
struct SupplyFacts {
    std::string input;
    std::string unit;
    double fixed_usd_per_year;
    std::string judged;  ///< day and entity of the rules of export control; empty without them
    double reserved;     ///< what serving takes of the cap, own unit per year; 0 without it
    std::vector<StepFacts> steps;
};

/// What a report says beyond the equilibrium itself. Empty where nothing was solved.
struct Analysis {
    double h100_year_flop = core::nan;
    std::vector<LimitFacts> limits = {};
    std::vector<ReplacementFacts> replacements = {};
    /// Cost of the caps and capability lost to them; for minimize_opex where a cap binds, or where
    /// it makes the capability unreachable.
    std::optional<firm::LimitCost> cap_cost = {};
    std::optional<firm::Elasticities> elasticities = {};
    std::vector<SupplyFacts> supplies = {};
};

[[nodiscard]] Analysis analyze(const scenario::Solved& solved);

}  // namespace isocost::study
