#pragma once

#include "isocost/firm/optimize.hpp"

namespace isocost::firm {

/// What the caps of a firm cost it.
struct LimitCost {
    Result limited;  ///< the least Opex with the caps
    Result free;     ///< the same capability without them
    Result budget;   ///< the most capability that the Opex of `free` buys under the caps
    double cost_usd_per_year = core::nan;  ///< Opex with − without, at the same capability; +∞ when
                                           ///< no Opex reaches it under the caps
    double capability_lost = core::nan;  ///< index, at the same Opex; a price taker's can be < 0
    double capability_lost_share = core::nan;  ///< of the capability asked for
};

/// The firm without the caps that were set on it; a cost curve that ends still ends.
inline Firm without_caps(const Firm& firm) {
    auto parameters = firm.parameters();
    parameters.caps.clear();
    return Firm(std::move(parameters));
}

namespace detail {

/// What a budget reaches: nothing where embargoes leave nothing to make, NaN where it is not known.
inline double reached(const Result& result) {
    if (result.solved()) return result.capability;
    return result.infeasibility && result.infeasibility->ceiling == 0.0 ? 0.0 : core::nan;
}

}  // namespace detail

/// Compares a firm with itself without its caps: O(cap) − O(no cap) at the same y, and the y lost
/// at the same Opex. NaN where the firm could not be solved without its caps either.
[[nodiscard]] inline LimitCost limit_cost(const Firm& firm, const CapabilityTarget& target) {
    LimitCost answer{minimize_opex(firm, target), minimize_opex(without_caps(firm), target), {}};
    if (!answer.free.solved()) return answer;
    answer.cost_usd_per_year = answer.limited.status == core::Status::infeasible
                                   ? core::infinity
                                   : answer.limited.opex - answer.free.opex;
    answer.budget =
        maximize_capability(firm, {.budget = answer.free.opex, .tolerance = target.tolerance});
    answer.capability_lost = target.capability - detail::reached(answer.budget);
    answer.capability_lost_share = answer.capability_lost / target.capability;
    return answer;
}

}  // namespace isocost::firm
