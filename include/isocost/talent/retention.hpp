#pragma once

#include <array>
#include <cmath>
#include <string_view>

#include "isocost/core/field.hpp"

namespace isocost::talent {

/// The constant hazard that leaves `retained` of people after `years`, δ = −ln(r)/years per year.
/// Throws InvalidParameter.
inline double hazard_from_retention(double retained, double years) {
    core::require("retained", retained, {0.0, 1.0, true, false, "must be above 0 and at most 1"},
                  "share still there");
    core::require("years", years, core::positive);
    return -std::log(retained) / years;
}

/// e^{−δ·years}, the way back. No check of the domain: for sweeps.
inline double retention_from_hazard(double hazard_per_year, double years) {
    return std::exp(-hazard_per_year * years);
}

/// Two groups that differ in pay and in quits.
struct RetentionContrast {
    double low_pay_multiple = core::nan;  ///< of the outside wage
    double high_pay_multiple = core::nan;
    double low_retained = core::nan;  ///< share still there after `years`, at the low pay
    double high_retained = core::nan;
    double years = core::nan;
};

inline auto fields(const RetentionContrast&) {
    using R = RetentionContrast;
    constexpr core::Bounds share{0.0, 1.0, true, true, "must be between 0 and 1"};
    return std::array{
        core::Field{"low_pay_multiple", &R::low_pay_multiple, core::positive, "",
                    "pay of the first group over the outside wage"},
        core::Field{"high_pay_multiple", &R::high_pay_multiple, core::positive, "",
                    "pay of the second group over the outside wage"},
        core::Field{"low_retained", &R::low_retained, share, "",
                    "share of the first group that is still there"},
        core::Field{"high_retained", &R::high_retained, share, "",
                    "share of the second group that is still there"},
        core::Field{"years", &R::years, core::positive, "years", "time that was observed"}};
}

/// What the contrast says about quits, if pay is all that differs (it never is: an illustration of
/// what κ would have to be, not an estimate).
struct QuitCurve {
    double kappa = core::nan;  ///< negative when the better paid leave more
    double quits_at_outside_wage_per_year = core::nan;
};

/// κ = ln(δ_low/δ_high)/(m_high − m_low), and δ₀ at m = 1. Throws InvalidParameter.
inline QuitCurve quit_curve(const RetentionContrast& contrast) {
    const auto& c = core::checked(contrast, "RetentionContrast");
    core::require(
        "RetentionContrast.high_pay_multiple", c.high_pay_multiple,
        {c.low_pay_multiple, core::infinity, true, true, "must be above low_pay_multiple"},
        "equal pay says nothing about what pay does");
    const double low = hazard_from_retention(c.low_retained, c.years);
    const double high = hazard_from_retention(c.high_retained, c.years);
    QuitCurve q;
    q.kappa = std::log(low / high) / (c.high_pay_multiple - c.low_pay_multiple);
    q.quits_at_outside_wage_per_year = low * std::exp(q.kappa * (c.low_pay_multiple - 1.0));
    return q;
}

/// A firm's two-year retention.
struct RetentionRecord {
    std::string_view firm;
    double two_year_retention;
    double quits_per_year() const { return hazard_from_retention(two_year_retention, 2.0); }
};

/// SignalFire, State of Talent 2025, as Fortune reported it on 3 June 2025 (a secondary source).
inline constexpr std::array retention_records{
    RetentionRecord{"Anthropic", 0.80}, RetentionRecord{"Google DeepMind", 0.78},
    RetentionRecord{"OpenAI", 0.67}, RetentionRecord{"Meta", 0.64}};

}  // namespace isocost::talent
