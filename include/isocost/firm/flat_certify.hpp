#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "isocost/core/certificate.hpp"
#include "isocost/core/numeric/power_mean.hpp"
#include "isocost/firm/flat_firm.hpp"
#include "isocost/firm/question.hpp"

namespace isocost::firm {

namespace detail {

/// A flat bundle in the CES's own terms: ln(x/x0) of each input, ln of what it gives beyond a level
/// in ln, and the share of each input in its value.
template <std::size_t N>
struct FlatBundle {
    std::array<double, N> log_ratio;
    std::array<double, N> share;
    double beyond;
};

/// The level, or the largest term's where exponents of the distance from it could overflow.
template <std::size_t N>
double far_center(const std::array<double, N>& d, double rho, double level) {
    double far = 0.0;
    for (const double di : d) far = std::max(far, std::abs(rho * (di - level)));
    if (far < 300.0) return level;
    double center = level;
    for (const double di : d) center = rho * di > rho * center ? di : center;
    return center;
}

/// The bundle from one exponential per input, e^{ρ(d_i − level)} with d = ln(a x/x0); at the level
/// the exponents are small. Where |ρ| < 0.1 it is expm1 and log1p that keep the digits of d.
template <std::size_t N>
FlatBundle<N> flat_bundle(const FlatFirm<N>& firm, const std::array<double, N>& inputs, double rho,
                          double level) {
    FlatBundle<N> bundle;
    std::array<double, N> d;
    for (std::size_t i = 0; i < N; ++i)
        bundle.log_ratio[i] = std::log(inputs[i] / firm.inputs[i].benchmark);
    for (std::size_t i = 0; i < N; ++i)
        d[i] = bundle.log_ratio[i] + log_or_zero(firm.inputs[i].efficiency);
    const double center = far_center(d, rho, level);
    double sum = 0.0;
    if (std::abs(rho) < 0.1) {
        for (std::size_t i = 0; i < N; ++i) {
            bundle.share[i] = firm.inputs[i].share * std::expm1(rho * (d[i] - center));
            sum += bundle.share[i];
        }
        double linear = 0.0;
        for (std::size_t i = 0; i < N; ++i) {
            linear += firm.inputs[i].share * (d[i] - center);
            bundle.share[i] = (firm.inputs[i].share + bundle.share[i]) / (1.0 + sum);
        }
        bundle.beyond = center - level + (rho == 0.0 ? linear : std::log1p(sum) / rho);
        return bundle;
    }
    for (std::size_t i = 0; i < N; ++i) {
        bundle.share[i] = firm.inputs[i].share * std::exp(rho * (d[i] - center));
        sum += bundle.share[i];
    }
    const double inverse = 1.0 / sum;
    for (double& share : bundle.share) share *= inverse;
    bundle.beyond = center - level + std::log(sum) / rho;
    return bundle;
}

/// Cost inefficiency of a bundle of value 1 whose virtual prices are its marginal worth times
/// 1 + r_i: 1 + Σ s r − (Σ s (1 + r)^{1−σ})^{1/(1−σ)}, s the shares; ½ σ Var_s(r) for small r.
template <std::size_t N>
double flat_inefficiency(const std::array<double, N>& share, const std::array<double, N>& residual,
                         double sigma) {
    double mean = 0.0;
    double square = 0.0;
    double worst = 0.0;
    for (std::size_t i = 0; i < N; ++i) {
        mean += share[i] * residual[i];
        square += share[i] * residual[i] * residual[i];
        worst = std::max(worst, std::abs(residual[i]));
    }
    if (worst < 1e-6) return 0.5 * sigma * (square - mean * mean);
    std::array<double, N> logs;
    for (std::size_t i = 0; i < N; ++i) logs[i] = std::log1p(residual[i]);
    return 1.0 + mean - std::exp(core::log_power_mean(share, logs, N, 1.0 - sigma));
}

}  // namespace detail

/// Judges a flat answer by the first-order conditions, from the firm and the answer alone (see
/// `certify` of a Firm, and `duality_gap`).
template <std::size_t N>
[[nodiscard]] core::Certificate certify(const FlatFirm<N>& firm, const CapabilityTarget& target,
                                        const FlatResult<N>& result) {
    const double rho = (firm.sigma - 1.0) / firm.sigma;
    const double level = std::log(target.capability / firm.output) / firm.returns;
    const auto bundle = detail::flat_bundle(firm, result.inputs, rho, level);
    const double beyond = firm.returns * bundle.beyond;  // ln(F/y)
    // λ υ y, the value of the bundle at its marginal worth.
    const double value = result.marginal_cost * firm.returns * target.capability;
    core::Certificate c{.feasibility = std::max(0.0, -beyond)};
    std::array<double, N> residual;
    std::array<double, N> price;
    for (std::size_t i = 0; i < N; ++i)
        price[i] = detail::flat_price(firm.inputs[i], bundle.log_ratio[i]);
    constexpr double largest = std::numeric_limits<double>::max();
    constexpr double smallest = std::numeric_limits<double>::denorm_min();
    double farthest = 0.0;
    double total = 0.0;
    double spent = 0.0;
    double slack = 0.0;
    double unworthy = 0.0;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& data = firm.inputs[i];
        const double x = result.inputs[i];
        const double outlay = price[i] * x;
        const double cost = outlay * detail::markup(data);
        const double worth = value * bundle.share[i];
        const double paid = cost + (result.shadow_prices[i] - result.floor_prices[i]) * x;
        spent += outlay;
        unworthy += paid;
        residual[i] = (paid - worth) / worth;
        const double distance = std::abs(paid - worth) / std::max({cost, worth, smallest});
        farthest = std::max(farthest, distance);
        total += distance;
        // At x = 0 all of this is 0, but the first unit of an input is worth infinitely much
        // unless nothing is worth anything.
        if (x == 0.0 && value != 0.0) farthest = core::infinity;
        if (x > data.cap) c.feasibility = std::max(c.feasibility, x / data.cap - 1.0);
        if (x < data.floor) c.feasibility = std::max(c.feasibility, 1.0 - x / data.floor);
        slack += result.shadow_prices[i] * (std::min(data.cap, largest) - x) +
                 result.floor_prices[i] * (x - data.floor);
    }
    // Worth at what is made differs from worth at the target by no more than `beyond`. A maximum
    // passes NaN over, a sum does not; what is not a number anywhere is not one here.
    c.stationarity = std::isnan(total) ? total : farthest + (value > 0.0 ? std::abs(beyond) : 0.0);
    const double excess = value * bundle.beyond;
    const double inverse = 1.0 / spent;
    const double inefficiency =
        value > 0.0 ? value * detail::flat_inefficiency(bundle.share, residual, firm.sigma)
                    : unworthy;
    c.complementarity =
        std::max(std::abs(slack) * inverse, std::abs(excess) / std::max(spent, value));
    c.gap = (slack + excess + inefficiency) * inverse;
    c.condition = std::max(1.0, value * inverse);
    return c;
}

}  // namespace isocost::firm
