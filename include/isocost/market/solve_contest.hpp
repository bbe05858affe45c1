#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isocost/market/contest_certificate.hpp"
#include "isocost/market/solver/contest_shares.hpp"

namespace isocost::market {

/// One contestant in an equilibrium.
struct ContestOutcome {
    std::string name = {};
    double prize_usd_per_year = core::nan;
    double capability = core::nan;  ///< Y, 0 when it stays out
    double opex_usd_per_year = core::nan;
    double win_chance = core::nan;
    double payoff_usd_per_year = core::nan;
};

/// An equilibrium with its certificate.
struct ContestEquilibrium {
    std::vector<ContestOutcome> contestants = {};
    double active = 0.0;                    ///< contestants with Y > 0
    double open_chance = core::nan;         ///< that nobody has the prize
    double opex_usd_per_year = core::nan;   ///< of all
    double prize_usd_per_year = core::nan;  ///< Σ p_j V_j/Σ p_j, the prize as its winners value it
    double dissipation = core::nan;         ///< Opex of all over that prize
    ContestCertificate certificate = {};
};

/// All pure equilibria that were found, those with more active contestants first. `optimal`: there
/// is one and its certificate holds. `infeasible`: none was found; `reason` says why. `stalled`:
/// none was found although there is one, every payoff being concave.
struct ContestResult {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    std::vector<ContestEquilibrium> equilibria = {};
    /// Certainly the only one: every Opex is convex in Y^r and nothing is paid for taking part
    /// (Szidarovszky and Okuguchi 1997). False says that it is not known.
    bool unique = false;
};

struct ContestOptions {
    double tolerance = 1e-7;  ///< that a certificate must hold to, relative to the prize
    /// Up to so many contestants every set of active ones is tried; with more, the sets that are
    /// left when the one with the lowest payoff leaves first.
    double enumerated = 8.0;
};

inline auto fields(const ContestOptions&) {
    constexpr core::Bounds sets{1.0, 16.0, false, false, "must be from 1 to 16"};
    return std::array{
        core::Field{"tolerance", &ContestOptions::tolerance, core::positive, "",
                    "largest residual of a certificate that holds, relative to the prize"},
        core::Field{"enumerated", &ContestOptions::enumerated, sets, "contestants",
                    "most contestants of whom every active set is tried"}};
}

namespace contest_detail {

inline ContestOutcome contest_outcome(const Contest& contest, std::size_t j, double capability,
                                      double rivals) {
    const auto& one = contest.contestants[j];
    const double spent = capability > 0.0 ? opex_at(one.opex, capability).opex_usd_per_year : 0.0;
    const double chance = win_chance(contest, capability, rivals);
    return {one.name,   one.prize_usd_per_year,
            capability, spent,
            chance,     one.prize_usd_per_year * chance - spent};
}

inline bool concave_contest(const Contest& contest) {
    return std::all_of(contest.contestants.begin(), contest.contestants.end(),
                       [&](const Contestant& one) {
                           return concave_contest_payoff(one.opex, contest.decisiveness);
                       });
}

inline ContestShares shares_of(const Contest& contest, std::vector<bool> in) {
    std::vector<bool> concave;
    for (const auto& one : contest.contestants)
        concave.push_back(concave_contest_payoff(one.opex, contest.decisiveness));
    return {contest, std::move(in), std::move(concave)};
}

inline bool same_capabilities(const ContestEquilibrium& known, const std::vector<double>& y) {
    constexpr double close = 1e-6;  // candidates of different sets that are one equilibrium
    for (std::size_t j = 0; j < y.size(); ++j) {
        const double other = known.contestants[j].capability;
        if (std::abs(other - y[j]) > close * std::max(other, y[j])) return false;
    }
    return true;
}

/// The sets of active contestants to try, larger ones first.
inline std::vector<std::vector<bool>> active_sets(std::size_t n) {
    std::vector<std::vector<bool>> sets;
    for (std::size_t mask = 0; mask < (std::size_t{1} << n); ++mask) {
        std::vector<bool> in(n);
        for (std::size_t j = 0; j < n; ++j) in[j] = (mask >> j & 1U) != 0;
        sets.push_back(in);
    }
    const auto size = [](const std::vector<bool>& in) {
        return std::count(in.begin(), in.end(), true);
    };
    std::stable_sort(sets.begin(), sets.end(),
                     [&](const auto& a, const auto& b) { return size(a) > size(b); });
    return sets;
}

inline bool any_loses(const Contest& contest, const std::vector<double>& capability) {
    for (std::size_t j = 0; j < capability.size(); ++j) {
        const double rivals = rivals_weight(contest, capability, j);
        if (capability[j] > 0.0 && contest_payoff_usd_per_year(contest, j, capability[j], rivals) <
                                       -1e-9 * contest.contestants[j].prize_usd_per_year)
            return true;
    }
    return false;
}

}  // namespace contest_detail

/// What capabilities amount to, one per contestant in their order, with their certificate.
inline ContestEquilibrium contest_at(const Contest& contest,
                                     const std::vector<double>& capability) {
    ContestEquilibrium e;
    double chances = 0.0;
    double gains = 0.0;
    e.opex_usd_per_year = 0.0;
    for (std::size_t j = 0; j < capability.size(); ++j) {
        e.contestants.push_back(contest_detail::contest_outcome(
            contest, j, capability[j], rivals_weight(contest, capability, j)));
        const auto& one = e.contestants.back();
        e.active += capability[j] > 0.0 ? 1.0 : 0.0;
        e.opex_usd_per_year += one.opex_usd_per_year;
        chances += one.win_chance;
        gains += one.win_chance * one.prize_usd_per_year;
    }
    const double all = rivals_weight(contest, capability, capability.size());
    e.open_chance = contest.open_capability > 0.0
                        ? std::pow(contest.open_capability, contest.decisiveness) / all
                        : 0.0;
    e.prize_usd_per_year = chances > 0.0 ? gains / chances : core::nan;
    e.dissipation = e.opex_usd_per_year == 0.0 ? 0.0 : e.opex_usd_per_year / e.prize_usd_per_year;
    e.certificate = certify_contest(contest, capability);
    return e;
}

namespace contest_detail {

struct ContestSearch {
    const Contest& contest;
    double tolerance;
    ContestResult result = {};

    using Candidate = std::optional<std::vector<double>>;

    /// Keeps the equilibrium in which only those may be in, if there is one.
    Candidate try_set(const std::vector<bool>& in) {
        auto candidate = contest_candidate(shares_of(contest, in));
        if (candidate && !any_loses(contest, *candidate) && !known(*candidate)) keep(*candidate);
        return candidate;
    }

    bool known(const std::vector<double>& capability) const {
        return std::any_of(result.equilibria.begin(), result.equilibria.end(),
                           [&](const auto& one) { return same_capabilities(one, capability); });
    }

    void keep(const std::vector<double>& capability) {
        auto found = contest_at(contest, capability);
        if (found.certificate.holds(tolerance)) result.equilibria.push_back(std::move(found));
    }

    void try_nested() {
        std::vector<bool> in(contest.contestants.size(), true);
        for (std::size_t left = in.size(); left > 0; --left) in[worst(in, try_set(in))] = false;
    }

    /// Of those in, who gets least; without a candidate, whose prize is least.
    std::size_t worst(const std::vector<bool>& in, const Candidate& candidate) const {
        std::size_t lowest = in.size();
        double payoff = core::infinity;
        for (std::size_t j = 0; j < in.size(); ++j) {
            const auto& one = contest.contestants[j];
            const double got =
                candidate ? contest_payoff_usd_per_year(contest, j, (*candidate)[j],
                                                        rivals_weight(contest, *candidate, j))
                          : one.prize_usd_per_year;
            if (!in[j] || (lowest < in.size() && got >= payoff)) continue;
            lowest = j;
            payoff = got;
        }
        return lowest;
    }
};

inline std::string no_contest_equilibrium(const Contest& contest) {
    const auto n = static_cast<double>(contest.contestants.size());
    return "no pure equilibrium was found among " + core::text(n) +
           " contestants: some would rather spend nothing, or there is none to win against; alike "
           "ones have a symmetric one iff decisiveness x returns is at most n/(n - 1)";
}

}  // namespace contest_detail

/// Nash equilibria of a contest in pure strategies: for each set of active contestants the total X
/// at which their shares sum to one, kept when no contestant gains by any other capability, zero
/// included. One that would be alone with a floor, whose capability then costs nothing more, is not
/// looked for. Throws InvalidParameter.
[[nodiscard]] inline ContestResult solve_contest(const Contest& contest,
                                                 const ContestOptions& options = {}) {
    checked(contest);
    core::checked(options, "ContestOptions");
    const std::size_t n = contest.contestants.size();
    contest_detail::ContestSearch search{contest, options.tolerance};
    if (contest_detail::concave_contest(contest))
        search.try_set(std::vector<bool>(n, true));
    else if (static_cast<double>(n) > options.enumerated)
        search.try_nested();
    else
        for (const auto& in : contest_detail::active_sets(n)) search.try_set(in);
    if (search.result.equilibria.empty()) search.keep(std::vector<double>(n, 0.0));
    auto& result = search.result;
    result.unique = contest_detail::concave_contest(contest) && !result.equilibria.empty();
    if (!result.equilibria.empty()) {
        result.status = core::Status::optimal;
    } else if (contest_detail::concave_contest(contest)) {
        result.status = core::Status::stalled;
        result.reason =
            "payoffs are concave, so that there is an equilibrium, but none was found whose "
            "certificate holds";
    } else {
        result.reason = contest_detail::no_contest_equilibrium(contest);
    }
    return result;
}

}  // namespace isocost::market
