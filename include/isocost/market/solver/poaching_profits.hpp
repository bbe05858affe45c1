#pragma once

#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "isocost/market/nash.hpp"
#include "isocost/market/solver/poaching_books.hpp"

namespace isocost::market::detail {

inline Place place_of(const PoachingFirm& f, double pay) {
    const double cash = cash_of(f, pay);
    return {.name = f.name,
            .cash_usd_per_year = cash,
            .equity_usd_per_year = pay - cash,
            .equity_discount = discount_of(f),
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

/// A market at rest at given pay: shares with their slopes, and who goes where when asked.
struct RestAtPay {
    SharesAtRest shares;
    Eigen::VectorXd crowding;

    double persons(const PoachingMarket& m, Eigen::Index i) const {
        return m.persons * shares.share(i);
    }
    /// ν(1 − P_ii), without the cancellation of nearly everybody staying.
    double leaves_per_year(const PoachingMarket& m, Eigen::Index i) const {
        double moves = 0.0;
        for (Eigen::Index j = 0; j < shares.choice.cols(); ++j)
            moves += i == j ? 0.0 : shares.choice(i, j);
        return m.tastes.offer_rate_per_year * moves;
    }
};

inline RestAtPay rest_at(const PoachingMarket& m, const std::vector<double>& pay) {
    auto chain = logit(m.tastes, places_at(m, pay), m.switching_utils);
    chain.utility -= std::log(m.persons) * chain.crowding;
    return {stationary_shares(chain), chain.crowding};
}

/// Profits of all firms at given pay, nothing else: what the game asks for again and again. NaN
/// where no heads at rest are found.
inline std::vector<double> profits_at(const PoachingMarket& m, const std::vector<double>& pay) {
    const auto rest = rest_at(m, pay);
    std::vector<double> profits;
    for (std::size_t i = 0; i < m.firms.size(); ++i) {
        const auto k = static_cast<Eigen::Index>(i);
        const double persons = rest.persons(m, k);
        profits.push_back(
            profit_of(m.firms[i], pay[i], persons, persons * rest.leaves_per_year(m, k)));
    }
    return profits;
}

/// Of cash per pay: what is above the cap of cash is equity.
inline double cash_slope(const PoachingFirm& f, double pay) {
    const double share = 1.0 - f.equity_share;
    return share * pay < f.cash_cap_usd_per_year ? share : 0.0;
}

/// Slopes of the profits of all firms in the pay of firm j. With U the utility of j and u that of
/// all with crowding: dL_i = L_i ∂ln L_i/∂U dU, dP_ik = P_ik(du_k − Σ_l P_il du_l), and profit
/// R − cost · L − replacement · leavers.
inline std::vector<double> profit_slopes_at(const PoachingMarket& m, const std::vector<double>& pay,
                                            std::size_t j) {
    const auto rest = rest_at(m, pay);
    const auto hirer = static_cast<Eigen::Index>(j);
    const auto& f = m.firms[j];
    const double cash = cash_slope(f, pay[j]);
    const double valued = cash + (1.0 - discount_of(f)) * (1.0 - cash);
    const double per_pay = m.tastes.pay_weight * valued / valued_pay(place_of(f, pay[j]));
    const Eigen::VectorXd heads = per_pay * rest.shares.slope.col(hirer);
    Eigen::VectorXd utility = -rest.crowding.cwiseProduct(heads);
    utility(hirer) += per_pay;
    std::vector<double> slopes;
    for (std::size_t i = 0; i < m.firms.size(); ++i) {
        const auto k = static_cast<Eigen::Index>(i);
        const double persons = rest.persons(m, k), change = persons * heads(k);
        const double mean = rest.shares.choice.row(k).dot(utility);
        double moves = 0.0;
        for (Eigen::Index l = 0; l < utility.size(); ++l)
            if (l != k) moves += rest.shares.choice(k, l) * (utility(l) - mean);
        const double leavers =
            change * rest.leaves_per_year(m, k) + persons * m.tastes.offer_rate_per_year * moves;
        const double margin = marginal_value(m.firms[i], persons) - cost_of(m.firms[i], pay[i]);
        slopes.push_back(margin * change - m.firms[i].replacement_usd * leavers);
    }
    slopes[j] -= (cash + f.equity_cost * (1.0 - cash)) * rest.persons(m, hirer);
    return slopes;
}

inline double joint(const std::vector<double>& all) {
    return std::accumulate(all.begin(), all.end(), 0.0);
}

inline NashGame poaching_game(const PoachingMarket& m) {
    using Pay = std::vector<double>;
    return {.payoff = [m](std::size_t j, const Pay& pay) { return profits_at(m, pay)[j]; },
            .slope = [m](std::size_t j, const Pay& pay) { return profit_slopes_at(m, pay, j)[j]; },
            .lower = Pay(m.firms.size(), m.least_pay_usd_per_year),
            .upper = Pay(m.firms.size(), m.most_pay_usd_per_year)};
}

inline NashGame cooperative_game(const PoachingMarket& m) {
    using Pay = std::vector<double>;
    auto game = poaching_game(m);
    game.payoff = [m](std::size_t, const Pay& pay) { return joint(profits_at(m, pay)); };
    game.slope = [m](std::size_t j, const Pay& pay) { return joint(profit_slopes_at(m, pay, j)); };
    return game;
}

}  // namespace isocost::market::detail
