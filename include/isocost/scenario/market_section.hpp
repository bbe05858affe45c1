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

/// The row of every entry of `[firm.hires]`.
inline Row hire_row(const std::string& input) {
    return {input,
            "",
            "the pool that this input is hired in, besides the one of `pool` and `hired`",
            "it is bought at its own price",
            any_number,
            {},
            false,
            Holds::text};
}

/// `[spillovers]`: firms learn from those whom others employ, see `market::Spillovers`. L̄ is what
/// each hires in its benchmark year, where nobody has learned anything yet.
struct SpilloversSection {
    /// What one firm has from others, by their names.
    struct Weights {
        std::string firm = {};
        std::vector<std::pair<std::string, Number>> from = {};
        Origin origin = {};
    };

    Origin origin = {};
    Number strength = {};
    Number weight_of_others = {};
    Number starts = {};
    Number spread = {};
    Number seed = {};
    std::vector<Weights> weights = {};
};

inline constexpr double default_spillover_starts = 16.0;

inline Keys<SpilloversSection> keys(const SpilloversSection&) {
    using S = SpilloversSection;
    return {
        number("strength", &S::strength, any_number, "",
               "percent of a firm's capability per percent of the talent that it learns from; "
               "negative: others' talent wears it down"),
        number("weight_of_others", &S::weight_of_others, any_number, "",
               "weight of each firm but its own that [spillovers.weight.FIRM] does not name", "0"),
        number("starts", &S::starts, {1.0, 1e4, false, false, "must be 1 to 10000"}, "",
               "searches for equilibria: from the market without spillovers, then random ones",
               "16"),
        number("spread", &S::spread, core::nonnegative, "",
               "of the random ones, in logarithms of talent around the benchmark year's", "2"),
        number("seed", &S::seed, {0.0, 1e9, false, false, "must be 0 to 1e9"}, "",
               "of the random ones", "1"),
    };
}

/// The row of every entry of `[spillovers.weight.FIRM]`.
inline Row spillover_weight_row(const std::string& other) {
    return {other, "", "weight of that firm's talent in what FIRM learns", "`weight_of_others`",
            any_number};
}

/// `[contest_of_firms]`: firms of the market compete for prizes, each at what capability costs it,
/// see `market::Contest`.
struct FirmsContestSection {
    /// `[contest_of_firms.firm.NAME]`: one of the market's firms that takes part.
    struct Entrant {
        std::string name = {};
        Origin origin = {};
        Number prize_usd_per_year = {};
        Number benchmark_capability = {};
    };

    Origin origin = {};
    Number decisiveness = {};
    Number open_capability = {};
    std::vector<Entrant> firms = {};
};

inline Keys<FirmsContestSection> keys(const FirmsContestSection&) {
    using S = FirmsContestSection;
    return {
        number("decisiveness", &S::decisiveness, core::positive, "",
               "percent of the odds of winning per percent of capability"),
        number("open_capability", &S::open_capability, core::nonnegative, "index",
               "capability of what is open to everyone; when it wins nobody has the prize", "0"),
    };
}

inline Keys<FirmsContestSection::Entrant> keys(const FirmsContestSection::Entrant&) {
    using S = FirmsContestSection::Entrant;
    return {
        number("prize_usd_per_year", &S::prize_usd_per_year, core::positive, "USD per year",
               "worth of winning to this firm"),
        number("benchmark_capability", &S::benchmark_capability, core::positive, "index",
               "capability of the firm's benchmark year, in an index that all of them share"),
    };
}

}  // namespace isocost::scenario
