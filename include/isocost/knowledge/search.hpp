#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "isocost/knowledge/counts.hpp"

namespace isocost::knowledge {

/// A search among N candidate directions of which s work, tried one at a time, none twice, in an
/// order that knows nothing of which work. Someone joins who knows k directions that do not work.
/// Only those count that the searcher did not know; see `expected_new_dead_ends`.
struct Search {
    double directions = core::nan;            ///< N that the searcher holds possible
    double working_directions = core::nan;    ///< s, one of which ends the search
    double dead_ends = core::nan;             ///< k that the newcomer rules out
    double usd_per_experiment = core::nan;    ///< of trying a direction
    double years_per_experiment = core::nan;  ///< from one trial to the next
};

inline auto fields(const Search&) {
    using S = Search;
    return std::array{
        core::Field{"directions", &S::directions, at_least_one, "directions",
                    "candidates that the searcher holds possible"},
        core::Field{"working_directions", &S::working_directions, at_least_one, "directions",
                    "candidates that work, any of which ends the search"},
        core::Field{"dead_ends", &S::dead_ends, core::nonnegative, "directions",
                    "candidates that the newcomer knows not to work and the searcher did not"},
        core::Field{"usd_per_experiment", &S::usd_per_experiment, core::nonnegative,
                    "USD per experiment", "cost of trying a direction"},
        core::Field{"years_per_experiment", &S::years_per_experiment, core::nonnegative,
                    "years per experiment", "time from one trial to the next"}};
}

/// Throws InvalidParameter unless N, s, k are whole numbers with s ≥ 1 and k ≤ N − s: whoever knew
/// more dead ends than there are would be wrong about one.
inline const Search& checked(const Search& search) {
    core::checked(search, "Search");
    const double most = search.directions - search.working_directions;
    require_whole("Search.directions", search.directions);
    require_count("Search.working_directions", search.working_directions, 1.0, search.directions,
                  "one of the directions must work");
    require_count("Search.dead_ends", search.dead_ends, 0.0, most, "directions that do not work");
    return search;
}

namespace detail {

/// Trials to the first success among m candidates, s of which work.
inline double expected_trials(double candidates, double working) {
    return (candidates + 1.0) / (working + 1.0);
}

inline void check_countable(const Search& search) {
    require_count("Search.directions", search.directions, 1.0, 1e7, "each trial takes a number");
}

/// E[e^{−xT_with} − e^{−xT_without}] for a decay of x over a trial. Summed by parts, so that terms
/// are 0 or more and nothing cancels at small x: (1 − e^{−x}) Σ_t e^{−xt} [P(T_without > t) −
/// P(T_with > t)], each probability the last times (left − s)/left.
inline double decay_spared(const Search& search, double decay) {
    check_countable(search);
    const double s = search.working_directions;
    double without = search.directions, with = without - search.dead_ends;
    double fails_without = 1.0, fails_with = 1.0, sum = 0.0;
    for (double t = 1.0; without > s; t += 1.0, without -= 1.0, with -= 1.0) {
        fails_without *= (without - s) / without;
        fails_with *= with > s ? (with - s) / with : 0.0;
        sum += std::exp(-decay * t) * (fails_without - fails_with);
    }
    return -std::expm1(-decay) * sum;
}

}  // namespace detail

/// What the newcomer's dead ends save, in expectation: k/(s + 1) experiments however many
/// directions there are, since trials to the first success are (N + 1)/(s + 1) without and
/// (N − k + 1)/(s + 1) with them (mean of the negative hypergeometric distribution).
struct SearchSaving {
    double trials_without = core::nan;  ///< expected, experiments
    double trials_with = core::nan;
    double saved_trials = core::nan;
    double saved_usd = core::nan;
    double saved_years = core::nan;
};

/// Throws InvalidParameter.
inline SearchSaving value_of_dead_ends(const Search& search) {
    checked(search);
    const double saved = search.dead_ends / (search.working_directions + 1.0);
    return {.trials_without = detail::expected_trials(search.directions, search.working_directions),
            .trials_with = detail::expected_trials(search.directions - search.dead_ends,
                                                   search.working_directions),
            .saved_trials = saved,
            .saved_usd = saved * search.usd_per_experiment,
            .saved_years = saved * search.years_per_experiment};
}

/// Standard deviation of the number of trials with the dead ends known, from the variance
/// s(m + 1)(m − s)/((s + 1)²(s + 2)), m = N − k. Throws InvalidParameter.
inline double trials_standard_deviation(const Search& search) {
    checked(search);
    const double m = search.directions - search.dead_ends;
    const double s = search.working_directions;
    return std::sqrt(s * (m + 1.0) * (m - s) / (s + 2.0)) / (s + 1.0);
}

/// Probability that the first success comes at trial 1, 2, …, N − k − s + 1 with the dead ends
/// known: C(m − t, s − 1)/C(m, s), m = N − k, built up trial by trial as the chance of having
/// failed so far times s over what is left. Throws InvalidParameter.
inline std::vector<double> trials_distribution(const Search& search) {
    checked(search);
    detail::check_countable(search);
    const double m = search.directions - search.dead_ends;
    const double s = search.working_directions;
    std::vector<double> probability;
    double failed_so_far = 1.0;
    for (double left = m; left >= s; left -= 1.0) {
        probability.push_back(failed_so_far * s / left);
        failed_so_far *= (left - s) / left;
    }
    return probability;
}

/// The least number of trials within which the search ends with the given probability.
/// Throws InvalidParameter.
inline double trials_quantile(const Search& search, double probability) {
    core::require("probability", probability,
                  {0.0, 1.0, true, true, "must be above 0 and below 1"});
    double reached = 0.0, trials = 0.0;
    for (const double p : trials_distribution(search)) {
        trials += 1.0;
        reached += p;
        // A sum of n terms may fall short of a probability that it meets by n roundings.
        if (reached >= probability * (1.0 - 1e-14 * trials)) break;
    }
    return trials;
}

/// Of the newcomer's dead ends those that are news, in expectation, when the searcher already knows
/// some and both drew theirs at random from the N − s there are: k(1 − h/(N − s)).
/// Throws InvalidParameter.
inline double expected_new_dead_ends(double newcomer_dead_ends, double searcher_dead_ends,
                                     double all_dead_ends) {
    require_count("all_dead_ends", all_dead_ends, 1.0, 1e15);
    require_count("newcomer_dead_ends", newcomer_dead_ends, 0.0, all_dead_ends);
    require_count("searcher_dead_ends", searcher_dead_ends, 0.0, all_dead_ends);
    return newcomer_dead_ends * (1.0 - searcher_dead_ends / all_dead_ends);
}

/// What having a prize at once rather than Δt later is worth, USD: V(1 − e^{−γΔt}) for a prize V
/// whose value decays at the rate γ at which a lead is lost (see `half_life`; Loury 1979 and Lee
/// and Wilde 1980 for the race). No check of the domain: for sweeps.
inline double value_of_time_saved_usd(double prize_usd, double lead_decay_per_year,
                                      double saved_years) {
    return -prize_usd * std::expm1(-lead_decay_per_year * saved_years);
}

/// What a lab that searches gains from someone's negative results.
struct PoachedKnowledge {
    double prize_usd = core::nan;            ///< V, of what the search leads to, had today
    double lead_decay_per_year = core::nan;  ///< γ
};

inline auto fields(const PoachedKnowledge&) {
    using P = PoachedKnowledge;
    return std::array{core::Field{"prize_usd", &P::prize_usd, core::nonnegative, "USD",
                                  "worth of what the search leads to, if it were there today"},
                      core::Field{"lead_decay_per_year", &P::lead_decay_per_year, core::nonnegative,
                                  "per year", "rate at which that worth is lost with time"}};
}

/// The most that a searcher pays for the negative results alone.
struct PoachingPrice {
    double saved_trials = core::nan;
    double experiments_usd = core::nan;  ///< saved on experiments
    double saved_years = core::nan;
    double time_usd = core::nan;   ///< worth of being earlier
    double price_usd = core::nan;  ///< the two together
};

/// Prices the expected saving. The prize comes when the search ends and is worth V e^{−γT} then, so
/// the time is worth V E[e^{−γ T_with} − e^{−γ T_without}], T the trials times the years of one:
/// less than V(1 − e^{−γΔT}), since even with the dead ends known the prize is not had today.
/// Throws InvalidParameter, also for more than 1e7 directions.
inline PoachingPrice price_of_dead_ends(const Search& search, const PoachedKnowledge& worth) {
    core::checked(worth, "PoachedKnowledge");
    const auto saving = value_of_dead_ends(search);
    const double time =
        worth.prize_usd *
        detail::decay_spared(search, worth.lead_decay_per_year * search.years_per_experiment);
    return {.saved_trials = saving.saved_trials,
            .experiments_usd = saving.saved_usd,
            .saved_years = saving.saved_years,
            .time_usd = time,
            .price_usd = saving.saved_usd + time};
}

}  // namespace isocost::knowledge
