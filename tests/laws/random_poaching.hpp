#pragma once

#include <cmath>
#include <cstdint>
#include <string>

#include "isocost/market/poaching.hpp"
#include "laws/random_problems.hpp"

/// Random firms that choose pay, from a seed.
namespace isocost::laws {

namespace detail {

inline market::PoachingFirm random_poacher(Draw& draw, int number) {
    market::PoachingFirm firm{.name = "firm" + std::to_string(number),
                              .staff_value_usd_per_year = draw.log_between(3e6, 1e8),
                              .staff_exponent = draw.between(0.4, 0.95),
                              .compute_flop_per_year = draw.log_between(1e24, 1e27),
                              .mission_utils = draw.between(-0.5, 1.0)};
    firm.equity_share = draw.chance(0.3) ? 0.0 : draw.between(0.1, 0.8);
    firm.equity_discount = draw.between(0.1, 0.9);
    firm.equity_cost = draw.between(0.8, 1.0);
    if (draw.chance(0.2)) firm.cash_cap_usd_per_year = draw.log_between(3e5, 3e6);
    if (draw.chance(0.5)) firm.replacement_usd = draw.log_between(1e4, 5e5);
    return firm;
}

/// The same cost of every move, now and then so dear that hardly anybody makes one.
inline market::SwitchingCosts random_switching(Draw& draw, std::size_t places) {
    const double k = draw.chance(0.2) ? 40.0 : draw.between(0.0, 5.0);
    market::SwitchingCosts costs(places, std::vector<double>(places, k));
    for (std::size_t i = 0; i < places; ++i) costs[i][i] = 0.0;
    return costs;
}

}  // namespace detail

/// Two or three firms and an outside option that is about as good as they are.
inline market::PoachingMarket random_poaching(std::uint64_t seed) {
    Draw draw(seed);
    market::PoachingMarket m{.tastes = {.pay_weight = draw.between(1.0, 8.0),
                                        .compute_weight = draw.between(0.0, 2.0),
                                        .offer_rate_per_year = draw.log_between(0.1, 2.0)},
                             .firms = {},
                             .persons = draw.log_between(50.0, 5000.0),
                             .least_pay_usd_per_year = 1e3,
                             .most_pay_usd_per_year = 1e9};
    for (int n = draw.integer(2, 3), j = 0; j < n; ++j)
        m.firms.push_back(detail::random_poacher(draw, j));
    const double compute = m.firms[0].compute_flop_per_year / m.persons;
    m.outside = market::Place{
        .name = "outside",
        .cash_usd_per_year = draw.log_between(1e5, 1e6),
        .mission_utils = m.tastes.compute_weight * std::log(compute) + draw.between(-1.0, 1.0)};
    m.switching_utils = detail::random_switching(draw, m.firms.size() + 1);
    return m;
}

}  // namespace isocost::laws
