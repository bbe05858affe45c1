#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "isocost/core/field.hpp"

namespace isocost::core {

/// ln of the weighted power mean of order ρ, from logarithms: (1/ρ) ln Σ w_i e^{ρ u_i}, Σw = 1.
///
/// ρ = 0 is the geometric mean, ρ = −∞ the minimum, ρ = 1 the arithmetic mean of e^u. Hardy,
/// Littlewood and Pólya 1934, ch. 2. Near ρ = 0 it is written around the weighted mean ū, where
/// the first order cancels, (1/ρ) log1p(Σ w_i expm1(ρ(u_i − ū))), so no digits are lost at any ρ.
/// u_i = −∞ (an input of zero) is allowed: the mean is −∞ for ρ ≤ 0, finite for ρ > 0. So is +∞ (an
/// input without limit): the mean is +∞ for ρ ≥ 0, and the bound that the others set for ρ < 0.
template <class Weights, class Logs>
double log_power_mean(const Weights& weight, const Logs& u, std::size_t n, double rho) {
    double mean = 0.0;
    double low = infinity;
    double high = -infinity;
    for (std::size_t i = 0; i < n; ++i) {
        mean += weight[i] * u[i];
        low = std::min(low, u[i]);
        high = std::max(high, u[i]);
    }
    if (rho == -infinity || (rho <= 0.0 && low == -infinity)) return low;
    if (low == high || (rho > 0.0 && high == infinity)) return high;
    if (rho == 0.0) return mean;
    double sum = 0.0;
    if (std::abs(rho) * (high - low) < 0.5) {
        for (std::size_t i = 0; i < n; ++i) sum += weight[i] * std::expm1(rho * (u[i] - mean));
        return mean + std::log1p(sum) / rho;
    }
    const double top = rho > 0.0 ? high : low;
    for (std::size_t i = 0; i < n; ++i) sum += weight[i] * std::exp(rho * (u[i] - top));
    return top + std::log(sum) / rho;
}

}  // namespace isocost::core
