#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/plan/solver/program.hpp"

namespace isocost::plan {

/// Compute and ln of the others in a year.
struct SplitYear {
    double flop;
    double log_others;
};

/// Short by more than rounding, and by what a year that hardly ever comes has of digits.
inline constexpr double just_below = 1.0 - 1e-9;
inline constexpr double near = 1.0 - 1e-6;

/// What a year uses of so much compute at a price. With σ ≤ 1 all of it, and the others that are
/// missing. With good substitutes the missing part has no digits left where it is small: the price
/// knows it better. Perfect ones are used from the price on at which they change places, and near
/// it where compute falls short: the price of a year that hardly ever comes has few digits.
inline SplitYear split_year(const ComputeDemand& demand, double flop, double price) {
    const bool bounded = fixed(demand) || demand.sigma > 1.0;
    const double used = bounded ? std::min(flop, flop_alone(demand)) : flop;
    if (fixed(demand) || demand.sigma <= 1.0) return {used, log_others_needed(demand, used)};
    const double change = switch_price(demand);
    const bool falls_short = used < just_below * flop_alone(demand) && price > near * change;
    const bool dear = price >= just_below * change || falls_short;
    if (linear(demand)) return {used, dear ? log_others_needed(demand, used) : -core::infinity};
    constexpr double vanishing = -500.0;  // e^-500: amounts that doubles soon cannot hold
    const double log_others = log_others_at_price(demand, price);
    const bool none = log_others - demand.log_needed < vanishing;
    return {std::min(used, demanded_flop(demand, price).flop), none ? -core::infinity : log_others};
}

/// The one other input that perfect substitutes need: the cheapest, the first of equals.
inline std::size_t cheapest_other(const PurchasePlan& plan, const std::vector<double>& log_prices) {
    std::size_t best = plan.compute() == 0 ? 1 : 0;
    for (std::size_t i = 0; i < log_prices.size(); ++i)
        if (i != plan.compute() && log_prices[i] < log_prices[best]) best = i;
    return best;
}

/// Inputs of year t beside so much compute that has this price in it: the others at their least
/// cost, x_i = z scale_i (M θ_i/p̂_i)^σ; of perfect substitutes only the cheapest.
inline std::vector<double> year_inputs(const PurchasePlan& plan, std::size_t t, double flop,
                                       double price) {
    const auto& tree = plan.tree();
    const auto demand = compute_demand(plan, t);
    const auto split = split_year(demand, flop, price);
    std::vector<double> inputs(tree.size(), 0.0);
    inputs[plan.compute()] = split.flop;
    if (!(split.log_others > -core::infinity)) return inputs;
    const auto leaf = [&](std::size_t i) -> const production::Node& {
        return tree.nodes[static_cast<std::size_t>(tree.leaf_node[i])];
    };
    std::vector<double> log_prices;  // ln p̂_i/θ_i
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const auto found = plan.year(t).prices.find(plan.inputs()[i]);
        log_prices.push_back(i == plan.compute()
                                 ? core::infinity
                                 : std::log(found->second) + tree.log_scale[i] - leaf(i).log_share);
    }
    if (linear(demand)) {
        const auto best = cheapest_other(plan, log_prices);
        const double log_weight = leaf(best).log_share - std::log(1.0 - demand.share);
        inputs[best] = std::exp(split.log_others - log_weight + tree.log_scale[best]);
        return inputs;
    }
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const double tilt =
            demand.sigma == 0.0 ? 0.0 : demand.sigma * (demand.log_others - log_prices[i]);
        if (i != plan.compute()) inputs[i] = std::exp(split.log_others + tilt + tree.log_scale[i]);
    }
    return inputs;
}

}  // namespace isocost::plan
