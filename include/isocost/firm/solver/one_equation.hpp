#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "isocost/core/field.hpp"
#include "isocost/firm/solver/equation_step.hpp"

namespace isocost::firm {

/// Where the one equation ended.
struct FlatRoot {
    enum class Kind { found, infeasible, stalled };

    Kind kind = Kind::stalled;
    double t = core::nan;  ///< ln of the multiplier: v_i + u_i/σ = t + ln θ_i
    int evaluations = 0;
};

namespace detail {

/// True when no input reaches or leaves a limit between two values of t.
template <class Inputs>
bool same_limits(const Inputs& inputs, double t, double next) {
    bool same = true;
    for (const auto& input : inputs) {
        const double before = flat_demand(input, t);
        const double after = flat_demand(input, next);
        same &= (before == input.floor) == (after == input.floor);
        same &= (before == input.cap) == (after == input.cap);
    }
    return same;
}

/// True when no input at a limit could leave it in the direction that is needed.
template <class Inputs>
bool nothing_left(const Inputs& inputs, double t, bool too_little) {
    for (const auto& input : inputs) {
        const double u = flat_demand(input, t);
        if (!moves(input, u) && u != (too_little ? input.cap : input.floor)) return false;
    }
    return true;
}

/// Root of Σ θ (u_i − U) = 0, the equation at σ = 1, without limits: where the search begins.
template <class Inputs>
double cobb_douglas_start(const Inputs& inputs, double target) {
    double level = 0.0;
    double slope = 0.0;
    for (const auto& input : inputs) {
        level += input.share * input.response * input.offset;
        slope += input.share * input.response;
    }
    return (target - level) / slope;
}

}  // namespace detail

/// The one monotone equation of a flat CES with separable isoelastic costs: t with
///
///     (1/ρ) ln Σ θ_i e^{ρ u_i(t)} = U,   u_i(t) = clamp((t + offset_i)/(1/σ + η_i), limits),
///
/// increasing in t for 0 < σ < ∞ while an input can move. Each step solves it to the third order as
/// if the inputs that move kept moving, and exactly where their η are equal; a bracket keeps it
/// from straying. Σθ = 1. t = −∞ when the floors alone give more than U: nothing is worth anything
/// at the margin. `inputs` is any range of FlatInput; one of fixed size lets the compiler unroll
/// it.
template <class Inputs>
[[nodiscard]] FlatRoot one_equation(const Inputs& inputs, double rho, double target, double start) {
    // The limit at ρ = 0 without a case of its own: e^{1e-100 d} − 1 is 1e-100 d to the last digit.
    if (rho == 0.0) rho = 1e-100;
    const double inverse_rho = 1.0 / rho;
    const auto pace = detail::flat_pace(inputs);
    const double rounding =
        4.0 * std::numeric_limits<double>::epsilon() * std::max(1.0, std::abs(target));
    double lower = -core::infinity;
    double upper = core::infinity;
    double t = start;
    auto growths = detail::room(inputs);
    for (int evaluations = 1; evaluations < 200; ++evaluations) {
        const auto sums = detail::flat_sums(inputs, rho, target, t, growths);
        const double above = sums.excess * inverse_rho;
        if (std::abs(above) <= rounding) return {FlatRoot::Kind::found, t, evaluations};
        (above < 0.0 ? lower : upper) = t;
        const auto step = detail::flat_step(inputs, rho, inverse_rho, target, t, pace, sums);
        if (std::isnan(step.change) && detail::nothing_left(inputs, t, above < 0.0)) {
            if (above < 0.0) return {FlatRoot::Kind::infeasible, core::nan, evaluations};
            return {FlatRoot::Kind::found, -core::infinity, evaluations};
        }
        double next = t + step.change;
        if (!(next > lower && next < upper)) {
            const bool closed = std::isfinite(lower) && std::isfinite(upper);
            next = closed ? lower + 0.5 * (upper - lower)
                          : t + (above < 0.0 ? 1.0 : -1.0) * (1.0 + std::abs(t));
            if (closed && upper - lower <= 4e-16 * std::max(1.0, std::abs(t)))
                return {FlatRoot::Kind::found, t, evaluations};
        } else if (step.error < 1e-16 && detail::same_limits(inputs, t, next)) {
            return {FlatRoot::Kind::found, next, evaluations};
        }
        t = next;
    }
    return {};
}

}  // namespace isocost::firm
