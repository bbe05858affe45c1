#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "isocost/market/solve_contest.hpp"

namespace isocost::market {

/// One pool of talent on which all contestants draw: the wage is w = w0 (L/S0)^η at total demand L,
/// η the inverse elasticity of supply; no contestant takes its own pull on the wage into account.
struct SharedPool {
    double wage_usd_per_year = core::nan;   ///< w0, at S0
    double supply_fte = core::nan;          ///< S0
    double inverse_elasticity = core::nan;  ///< η; 0 is a wage that nothing moves
};

inline auto fields(const SharedPool&) {
    using P = SharedPool;
    return std::array{
        core::Field{"wage_usd_per_year", &P::wage_usd_per_year, core::positive,
                    "USD per year and FTE", "wage at the reference supply"},
        core::Field{"supply_fte", &P::supply_fte, core::positive, "FTE",
                    "talent in the pool at that wage"},
        core::Field{"inverse_elasticity", &P::inverse_elasticity, core::nonnegative, "",
                    "percent that the wage rises per percent more talent; supply slopes upward"}};
}

/// A contest at the wage that clears its pool. `clearing` is |w0 (L/S0)^η/w − 1| with L the talent
/// of every firm, each asked anew at its capability. `infeasible`: no equilibrium at some wage on
/// the way, or nobody hires at any wage. `out_of_range`: the wage that clears is beyond doubles.
/// `stalled`: an equilibrium, but total demand jumps past the supply, so that no wage
/// clears.
struct ContestInPool {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double wage_usd_per_year = core::nan;
    double talent_fte = core::nan;  ///< L
    double clearing = core::nan;
    std::vector<double> talent = {};  ///< FTE of each contestant
    ContestResult contest = {};
};

namespace contest_detail {

inline Contestant& contestant_named(Contest& contest, const std::string& name) {
    for (auto& one : contest.contestants)
        if (one.name == name) return one;
    throw core::InvalidParameter("contestant", name, "must be one of the contest's");
}

inline const firm::Firm& firm_of(const Contestant& one) {
    if (const auto* firm = std::get_if<firm::Firm>(&one.opex)) return *firm;
    throw core::InvalidParameter("Contest." + one.name, "closed form",
                                 "must be a firm, whose inputs can be told apart");
}

inline Contest at_wage(Contest contest, const std::string& input, double wage) {
    for (auto& one : contest.contestants) {
        auto parameters = firm_of(one).parameters();
        core::position(firm_of(one).inputs(), input, "Contest." + one.name + ".inputs");
        parameters.costs.insert_or_assign(input, cost::LinearCost({.price = wage}));
        one.opex = firm::Firm(std::move(parameters));
    }
    return contest;
}

inline std::vector<double> talent_of(const Contest& contest, const std::string& input,
                                     const ContestEquilibrium& at) {
    std::vector<double> talent;
    for (std::size_t j = 0; j < at.contestants.size(); ++j) {
        const double y = at.contestants[j].capability;
        talent.push_back(
            y > 0.0 ? firm::minimize_opex(firm_of(contest.contestants[j]), {.capability = y})
                          .inputs[input]
                    : 0.0);
    }
    return talent;
}

/// As far as wages go, as a logarithm: e^690 is about 1e300.
inline constexpr double farthest_log_wage = 690.0;

/// ln of the wage that pool asks for the talent in demand at a wage, less ln of that wage; NaN
/// where the contest has no equilibrium.
inline double pool_excess(const Contest& contest, const SharedPool& pool, const std::string& input,
                          double log_wage, const ContestOptions& options) {
    const auto there = at_wage(contest, input, std::exp(log_wage));
    const auto result = solve_contest(there, options);
    if (result.equilibria.empty()) return core::nan;
    double total = 0.0;
    for (const double talent : talent_of(there, input, result.equilibria.front())) total += talent;
    return std::log(pool.wage_usd_per_year) +
           pool.inverse_elasticity * std::log(total / pool.supply_fte) - log_wage;
}

inline ContestInPool pool_at(const Contest& contest, const SharedPool& pool,
                             const std::string& input, double wage, const ContestOptions& options) {
    constexpr double clears = 1e-8;
    const auto there = at_wage(contest, input, wage);
    ContestInPool answer;
    answer.wage_usd_per_year = wage;
    answer.contest = solve_contest(there, options);
    answer.status = answer.contest.status;
    answer.reason = answer.contest.reason;
    if (answer.contest.equilibria.empty()) return answer;
    answer.talent = talent_of(there, input, answer.contest.equilibria.front());
    answer.talent_fte = 0.0;
    for (const double talent : answer.talent) answer.talent_fte += talent;
    const double asked = pool.wage_usd_per_year *
                         std::pow(answer.talent_fte / pool.supply_fte, pool.inverse_elasticity);
    answer.clearing = std::abs(asked / wage - 1.0);
    if (answer.clearing <= clears) return answer;
    answer.status = core::Status::stalled;
    answer.reason = "demand for talent jumps at " + core::text(wage, 4) +
                    " USD per year: no wage clears the pool";
    return answer;
}

/// Where the search for a wage ended: ln of it, and the excess there.
struct PoolEnd {
    double log_wage = core::nan;
    double excess = core::nan;
};

/// Toward the wage that is asked at the start, where excess has another sign, by strides that
/// double: a steep supply asks for wages that doubles do not hold, and what clears is near.
template <class Excess>
PoolEnd other_side(const Excess& excess, double start, double first) {
    for (double stride = 8.0;; stride *= 2.0) {
        const double step = std::min(stride, std::abs(first));
        const double wanted = start + std::copysign(step, first);
        const double log_wage = std::clamp(wanted, -farthest_log_wage, farthest_log_wage);
        const PoolEnd end{log_wage, excess(log_wage)};
        const bool farthest = log_wage != wanted || step < stride;
        if (farthest || !(end.excess * first > 0.0)) return end;
    }
}

/// No wage that doubles hold clears: nobody hires at any, or it would be smaller or larger.
inline ContestInPool beyond_wages(const PoolEnd& end, const std::string& input) {
    ContestInPool answer;
    const bool nobody = end.excess == -core::infinity;
    answer.status = nobody ? core::Status::infeasible : core::Status::out_of_range;
    answer.reason = nobody ? "no wage above 0 clears the pool: nobody hires " + input + " at any"
                           : "the wage that clears the pool is smaller or larger than doubles hold";
    return answer;
}

}  // namespace contest_detail

/// A fixed point of wage and contest: all firms demand talent at the wage that their total demand
/// makes. Firms' own cost of that input is replaced by the wage; their caps and floors stay. Throws
/// InvalidParameter for a contestant that is not a firm with that input.
[[nodiscard]] inline ContestInPool contest_in_pool(const Contest& contest, const SharedPool& pool,
                                                   const std::string& input,
                                                   const ContestOptions& options = {}) {
    checked(contest);
    core::checked(pool, "SharedPool");
    const auto excess = [&](double log_wage) {
        return contest_detail::pool_excess(contest, pool, input, log_wage, options);
    };
    const double start = std::log(pool.wage_usd_per_year);
    const double first = pool.inverse_elasticity == 0.0 ? 0.0 : excess(start);
    const auto answer = [&](double log_wage) {
        return contest_detail::pool_at(contest, pool, input, std::exp(log_wage), options);
    };
    if (first == 0.0 || std::isnan(first)) return answer(start);
    // Demand falls with the wage: the clearing wage lies between here and what is asked here.
    const auto end = contest_detail::other_side(excess, start, first);
    const double far = end.log_wage;
    const bool beyond = std::abs(far) == contest_detail::farthest_log_wage;
    if (beyond && !(end.excess * first < 0.0)) return contest_detail::beyond_wages(end, input);
    if (!(end.excess * first < 0.0)) return answer(far);
    return answer(contest_detail::sign_change(excess, std::min(start, far), std::max(start, far)));
}

}  // namespace isocost::market
