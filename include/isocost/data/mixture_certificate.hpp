#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/data/merit_order.hpp"

namespace isocost::data {

/// Most effective tokens per year that the sources give.
inline double ceiling_effective_tokens_per_year(const std::vector<DataSource>& sources) {
    double ceiling = 0.0;
    for (const auto& source : sources) ceiling += effective_tokens_per_year(source);
    return ceiling;
}

/// What no corpus of these sources can cost less than, by linear-programming duality: for any price
/// λ ≥ 0 of an effective token, λD − Σ q_k max(0, λz_k − p_k) USD per year is a lower bound. −∞
/// where λ pays for an endless source.
inline double dual_bound_usd_per_year(const std::vector<DataSource>& sources,
                                      double effective_tokens_per_year,
                                      double price_usd_per_effective_token) {
    double bound = price_usd_per_effective_token * effective_tokens_per_year;
    for (const auto& source : sources) {
        // Where λ is the source's own p/z, what is left of the difference is rounding.
        const double worth = price_usd_per_effective_token * source.quality;
        const double excess = worth - source.price_usd_per_token;
        if (excess <= 4e-16 * worth) continue;
        bound -= source.tokens_per_year * excess;
    }
    return bound;
}

/// The best of these bounds. It is concave and piecewise linear in λ with corners at the sources'
/// p/z, so the best corner is the best of all.
inline double best_dual_bound_usd_per_year(const std::vector<DataSource>& sources,
                                           double effective_tokens_per_year) {
    double best = 0.0;
    for (const auto& source : sources)
        best = std::max(best, dual_bound_usd_per_year(sources, effective_tokens_per_year,
                                                      source.price_usd_per_token / source.quality));
    return best;
}

/// How far tokens by source are from the cheapest corpus, from the sources and the tokens alone:
/// feasibility of the demand and of every stock, and the gap to the best dual bound. Stationarity
/// and complementarity of a linear program are inside its gap.
inline core::Certificate certify_mixture(const std::vector<DataSource>& sources,
                                         const std::vector<double>& tokens_per_year,
                                         double effective_tokens_per_year) {
    double cost = 0.0;
    double reached = 0.0;
    double over = 0.0;
    for (std::size_t k = 0; k < sources.size(); ++k) {
        const double tokens = tokens_per_year.at(k);
        cost += sources[k].price_usd_per_token * tokens;
        reached += sources[k].quality * tokens;
        const double stock = sources[k].tokens_per_year;
        over = core::worse(over, stock == core::infinity ? 0.0 : tokens / stock - 1.0);
        over = core::worse(over, -tokens / effective_tokens_per_year);
    }
    const double bound = best_dual_bound_usd_per_year(sources, effective_tokens_per_year);
    const double gap = std::abs(cost - bound) / cost;
    const double shortfall = 1.0 - reached / effective_tokens_per_year;
    return {.stationarity = gap,
            .feasibility = core::worse(over, std::max(0.0, shortfall)),
            .complementarity = gap,
            .gap = (cost - bound) / cost,
            .condition = 1.0};
}

}  // namespace isocost::data
