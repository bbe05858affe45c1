#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "isocost/cost/tiered.hpp"
#include "isocost/data/source.hpp"

namespace isocost::data {

/// A stretch of the supply of effective tokens.
struct DataStep {
    std::string name;
    double width_effective_tokens_per_year;
    double price_usd_per_effective_token;
};

namespace detail {

inline std::vector<DataSource> usable_sources(const std::vector<DataSource>& sources,
                                              std::string_view buyer) {
    std::vector<DataSource> found;
    for (const auto& source : sources)
        if (usable(checked_source(source), buyer)) found.push_back(source);
    if (found.empty())
        throw core::InvalidParameter("sources", "{}",
                                     "must hold at least one that the buyer can use",
                                     "exclusive sources are their owner's");
    return found;
}

}  // namespace detail

/// Puts the sources that `buyer` can use in order of p/z, the price of an effective token; equal
/// prices keep their order. Throws InvalidParameter, also when there is none.
inline std::vector<DataStep> merit_order(const std::vector<DataSource>& sources,
                                         std::string_view buyer = "") {
    std::vector<DataStep> steps;
    for (const auto& source : detail::usable_sources(sources, buyer))
        steps.push_back({source.name, effective_tokens_per_year(source),
                         price_usd_per_effective_token(source)});
    std::stable_sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) {
        return a.price_usd_per_effective_token < b.price_usd_per_effective_token;
    });
    return steps;
}

/// The cost curve of data in effective tokens per year that the order makes, ending with an endless
/// source if there is one; a finite last one is a cap.
inline cost::TieredCost data_cost(const std::vector<DataStep>& steps) {
    std::vector<cost::Tier> tiers;
    for (const auto& step : steps) {
        tiers.push_back({step.width_effective_tokens_per_year, step.price_usd_per_effective_token});
        if (step.width_effective_tokens_per_year == core::infinity) break;
    }
    return cost::TieredCost(std::move(tiers));
}

}  // namespace isocost::data
