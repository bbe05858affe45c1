#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

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

namespace detail {

/// u of one input at t: its demand, clamped to its limits.
inline double flat_demand(const FlatInput& input, double t) {
    const double u = (t + input.offset) * input.response;
    return std::clamp(u, input.floor, input.cap);
}

/// Room for one number per input; on the stack where their number is fixed.
template <std::size_t N>
std::array<double, N> room(const std::array<FlatInput, N>&) {
    return {};
}
inline std::vector<double> room(std::span<const FlatInput> inputs) {
    return std::vector<double>(inputs.size());
}

/// e^x − 1. Where |ρ| ≥ 0.1 the faster exponential costs at most ten roundings of d = x/ρ.
inline double growth(double rho, double x) {
    return std::abs(rho) >= 0.1 ? std::exp(x) - 1.0 : std::expm1(x);
}

/// The same of all inputs, one function at a time: what is in registers survives no call.
template <class Numbers>
void grow(double rho, Numbers& x) {
    if (std::abs(rho) >= 0.1)
        for (double& each : x) each = std::exp(each) - 1.0;
    else
        for (double& each : x) each = std::expm1(each);
}

/// True for an input at neither limit. Without short cuts: a branch predictor cannot know which
/// limits bind.
inline bool moves(const FlatInput& input, double u) {
    return (u != input.floor) & (u != input.cap);
}

/// The sums of one evaluation at t, with k = du/dt and w = θ e^{ρ(u − U)}. They are for all inputs,
/// and for the moving ones.
struct FlatSums {
    double excess = 0.0;     ///< Σ w − θ, which has the sign of ρ where there is too much
    double share = 0.0;      ///< Σ θ, moving
    double weight = 0.0;     ///< Σ w, moving
    double response = 0.0;   ///< Σ w k, moving
    double curvature = 0.0;  ///< Σ w k², moving
    double cubic = 0.0;      ///< Σ w k³, moving
};

template <class Inputs, class Numbers>
FlatSums flat_sums(const Inputs& inputs, double rho, double target, double t, Numbers& growths) {
    for (std::size_t i = 0; i < inputs.size(); ++i)
        growths[i] = rho * (flat_demand(inputs[i], t) - target);
    grow(rho, growths);
    FlatSums sums;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const FlatInput& input = inputs[i];
        const double part = input.share * growths[i];
        const auto moving = static_cast<double>(moves(input, flat_demand(input, t)));
        const double share = moving * input.share;
        const double weight = share + moving * part;
        const double response = weight * input.response;
        sums.excess += part;
        sums.share += share;
        sums.weight += weight;
        sums.response += response;
        const double curvature = response * input.response;
        sums.curvature += curvature;
        sums.cubic += curvature * input.response;
    }
    return sums;
}

/// The largest and the smallest k.
struct FlatPace {
    double slowest = core::infinity;
    double fastest = 0.0;
};

template <class Inputs>
FlatPace flat_pace(const Inputs& inputs) {
    FlatPace pace;
    for (const auto& input : inputs) {
        pace.slowest = std::min(pace.slowest, input.response);
        pace.fastest = std::max(pace.fastest, input.response);
    }
    return pace;
}

/// A step in t, and how far from its goal it may end, in u.
struct FlatStep {
    double change;
    double error;
};

/// ln(1 + z), by its series where five terms reach rounding, and as accurate as `growth`.
inline double distance_log(double rho, double z) {
    if (std::abs(z) < 5e-4)
        return z * (1.0 - z * (1.0 / 2.0 - z * (1.0 / 3.0 - z * (1.0 / 4.0 - z / 5.0))));
    return std::abs(rho) >= 0.1 ? std::log(1.0 + z) : std::log1p(z);
}

/// The step that moves (1/ρ) ln Σ w e^{ρkδ}/Σ w = k̄δ + ½ρVδ² + ⅙ρ²Sδ³ + … by `distance`, from the
/// reverted series to third order, with k̄ = Σ wk/Σ w, V the variance and S the third central moment
/// of k under w. Exact when all k are equal; else what is left out is of the order (ρkδ)³δ V/k̄²
/// where ρkδ is small, and unknown where it is not.
inline FlatStep smooth_step(double distance, double inverse_weight, double rho,
                            const FlatSums& sums, const FlatPace& pace) {
    const double inverse_response = 1.0 / sums.response;
    const double first = distance * (sums.weight * inverse_response);
    if (pace.fastest == pace.slowest) return {first, 0.0};
    const double mean = sums.response * inverse_weight;
    const double square = sums.curvature * inverse_weight;
    const double variance = sums.curvature * inverse_response - mean;  // V/k̄
    const double skewness =
        sums.cubic * inverse_response - 3.0 * square + 2.0 * mean * mean;  // S/k̄
    const double bend = 0.5 * rho * variance * first;
    const double twist = rho * rho * skewness * first * first * (1.0 / 6.0);
    const double step = first * (1.0 - bend + 2.0 * bend * bend - twist);
    const double reach = rho * pace.fastest * first;
    if (!(std::abs(reach) < 0.5)) return {std::abs(bend) < 0.25 ? step : first, core::infinity};
    return {step, std::abs(bend * reach * reach * step)};
}

/// The distance that the moving inputs must make good is ln[(W − S)/W]/ρ, W their weight and S the
/// excess. NaN when even endless moving inputs, or none, would not.
inline FlatStep near_step(const FlatSums& sums, double rho, double inverse_rho,
                          const FlatPace& pace) {
    const double inverse_weight = 1.0 / sums.weight;
    const double distance = distance_log(rho, -sums.excess * inverse_weight) * inverse_rho;
    return smooth_step(distance, inverse_weight, rho, sums, pace);
}

/// The same step with W from logarithms, where e^{ρ(u − U)} is out of all proportion.
template <class Inputs>
FlatStep far_step(const Inputs& inputs, double rho, double target, double t, const FlatPace& pace) {
    double top = -core::infinity;
    double needed = 0.0;
    for (const auto& input : inputs) {
        const double u = flat_demand(input, t);
        const double x = rho * (u - target);
        if (moves(input, u)) top = std::max(top, x);
        needed += input.share * (moves(input, u) ? 1.0 : -growth(rho, x));
    }
    FlatSums sums;
    for (const auto& input : inputs) {
        const double u = flat_demand(input, t);
        if (!moves(input, u)) continue;
        const double weight = input.share * std::exp(rho * (u - target) - top);
        sums.weight += weight;
        sums.response += weight * input.response;
        sums.curvature += weight * input.response * input.response;
        sums.cubic += weight * input.response * input.response * input.response;
    }
    const double distance = (std::log(needed) - top - std::log(sums.weight)) / rho;
    return smooth_step(distance, 1.0 / sums.weight, rho, sums, pace);
}

template <class Inputs>
FlatStep flat_step(const Inputs& inputs, double rho, double inverse_rho, double target, double t,
                   const FlatPace& pace, const FlatSums& sums) {
    const bool near = sums.weight > 1e-3 * sums.share && sums.weight < 1e3 * sums.share;
    return near ? near_step(sums, rho, inverse_rho, pace) : far_step(inputs, rho, target, t, pace);
}

}  // namespace detail

}  // namespace isocost::firm
