#pragma once

#include <array>
#include <cmath>
#include <string>

#include "isocost/core/field.hpp"

namespace isocost::market {

/// A pool of talent and the wage at which it supplies itself: S(w) = S0 (w/w0)^ε, FTE.
///
/// ε = 0 is a pool whose size is given, whatever it is paid. All employers pay the pool's one wage
/// and take it as given; the slope is the pool's (a labor supply curve as in Robinson 1933, without
/// her monopsonist). With `Migration` a pool is a place, and `supply_fte` the people who come from
/// it.
struct Pool {
    std::string name = {};
    double supply_fte = core::nan;
    double wage_usd_per_year = core::nan;
    double supply_elasticity = core::nan;
    double purchasing_power = 1.0;  ///< neutral: pay compared at market exchange rates
};

inline auto fields(const Pool&) {
    return std::array{
        core::Field{"supply_fte", &Pool::supply_fte, core::positive, "FTE",
                    "people who work at the reference wage"},
        core::Field{"wage_usd_per_year", &Pool::wage_usd_per_year, core::positive,
                    "USD per year and FTE", "reference wage, at which supply is `supply_fte`"},
        core::Field{"supply_elasticity", &Pool::supply_elasticity, core::nonnegative, "",
                    "percent more people per percent of wage; supply does not slope downward"},
        core::Field{"purchasing_power", &Pool::purchasing_power, core::positive,
                    "local USD per international USD",
                    "what a mover compares is the wage divided by this"}};
}

/// S(w), FTE.
inline double supply(const Pool& pool, double wage_usd_per_year) {
    return pool.supply_fte *
           std::pow(wage_usd_per_year / pool.wage_usd_per_year, pool.supply_elasticity);
}

}  // namespace isocost::market
