#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "isocost/core/certificate.hpp"
#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"

/// Pay that rises faster than quality (Rosen 1981, American Economic Review 71): a person of
/// quality q, in efficiency units, earns w(q) = w₀ q^θ, θ > 1, and costs o > 0 besides: a seat, an
/// allowance of compute that is not counted as compute elsewhere. Poor quality wastes seats, the
/// best is dear:
///
///   q* = (o/(w₀(θ − 1)))^{1/θ} within [q_min, q_max],   price of a unit (w₀ q^θ + o)/q there.
namespace isocost::talent {

struct SuperstarWage {
    double unit_wage_usd_per_year = core::nan;  ///< w₀, pay at quality 1
    double theta = core::nan;                   ///< elasticity of pay to quality
    double overhead_usd_per_year = core::nan;   ///< o, per head
    double least_quality = core::nan;
    double most_quality = core::nan;
};

inline auto fields(const SuperstarWage&) {
    using S = SuperstarWage;
    return std::array{
        core::Field{"unit_wage_usd_per_year", &S::unit_wage_usd_per_year, core::positive,
                    "USD per year", "pay of a person of quality 1"},
        core::Field{"theta",
                    &S::theta,
                    {1.0, core::infinity, true, true, "must be above 1"},
                    "",
                    "elasticity of pay to quality; at 1 or below the best is always the cheapest"},
        core::Field{"overhead_usd_per_year", &S::overhead_usd_per_year, core::positive,
                    "USD per year",
                    "cost of a head whatever its quality; without it the price of "
                    "quality has no minimum"},
        core::Field{"least_quality", &S::least_quality, core::positive, "efficiency units",
                    "lowest quality that can be hired"},
        core::Field{"most_quality", &S::most_quality, core::positive_or_infinite,
                    "efficiency units", "highest quality that can be hired"}};
}

/// w₀ q^θ, and with the overhead per efficiency unit. No check of the domain: for sweeps.
inline double superstar_pay_usd_per_year(const SuperstarWage& wage, double quality) {
    return wage.unit_wage_usd_per_year * std::pow(quality, wage.theta);
}
inline double efficiency_unit_usd_per_year(const SuperstarWage& wage, double quality) {
    return (superstar_pay_usd_per_year(wage, quality) + wage.overhead_usd_per_year) / quality;
}

/// Which end of the range, if any, holds the answer.
enum class QualityLimit { none, least, most };

constexpr std::string_view name(QualityLimit limit) {
    constexpr std::array<std::string_view, 3> names{"none", "least", "most"};
    return names[static_cast<std::size_t>(limit)];
}

struct CheapestQuality {
    core::Status status = core::Status::stalled;
    QualityLimit limit = QualityLimit::none;
    double quality = core::nan;
    double unconstrained_quality = core::nan;  ///< q* without a range
    double pay_usd_per_year = core::nan;
    double efficiency_unit_usd_per_year = core::nan;
    double heads_per_unit = core::nan;  ///< 1/q
    core::Certificate certificate = {};
};

namespace detail {

/// d ln(price)/d ln q, from the price's two terms.
inline double price_slope(const SuperstarWage& w, double quality) {
    const double pay = superstar_pay_usd_per_year(w, quality);
    return ((w.theta - 1.0) * pay - w.overhead_usd_per_year) / (pay + w.overhead_usd_per_year);
}

/// No quality is cheaper than this, by the weighted means of arithmetic and geometry with weights
/// 1/θ and 1 − 1/θ: (θ w₀)^{1/θ} (o θ/(θ − 1))^{1 − 1/θ}.
inline double least_possible_price(const SuperstarWage& w) {
    const double share = 1.0 / w.theta;
    return std::pow(w.unit_wage_usd_per_year / share, share) *
           std::pow(w.overhead_usd_per_year / (1.0 - share), 1.0 - share);
}

}  // namespace detail

/// From the problem and a quality alone: the slope that is left (at an end of the range only the
/// one that points inwards), how far the range is left, and the gap to a lower bound. The price is
/// convex in ln q, so at an end a slope that points outwards bounds every other quality.
inline core::Certificate certify_quality(const SuperstarWage& w, double quality) {
    constexpr double at_end = 1e-12;
    const double slope = detail::price_slope(w, quality);
    const bool least = quality <= w.least_quality * (1.0 + at_end);
    const bool most = quality >= w.most_quality * (1.0 - at_end);
    core::Certificate c;
    c.stationarity = (least && slope > 0.0) || (most && slope < 0.0) ? 0.0 : std::abs(slope);
    c.feasibility =
        std::max({0.0, w.least_quality / quality - 1.0, quality / w.most_quality - 1.0});
    c.complementarity = 0.0;
    const bool held = c.stationarity == 0.0 && (least || most);
    c.gap = held ? 0.0
                 : 1.0 - detail::least_possible_price(w) / efficiency_unit_usd_per_year(w, quality);
    return c;
}

/// The quality whose efficiency units are the cheapest, and which end of the range holds it if one
/// does. Throws InvalidParameter.
inline CheapestQuality cheapest_quality(const SuperstarWage& wage) {
    constexpr double tolerance = 1e-12;
    const auto& w = core::checked(wage, "SuperstarWage");
    core::require(
        "SuperstarWage.most_quality", w.most_quality,
        {w.least_quality, core::infinity, false, false, "must be at least least_quality"});
    CheapestQuality a;
    a.unconstrained_quality = std::pow(
        w.overhead_usd_per_year / (w.unit_wage_usd_per_year * (w.theta - 1.0)), 1.0 / w.theta);
    a.quality = std::clamp(a.unconstrained_quality, w.least_quality, w.most_quality);
    if (a.unconstrained_quality < w.least_quality) a.limit = QualityLimit::least;
    if (a.unconstrained_quality > w.most_quality) a.limit = QualityLimit::most;
    a.pay_usd_per_year = superstar_pay_usd_per_year(w, a.quality);
    a.efficiency_unit_usd_per_year = efficiency_unit_usd_per_year(w, a.quality);
    a.heads_per_unit = 1.0 / a.quality;
    a.certificate = certify_quality(w, a.quality);
    if (a.certificate.holds(tolerance)) a.status = core::Status::optimal;
    return a;
}

}  // namespace isocost::talent
