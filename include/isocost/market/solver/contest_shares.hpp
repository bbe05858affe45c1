#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

#include "isocost/market/contest.hpp"
#include "isocost/market/solver/sign_change.hpp"

namespace isocost::market::contest_detail {

/// ln of the smallest share that counts as taking part.
inline constexpr double least_log_share = -40.0;

/// r(1 − s)V − Y O'(Y)/s over V at share s = Y^r/X: positive where more capability pays. The
/// first-order condition of an aggregative game (Cornes and Hartley 2005).
inline double share_slope(const Contestant& one, double r, double log_total, double log_share) {
    const double capability = std::exp((log_total + log_share) / r);
    const double share = std::exp(log_share);
    // Where capability underflows it costs nothing that counts.
    const double cost =
        capability > 0.0 ? capability * opex_at(one.opex, capability).marginal_usd_per_year : 0.0;
    return -r * std::expm1(log_share) - cost / (share * one.prize_usd_per_year);
}

/// ln s of the largest share at which the first-order condition holds with a rising total X, or
/// nothing when the contestant stays out. Where its payoff is not concave the condition has a
/// second, lower root, a minimum; the search therefore comes from above.
inline std::optional<double> log_share_at(const Contestant& one, double r, double log_total,
                                          bool concave) {
    const auto slope = [&](double log_share) { return share_slope(one, r, log_total, log_share); };
    if (concave) {
        if (!(slope(least_log_share) > 0.0)) return std::nullopt;
        return sign_change(slope, least_log_share, 0.0);
    }
    constexpr double widest = 16.0;
    constexpr int cells = 64;
    double above = 0.0;
    for (int i = 0; i <= cells; ++i) {
        const double odds = widest * (1.0 - 2.0 * i / cells);
        const double log_share = -std::log1p(std::exp(-odds));
        if (slope(log_share) >= 0.0) return sign_change(slope, log_share, above);
        above = log_share;
    }
    return std::nullopt;
}

/// The same formula of Opex and the same prize, so the same share of any total.
inline bool alike(const Contestant& a, const Contestant& b) {
    const auto* one = std::get_if<IsoelasticOpex>(&a.opex);
    const auto* other = std::get_if<IsoelasticOpex>(&b.opex);
    if (!one || !other || a.prize_usd_per_year != b.prize_usd_per_year) return false;
    const auto all = fields(*one);
    return std::all_of(all.begin(), all.end(), [&](const auto& field) {
        return one->*field.member == other->*field.member;
    });
}

/// The contest among some of its contestants: the shares that belong to a total X.
struct ContestShares {
    const Contest& contest;
    std::vector<bool> in;
    std::vector<bool> concave;

    std::vector<std::optional<double>> at(double log_total) const {
        const auto& all = contest.contestants;
        std::vector<std::optional<double>> shares(in.size());
        std::size_t last = in.size();  // whose share was found last: those alike need no search
        for (std::size_t j = 0; j < in.size(); ++j) {
            if (!in[j]) continue;
            if (last < j && concave[last] == concave[j] && alike(all[last], all[j])) {
                shares[j] = shares[last];
                continue;
            }
            shares[j] = log_share_at(all[j], contest.decisiveness, log_total, concave[j]);
            last = j;
        }
        return shares;
    }

    /// Σ s_j(X) + Y_0^r/X − 1: falls with X on the branch of the best replies.
    double excess(double log_total) const {
        double sum = -1.0;
        if (contest.open_capability > 0.0)
            sum += std::exp(contest.decisiveness * std::log(contest.open_capability) - log_total);
        for (const auto& log_share : at(log_total))
            if (log_share) sum += std::exp(*log_share);
        return sum;
    }
};

/// ln X where the shares sum to one; nothing when they do for no X, or jump past it.
inline std::optional<double> log_total(const ContestShares& shares) {
    // X = Σ Y^r of n contestants and of what is open, ln Y from −300 to 300.
    const double farthest =
        300.0 * shares.contest.decisiveness + std::log(static_cast<double>(shares.in.size()) + 1.0);
    const auto excess = [&](double x) { return shares.excess(x); };
    double lower = 0.0;
    double upper = 0.0;
    for (double step = 1.0; excess(lower) < 0.0; step *= 2.0) {
        if (lower < -farthest) return std::nullopt;
        upper = lower;
        lower = std::max(lower - step, -2.0 * farthest);
    }
    for (double step = 1.0; excess(upper) >= 0.0; step *= 2.0) {
        if (upper > farthest) return std::nullopt;
        lower = upper;
        upper = std::min(upper + step, 2.0 * farthest);
    }
    const double found = sign_change(excess, lower, upper);
    constexpr double jump = 1e-9;  // far above the rounding of a sum of shares, far below a share
    return excess(found) <= jump ? std::optional(found) : std::nullopt;
}

/// Capabilities of an equilibrium candidate in which only some may be in, zero for the rest.
inline std::optional<std::vector<double>> contest_candidate(const ContestShares& shares) {
    const auto total = log_total(shares);
    if (!total) return std::nullopt;
    std::vector<double> capability;
    for (const auto& log_share : shares.at(*total))
        capability.push_back(
            log_share ? std::exp((*total + *log_share) / shares.contest.decisiveness) : 0.0);
    return capability;
}

}  // namespace isocost::market::contest_detail
