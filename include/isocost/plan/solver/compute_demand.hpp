#pragma once

#include <array>
#include <cmath>

#include "isocost/core/numeric/power_mean.hpp"

namespace isocost::plan {

/// Compute that a year's least Opex uses at a price of compute, the other inputs gathered in one:
/// 1 = [θ (c/Y)^ρ + (1 − θ) (z/Y)^ρ]^{1/ρ} with c = C/scale and the others z at unit price M.
struct ComputeDemand {
    double share;       ///< θ of compute, 1 when there is no other input
    double sigma;       ///< σ, 0 to ∞
    double log_scale;   ///< ln(C0/a), FLOP
    double log_needed;  ///< ln Y, Y = (y/y0)^{1/υ}
    double log_others;  ///< ln M, USD: [Σ θ_i/(1 − θ) (p̂_i/θ_i)^{1−σ}]^{1/(1−σ)}
};

/// FLOP and their derivative by the price.
struct DemandedFlop {
    double flop;
    double slope;
};

/// Whether demand does not depend on the price: Leontief, or compute alone.
inline bool fixed(const ComputeDemand& d) { return d.sigma == 0.0 || d.share == 1.0; }

/// Whether the inputs are perfect substitutes: demand is all or nothing.
inline bool linear(const ComputeDemand& d) { return std::isinf(d.sigma) && d.share < 1.0; }

/// Compute without any other input, Y θ^{−1/ρ}: what is needed at least where σ < 1 and never
/// reached but at σ = 0, what is enough where σ > 1. 0 at σ = 1.
inline double flop_alone(const ComputeDemand& d) {
    if (d.share == 1.0) return std::exp(d.log_needed + d.log_scale);
    if (d.sigma == 1.0) return 0.0;
    const double over_rho = std::isinf(d.sigma) ? 1.0 : d.sigma / (d.sigma - 1.0);
    return std::exp(d.log_needed - std::log(d.share) * over_rho + d.log_scale);
}

/// Price at which perfect substitutes change places, θ M/scale.
inline double switch_price(const ComputeDemand& d) {
    return std::exp(std::log(d.share) + d.log_others - d.log_scale);
}

/// By Shephard's lemma C = Y scale (m/r)^σ, r = p scale/θ, m = [θ r^{1−σ} + (1 − θ)
/// M^{1−σ}]^{1/(1−σ)}; p C'/C = −σ (1 − the share of compute in the cost). Perfect substitutes:
/// what there is up to the price where they change places.
inline DemandedFlop demanded_flop(const ComputeDemand& d, double price) {
    if (fixed(d) || linear(d)) return {flop_alone(d), 0.0};
    const std::array shares{d.share, 1.0 - d.share};
    const std::array logs{std::log(price) + d.log_scale - std::log(d.share), d.log_others};
    const double log_unit = core::log_power_mean(shares, logs, 2, 1.0 - d.sigma);
    const double flop = std::exp(d.log_needed + d.log_scale + d.sigma * (log_unit - logs[0]));
    const double others = shares[1] * std::exp((1.0 - d.sigma) * (logs[1] - log_unit));
    return {flop, -d.sigma * flop * others / price};
}

/// ln z, the others that the year needs beside so much compute: ln Y +
/// (1/ρ) ln[1 − θ/(1 − θ) ((c/Y)^ρ − 1)]. −∞ where compute is enough, NaN where nothing is.
inline double log_others_needed(const ComputeDemand& d, double flop) {
    const double excess = std::log(flop) - d.log_scale - d.log_needed;
    if (d.share == 1.0) return excess < 0.0 ? core::nan : -core::infinity;
    if (d.sigma == 0.0) return d.log_needed;
    const double odds = d.share / (1.0 - d.share);
    if (d.sigma == 1.0) return d.log_needed - odds * excess;
    const double rho = std::isinf(d.sigma) ? 1.0 : (d.sigma - 1.0) / d.sigma;
    const double sum = odds * std::expm1(rho * excess);
    if (sum < 1.0) return d.log_needed + std::log1p(-sum) / rho;
    return rho > 0.0 ? -core::infinity : core::nan;
}

/// USD per FLOP and its derivative by the FLOP.
struct PriceOfFlop {
    double price;
    double slope;
};

/// Price at which the year uses just so much compute, the inverse of demand where 0 < σ < ∞: what
/// one more FLOP saves, p = (θ/scale) M (z/c)^{1/σ}; C p'/p = −1/(σ (1 − the share of compute in
/// the cost)). 0 where compute is enough, NaN where nothing is.
inline PriceOfFlop price_of_flop(const ComputeDemand& d, double flop) {
    const double log_z = log_others_needed(d, flop);
    if (log_z == -core::infinity) return {0.0, 0.0};
    const double log_ratio = log_z - std::log(flop) + d.log_scale;
    const double price =
        std::exp(std::log(d.share) - d.log_scale + d.log_others + log_ratio / d.sigma);
    // Cost of compute over that of the others, θ/(1 − θ) (c/z)^ρ.
    const double odds =
        std::exp(std::log(d.share / (1.0 - d.share)) - log_ratio * (d.sigma - 1.0) / d.sigma);
    return {price, -price * (1.0 + odds) / (d.sigma * flop)};
}

/// ln z at a price of compute, the others by Shephard's lemma: z = Y (m/M)^σ. 0 < σ < ∞.
inline double log_others_at_price(const ComputeDemand& d, double price) {
    const std::array shares{d.share, 1.0 - d.share};
    const std::array logs{std::log(price) + d.log_scale - std::log(d.share), d.log_others};
    const double log_unit = core::log_power_mean(shares, logs, 2, 1.0 - d.sigma);
    return d.log_needed + d.sigma * (log_unit - d.log_others);
}

}  // namespace isocost::plan
