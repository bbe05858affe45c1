#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/core/status.hpp"
#include "isocost/market/solver/best_reply.hpp"

namespace isocost::market {

/// A game in which each player chooses one number within an interval.
struct NashGame {
    std::function<double(std::size_t player, const std::vector<double>& actions)> payoff = nullptr;
    /// ∂payoff/∂own action, if its author has it; differences of five points stand in.
    std::function<double(std::size_t player, const std::vector<double>& actions)> slope = nullptr;
    std::vector<double> lower = {};
    std::vector<double> upper = {};
};

struct NashOptions {
    double tolerance = 1e-9;  ///< largest regret over the size of the payoff
    double step = 1.0;        ///< share of the way to the best reply, halved while replies cycle
    int rounds = 400;
    int grid = 60;           ///< points of the search of a best reply
    int starts = 5;          ///< profiles to start from, at most 5
    double settled = 1e-12;  ///< relative move of a best reply that ends a start
};

/// A profile and what each player could still gain by another action, found by a search that
/// shares nothing with the solver.
struct NashPoint {
    std::vector<double> actions = {};
    std::vector<double> payoffs = {};
    std::vector<double> regrets = {};   ///< best payoff found less payoff, at least 0
    double largest_regret = core::nan;  ///< over the payoff's size, see `nash_regrets`
};

/// `optimal`: no player gains more than the tolerance by any action searched: an ε-Nash
/// equilibrium. `others` are further equilibria that other starts led to. `iteration_limit`: best
/// replies did not settle; `stalled`: they did, and somebody would still gain; `out_of_range`: no
/// profile that the starts led to has payoffs that are numbers.
struct NashResult {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    NashPoint point = {};
    std::vector<NashPoint> others = {};
    int rounds = 0;
};

namespace detail {

inline void check_game(const NashGame& game) {
    if (game.lower.empty() || game.lower.size() != game.upper.size())
        throw core::InvalidParameter("NashGame.upper", core::text(double(game.upper.size())),
                                     "must be as many as the lower bounds, at least one");
    for (std::size_t j = 0; j < game.lower.size(); ++j)
        if (!(game.lower[j] < game.upper[j] && std::isfinite(game.upper[j] - game.lower[j])))
            throw core::InvalidParameter("NashGame.lower", game.lower[j],
                                         "must be below the upper bound, both finite");
    if (!game.payoff) throw core::InvalidParameter("NashGame.payoff", "none", "must be a function");
}

/// What a regret is measured by: the larger of the payoffs with and without it, and what one
/// percent of the action changes, so that a payoff of 0 by nature has a size too. The range of the
/// search plays no part: payoffs far off say nothing about this one.
template <class Payoff>
double size_of(const Payoff& at, double action, double own, double best, double lower,
               double upper) {
    const double step = 0.01 * std::abs(action);
    double size = std::max(std::abs(own), std::abs(best));
    for (const double near : {std::max(lower, action - step), std::min(upper, action + step)})
        size = core::worse(size, std::abs(at(near) - own));
    return size;
}

/// The best payoff of a player on a fine grid, refined by thirds around its best point: another
/// method than the solver's, from the payoffs alone. A payoff that is no number makes the regret
/// none either, and the largest infinite.
inline NashPoint judged(const NashGame& game, const std::vector<double>& actions) {
    constexpr int points = 600;  // inside, its grid and the solver's have but the middle in common
    NashPoint point{.actions = actions};
    point.largest_regret = 0.0;
    for (std::size_t j = 0; j < actions.size(); ++j) {
        const double lower = game.lower[j], upper = game.upper[j];
        const auto at = [&](double x) {
            auto changed = actions;
            changed[j] = x;
            return game.payoff(j, changed);
        };
        const double own = at(actions[j]);
        const double best = search_by_thirds(at, lower, upper, points);
        const double gain = best <= own ? 0.0 : best - own;
        const double regret = std::isfinite(own) ? gain : core::nan;
        point.payoffs.push_back(own);
        point.regrets.push_back(regret);
        const double relative =
            regret == 0.0 ? 0.0 : regret / size_of(at, actions[j], own, best, lower, upper);
        point.largest_regret =
            std::isnan(relative) ? core::infinity : std::max(point.largest_regret, relative);
    }
    return point;
}

/// Best replies in turn, each player seeing those before; it ends when moves are no longer than the
/// options say, or stop shrinking within a thousand times that.
inline bool settle(const NashGame& game, const NashOptions& options, std::vector<double>& actions,
                   int& rounds) {
    double step = options.step, last = core::infinity;
    for (int count = 1; count <= options.rounds; ++count, ++rounds) {
        double moved = 0.0;
        for (std::size_t j = 0; j < actions.size(); ++j) {
            const double reply = best_reply(game.payoff, game.slope, actions, j, game.lower[j],
                                            game.upper[j], options.grid);
            const double next = actions[j] + step * (reply - actions[j]);
            const double size = std::max(std::abs(reply), 1e-9 * (game.upper[j] - game.lower[j]));
            moved = std::max(moved, std::abs(reply - actions[j]) / size);
            actions[j] = next;
        }
        const bool rounding = moved <= 1e3 * options.settled && moved >= last;
        if (moved <= options.settled || rounding) return true;
        last = moved;
        if (count % 50 == 0) step *= 0.5;
    }
    return false;
}

inline bool same_point(const NashGame& game, const NashPoint& a, const NashPoint& b) {
    constexpr double near = 1e-6;
    for (std::size_t j = 0; j < a.actions.size(); ++j) {
        const double size = std::max({std::abs(a.actions[j]), std::abs(b.actions[j]),
                                      near * (game.upper[j] - game.lower[j])});
        if (std::abs(a.actions[j] - b.actions[j]) > near * size) return false;
    }
    return true;
}

/// Corners, the middle and two slanted profiles.
inline std::vector<std::vector<double>> starts(const NashGame& game) {
    std::vector<std::vector<double>> all;
    const std::size_t n = game.lower.size();
    for (const double weight : {0.5, 0.1, 0.9}) all.emplace_back(n, weight);
    for (const double first : {0.1, 0.9}) {
        all.emplace_back(n, 1.0 - first);
        all.back()[0] = first;
    }
    for (auto& start : all)
        for (std::size_t j = 0; j < n; ++j)
            start[j] = between(game.lower[j], game.upper[j], start[j]);
    return all;
}

inline NashPoint least_regret(const std::vector<NashPoint>& points) {
    return *std::min_element(points.begin(), points.end(), [](const auto& a, const auto& b) {
        return a.largest_regret < b.largest_regret;
    });
}

/// Why no start led to an equilibrium.
inline void explain(NashResult& result, bool settled) {
    if (!std::isfinite(result.point.largest_regret)) {
        result.status = core::Status::out_of_range;
        result.reason = "payoffs are not numbers where best replies led";
        return;
    }
    result.status = settled ? core::Status::stalled : core::Status::iteration_limit;
    result.reason = settled ? "best replies settled where somebody would still gain"
                            : "best replies did not settle; there may be no equilibrium in pure "
                              "actions";
}

}  // namespace detail

/// The certificate alone: what each player could gain at a profile, the largest over max(|payoff|,
/// |best payoff|, what one percent of the action changes); infinite where a payoff is no number.
/// Existence of an equilibrium is usual, uniqueness is not. Throws InvalidParameter.
inline NashPoint nash_regrets(const NashGame& game, const std::vector<double>& actions) {
    detail::check_game(game);
    if (actions.size() != game.lower.size())
        throw core::InvalidParameter("actions", core::text(double(actions.size())),
                                     "must be one number for every player");
    return detail::judged(game, actions);
}

/// Nash equilibria by best replies in turn, a global search each, from several starts. The first
/// that holds is the answer, different ones are `others`. Throws InvalidParameter for a game
/// without players or payoffs or with an empty interval.
[[nodiscard]] inline NashResult nash_equilibrium(const NashGame& game,
                                                 const NashOptions& options = {}) {
    detail::check_game(game);
    NashResult result;
    bool settled = false;
    std::vector<NashPoint> failed;
    auto starts = detail::starts(game);
    starts.resize(std::min(starts.size(), static_cast<std::size_t>(std::max(options.starts, 1))));
    for (auto& actions : starts) {
        const bool still = detail::settle(game, options, actions, result.rounds);
        settled = settled || still;
        auto point = detail::judged(game, actions);
        if (!(point.largest_regret <= options.tolerance)) {
            failed.push_back(point);
            continue;
        }
        const auto known = [&](const NashPoint& p) { return detail::same_point(game, p, point); };
        if (result.status != core::Status::optimal) {
            result.status = core::Status::optimal;
            result.point = point;
        } else if (!known(result.point) &&
                   std::none_of(result.others.begin(), result.others.end(), known)) {
            result.others.push_back(point);
        }
    }
    if (result.status == core::Status::optimal) return result;
    result.point = detail::least_regret(failed);
    detail::explain(result, settled);
    return result;
}

}  // namespace isocost::market
