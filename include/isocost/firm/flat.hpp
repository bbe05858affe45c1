#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "isocost/core/certificate.hpp"
#include "isocost/core/numeric/power_mean.hpp"
#include "isocost/core/status.hpp"
#include "isocost/cost/isoelastic.hpp"
#include "isocost/firm/question.hpp"
#include "isocost/firm/solver/one_equation.hpp"

namespace isocost::firm {

/// One input of a flat firm in plain numbers: price p0 (x/x0)^η USD per unit, a linear cost at
/// η = 0. Not validated: the caller's simulator is trusted, unlike `Firm`.
struct FlatInputData {
    double share;                     ///< θ, summing to 1
    double price;                     ///< p0, USD per unit at `benchmark`
    double inverse_elasticity = 0.0;  ///< η
    double benchmark = 1.0;           ///< x0, own unit; also the reference of the price
    double efficiency = 1.0;          ///< a
    double floor = 0.0;               ///< own unit
    double cap = core::infinity;      ///< own unit
    cost::Buyer buyer = cost::Buyer::monopsonist;
};

/// A flat CES with N inputs, 0 < σ < ∞, as an embedded simulator holds it: no names, no allocation.
template <std::size_t N>
struct FlatFirm {
    std::array<FlatInputData, N> inputs;
    double sigma;
    double returns = 1.0;
    double output = 1.0;
};

/// The part of `Result` that needs no names. NaN unless a point was found.
template <std::size_t N>
struct FlatResult {
    core::Status status = core::Status::stalled;
    core::Certificate certificate;
    std::array<double, N> inputs{};         ///< own unit per year
    std::array<double, N> shadow_prices{};  ///< μ ≥ 0, USD per unit of the cap
    std::array<double, N> floor_prices{};   ///< ν ≥ 0, USD per unit of the floor
    double opex = core::nan;                ///< USD per year
    double marginal_cost = core::nan;       ///< λ, USD per unit of capability
    int evaluations = 0;
};

namespace detail {

inline double markup(const FlatInputData& input) {
    return input.buyer == cost::Buyer::monopsonist ? 1.0 + input.inverse_elasticity : 1.0;
}

inline double log_or_zero(double value) { return value == 1.0 ? 0.0 : std::log(value); }

template <std::size_t N>
std::array<FlatInput, N> flat_inputs(const FlatFirm<N>& firm) {
    std::array<FlatInput, N> inputs;
    const double kappa = 1.0 / firm.sigma;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& data = firm.inputs[i];
        const double log_efficiency = log_or_zero(data.efficiency);
        const double log_scale = log_or_zero(data.benchmark) - log_efficiency;
        inputs[i] = {
            .share = data.share,
            .offset = std::log(data.share / (data.price * markup(data))) - log_scale +
                      data.inverse_elasticity * log_efficiency,
            .response = 1.0 / (kappa + data.inverse_elasticity),
            .floor = data.floor > 0.0 ? std::log(data.floor) - log_scale : -core::infinity,
            .cap = data.cap < core::infinity ? std::log(data.cap) - log_scale : core::infinity};
    }
    return inputs;
}

/// p(x) in USD per unit.
inline double flat_price(const FlatInputData& input, double x) {
    if (input.inverse_elasticity == 0.0) return input.price;
    return input.price * std::exp(input.inverse_elasticity * std::log(x / input.benchmark));
}

}  // namespace detail

namespace detail {

/// A flat bundle in the CES's own terms: quantities, their mean, and the share of each input in the
/// value of the bundle, θ_i e^{ρ(d_i − mean)}, all from one exponential per input.
template <std::size_t N>
struct FlatBundle {
    std::array<double, N> share;
    double mean;
};

template <std::size_t N>
FlatBundle<N> flat_bundle(const FlatFirm<N>& firm, const std::array<double, N>& inputs,
                          double rho) {
    FlatBundle<N> bundle;
    std::array<double, N> d;
    double center = 0.0;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& data = firm.inputs[i];
        d[i] = std::log(inputs[i] * (data.efficiency / data.benchmark));
        center += data.share * d[i];
    }
    double far = 0.0;
    for (std::size_t i = 0; i < N; ++i) far = std::max(far, std::abs(rho * (d[i] - center)));
    // Far from the center the mean is that of the largest term, near it the first order cancels.
    if (far > 300.0)
        for (const double di : d) center = rho * di > rho * center ? di : center;
    double sum = 0.0;
    for (std::size_t i = 0; i < N; ++i) {
        const double distance = rho * (d[i] - center);
        bundle.share[i] =
            firm.inputs[i].share * (far < 0.5 ? std::expm1(distance) : std::exp(distance));
        sum += bundle.share[i];
    }
    const double log_sum = far < 0.5 ? std::log1p(sum) : std::log(sum);
    bundle.mean = rho == 0.0 ? center : center + log_sum / rho;
    for (std::size_t i = 0; i < N; ++i)
        bundle.share[i] = far < 0.5 ? (firm.inputs[i].share + bundle.share[i]) / (1.0 + sum)
                                    : bundle.share[i] / sum;
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
    const auto bundle = detail::flat_bundle(firm, result.inputs, rho);
    const double beyond =
        firm.returns * bundle.mean - std::log(target.capability / firm.output);  // ln(F/y)
    // λ υ F, the value of the bundle at its marginal worth.
    const double value = result.marginal_cost * firm.returns * target.capability * (1.0 + beyond);
    core::Certificate c{.stationarity = 0.0, .feasibility = core::worse(0.0, -std::expm1(beyond))};
    std::array<double, N> residual;
    double spent = 0.0;
    double slack = 0.0;
    double unworthy = 0.0;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& data = firm.inputs[i];
        const double x = result.inputs[i];
        const double going = detail::flat_price(data, x);
        const double cost = going * detail::markup(data);
        // Where nothing more is worth anything, not even the first unit of an input is.
        const double worth = value > 0.0 ? value * bundle.share[i] / x : 0.0;
        const double paid = cost + result.shadow_prices[i] - result.floor_prices[i];
        // What is not used may cost more than it is worth.
        const double price = x > 0.0 ? paid : std::min(paid, worth);
        residual[i] = price / worth - 1.0;
        unworthy += price * x;
        if (price != worth)
            c.stationarity =
                core::worse(c.stationarity, std::abs(price - worth) / std::max(cost, worth));
        if (x > data.cap) c.feasibility = core::worse(c.feasibility, x / data.cap - 1.0);
        if (x < data.floor) c.feasibility = core::worse(c.feasibility, 1.0 - x / data.floor);
        if (result.shadow_prices[i] > 0.0) slack += result.shadow_prices[i] * (data.cap - x);
        if (result.floor_prices[i] > 0.0) slack += result.floor_prices[i] * (x - data.floor);
        spent += going * x;
    }
    const double carried = std::max(spent, value);
    const double excess = value * beyond / firm.returns;
    c.complementarity = core::worse(std::abs(slack) / spent, std::abs(excess) / carried);
    const double inefficiency =
        value > 0.0 ? value * detail::flat_inefficiency(bundle.share, residual, firm.sigma)
                    : unworthy;
    c.gap = (slack + excess + inefficiency) / spent;
    c.condition = std::max(1.0, value / spent);
    return c;
}

/// P1 for a simulator: the same problem and answer as `minimize_opex(Firm, …)` in well under a
/// microsecond, certificate included.
template <std::size_t N>
[[nodiscard]] FlatResult<N> minimize_opex(const FlatFirm<N>& firm, const CapabilityTarget& target) {
    const double rho = (firm.sigma - 1.0) / firm.sigma;
    const double kappa = 1.0 / firm.sigma;
    const double wanted = std::log(target.capability / firm.output) / firm.returns;
    const auto inputs = detail::flat_inputs(firm);
    const auto root = one_equation(inputs, rho, wanted, detail::cobb_douglas_start(inputs, wanted));
    FlatResult<N> result;
    result.evaluations = root.evaluations;
    if (root.kind == FlatRoot::Kind::infeasible) result.status = core::Status::infeasible;
    if (root.kind != FlatRoot::Kind::found) return result;
    result.opex = 0.0;
    result.marginal_cost =
        std::exp(root.t - (kappa + firm.returns - 1.0) * wanted) / (firm.returns * firm.output);
    for (std::size_t i = 0; i < N; ++i) {
        const auto& data = firm.inputs[i];
        const double u = detail::flat_demand(inputs[i], root.t);
        const double x = u == inputs[i].cap     ? data.cap
                         : u == inputs[i].floor ? data.floor
                                                : std::exp(u) * data.benchmark / data.efficiency;
        const double going = detail::flat_price(data, x);
        result.inputs[i] = x;
        result.opex += going * x;
        if ((u != inputs[i].cap && u != inputs[i].floor) || x == 0.0) continue;
        // ln(λF_i) − ln c' at a limit: the price of the limit without cancellation.
        const double above = root.t + inputs[i].offset - u / inputs[i].response;
        const double price = going * detail::markup(data) * std::expm1(above);
        if (u == inputs[i].cap && price > 0.0) result.shadow_prices[i] = price;
        if (u == inputs[i].floor && price < 0.0) result.floor_prices[i] = -price;
    }
    result.certificate = certify(firm, target, result);
    result.status =
        result.certificate.holds(target.tolerance) ? core::Status::optimal : core::Status::stalled;
    return result;
}

}  // namespace isocost::firm
