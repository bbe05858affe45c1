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
        inputs[i] = {.share = data.share,
                     .log_share = std::log(data.share),
                     .alpha = std::log(data.price * markup(data)) + log_scale -
                              data.inverse_elasticity * log_efficiency,
                     .response = 1.0 / (kappa + data.inverse_elasticity),
                     .floor = data.floor > 0.0 ? std::log(data.floor) - log_scale : -core::infinity,
                     .cap = data.cap < core::infinity ? std::log(data.cap) - log_scale
                                                      : core::infinity};
    }
    return inputs;
}

/// p(x) in USD per unit.
inline double flat_price(const FlatInputData& input, double x) {
    if (input.inverse_elasticity == 0.0) return input.price;
    return input.price * std::exp(input.inverse_elasticity * std::log(x / input.benchmark));
}

}  // namespace detail

/// Judges a flat answer by the first-order conditions, from the firm and the answer alone (see
/// `certify`): gradient from the power mean of the quantities, gap from the dual unit cost.
template <std::size_t N>
[[nodiscard]] core::Certificate certify(const FlatFirm<N>& firm, const CapabilityTarget& target,
                                        const FlatResult<N>& result) {
    const double rho = (firm.sigma - 1.0) / firm.sigma;
    std::array<double, N> theta;
    std::array<double, N> d;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& data = firm.inputs[i];
        theta[i] = data.share;
        d[i] = std::log(result.inputs[i] * (data.efficiency / data.benchmark));
    }
    const double mean = core::log_power_mean(theta, d, N, rho);
    const double wanted = std::log(target.capability / firm.output) / firm.returns;
    // λ υ y, the value of the bundle; λF_i x_i is θ_i e^{ρ(d_i − mean)} of it.
    const double value = result.marginal_cost * firm.returns * firm.output *
                         std::exp(firm.returns * mean);
    core::Certificate c{.stationarity = 0.0,
                        .feasibility = std::max(0.0, -std::expm1(firm.returns * (mean - wanted))),
                        .complementarity = value * std::abs(mean - wanted)};
    std::array<double, N> ratio;
    double spent = 0.0;
    double bundle = 0.0;
    double slack = 0.0;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& data = firm.inputs[i];
        const double x = result.inputs[i];
        const double going = detail::flat_price(data, x);
        const double cost = going * detail::markup(data);
        const double worth = value * theta[i] * std::exp(rho * (d[i] - mean)) / x;
        const double price = cost + result.shadow_prices[i] - result.floor_prices[i];
        c.stationarity = std::max(c.stationarity, std::abs(price - worth) / std::max(cost, worth));
        if (x > data.cap) c.feasibility = std::max(c.feasibility, x / data.cap - 1.0);
        if (x < data.floor) c.feasibility = std::max(c.feasibility, 1.0 - x / data.floor);
        if (result.shadow_prices[i] > 0.0) slack += result.shadow_prices[i] * (data.cap - x);
        if (result.floor_prices[i] > 0.0) slack += result.floor_prices[i] * (x - data.floor);
        spent += going * x;
        bundle += price * x;
        ratio[i] = std::log(price * data.benchmark / (data.efficiency * theta[i]));
    }
    const double unit = core::log_power_mean(theta, ratio, N, 1.0 - firm.sigma);
    c.complementarity = std::max(c.complementarity, std::abs(slack)) / spent;
    c.gap = (slack - bundle * std::expm1(unit + wanted - std::log(bundle))) / spent;
    c.condition = std::max(1.0, bundle / spent);
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
    result.marginal_cost = std::exp(root.t - (kappa + firm.returns - 1.0) * wanted) /
                           (firm.returns * firm.output);
    for (std::size_t i = 0; i < N; ++i) {
        const auto& data = firm.inputs[i];
        const double u = detail::flat_demand(inputs[i], root.t);
        const double x = u == inputs[i].cap     ? data.cap
                         : u == inputs[i].floor ? data.floor
                                                : std::exp(u) * data.benchmark / data.efficiency;
        // ln(λF_i) − ln c' at a limit: the price of the limit without cancellation.
        const double above = root.t + inputs[i].log_share - inputs[i].alpha - u / inputs[i].response;
        const double going = detail::flat_price(data, x);
        result.inputs[i] = x;
        result.opex += going * x;
        if (u == inputs[i].cap)
            result.shadow_prices[i] = std::max(0.0, going * detail::markup(data) * std::expm1(above));
        if (u == inputs[i].floor)
            result.floor_prices[i] = std::max(0.0, -going * detail::markup(data) * std::expm1(above));
    }
    result.certificate = certify(firm, target, result);
    result.status = result.certificate.holds(target.tolerance) ? core::Status::optimal
                                                               : core::Status::stalled;
    return result;
}

}  // namespace isocost::firm
