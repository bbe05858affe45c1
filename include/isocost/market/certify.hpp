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

/// ln of what a person of origin o compares at destination d, −∞ behind a closed border.
inline double log_worth(const Market& market, std::size_t o, std::size_t d, double wage) {
    const double friction =
        market.migration()->friction(static_cast<Eigen::Index>(o), static_cast<Eigen::Index>(d));
    return std::log(wage / market.pools()[d].purchasing_power) - friction;
}

/// People of an origin: where they work, and how many of them work at all.
struct People {
    std::vector<double> by_destination;
    double working = core::nan;
};

/// The logit and the inclusive value as they are defined. Worth is counted from the best that the
/// origin has, v = top, so that Σ e^{(v−top)/τ} is at least 1 however small τ is; and as ln of the
/// ratio of two such sums, from their difference, as however large τ is, τ times it has to be
/// right.
inline People people_of(const Market& market, std::size_t o, const std::vector<double>& wages) {
    const auto& pools = market.pools();
    const double tau = market.migration()->tau;
    std::vector<double> now;
    std::vector<double> before;
    for (std::size_t d = 0; d < pools.size(); ++d) {
        now.push_back(log_worth(market, o, d, wages[d]));
        before.push_back(log_worth(market, o, d, pools[d].wage_usd_per_year));
    }
    const double top = *std::max_element(now.begin(), now.end());
    const double top_before = *std::max_element(before.begin(), before.end());
    People people{std::vector<double>(pools.size())};
    double sum = 0.0;
    double sum_before = 0.0;
    double difference = 0.0;
    for (std::size_t d = 0; d < pools.size(); ++d) {
        sum += people.by_destination[d] = std::exp((now[d] - top) / tau);
        sum_before += std::exp((before[d] - top_before) / tau);
        difference += std::expm1((now[d] - top) / tau) - std::expm1((before[d] - top_before) / tau);
    }
    const double growth = top - top_before + tau * std::log1p(difference / sum_before);
    people.working = pools[o].supply_fte * std::exp(pools[o].supply_elasticity * growth);
    for (double& each : people.by_destination) each *= people.working / sum;
    return people;
}

/// Who works where at these wages, counted by destination, and all of them, counted by origin.
struct Researchers {
    std::vector<double> fte;
    double working = 0.0;
};

inline Researchers researchers_at(const Market& market, const std::vector<double>& wages) {
    const std::size_t n = market.pools().size();
    Researchers all{std::vector<double>(n, 0.0)};
    for (std::size_t o = 0; o < n; ++o) {
        if (!market.migration()) {
            all.working += all.fte[o] = supply(market.pools()[o], wages[o]);
            continue;
        }
        const auto people = people_of(market, o, wages);
        for (std::size_t d = 0; d < n; ++d) all.fte[d] += people.by_destination[d];
        all.working += people.working;
    }
    return all;
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

/// An employer's part in the certificate: his own residual, whom he hires, what he pays them.
inline double judge_employer(const Market& market, const MarketResult& result, std::size_t j,
                             std::vector<double>& hired, double& paid) {
    const Employer& employer = market.employers()[j];
    const auto firm = firm_at(employer, market.hires(j), result.wages_usd_per_year.values());
    const auto& point = result.employers[j].point;
    if (point.inputs.size() != firm.size()) return core::nan;
    for (const auto& [input, pool] : market.hires(j)) {
        hired[pool] += point.inputs[input];
        paid += firm.costs()[input].outlay(point.inputs[input]);
    }
    return worst_residual(
        certify(firm, employer.question, point, firm.convex_costs() && concave(employer)));
}

inline bool answers(const Market& market, const MarketResult& result) {
    const auto& wages = result.wages_usd_per_year.values();
    return wages.size() == market.pools().size() &&
           result.supply_fte.size() == market.pools().size() &&
           result.employers.size() == market.employers().size() &&
           std::all_of(wages.begin(), wages.end(),
                       [](double wage) { return wage > 0.0 && std::isfinite(wage); });
}

}  // namespace detail

/// Judges an answer by the model: each employer's own optimality at the wages (`firm::certify`),
/// what all of them hire against what the pools supply, and whether researchers and their pay are
/// accounted for in the supply that the answer states. Reads wages, bundles and that supply from
/// the answer and nothing else. NaN where there are no wages, or those of another market.
[[nodiscard]] inline MarketCertificate certify(const Market& market, const MarketResult& result) {
    if (!detail::answers(market, result)) return {};
    const auto& wages = result.wages_usd_per_year.values();
    MarketCertificate certificate{
        .excess_demand = 0.0, .employer = 0.0, .researchers = 0.0, .payments = 0.0};
    std::vector<double> hired(wages.size(), 0.0);
    double paid = 0.0;
    for (std::size_t j = 0; j < market.employers().size(); ++j)
        certificate.employer = core::worse(certificate.employer,
                                           detail::judge_employer(market, result, j, hired, paid));
    const auto counted = detail::researchers_at(market, wages);
    double stated = 0.0;
    double received = 0.0;
    for (std::size_t p = 0; p < wages.size(); ++p) {
        stated += result.supply_fte[p];
        received += wages[p] * result.supply_fte[p];
        certificate.excess_demand = core::worse(
            certificate.excess_demand, std::abs(hired[p] - counted.fte[p]) / counted.fte[p]);
    }
    certificate.researchers = std::abs(stated - counted.working) / counted.working;
    certificate.payments = std::abs(paid - received) / received;
    return certificate;
}

}  // namespace isocost::market
