#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "isocost/market/contest_pool.hpp"
#include "isocost/market/solve_contest.hpp"

namespace isocost::market {

/// The same contest in which one firm has at most so much of an input; for an Opex in closed form
/// there is no input to limit, see `with_ceiling`. Throws InvalidParameter for an unknown name.
inline Contest with_cap(Contest contest, const std::string& name, const std::string& input,
                        double cap) {
    auto& one = contest_detail::contestant_named(contest, name);
    auto parameters = contest_detail::firm_of(one).parameters();
    parameters.caps[input] = cap;
    one.opex = firm::Firm(std::move(parameters));
    return contest;
}

/// The same contest in which one contestant with an Opex in closed form reaches at most a
/// capability.
inline Contest with_ceiling(Contest contest, const std::string& name, double capability) {
    auto* opex = std::get_if<IsoelasticOpex>(&contest_detail::contestant_named(contest, name).opex);
    if (!opex)
        throw core::InvalidParameter("with_ceiling", name, "must have an Opex in closed form",
                                     "a firm is limited by the caps on its inputs");
    opex->ceiling = capability;
    return contest;
}

/// The same contest with a free outside option of a capability: open weights.
inline Contest with_open_capability(Contest contest, double capability) {
    contest.open_capability = capability;
    return contest;
}

/// What a change does to a contest, beside the baseline: of the first equilibrium of each, the one
/// with most active contestants.
struct ContestEffect {
    std::string change = {};
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double wage_usd_per_year = core::nan;   ///< of a shared pool
    double equilibria = 0.0;                ///< number found
    ContestEquilibrium outcome = {};        ///< empty where there is none
    double dissipation_change = core::nan;  ///< less the baseline's
    double opex_change_usd_per_year = core::nan;
    std::vector<double> chance_changes = {};  ///< of winning, in the contestants' order
};

struct ContestChange {
    std::string name = {};
    Contest contest = {};
};

namespace contest_detail {

inline ContestEffect effect_of(std::string name, const ContestResult& result) {
    ContestEffect row;
    row.change = std::move(name);
    row.status = result.status;
    row.reason = result.reason;
    row.equilibria = static_cast<double>(result.equilibria.size());
    if (!result.equilibria.empty()) row.outcome = result.equilibria.front();
    return row;
}

inline void compare_with(ContestEffect& row, const ContestEffect& baseline) {
    const auto& now = row.outcome;
    const auto& then = baseline.outcome;
    if (now.contestants.size() != then.contestants.size() || now.contestants.empty()) return;
    row.dissipation_change = now.dissipation - then.dissipation;
    row.opex_change_usd_per_year = now.opex_usd_per_year - then.opex_usd_per_year;
    for (std::size_t j = 0; j < now.contestants.size(); ++j)
        row.chance_changes.push_back(now.contestants[j].win_chance -
                                     then.contestants[j].win_chance);
}

}  // namespace contest_detail

/// The baseline in the first row, then each change, solved and compared with it.
[[nodiscard]] inline std::vector<ContestEffect> compare_contests(
    const Contest& baseline, const std::vector<ContestChange>& changes,
    const ContestOptions& options = {}) {
    std::vector<ContestEffect> rows{
        contest_detail::effect_of("baseline", solve_contest(baseline, options))};
    for (const auto& change : changes)
        rows.push_back(
            contest_detail::effect_of(change.name, solve_contest(change.contest, options)));
    for (auto& row : rows) contest_detail::compare_with(row, rows.front());
    return rows;
}

/// The same for contests among firms that draw on one pool of talent: each row at its own wage.
[[nodiscard]] inline std::vector<ContestEffect> compare_contests_in_pool(
    const Contest& baseline, const std::vector<ContestChange>& changes, const SharedPool& pool,
    const std::string& input, const ContestOptions& options = {}) {
    std::vector<ContestEffect> rows;
    const auto add = [&](std::string name, const Contest& contest) {
        const auto cleared = contest_in_pool(contest, pool, input, options);
        rows.push_back(contest_detail::effect_of(std::move(name), cleared.contest));
        rows.back().status = cleared.status;
        rows.back().reason = cleared.reason;
        rows.back().wage_usd_per_year = cleared.wage_usd_per_year;
    };
    add("baseline", baseline);
    for (const auto& change : changes) add(change.name, change.contest);
    for (auto& row : rows) contest_detail::compare_with(row, rows.front());
    return rows;
}

}  // namespace isocost::market
