#pragma once

#include <algorithm>
#include <cmath>

namespace isocost::market::contest_detail {

/// Where a function that is ≥ 0 at `lower` and < 0 at `upper` changes its sign: the last point
/// found with f ≥ 0, no farther from one with f < 0 than the rounding of x. Regula falsi with the
/// Illinois halving (Dowell and Jarratt 1971), every third step a bisection so that jumps and
/// infinities end too.
template <class Function>
double sign_change(Function&& f, double lower, double upper) {
    double at_lower = f(lower);
    double at_upper = f(upper);
    for (int count = 0; count < 200; ++count) {
        const double width = upper - lower;
        if (width <= 4e-16 * std::max({1.0, std::abs(lower), std::abs(upper)})) break;
        const double chord = lower + width * at_lower / (at_lower - at_upper);
        const bool usable = count % 3 != 2 && chord > lower && chord < upper;
        const double x = usable ? chord : lower + 0.5 * width;
        const double value = f(x);
        if (value == 0.0) return x;
        if (value > 0.0) {
            lower = x;
            at_lower = value;
            at_upper *= 0.5;
        } else {
            upper = x;
            at_upper = value;
            at_lower *= 0.5;
        }
    }
    return lower;
}

}  // namespace isocost::market::contest_detail
