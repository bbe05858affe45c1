#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "isocost/market/employers.hpp"
#include "isocost/market/nash.hpp"

namespace isocost::market::detail {

inline void check_market(const PoachingMarket& m) {
    if (m.firms.empty()) throw core::InvalidParameter("firms", "none", "must be at least one");
    for (const auto& firm : m.firms) core::checked(firm, "PoachingFirm(" + firm.name + ")");
    core::require("persons", m.persons, core::positive, "all who move");
    core::require("least_pay_usd_per_year", m.least_pay_usd_per_year, core::positive);
    core::require("most_pay_usd_per_year", m.most_pay_usd_per_year, core::positive);
    if (m.least_pay_usd_per_year >= m.most_pay_usd_per_year)
        throw core::InvalidParameter("least_pay_usd_per_year", m.least_pay_usd_per_year,
                                     "must be below the most");
    std::vector<Place> places(m.firms.size(), Place{.cash_usd_per_year = 1.0});
    if (m.outside) places.push_back(*m.outside);
    check_places(m.tastes, places, m.switching_utils);
}

inline double cash_of(const PoachingFirm& f, double pay) {
    return std::min((1.0 - f.equity_share) * pay, f.cash_cap_usd_per_year);
}

inline double cost_of(const PoachingFirm& f, double pay) {
    const double cash = cash_of(f, pay);
    return cash + f.equity_cost * (pay - cash);
}

inline double value_of(const PoachingFirm& f, double persons) {
    return f.staff_value_usd_per_year * std::pow(persons, f.staff_exponent);
}

inline double marginal_value(const PoachingFirm& f, double persons) {
    return f.staff_exponent * value_of(f, persons) / persons;
}

inline Place place_of(const PoachingFirm& f, double pay) {
    const double cash = cash_of(f, pay);
    return {.name = f.name,
            .cash_usd_per_year = cash,
            .equity_usd_per_year = pay - cash,
            .equity_discount = f.equity_discount,
            .compute_flop_per_year = f.compute_flop_per_year,
            .mission_utils = f.mission_utils};
}

inline std::vector<Place> places_at(const PoachingMarket& m, const std::vector<double>& pay) {
    std::vector<Place> places;
    for (std::size_t j = 0; j < m.firms.size(); ++j) places.push_back(place_of(m.firms[j], pay[j]));
    if (m.outside) places.push_back(*m.outside);
    if (m.outside) places.back().outside = true;
    return places;
}

inline double profit_of(const PoachingFirm& f, double pay, double persons, double leavers) {
    return value_of(f, persons) - cost_of(f, pay) * persons - f.replacement_usd * leavers;
}

/// Profits of all firms at given pay, nothing else: what the game asks for again and again. NaN
/// where no heads at rest are found.
inline std::vector<double> profits_at(const PoachingMarket& m, const std::vector<double>& pay) {
    auto chain = logit(m.tastes, places_at(m, pay), m.switching_utils);
    chain.utility -= std::log(m.persons) * chain.crowding;
    const Eigen::VectorXd share = stationary_shares(chain).share;
    const Eigen::MatrixXd choice = choice_matrix(chain, share);
    std::vector<double> profits;
    for (std::size_t j = 0; j < m.firms.size(); ++j) {
        const auto k = static_cast<Eigen::Index>(j);
        const double persons = m.persons * share(k);
        const double leaves = m.tastes.offer_rate_per_year * (choice.row(k).sum() - choice(k, k));
        profits.push_back(profit_of(m.firms[j], pay[j], persons, persons * leaves));
    }
    return profits;
}

inline NashGame poaching_game(const PoachingMarket& m) {
    return {.payoff = [m](std::size_t j,
                          const std::vector<double>& pay) { return profits_at(m, pay)[j]; },
            .slope = nullptr,
            .lower = std::vector<double>(m.firms.size(), m.least_pay_usd_per_year),
            .upper = std::vector<double>(m.firms.size(), m.most_pay_usd_per_year)};
}

inline NashGame cooperative_game(const PoachingMarket& m) {
    auto game = poaching_game(m);
    game.payoff = [m](std::size_t, const std::vector<double>& pay) {
        double all = 0.0;
        for (const double profit : profits_at(m, pay)) all += profit;
        return all;
    };
    return game;
}

inline FirmOutcome firm_outcome(const PoachingFirm& f, double pay, double persons, double leavers) {
    const Place place = place_of(f, pay);
    return {.name = f.name,
            .pay_usd_per_year = pay,
            .cash_usd_per_year = place.cash_usd_per_year,
            .valued_pay_usd_per_year =
                place.cash_usd_per_year + (1.0 - f.equity_discount) * place.equity_usd_per_year,
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
    const double pay = places[j].cash_usd_per_year + places[j].equity_usd_per_year;
    const double replaced = i < m.firms.size() ? m.firms[i].replacement_usd : 0.0;
    Hire row{.from = places[i].name, .to = places[j].name, .persons_per_year = persons};
    row.paid_usd_per_year = persons * pay;
    row.private_gain_usd_per_year = persons * surplus(j);
    row.loss_usd_per_year = persons * (surplus(i) + replaced);
    row.social_gain_usd_per_year = row.private_gain_usd_per_year - row.loss_usd_per_year;
    return row;
}

/// Books of the hires, closed twice: what each place pays its joiners, from heads and columns of
/// the flows; what those who leave each place receive, row by row.
inline void close_books(const std::vector<Place>& places, const Flows& flows, PoachingResult& r) {
    r.paid_usd_per_year = 0.0;
    r.received_usd_per_year = 0.0;
    for (std::size_t j = 0; j < places.size(); ++j) {
        double joiners = 0.0;
        for (std::size_t i = 0; i < places.size(); ++i) joiners += flows.persons_per_year[i][j];
        r.paid_usd_per_year +=
            joiners * (places[j].cash_usd_per_year + places[j].equity_usd_per_year);
    }
    for (const auto& row : r.hires) r.received_usd_per_year += row.paid_usd_per_year;
}

inline PoachingResult booked(const PoachingMarket& m, const std::vector<double>& pay,
                             const Flows& flows) {
    const auto places = places_at(m, pay);
    PoachingResult r{.profit_usd_per_year = 0.0};
    for (std::size_t j = 0; j < m.firms.size(); ++j) {
        r.firms.push_back(
            firm_outcome(m.firms[j], pay[j], flows.persons[j], flows.leavers_per_year[j]));
        if (!flows.elasticities.empty()) r.firms[j].elasticity = flows.elasticities[j][j];
        r.profit_usd_per_year += r.firms[j].profit_usd_per_year;
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = 0; j < places.size(); ++j)
            if (i != j) r.hires.push_back(hire(m, places, r, i, j, flows.persons_per_year[i][j]));
    close_books(places, flows, r);
    return r;
}

inline PoachingResult outcome(const PoachingMarket& m, const std::vector<double>& pay) {
    return booked(m, pay,
                  stationary_flows(m.tastes, places_at(m, pay), m.persons, m.switching_utils));
}

inline PoachingResult concluded(const PoachingMarket& m, const NashResult& nash, bool rivals) {
    auto r = outcome(m, nash.point.actions);
    r.status = nash.status;
    r.reason = nash.reason;
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
    const double mixed = valued / (1.0 - f.equity_share * f.equity_discount);
    if ((1.0 - f.equity_share) * mixed <= f.cash_cap_usd_per_year) return mixed;
    const double cash = f.cash_cap_usd_per_year;
    return cash + (valued - cash) / (1.0 - f.equity_discount);
}

inline PoachingResult immobile(const PoachingMarket& m, const std::vector<double>& persons) {
    if (!m.outside) {
        PoachingResult r{.status = core::Status::infeasible};
        r.reason = "without mobility and without an outside option nothing holds pay up";
        return r;
    }
    const Place& out = *m.outside;
    const double worth =
        out.cash_usd_per_year + (1.0 - out.equity_discount) * out.equity_usd_per_year;
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
    still.leavers_per_year.assign(persons.size() + 1, 0.0);
    still.persons_per_year.assign(persons.size() + 1, still.leavers_per_year);
    auto r = booked(m, pay, still);
    r.status = core::Status::optimal;
    return r;
}

}  // namespace isocost::market::detail
