#pragma once

#include <array>
#include <cmath>

#include "isocost/core/field.hpp"
#include "isocost/finance/normal.hpp"
#include "isocost/finance/out_of_the_money.hpp"

namespace isocost::finance {

enum class OptionKind { call, put };

/// A European option on an asset that pays a continuous yield (Black & Scholes 1973, Merton 1973).
/// Rates are continuously compounded.
struct EuropeanOption {
    double spot_usd = core::nan;
    double strike_usd = core::nan;
    double rate_per_year = core::nan;
    double volatility = core::nan;  ///< standard deviation of log returns over a year
    double maturity_years = core::nan;
    double dividend_yield_per_year = 0.0;
};

inline constexpr core::Bounds finite_rate{-core::infinity, core::infinity, true, true,
                                          "must be finite"};

inline auto fields(const EuropeanOption&) {
    using O = EuropeanOption;
    return std::array{
        core::Field{"spot_usd", &O::spot_usd, core::positive, "USD", "value of the asset today"},
        core::Field{"strike_usd", &O::strike_usd, core::positive, "USD", "price that it fixes"},
        core::Field{"rate_per_year", &O::rate_per_year, finite_rate, "per year", "safe rate"},
        core::Field{"volatility", &O::volatility, core::nonnegative, "",
                    "standard deviation of log returns over a year"},
        core::Field{"maturity_years", &O::maturity_years, core::nonnegative, "years",
                    "time to exercise"},
        core::Field{"dividend_yield_per_year", &O::dividend_yield_per_year, finite_rate, "per year",
                    "continuous yield of the asset"}};
}

/// Value and Greeks, each the derivative to one thing with all else fixed.
struct OptionValue {
    double value_usd = core::nan;
    double delta = core::nan;                 ///< to the spot
    double gamma_per_usd = core::nan;         ///< of delta to the spot
    double vega_usd = core::nan;              ///< per 1.00 of volatility
    double theta_usd_per_year = core::nan;    ///< as time passes, so −∂/∂T
    double rho_usd = core::nan;               ///< per 1.00 of the rate
    double dividend_rho_usd = core::nan;      ///< per 1.00 of the yield
    double exercise_probability = core::nan;  ///< risk-neutral
};

namespace detail {

/// What all the formulas share. At σ√T = 0 the normal cdf becomes a step, ½ where the forward is
/// the strike.
struct Moments {
    double asset = core::nan;        ///< S e^{−qT}
    double strike = core::nan;       ///< K e^{−rT}
    double scale = core::nan;        ///< √(asset · strike), where one may be 0 or ∞ in doubles
    double log_forward = core::nan;  ///< ln(F/K)
    double deviation = core::nan;    ///< v = σ√T
    double d1 = core::nan;
    double d2 = core::nan;
};

/// ln(S/K) with S − K exact where both are near.
inline double log_ratio(double spot, double strike) {
    const double change = (spot - strike) / strike;
    return std::abs(change) < 0.5 ? std::log1p(change) : std::log(spot) - std::log(strike);
}

inline double standardized(double log_forward, double deviation, double shift) {
    if (deviation > 0.0) return log_forward / deviation + shift;
    return log_forward == 0.0 ? 0.0 : std::copysign(core::infinity, log_forward);
}

inline Moments moments(const EuropeanOption& o) {
    Moments m;
    const double carry = (o.rate_per_year - o.dividend_yield_per_year) * o.maturity_years;
    m.asset = o.spot_usd * std::exp(-o.dividend_yield_per_year * o.maturity_years);
    m.strike = o.strike_usd * std::exp(-o.rate_per_year * o.maturity_years);
    const double paid = (o.rate_per_year + o.dividend_yield_per_year) * o.maturity_years;
    m.scale = std::sqrt(o.spot_usd) * std::sqrt(o.strike_usd) * std::exp(-0.5 * paid);
    m.log_forward = log_ratio(o.spot_usd, o.strike_usd) + carry;
    m.deviation = o.volatility * std::sqrt(o.maturity_years);
    m.d1 = standardized(m.log_forward, m.deviation, 0.5 * m.deviation);
    m.d2 = standardized(m.log_forward, m.deviation, -0.5 * m.deviation);
    return m;
}

/// What exercise at the forward pays, S e^{−qT}(1 − K/F) for a call and K e^{−rT}(1 − F/K) for a
/// put; 0 out of the money. Each is the larger of the two times what is at most 1, so that neither
/// an e^{−rT} of 0 nor an F/K beyond doubles makes the other disappear.
inline double intrinsic(const Moments& m, double sign) {
    if (sign * m.log_forward <= 0.0) return 0.0;
    return -std::expm1(-std::abs(m.log_forward)) * (sign > 0.0 ? m.asset : m.strike);
}

inline double time_value(const Moments& m) {
    if (m.deviation == 0.0) return 0.0;
    return m.scale * out_of_the_money(-std::abs(m.log_forward), m.deviation);
}

/// Limit of density/deviation: nothing away from the strike, without end on it.
inline double peak(const Moments& m) {
    if (m.deviation > 0.0) return normal_density(m.d1) / m.deviation;
    return m.log_forward == 0.0 ? core::infinity : 0.0;
}

/// What time takes from the value with the volatility, S e^{−qT} φ(d1) σ/(2√T).
inline double decay(const EuropeanOption& o, const Moments& m) {
    if (o.volatility == 0.0) return 0.0;
    return 0.5 * m.asset * o.volatility * o.volatility * peak(m);
}

}  // namespace detail

/// What exercise at the forward pays plus the time value: parity of put and call holds by
/// construction, and an option far out of the money keeps its digits. At volatility or maturity 0
/// max(S e^{−qT} − K e^{−rT}, 0). Throws InvalidParameter.
inline double option_value(const EuropeanOption& option, OptionKind kind) {
    const auto m = detail::moments(core::checked(option, "EuropeanOption"));
    const double sign = kind == OptionKind::call ? 1.0 : -1.0;
    return detail::intrinsic(m, sign) + detail::time_value(m);
}

/// Value and Greeks. At volatility or maturity 0 they are limits: gamma infinite where the forward
/// is the strike, delta half a step there. Throws InvalidParameter.
inline OptionValue value_option(const EuropeanOption& option, OptionKind kind) {
    OptionValue v;
    v.value_usd = option_value(option, kind);
    const auto m = detail::moments(option);
    const double sign = kind == OptionKind::call ? 1.0 : -1.0;
    const double holds = sign * normal_cdf(sign * m.d1) * m.asset;
    v.exercise_probability = normal_cdf(sign * m.d2);
    const double pays = sign * v.exercise_probability * m.strike;
    v.delta = holds / option.spot_usd;
    v.gamma_per_usd = m.asset / option.spot_usd * detail::peak(m) / option.spot_usd;
    v.vega_usd = m.asset * normal_density(m.d1) * std::sqrt(option.maturity_years);
    v.theta_usd_per_year = -detail::decay(option, m) - option.rate_per_year * pays +
                           option.dividend_yield_per_year * holds;
    v.rho_usd = option.maturity_years * pays;
    v.dividend_rho_usd = -option.maturity_years * holds;
    return v;
}

}  // namespace isocost::finance
