#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "isocost/core/certificate.hpp"
#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"

/// Paying above the market to keep people (Salop 1979, American Economic Review 69; Stiglitz 1974,
/// Quarterly Journal of Economics 88). With m the multiple of the outside wage w, people quit at
/// the rate δ(m) = δ₀ e^{−κ(m−1)} per year, and each costs h years of the *outside* wage to
/// replace:
///
///   cost per head w(m + hδ(m)),   m* = max(1, 1 + ln(hκδ₀)/κ).
///
/// Where the premium is paid, quits cost hδ(m*) = 1/κ outside wages, whatever h and δ₀.
namespace isocost::talent {

struct Turnover {
    double outside_wage_usd_per_year = core::nan;
    double quits_at_outside_wage_per_year = core::nan;  ///< δ₀
    double kappa = core::nan;  ///< −∂ ln δ/∂m: fall of quits per outside wage more
    double replacement_years = core::nan;  ///< h, of the outside wage per quit
};

inline auto fields(const Turnover&) {
    using T = Turnover;
    return std::array{
        core::Field{"outside_wage_usd_per_year", &T::outside_wage_usd_per_year, core::positive,
                    "USD per year", "what the next employer pays"},
        core::Field{"quits_at_outside_wage_per_year", &T::quits_at_outside_wage_per_year,
                    core::positive, "per year", "rate of quits of those paid no more than that"},
        core::Field{"kappa", &T::kappa, core::positive, "",
                    "by how much the log of quits falls per outside wage paid more"},
        core::Field{"replacement_years", &T::replacement_years, core::nonnegative, "years",
                    "outside wages that replacing a leaver costs"}};
}

/// δ(m) and the cost of a head. No check of the domain: for sweeps.
inline double quits_per_year(const Turnover& t, double pay_multiple) {
    return t.quits_at_outside_wage_per_year * std::exp(-t.kappa * (pay_multiple - 1.0));
}
inline double head_cost_usd_per_year(const Turnover& t, double pay_multiple) {
    return t.outside_wage_usd_per_year *
           (pay_multiple + t.replacement_years * quits_per_year(t, pay_multiple));
}

struct RetentionPremium {
    core::Status status = core::Status::stalled;
    double pay_multiple = core::nan;  ///< m*, at least 1
    double premium_usd_per_year = core::nan;
    double quits_per_year = core::nan;
    double head_cost_usd_per_year = core::nan;
    double saved_usd_per_year = core::nan;  ///< against paying the outside wage
    bool premium_pays = false;              ///< hκδ₀ > 1
    core::Certificate certificate = {};
};

namespace detail {

/// ∂(cost/w)/∂m.
inline double cost_slope(const Turnover& t, double m) {
    return 1.0 - t.kappa * t.replacement_years * quits_per_year(t, m);
}

/// The convex cost over w lies nowhere between a and b below where its tangents there meet.
inline double tangents_meet(const Turnover& t, double a, double b) {
    const double left = head_cost_usd_per_year(t, a) / t.outside_wage_usd_per_year;
    const double right = head_cost_usd_per_year(t, b) / t.outside_wage_usd_per_year;
    const double down = cost_slope(t, a);
    const double up = cost_slope(t, b);
    if (down >= 0.0) return left;
    if (up <= 0.0) return right;
    return left + down * (right - left - up * (b - a)) / (down - up);
}

}  // namespace detail

/// From the problem and a multiple alone: slope (at 1 only one that points up counts as met),
/// m ≥ 1, and the gap to a bound on the cost at every multiple from 1 to where pay alone costs more
/// than this: tangents at 1000 points and at m itself.
inline core::Certificate certify_premium(const Turnover& t, double m) {
    constexpr int cells = 1000;
    const double slope = detail::cost_slope(t, m);
    const double cost = head_cost_usd_per_year(t, m) / t.outside_wage_usd_per_year;
    core::Certificate c;
    c.stationarity = m <= 1.0 ? core::worse(0.0, -slope) : std::abs(slope);
    c.feasibility = core::worse(0.0, 1.0 - m);
    c.complementarity = m <= 1.0 ? 0.0 : std::abs(slope) * (m - 1.0) / cost;
    double bound = cost;
    const auto scan = [&](double from, double to) {
        for (int i = 0; i < cells; ++i)
            bound = std::min(bound, detail::tangents_meet(t, from + (to - from) * i / cells,
                                                          from + (to - from) * (i + 1) / cells));
    };
    scan(1.0, m);
    scan(m, std::max(m, cost));
    c.gap = (cost - bound) / cost;
    return c;
}

/// The cheapest multiple of the outside wage, never below it. Throws InvalidParameter.
inline RetentionPremium retention_premium(const Turnover& turnover) {
    constexpr double tolerance = 1e-12;
    const auto& t = core::checked(turnover, "Turnover");
    const double pull = t.replacement_years * t.kappa * t.quits_at_outside_wage_per_year;
    RetentionPremium a;
    a.premium_pays = pull > 1.0;
    a.pay_multiple = a.premium_pays ? 1.0 + std::log(pull) / t.kappa : 1.0;
    a.premium_usd_per_year = t.outside_wage_usd_per_year * (a.pay_multiple - 1.0);
    a.quits_per_year = quits_per_year(t, a.pay_multiple);
    a.head_cost_usd_per_year = head_cost_usd_per_year(t, a.pay_multiple);
    a.saved_usd_per_year = head_cost_usd_per_year(t, 1.0) - a.head_cost_usd_per_year;
    a.certificate = certify_premium(t, a.pay_multiple);
    if (a.certificate.holds(tolerance)) a.status = core::Status::optimal;
    return a;
}

}  // namespace isocost::talent
