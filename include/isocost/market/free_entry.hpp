#pragma once

#include <array>
#include <cmath>
#include <string>

#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"

namespace isocost::market {

/// Who may enter a contest among alike firms, and what it costs to enter at all.
struct FreeEntry {
    double prize_usd_per_year = core::nan;  ///< V
    double decisiveness = core::nan;        ///< r
    double returns = core::nan;             ///< υ
    double fixed_usd_per_year = core::nan;  ///< F_fixed
    double talent_share = core::nan;        ///< of the fixed cost, what is wages
};

inline auto fields(const FreeEntry&) {
    using E = FreeEntry;
    constexpr core::Bounds fraction{0.0, 1.0, false, false, "must be from 0 to 1"};
    return std::array{
        core::Field{"prize_usd_per_year", &E::prize_usd_per_year, core::positive, "USD per year",
                    "worth of winning"},
        core::Field{"decisiveness", &E::decisiveness, core::positive, "",
                    "percent of the odds of winning per percent of capability"},
        core::Field{"returns", &E::returns, core::positive, "",
                    "percent of capability per percent of Opex"},
        core::Field{"fixed_usd_per_year", &E::fixed_usd_per_year, core::positive, "USD per year",
                    "cost of taking part, on top of the Opex of the contest"},
        core::Field{"talent_share", &E::talent_share, fraction, "",
                    "share of the fixed cost that is wages"}};
}

/// How many enter. `infeasible`: nobody, F > V; then `least_prize_usd_per_year` is what would bring
/// one in. `margin_last_usd_per_year` and `margin_next_usd_per_year` certify the whole number: ≥ 0
/// with so many, < 0 with one more.
struct FreeEntryResult {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double entrants_root = 0.0;                   ///< real n at which entry earns nothing
    double entrants = 0.0;                        ///< whole firms
    double margin_last_usd_per_year = core::nan;  ///< payoff less F of each with all of them
    double margin_next_usd_per_year = core::nan;  ///< with one more
    double dissipation = 0.0;  ///< (n(O + F))/V with whole firms, fixed costs included
    double least_prize_usd_per_year = core::nan;
};

/// (V/n)(1 − rυ(n − 1)/n) − F of each of n firms, USD per year, from the symmetric contest; below n
/// = 1 and beyond rυ = n/(n − 1) there is no such equilibrium.
inline double entry_margin_usd_per_year(const FreeEntry& e, double firms) {
    const double power = e.decisiveness * e.returns;
    return e.prize_usd_per_year / firms * (1.0 - power * (firms - 1.0) / firms) -
           e.fixed_usd_per_year;
}

/// Free entry: firms come until one more would lose, (V/n)(1 − rυ(n − 1)/n) = F, that is
///   n* = [V(1 − rυ) + √(V²(1 − rυ)² + 4 F V rυ)]/(2F).
/// The payoff falls with n wherever it is not negative, so there is one root; there rυ < n/(n − 1),
/// the contest's own condition. One firm alone is no contest: it gets V − F. Throws
/// InvalidParameter.
inline FreeEntryResult free_entry(const FreeEntry& e) {
    core::checked(e, "FreeEntry");
    FreeEntryResult answer;
    answer.least_prize_usd_per_year = e.fixed_usd_per_year;
    if (e.fixed_usd_per_year > e.prize_usd_per_year) {
        answer.reason = "taking part costs " + core::text(e.fixed_usd_per_year, 4) +
                        " USD per year, the whole prize is " + core::text(e.prize_usd_per_year, 4);
        return answer;
    }
    const double power = e.decisiveness * e.returns;
    const double f = e.fixed_usd_per_year / e.prize_usd_per_year;
    const double b = 1.0 - power;
    const double root = std::sqrt(b * b + 4.0 * f * power);
    // The form without a difference of two near numbers.
    answer.entrants_root = b >= 0.0 ? (b + root) / (2.0 * f) : 2.0 * power / (root - b);
    answer.entrants = std::floor(answer.entrants_root);
    // A root that is whole but for rounding counts: the last firm earns nothing and may stay.
    constexpr double rounding = 1e-12;
    if (answer.entrants_root * (1.0 + rounding) >= answer.entrants + 1.0) answer.entrants += 1.0;
    answer.margin_last_usd_per_year = entry_margin_usd_per_year(e, answer.entrants);
    answer.margin_next_usd_per_year = entry_margin_usd_per_year(e, answer.entrants + 1.0);
    answer.dissipation = power * (answer.entrants - 1.0) / answer.entrants + answer.entrants * f;
    answer.status = core::Status::optimal;
    return answer;
}

/// The same entry with wages higher by a share: F (1 + talent share × rise). What the contest
/// itself costs does not change: O = V rυ(n − 1)/n² whatever a unit of capability costs.
inline FreeEntry with_wage_rise(FreeEntry e, double wage_rise) {
    e.fixed_usd_per_year *= 1.0 + e.talent_share * wage_rise;
    return e;
}

/// Entrants before and after wages rise.
struct EntrantsLost {
    core::Status status = core::Status::infeasible;  ///< of entry before
    double before_root = core::nan;
    double after_root = core::nan;
    double lost_root = core::nan;  ///< of real firms
    double before = core::nan;
    double after = core::nan;
    double lost = core::nan;  ///< of whole firms
};

/// Entrants lost when wages rise by a share, .10 for ten percent. Throws InvalidParameter.
inline EntrantsLost entrants_lost(const FreeEntry& e, double wage_rise) {
    core::require("wage_rise", wage_rise,
                  {-1.0, core::infinity, true, true, "must be above -1 and finite"},
                  "share by which wages rise");
    const auto before = free_entry(e);
    const auto after = free_entry(with_wage_rise(e, wage_rise));
    return {before.status,
            before.entrants_root,
            after.entrants_root,
            before.entrants_root - after.entrants_root,
            before.entrants,
            after.entrants,
            before.entrants - after.entrants};
}

}  // namespace isocost::market
