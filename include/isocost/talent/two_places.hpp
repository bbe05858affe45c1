#pragma once

#include <array>
#include <cmath>
#include <numbers>

#include "isocost/core/field.hpp"

/// Stocks and flows of one origin between home and abroad, in plain numbers and closed form; for
/// any number of origins and places see stocks.hpp.
namespace isocost::talent {

struct TwoPlaces {
    double entrants_per_year = core::nan;
    double share_abroad = core::nan;            ///< of entrants who start abroad
    double leave_hazard_per_year = core::nan;   ///< from home to abroad
    double return_hazard_per_year = core::nan;  ///< from abroad to home
    double exit_hazard_per_year = core::nan;    ///< out of the field, from either
    double home_persons = core::nan;            ///< today
    double abroad_persons = core::nan;          ///< today
    double years = core::nan;
};

inline auto fields(const TwoPlaces&) {
    using T = TwoPlaces;
    constexpr auto hazard = "per year";
    return std::array{
        core::Field{"entrants_per_year", &T::entrants_per_year, core::nonnegative,
                    "persons per year", "people of the origin who enter the field"},
        core::Field{"share_abroad",
                    &T::share_abroad,
                    {0.0, 1.0, false, false, "must be from 0 to 1"},
                    "",
                    "share of them who start abroad"},
        core::Field{"leave_hazard_per_year", &T::leave_hazard_per_year, core::nonnegative, hazard,
                    "rate of moving from home to abroad"},
        core::Field{"return_hazard_per_year", &T::return_hazard_per_year, core::nonnegative, hazard,
                    "rate of moving from abroad to home"},
        core::Field{"exit_hazard_per_year", &T::exit_hazard_per_year, core::positive, hazard,
                    "rate of leaving the field; without it there is no steady state"},
        core::Field{"home_persons", &T::home_persons, core::nonnegative, "persons",
                    "at home today"},
        core::Field{"abroad_persons", &T::abroad_persons, core::nonnegative, "persons",
                    "abroad today"},
        core::Field{"years", &T::years, core::nonnegative, "years", "from today"}};
}

struct TwoPlacesAnswer {
    double home_persons = core::nan;  ///< after the years
    double abroad_persons = core::nan;
    double abroad_share = core::nan;
    double steady_home_persons = core::nan;
    double steady_abroad_persons = core::nan;
    double steady_abroad_share = core::nan;
    double half_life_years =
        core::nan;  ///< of what sets the share abroad apart from where it tends
};

namespace detail {

/// Where N' = entry − rate · N has got to; `steady` = entry/rate.
inline double approached(double today, double steady, double rate, double years) {
    return steady + (today - steady) * std::exp(-rate * years);
}

}  // namespace detail

/// With T all persons, A those abroad, ν and h the hazards of leaving and of returning, and p =
/// ν/(ν + h) (0 when nobody moves):
///   T' = g − δT,   B' = g(s − p) − (ν + h + δ)B   for B = A − pT,
/// two equations that do not touch each other, each an exponential. Shares are NaN without persons.
/// Throws InvalidParameter.
inline TwoPlacesAnswer two_places(const TwoPlaces& places) {
    const auto& t = core::checked(places, "TwoPlaces");
    const double moving = t.leave_hazard_per_year + t.return_hazard_per_year;
    const double p = moving > 0.0 ? t.leave_hazard_per_year / moving : 0.0;
    const double rate = moving + t.exit_hazard_per_year;
    const double today = t.home_persons + t.abroad_persons;
    const double steady = t.entrants_per_year / t.exit_hazard_per_year;
    const double steady_b = t.entrants_per_year * (t.share_abroad - p) / rate;
    const double all = detail::approached(today, steady, t.exit_hazard_per_year, t.years);
    const double b = detail::approached(t.abroad_persons - p * today, steady_b, rate, t.years);
    TwoPlacesAnswer a;
    a.abroad_persons = b + p * all;
    a.home_persons = all - a.abroad_persons;
    a.abroad_share = a.abroad_persons / all;
    a.steady_abroad_persons = steady_b + p * steady;
    a.steady_home_persons = steady - a.steady_abroad_persons;
    a.steady_abroad_share = a.steady_abroad_persons / steady;
    a.half_life_years = std::numbers::ln2 / rate;
    return a;
}

}  // namespace isocost::talent
