#pragma once

#include <algorithm>
#include <cmath>

#include "isocost/finance/normal.hpp"

namespace isocost::finance::detail {

/// ∫₀^∞ 2 sinh(ty) e^{−ay − y²/2} dy for a ≥ 0, 0 ≤ t ≤ 1 + a: a double exponential rule (Takahasi
/// & Mori 1974), y = exp(x − e^{−x})/(1 + a), every term positive. Its error at this step is below
/// one rounding: the tests compare with 50 digits.
inline double sinh_laplace(double a, double t) {
    constexpr double step = 1.0 / 16.0;
    constexpr int left = -80;   // y = e^{−153}
    constexpr int right = 112;  // y = e^7/(1 + a): beyond it e^{−ay − y²/2} is 0
    const double scale = 1.0 / (1.0 + a);
    double sum = 0.0;
    for (int i = left; i <= right; ++i) {
        const double x = step * i;
        const double y = scale * std::exp(x - std::exp(-x));
        const double slope = y * (1.0 + std::exp(-x));
        const double fall = a * y + 0.5 * y * y;
        constexpr double zero = 800.0;
        if (fall - t * y < zero)
            sum += slope * (std::exp(t * y - fall) * -std::expm1(-2.0 * t * y));
    }
    return step * sum;
}

/// An option out of the money over √(forward · strike), undiscounted: with x = −|ln(F/K)| ≤ 0 and
/// v = σ√T > 0, h = x/v, t = v/2,
///   b = e^{x/2} N(h + t) − e^{−x/2} N(h − t) = e^{−(h² + t²)/2}/√(2π) · ∫₀^∞ 2 sinh(ty) e^{hy −
///   y²/2} dy.
/// The difference where it keeps its digits, the integral of positive terms where it does not.
inline double out_of_the_money(double x, double v) {
    const double h = x / v;
    const double t = 0.5 * v;
    if (x == 0.0) return normal_within(t);
    const double first = std::exp(0.5 * x) * normal_cdf(h + t);
    const double tail = normal_cdf(h - t);  // at 0 the other factor may be infinite
    const double difference = tail > 0.0 ? first - std::exp(-0.5 * x) * tail : first;
    // The difference has lost first/difference digits, of terms that err by 1 + h² roundings.
    const double enough = std::min(0.1, 0.005 * (1.0 + h * h));
    if (difference > enough * first || t > 1.0 - h) return difference;
    return normal_density(std::hypot(h, t)) * sinh_laplace(-h, t);
}

}  // namespace isocost::finance::detail
