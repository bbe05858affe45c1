#pragma once

#include <array>
#include <string>

#include "isocost/compute/amortization.hpp"
#include "isocost/core/status.hpp"

namespace isocost::inference {

/// Chips of one's own design against bought ones: a fixed cost, then a lower price per FLOP.
struct OwnSilicon {
    double fixed_usd = core::nan;      ///< design, masks and software, once per generation
    double rate_per_year = core::nan;  ///< of capital
    double lifetime_years = core::nan;
    double own_usd_per_flop = core::nan;
    double bought_usd_per_flop = core::nan;
};

inline auto fields(const OwnSilicon&) {
    using S = OwnSilicon;
    return std::array{core::Field{"fixed_usd", &S::fixed_usd, core::nonnegative, "USD",
                                  "design, masks and software of a generation"},
                      core::Field{"rate_per_year", &S::rate_per_year, core::nonnegative,
                                  "1 per year", "cost of capital"},
                      core::Field{"lifetime_years", &S::lifetime_years, core::positive, "years",
                                  "years that a generation serves"},
                      core::Field{"own_usd_per_flop", &S::own_usd_per_flop, core::positive,
                                  "USD per FLOP", "price of a FLOP on own chips"},
                      core::Field{"bought_usd_per_flop", &S::bought_usd_per_flop, core::positive,
                                  "USD per FLOP", "price of a FLOP on bought chips"}};
}

/// The fixed cost in equal yearly parts, F_0 · CRF(r, T) USD per year.
inline double annuity_usd_per_year(const OwnSilicon& s) {
    core::checked(s, "OwnSilicon");
    return s.fixed_usd * compute::capital_recovery_factor(s.rate_per_year, s.lifetime_years);
}

/// The volume from which own chips are cheaper. Infeasible when their FLOP costs no less.
struct SiliconBreakEven {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double annuity_usd_per_year = core::nan;
    double flop_per_year = core::nan;
};

/// x* = F_0 · CRF/(p_bought − p_own) FLOP per year. Throws InvalidParameter.
inline SiliconBreakEven break_even_volume(const OwnSilicon& s) {
    SiliconBreakEven answer{.annuity_usd_per_year = annuity_usd_per_year(s)};
    const double saved = s.bought_usd_per_flop - s.own_usd_per_flop;
    if (saved <= 0.0) {
        answer.reason = "an own FLOP costs " + core::text(s.own_usd_per_flop, 4) +
                        " USD; it must cost less than a bought one, " +
                        core::text(s.bought_usd_per_flop, 4);
        return answer;
    }
    answer.status = core::Status::optimal;
    answer.flop_per_year = answer.annuity_usd_per_year / saved;
    return answer;
}

/// A year's bill either way. A fixed cost is not convex: no marginal condition finds the better
/// one, so both are computed.
struct SiliconChoice {
    double own_usd_per_year;
    double bought_usd_per_year;
    bool own;  ///< is cheaper
};

/// Both regimes at a volume. Throws InvalidParameter.
inline SiliconChoice compare_silicon(const OwnSilicon& s, double flop_per_year) {
    core::require("flop_per_year", flop_per_year, core::nonnegative, "volume");
    const double own = annuity_usd_per_year(s) + flop_per_year * s.own_usd_per_flop;
    const double bought = flop_per_year * s.bought_usd_per_flop;
    return {own, bought, own < bought};
}

}  // namespace isocost::inference
