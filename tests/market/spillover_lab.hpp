#pragma once

#include <Eigen/Core>

#include "isocost/market/spillovers.hpp"
#include "market/flat_lab.hpp"

namespace isocost::test {

/// Everyone learns from everyone else, with weights that sum to 1.
inline market::Spillovers random_spillovers(laws::Draw& draw, int firms, double strength) {
    market::Spillovers s{.strength = strength};
    s.weights.setZero(firms, firms);
    s.reference_talent_fte.setConstant(firms, 0.8);
    for (int j = 0; j < firms; ++j) {
        for (int k = 0; k < firms; ++k)
            if (j != k) s.weights(j, k) = draw.uniform();
        s.weights.row(j) /= s.weights.row(j).sum();
    }
    return s;
}

/// One firm whose own size wears its efficiency down, ln A = −½ ln L, with compute at its cap c and
/// too cheap to be left idle: ½/c + ½/L = A gives 1 + L/c = 2 √L, so √L = c (1 ± √(1 − 1/c)).
inline market::FlatMarket<2> worn_firm(double cap) {
    return {
        .firms = {{.inputs = {{{.share = 0.5, .price = 1e-9, .cap = cap},
                               {.share = 0.5, .price = 1.0}}},
                   .sigma = 0.5}},
        .targets = {{.capability = 1.0}},
        .talent = 1,
        .pool = {.supply_fte = 1.0, .reference_wage_usd_per_year = 1.0, .supply_elasticity = 1.0}};
}

inline market::Spillovers wear(double strength = -0.5) {
    market::Spillovers s{.strength = strength};
    s.weights.setOnes(1, 1);
    s.reference_talent_fte.setOnes(1);
    return s;
}

}  // namespace isocost::test
