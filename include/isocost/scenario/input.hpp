#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isocost/scenario/chapter.hpp"
#include "isocost/scenario/fleet_section.hpp"
#include "isocost/scenario/row.hpp"
#include "isocost/scenario/source_section.hpp"

namespace isocost::scenario {

/// A kind of input: its unit, and the keys that carry it.
struct Kind {
    std::string_view name;
    std::string_view unit;
    std::string_view quantity;
    std::string_view price;
    std::string_view price_unit;
    std::string_view cap;
    std::string_view floor;
    std::string_view width;
    std::string_view benchmark_shadow_price;
};

inline constexpr std::array<Kind, 4> kinds{{
    {"compute", "FLOP per year", "quantity_flop_per_year", "price_usd_per_flop", "USD per FLOP",
     "cap_flop_per_year", "floor_flop_per_year", "width_flop_per_year",
     "benchmark_shadow_price_usd_per_flop"},
    {"talent", "FTE", "quantity_fte", "wage_usd_per_year", "USD per FTE and year", "cap_fte",
     "floor_fte", "width_fte", "benchmark_shadow_price_usd_per_fte"},
    {"data", "tokens per year", "quantity_tokens_per_year", "price_usd_per_token", "USD per token",
     "cap_tokens_per_year", "floor_tokens_per_year", "width_tokens_per_year",
     "benchmark_shadow_price_usd_per_token"},
    {"other", "units per year", "quantity_units_per_year", "price_usd_per_unit", "USD per unit",
     "cap_units_per_year", "floor_units_per_year", "width_units_per_year",
     "benchmark_shadow_price_usd_per_unit"},
}};

/// The kind of that name; "other" for any other name.
inline const Kind& kind_named(std::string_view name) {
    const auto* found = std::find_if(kinds.begin(), kinds.end() - 1,
                                     [&](const Kind& kind) { return kind.name == name; });
    return *found;
}

/// `[[compute.tier]]`: a stretch of supply at one price; the last may be endless.
struct TierSection {
    Origin origin = {};
    Number width = {};
    Number width_share = {};
    Number price = {};
    Number price_ratio = {};
};

inline Keys<TierSection> keys(const TierSection&, const Kind& kind) {
    using S = TierSection;
    return {
        number(std::string(kind.width), &S::width, core::positive_or_infinite,
               std::string(kind.unit),
               "units that this tier offers; inf in the last if it is endless", "width_share"),
        number("width_share", &S::width_share, core::positive_or_infinite, "",
               "the same, as a multiple of the benchmark quantity", std::string(kind.width)),
        number(std::string(kind.price), &S::price, core::positive, std::string(kind.price_unit),
               "price of a unit in this tier, not below the tier before it", "price_ratio"),
        number("price_ratio", &S::price_ratio, core::positive, "",
               "the same, as a multiple of the benchmark price", std::string(kind.price)),
    };
}

/// `[compute.cluster]`: compute split into `run`, the final training runs, which need one
/// contiguous cluster, and `experiments`, which do not. The cap on `run` is runs_per_year × chips ×
/// peak × utilization × availability × days_per_run × 86 400 s.
struct ClusterSection {
    Origin origin = {};
    Number run_share = {};
    Number chips = {};
    Number days_per_run = {};
    Number runs_per_year = {};
    Number availability = {};
};

inline Keys<ClusterSection> keys(const ClusterSection&) {
    using S = ClusterSection;
    return {
        number("run_share", &S::run_share, fraction, "", "share of compute in final runs"),
        number("chips", &S::chips, core::nonnegative, "accelerators",
               "accelerators in the largest contiguous cluster"),
        number("days_per_run", &S::days_per_run, core::positive, "days", "length of a final run"),
        number("runs_per_year", &S::runs_per_year, core::positive, "runs per year",
               "final runs that the cluster makes in a year", "1"),
        number("availability", &S::availability, fraction, "", "share of the time that it runs",
               "1"),
    };
}

/// `[compute]`, `[talent]`, `[data]`, or an input of another name: what of it was used in the
/// benchmark year, what it costs, and its limits. Two of quantity, price and cost give the third.
struct InputSection {
    std::string name = {};
    Origin origin = {};
    bool missing = false;  ///< named, but without a table
    Text kind = {};
    Text means = {};
    Number quantity = {};
    Number price = {};
    Number cost_usd_per_year = {};
    Number rent_usd_per_hour = {};
    Number peak_flop_per_s = {};
    Number utilization = {};
    Number supply_elasticity = {};
    Number inverse_supply_elasticity = {};
    Text buyer = {};
    Number fixed_cost_usd_per_year = {};
    Number tariff = {};
    Number efficiency = {};
    Number cap = {};
    Number cap_share = {};
    Number cap_peak_flop_per_s = {};
    Text cap_kind = {};
    Number cap_price_ratio = {};
    Number floor = {};
    Number floor_share = {};
    Number benchmark_shadow_price = {};
    Text horizon = {};
    std::vector<TierSection> tiers = {};
    std::vector<FleetSection> fleet = {};
    std::optional<FacilitySection> facility = {};
    std::vector<ChapterSection> parts = {};
    std::vector<SourceSection> sources = {};
    std::optional<ClusterSection> cluster = {};

    /// Whether its supply is made of tiers, chips or sources of tokens, which give the price.
    bool stepped() const { return !tiers.empty() || !fleet.empty() || !sources.empty(); }
    /// The table inside it of that name, null if there is none.
    const ChapterSection* part(std::string_view part_name) const {
        for (const auto& section : parts)
            if (section.name == part_name) return &section;
        return nullptr;
    }

    bool is_default() const { return kind_named(name).name == name; }
    const Kind& kind_of() const { return kind_named(is_default() ? name : kind.value); }
};

/// The table of an input of this name and kind (defined in src/scenario/input.cpp).
Keys<InputSection> keys(const InputSection& input);

}  // namespace isocost::scenario
