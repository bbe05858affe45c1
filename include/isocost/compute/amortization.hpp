#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

#include "isocost/compute/accelerator.hpp"

namespace isocost::compute {

inline constexpr double hours_per_year = 8766.0;  ///< of 365.25 days
inline constexpr double days_per_year = 365.25;

/// What a dollar of capital costs each year when it is paid back over a lifetime in equal parts:
/// r/(1 − (1 + r)^−T), and 1/T at r = 0. rate ≥ 0 per year, lifetime > 0 in years. Throws
/// InvalidParameter.
inline double capital_recovery_factor(double rate, double lifetime_years) {
    core::require("capital_recovery_factor.rate", rate, core::nonnegative, "per year");
    core::require("capital_recovery_factor.lifetime_years", lifetime_years, core::positive);
    if (rate == 0.0) return 1.0 / lifetime_years;
    return rate / -std::expm1(-lifetime_years * std::log1p(rate));
}

/// The amortization of Cottier et al. 2024 (arXiv:2405.21015): a chip loses value because new ones
/// are better for the price, by `decline_oom_per_year` orders of magnitude a year.
struct Amortization {
    double decline_oom_per_year = 0.14;  ///< Cottier et al. 2024
    double delivery_days = 90.0;         ///< from release to the first delivery, same source
};

/// Charge per year on a chip's value then, 1/yr: the value lost at once, decline × ln 10.
inline double replacement_rate(const Amortization& amortization) {
    return amortization.decline_oom_per_year * std::numbers::ln10;
}

/// Days from one date to another.
inline double days_between(Date from, Date to) {
    return static_cast<double>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

/// What a chip is worth in USD on the day it is first used: its price, less the decline since the
/// day of the price, or since the first delivery where that was later. The price of a server's
/// share where the chip's price is one. Throws InvalidParameter without price or dates, or for a
/// day before the first delivery.
inline double value_at_first_use(const Accelerator& chip, Date first_use,
                                 const Amortization& amortization = {}) {
    checked(chip);
    const std::string where = "Accelerator(" + chip.name + ")";
    core::require(where + ".price_usd", chip.price_usd, core::positive, "price of a chip");
    if (!chip.released)
        throw core::InvalidParameter(where + ".released", "none", "must be given",
                                     "value falls from the first delivery on");
    const double since_delivery =
        days_between(*chip.released, first_use) - amortization.delivery_days;
    if (since_delivery < 0.0)
        throw core::InvalidParameter(
            "first_use", core::text(since_delivery),
            "must be 0 or more days after the first delivery of " + chip.name);
    const double days = std::min(since_delivery, days_between(*chip.price_date, first_use));
    return chip.price_usd *
           std::pow(10.0, -amortization.decline_oom_per_year * days / days_per_year);
}

}  // namespace isocost::compute
