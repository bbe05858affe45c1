#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "isocost/core/field.hpp"

namespace isocost::firm {

/// One input of a flat CES in benchmark units, u = ln(a x/x0), ready for the one equation.
struct FlatInput {
    double share;     ///< θ
    double offset;    ///< ln θ − ln(c' x0/a) at u = 0; ln c' rises by η per unit of u
    double response;  ///< du/dt = 1/(1/σ + η)
    double floor;     ///< in u, −∞ when there is none
    double cap;       ///< in u, +∞ when there is none
};

/// Where the one equation ended.
struct FlatRoot {
    enum class Kind { found, infeasible, stalled };

    Kind kind = Kind::stalled;
    double t = core::nan;  ///< ln of the multiplier: v_i + u_i/σ = t + ln θ_i
    int evaluations = 0;
};

namespace detail {

/// u of one input at t: its demand, clamped to its limits.
inline double flat_demand(const FlatInput& input, double t) {
    const double u = (t + input.offset) * input.response;
    return std::clamp(u, input.floor, input.cap);
}

/// e^{ρd} − 1 over ρ, which is d at ρ = 0: an input's distance from the target in the CES's own
/// measure. Where |ρ| ≥ 0.1 the faster exponential costs at most ten roundings of d.
inline double box_cox(double rho, double d) {
    if (std::abs(rho) >= 0.1) return (std::exp(rho * d) - 1.0) / rho;
    return rho == 0.0 ? d : std::expm1(rho * d) / rho;
}

/// The sums of one evaluation at t, over all inputs and over those that can still move.
struct FlatSums {
    double all = 0.0;       ///< Σ θ (e^{ρ(u − U)} − 1)/ρ
    double moving = 0.0;    ///< the same over the moving ones
    double held = 0.0;      ///< and over those at a limit
    double share = 0.0;     ///< Σ θ over the moving ones
    double response = 0.0;  ///< Σ θ e^{ρ(u − U)} du/dt over the moving ones
    double fastest = 0.0;   ///< largest and smallest du/dt among them
    double slowest = core::infinity;
    bool at_floor = false;  ///< some input could still rise from its floor
    bool at_cap = false;    ///< some input could still fall from its cap
};

/// ln(1 + z), by its series where three terms reach rounding.
inline double short_log1p(double z) {
    return std::abs(z) < 1e-5 ? z * (1.0 - z * (0.5 - z / 3.0)) : std::log1p(z);
}

template <class Inputs>
FlatSums flat_sums(const Inputs& inputs, double rho, double target, double t) {
    FlatSums sums;
    for (const auto& input : inputs) {
        const double u = flat_demand(input, t);
        const double part = input.share * box_cox(rho, u - target);
        sums.all += part;
        if (u == input.floor || u == input.cap) {
            sums.at_floor = sums.at_floor || u < input.cap;
            sums.at_cap = sums.at_cap || u > input.floor;
            sums.held += part;
            continue;
        }
        sums.moving += part;
        sums.share += input.share;
        sums.response += (input.share + rho * part) * input.response;
        sums.fastest = std::max(sums.fastest, input.response);
        sums.slowest = std::min(sums.slowest, input.response);
    }
    return sums;
}

/// True when a step from t to `next` neither reaches nor leaves a limit and is so short, or so
/// exact, that its error is below rounding: the step is exact when all moving inputs respond
/// alike, and else errs by about ρ (Δu)².
template <class Inputs>
bool is_last_step(const Inputs& inputs, double rho, const FlatSums& sums, double t, double next) {
    const double du = (next - t) * sums.fastest;
    if (sums.fastest != sums.slowest && !(du * du * (1.0 + std::abs(rho)) < 1e-17)) return false;
    for (const auto& input : inputs) {
        const double before = flat_demand(input, t);
        const double after = flat_demand(input, next);
        if ((before == input.floor) != (after == input.floor) ||
            (before == input.cap) != (after == input.cap))
            return false;
    }
    return true;
}

/// The step in t that closes the distance as if all moving inputs moved alike by δ:
/// δ = (1/ρ) ln[(W − ρ S)/W], W = Σ θ e^{ρ(u − U)} over the moving ones, S the distance. NaN when
/// even endless moving inputs, or none, would not.
inline double near_step(const FlatSums& sums, double rho) {
    if (rho == 0.0) return -sums.all / sums.response;
    const double weight = sums.share + rho * sums.moving;
    return short_log1p(-rho * sums.all / weight) * weight / (rho * sums.response);
}

/// The same step with W from logarithms, where e^{ρ(u − U)} is out of all proportion.
template <class Inputs>
double far_step(const Inputs& inputs, double rho, double target, double t, const FlatSums& sums) {
    double top = -core::infinity;
    for (const auto& input : inputs) {
        const double u = flat_demand(input, t);
        if (u != input.floor && u != input.cap) top = std::max(top, rho * (u - target));
    }
    double weight = 0.0;
    double response = 0.0;
    for (const auto& input : inputs) {
        const double u = flat_demand(input, t);
        if (u == input.floor || u == input.cap) continue;
        const double part = input.share * std::exp(rho * (u - target) - top);
        weight += part;
        response += part * input.response;
    }
    const double needed = sums.share - rho * sums.held;
    return (std::log(needed) - top - std::log(weight)) / (rho * response / weight);
}

template <class Inputs>
double flat_step(const Inputs& inputs, double rho, double target, double t, const FlatSums& sums) {
    const double weight = sums.share + rho * sums.moving;
    const bool near = rho == 0.0 || (weight > 1e-3 * sums.share && weight < 1e3 * sums.share);
    return near ? near_step(sums, rho) : far_step(inputs, rho, target, t, sums);
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
/// increasing in t for 0 < σ < ∞ while an input can move. Each step solves it exactly as if the
/// inputs that move kept moving alike, which is the answer at once when their η are equal and
/// Newton's quadratic convergence otherwise; a bracket keeps it from straying. Σθ = 1. t = −∞ when
/// the floors alone give more than U: nothing is worth anything at the margin.
/// `inputs` is any range of FlatInput; one of fixed size lets the compiler unroll it.
template <class Inputs>
[[nodiscard]] FlatRoot one_equation(const Inputs& inputs, double rho, double target, double start) {
    double lower = -core::infinity;
    double upper = core::infinity;
    double t = start;
    const double rounding =
        4.0 * std::numeric_limits<double>::epsilon() * std::max(1.0, std::abs(target));
    for (int evaluations = 1; evaluations < 200; ++evaluations) {
        const auto sums = detail::flat_sums(inputs, rho, target, t);
        if (std::abs(sums.all) <= rounding) return {FlatRoot::Kind::found, t, evaluations};
        (sums.all < 0.0 ? lower : upper) = t;
        const double change = detail::flat_step(inputs, rho, target, t, sums);
        if (std::isnan(change) || sums.share == 0.0) {
            if (sums.all < 0.0 && !sums.at_floor)
                return {FlatRoot::Kind::infeasible, core::nan, evaluations};
            if (sums.all > 0.0 && !sums.at_cap)
                return {FlatRoot::Kind::found, -core::infinity, evaluations};
        }
        double next = t + change;
        if (!(next > lower && next < upper)) {
            const bool closed = std::isfinite(lower) && std::isfinite(upper);
            next = closed ? lower + 0.5 * (upper - lower)
                          : t + (sums.all < 0.0 ? 1.0 : -1.0) * (1.0 + std::abs(t));
            if (closed && upper - lower <= 4e-16 * std::max(1.0, std::abs(t)))
                return {FlatRoot::Kind::found, t, evaluations};
        } else if (detail::is_last_step(inputs, rho, sums, t, next)) {
            return {FlatRoot::Kind::found, next, evaluations};
        }
        t = next;
    }
    return {};
}

}  // namespace isocost::firm
