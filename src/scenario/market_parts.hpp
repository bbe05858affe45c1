#pragma once

#include <string>
#include <vector>

#include "isocost/scenario/market.hpp"

/// Private to src/scenario: what answers about a market are made of.
namespace isocost::scenario::detail {

/// As `build_market`, whatever else the scenario says of its firms.
MarketModel market_model(const Scenario& scenario);

/// `market::clear`, compiled once.
market::MarketResult cleared(const market::Market& market);

/// The technology with `factor` times the capability of every bundle.
production::AnyTechnology scaled(const production::AnyTechnology& technology, double factor);

/// How many are hired and what they are paid, once.
std::vector<AnswerLine> totals(const market::MarketResult& result);

/// `pool.NAME` and `firm.NAME` of a market that clears.
std::vector<Answer> pools_and_firms(const Contents& contents, const std::vector<Model>& labs,
                                    const market::MarketResult& result);

/// An equilibrium with spillovers: the market cleared at the efficiencies that everybody's talent
/// gives the firms.
struct SpilloverMarket {
    market::MarketResult cleared;
    std::vector<double> log_efficiency;
    double response_radius;
    double residual;  ///< worst |ln A_j/A_j0 − γ Σ_k G_jk ln(L_k/L̄_k)| of the cleared market
};

/// All that were found; the first is the one that the search from the market without spillovers
/// ends at if `from_without`, else one that a random start led to.
struct SpilloverMarkets {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    std::vector<SpilloverMarket> equilibria = {};
    int starts_without = 0;
    bool from_without = true;
};

SpilloverMarkets spillover_markets(const Scenario& scenario);

/// What `market_answers` says of a scenario with `[spillovers]`.
std::vector<Answer> spillover_answers(const Scenario& scenario);

}  // namespace isocost::scenario::detail
