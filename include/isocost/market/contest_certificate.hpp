#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/market/contest.hpp"

namespace isocost::market {

/// How far capabilities are from a Nash equilibrium, from payoffs alone; shares nothing with the
/// solver.
///
/// regret       the most that a contestant would gain by another capability, zero included, over
/// its
///              prize: from a search over all chances of winning from 1e-11 to 1 − 1e-11
/// first_order  worst |r p_j(1 − p_j)V_j − Y_j O_j'|/V_j of those who are in; at a kink or a
/// ceiling
///              by how much it lies outside [Y O'_left, Y O'_right]. For O = kY^{1/υ} the condition
///              reads rυ p(1 − p)V = O
struct ContestCertificate {
    double regret = core::nan;
    double first_order = core::nan;

    bool holds(double tolerance) const { return regret <= tolerance && first_order <= tolerance; }
};

namespace contest_detail {

/// The largest value between two points of a function that rises, then falls (Kiefer 1953).
template <class Function>
double golden_maximum(Function&& f, double lower, double upper) {
    constexpr double golden = 0.6180339887498949;  // (√5 − 1)/2
    double left = upper - golden * (upper - lower);
    double right = lower + golden * (upper - lower);
    double at_left = f(left);
    double at_right = f(right);
    for (int count = 0; count < 60; ++count) {
        if (at_left >= at_right) {
            upper = std::exchange(right, left);
            at_right = at_left;
            left = upper - golden * (upper - lower);
            at_left = f(left);
        } else {
            lower = std::exchange(left, right);
            at_left = at_right;
            right = lower + golden * (upper - lower);
            at_right = f(right);
        }
    }
    return std::max(at_left, at_right);
}

/// The largest value on a grid, refined around every peak that comes near the best.
template <class Function>
double global_maximum(Function&& f, double lower, double upper, int cells, double near) {
    const double width = (upper - lower) / cells;
    std::vector<double> values;
    for (int i = 0; i <= cells; ++i) values.push_back(f(lower + width * i));
    double best = *std::max_element(values.begin(), values.end());
    const double worth_a_look = best - near;
    for (int i = 0; i <= cells; ++i) {
        const auto at = [&](int k) {
            return values[static_cast<std::size_t>(std::clamp(k, 0, cells))];
        };
        const bool peak = at(i) >= at(i - 1) && at(i) >= at(i + 1) && at(i) >= worth_a_look;
        if (peak)
            best = std::max(best, golden_maximum(f, lower + width * std::max(i - 1, 0),
                                                 lower + width * std::min(i + 1, cells)));
    }
    return best;
}

}  // namespace contest_detail

/// The most that contestant j can get against rivals of that weight, USD per year.
inline double best_contest_payoff_usd_per_year(const Contest& contest, std::size_t j,
                                               double rivals) {
    constexpr double widest = 25.0;  // ln of the odds: chances from 1e-11 to 1 − 1e-11
    const double r = contest.decisiveness;
    // Alone at the prize any capability wins it all: the search is then over capabilities.
    const double middle = rivals > 0.0 ? std::log(rivals) / r : 0.0;
    const double reach = rivals > 0.0 ? widest / r : 4.0 * widest;
    const auto payoff = [&](double log_capability) {
        return contest_payoff_usd_per_year(contest, j, std::exp(log_capability), rivals);
    };
    const double prize = contest.contestants[j].prize_usd_per_year;
    const double in =
        contest_detail::global_maximum(payoff, middle - reach, middle + reach, 200, 0.05 * prize);
    return std::max(in, contest_payoff_usd_per_year(contest, j, 0.0, rivals));
}

/// By how much the first-order condition of a contestant who is in fails, over its prize.
inline double contest_first_order(const Contest& contest, std::size_t j, double capability,
                                  double rivals) {
    constexpr double step = 1e-7;  // to either side, so that a kink shows both of its slopes
    const auto& one = contest.contestants[j];
    const double p = win_chance(contest, capability, rivals);
    const double gain = contest.decisiveness * p * (1.0 - p) * one.prize_usd_per_year;
    const auto cost = [&](double y) { return y * opex_at(one.opex, y).marginal_usd_per_year; };
    const double too_high = gain - cost(capability * (1.0 + step));
    const double too_low = cost(capability * (1.0 - step)) - gain;
    return core::worse(core::worse(0.0, too_high), too_low) / one.prize_usd_per_year;
}

/// The certificate of capabilities, one per contestant in their order.
inline ContestCertificate certify_contest(const Contest& contest,
                                          const std::vector<double>& capability) {
    ContestCertificate certificate{0.0, 0.0};
    for (std::size_t j = 0; j < capability.size(); ++j) {
        const double rivals = rivals_weight(contest, capability, j);
        const double prize = contest.contestants[j].prize_usd_per_year;
        const double got = contest_payoff_usd_per_year(contest, j, capability[j], rivals);
        const double most = best_contest_payoff_usd_per_year(contest, j, rivals);
        certificate.regret = core::worse(certificate.regret, (most - got) / prize);
        if (capability[j] > 0.0)
            certificate.first_order = core::worse(
                certificate.first_order, contest_first_order(contest, j, capability[j], rivals));
    }
    return certificate;
}

}  // namespace isocost::market
