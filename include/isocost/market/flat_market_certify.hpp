#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "isocost/core/certificate.hpp"
#include "isocost/firm/flat_certify.hpp"
#include "isocost/market/flat_market.hpp"

namespace isocost::market {

/// How far a market of flat firms is from equilibrium, from bundles and wage alone: the sum of the
/// reported talent against the supply at the reported wage, and the worst of the firms' own
/// certificates (0 at an equilibrium).
struct FlatMarketCertificate {
    double excess_demand = core::nan;  ///< Σ L_j/S(w) − 1
    double stationarity = core::nan;   ///< worst firm's, as are the next three
    double feasibility = core::nan;
    double complementarity = core::nan;
    double gap = core::nan;          ///< over what each firm's condition allows
    double firms_short = core::nan;  ///< firms whose certificate does not hold

    bool holds(double tolerance) const {
        return std::abs(excess_demand) <= tolerance && firms_short == 0.0;
    }
};

namespace detail {

/// Judges each firm at the wage and hands its certificate to `keep(j, certificate)`. `firm_at(j)`
/// is the firm but for the price of its talent.
template <std::size_t N, class FirmAt, class Keep>
FlatMarketCertificate judge(const FlatMarket<N>& market, const FirmAt& firm_at, double wage,
                            std::span<const firm::FlatResult<N>> results, Keep&& keep) {
    if (results.size() != market.firms.size() || results.size() != market.targets.size()) return {};
    FlatMarketCertificate c{0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
    double talent = 0.0;
    for (std::size_t j = 0; j < results.size(); ++j) {
        auto firm = firm_at(j);
        firm.inputs[market.talent].price = wage;
        const auto own = firm::certify(firm, market.targets[j], results[j]);
        if (!own.holds(market.targets[j].tolerance)) c.firms_short += 1.0;
        c.stationarity = core::worse(c.stationarity, own.stationarity);
        c.feasibility = core::worse(c.feasibility, own.feasibility);
        c.complementarity = core::worse(c.complementarity, own.complementarity);
        c.gap = core::worse(c.gap, std::abs(own.gap) / own.condition);
        talent += results[j].inputs[market.talent];
        keep(j, own);
    }
    const auto& pool = market.pool;
    const double supply =
        pool.supply_fte * std::pow(wage / pool.reference_wage_usd_per_year, pool.supply_elasticity);
    c.excess_demand = talent / supply - 1.0;
    return c;
}

}  // namespace detail

/// Judges a wage and one bundle per firm as an equilibrium of a market of flat firms; shares
/// nothing with what found them. All NaN, which does not hold, for another number of bundles than
/// of firms.
template <std::size_t N>
[[nodiscard]] FlatMarketCertificate certify(const FlatMarket<N>& market, double wage_usd_per_year,
                                            std::span<const firm::FlatResult<N>> results) {
    const auto firm_at = [&](std::size_t j) { return market.firms[j]; };
    const auto ignore = [](std::size_t, const core::Certificate&) {};
    return detail::judge(market, firm_at, wage_usd_per_year, results, ignore);
}

}  // namespace isocost::market
