#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "isocost/market/solver/poaching_books.hpp"
#include "isocost/market/solver/poaching_profits.hpp"

namespace isocost::market::detail {

/// Who moves whither is told by names.
inline void check_names(const PoachingMarket& m) {
    std::vector<std::string> names;
    if (m.outside) names.push_back(m.outside->name);
    for (const auto& firm : m.firms) {
        if (std::find(names.begin(), names.end(), firm.name) != names.end())
            throw core::InvalidParameter("PoachingFirm.name", "\"" + firm.name + "\"",
                                         "must not be the name of another firm or of the outside "
                                         "option");
        names.push_back(firm.name);
    }
}

inline void check_market(const PoachingMarket& m) {
    if (m.firms.empty()) throw core::InvalidParameter("firms", "none", "must be at least one");
    for (const auto& firm : m.firms) checked(firm);
    check_names(m);
    core::require("persons", m.persons, core::positive, "all who move");
    core::require("least_pay_usd_per_year", m.least_pay_usd_per_year, core::positive);
    core::require("most_pay_usd_per_year", m.most_pay_usd_per_year, core::positive);
    if (m.least_pay_usd_per_year >= m.most_pay_usd_per_year)
        throw core::InvalidParameter("least_pay_usd_per_year", m.least_pay_usd_per_year,
                                     "must be below the most");
    std::vector<Place> places(m.firms.size(), Place{.cash_usd_per_year = 1.0});
    if (m.outside) places.push_back(*m.outside);
    if (m.outside && m.outside->outside && m.outside->compute_flop_per_year != 1.0)
        throw core::InvalidParameter("outside.compute_flop_per_year",
                                     m.outside->compute_flop_per_year,
                                     "must be left out (work outside has no compute to share; what "
                                     "it offers a head goes into mission_utils, weight times ln)");
    check_places(m.tastes, places, m.switching_utils);
}

inline FirmOutcome firm_outcome(const PoachingFirm& f, double pay, double persons, double leavers) {
    const Place place = place_of(f, pay);
    return {.name = f.name,
            .pay_usd_per_year = pay,
            .cash_usd_per_year = place.cash_usd_per_year,
            .valued_pay_usd_per_year = valued_pay(place),
            .cost_usd_per_year = cost_of(f, pay),
            .persons = persons,
            .leavers_per_year = leavers,
            .marginal_value_usd_per_year = marginal_value(f, persons),
            .profit_usd_per_year = profit_of(f, pay, persons, leavers)};
}

/// A year's moves between two places; the outside option gains and loses nothing.
inline Hire hire(const PoachingMarket& m, const std::vector<Place>& places,
                 const PoachingResult& result, std::size_t i, std::size_t j, double persons) {
    const auto surplus = [&](std::size_t k) {
        if (k >= m.firms.size()) return 0.0;
        return result.firms[k].marginal_value_usd_per_year - result.firms[k].cost_usd_per_year;
    };
    const auto pay = [&](std::size_t k) {
        return places[k].cash_usd_per_year + places[k].equity_usd_per_year;
    };
    // Outside people make what they are paid.
    const auto made = [&](std::size_t k) {
        return k < m.firms.size() ? result.firms[k].marginal_value_usd_per_year : pay(k);
    };
    const double replaced = i < m.firms.size() ? m.firms[i].replacement_usd : 0.0;
    Hire row{.from = places[i].name, .to = places[j].name, .persons_per_year = persons};
    row.paid_usd_per_year = persons * pay(j);
    row.given_up_usd_per_year = persons * pay(i);
    row.private_gain_usd_per_year = persons * surplus(j);
    row.loss_usd_per_year = persons * (surplus(i) + replaced);
    row.social_gain_usd_per_year = persons * (made(j) - made(i) - replaced);
    return row;
}

inline PoachingResult booked(const PoachingMarket& m, const std::vector<double>& pay,
                             const Flows& flows) {
    const auto places = places_at(m, pay);
    PoachingResult r{
        .profit_usd_per_year = 0.0, .paid_usd_per_year = 0.0, .given_up_usd_per_year = 0.0};
    for (std::size_t j = 0; j < m.firms.size(); ++j) {
        r.firms.push_back(
            firm_outcome(m.firms[j], pay[j], flows.persons[j], flows.leavers_per_year[j]));
        if (!flows.elasticities.empty()) r.firms[j].elasticity = flows.elasticities[j][j];
        r.profit_usd_per_year += r.firms[j].profit_usd_per_year;
    }
    r.outside_persons = m.outside ? flows.persons.back() : 0.0;
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = 0; j < places.size(); ++j)
            if (i != j) r.hires.push_back(hire(m, places, r, i, j, flows.persons_per_year[i][j]));
    for (const auto& row : r.hires) {
        r.paid_usd_per_year += row.paid_usd_per_year;
        r.given_up_usd_per_year += row.given_up_usd_per_year;
    }
    r.books = closed_books(m, r);
    return r;
}

inline PoachingResult outcome(const PoachingMarket& m, const std::vector<double>& pay) {
    return booked(m, pay,
                  stationary_flows(m.tastes, places_at(m, pay), m.persons, m.switching_utils));
}

/// The status that the books allow: the one given, or `stalled` with the reason.
inline PoachingResult with_status(PoachingResult r, core::Status status, std::string reason) {
    const auto fault = fault_of(r.books);
    const bool stalled = status == core::Status::optimal && !fault.empty();
    r.status = stalled ? core::Status::stalled : status;
    r.reason = stalled ? fault : std::move(reason);
    return r;
}

inline PoachingResult concluded(const PoachingMarket& m, const NashResult& nash, bool rivals) {
    auto r = with_status(outcome(m, nash.point.actions), nash.status, nash.reason);
    r.largest_regret = nash.point.largest_regret;
    r.other_equilibria = static_cast<double>(nash.others.size());
    for (std::size_t j = 0; j < m.firms.size(); ++j) {
        if (rivals) r.firms[j].regret_usd_per_year = nash.point.regrets[j];
        const double pay = nash.point.actions[j];
        const bool bound = pay == m.least_pay_usd_per_year || pay == m.most_pay_usd_per_year;
        if (r.status != core::Status::optimal || !bound) continue;
        r.status = core::Status::locally_optimal;
        r.reason = "pay of " + m.firms[j].name + " is at its bound, " + core::text(pay, 6) +
                   " USD per year";
    }
    return r;
}

/// Pay at face value that is valued as much as `valued`.
inline double pay_valued(const PoachingFirm& f, double valued) {
    const double mixed = valued / (1.0 - f.equity_share * discount_of(f));
    if ((1.0 - f.equity_share) * mixed <= f.cash_cap_usd_per_year) return mixed;
    const double cash = f.cash_cap_usd_per_year;
    return cash + (valued - cash) / (1.0 - discount_of(f));
}

inline PoachingResult immobile(const PoachingMarket& m, const std::vector<double>& persons) {
    if (!m.outside) {
        PoachingResult r{.status = core::Status::infeasible};
        r.reason = "without mobility and without an outside option nothing holds pay up";
        return r;
    }
    const Place& out = *m.outside;
    const double worth = valued_pay(out);
    std::vector<double> pay;
    for (std::size_t j = 0; j < m.firms.size(); ++j) {
        const auto& f = m.firms[j];
        const double other =
            out.mission_utils - f.mission_utils -
            m.tastes.compute_weight * std::log(f.compute_flop_per_year / persons[j]);
        pay.push_back(pay_valued(f, worth * std::exp(other / m.tastes.pay_weight)));
    }
    for (const double p : pay)
        if (!std::isfinite(p)) {
            PoachingResult r{.status = core::Status::infeasible};
            r.reason = "equity that is worth nothing to its holder keeps nobody at any face value";
            return r;
        }
    Flows still;
    still.persons = persons;
    still.persons.push_back(m.persons - std::accumulate(persons.begin(), persons.end(), 0.0));
    still.leavers_per_year.assign(persons.size() + 1, 0.0);
    still.persons_per_year.assign(persons.size() + 1, still.leavers_per_year);
    return with_status(booked(m, pay, still), core::Status::optimal, "");
}

}  // namespace isocost::market::detail
