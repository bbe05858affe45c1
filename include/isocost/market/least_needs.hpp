#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <variant>
#include <vector>

#include "isocost/market/market_result.hpp"
#include "isocost/production/needed_input.hpp"

namespace isocost::market {

/// FTE that an employer hires in a pool however dear they are: his floors, and in P1 what the
/// target takes with every other input at its cap (σ < 1: a ceiling, no number of other inputs
/// replaces the last talent). Where several of his inputs hire in the pool only the floors count, a
/// lower bound. An infimum where other inputs are unlimited.
inline double least_need_fte(const Market& market, std::size_t employer, std::size_t pool) {
    const Employer& e = market.employers()[employer];
    double floors = 0.0;
    std::vector<std::size_t> inputs;
    for (const HiredInput& hire : market.hires(employer)) {
        if (hire.pool != pool) continue;
        inputs.push_back(hire.input);
        floors += firm::detail::limit(e.floors, e.technology.inputs()[hire.input], 0.0);
    }
    const auto* target = std::get_if<firm::CapabilityTarget>(&e.question);
    if (!target || inputs.size() != 1) return floors;
    const std::vector<double> any_wages(market.pools().size(), 1.0);
    const auto firm = detail::firm_at(e, market.hires(employer), any_wages);
    std::vector<double> most;
    for (const double cap : firm.caps()) most.push_back(std::log(cap));
    const double need =
        production::log_needed_input(*firm.tree(), most, inputs[0], std::log(target->capability));
    return std::isnan(need) ? floors : std::max(floors, std::exp(need));
}

namespace detail {

/// Pools whose people may work in one of these.
inline std::vector<std::size_t> origins_of(const Market& market,
                                           const std::vector<std::size_t>& pools) {
    std::vector<std::size_t> origins;
    for (std::size_t o = 0; o < market.pools().size(); ++o)
        if (std::any_of(pools.begin(), pools.end(),
                        [&](std::size_t d) { return may_go(market.migration(), o, d); }))
            origins.push_back(o);
    return origins;
}

/// The least needs in these pools together, those who need most first, and the people who may work
/// there.
inline NoEquilibrium needs_of_pools(const Market& market, const std::vector<std::size_t>& pools) {
    NoEquilibrium why{.supply_fte = 0.0, .least_supply_fte = 0.0};
    std::vector<double> need(market.employers().size(), 0.0);
    for (const std::size_t pool : pools) {
        why.pool += (why.pool.empty() ? "" : " + ") + market.pools()[pool].name;
        for (std::size_t j = 0; j < need.size(); ++j) need[j] += least_need_fte(market, j, pool);
    }
    for (const std::size_t o : origins_of(market, pools))
        why.supply_fte += market.pools()[o].supply_fte;
    why.least_supply_fte = std::accumulate(need.begin(), need.end(), 0.0);
    std::vector<std::size_t> order(need.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return need[a] > need[b]; });
    for (const std::size_t j : order) {
        if (need[j] == 0.0) break;
        why.employers.push_back(market.employers()[j].name);
        why.least_fte.push_back(need[j]);
    }
    return why;
}

/// Pools that not even the least needs fit in, as those who may work there are of given number: no
/// search is needed.
inline bool short_of_needs(const Market& market, const NoEquilibrium& why,
                           const std::vector<std::size_t>& pools) {
    for (const std::size_t o : origins_of(market, pools))
        if (market.pools()[o].supply_elasticity > 0.0) return false;
    return why.least_supply_fte > why.supply_fte * (1.0 + 1e-12);  // rounding of sums
}

/// Whether an employer may hire in the pool.
inline bool is_hired_from(const Market& market, std::size_t pool) {
    for (std::size_t j = 0; j < market.employers().size(); ++j)
        for (const HiredInput& hire : market.hires(j)) {
            const Employer& e = market.employers()[j];
            const auto& name = e.technology.inputs()[hire.input];
            if (hire.pool == pool && firm::detail::limit(e.caps, name, core::infinity) > 0.0)
                return true;
        }
    return false;
}

}  // namespace detail

}  // namespace isocost::market
