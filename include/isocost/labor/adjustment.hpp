#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "isocost/core/field.hpp"
#include "isocost/core/numeric/monotone_root.hpp"
#include "isocost/core/status.hpp"

/// When a firm hires and fires if both cost money (Bentolila and Bertola 1990, Review of Economic
/// Studies 57). The last worker's revenue product is z = ZαL^{α−1} USD per year, Z a geometric
/// Brownian motion with drift m and volatility s; workers leave at the rate δ, so that between
/// adjustments z drifts at μ = m + (1 − α)δ. The value v(z) of a worker beside the wage w solves
///
///   ½s²z²v'' + μzv' − (r + δ)v + z − w = 0     where the firm does nothing,
///   v = H and v' = 0                           at z_h, where it hires at the cost H,
///   v = −F and v' = 0                          at z_f, where it fires at the cost F.
///
/// v = z/k − b + A₁z^{β₁} + A₂z^{β₂} with k = r − m + αδ, b = w/(r + δ) and β the roots of
/// ½s²β(β − 1) + μβ = r + δ. With x = ln(z_h/z_f) the conditions on v' give A₁ and A₂ in closed
/// form, and those on v one equation in x, which is solved by Newton's method.
///
/// For signs: one firm at a given wage. Effects on employment at large need entry and a market
/// (Hopenhayn and Rogerson 1993, Journal of Political Economy 101).
namespace isocost::labor {

struct LaborAdjustment {
    double wage_usd_per_year = core::nan;         ///< w
    double revenue_exponent = core::nan;          ///< α
    double hiring_cost_usd = core::nan;           ///< H
    double firing_cost_usd = core::nan;           ///< F
    double drift_per_year = core::nan;            ///< m, of Z
    double volatility_per_sqrt_year = core::nan;  ///< s, of Z
    double attrition_per_year = core::nan;        ///< δ
    double discount_rate_per_year = core::nan;    ///< r
};

inline auto fields(const LaborAdjustment&) {
    using L = LaborAdjustment;
    constexpr core::Bounds inside{0.0, 1.0, true, true, "must be between 0 and 1"};
    constexpr core::Bounds finite{-core::infinity, core::infinity, true, true, "must be finite"};
    return std::array{
        core::Field{"wage_usd_per_year", &L::wage_usd_per_year, core::positive, "USD per year",
                    "wage of a worker"},
        core::Field{"revenue_exponent", &L::revenue_exponent, inside, "",
                    "percent of revenue per percent of workers"},
        core::Field{"hiring_cost_usd", &L::hiring_cost_usd, core::nonnegative, "USD",
                    "cost of hiring one"},
        core::Field{"firing_cost_usd", &L::firing_cost_usd, core::nonnegative, "USD",
                    "cost of firing one, as severance"},
        core::Field{"drift_per_year", &L::drift_per_year, finite, "per year",
                    "expected growth of business conditions Z"},
        core::Field{"volatility_per_sqrt_year", &L::volatility_per_sqrt_year, core::positive,
                    "per square root of a year", "standard deviation of the growth of Z"},
        core::Field{"attrition_per_year", &L::attrition_per_year, core::nonnegative, "per year",
                    "rate at which workers leave by themselves"},
        core::Field{"discount_rate_per_year", &L::discount_rate_per_year, core::positive,
                    "per year", "at which the firm discounts"}};
}

/// Between the two thresholds the firm does nothing. Rates are averages of the long run per worker.
/// `residual` is |zv'|/b at the thresholds, from v = H and v = −F there alone. Stalled: it exceeds
/// 1e-9, as where s is below about 1 % and the powers are hundreds. Unbounded: a worker is worth
/// more than any number, and all else is NaN. `reason` also says where nobody is ever fired.
struct AdjustmentBand {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    double hire_above_usd_per_year = core::nan;  ///< z_h
    double fire_below_usd_per_year = core::nan;  ///< z_f, 0 where firing costs all wages to come
    double log_width = core::nan;                ///< x; infinite without firing
    double hires_per_year = core::nan;
    double fires_per_year = core::nan;
    double turnover_per_year = core::nan;  ///< the sum; infinite without costs
    double residual = core::nan;           ///< of v' at the thresholds
};

namespace detail {

/// Roots of ½s²β² + pβ − c = 0 with c > 0, from the one that no difference spoils.
struct Roots {
    double positive;
    double negative;
};

inline Roots roots(double variance, double p, double c) {
    const double far = std::abs(p) + std::sqrt(p * p + 2.0 * variance * c);
    const double large = far / variance;
    const double small = 2.0 * c / far;
    return p <= 0.0 ? Roots{large, -small} : Roots{small, -large};
}

/// The problem in the numbers that its solution is made of.
struct Pasting {
    double k;  ///< r − m + αδ
    double b;  ///< w/(r + δ)
    Roots beta;
    double u;          ///< β₁ − 1
    double n;          ///< 1 − β₂
    double variance;   ///< s²
    double log_drift;  ///< of z between adjustments, μ − s²/2
};

inline Pasting pasting(const LaborAdjustment& a) {
    const double variance = a.volatility_per_sqrt_year * a.volatility_per_sqrt_year;
    const double k =
        a.discount_rate_per_year - a.drift_per_year + a.revenue_exponent * a.attrition_per_year;
    const double discount = a.discount_rate_per_year + a.attrition_per_year;
    const double mu = a.drift_per_year + (1.0 - a.revenue_exponent) * a.attrition_per_year;
    const double half = 0.5 * variance;
    const auto shifted = roots(variance, mu + half, k);
    return {k,
            a.wage_usd_per_year / discount,
            roots(variance, mu - half, discount),
            shifted.positive,
            -shifted.negative,
            variance,
            mu - half};
}

/// v + b at the thresholds over z/k there, as v' = 0 at both makes it, with derivatives in x:
/// 1 + c₁ + c₂ with c₁ and c₂ the two powers' parts of it.
struct Thresholds {
    core::ValueAndSlope fire;
    core::ValueAndSlope hire;
};

inline Thresholds thresholds(const Pasting& p, double x) {
    const double eu = std::exp(-p.u * x);
    const double en = std::exp(-p.n * x);
    const double both = -std::expm1(-(p.u + p.n) * x);
    const double both_slope = (p.u + p.n) * eu * en;
    const double up = std::expm1(-p.n * x) / both;  // β₁c₁ at z_h
    const double up_slope = (-p.n * en - up * both_slope) / both;
    const double down = std::expm1(-p.u * x) / both;  // β₂c₂ at z_f
    const double down_slope = (-p.u * eu - down * both_slope) / both;
    const double b1 = p.beta.positive;
    const double b2 = p.beta.negative;
    return {{1.0 + up * eu / b1 + down / b2, (up_slope - p.u * up) * eu / b1 + down_slope / b2},
            {1.0 + up / b1 + down * en / b2, up_slope / b1 + (down_slope - p.n * down) * en / b2}};
}

/// |zv'|/b at both thresholds, with A₁ and A₂ from the values there and not from the slopes.
inline double slope_residual(const LaborAdjustment& a, const Pasting& p, double fire, double hire) {
    const double x = std::log(hire / fire);
    const double low = p.b - a.firing_cost_usd - fire / p.k;
    const double high = p.b + a.hiring_cost_usd - hire / p.k;
    const double e1 = std::exp(-p.beta.positive * x);
    const double e2 = std::exp(p.beta.negative * x);
    const double determinant = -std::expm1((p.beta.negative - p.beta.positive) * x);
    const double first = (high - low * e2) / determinant;   // A₁z_h^{β₁}
    const double second = (low - high * e1) / determinant;  // A₂z_f^{β₂}
    const double at_hire = hire / p.k + p.beta.positive * first + p.beta.negative * second * e2;
    const double at_fire = fire / p.k + p.beta.positive * first * e1 + p.beta.negative * second;
    return std::max(std::abs(at_hire), std::abs(at_fire)) / p.b;
}

/// y/(1 − e^{−y}), 1 at 0.
inline double pushed(double y) { return y == 0.0 ? 1.0 : y / -std::expm1(-y); }

/// How often z is pushed back at each end of the band, per worker: z is moved by (1 − α) of the
/// change of ln L, and ln z between its ends is a reflected Brownian motion.
inline AdjustmentBand with_rates(const LaborAdjustment& a, const Pasting& p, AdjustmentBand band) {
    const double per_push = 1.0 / (1.0 - a.revenue_exponent);
    const double x = band.log_width;
    if (x == core::infinity) {
        band.hires_per_year = per_push * std::max(0.0, p.log_drift);
        band.fires_per_year = 0.0;
    } else {
        const double y = 2.0 * p.log_drift * x / p.variance;
        band.hires_per_year = per_push * p.variance / (2.0 * x) * pushed(y);
        band.fires_per_year = per_push * p.variance / (2.0 * x) * pushed(-y);
    }
    band.turnover_per_year = band.hires_per_year + band.fires_per_year;
    return band;
}

/// Firing costs the wages of all years to come, so that nobody is ever fired: A₂ = 0.
inline AdjustmentBand never_fires(const LaborAdjustment& a, const Pasting& p) {
    const double hire =
        p.k * (p.b + a.hiring_cost_usd) * p.beta.positive / p.u;  // z/k (1 − 1/β₁) = b + H
    const double power = p.b + a.hiring_cost_usd - hire / p.k;    // A₁z_h^{β₁}
    return with_rates(
        a, p,
        {.reason = "firing costs no less than a worker's wages for ever: nobody is fired",
         .hire_above_usd_per_year = hire,
         .fire_below_usd_per_year = 0.0,
         .log_width = core::infinity,
         .residual = std::abs(hire / p.k + p.beta.positive * power) / p.b});
}

inline AdjustmentBand both_ways(const LaborAdjustment& a, const Pasting& p) {
    const double ratio = std::log1p((a.hiring_cost_usd + a.firing_cost_usd) /
                                    (p.b - a.firing_cost_usd));  // ln (b + H)/(b − F)
    const auto distance = [&](double x) {
        const auto t = thresholds(p, x);
        return core::ValueAndSlope{x + std::log(t.hire.value) - std::log(t.fire.value) - ratio,
                                   1.0 + t.hire.slope / t.hire.value - t.fire.slope / t.fire.value};
    };
    const double x = core::monotone_root(distance, 1.0, 1e-16, {0.0, core::infinity});
    const double fire = p.k * (p.b - a.firing_cost_usd) / thresholds(p, x).fire.value;
    const double hire = fire * std::exp(x);
    return with_rates(a, p,
                      {.hire_above_usd_per_year = hire,
                       .fire_below_usd_per_year = fire,
                       .log_width = x,
                       .residual = slope_residual(a, p, fire, hire)});
}

}  // namespace detail

/// The two thresholds and what they do to turnover. Without costs both are w. Throws
/// InvalidParameter.
inline AdjustmentBand adjustment_band(const LaborAdjustment& adjustment) {
    constexpr double tolerance = 1e-9;
    const auto& a = core::checked(adjustment, "LaborAdjustment");
    const auto p = detail::pasting(a);
    if (!(p.k > 0.0))
        return {.status = core::Status::unbounded,
                .reason =
                    "business grows no slower than money is discounted and workers leave: a "
                    "worker is worth more than any number"};
    if (a.hiring_cost_usd == 0.0 && a.firing_cost_usd == 0.0)
        return {.status = core::Status::optimal,
                .hire_above_usd_per_year = a.wage_usd_per_year,
                .fire_below_usd_per_year = a.wage_usd_per_year,
                .log_width = 0.0,
                .hires_per_year = core::infinity,
                .fires_per_year = core::infinity,
                .turnover_per_year = core::infinity,
                .residual = 0.0};
    auto band = a.firing_cost_usd < p.b ? detail::both_ways(a, p) : detail::never_fires(a, p);
    if (band.residual <= tolerance)
        band.status = core::Status::optimal;
    else
        band.reason = "the value of a worker is not flat enough at the thresholds found";
    return band;
}

}  // namespace isocost::labor
