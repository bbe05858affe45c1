#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "isocost/market/race.hpp"

namespace isocost::market {

/// A race of alike racers in plain numbers, with the decay of the lead that the first one has.
struct SymmetricRace {
    double racers = core::nan;             ///< n, whole
    double prize_usd = core::nan;          ///< V
    double hazard_per_year = core::nan;    ///< h, at capability 1
    double hazard_exponent = core::nan;    ///< b
    double cost = core::nan;               ///< k, USD up front or USD per year until success
    double returns = core::nan;            ///< υ
    double discount_per_year = core::nan;  ///< ρ
    double half_life_years = core::nan;    ///< of a lead
};

inline auto fields(const SymmetricRace&) {
    using S = SymmetricRace;
    constexpr core::Bounds many{1.0, 1000.0, false, false, "must be from 1 to 1000"};
    return std::array{
        core::Field{"racers", &S::racers, many, "firms", "number of firms that race"},
        core::Field{"prize_usd", &S::prize_usd, core::positive, "USD", "worth of success"},
        core::Field{"hazard_per_year", &S::hazard_per_year, core::positive, "per year",
                    "hazard of success at capability 1"},
        core::Field{"hazard_exponent", &S::hazard_exponent, core::positive, "",
                    "percent of the hazard per percent of capability"},
        core::Field{"cost", &S::cost, core::positive, "USD, or USD per year",
                    "cost of capability 1, up front or until success"},
        core::Field{"returns", &S::returns, core::positive, "",
                    "percent of capability per percent of cost"},
        core::Field{"discount_per_year", &S::discount_per_year, core::positive, "per year",
                    "discount rate"},
        core::Field{"half_life_years", &S::half_life_years, core::positive, "years",
                    "half-life of a lead"}};
}

struct SymmetricRaceResult {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    double capability = core::nan;       ///< of each
    double opex = core::nan;             ///< of each, USD or USD per year
    double hazard_per_year = core::nan;  ///< of each
    double payoff_usd = core::nan;       ///< of each
    double expected_years = core::nan;   ///< to the first success
    double dissipation = core::nan;
    double regret = core::nan;
    double month_earlier_usd = core::nan;  ///< V(1 − e^{−γ/12}), worth of being a month earlier
};

/// The race that plain numbers stand for. Throws InvalidParameter.
inline Race race_of(const SymmetricRace& s, Payment payment) {
    core::checked(s, "SymmetricRace");
    if (s.racers != std::floor(s.racers))
        throw core::InvalidParameter("SymmetricRace.racers", s.racers, "must be whole");
    const Racer one{"one", s.prize_usd, s.hazard_per_year, s.hazard_exponent, s.cost, s.returns};
    return {std::vector<Racer>(static_cast<std::size_t>(s.racers), one), s.discount_per_year,
            payment};
}

/// Solves the race: see `solve_race`.
[[nodiscard]] inline SymmetricRaceResult symmetric_race(const SymmetricRace& s, Payment payment) {
    constexpr double months_per_year = 12.0;
    const auto solved = solve_race(race_of(s, payment));
    const auto& one = solved.racers.front();
    return {solved.status,
            solved.reason,
            one.capability,
            one.opex,
            one.hazard_per_year,
            one.payoff_usd,
            solved.expected_years,
            solved.dissipation,
            solved.regret,
            value_of_time_saved_usd(s.prize_usd, lead_decay_per_year(s.half_life_years),
                                    1.0 / months_per_year)};
}

}  // namespace isocost::market
