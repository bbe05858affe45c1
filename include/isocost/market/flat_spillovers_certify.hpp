#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "isocost/market/flat_market_certify.hpp"
#include "isocost/market/spillovers.hpp"

namespace isocost::market {

/// The market's certificate, the firms taken at their efficiencies, and how far these are from what
/// everyone's talent makes them.
struct SpilloverCertificate {
    FlatMarketCertificate market = {};
    double spillover = core::nan;  ///< worst |ln A_j/A_j0 − γ Σ_k G_jk ln(L_k/L̄_k)|

    bool holds(double tolerance) const { return spillover <= tolerance && market.holds(tolerance); }
};

/// One equilibrium of a flat market with spillovers.
template <std::size_t N>
struct FlatSpilloverEquilibrium {
    double wage_usd_per_year = core::nan;
    std::vector<double> log_efficiency = {};      ///< ln A_j/A_j0
    std::vector<firm::FlatResult<N>> firms = {};  ///< each with its own certificate
    SpilloverCertificate certificate = {};
    double response_radius = core::nan;  ///< below 1: rounds of answers come back to it
    bool indeterminate = false;          ///< other wages fit the same bundles as well
};

namespace detail {

/// Firm j as the spillovers of an equilibrium leave it, at its wage.
template <std::size_t N>
firm::FlatFirm<N> firm_at(const FlatMarket<N>& market, const FlatSpilloverEquilibrium<N>& e,
                          std::size_t j) {
    auto firm = market.firms[j];
    firm.output *= std::exp(e.log_efficiency[j]);
    firm.inputs[market.talent].price = e.wage_usd_per_year;
    return firm;
}

}  // namespace detail

/// Judges a wage, efficiencies and one bundle per firm: both sets of equations recomputed from the
/// bundles, term by term, and every firm by its own first-order conditions. All NaN, which does not
/// hold, for another number of bundles, efficiencies or weights than of firms.
template <std::size_t N>
[[nodiscard]] SpilloverCertificate certify(const FlatMarket<N>& market,
                                           const Spillovers& spillovers,
                                           const FlatSpilloverEquilibrium<N>& e) {
    const std::size_t firms = market.firms.size();
    const auto n = static_cast<Eigen::Index>(firms);
    if (e.firms.size() != firms || e.log_efficiency.size() != firms ||
        spillovers.weights.rows() != n || spillovers.weights.cols() != n ||
        spillovers.reference_talent_fte.size() != n)
        return {};
    const auto at = [&](std::size_t j) { return detail::firm_at(market, e, j); };
    const auto ignore = [](std::size_t, const core::Certificate&) {};
    SpilloverCertificate c{detail::judge(market, at, e.wage_usd_per_year,
                                         std::span<const firm::FlatResult<N>>(e.firms), ignore),
                           0.0};
    Eigen::VectorXd implied = Eigen::VectorXd::Zero(n);
    for (Eigen::Index k = 0; k < n; ++k) {
        const double talent = e.firms[static_cast<std::size_t>(k)].inputs[market.talent];
        const double ratio = std::log(talent / spillovers.reference_talent_fte[k]);
        for (Eigen::Index j = 0; j < n; ++j)
            implied[j] += spillovers.strength * spillovers.weights(j, k) * ratio;
    }
    for (Eigen::Index j = 0; j < n; ++j)
        c.spillover = core::worse(
            c.spillover, std::abs(e.log_efficiency[static_cast<std::size_t>(j)] - implied[j]));
    return c;
}

}  // namespace isocost::market
