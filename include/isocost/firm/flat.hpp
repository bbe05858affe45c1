#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include "isocost/core/status.hpp"
#include "isocost/firm/flat_certify.hpp"
#include "isocost/firm/flat_firm.hpp"
#include "isocost/firm/question.hpp"
#include "isocost/firm/solver/one_equation.hpp"

namespace isocost::firm {

namespace detail {

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

/// The answer at the root of the one equation, its certificate still to be computed.
template <std::size_t N>
FlatResult<N> flat_answer(const FlatFirm<N>& firm, const std::array<FlatInput, N>& inputs,
                          double wanted, const FlatRoot& root) {
    const double kappa = 1.0 / firm.sigma;
    FlatResult<N> result;
    result.evaluations = root.evaluations;
    if (root.kind == FlatRoot::Kind::infeasible) result.status = core::Status::infeasible;
    if (root.kind != FlatRoot::Kind::found) return result;
    result.marginal_cost =
        std::exp(root.t - (kappa + firm.returns - 1.0) * wanted) / (firm.returns * firm.output);
    std::array<double, N> u;
    std::array<double, N> price;
    for (std::size_t i = 0; i < N; ++i) u[i] = flat_demand(inputs[i], root.t);
    for (std::size_t i = 0; i < N; ++i) result.inputs[i] = std::exp(u[i]);
    for (std::size_t i = 0; i < N; ++i)
        price[i] = flat_price(firm.inputs[i], u[i] - log_or_zero(firm.inputs[i].efficiency));
    for (std::size_t i = 0; i < N; ++i) {
        const auto& data = firm.inputs[i];
        result.shadow_prices[i] = 0.0;
        result.floor_prices[i] = 0.0;
        if (u[i] != inputs[i].cap && u[i] != inputs[i].floor) {
            result.inputs[i] *= data.benchmark / data.efficiency;
            continue;
        }
        result.inputs[i] = u[i] == inputs[i].cap ? data.cap : data.floor;
        if (result.inputs[i] == 0.0) continue;
        // ln(λF_i) − ln c' at a limit: the price of the limit without cancellation.
        const double above = root.t + inputs[i].offset - u[i] / inputs[i].response;
        const double limit = price[i] * markup(data) * std::expm1(above);
        if (u[i] == inputs[i].cap && limit > 0.0) result.shadow_prices[i] = limit;
        if (u[i] == inputs[i].floor && limit < 0.0) result.floor_prices[i] = -limit;
    }
    result.opex = 0.0;
    for (std::size_t i = 0; i < N; ++i) result.opex += price[i] * result.inputs[i];
    return result;
}

}  // namespace detail

/// P1 for a simulator: the same problem and answer as `minimize_opex(Firm, …)` in well under a
/// microsecond, certificate included.
template <std::size_t N>
[[nodiscard]] FlatResult<N> minimize_opex(const FlatFirm<N>& firm, const CapabilityTarget& target) {
    const double rho = (firm.sigma - 1.0) / firm.sigma;
    const double wanted = std::log(target.capability / firm.output) / firm.returns;
    const auto inputs = detail::flat_inputs(firm);
    const auto root = one_equation(inputs, rho, wanted, detail::cobb_douglas_start(inputs, wanted));
    auto result = detail::flat_answer(firm, inputs, wanted, root);
    if (root.kind != FlatRoot::Kind::found) return result;
    result.certificate = certify(firm, target, result);
    result.status =
        result.certificate.holds(target.tolerance) ? core::Status::optimal : core::Status::stalled;
    return result;
}

}  // namespace isocost::firm
