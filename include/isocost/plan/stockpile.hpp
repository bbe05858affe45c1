#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "isocost/compute/amortization.hpp"
#include "isocost/core/status.hpp"

namespace isocost::plan {

/// What it costs to keep a chip that is not needed yet, as a share of its price and year: interest
/// and the decline of prices. Both compound continuously.
struct Holding {
    double rate_per_year = core::nan;
    double decline_per_year = compute::replacement_rate({});  ///< 0.322, Cottier et al. 2024
};

inline auto fields(const Holding&) {
    return std::array{core::Field{"rate_per_year", &Holding::rate_per_year, core::nonnegative,
                                  "per year", "interest on the money in the chip"},
                      core::Field{"decline_per_year", &Holding::decline_per_year, core::nonnegative,
                                  "per year", "decline of a chip's price"}};
}

/// r + δ, per year.
inline double carrying_cost_per_year(const Holding& holding) {
    core::checked(holding, "Holding");
    return holding.rate_per_year + holding.decline_per_year;
}

/// The chance that a ban comes within a year when it comes at a rate h: 1 − e^−h.
inline double yearly_chance(double ban_rate_per_year) {
    core::require("ban_rate_per_year", ban_rate_per_year, core::nonnegative_or_infinite);
    return -std::expm1(-ban_rate_per_year);
}

/// The rate whose chance within a year this is, its inverse: −ln(1 − chance).
inline double ban_rate_per_year(double yearly_chance) {
    core::require("yearly_chance", yearly_chance, {0.0, 1.0, false, false, "must be 0 to 1"});
    return -std::log1p(-yearly_chance);
}

/// Where one more chip-year of stock earns what it costs. `infeasible`: it never does, `value` is
/// infinite and `reason` says why.
struct BreakEven {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double value = core::infinity;
};

namespace detail {

inline constexpr core::Bounds share_gained{-1.0, core::infinity, false, true,
                                           "must be -1 or more and finite"};

inline BreakEven break_even(double carrying, double gain, const char* otherwise) {
    if (gain <= 0.0) return {.reason = otherwise};
    return {core::Status::optimal, "", carrying / gain};
}

}  // namespace detail

/// The rate of bans per year above which one more chip-year in stock pays,
///   h* = (r + δ)/m,  m = P_after/P_before − 1 the premium that a ban puts on a chip at once.
/// Over a short dt a chip costs (r + δ) P dt and gains m P with chance h dt; the chip gives no
/// other service, or h* is too high. A rate, so it may exceed 1; `yearly_chance` of it is a chance.
/// Throws InvalidParameter.
[[nodiscard]] inline BreakEven break_even_ban_rate_per_year(const Holding& holding,
                                                            double resale_premium) {
    core::require("resale_premium", resale_premium, detail::share_gained,
                  "P_after/P_before - 1 of a chip");
    return detail::break_even(carrying_cost_per_year(holding), resale_premium,
                              "A ban that makes no chip dearer pays for none in stock.");
}

/// The premium above which it pays at a rate of bans h, the inverse: m* = (r + δ)/h.
[[nodiscard]] inline BreakEven break_even_resale_premium(const Holding& holding,
                                                         double ban_rate_per_year) {
    core::require("ban_rate_per_year", ban_rate_per_year, core::nonnegative);
    return detail::break_even(carrying_cost_per_year(holding), ban_rate_per_year,
                              "A ban that never comes pays for no chip in stock.");
}

/// The longest sure wait for a ban that a chip in stock pays for, years: ln(1 + m)/(r + δ).
inline double longest_wait_years(const Holding& holding, double resale_premium) {
    core::require("resale_premium", resale_premium, detail::share_gained);
    const double carrying = carrying_cost_per_year(holding);
    if (resale_premium <= 0.0) return 0.0;
    return carrying == 0.0 ? core::infinity : std::log1p(resale_premium) / carrying;
}

/// A ban that is announced some days before it holds, and how fast chips can be had until then.
struct Notice {
    double notice_days = core::nan;
    double lead_days = core::nan;      ///< from an order to its delivery
    double chips_per_day = core::nan;  ///< delivered once the lead time is over
    double chip_price_usd = core::nan;
    double resale_premium = core::nan;  ///< P_after/P_before − 1
};

inline auto fields(const Notice&) {
    using N = Notice;
    return std::array{
        core::Field{"notice_days", &N::notice_days, core::nonnegative, "days",
                    "from the announcement to the ban"},
        core::Field{"lead_days", &N::lead_days, core::nonnegative, "days",
                    "from an order to its delivery"},
        core::Field{"chips_per_day", &N::chips_per_day, core::positive, "chips per day",
                    "delivered once the lead time is over"},
        core::Field{"chip_price_usd", &N::chip_price_usd, core::positive, "USD", "price of a chip"},
        core::Field{"resale_premium", &N::resale_premium, detail::share_gained, "",
                    "P_after/P_before - 1 of a chip"}};
}

/// What a notice is worth on the day it is given. Zero chips and zero USD where none can be
/// delivered in time, or none would pay; `reason` says which.
struct NoticeValue {
    double chips = 0.0;  ///< bought because of the notice
    double usd = 0.0;
    double usd_per_chip = 0.0;  ///< of those bought
    std::string reason = {};
};

/// Chips that come x days before the ban are paid on delivery and cost P e^(k x) in money of the
/// day of the ban, k = (r + δ)/365.25, so the last w = min(notice − lead, ln(1 + m)/k) days' pay:
///   value = n P e^(−k notice) [(1 + m) w − (e^(k w) − 1)/k].
/// Throws InvalidParameter.
[[nodiscard]] inline NoticeValue notice_value(const Notice& notice, const Holding& holding) {
    core::checked(notice, "Notice");
    const double k = carrying_cost_per_year(holding) / compute::days_per_year;
    const double open_days = notice.notice_days - notice.lead_days;
    const double m = notice.resale_premium;
    if (open_days <= 0.0) return {.reason = "Nothing can be delivered before the ban."};
    if (m <= 0.0) return {.reason = "A ban that makes no chip dearer is no reason to buy."};
    const double days =
        std::min(open_days, longest_wait_years(holding, m) * compute::days_per_year);
    const double paid_days = k == 0.0 ? days : std::expm1(k * days) / k;
    const double chips = notice.chips_per_day * days;
    const double usd = notice.chips_per_day * notice.chip_price_usd *
                       std::exp(-k * notice.notice_days) * ((1.0 + m) * days - paid_days);
    return {chips, usd, usd / chips, ""};
}

}  // namespace isocost::plan
