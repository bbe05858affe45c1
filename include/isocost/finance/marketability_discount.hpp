#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

#include "isocost/core/field.hpp"
#include "isocost/finance/black_scholes.hpp"
#include "isocost/finance/normal.hpp"

/// What it costs not to be able to sell for T years, as a share of the freely traded value: four
/// models of an option that restricted equity lacks. They are an investor's; an employee who cannot
/// spread the risk has another discount, see employee_value.hpp. With s = σ²T:
///
/// Chaffe 1993     a put at the money, e^{−rT} N(−d2) − e^{−qT} N(−d1)
/// Finnerty 2012   the right to exchange for the average of the price,
///                 e^{−qT}[N(v/2) − N(−v/2)], v² = s + ln(2(e^s − s − 1)) − 2 ln(e^s − 1)
/// Ghaidarov 2009  the same with v² = ln(2(e^s − s − 1)) − 2 ln s
/// Longstaff 1995  the right to sell at the highest price, with perfect foresight: an upper bound,
///                 (2 + s/2) N(√s/2) + √(s/2π) e^{−s/8} − 1; it knows neither rate nor yield
///
/// As s → 0: √(s/2π), √(s/6π), √(s/6π), √(2s/π) (Chaffe at r = q = 0). As s → ∞ Finnerty's tends to
/// erf(√(ln 2/8)) = 0.3228, Ghaidarov's to 1, Longstaff's bound to 1 + s/2.
namespace isocost::finance {

namespace detail {

/// φ(s) = 2(e^s − 1 − s)/s² − 1 for s of at most 1: Σ_{k ≥ 1} 2 s^k/(k + 2)!, all terms positive.
inline double excess_series(double s) {
    constexpr int last = 18;  // 2/20! is below a rounding of the first term, 1/3
    double sum = 0.0;
    for (int k = last; k >= 1; --k) sum = s / (k + 2) * (1.0 + sum);
    return sum;
}

/// ln(2(e^s − 1 − s)/s²).
inline double log_excess(double s) {
    if (s <= 1.0) return std::log1p(excess_series(s));
    return s + std::numbers::ln2 + std::log1p(-(1.0 + s) * std::exp(-s)) - 2.0 * std::log(s);
}

/// ln(sinh(s/2)/(s/2)) for s of at most 1: Σ_{k ≥ 1} (s/2)^{2k}/(2k + 1)! in log1p.
inline double log_sinhc_half(double s) {
    constexpr int last = 8;
    const double square = 0.25 * s * s;
    double sum = 0.0;
    for (int k = last; k >= 1; --k) sum = square / ((2 * k) * (2 * k + 1)) * (1.0 + sum);
    return std::log1p(sum);
}

/// Finnerty's v²; e^s divides out, so that neither small nor large s cancels.
inline double finnerty_variance(double s) {
    if (s <= 1.0) return log_excess(s) - 2.0 * log_sinhc_half(s);
    const double fall = std::exp(-s);
    return std::numbers::ln2 + std::log1p(-(1.0 + s) * fall) - 2.0 * std::log1p(-fall);
}

}  // namespace detail

/// Chaffe's discount at variance s = σ²T over the restriction; `rate` and `yield` are rT and qT. No
/// check of the domain here and below: for sweeps.
inline double chaffe_discount(double s, double rate, double yield) {
    const detail::Moments m{.asset = std::exp(-yield),
                            .strike = std::exp(-rate),
                            .scale = std::exp(-0.5 * (rate + yield)),
                            .log_forward = rate - yield,
                            .deviation = std::sqrt(s)};
    return detail::intrinsic(m, -1.0) + detail::time_value(m);
}

inline double finnerty_discount(double s, double yield) {
    return std::exp(-yield) * normal_within(0.5 * std::sqrt(detail::finnerty_variance(s)));
}

inline double ghaidarov_discount(double s, double yield) {
    return std::exp(-yield) * normal_within(0.5 * std::sqrt(detail::log_excess(s)));
}

/// Longstaff's bound itself; above 1 for σ√T > 0.941311, and then no discount: nothing is worth
/// less than nothing. s/4 + (1 + s/4) erf(√(s/8)) + √(s/2π) e^{−s/8}, every term positive.
inline double longstaff_bound(double s) {
    return 0.25 * s + (1.0 + 0.25 * s) * std::erf(std::sqrt(0.125 * s)) +
           std::sqrt(0.5 * s * std::numbers::inv_pi) * std::exp(-0.125 * s);
}

/// σ√T at which Longstaff's bound reaches the whole value.
inline constexpr double longstaff_exceeds_one_at = 0.941311;

/// Equity that cannot be sold for some years.
struct Restriction {
    double volatility = core::nan;
    double years = core::nan;
    double rate_per_year = core::nan;
    double dividend_yield_per_year = 0.0;
};

inline auto fields(const Restriction&) {
    using R = Restriction;
    return std::array{
        core::Field{"volatility", &R::volatility, core::nonnegative, "",
                    "standard deviation of log returns over a year"},
        core::Field{"years", &R::years, core::nonnegative, "years", "time without a sale"},
        core::Field{"rate_per_year", &R::rate_per_year, finite_rate, "per year", "safe rate"},
        core::Field{"dividend_yield_per_year", &R::dividend_yield_per_year, core::nonnegative,
                    "per year", "continuous yield of the equity"}};
}

/// All four, as shares of the freely traded value.
struct MarketabilityDiscounts {
    double chaffe = core::nan;  ///< as published; may exceed 1 at a negative rate
    double finnerty = core::nan;
    double ghaidarov = core::nan;
    double longstaff_bound = core::nan;  ///< as published; may exceed 1
    double longstaff = core::nan;        ///< min(bound, 1): usable as a discount
};

/// Throws InvalidParameter.
inline MarketabilityDiscounts marketability_discounts(const Restriction& restriction) {
    const auto& r = core::checked(restriction, "Restriction");
    const double s = r.volatility * r.volatility * r.years;
    const double yield = r.dividend_yield_per_year * r.years;
    MarketabilityDiscounts d;
    d.chaffe = chaffe_discount(s, r.rate_per_year * r.years, yield);
    d.finnerty = finnerty_discount(s, yield);
    d.ghaidarov = ghaidarov_discount(s, yield);
    d.longstaff_bound = longstaff_bound(s);
    d.longstaff = std::min(d.longstaff_bound, 1.0);
    return d;
}

enum class DiscountModel { chaffe, finnerty, ghaidarov, longstaff };

inline constexpr std::array all_discount_models{DiscountModel::chaffe, DiscountModel::finnerty,
                                                DiscountModel::ghaidarov, DiscountModel::longstaff};

constexpr std::string_view name(DiscountModel model) {
    constexpr std::array<std::string_view, 4> names{"chaffe", "finnerty", "ghaidarov", "longstaff"};
    return names[static_cast<std::size_t>(model)];
}

/// One of them, at most 1, since nothing is worth less than nothing: Longstaff's bound exceeds that
/// at a high variance, Chaffe's put at a negative rate. Throws InvalidParameter.
inline double marketability_discount(const Restriction& restriction, DiscountModel model) {
    const auto d = marketability_discounts(restriction);
    return std::array{std::min(d.chaffe, 1.0), d.finnerty, d.ghaidarov,
                      d.longstaff}[static_cast<std::size_t>(model)];
}

}  // namespace isocost::finance
