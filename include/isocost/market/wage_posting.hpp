#pragma once

#include <array>
#include <cmath>

#include "isocost/core/field.hpp"

namespace isocost::market {

/// Posted wages with search on the job (Burdett and Mortensen 1998, International Economic Review
/// 39), offers as frequent in work as out of it, so that the reservation wage is given.
struct WagePosting {
    double productivity_usd_per_year = core::nan;  ///< p
    double reservation_usd_per_year = core::nan;   ///< R, below p
    double offer_rate_per_year = core::nan;        ///< λ
    double separation_rate_per_year = core::nan;   ///< δ
};

inline auto fields(const WagePosting&) {
    using W = WagePosting;
    return std::array{core::Field{"productivity_usd_per_year", &W::productivity_usd_per_year,
                                  core::positive, "USD per year", "what a person makes"},
                      core::Field{"reservation_usd_per_year", &W::reservation_usd_per_year,
                                  core::nonnegative, "USD per year", "least wage that is accepted"},
                      core::Field{"offer_rate_per_year", &W::offer_rate_per_year, core::positive,
                                  "per year", "offers that a person gets"},
                      core::Field{"separation_rate_per_year", &W::separation_rate_per_year,
                                  core::positive, "per year", "jobs that end by themselves"}};
}

namespace detail {

inline const WagePosting& checked_posting(const WagePosting& w) {
    core::checked(w, "WagePosting");
    if (w.reservation_usd_per_year >= w.productivity_usd_per_year)
        throw core::InvalidParameter("WagePosting.reservation_usd_per_year",
                                     w.reservation_usd_per_year, "must be below the productivity");
    return w;
}

inline double offers_per_job(const WagePosting& w) {
    return w.offer_rate_per_year / w.separation_rate_per_year;
}

}  // namespace detail

/// The equilibrium's figures; k = λ/δ.
struct WageDispersion {
    double highest_wage_usd_per_year = core::nan;  ///< p − (p − R)/(1 + k)²
    double mean_offer_usd_per_year = core::nan;    ///< over what is posted
    double mean_wage_usd_per_year = core::nan;     ///< of those employed, (R + kp)/(1 + k)
    double unemployment = core::nan;               ///< 1/(1 + k)
    double profit_usd_per_year = core::nan;        ///< of a firm, per person of the market
    double offers_per_job = core::nan;             ///< k
};

/// Highest wage, means and unemployment in closed form. Throws InvalidParameter.
inline WageDispersion wage_dispersion(const WagePosting& posting) {
    const auto& w = detail::checked_posting(posting);
    const double k = detail::offers_per_job(w);
    const double p = w.productivity_usd_per_year, r = w.reservation_usd_per_year;
    const double least = 1.0 / (1.0 + k);
    return {.highest_wage_usd_per_year = p - (p - r) * least * least,
            .mean_offer_usd_per_year = p - (p - r) * (1.0 + least + least * least) / 3.0,
            .mean_wage_usd_per_year = (r + k * p) / (1.0 + k),
            .unemployment = least,
            .profit_usd_per_year = (p - r) * k * least * least,
            .offers_per_job = k};
}

/// Share of offers up to a wage, F(w) = ((1+k)/k)[1 − √((p−w)/(p−R))]; 0 below R, 1 above w_max.
inline double offers_up_to(const WagePosting& posting, double wage_usd_per_year) {
    const auto& w = detail::checked_posting(posting);
    core::require("wage_usd_per_year", wage_usd_per_year, core::nonnegative);
    if (wage_usd_per_year <= w.reservation_usd_per_year) return 0.0;
    if (wage_usd_per_year >= wage_dispersion(w).highest_wage_usd_per_year) return 1.0;
    const double k = detail::offers_per_job(w);
    const double left = w.productivity_usd_per_year - wage_usd_per_year;
    const double most = w.productivity_usd_per_year - w.reservation_usd_per_year;
    return (1.0 + k) / k * (1.0 - std::sqrt(left / most));
}

/// Share of the employed up to a wage, G = F/(1 + k(1 − F)).
inline double employed_up_to(const WagePosting& posting, double wage_usd_per_year) {
    const double f = offers_up_to(posting, wage_usd_per_year);
    return f / (1.0 + detail::offers_per_job(posting) * (1.0 - f));
}

/// Profit of a firm that posts a wage, per person of the market and year:
/// (p − w) k/(1 + k(1 − F))²; the same at every wage that is posted, less elsewhere.
inline double posting_profit_usd_per_year(const WagePosting& posting, double wage_usd_per_year) {
    const double f = offers_up_to(posting, wage_usd_per_year);
    const double k = detail::offers_per_job(posting);
    if (wage_usd_per_year < posting.reservation_usd_per_year) return 0.0;
    const double loses = 1.0 + k * (1.0 - f);
    return (posting.productivity_usd_per_year - wage_usd_per_year) * k / (loses * loses);
}

}  // namespace isocost::market
