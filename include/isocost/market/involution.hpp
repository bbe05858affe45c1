#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>

#include "isocost/market/solve_contest.hpp"

namespace isocost::market {

/// A contest in plain numbers: alike contestants with O = F + kY^{1/υ}, of whom one may be held
/// below a ceiling, and something open to everyone.
struct Involution {
    double contestants = core::nan;         ///< n, whole
    double prize_usd_per_year = core::nan;  ///< V
    double decisiveness = core::nan;        ///< r
    double returns = core::nan;             ///< υ
    double cost_usd_per_year = core::nan;   ///< k
    double fixed_usd_per_year = 0.0;        ///< F
    double open_capability = 0.0;           ///< Y_0
    double ceiling_of_one = core::infinity;
};

inline auto fields(const Involution&) {
    using I = Involution;
    constexpr core::Bounds many{2.0, 100.0, false, false, "must be from 2 to 100"};
    return std::array{
        core::Field{"contestants", &I::contestants, many, "firms", "number of firms that compete"},
        core::Field{"prize_usd_per_year", &I::prize_usd_per_year, core::positive, "USD per year",
                    "worth of winning"},
        core::Field{"decisiveness", &I::decisiveness, core::positive, "",
                    "percent of the odds of winning per percent of capability"},
        core::Field{"returns", &I::returns, core::positive, "",
                    "percent of capability per percent of Opex"},
        core::Field{"cost_usd_per_year", &I::cost_usd_per_year, core::positive, "USD per year",
                    "Opex of capability 1 besides the fixed cost"},
        core::Field{"fixed_usd_per_year", &I::fixed_usd_per_year, core::nonnegative, "USD per year",
                    "cost of taking part at all"},
        core::Field{"open_capability", &I::open_capability, core::nonnegative, "index",
                    "capability of what is open to everyone"},
        core::Field{"ceiling_of_one", &I::ceiling_of_one, core::positive_or_infinite, "index",
                    "most capability that one of the contestants can have"}};
}

/// What they spend, in the equilibrium with most active contestants. The one below a ceiling is the
/// first, `one`; `other` is a contestant without one that is active.
struct InvolutionResult {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double equilibria = 0.0;  ///< number found
    double active = core::nan;
    double dissipation = core::nan;
    double opex_usd_per_year = core::nan;  ///< of all
    double one_capability = core::nan;
    double one_opex_usd_per_year = core::nan;
    double one_win_chance = core::nan;
    double other_capability = core::nan;
    double other_opex_usd_per_year = core::nan;
    double other_win_chance = core::nan;
    double open_chance = core::nan;
    double regret = core::nan;
    double first_order = core::nan;
};

/// The contest that plain numbers stand for. Throws InvalidParameter.
inline Contest contest_of(const Involution& i) {
    core::checked(i, "Involution");
    if (i.contestants != std::floor(i.contestants))
        throw core::InvalidParameter("Involution.contestants", i.contestants, "must be whole");
    Contest contest{.decisiveness = i.decisiveness, .open_capability = i.open_capability};
    const auto n = static_cast<std::size_t>(i.contestants);
    for (std::size_t j = 0; j < n; ++j)
        contest.contestants.push_back(
            {core::text(static_cast<double>(j + 1)), i.prize_usd_per_year,
             IsoelasticOpex{.cost_usd_per_year = i.cost_usd_per_year,
                            .returns = i.returns,
                            .fixed_usd_per_year = i.fixed_usd_per_year,
                            .ceiling = j == 0 ? i.ceiling_of_one : core::infinity}});
    return contest;
}

/// Solves the contest: see `solve_contest`.
[[nodiscard]] inline InvolutionResult involution(const Involution& i) {
    const auto solved = solve_contest(contest_of(i));
    InvolutionResult answer;
    answer.status = solved.status;
    answer.reason = solved.reason;
    answer.equilibria = static_cast<double>(solved.equilibria.size());
    if (solved.equilibria.empty()) return answer;
    const auto& e = solved.equilibria.front();
    const auto& one = e.contestants.front();
    const ContestOutcome* other = &e.contestants.back();
    for (std::size_t j = 1; j < e.contestants.size(); ++j)
        if (e.contestants[j].capability > other->capability) other = &e.contestants[j];
    answer.active = e.active;
    answer.dissipation = e.dissipation;
    answer.opex_usd_per_year = e.opex_usd_per_year;
    answer.one_capability = one.capability;
    answer.one_opex_usd_per_year = one.opex_usd_per_year;
    answer.one_win_chance = one.win_chance;
    answer.other_capability = other->capability;
    answer.other_opex_usd_per_year = other->opex_usd_per_year;
    answer.other_win_chance = other->win_chance;
    answer.open_chance = e.open_chance;
    answer.regret = e.certificate.regret;
    answer.first_order = e.certificate.first_order;
    return answer;
}

}  // namespace isocost::market
