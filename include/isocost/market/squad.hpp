#pragma once

#include <array>
#include <cmath>
#include <string>

#include "isocost/core/status.hpp"
#include "isocost/knowledge/departure.hpp"
#include "isocost/market/mobility.hpp"

namespace isocost::market {

inline constexpr core::Bounds at_least_one{1.0, core::infinity, false, true,
                                           "must be at least 1 and finite"};

/// A team that is worth more together: carry(s) = c s^ζ to whoever has s of its members.
struct Squad {
    double members = core::nan;            ///< s
    double exponent = core::nan;           ///< ζ ≥ 1
    double home_value_usd = core::nan;     ///< c of one member where the team is
    double poacher_value_usd = core::nan;  ///< c of one member where it may go
};

inline auto fields(const Squad&) {
    using S = Squad;
    return std::array{core::Field{"members", &S::members, at_least_one, "persons",
                                  "members of the team, a whole number"},
                      core::Field{"exponent", &S::exponent, at_least_one, "",
                                  "percent of worth per percent of members"},
                      core::Field{"home_value_usd", &S::home_value_usd, core::nonnegative, "USD",
                                  "worth of one member alone to the employer"},
                      core::Field{"poacher_value_usd", &S::poacher_value_usd, core::nonnegative,
                                  "USD", "worth of one member alone to the poacher"}};
}

/// Both ways of taking a team. One by one each is bid for in turn by what the person adds there and
/// takes away here, without foresight; it ends with the first who stays.
struct SquadSale {
    double team_price_usd = core::nan;        ///< of all at once: the employer's worth of the team
    double team_rent_usd = core::nan;         ///< of the poacher; negative: the team stays
    double one_by_one_members = core::nan;    ///< who go one by one
    double one_by_one_price_usd = core::nan;  ///< paid for those
    double one_by_one_rent_usd = core::nan;   ///< of the poacher
    /// The ratio of worths from which on the first member goes: s^ζ − (s−1)^ζ, 1 as a team.
    double least_ratio_one_by_one = core::nan;
    bool team_moves = false;
};

namespace detail {

inline const Squad& checked_squad(const Squad& s) {
    core::checked(s, "Squad");
    if (s.members != std::floor(s.members) || s.members > 1e6)
        throw core::InvalidParameter("Squad.members", s.members,
                                     "must be a whole number up to 1e6");
    return s;
}

}  // namespace detail

/// Worth of n members who are together, c n^ζ, USD.
inline double team_value_usd(double value_of_one_usd, double exponent, double members) {
    core::require("value_of_one_usd", value_of_one_usd, core::nonnegative);
    core::require("exponent", exponent, at_least_one);
    core::require("members", members, core::nonnegative);
    return value_of_one_usd * std::pow(members, exponent);
}

/// A team poached at once and one by one. Superadditive worth (ζ > 1) holds a team together: its
/// first member is dear where it is and worth little alone elsewhere. Throws InvalidParameter.
inline SquadSale squad_sale(const Squad& squad) {
    const auto& s = detail::checked_squad(squad);
    const auto adds = [&](double n) {
        return std::pow(n, s.exponent) - std::pow(n - 1.0, s.exponent);
    };
    const double all = std::pow(s.members, s.exponent);
    SquadSale sale{.team_price_usd = s.home_value_usd * all,
                   .team_rent_usd = (s.poacher_value_usd - s.home_value_usd) * all,
                   .one_by_one_members = 0.0,
                   .one_by_one_price_usd = 0.0,
                   .one_by_one_rent_usd = 0.0,
                   .least_ratio_one_by_one = adds(s.members),
                   .team_moves = s.poacher_value_usd > s.home_value_usd};
    for (double n = 1.0; n <= s.members; n += 1.0) {
        const double bid = s.poacher_value_usd * adds(n);
        const double stay = s.home_value_usd * adds(s.members - n + 1.0);
        if (!(bid > stay)) break;
        sale.one_by_one_members = n;
        sale.one_by_one_price_usd += stay;
        sale.one_by_one_rent_usd += bid - stay;
    }
    return sale;
}

/// Chance that all of k leave within a year when departures of a pod are alike: the chance of
/// leaving is Beta(a, b) and common to it, with the mean m and intra-pod correlation ρ,
/// a = m(1−ρ)/ρ, b = (1−m)(1−ρ)/ρ, so that P = B(a + k, b)/B(a, b); m^k at ρ = 0. k whole.
inline double all_leave_probability(double mean, double correlation, double knowers) {
    return knowledge::loss_probability({.leave_probability = mean, .pod_correlation = correlation},
                                       knowers);
}

}  // namespace isocost::market
