#pragma once

#include <string>
#include <utility>
#include <vector>

#include "isocost/isocost.hpp"

/// The firm that most tests of this chapter ask: compute, talent and data at benchmark prices equal
/// to their shares, so that without limits one unit of each gives capability 1 for 1 USD.
namespace isocost::test {

inline CES flat(double sigma, double returns = 1.0) {
    return CES({.shares = {{"compute", 0.5}, {"talent", 0.3}, {"data", 0.2}},
                .sigma = sigma,
                .returns = returns});
}

/// (data, (compute, talent)_inner)_outer with the same benchmark.
inline Nest nested(double outer, double inner) {
    const Nest core({.sigma = inner, .children = {{"compute", 0.625}, {"talent", 0.375}}});
    return Nest({.sigma = outer, .children = {{"data", 0.2}, {"core", 0.8, core}}});
}

inline firm::Costs benchmark_costs() {
    return {{"compute", LinearCost({.price = 0.5})},
            {"talent", LinearCost({.price = 0.3})},
            {"data", LinearCost({.price = 0.2})}};
}

inline Firm lab(const production::AnyTechnology& technology, const production::Values& caps = {},
                const production::Values& floors = {}) {
    return Firm(
        {.technology = technology, .costs = benchmark_costs(), .caps = caps, .floors = floors});
}

/// The text of the InvalidParameter that an action throws.
template <class Action>
std::string refusal(Action&& action) {
    try {
        action();
    } catch (const InvalidParameter& error) {
        return error.what();
    }
    return "accepted";
}

}  // namespace isocost::test
