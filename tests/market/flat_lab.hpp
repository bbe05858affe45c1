#pragma once

#include <cmath>
#include <cstddef>
#include <string>

#include "isocost/isocost.hpp"
#include "isocost/market/flat_market.hpp"
#include "laws/random_problems.hpp"

/// Markets of flat firms with compute, talent and data in this order, from a seed.
namespace isocost::test {

inline constexpr std::size_t compute = 0;
inline constexpr std::size_t talent = 1;
inline constexpr std::size_t data = 2;

inline firm::FlatFirm<3> random_lab(laws::Draw& draw, double cap_chance = 0.5) {
    const double a = draw.log_between(0.05, 1.0);
    const double b = draw.log_between(0.05, 1.0);
    const double c = draw.log_between(0.05, 1.0);
    const double sum = a + b + c;
    firm::FlatFirm<3> lab{.inputs = {{{.share = a / sum, .price = draw.log_between(0.3, 3.0)},
                                      {.share = b / sum, .price = core::nan},  // the wage
                                      {.share = c / sum, .price = draw.log_between(0.3, 3.0)}}},
                          .sigma = draw.log_between(0.3, 3.0)};
    if (draw.chance(cap_chance)) lab.inputs[compute].cap = draw.between(1.2, 3.0);
    return lab;
}

/// Firms whose caps are never out of reach, and a supply of the size of what they want.
inline market::FlatMarket<3> random_market(laws::Draw& draw, int firms, double elasticity = 0.5) {
    market::FlatMarket<3> market{.talent = talent,
                                 .pool = {.supply_fte = 0.8 * firms,
                                          .reference_wage_usd_per_year = 1.0,
                                          .supply_elasticity = elasticity}};
    for (int j = 0; j < firms; ++j) {
        market.firms.push_back(random_lab(draw));
        market.targets.push_back({.capability = draw.between(0.3, 1.0)});
    }
    return market;
}

/// The same firm with names, at a wage.
inline Firm named(const firm::FlatFirm<3>& flat, double wage) {
    const std::array<std::string, 3> names{"compute", "talent", "data"};
    CES::Parameters ces{
        .shares = {}, .sigma = flat.sigma, .returns = flat.returns, .output = flat.output};
    Firm::Parameters p{.technology = production::leontief({.shares = {{"x", 1.0}}}), .costs = {}};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& input = flat.inputs[i];
        ces.shares.emplace_back(names[i], input.share);
        ces.benchmark[names[i]] = input.benchmark;
        ces.efficiency[names[i]] = input.efficiency;
        p.costs.emplace(names[i], IsoelasticCost({.price = i == talent ? wage : input.price,
                                                  .reference = input.benchmark,
                                                  .inverse_elasticity = input.inverse_elasticity,
                                                  .buyer = input.buyer}));
        if (input.cap < infinity) p.caps[names[i]] = input.cap;
        if (input.floor > 0.0) p.floors[names[i]] = input.floor;
    }
    p.technology = CES(ces);
    return Firm(p);
}

}  // namespace isocost::test
