#pragma once

#include <string>
#include <utility>
#include <vector>

#include "isocost/scenario/row.hpp"

namespace isocost::scenario {

/// `[pool.NAME]`: researchers who can be hired in one place, S(w) = supply × (w/wage)^elasticity.
struct PoolSection {
    std::string name = {};
    Origin origin = {};
    Number supply_fte = {};
    Number wage_usd_per_year = {};
    Number supply_elasticity = {};
};

inline Keys<PoolSection> keys(const PoolSection&) {
    using S = PoolSection;
    return {
        number("supply_fte", &S::supply_fte, core::positive, "FTE",
               "researchers on offer at the wage of the benchmark year; with [migration] those who "
               "come from there, wherever they work"),
        number("wage_usd_per_year", &S::wage_usd_per_year, core::positive, "USD per FTE and year",
               "wage in the benchmark year"),
        number("supply_elasticity", &S::supply_elasticity, core::nonnegative, "",
               "percent of supply per percent of wage; 0 is a fixed number of people"),
    };
}

/// `[migration]`: who would work where. The shares of each origin in the benchmark year give the
/// frictions, with the taste for places τ given: only friction/τ shows in shares. What prices and
/// visas were in that year is in those frictions; what a policy adds to them is said apart.
struct MigrationSection {
    /// Numbers of one origin, by the pool that people go to.
    struct Ways {
        std::string origin_pool = {};
        std::vector<std::pair<std::string, Number>> to = {};
        Origin origin = {};
    };

    Origin origin = {};
    Number tau = {};
    std::vector<Ways> shares = {};
    std::vector<Ways> added_friction = {};
};

inline Keys<MigrationSection> keys(const MigrationSection&) {
    return {number("tau", &MigrationSection::tau, core::positive, "",
                   "spread of tastes: a wage higher by tau (in logarithms) multiplies the odds of "
                   "moving by e")};
}

/// The row of every entry of `[migration.share.ORIGIN]`.
inline Row migration_share_row(const std::string& destination) {
    return {destination, "",
            "share of the origin's researchers who work there in the benchmark year; those of an "
            "origin sum to 1",
            "0 people go there", fraction};
}

inline constexpr core::Bounds friction_bounds{-100.0, 100.0, false, false,
                                              "must be from -100 to 100"};

/// The row of every entry of `[migration.added_friction.ORIGIN]`.
inline Row added_friction_row(const std::string& destination) {
    return {destination, "",
            "friction that a policy or prices add to the benchmark year's, in logarithms of pay: "
            "0.1 deters as 10 % less pay does; negative eases",
            "0", friction_bounds};
}

}  // namespace isocost::scenario
