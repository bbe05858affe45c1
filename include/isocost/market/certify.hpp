#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <variant>
#include <vector>

#include "isocost/firm/certify.hpp"
#include "isocost/market/market_result.hpp"

namespace isocost::market {

namespace detail {

/// What a person of origin o compares at destination d, wages to the power 1/τ.
inline double pull(const Market& market, std::size_t o, std::size_t d, double wage) {
    const auto& m = *market.migration();
    const double friction = m.friction(static_cast<Eigen::Index>(o), static_cast<Eigen::Index>(d));
    return std::pow(wage / market.pools()[d].purchasing_power * std::exp(-friction), 1.0 / m.tau);
}

/// People of an origin at work, by destination: the logit and the inclusive value as they are
/// defined, wages relative to a common unit so that powers stay within reach.
inline std::vector<double> people_of(const Market& market, std::size_t o,
                                     const std::vector<double>& wages) {
    const auto& pools = market.pools();
    const double unit = *std::max_element(wages.begin(), wages.end());
    double now = 0.0;
    double reference = 0.0;
    std::vector<double> people(pools.size());
    for (std::size_t d = 0; d < pools.size(); ++d) {
        now += people[d] = pull(market, o, d, wages[d] / unit);
        reference += pull(market, o, d, pools[d].wage_usd_per_year / unit);
    }
    const double working =
        pools[o].supply_fte *
        std::pow(now / reference, market.migration()->tau * pools[o].supply_elasticity);
    for (double& each : people) each *= working / now;
    return people;
}

inline std::vector<double> supplied(const Market& market, const std::vector<double>& wages) {
    const std::size_t n = market.pools().size();
    std::vector<double> fte(n, 0.0);
    for (std::size_t o = 0; o < n; ++o) {
        if (!market.migration()) {
            fte[o] = supply(market.pools()[o], wages[o]);
            continue;
        }
        const auto people = people_of(market, o, wages);
        for (std::size_t d = 0; d < n; ++d) fte[d] += people[d];
    }
    return fte;
}

inline bool concave(const Employer& employer) {
    const auto* revenue = std::get_if<firm::Revenue>(&employer.question);
    return !revenue || employer.technology.tree()->returns * revenue->exponent <= 1.0;
}

inline double worst_residual(const core::Certificate& c) {
    double worst = core::worse(core::worse(c.stationarity, c.feasibility), c.complementarity);
    if (!std::isnan(c.gap))
        worst = core::worse(worst, std::abs(c.gap) / std::max(1.0, c.condition));
    return worst;
}

}  // namespace detail

/// Judges an answer by the model: each employer's own optimality at the wages (`firm::certify`),
/// what all of them hire against what the pools supply, and money on both sides. Reads wages and
/// bundles from the answer and nothing else.
[[nodiscard]] inline MarketCertificate certify(const Market& market, const MarketResult& result) {
    const auto& wages = result.wages_usd_per_year.values();
    if (wages.size() != market.pools().size() ||
        result.employers.size() != market.employers().size())
        return {};
    MarketCertificate certificate{.excess_demand = 0.0, .employer = 0.0, .conservation = 0.0};
    std::vector<double> hired(wages.size(), 0.0);
    double paid = 0.0;
    for (std::size_t j = 0; j < market.employers().size(); ++j) {
        const Employer& employer = market.employers()[j];
        const auto firm = detail::firm_at(employer, market.hires(j), wages);
        const auto& point = result.employers[j].point;
        if (point.inputs.size() != firm.size()) return {};
        certificate.employer = core::worse(
            certificate.employer,
            detail::worst_residual(certify(firm, employer.question, point,
                                           firm.convex_costs() && detail::concave(employer))));
        for (const auto& [input, pool] : market.hires(j)) {
            hired[pool] += point.inputs[input];
            paid += firm.costs()[input].outlay(point.inputs[input]);
        }
    }
    const auto supply = detail::supplied(market, wages);
    double received = 0.0;
    for (std::size_t p = 0; p < wages.size(); ++p) {
        received += wages[p] * supply[p];
        certificate.excess_demand =
            core::worse(certificate.excess_demand, std::abs(hired[p] - supply[p]) / supply[p]);
    }
    certificate.conservation = std::abs(paid - received) / received;
    return certificate;
}

}  // namespace isocost::market
