#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "isocost/market/contest_certificate.hpp"

namespace isocost::market {

/// When the cost of a race is paid: once at its start (Loury 1979), or every year until someone
/// succeeds (Lee and Wilde 1980).
enum class Payment { up_front, until_success };

constexpr std::string_view name(Payment payment) {
    return payment == Payment::up_front ? "up_front" : "until_success";
}

/// One that races. Capability Y costs O = k Y^{1/υ}, USD up front or USD per year, and succeeds at
/// the hazard h Y^b per year.
struct Racer {
    std::string name = {};
    double prize_usd = core::nan;        ///< V, present worth at success
    double hazard_per_year = core::nan;  ///< h, at capability 1
    double hazard_exponent = core::nan;  ///< b
    double cost = core::nan;             ///< k, USD or USD per year
    double returns = core::nan;          ///< υ
};

inline auto fields(const Racer&) {
    using R = Racer;
    return std::array{
        core::Field{"prize_usd", &R::prize_usd, core::positive, "USD", "worth of success"},
        core::Field{"hazard_per_year", &R::hazard_per_year, core::positive, "per year",
                    "hazard of success at capability 1"},
        core::Field{"hazard_exponent", &R::hazard_exponent, core::positive, "",
                    "percent of the hazard per percent of capability"},
        core::Field{"cost", &R::cost, core::positive, "USD, or USD per year",
                    "cost of capability 1, up front or until success"},
        core::Field{"returns", &R::returns, core::positive, "",
                    "percent of capability per percent of cost"}};
}

struct Race {
    std::vector<Racer> racers = {};
    double discount_per_year = core::nan;  ///< ρ
    Payment payment = Payment::up_front;
};

inline auto fields(const Race&) {
    return std::array{core::Field{"discount_per_year", &Race::discount_per_year, core::positive,
                                  "per year", "discount rate"}};
}

/// Throws InvalidParameter.
inline const Race& checked(const Race& race) {
    core::checked(race, "Race");
    if (race.racers.empty())
        throw core::InvalidParameter("Race.racers", "none", "must be at least one");
    for (const auto& one : race.racers) {
        const std::string where = "Race." + one.name;
        core::checked(one, where);
        const double power = one.hazard_exponent * one.returns;
        if (power > 1.0)
            throw core::InvalidParameter(where + ".hazard_exponent", one.hazard_exponent,
                                         "times returns must be at most 1",
                                         "otherwise payoffs need not be concave");
    }
    return race;
}

/// Whether a racer would push without end whatever the rivals do: paid until success at bυ = 1,
/// payoff ((V h − k) Y^b)/(ρ + Σh) rises in Y where V > k/h, toward V − k/h, which no Y reaches.
inline bool pushes_without_end(const Racer& one, Payment payment) {
    constexpr double rounding = 1e-15;  // of a product of two inverse numbers
    return payment == Payment::until_success &&
           one.hazard_exponent * one.returns >= 1.0 - rounding &&
           one.prize_usd * one.hazard_per_year > one.cost;
}

inline double capability_of_hazard(const Racer& one, double hazard_per_year) {
    return std::pow(hazard_per_year / one.hazard_per_year, 1.0 / one.hazard_exponent);
}

inline double race_opex(const Racer& one, double capability) {
    return one.cost * std::pow(capability, 1.0 / one.returns);
}

/// Present value to a racer at capability Y against rivals of that total hazard, USD:
///   up front   V h/(ρ + Σh) − O;   until success   (V h − O)/(ρ + Σh).
inline double race_payoff_usd(const Race& race, const Racer& one, double capability,
                              double rivals_per_year) {
    const double h = one.hazard_per_year * std::pow(capability, one.hazard_exponent);
    const double total = race.discount_per_year + rivals_per_year + h;
    const double opex = race_opex(one, capability);
    return race.payment == Payment::up_front ? one.prize_usd * h / total - opex
                                             : (one.prize_usd * h - opex) / total;
}

/// The most that a racer would gain by another capability, over its prize: from payoffs alone, by a
/// search over hazards 1e-11 to 1e11 times ρ + the rivals'. NaN where a payoff is.
inline double race_regret(const Race& race, const std::vector<double>& capability) {
    double all = 0.0;
    std::vector<double> hazard;
    for (std::size_t i = 0; i < race.racers.size(); ++i) {
        const auto& one = race.racers[i];
        hazard.push_back(one.hazard_per_year * std::pow(capability[i], one.hazard_exponent));
        all += hazard.back();
    }
    double regret = 0.0;
    for (std::size_t i = 0; i < race.racers.size(); ++i) {
        const auto& one = race.racers[i];
        const double rivals = all - hazard[i];
        const auto payoff = [&](double log_odds) {
            const double h = (race.discount_per_year + rivals) * std::exp(log_odds);
            return race_payoff_usd(race, one, capability_of_hazard(one, h), rivals);
        };
        const double best = core::worse(
            0.0, contest_detail::global_maximum(payoff, -25.0, 25.0, 200, 0.05 * one.prize_usd));
        const double got = race_payoff_usd(race, one, capability[i], rivals);
        regret = core::worse(regret, (best - got) / one.prize_usd);
    }
    return regret;
}

}  // namespace isocost::market
