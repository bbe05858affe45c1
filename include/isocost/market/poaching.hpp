#pragma once

#include <cmath>
#include <vector>

#include "isocost/market/solver/poaching_game.hpp"

namespace isocost::market {

/// The market at rest at given pay, one number per firm; status `optimal` where the books say that
/// it is at rest (regrets are not looked for), `stalled` elsewhere. Throws InvalidParameter.
[[nodiscard]] inline PoachingResult poaching_outcome(const PoachingMarket& market,
                                                     const std::vector<double>& pay_usd_per_year) {
    detail::check_market(market);
    if (pay_usd_per_year.size() != market.firms.size())
        throw core::InvalidParameter("pay_usd_per_year",
                                     core::text(double(pay_usd_per_year.size())),
                                     "must be one number for every firm");
    for (const double pay : pay_usd_per_year)
        core::require("pay_usd_per_year", pay, core::positive);
    return detail::with_status(detail::outcome(market, pay_usd_per_year), core::Status::optimal,
                               "");
}

/// Nash equilibrium in pay: each firm's profit is the most that it can have given the others' pay,
/// heads at rest. With linear value and no replacement cost, pay is marked down from the marginal
/// value: w = R' ε/(1 + ε). Existence is usual, uniqueness is not. Throws InvalidParameter.
[[nodiscard]] inline PoachingResult poaching_equilibrium(const PoachingMarket& market) {
    detail::check_market(market);
    const auto nash =
        nash_equilibrium(detail::poaching_game(market), {.starts = 3, .settled = 1e-11});
    return detail::concluded(market, nash, true);
}

/// No poaching: pay that maximizes the profit of all firms together, by turns in one pay at a time;
/// `locally_optimal` at best, as the joint profit need not be concave. Without an outside option it
/// falls to the bound. Throws InvalidParameter.
[[nodiscard]] inline PoachingResult cooperative_optimum(const PoachingMarket& market) {
    detail::check_market(market);
    const auto nash =
        nash_equilibrium(detail::cooperative_game(market), {.starts = 1, .settled = 1e-11});
    auto result = detail::concluded(market, nash, false);
    if (result.status == core::Status::optimal) result.status = core::Status::locally_optimal;
    return result;
}

/// No mobility: heads stay where they are, no offer comes, nothing leaks; pay falls to what the
/// outside option is worth, U_j = U_outside; who is in no firm is outside. `infeasible` without an
/// outside option. Throws InvalidParameter.
[[nodiscard]] inline PoachingResult without_mobility(const PoachingMarket& market,
                                                     const std::vector<double>& persons) {
    detail::check_market(market);
    if (persons.size() != market.firms.size())
        throw core::InvalidParameter("persons", core::text(double(persons.size())),
                                     "must be one number for every firm");
    double all = 0.0;
    for (const double heads : persons) {
        core::require("persons", heads, core::positive);
        all += heads;
    }
    if (market.outside && all > market.persons * (1.0 + 1e-12))  // sums of all heads round
        throw core::InvalidParameter("persons", all, "must be all who move at most, in sum");
    return detail::immobile(market, persons);
}

/// What a misaligned assignment costs a firm at unchanged pay of all: `loss_utils` off its mission.
struct MisfitChurn {
    double persons_before = core::nan;
    double persons_after = core::nan;
    double quit_rate_before_per_year = core::nan;
    double quit_rate_after_per_year = core::nan;
    double profit_lost_usd_per_year = core::nan;
    double pay_multiple_to_offset = core::nan;  ///< of valued pay that makes up for it, e^{loss/β}
};

/// Quits go up and heads down where the mission fits less well. Throws InvalidParameter.
[[nodiscard]] inline MisfitChurn misfit_churn(const PoachingMarket& market,
                                              const std::vector<double>& pay_usd_per_year,
                                              std::size_t firm, double loss_utils) {
    core::require("loss_utils", loss_utils, core::nonnegative, "what the misfit takes away");
    auto changed = market;
    changed.firms.at(firm).mission_utils -= loss_utils;
    const auto before = poaching_outcome(market, pay_usd_per_year).firms[firm];
    const auto after = poaching_outcome(changed, pay_usd_per_year).firms[firm];
    return {.persons_before = before.persons,
            .persons_after = after.persons,
            .quit_rate_before_per_year = before.leavers_per_year / before.persons,
            .quit_rate_after_per_year = after.leavers_per_year / after.persons,
            .profit_lost_usd_per_year = before.profit_usd_per_year - after.profit_usd_per_year,
            .pay_multiple_to_offset = std::exp(loss_utils / market.tastes.pay_weight)};
}

}  // namespace isocost::market
