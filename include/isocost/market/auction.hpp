#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "isocost/firm/optimize.hpp"
#include "isocost/market/mobility.hpp"

namespace isocost::market {

/// Somebody who makes inference cheaper, for as long as it stays a lead.
struct EfficiencyGain {
    double saved_share = core::nan;                  ///< ε, of the bill
    double inference_bill_usd_per_year = core::nan;  ///< B
    double bill_growth_per_year = core::nan;         ///< g
    double leak_rate_per_year = core::nan;           ///< χ, at which others learn the method
    double discount_rate_per_year = core::nan;       ///< r
    double horizon_years = core::nan;                ///< H
};

inline auto fields(const EfficiencyGain&) {
    using G = EfficiencyGain;
    return std::array{core::Field{"saved_share", &G::saved_share, unit_interval, "",
                                  "share of the inference bill that is saved"},
                      core::Field{"inference_bill_usd_per_year", &G::inference_bill_usd_per_year,
                                  core::nonnegative, "USD per year", "inference bill today"},
                      core::Field{"bill_growth_per_year", &G::bill_growth_per_year, any_number,
                                  "per year", "growth rate of the bill"},
                      core::Field{"leak_rate_per_year", &G::leak_rate_per_year, core::nonnegative,
                                  "per year", "rate at which the method leaks"},
                      core::Field{"discount_rate_per_year", &G::discount_rate_per_year, any_number,
                                  "per year", "discount rate"},
                      core::Field{"horizon_years", &G::horizon_years, core::nonnegative, "years",
                                  "how long the gain lasts at most"}};
}

/// Ceiling of a signing offer, v = ε B (1 − e^{−(r+χ−g)H})/(r+χ−g) in USD, ε B H where r + χ = g.
/// Throws InvalidParameter.
inline double efficiency_value_usd(const EfficiencyGain& gain) {
    core::checked(gain, "EfficiencyGain");
    const double rate =
        gain.discount_rate_per_year + gain.leak_rate_per_year - gain.bill_growth_per_year;
    const double fades = rate * gain.horizon_years;
    const double years = fades == 0.0 ? gain.horizon_years : -std::expm1(-fades) / rate;
    return gain.saved_share * gain.inference_bill_usd_per_year * years;
}

/// The same gain on two bills.
struct PoachingAdvantage {
    double offer_ceiling_usd = core::nan;    ///< what the larger bill can offer
    double defense_ceiling_usd = core::nan;  ///< what the own bill can offer to keep the person
    double ratio = core::nan;                ///< of the two: of the bills
};

/// What a rival with another inference bill can offer against the own lab's ceiling; infinite ratio
/// at an own bill of 0.
inline PoachingAdvantage poaching_advantage(const EfficiencyGain& own,
                                            double rival_bill_usd_per_year) {
    core::require("rival_bill_usd_per_year", rival_bill_usd_per_year, core::nonnegative);
    auto rival = own;
    rival.inference_bill_usd_per_year = rival_bill_usd_per_year;
    return {.offer_ceiling_usd = efficiency_value_usd(rival),
            .defense_ceiling_usd = efficiency_value_usd(own),
            .ratio = rival_bill_usd_per_year / own.inference_bill_usd_per_year};
}

/// Who bids and what the person is worth to it.
struct Bidder {
    std::string name = {};
    double value_usd = core::nan;
};

/// Sale of one person. `infeasible`: nobody's value reaches the outside option; then `least_value_
/// usd` would. `largest_regret_usd` is what any bidder could still gain by winning or by
/// stepping back at the prices that would then hold.
struct AuctionResult {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    std::string winner = {};
    std::string runner_up = {};  ///< whose value the price is; empty: the outside option
    double price_usd = core::nan;
    double rent_usd = core::nan;  ///< of the winner, v_i − price
    double largest_regret_usd = core::nan;
    double least_value_usd = core::nan;
};

namespace detail {

/// Each bidder's gain from the other choice: the winner's from nothing, a loser's from outbidding
/// the highest of the others.
inline double auction_regret(const std::vector<Bidder>& bidders, double outside, std::size_t winner,
                             double price) {
    double regret = 0.0;
    for (std::size_t j = 0; j < bidders.size(); ++j) {
        double others = outside;
        for (std::size_t i = 0; i < bidders.size(); ++i)
            if (i != j) others = std::max(others, bidders[i].value_usd);
        const double now = j == winner ? bidders[j].value_usd - price : 0.0;
        const double best = std::max(0.0, bidders[j].value_usd - others);
        regret = std::max(regret, best - now);
    }
    return regret;
}

}  // namespace detail

/// Sequential auction for one person (Postel-Vinay and Robin 2002, Econometrica 70): it goes to
/// whom it is worth most, v_i, at what it is worth to the second, v_j, or at the outside option's
/// worth where that is more. The first of equals wins. Throws InvalidParameter.
[[nodiscard]] inline AuctionResult auction_for_one(const std::vector<Bidder>& bidders,
                                                   double outside_usd = 0.0) {
    core::require("outside_usd", outside_usd, core::nonnegative, "worth of the outside option");
    if (bidders.empty()) throw core::InvalidParameter("bidders", "none", "must be at least one");
    for (const auto& bidder : bidders)
        core::require("Bidder(" + bidder.name + ").value_usd", bidder.value_usd, any_number);
    std::size_t first = 0;
    for (std::size_t j = 1; j < bidders.size(); ++j)
        if (bidders[j].value_usd > bidders[first].value_usd) first = j;
    AuctionResult result{.least_value_usd = outside_usd};
    if (bidders[first].value_usd < outside_usd) {
        result.reason = "the person is worth " + core::text(bidders[first].value_usd, 6) +
                        " USD at most, the outside option " + core::text(outside_usd, 6);
        return result;
    }
    result.price_usd = outside_usd;
    for (std::size_t j = 0; j < bidders.size(); ++j)
        if (j != first && bidders[j].value_usd >= result.price_usd) {
            result.price_usd = bidders[j].value_usd;
            result.runner_up = bidders[j].name;
        }
    result.winner = bidders[first].name;
    result.rent_usd = bidders[first].value_usd - result.price_usd;
    result.largest_regret_usd =
        detail::auction_regret(bidders, outside_usd, first, result.price_usd);
    const bool holds = result.largest_regret_usd <= 1e-12 * std::abs(result.price_usd);
    result.status = holds ? core::Status::optimal : core::Status::stalled;
    return result;
}

/// What persons are worth to a firm that keeps all else optimal.
struct PersonValue {
    core::Status status = core::Status::stalled;
    double profit_with_usd_per_year = core::nan;
    double profit_without_usd_per_year = core::nan;
    double value_usd_per_year = core::nan;             ///< after their pay
    double value_before_pay_usd_per_year = core::nan;  ///< the most that they could be paid
};

namespace detail {

/// Of two: one without an answer, then one that is only local.
inline core::Status worse_status(core::Status a, core::Status b) {
    const auto rank = [](core::Status s) {
        return s == core::Status::optimal ? 0 : s == core::Status::locally_optimal ? 1 : 2;
    };
    return rank(b) > rank(a) ? b : a;
}

}  // namespace detail

/// Profit (P3) with `persons` units of the input and with `change` fewer, the input held at both,
/// everything else chosen anew. The bid v of an auction is the value before pay. `infeasible` where
/// the firm's own cap or floor does not allow for so many, or so few. Status is the worse of the
/// two solves. Throws InvalidParameter.
[[nodiscard]] inline PersonValue value_of_persons(const firm::Firm& firm,
                                                  const firm::Revenue& revenue,
                                                  const std::string& input, double persons,
                                                  double change = 1.0) {
    core::require("change", change, core::positive, "persons who leave");
    core::require("persons", persons - change, core::positive, "that remain");
    const std::size_t at = core::position(firm.inputs(), input, "value_of_persons.input");
    if (persons > firm.caps()[at] || persons - change < firm.floors()[at])
        return {.status = core::Status::infeasible};
    const auto held = [&](double quantity) {
        auto parameters = firm.parameters();
        parameters.caps[input] = quantity;
        parameters.floors[input] = quantity;
        return firm::maximize_profit(firm::Firm(parameters), revenue);
    };
    const auto with = held(persons), without = held(persons - change);
    PersonValue value{.status = detail::worse_status(with.status, without.status)};
    if (!with.solved() || !without.solved()) return value;
    value.profit_with_usd_per_year = with.profit;
    value.profit_without_usd_per_year = without.profit;
    value.value_usd_per_year = with.profit - without.profit;
    value.value_before_pay_usd_per_year =
        value.value_usd_per_year + with.costs[input] - without.costs[input];
    return value;
}

}  // namespace isocost::market
