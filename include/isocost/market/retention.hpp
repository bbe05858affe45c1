#pragma once

#include <array>
#include <cmath>

#include "isocost/market/mobility.hpp"

namespace isocost::market {

/// One person at a lab, and an offer in cash from another.
struct Retention {
    double pay_usd_per_year = core::nan;  ///< cash and equity at face value
    double equity_share = core::nan;      ///< of it in equity
    double equity_discount = core::nan;   ///< d
    double compute_ratio = core::nan;     ///< other lab's compute per head over the own
    double pay_weight = core::nan;        ///< β
    double compute_weight = core::nan;    ///< κ
    double mission_utils = core::nan;     ///< own mission over the other's
    double switching_utils = core::nan;   ///< k
};

inline auto fields(const Retention&) {
    using R = Retention;
    return std::array{
        core::Field{"pay_usd_per_year", &R::pay_usd_per_year, core::positive, "USD per year",
                    "pay at the lab, equity at face value"},
        core::Field{"equity_share", &R::equity_share, unit_interval, "", "share of pay in equity"},
        core::Field{"equity_discount",
                    &R::equity_discount,
                    {0.0, 1.0, false, true, "must be from 0 to below 1"},
                    "",
                    "share of face value lost to the holder"},
        core::Field{"compute_ratio", &R::compute_ratio, core::positive, "",
                    "compute per head of the other lab over the own"},
        core::Field{"pay_weight", &R::pay_weight, core::positive, "", "weight of the log of pay"},
        core::Field{"compute_weight", &R::compute_weight, core::nonnegative, "",
                    "weight of the log of compute per head"},
        core::Field{"mission_utils", &R::mission_utils, any_number, "utils",
                    "own mission over the other's"},
        core::Field{"switching_utils", &R::switching_utils, core::nonnegative, "utils",
                    "cost of moving"}};
}

/// The offer at which the person wavers, in cash.
struct RetentionLimit {
    double valued_pay_usd_per_year = core::nan;
    double offer_usd_per_year = core::nan;  ///< below it the person would rather stay
    double multiple_of_pay = core::nan;     ///< of pay at face value
    double compute_costs_share = core::nan;  ///< part of the multiple lost to compute, 1 − c^{−κ/β}
};

/// Indifference β ln w' + κ ln c = β ln((1 − share·d) w) + a + k, so that
///   w'/w = (1 − share·d) c^{−κ/β} e^{(a + k)/β}.
/// Throws InvalidParameter.
inline RetentionLimit retention_limit(const Retention& r) {
    core::checked(r, "Retention");
    const double valued = r.pay_usd_per_year * (1.0 - r.equity_share * r.equity_discount);
    const double compute = std::pow(r.compute_ratio, -r.compute_weight / r.pay_weight);
    const double offer =
        valued * compute * std::exp((r.mission_utils + r.switching_utils) / r.pay_weight);
    return {.valued_pay_usd_per_year = valued,
            .offer_usd_per_year = offer,
            .multiple_of_pay = offer / r.pay_usd_per_year,
            .compute_costs_share = 1.0 - compute};
}

/// Chance to stay against an offer, 1/(1 + (offer/limit)^β): one half at the limit.
inline double stay_probability(const Retention& r, double offer_usd_per_year) {
    core::require("offer_usd_per_year", offer_usd_per_year, core::nonnegative);
    const double ratio = offer_usd_per_year / retention_limit(r).offer_usd_per_year;
    return 1.0 / (1.0 + std::pow(ratio, r.pay_weight));
}

}  // namespace isocost::market
