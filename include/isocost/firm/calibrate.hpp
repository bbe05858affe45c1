#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "isocost/firm/firm.hpp"
#include "isocost/production/ces.hpp"

namespace isocost::firm {

/// A benchmark year: what was used, and for every input exactly one of its price, what was paid for
/// it, or its cost curve; `shadow_prices` μ_i0 where the benchmark itself was capped.
struct Benchmark {
    production::Values quantities;          ///< x_i0 > 0, own unit per year
    production::Values prices = {};         ///< USD per unit
    production::Values amounts = {};        ///< USD per year, price × quantity
    Costs costs = {};                       ///< curves: their marginal cost at x_i0 counts
    production::Values shadow_prices = {};  ///< USD per unit of the cap
    double output = 1.0;                    ///< y0
};

namespace detail {

/// What one more unit is worth to the firm in the benchmark, c_i'(x_i0) + μ_i0, USD per unit.
inline double benchmark_price(const Benchmark& year, const std::string& input, double quantity) {
    const auto price = year.prices.find(input);
    const auto amount = year.amounts.find(input);
    const auto cost = year.costs.find(input);
    const int given =
        (price != year.prices.end()) + (amount != year.amounts.end()) + (cost != year.costs.end());
    if (given != 1)
        throw core::InvalidParameter("benchmark." + input, static_cast<double>(given),
                                     "must have exactly one of a price, an amount and a cost");
    const double paid = price != year.prices.end()     ? price->second
                        : amount != year.amounts.end() ? amount->second / quantity
                                                       : cost->second.marginal(quantity).lower;
    core::require("benchmark." + input + ".price", paid, core::positive);
    const double shadow_price = limit(year.shadow_prices, input, 0.0);
    core::require("benchmark." + input + ".shadow_price", shadow_price, core::nonnegative);
    return paid + shadow_price;
}

/// Value of every input in the benchmark, USD per year.
inline production::Values benchmark_values(const Benchmark& year, const core::Names& inputs) {
    for (const auto* given : {&year.prices, &year.amounts, &year.shadow_prices, &year.quantities})
        for (const auto& [name, unused] : *given) core::position(inputs, name, "benchmark");
    for (const auto& [name, unused] : year.costs) core::position(inputs, name, "benchmark");
    production::Values values;
    for (const auto& input : inputs) {
        const double quantity = limit(year.quantities, input, core::nan);
        core::require("quantities." + input, quantity, core::positive);
        values[input] = benchmark_price(year, input, quantity) * quantity;
    }
    return values;
}

inline double value_of(const production::Nest::Parameters& nest, const production::Values& values);

inline double value_of(const production::Nest::Child& child, const production::Values& values) {
    return child.nest.empty() ? values.at(child.name)
                              : value_of(child.nest.front().parameters(), values);
}

inline double value_of(const production::Nest::Parameters& nest, const production::Values& values) {
    double total = 0.0;
    for (const auto& child : nest.children) total += value_of(child, values);
    return total;
}

/// The same nest with the shares that the values imply, in all its levels.
inline production::Nest::Parameters with_shares(production::Nest::Parameters nest,
                                                const production::Values& values) {
    const double total = value_of(nest, values);
    for (auto& child : nest.children) {
        child.share = value_of(child, values) / total;
        if (!child.nest.empty())
            child.nest = {production::Nest(with_shares(child.nest.front().parameters(), values))};
    }
    return nest;
}

inline void require_benchmark_efficiency(const production::Values& efficiency) {
    for (const auto& [name, value] : efficiency)
        if (value != 1.0)
            throw core::InvalidParameter("efficiency." + name, value, "must be 1 at the benchmark");
}

}  // namespace detail

/// Calibrates a nest to a benchmark year: elasticities and returns are kept, shares become those of
/// *marginal* cost, θ_i = (c_i' + μ_i0) x_i0 / Σ_j (c_j' + μ_j0) x_j0, so that the firm's own
/// optimum is the benchmark for every cost curve, also where a cap bound in it (Rutherford 2002 for
/// the calibrated form; expenditure shares reproduce it only at fixed prices without caps).
/// At a tier's kink the cheaper tier's price counts. Throws InvalidParameter.
[[nodiscard]] inline production::Nest calibrate(const production::Nest& structure,
                                                const Benchmark& year) {
    detail::require_benchmark_efficiency(structure.parameters().efficiency);
    const auto values = detail::benchmark_values(year, structure.inputs());
    auto parameters = detail::with_shares(structure.parameters(), values);
    parameters.benchmark = year.quantities;
    parameters.output = year.output;
    return production::Nest(parameters);
}

/// The same for a single CES.
[[nodiscard]] inline production::CES calibrate(const production::CES& structure,
                                               const Benchmark& year) {
    detail::require_benchmark_efficiency(structure.parameters().efficiency);
    const auto values = detail::benchmark_values(year, structure.inputs());
    auto parameters = structure.parameters();
    double total = 0.0;
    for (const auto& [name, share] : parameters.shares) total += values.at(name);
    for (auto& [name, share] : parameters.shares) share = values.at(name) / total;
    parameters.benchmark = year.quantities;
    parameters.output = year.output;
    return production::CES(parameters);
}

}  // namespace isocost::firm
