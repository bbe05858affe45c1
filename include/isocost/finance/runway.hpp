#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "isocost/core/field.hpp"

namespace isocost::finance {

/// How long a firm's cash lasts, and with what hazard it fails when that is short.
struct Runway {
    double cash_usd = core::nan;
    double burn_usd_per_month = core::nan;
    double short_runway_hazard_per_year = core::nan;  ///< h₀, while less than 12 months are left
    double horizon_years = core::nan;
};

inline auto fields(const Runway&) {
    using R = Runway;
    return std::array{
        core::Field{"cash_usd", &R::cash_usd, core::nonnegative, "USD", "cash at hand"},
        core::Field{"burn_usd_per_month", &R::burn_usd_per_month, core::nonnegative,
                    "USD per month", "cash that the firm uses up"},
        core::Field{"short_runway_hazard_per_year", &R::short_runway_hazard_per_year,
                    core::nonnegative, "per year",
                    "rate of failure while less than twelve months of cash are left"},
        core::Field{"horizon_years", &R::horizon_years, core::positive, "years",
                    "time until the equity can be sold, or that a budget has to last"}};
}

/// Below so many months a firm is in the hazard of not raising in time: a convention of this model,
/// not an estimate.
inline constexpr double short_runway_months = 12.0;

struct RunwayOutlook {
    double months = core::nan;         ///< cash/burn; infinite without burn
    double exposed_years = core::nan;  ///< of the horizon, below twelve months if cash only falls
    double survival_probability = core::nan;                    ///< e^{−h₀ · exposed years}
    double survival_probability_at_present_runway = core::nan;  ///< cash topped up as it is spent
    double opex_budget_usd_per_year = core::nan;                ///< cash/horizon
};

/// Months of cash, and the equity's chance: E = E₀ exp(−∫₀^T h dt), h = h₀ · 1[months left < 12].
/// `survival_probability` lets the months fall as time goes by, and the firm live on at hazard h₀
/// after the last of them, when it has to have raised; the other keeps today's months. The budget
/// is the Opex that cash alone pays until the horizon. Throws InvalidParameter.
inline RunwayOutlook runway_outlook(const Runway& runway) {
    constexpr double months_per_year = 12.0;
    const auto& r = core::checked(runway, "Runway");
    RunwayOutlook o;
    o.months = r.burn_usd_per_month > 0.0 ? r.cash_usd / r.burn_usd_per_month : core::infinity;
    const double safe_years = std::max(0.0, (o.months - short_runway_months) / months_per_year);
    o.exposed_years = std::max(0.0, r.horizon_years - safe_years);
    o.survival_probability = std::exp(-r.short_runway_hazard_per_year * o.exposed_years);
    o.survival_probability_at_present_runway =
        o.months < short_runway_months ? std::exp(-r.short_runway_hazard_per_year * r.horizon_years)
                                       : 1.0;
    o.opex_budget_usd_per_year = r.cash_usd / r.horizon_years;
    return o;
}

}  // namespace isocost::finance
