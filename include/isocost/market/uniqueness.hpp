#pragma once

#include <algorithm>
#include <cstddef>
#include <variant>
#include <vector>

#include "isocost/market/certify.hpp"
#include "isocost/market/market.hpp"
#include "isocost/market/solver/clearing.hpp"
#include "isocost/market/solver/supply_side.hpp"

namespace isocost::market::detail {

/// Whether nobody's choice of talent can rise with its wage, which is what the theorems need, and
/// the answer at hand is certainly the best.
///
/// For P1 and P3 it never rises, whatever the returns: with L0 best at w0 and L1 at w1, what each
/// gains over the other adds up to (w1 − w0)(L1 − L0) ≤ 0, everything else at its own cost. So a
/// market of price takers has no two equilibria with wages between them that do not clear. But with
/// increasing returns an answer is not certified to be the best, and a budget spent along as-if
/// costs, which are not what is paid, is not covered.
inline bool falls_in_wages(const Employer& employer) {
    if (!concave(employer)) return false;
    if (!std::holds_alternative<firm::Budget>(employer.question)) return true;
    return std::none_of(employer.costs.begin(), employer.costs.end(),
                        [](const auto& each) { return cost::as_if(each.second); });
}

inline bool hires_in_one_pool(const std::vector<HiredInput>& hires) {
    return std::all_of(hires.begin(), hires.end(),
                       [&](const HiredInput& h) { return h.pool == hires[0].pool; });
}

/// Whether one of the theorems of `clear` applies to a part of the market.
inline bool unique_by_theorem(const Market& market, const Part& part, bool jump) {
    bool one_pool_each = true;
    bool law_of_demand = !market.migration();
    for (const std::size_t j : part.employers) {
        const Employer& employer = market.employers()[j];
        if (!falls_in_wages(employer)) return false;
        one_pool_each = one_pool_each && hires_in_one_pool(market.hires(j));
        law_of_demand = law_of_demand && !std::holds_alternative<firm::Budget>(employer.question);
    }
    if (part.pools.size() == 1) return true;
    bool substitutes = true;
    bool all_slope = true;
    for (const std::size_t p : part.pools) {
        const double elasticity = market.pools()[p].supply_elasticity;
        all_slope = all_slope && elasticity > 0.0;
        if (market.migration())
            substitutes = substitutes && elasticity * market.migration()->tau <= 1.0;
    }
    if (jump && !all_slope) return false;
    return (one_pool_each && substitutes) || law_of_demand;
}

}  // namespace isocost::market::detail
