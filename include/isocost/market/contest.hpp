#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "isocost/core/status.hpp"
#include "isocost/market/contest_cost.hpp"

namespace isocost::market {

/// One that spends to win. Prizes differ: an incumbent's is π_M − π_D, an entrant's π_D (Gilbert
/// and Newbery 1982), see defender.hpp.
struct Contestant {
    std::string name = {};
    double prize_usd_per_year = core::nan;  ///< V
    OpexCurve opex = IsoelasticOpex{};
};

/// A contest (Tullock 1980): contestant j wins with chance p_j = Y_j^r/(Y_0^r + Σ_k Y_k^r), 1/n
/// where all of them and Y_0 are 0, and gets V_j p_j − O_j(Y_j), USD per year. Y_0 is what is open
/// to everyone: when it wins nobody has the prize.
struct Contest {
    std::vector<Contestant> contestants = {};
    double decisiveness = core::nan;  ///< r
    double open_capability = 0.0;     ///< Y_0, index
};

inline auto fields(const Contest&) {
    return std::array{core::Field{"decisiveness", &Contest::decisiveness, core::positive, "",
                                  "percent of the odds of winning per percent of capability"},
                      core::Field{"open_capability", &Contest::open_capability, core::nonnegative,
                                  "index", "capability of what is open to everyone"}};
}

/// Throws InvalidParameter.
inline const Contest& checked(const Contest& contest) {
    core::checked(contest, "Contest");
    if (contest.contestants.empty())
        throw core::InvalidParameter("Contest.contestants", "none", "must be at least one");
    for (const auto& one : contest.contestants) {
        const std::string where = "Contest." + one.name;
        core::require(where + ".prize_usd_per_year", one.prize_usd_per_year, core::positive);
        check_curve(one.opex, where);
    }
    return contest;
}

/// Y_0^r + Σ Y_k^r without contestant j; for j = n with all of them.
inline double rivals_weight(const Contest& contest, const std::vector<double>& capability,
                            std::size_t j) {
    const double r = contest.decisiveness;
    double sum = contest.open_capability > 0.0 ? std::pow(contest.open_capability, r) : 0.0;
    for (std::size_t k = 0; k < capability.size(); ++k)
        if (k != j && capability[k] > 0.0) sum += std::pow(capability[k], r);
    return sum;
}

/// p_j of contestant j at capability Y against rivals of that weight.
inline double win_chance(const Contest& contest, double capability, double rivals) {
    if (capability == 0.0 && rivals == 0.0)
        return 1.0 / static_cast<double>(contest.contestants.size());
    if (capability == 0.0) return 0.0;
    return 1.0 / (1.0 + rivals * std::pow(capability, -contest.decisiveness));
}

/// V_j p_j − O_j(Y), −∞ where Y cannot be had.
inline double contest_payoff_usd_per_year(const Contest& contest, std::size_t j, double capability,
                                          double rivals) {
    const auto& one = contest.contestants[j];
    const double gain = one.prize_usd_per_year * win_chance(contest, capability, rivals);
    return capability == 0.0 ? gain : gain - opex_at(one.opex, capability).opex_usd_per_year;
}

/// n alike contestants with O = k Y^{1/υ}; k does not matter for what they spend.
struct SymmetricContest {
    double contestants = core::nan;  ///< n
    double prize_usd_per_year = core::nan;
    double decisiveness = core::nan;
    double returns = core::nan;
};

inline auto fields(const SymmetricContest&) {
    using S = SymmetricContest;
    constexpr core::Bounds two{2.0, core::infinity, false, true, "must be at least 2 and finite"};
    return std::array{
        core::Field{"contestants", &S::contestants, two, "firms", "number of firms that compete"},
        core::Field{"prize_usd_per_year", &S::prize_usd_per_year, core::positive, "USD per year",
                    "worth of winning"},
        core::Field{"decisiveness", &S::decisiveness, core::positive, "",
                    "percent of the odds of winning per percent of capability"},
        core::Field{"returns", &S::returns, core::positive, "",
                    "percent of capability per percent of Opex"}};
}

/// What each spends. `infeasible`: rυ > n/(n − 1), where zero is the better reply; then `reason`
/// says so and the limits say what would do. The figures are NaN.
struct SymmetricContestResult {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double opex_usd_per_year = core::nan;     ///< of each
    double payoff_usd_per_year = core::nan;   ///< of each
    double dissipation = core::nan;           ///< nO/V
    double largest_decisiveness = core::nan;  ///< n/((n − 1)υ)
    double most_contestants = core::nan;      ///< rυ/(rυ − 1), infinite for rυ ≤ 1
};

/// Symmetric equilibrium: O = V rυ(n − 1)/n², dissipation rυ(n − 1)/n. An equilibrium iff rυ ≤ n/(n
/// − 1) (Perez-Castrillo and Verdier 1992), the only one for rυ ≤ 1; for 1 < rυ others with fewer
/// active firms can stand beside it: see `solve_contest`. Throws InvalidParameter.
inline SymmetricContestResult symmetric_contest(const SymmetricContest& s) {
    core::checked(s, "SymmetricContest");
    const double n = s.contestants;
    const double power = s.decisiveness * s.returns;
    SymmetricContestResult answer;
    answer.largest_decisiveness = n / ((n - 1.0) * s.returns);
    answer.most_contestants = power <= 1.0 ? core::infinity : power / (power - 1.0);
    if (power * (n - 1.0) > n) {
        answer.reason = "decisiveness x returns is " + core::text(power, 4) +
                        ", above n/(n - 1) = " + core::text(n / (n - 1.0), 4) +
                        ": no symmetric pure equilibrium, spending nothing is the better reply";
        return answer;
    }
    answer.status = core::Status::optimal;
    answer.opex_usd_per_year = s.prize_usd_per_year * power * (n - 1.0) / (n * n);
    answer.payoff_usd_per_year = s.prize_usd_per_year / n - answer.opex_usd_per_year;
    answer.dissipation = power * (n - 1.0) / n;
    return answer;
}

}  // namespace isocost::market
