#pragma once

#include <array>
#include <cmath>
#include <string>

#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"

namespace isocost::market {

/// An incumbent and an entrant over the same step, or the same person who makes it. Both turn Opex
/// into capability alike, O = kY^{1/υ}.
struct Incumbency {
    double monopoly_profit_usd_per_year = core::nan;  ///< π_M, of an incumbent that stays alone
    double duopoly_profit_usd_per_year = core::nan;   ///< π_D, of each once the entrant is in
    double decisiveness = core::nan;                  ///< r
    double returns = core::nan;                       ///< υ
};

inline auto fields(const Incumbency&) {
    using I = Incumbency;
    constexpr auto unit = "USD per year";
    return std::array{core::Field{"monopoly_profit_usd_per_year", &I::monopoly_profit_usd_per_year,
                                  core::positive, unit, "profit of the incumbent alone"},
                      core::Field{"duopoly_profit_usd_per_year", &I::duopoly_profit_usd_per_year,
                                  core::positive, unit, "profit of each once the entrant is in"},
                      core::Field{"decisiveness", &I::decisiveness, core::positive, "",
                                  "percent of the odds of winning per percent of capability"},
                      core::Field{"returns", &I::returns, core::positive, "",
                                  "percent of capability per percent of Opex"}};
}

/// What is at stake, and how the two spend on it. `infeasible`: the contest has no pure
/// equilibrium; the stakes and `hires_defensively` stand, `largest_decisiveness` is up to where
/// there is one.
struct DefenderResult {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double incumbent_prize_usd_per_year = core::nan;  ///< π_M − π_D
    double entrant_prize_usd_per_year = core::nan;    ///< π_D
    /// π_M − π_D > π_D: in an auction for one person the incumbent outbids the entrant, even if it
    /// has no use for him.
    bool hires_defensively = false;
    double incumbent_opex_usd_per_year = core::nan;
    double entrant_opex_usd_per_year = core::nan;
    double incumbent_chance = core::nan;
    double opex_at_equal_stakes_usd_per_year = core::nan;  ///< of both, each with the mean prize
    double incumbent_payoff_usd_per_year = core::nan;      ///< π_D + V_I p − O
    double largest_decisiveness = core::nan;
};

namespace contest_detail {

/// rυ up to which the two-contestant game of prizes V ≥ v has a pure equilibrium: the root of x = 1
/// + (v/V)^x (Nti 1999).
inline double largest_power(double ratio) {
    double lower = 1.0;
    double upper = 2.0;
    for (int count = 0; count < 60; ++count) {  // 2^-60 is below the rounding of 1
        const double x = 0.5 * (lower + upper);
        (x <= 1.0 + std::pow(ratio, x) ? lower : upper) = x;
    }
    return lower;
}

}  // namespace contest_detail

/// The defender's contest. Stakes V_I = π_M − π_D and V_E = π_D (Gilbert and Newbery 1982);
/// first-order conditions rυ p(1 − p) V_i = O_i, so Opex is as the stakes, O_I/O_E = V_I/V_E, and
/// the odds are (V_I/V_E)^{rυ}. An equilibrium iff rυ ≤ 1 + (lower stake/higher)^{rυ} (Nti 1999).
/// Throws InvalidParameter, also for π_M ≤ π_D, where there is nothing to defend.
inline DefenderResult defend(const Incumbency& i) {
    core::checked(i, "Incumbency");
    DefenderResult answer;
    const double own = i.monopoly_profit_usd_per_year - i.duopoly_profit_usd_per_year;
    const double other = i.duopoly_profit_usd_per_year;
    if (own <= 0.0)
        throw core::InvalidParameter("Incumbency.monopoly_profit_usd_per_year",
                                     i.monopoly_profit_usd_per_year,
                                     "must exceed the duopoly profit of " + core::text(other),
                                     "otherwise there is nothing to defend");
    answer.incumbent_prize_usd_per_year = own;
    answer.entrant_prize_usd_per_year = other;
    answer.hires_defensively = own > other;
    const double power = i.decisiveness * i.returns;
    const double ratio = own > other ? other / own : own / other;
    answer.largest_decisiveness = contest_detail::largest_power(ratio) / i.returns;
    if (power > 1.0 + std::pow(ratio, power)) {
        answer.reason = "decisiveness x returns is " + core::text(power, 4) + ", above " +
                        core::text(answer.largest_decisiveness * i.returns, 4) +
                        ": the one with less at stake would rather spend nothing";
        return answer;
    }
    const double p = 1.0 / (1.0 + std::pow(other / own, power));
    answer.status = core::Status::optimal;
    answer.incumbent_chance = p;
    answer.incumbent_opex_usd_per_year = power * p * (1.0 - p) * own;
    answer.entrant_opex_usd_per_year = power * p * (1.0 - p) * other;
    answer.opex_at_equal_stakes_usd_per_year = power * 0.25 * (own + other);
    answer.incumbent_payoff_usd_per_year = other + own * p - answer.incumbent_opex_usd_per_year;
    return answer;
}

}  // namespace isocost::market
