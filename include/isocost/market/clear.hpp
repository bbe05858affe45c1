#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "isocost/market/conclude.hpp"
#include "isocost/market/least_needs.hpp"
#include "isocost/market/solver/one_pool.hpp"
#include "isocost/market/solver/several_pools.hpp"

namespace isocost::market {

/// How thorough to be.
struct ClearOptions {
    double tolerance = 1e-9;  ///< largest residual of an employer whose answer holds
};

inline auto fields(const ClearOptions&) {
    return std::array{core::Field{"tolerance", &ClearOptions::tolerance, core::positive, "",
                                  "largest residual of an employer's certificate that holds"}};
}

namespace detail {

inline Clearing clear_part(DemandCurve& curve, const Part& part, const Eigen::VectorXd& reference) {
    if (part.pools.size() > 1) return SeveralPools(curve, part, reference).solve();
    const std::size_t pool = part.pools[0];
    return OnePool(curve, pool, reference)
        .solve(reference[static_cast<Eigen::Index>(pool)], -core::infinity, core::infinity);
}

/// What shows before any search that a part has no equilibrium: a pool that nobody hires from, or
/// pools that not even the least needs fit in.
inline bool hopeless(const Market& market, const Part& part, Conclusion& conclusion) {
    for (const std::size_t pool : part.pools)
        if (!is_hired_from(market, pool)) {
            conclusion.fail(nobody_hires(market.pools()[pool]));
            return true;
        }
    std::vector<std::vector<std::size_t>> groups;
    for (const std::size_t pool : part.pools) groups.push_back({pool});
    if (market.migration()) groups.push_back(part.pools);
    for (const auto& group : groups) {
        const auto why = needs_of_pools(market, group);
        if (!short_of_needs(market, why, group)) continue;
        conclusion.fail(too_few(why));
        return true;
    }
    return false;
}

}  // namespace detail

/// The competitive equilibrium: wages at which every employer has his optimum and every pool is
/// hired, Σ_j L_j(w) = S(w); in a pool that nobody hires from, no wage is an equilibrium.
///
/// An employer's demand is differentiated exactly (implicit function theorem); one pool is a
/// bracketed Newton iteration on ln D − ln S, several are Newton with the exact Jacobian; where
/// demand is a set (perfect substitutes at their threshold) supply lies in it and every employer's
/// answer is a mixture that is certified like any other.
///
/// Unique is a theorem, with some slope at the answer, (a) in one pool, as every input is normal in
/// a nest with convex costs; (b) in several where every employer hires in one, destinations being
/// gross substitutes (ε ≤ 1/τ, McKenzie 1960); (c) in several without migration for P1 and P3,
/// by the law of demand. With increasing returns to profit (γυ > 1) demand still falls in the wage,
/// as (w1 − w0)(L1 − L0) ≤ 0 for best answers, but that one is the best is not certified:
/// `found_one`. What gives a pool several equilibria is spillovers: `find_equilibria`. No
/// equilibrium, an employer without an answer and the like come back as a status with the reason,
/// never as an exception. Throws InvalidParameter for options outside their domain.
[[nodiscard]] inline MarketResult clear(const Market& market, const ClearOptions& options = {}) {
    core::checked(options, "clear");
    detail::Conclusion conclusion(market, options.tolerance);
    const Eigen::VectorXd reference = detail::reference_log_wages(market.pools());
    for (const auto& part : detail::parts_of(market)) {
        if (detail::hopeless(market, part, conclusion)) break;
        detail::DemandCurve curve(market, part.employers);
        conclusion.add(part, detail::clear_part(curve, part, reference));
        conclusion.count(curve.evaluations());
        if (conclusion.failed()) break;
    }
    return conclusion.take();
}

}  // namespace isocost::market

#include "isocost/market/explain.hpp"
