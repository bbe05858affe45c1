#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include "isocost/core/certificate.hpp"
#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"
#include "isocost/cost/isoelastic.hpp"

namespace isocost::firm {

/// One input of a flat firm in plain numbers: price p0 (x/x0)^η USD per unit, a linear cost at
/// η = 0. Not validated: the caller's simulator is trusted, unlike `Firm`.
struct FlatInputData {
    double share;                     ///< θ, summing to 1
    double price;                     ///< p0, USD per unit at `benchmark`
    double inverse_elasticity = 0.0;  ///< η
    double benchmark = 1.0;           ///< x0, own unit; also the reference of the price
    double efficiency = 1.0;          ///< a
    double floor = 0.0;               ///< own unit
    double cap = core::infinity;      ///< own unit
    cost::Buyer buyer = cost::Buyer::monopsonist;
};

/// A flat CES with N inputs, 0 < σ < ∞, as an embedded simulator holds it: no names, no allocation.
template <std::size_t N>
struct FlatFirm {
    std::array<FlatInputData, N> inputs;
    double sigma;
    double returns = 1.0;
    double output = 1.0;
};

namespace detail {

template <std::size_t N>
constexpr std::array<double, N> all(double value) {
    std::array<double, N> values;
    for (double& each : values) each = value;
    return values;
}

}  // namespace detail

/// The part of `Result` that needs no names. NaN unless a point was found.
template <std::size_t N>
struct FlatResult {
    core::Status status = core::Status::stalled;
    core::Certificate certificate;
    std::array<double, N> inputs = detail::all<N>(core::nan);  ///< own unit per year
    std::array<double, N> shadow_prices =
        detail::all<N>(core::nan);  ///< μ ≥ 0, USD per unit of the cap
    std::array<double, N> floor_prices =
        detail::all<N>(core::nan);     ///< ν ≥ 0, USD per unit of the floor
    double opex = core::nan;           ///< USD per year
    double marginal_cost = core::nan;  ///< λ, USD per unit of capability
    int evaluations = 0;
};

namespace detail {

inline double markup(const FlatInputData& input) {
    return input.buyer == cost::Buyer::monopsonist ? 1.0 + input.inverse_elasticity : 1.0;
}

inline double log_or_zero(double value) { return value == 1.0 ? 0.0 : std::log(value); }

/// p in USD per unit at x = x0 e^log_ratio.
inline double flat_price(const FlatInputData& input, double log_ratio) {
    if (input.inverse_elasticity == 0.0) return input.price;
    return input.price * std::exp(input.inverse_elasticity * log_ratio);
}

}  // namespace detail

}  // namespace isocost::firm
