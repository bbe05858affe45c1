#pragma once

#include <cstddef>
#include <map>
#include <optional>

#include "isocost/plan/infeasibility.hpp"

namespace isocost::plan {

namespace detail {

/// Chips on sale in year s, more than `least`, with which the plan costs `most_usd` at most, by
/// bisection. What comes back was solved and costs no more; nothing where none was found.
template <class Cost>
std::optional<double> enough_chips(const PurchasePlan& plan, std::size_t s, double least,
                                   double most_usd, const Cost& cost_usd) {
    constexpr int doublings = 60;       // from the least number to any that is planned with
    constexpr double precision = 1e-3;  // of what is more than the least: Opex goes with it
    const auto enough = [&](double chips) {
        return cost_usd(with_most_chips(plan, s, chips)) <= most_usd;
    };
    double low = least;
    double high = least > 0.0 ? 2.0 * least : 1.0;
    for (int count = 0; !enough(high); ++count) {
        if (count == doublings) return std::nullopt;
        low = high;
        high *= 2.0;
    }
    while (high - low > precision * (high - least)) {
        const double middle = 0.5 * (low + high);
        if (!(low < middle && middle < high)) break;  // neighbors among doubles
        (enough(middle) ? high : low) = middle;
    }
    return high;
}

}  // namespace detail

/// By year of purchase, the chips on sale with which present Opex is at most `enough_opex_ratio`
/// times what it is with no limit in that year: what a plan of the least numbers, near which the
/// others cost without bound, does not tell. `cost_usd` gives the present Opex of a plan, NaN where
/// it has none. Empty where the least numbers are attained.
template <class Cost>
[[nodiscard]] std::map<std::size_t, double> enough_most_chips(const PurchasePlan& plan,
                                                              const PlanInfeasibility& why,
                                                              const Cost& cost_usd) {
    std::map<std::size_t, double> found;
    if (why.attained) return found;
    for (const auto& [s, least] : why.least_most_chips) {
        const double free_usd = cost_usd(with_most_chips(plan, s, core::infinity));
        if (!(free_usd > 0.0)) continue;  // a salvage above all costs has no multiple
        if (const auto chips =
                detail::enough_chips(plan, s, least, enough_opex_ratio * free_usd, cost_usd))
            found[s] = *chips;
    }
    return found;
}

}  // namespace isocost::plan
