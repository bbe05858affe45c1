#pragma once

#include <vector>

#include "isocost/market/market.hpp"
#include "isocost/market/market_result.hpp"
#include "isocost/scenario/answer.hpp"
#include "isocost/scenario/build.hpp"
#include "isocost/scenario/scenario.hpp"

namespace isocost::scenario {

/// The market of a scenario made ready to be cleared: its labs calibrated at the pools' wages.
struct MarketModel {
    market::Market market;
    std::vector<Model> labs;  ///< in the order of the employers
};

/// Throws ScenarioError for a scenario without a market, and says what answers it instead.
void require_market(const Scenario& scenario);

/// Calibrates every firm to its benchmark year and puts them beside the pools; frictions of
/// migration are those that reproduce the shares of the benchmark year at τ. Throws ScenarioError,
/// also for a scenario without firms and for one with `[spillovers]`, which a Market does not have.
[[nodiscard]] MarketModel build_market(const Scenario& scenario);

/// Wages, hires and every firm's equilibrium: `build_market`, then `market::clear`.
[[nodiscard]] market::MarketResult clear(const Scenario& scenario);

/// What a market says in a report: `market`, then `pool.NAME` and `firm.NAME` if it clears. With
/// `[spillovers]` those are of one equilibrium, and any other that was found is
/// `equilibrium_N.market`, `equilibrium_N.pool.NAME`, `equilibrium_N.firm.NAME`, N from 2.
[[nodiscard]] std::vector<Answer> market_answers(const Scenario& scenario);

/// Who gains by going from one market to another with the same pools and firms: `researchers.POOL`
/// and `employer.FIRM`, see `market::welfare`. Empty when either does not clear, or has no market;
/// `researchers` with the reason where wages are not certain.
[[nodiscard]] std::vector<Answer> market_comparison(const Scenario& before, const Scenario& after);

/// What each cap of the market does to wages and Opex, `cap.FIRM.INPUT`, see `market::attribute`:
/// by its Shapley share, and alone. Empty where no cap binds, since those are left out; `cap`
/// alone, unsolved and with the reason, where the market does not clear or wages are not certain.
/// More than 12 throw InvalidParameter, since every combination is cleared; `[spillovers]`, and a
/// scenario without a market, throw ScenarioError.
[[nodiscard]] std::vector<Answer> market_causes(const Scenario& scenario);

/// What the firms of `[contest_of_firms]` spend to win, at the wages of the benchmark year:
/// `contest_of_firms`, then `contestant.NAME`; any other equilibrium is `contest_N.NAME`, N from 2.
/// See `market::solve_contest`. Empty without that table.
[[nodiscard]] std::vector<Answer> contest_answers(const Scenario& scenario);

}  // namespace isocost::scenario
