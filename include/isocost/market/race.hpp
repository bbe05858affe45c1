#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isocost/knowledge/search.hpp"
#include "isocost/market/race_certificate.hpp"
#include "isocost/market/solver/sign_change.hpp"

namespace isocost::market {

/// One racer in the equilibrium.
struct RaceOutcome {
    std::string name = {};
    double capability = core::nan;
    double opex = core::nan;  ///< USD, or USD per year when paid until someone succeeds
    double hazard_per_year = core::nan;
    double win_chance = core::nan;  ///< h_i/Σh
    double payoff_usd = core::nan;  ///< present value
};

/// The Nash equilibrium of a race, the only one for bυ ≤ 1. `unbounded`: a racer would push without
/// end; `out_of_range`: the hazard is beyond doubles. Racers are then names and NaN.
struct RaceResult {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    std::vector<RaceOutcome> racers = {};
    double hazard_per_year = core::nan;  ///< of all
    double expected_years = core::nan;   ///< to the first success, 1/Σh; ∞ when nobody races
    double dissipation = core::nan;      ///< present cost of all over Σ p_i V_i, p discounted
    double regret = core::nan;
};

namespace contest_detail {

/// Slope of i's payoff in ln Y over V h/X, at hazard h = sX and X = ρ + Σh; falls with s and X:
///   up front   b(1 − s) − O/(υ V s);   until success   b(1 − s) − O (1/υ − b s)/(V s X).
inline double race_slope(const Racer& one, Payment payment, double x, double s) {
    const double y = capability_of_hazard(one, s * x);
    const double opex = race_opex(one, y);
    const double gain = one.hazard_exponent * (1.0 - s);
    if (payment == Payment::up_front) return gain - opex / (one.returns * one.prize_usd * s);
    return gain - opex * (1.0 / one.returns - one.hazard_exponent * s) / (one.prize_usd * s * x);
}

/// The share s of X at which a racer stops pushing, 0 when it stays out.
inline double race_share(const Racer& one, Payment payment, double x) {
    const auto slope = [&](double log_share) {
        return race_slope(one, payment, x, std::exp(log_share));
    };
    constexpr double least = -40.0;
    if (!(slope(least) > 0.0)) return 0.0;
    return std::exp(sign_change(slope, least, 0.0));
}

inline double race_excess(const Race& race, double x) {
    double sum = race.discount_per_year / x - 1.0;
    for (const auto& one : race.racers) sum += race_share(one, race.payment, x);
    return sum;
}

/// ln X from ln ρ up, where the shares and the discount rate sum to one; NaN when beyond e^700.
inline double race_log_total(const Race& race) {
    const auto excess = [&](double log_x) { return race_excess(race, std::exp(log_x)); };
    const double lower = std::log(race.discount_per_year);
    double upper = lower + 1.0;
    for (double step = 1.0; excess(upper) >= 0.0; step *= 2.0) {
        if (upper >= 700.0) return core::nan;
        upper = std::min(upper + step, 700.0);
    }
    return sign_change(excess, lower, upper);
}

inline RaceOutcome race_outcome(const Race& race, const Racer& one, double h, double all) {
    const double y = h > 0.0 ? capability_of_hazard(one, h) : 0.0;
    return {one.name,
            y,
            race_opex(one, y),
            h,
            all > 0.0 ? h / all : 0.0,
            race_payoff_usd(race, one, y, all - h)};
}

/// A race without an answer, its racers by name.
inline RaceResult no_race(const Race& race, core::Status status, std::string reason) {
    RaceResult answer{.status = status, .reason = std::move(reason)};
    for (const auto& one : race.racers) answer.racers.push_back({.name = one.name});
    return answer;
}

inline double race_dissipation(const Race& race, const std::vector<RaceOutcome>& racers, double x) {
    double cost = 0.0;
    double gain = 0.0;
    for (std::size_t i = 0; i < racers.size(); ++i) {
        cost += race.payment == Payment::up_front ? racers[i].opex : racers[i].opex / x;
        gain += race.racers[i].prize_usd * racers[i].hazard_per_year / x;
    }
    return gain > 0.0 ? cost / gain : 0.0;
}

}  // namespace contest_detail

/// Nash equilibrium of an exponential race (Loury 1979, paid up front; Lee and Wilde 1980, paid
/// until someone succeeds). With the shares s_i = h_i/(ρ + Σh) it is one equation in X = ρ + Σh.
/// Loury's race is a Tullock contest with decisiveness b and ρ in the place of Y_0^r. Throws
/// InvalidParameter, also for bυ > 1, where payoffs need not be concave.
[[nodiscard]] inline RaceResult solve_race(const Race& race) {
    checked(race);
    constexpr double tolerance = 1e-7;  // of the best payoff, relative to the prize
    for (const auto& one : race.racers)
        if (pushes_without_end(one, race.payment))
            return contest_detail::no_race(
                race, core::Status::unbounded,
                one.name +
                    " gains by pushing without end: exponent x returns is 1, and the prize "
                    "is more than " +
                    core::text(one.cost / one.hazard_per_year, 4) + " USD, cost over hazard");
    const double x = std::exp(contest_detail::race_log_total(race));
    if (!std::isfinite(x))
        return contest_detail::no_race(race, core::Status::out_of_range,
                                       "the hazard of all is larger than doubles hold");
    RaceResult answer;
    std::vector<double> hazards;
    for (const auto& one : race.racers)
        hazards.push_back(contest_detail::race_share(one, race.payment, x) * x);
    // Their sum, not X − ρ, whose rounding would look like somebody racing.
    answer.hazard_per_year = std::accumulate(hazards.begin(), hazards.end(), 0.0);
    std::vector<double> capability;
    for (std::size_t i = 0; i < hazards.size(); ++i) {
        answer.racers.push_back(
            contest_detail::race_outcome(race, race.racers[i], hazards[i], answer.hazard_per_year));
        capability.push_back(answer.racers.back().capability);
    }
    answer.expected_years = 1.0 / answer.hazard_per_year;
    answer.dissipation = contest_detail::race_dissipation(race, answer.racers, x);
    answer.regret = race_regret(race, capability);
    if (answer.regret <= tolerance)
        answer.status = core::Status::optimal;
    else
        answer.reason = "a racer would gain by another capability";
    return answer;
}

/// Decay per year of a lead from its half-life: γ = ln 2/half-life.
inline double lead_decay_per_year(double half_life_years) {
    core::require("half_life_years", half_life_years, core::positive, "half-life of a lead");
    return std::numbers::ln2 / half_life_years;
}

/// What it is worth to be earlier by Δt years when a lead decays at γ per year, V(1 − e^{−γΔt}),
/// USD: negative for being later. Throws InvalidParameter.
inline double value_of_time_saved_usd(double prize_usd, double decay_per_year, double years) {
    core::require("prize_usd", prize_usd, core::positive, "worth of the lead");
    core::require("decay_per_year", decay_per_year, core::positive, "decay of a lead");
    core::require("years", years, {-core::infinity, core::infinity, true, true, "must be finite"},
                  "by which one is earlier");
    return knowledge::value_of_time_saved_usd(prize_usd, decay_per_year, years);
}

}  // namespace isocost::market
