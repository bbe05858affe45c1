#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "isocost/market/flat_clear.hpp"
#include "isocost/market/flat_spillovers_certify.hpp"
#include "isocost/market/solver/spillover_search.hpp"

namespace isocost::market {

/// The flat firms of a market as an oracle. Refers to the market, which must outlive it.
template <std::size_t N>
class FlatOracle {
public:
    explicit FlatOracle(const FlatMarket<N>& market) : demands_(detail::flat_demands(market)) {}

    std::size_t size() const { return demands_.size(); }
    void evaluate(double log_wage, std::span<const double> log_efficiency,
                  std::span<TalentDemand> demand) {
        for (std::size_t j = 0; j < demands_.size(); ++j)
            demand[j] = demands_[j].at(log_wage, log_efficiency[j]);
    }
    /// Every firm's answer at the last wage and efficiencies.
    std::vector<firm::FlatResult<N>> answers() const {
        std::vector<firm::FlatResult<N>> all;
        all.reserve(demands_.size());
        for (const auto& demand : demands_) all.push_back(demand.answer());
        return all;
    }

private:
    detail::FlatDemands<N> demands_;
};

/// All equilibria that were found in a flat market with spillovers, each with its certificate;
/// `optimal` only when all of these hold. See `SpilloverSolution` for the rest.
template <std::size_t N>
struct FlatSpilloverResult {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    std::vector<FlatSpilloverEquilibrium<N>> equilibria = {};
    int starts_without = 0;
    std::optional<std::size_t> infeasible_firm = std::nullopt;
    double followed_strength = core::nan;
    double followed_radius = core::nan;
    int evaluations = 0;
};

namespace detail {

template <std::size_t N>
FlatSpilloverEquilibrium<N> flat_equilibrium(const FlatMarket<N>& market,
                                             const Spillovers& spillovers, FlatOracle<N>& oracle,
                                             const SpilloverEquilibrium& found) {
    FlatSpilloverEquilibrium<N> e;
    const auto n = oracle.size();
    e.wage_usd_per_year = std::exp(found.log_wage);
    e.response_radius = found.response_radius;
    e.indeterminate = found.indeterminate;
    e.log_efficiency.assign(found.log_efficiency.data(), found.log_efficiency.data() + n);
    std::vector<TalentDemand> demand(n);
    oracle.evaluate(found.log_wage, e.log_efficiency, demand);
    e.firms = oracle.answers();
    e.certificate = certify(market, spillovers, e);
    for (std::size_t j = 0; j < n; ++j) {
        auto& firm = e.firms[j];
        firm.certificate = firm::certify(firm_at(market, e, j), market.targets[j], firm);
        firm.status = firm.certificate.holds(market.targets[j].tolerance) ? core::Status::optimal
                                                                          : core::Status::stalled;
    }
    return e;
}

}  // namespace detail

/// Equilibria of flat firms whose talent moves each other's efficiency. Throws InvalidParameter.
template <std::size_t N>
[[nodiscard]] FlatSpilloverResult<N> clear(const FlatMarket<N>& market,
                                           const Spillovers& spillovers,
                                           const SpilloverOptions& options = {}) {
    checked(market);
    FlatOracle<N> oracle(market);
    const auto solution = find_equilibria(oracle, market.pool, spillovers, options);
    FlatSpilloverResult<N> result{.status = solution.status,
                                  .reason = solution.reason,
                                  .equilibria = {},
                                  .starts_without = solution.starts_without,
                                  .infeasible_firm = solution.infeasible_firm,
                                  .followed_strength = solution.followed_strength,
                                  .followed_radius = solution.followed_radius,
                                  .evaluations = solution.evaluations};
    for (const auto& found : solution.equilibria) {
        result.equilibria.push_back(detail::flat_equilibrium(market, spillovers, oracle, found));
        if (!result.equilibria.back().certificate.holds(options.tolerance))
            result.status = core::Status::stalled;
    }
    return result;
}

}  // namespace isocost::market
