#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "isocost/core/numeric/power_mean.hpp"
#include "isocost/core/status.hpp"
#include "isocost/firm/flat_firm.hpp"
#include "isocost/market/flat_market.hpp"
#include "isocost/market/flat_market_certify.hpp"
#include "isocost/market/solver/decreasing_root.hpp"
#include "isocost/market/solver/flat_demand.hpp"
#include "isocost/market/solver/last_flat.hpp"

namespace isocost::market {

/// A competitive equilibrium of flat firms. NaN and no firms unless a wage was found.
///
/// `infeasible`: one firm cannot reach its capability at any wage (`infeasible_firm`, and
/// `firm_ceiling`, the most that its caps allow), or a fixed supply (ε = 0) lies outside what the
/// firms together can want: `least_supply_fte` at an endless wage, `most_supply_fte` at none.
/// `indeterminate`: other wages clear the market as well, because neither demand nor supply answers
/// to the wage there: all from `lowest_wage_usd_per_year` to `highest_wage_usd_per_year`, 0 and ∞
/// where there is no end. `wage_usd_per_year` is then the one closest to the reference wage.
template <std::size_t N>
struct FlatMarketResult {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    double wage_usd_per_year = core::nan;
    double supply_fte = core::nan;         ///< S at the wage
    double demand_elasticity = core::nan;  ///< ∂ln ΣL/∂ln w at the wage, ≤ 0
    bool indeterminate = false;
    double lowest_wage_usd_per_year = core::nan;  ///< set when indeterminate
    double highest_wage_usd_per_year = core::nan;
    std::vector<firm::FlatResult<N>> firms = {};  ///< each with its own certificate
    FlatMarketCertificate certificate = {};
    std::optional<std::size_t> infeasible_firm = std::nullopt;
    double firm_ceiling = core::nan;      ///< index
    double least_supply_fte = core::nan;  ///< set when ε = 0
    double most_supply_fte = core::nan;
    int evaluations = 0;  ///< of aggregate demand
};

namespace detail {

template <std::size_t N>
using FlatDemands = std::vector<FlatDemand<N>>;

template <std::size_t N>
FlatDemands<N> flat_demands(const FlatMarket<N>& market) {
    FlatDemands<N> demands;
    demands.reserve(market.firms.size());
    for (std::size_t j = 0; j < market.firms.size(); ++j)
        demands.emplace_back(market.firms[j], market.targets[j].capability, market.talent);
    return demands;
}

/// The most capability that a firm's caps allow.
template <std::size_t N>
double ceiling(const firm::FlatFirm<N>& firm) {
    std::array<double, N> shares;
    std::array<double, N> logs;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& input = firm.inputs[i];
        shares[i] = input.share;
        logs[i] = std::log(input.cap * input.efficiency / input.benchmark);
    }
    const double rho = (firm.sigma - 1.0) / firm.sigma;
    return firm.output * std::exp(firm.returns * core::log_power_mean(shares, logs, N, rho));
}

/// Sums demand at a wage; remembers a firm that cannot.
template <std::size_t N>
class AggregateDemand {
public:
    AggregateDemand(FlatDemands<N>& demands, const FlatPool& pool)
        : demands_(demands), pool_(pool) {}

    /// ln D − ln S and its derivative by ln w.
    Sloped operator()(double log_wage) {
        const double unit = std::log(pool_.supply_fte);
        double total = 0.0;
        double slope = 0.0;
        for (std::size_t j = 0; j < demands_.size(); ++j) {
            const auto demand = demands_[j].at(log_wage);
            if (!demand.feasible) {
                infeasible = j;
                return {};
            }
            const double talent = std::exp(demand.log_talent - unit);
            total += talent;
            slope += talent * demand.wage_elasticity;
        }
        elasticity = total > 0.0 ? slope / total : 0.0;
        return rounded({std::log(total) + unit - log_supply(pool_, log_wage),
                        elasticity - pool_.supply_elasticity},
                       log_wage);
    }

    std::optional<std::size_t> infeasible = std::nullopt;
    double elasticity = core::nan;

private:
    FlatDemands<N>& demands_;
    const FlatPool& pool_;
};

/// Bounds of demand against a supply that does not answer to the wage; false when it lies outside.
template <std::size_t N>
bool fixed_supply_fits(const FlatDemands<N>& demands, const FlatPool& pool,
                       FlatMarketResult<N>& result) {
    result.least_supply_fte = 0.0;
    result.most_supply_fte = 0.0;
    for (const auto& demand : demands) {
        result.least_supply_fte += std::exp(demand.least_log_talent());
        result.most_supply_fte += std::exp(demand.most_log_talent());
    }
    // A bound that is only approached, or reached, differs from the supply by rounding alone.
    constexpr double rounding = 1e-13;
    if (pool.supply_fte < result.least_supply_fte * (1.0 - rounding)) {
        result.reason = "no wage clears the market: the firms need " +
                        core::text(result.least_supply_fte, 6) + " FTE at any wage, there are " +
                        core::text(pool.supply_fte, 6);
        return false;
    }
    if (pool.supply_fte > result.most_supply_fte * (1.0 + rounding)) {
        result.reason = "no wage clears the market: the firms want no more than " +
                        core::text(result.most_supply_fte, 6) + " FTE at any wage, there are " +
                        core::text(pool.supply_fte, 6);
        return false;
    }
    return true;
}

/// Looks on both sides of a wage that clears a fixed supply for others that do, as demand may
/// answer to the wage on one side only. Where there are some, the wage becomes the one of them that
/// is closest to the reference.
template <std::size_t N>
double bound_wages(AggregateDemand<N>& excess, const FlatPool& pool, double log_wage,
                   FlatMarketResult<N>& result) {
    if (pool.supply_elasticity != 0.0) return log_wage;
    const auto end = [&](double sign) {
        return log_wage + sign * last_flat([&](double distance) {
                              const auto there = excess(log_wage + sign * distance);
                              return there.value == 0.0 && there.slope == 0.0;
                          });
    };
    const double lowest = end(-1.0);
    const double highest = end(1.0);
    result.indeterminate = lowest < highest;
    if (!result.indeterminate) return log_wage;
    result.lowest_wage_usd_per_year = std::exp(lowest);
    result.highest_wage_usd_per_year = std::exp(highest);
    result.reason = "wages from " + core::text(result.lowest_wage_usd_per_year, 6) + " to " +
                    core::text(result.highest_wage_usd_per_year, 6) +
                    " clear the market: there neither demand nor supply answers to the wage";
    return std::clamp(std::log(pool.reference_wage_usd_per_year), lowest, highest);
}

template <std::size_t N>
void explain_failure(const FlatMarket<N>& market, std::optional<std::size_t> infeasible,
                     FlatMarketResult<N>& result) {
    if (!infeasible) {
        result.status = core::Status::out_of_range;
        result.reason = "demand meets supply at no wage that doubles can tell from 0 or infinity";
        return;
    }
    const std::size_t j = *infeasible;
    result.status = core::Status::infeasible;
    result.infeasible_firm = j;
    result.firm_ceiling = ceiling(market.firms[j]);
    result.reason = "firm " + std::to_string(j) + " cannot reach capability " +
                    core::text(market.targets[j].capability, 6) + ": its caps allow " +
                    core::text(result.firm_ceiling, 6);
}

template <std::size_t N>
void conclude(const FlatMarket<N>& market, const FlatDemands<N>& demands,
              FlatMarketResult<N>& result) {
    result.firms.reserve(demands.size());
    for (const auto& demand : demands) result.firms.push_back(demand.answer());
    const auto firm_at = [&](std::size_t j) { return market.firms[j]; };
    const auto keep = [&](std::size_t j, const core::Certificate& own) {
        auto& firm = result.firms[j];
        firm.certificate = own;
        firm.status =
            own.holds(market.targets[j].tolerance) ? core::Status::optimal : core::Status::stalled;
    };
    result.certificate = judge(market, firm_at, result.wage_usd_per_year,
                               std::span<const firm::FlatResult<N>>(result.firms), keep);
}

}  // namespace detail

/// The wage at which flat firms want just the talent that there is (Σ_j L_j(w) = S0 (w/w0)^ε), with
/// every firm's bundle. ln D − ln S falls in ln w, so there is at most one wage unless both are
/// flat; Newton's method with closed-form elasticities and a bracket needs three to six
/// evaluations of demand. Time grows linearly with the number of firms. `tolerance` is on excess
/// demand, relative; the firms' are in their targets. Throws InvalidParameter.
template <std::size_t N>
[[nodiscard]] FlatMarketResult<N> clear(const FlatMarket<N>& market, double tolerance = 1e-9) {
    checked(market);
    core::require("tolerance", tolerance, core::positive, "largest relative excess demand");
    FlatMarketResult<N> result;
    auto demands = detail::flat_demands(market);
    detail::AggregateDemand<N> excess(demands, market.pool);
    const double start = std::log(market.pool.reference_wage_usd_per_year);
    if (market.pool.supply_elasticity == 0.0 &&
        !detail::fixed_supply_fits(demands, market.pool, result)) {
        result.status = core::Status::infeasible;
        excess(start);
        if (excess.infeasible) detail::explain_failure(market, excess.infeasible, result);
        return result;
    }
    const auto root = detail::decreasing_root(excess, start, 4e-16);
    result.evaluations = root.evaluations;
    if (!root.found) {
        detail::explain_failure(market, excess.infeasible, result);
        return result;
    }
    const double log_wage = detail::bound_wages(excess, market.pool, root.x, result);
    excess(log_wage);
    result.wage_usd_per_year = std::exp(log_wage);
    result.supply_fte = std::exp(log_supply(market.pool, log_wage));
    result.demand_elasticity = excess.elasticity;
    detail::conclude(market, demands, result);
    result.status =
        result.certificate.holds(tolerance) ? core::Status::optimal : core::Status::stalled;
    return result;
}

}  // namespace isocost::market
