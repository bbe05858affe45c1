#pragma once

#include <concepts>
#include <cstddef>
#include <span>

#include "isocost/core/field.hpp"

namespace isocost::market {

/// What one firm wants of the talent that all compete for, and how its demand answers.
struct TalentDemand {
    double log_talent = core::nan;             ///< ln L
    double wage_elasticity = core::nan;        ///< ∂ln L/∂ln w, ≤ 0
    double efficiency_elasticity = core::nan;  ///< ∂ln L/∂ln A, A multiplies capability
    bool feasible = false;                     ///< false: no bundle within its limits is enough
};

/// Firms seen from the market: at a wage (its logarithm) and the logarithm of what multiplies each
/// firm's capability (0: as the firm was described), the demand of each. Writes one entry per firm;
/// an infeasible firm has `feasible = false` and the rest is not read. May keep where it was to
/// start from there the next time.
template <class Oracle>
concept DemandOracle = requires(Oracle oracle, double log_wage, std::span<const double> efficiency,
                                std::span<TalentDemand> demand) {
    { oracle.size() } -> std::convertible_to<std::size_t>;
    oracle.evaluate(log_wage, efficiency, demand);
};

}  // namespace isocost::market
