#pragma once

#include <cmath>

#include "isocost/core/numeric/monotone_root.hpp"
#include "isocost/scaling/training_cost.hpp"

namespace isocost::scaling {

/// The models of one loss, as a curve over all real z = ln w/(1 − w), w the share of what is lost
/// to size: A N^−α = w (ℓ − E), B D^−β = (1 − w)(ℓ − E). Along it N falls, D rises, and 6ND is
/// convex in z with its least at w = β/(α + β). Everything is in logarithms.
class IsolossCurve {
public:
    IsolossCurve(const ScalingLaw& law, double log_reducible)
        : alpha_(law.parameter_exponent),
          beta_(law.token_exponent),
          log_a_(std::log(law.parameter_coefficient) - log_reducible),
          log_b_(std::log(law.token_coefficient) - log_reducible) {}

    double log_parameters(double z) const { return (log_a_ + softplus(-z)) / alpha_; }
    double log_tokens(double z) const { return (log_b_ + softplus(z)) / beta_; }
    double log_size(double z) const { return log_parameters(z) + log_tokens(z); }

    /// Where the least compute is.
    double compute_optimal() const { return std::log(beta_ / alpha_); }

    /// d ln N/dz ≤ 0, d ln D/dz ≥ 0.
    double parameter_slope(double z) const { return -share(-z) / alpha_; }
    double token_slope(double z) const { return share(z) / beta_; }

    /// Where ln D reaches a limit; −∞ when it is above the limit everywhere.
    double at_tokens(double log_limit) const {
        if (log_limit == core::infinity) return core::infinity;
        const double y = beta_ * log_limit - log_b_;
        return y > 0.0 ? y + std::log(-std::expm1(-y)) : -core::infinity;
    }

    /// Where ln ND reaches a limit on the side of many tokens (`side` = 1) or of many parameters
    /// (−1). The limit must not be below the least.
    double at_size(double log_limit, double side) const {
        if (log_limit == core::infinity) return side * core::infinity;
        const double z = compute_optimal();
        const auto beyond = [&](double step) {
            const double at = z + side * step;
            return core::ValueAndSlope{log_size(at) - log_limit,
                                       side * (parameter_slope(at) + token_slope(at))};
        };
        if (beyond(0.0).value >= 0.0) return z;
        return z + side * core::monotone_root(beyond, 1.0, 0.0, {0.0, core::infinity});
    }

    /// w at z.
    static double share(double z) { return 1.0 / (1.0 + std::exp(-z)); }

private:
    static double softplus(double z) {
        return z > 0.0 ? z + std::log1p(std::exp(-z)) : std::log1p(std::exp(z));
    }

    double alpha_;
    double beta_;
    double log_a_;
    double log_b_;
};

namespace detail {

/// Where the cost along the curve is least: d ln D/dz (training + data) = −d ln N/dz (training +
/// serving), in logarithms an increasing function of z.
inline double cheapest_on(const IsolossCurve& curve, const TrainingCost& cost) {
    const double flop = std::log(flop_per_parameter_and_token * cost.usd_per_flop);
    // ln(1 + e^a/X) and the part that the second term has in it.
    const auto added = [&](double price, double log_quantity) {
        const double ratio = price == 0.0 ? 0.0 : std::exp(std::log(price) - log_quantity - flop);
        const double part = std::isinf(ratio) ? 1.0 : ratio / (1.0 + ratio);
        const double log_sum =
            std::isinf(ratio) ? std::log(price) - log_quantity - flop : std::log1p(ratio);
        return core::ValueAndSlope{log_sum, part};
    };
    const double start = curve.compute_optimal();
    return core::monotone_root(
        [&](double z) {
            const auto data = added(cost.usd_per_token, curve.log_parameters(z));
            const auto serving = added(cost.serving_usd_per_parameter, curve.log_tokens(z));
            return core::ValueAndSlope{
                z - start + data.value - serving.value,
                1.0 - data.slope * curve.parameter_slope(z) + serving.slope * curve.token_slope(z)};
        },
        start, 0.0);
}

}  // namespace detail

}  // namespace isocost::scaling
