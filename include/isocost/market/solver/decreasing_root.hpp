#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "isocost/core/field.hpp"

namespace isocost::market::detail {

/// A function's value and derivative at a point.
struct Sloped {
    double value = core::nan;
    double slope = core::nan;
};

struct DecreasingRoot {
    bool found = false;
    double x = core::nan;
    Sloped at = {};
    int evaluations = 0;
};

/// Where the cubic through x as a function of f, with its slopes at two points, meets f = 0
/// (inverse Hermite interpolation, order 1 + √3; Traub 1964, ch. 6). One evaluation less than
/// Newton's on the way to rounding.
inline double inverse_hermite(double x0, const Sloped& f0, double x1, const Sloped& f1) {
    const double width = f1.value - f0.value;
    const double z = -f0.value / width;
    const double d0 = width / f0.slope;
    const double d1 = width / f1.slope;
    const double rise = x1 - x0;
    return x0 + z * (d0 + z * ((3.0 * rise - 2.0 * d0 - d1) + z * (d0 + d1 - 2.0 * rise)));
}

/// The root of a decreasing function with its derivative, safeguarded by a bracket. Stops where the
/// next step would move less than 1e-13, or the value is within `rounding` of 0.
template <class Function>
DecreasingRoot decreasing_root(Function&& f, double start, double rounding) {
    constexpr int most_evaluations = 200;
    constexpr double farthest = 700.0;  // e^700 is as far as doubles reach
    double lower = -core::infinity;
    double upper = core::infinity;
    double stride = 1.0;
    double last = core::nan;
    Sloped before;
    DecreasingRoot root{.found = false, .x = start, .at = {}, .evaluations = 0};
    while (root.evaluations < most_evaluations) {
        const double x = root.x;
        root.at = f(x);
        ++root.evaluations;
        if (std::isnan(root.at.value)) return root;
        const double newton = -root.at.value / root.at.slope;
        root.found = std::abs(root.at.value) <= rounding || std::abs(newton) <= 1e-13;
        if (root.found) return root;
        (root.at.value > 0.0 ? lower : upper) = x;
        const bool closed = std::isfinite(lower) && std::isfinite(upper);
        if (closed && upper - lower <= 4e-16 * std::max(1.0, std::abs(x))) {
            root.found = true;
            return root;
        }
        double next = x + newton;
        const bool shrinks = std::abs(root.at.value) < 0.5 * std::abs(before.value);
        if (shrinks) {
            const double better = inverse_hermite(last, before, x, root.at);
            // It must agree with Newton's step to the order of the step, or there was a kink.
            if (std::abs(better - next) < 0.5 * std::abs(newton)) next = better;
        }
        if (!std::isnan(last) && !shrinks && closed) next = lower + 0.5 * (upper - lower);
        if (!(next > lower && next < upper)) next = closed ? lower + 0.5 * (upper - lower) : next;
        if (!closed && !(std::abs(next - x) <= 4.0 * stride)) {
            next = x + std::copysign(4.0 * stride, root.at.value);
            stride *= 2.0;
        }
        if (!(std::abs(next - start) <= farthest)) return root;
        last = x;
        before = root.at;
        root.x = next;
    }
    return root;
}

}  // namespace isocost::market::detail
