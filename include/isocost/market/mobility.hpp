#pragma once

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/core/field.hpp"
#include "isocost/market/solver/stationary.hpp"

namespace isocost::market {

inline constexpr core::Bounds any_number{-core::infinity, core::infinity, true, true,
                                         "must be finite"};
inline constexpr core::Bounds unit_interval{0.0, 1.0, false, false, "must be from 0 to 1"};
/// e^{−300} still divides and multiplies without underflow: every place stays in reach of others.
inline constexpr core::Bounds switching_bounds{0.0, 300.0, false, false, "must be from 0 to 300"};

/// Tastes of those who move, and how often they are asked. Logit mobility as in Card, Cardoso,
/// Heining and Kline 2018 (Journal of Labor Economics 36); compute per head is added to it.
struct Mobility {
    double pay_weight = core::nan;           ///< β
    double compute_weight = core::nan;       ///< κ
    double offer_rate_per_year = core::nan;  ///< ν
};

inline auto fields(const Mobility&) {
    using M = Mobility;
    return std::array{
        core::Field{"pay_weight", &M::pay_weight, core::positive, "", "weight of the log of pay"},
        core::Field{"compute_weight", &M::compute_weight, core::nonnegative, "",
                    "weight of the log of compute per head"},
        core::Field{"offer_rate_per_year", &M::offer_rate_per_year, core::nonnegative, "per year",
                    "offers that a person weighs in a year"}};
}

/// Where one can work. `outside` marks the option without compute: its utility has no κ term.
struct Place {
    std::string name = {};
    double cash_usd_per_year = core::nan;
    double equity_usd_per_year = 0.0;
    double equity_discount = 0.0;        ///< d, of those who hold it
    double compute_flop_per_year = 1.0;  ///< C
    double mission_utils = 0.0;          ///< a, also what a misfit takes away
    bool outside = false;
};

inline auto fields(const Place&) {
    using P = Place;
    return std::array{
        core::Field{"cash_usd_per_year", &P::cash_usd_per_year, core::nonnegative, "USD per year",
                    "pay in cash"},
        core::Field{"equity_usd_per_year", &P::equity_usd_per_year, core::nonnegative,
                    "USD per year", "pay in equity at its face value"},
        core::Field{"equity_discount", &P::equity_discount, unit_interval, "",
                    "share of its face value that equity is worth less to its holder"},
        core::Field{"compute_flop_per_year", &P::compute_flop_per_year, core::positive,
                    "FLOP per year", "compute that the place's researchers share"},
        core::Field{"mission_utils", &P::mission_utils, any_number, "utils",
                    "what the mission is worth, a misfit deducted"}};
}

/// Switching costs k_ij [utils] from row to column, 0 to 300, 0 on the diagonal; empty: none.
using SwitchingCosts = std::vector<std::vector<double>>;

namespace detail {

inline double valued_pay(const Place& place) {
    return place.cash_usd_per_year + (1.0 - place.equity_discount) * place.equity_usd_per_year;
}

/// Nobody works for nothing: the utility of no pay is −∞.
inline void check_place(const Place& place) {
    const std::string where = "Place(" + place.name + ")";
    core::checked(place, where);
    core::require(where + ".valued_pay_usd_per_year", valued_pay(place), core::positive,
                  "cash and what equity is worth to its holder");
}

inline void check_places(const Mobility& tastes, const std::vector<Place>& places,
                         const SwitchingCosts& switching) {
    core::checked(tastes, "Mobility");
    if (places.size() < 2)
        throw core::InvalidParameter("places", core::text(double(places.size())),
                                     "must be at least two");
    for (const auto& place : places) check_place(place);
    if (!switching.empty() && switching.size() != places.size())
        throw core::InvalidParameter("switching_utils", core::text(double(switching.size())),
                                     "must have a row for every place");
    for (std::size_t i = 0; i < switching.size(); ++i) {
        if (switching[i].size() != places.size())
            throw core::InvalidParameter("switching_utils", core::text(double(switching[i].size())),
                                         "must have a column for every place");
        for (const double k : switching[i])
            core::require("switching_utils", k, switching_bounds,
                          "moving is no gain by itself, and e^-300 is as good as never");
        core::require("switching_utils", switching[i][i], {0.0, 0.0, false, false, "must be 0"},
                      "who stays does not switch");
    }
}

inline Eigen::MatrixXd matrix(const SwitchingCosts& switching, std::size_t n) {
    const auto size = static_cast<Eigen::Index>(n);
    Eigen::MatrixXd k = Eigen::MatrixXd::Zero(size, size);
    for (std::size_t i = 0; i < switching.size(); ++i)
        for (std::size_t j = 0; j < n; ++j)
            k(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = switching[i][j];
    return k;
}

/// U_j without the part of heads: β ln w_j + κ ln C_j + a_j, and the weight κ of −ln L_j.
inline LogitPlaces logit(const Mobility& tastes, const std::vector<Place>& places,
                         const SwitchingCosts& switching) {
    const auto n = static_cast<Eigen::Index>(places.size());
    LogitPlaces logit{Eigen::VectorXd(n), Eigen::VectorXd(n), matrix(switching, places.size())};
    for (Eigen::Index j = 0; j < n; ++j) {
        const Place& p = places[static_cast<std::size_t>(j)];
        const double kappa = p.outside ? 0.0 : tastes.compute_weight;
        logit.utility(j) = tastes.pay_weight * std::log(valued_pay(p)) +
                           kappa * std::log(p.compute_flop_per_year) + p.mission_utils;
        logit.crowding(j) = kappa;
    }
    return logit;
}

}  // namespace detail

/// Pay as it is valued, USD per year: cash + (1 − d) equity.
inline double valued_pay_usd_per_year(const Place& place) {
    core::checked(place, "Place(" + place.name + ")");
    return detail::valued_pay(place);
}

/// U_j = β ln(cash_j + (1−d_j) equity_j) + κ ln(C_j/L_j) + a_j at given heads.
inline std::vector<double> utilities(const Mobility& tastes, const std::vector<Place>& places,
                                     const std::vector<double>& persons) {
    detail::check_places(tastes, places, {});
    const auto logit = detail::logit(tastes, places, {});
    std::vector<double> values;
    for (std::size_t j = 0; j < places.size(); ++j) {
        const double heads = persons.at(j);
        core::require("persons", heads, core::positive);
        const auto k = static_cast<Eigen::Index>(j);
        values.push_back(logit.utility(k) - logit.crowding(k) * std::log(heads));
    }
    return values;
}

/// The market at rest: heads that the flows leave as they are, and those flows.
struct Flows {
    std::vector<double> persons = {};                        ///< L_j
    std::vector<std::vector<double>> rates_per_year = {};    ///< M_ij, the diagonal is staying
    std::vector<std::vector<double>> persons_per_year = {};  ///< L_i M_ij, diagonal 0
    std::vector<double> leavers_per_year = {};               ///< persons per year that leave j
    std::vector<std::vector<double>> elasticities = {};      ///< ∂ln L_i/∂ln w_j
    /// Largest |joiners − leavers| of a place over the larger of the two; at rest 0, whatever ν.
    double stationarity = core::nan;
};

namespace detail {

/// |joiners − leavers| over the larger, of the worst place; NaN where nobody moves in doubles.
inline double imbalance(const Eigen::MatrixXd& choice, const Eigen::VectorXd& share) {
    Eigen::MatrixXd moves = share.asDiagonal() * choice;
    moves.diagonal().setZero();
    double worst = 0.0;
    for (Eigen::Index i = 0; i < share.size(); ++i) {
        const double leave = moves.row(i).sum(), join = moves.col(i).sum();
        worst = core::worse(worst, std::abs(join - leave) / std::max(join, leave));
    }
    return worst;
}

inline Flows flows_at(const Mobility& tastes, const Eigen::MatrixXd& choice,
                      const Eigen::VectorXd& share, double persons) {
    const auto n = static_cast<std::size_t>(share.size());
    Flows flows;
    flows.rates_per_year.assign(n, std::vector<double>(n));
    flows.persons_per_year = flows.rates_per_year;
    flows.leavers_per_year.assign(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        flows.persons.push_back(persons * share(row));
        for (std::size_t j = 0; j < n; ++j) {
            const double p = choice(row, static_cast<Eigen::Index>(j));
            flows.rates_per_year[i][j] = tastes.offer_rate_per_year * p;
            if (i == j) continue;
            flows.persons_per_year[i][j] = flows.persons[i] * flows.rates_per_year[i][j];
            flows.leavers_per_year[i] += flows.persons_per_year[i][j];
        }
    }
    flows.stationarity = imbalance(choice, share);
    return flows;
}

}  // namespace detail

/// Flows at given heads: M_ij = ν e^{U_j − k_ij}/Σ_l e^{U_l − k_il} [per year], k_ii = 0, persons
/// per year L_i M_ij. Whoever leaves one place joins another: the sum of persons stays. Throws
/// InvalidParameter. No elasticities: heads are given.
inline Flows flows_at(const Mobility& tastes, const std::vector<Place>& places,
                      const std::vector<double>& persons, const SwitchingCosts& switching = {}) {
    detail::check_places(tastes, places, switching);
    double all = 0.0;
    Eigen::VectorXd share(static_cast<Eigen::Index>(places.size()));
    for (std::size_t j = 0; j < places.size(); ++j) {
        core::require("persons", persons.at(j), core::positive);
        share(static_cast<Eigen::Index>(j)) = persons[j];
        all += persons[j];
    }
    auto logit = detail::logit(tastes, places, switching);
    logit.utility -= std::log(all) * logit.crowding;
    share /= all;
    return detail::flows_at(tastes, detail::choice_matrix(logit, share), share, all);
}

/// The market at rest with heads endogenous, also in C_j/L_j. Elasticities by implicit
/// differentiation: with J = ∂ln L/∂U of the chain, (I + κJ) dln L = βJ dln w. Without switching
/// costs ε_j = β(1 − s_j)/(1 + κ). Heads are at rest where `stationarity` is small; what doubles
/// do not reach (a share below 1e-308) is NaN. Throws InvalidParameter.
inline Flows stationary_flows(const Mobility& tastes, const std::vector<Place>& places,
                              double persons, const SwitchingCosts& switching = {}) {
    detail::check_places(tastes, places, switching);
    core::require("persons", persons, core::positive, "all who move");
    auto logit = detail::logit(tastes, places, switching);
    logit.utility -= std::log(persons) * logit.crowding;
    const auto rest = detail::stationary_shares(logit);
    Flows flows = detail::flows_at(tastes, rest.choice, rest.share, persons);
    const Eigen::MatrixXd elasticity = tastes.pay_weight * rest.slope;
    for (Eigen::Index i = 0; i < rest.share.size(); ++i) {
        flows.elasticities.emplace_back();
        for (Eigen::Index j = 0; j < rest.share.size(); ++j)
            flows.elasticities.back().push_back(elasticity(i, j));
    }
    return flows;
}

/// What one more unit of a place's compute takes off its wage bill at the same heads, USD per FLOP
/// (κ/β) w L/C: compute buys talent too.
inline double wage_bill_saved_usd_per_flop(const Mobility& tastes, const Place& place,
                                           double persons) {
    core::checked(tastes, "Mobility");
    core::require("persons", persons, core::positive);
    return tastes.compute_weight / tastes.pay_weight * valued_pay_usd_per_year(place) * persons /
           place.compute_flop_per_year;
}

}  // namespace isocost::market
