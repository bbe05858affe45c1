#pragma once

#include <cmath>
#include <numbers>

namespace isocost::finance {

/// Density of the standard normal distribution.
inline double normal_density(double z) {
    return std::exp(-0.5 * z * z) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

/// P(Z ≤ z) = erfc(−z/√2)/2: accurate relative to itself in both tails, not only to 1.
inline double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

/// P(−z ≤ Z ≤ z) = erf(z/√2): for small z without the difference of two halves.
inline double normal_within(double z) { return std::erf(z / std::numbers::sqrt2); }

}  // namespace isocost::finance
