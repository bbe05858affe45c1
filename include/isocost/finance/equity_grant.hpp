#pragma once

#include <array>
#include <cmath>

#include "isocost/core/field.hpp"
#include "isocost/finance/marketability_discount.hpp"

namespace isocost::finance {

/// Equity of a private firm as pay. `value_usd` is at the price of a free sale, of a firm that does
/// not fail; a price that has failure in it already goes with a hazard of 0.
struct EquityGrant {
    double value_usd = core::nan;
    double volatility = core::nan;
    double years_to_sale = core::nan;
    double rate_per_year = core::nan;
    double failure_hazard_per_year = core::nan;
    double dividend_yield_per_year = 0.0;
};

/// A deviation of 10 is a factor of 22 000 up or down in a year, beyond any equity; with a century
/// it bounds the work of `employee_value`, whose points grow with σ√T.
inline constexpr core::Bounds believable_volatility{0.0, 10.0, false, false,
                                                    "must be from 0 to 10"};
inline constexpr core::Bounds believable_years{0.0, 100.0, false, false, "must be from 0 to 100"};

inline auto fields(const EquityGrant&) {
    using G = EquityGrant;
    return std::array{
        core::Field{"value_usd", &G::value_usd, core::positive, "USD",
                    "value of the grant at the price of a free sale"},
        core::Field{"volatility", &G::volatility, believable_volatility, "",
                    "standard deviation of log returns over a year"},
        core::Field{"years_to_sale", &G::years_to_sale, believable_years, "years",
                    "time until it can be sold"},
        core::Field{"rate_per_year", &G::rate_per_year, finite_rate, "per year", "safe rate"},
        core::Field{"failure_hazard_per_year", &G::failure_hazard_per_year, core::nonnegative,
                    "per year", "rate at which the firm fails and the equity is worth nothing"},
        core::Field{"dividend_yield_per_year", &G::dividend_yield_per_year, core::nonnegative,
                    "per year", "continuous yield of the equity"}};
}

/// What the grant is worth to its holder: `worth_usd = value_usd (1 − discount)`. A pay package
/// counts its equity at 1 − discount.
struct GrantValue {
    double worth_usd = core::nan;
    double discount = core::nan;                ///< in all, failure with it
    double marketability_discount = core::nan;  ///< of the restriction alone
    double survival_probability = core::nan;
};

/// By a model of marketability, worth = value · e^{−hT}(1 − D): what a holder who spreads the risk
/// of one firm would pay. D is at most 1, see `marketability_discount`. Throws InvalidParameter.
inline GrantValue value_grant(const EquityGrant& grant, DiscountModel model) {
    core::checked(grant, "EquityGrant");
    const Restriction restriction{.volatility = grant.volatility,
                                  .years = grant.years_to_sale,
                                  .rate_per_year = grant.rate_per_year,
                                  .dividend_yield_per_year = grant.dividend_yield_per_year};
    GrantValue v;
    v.marketability_discount = marketability_discount(restriction, model);
    v.survival_probability = std::exp(-grant.failure_hazard_per_year * grant.years_to_sale);
    const double kept = v.survival_probability * (1.0 - v.marketability_discount);
    v.worth_usd = grant.value_usd * kept;
    v.discount = 1.0 - kept;
    return v;
}

}  // namespace isocost::finance
