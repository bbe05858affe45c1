#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "isocost/market/conclude.hpp"
#include "isocost/market/least_needs.hpp"
#include "isocost/market/solver/scan.hpp"
#include "isocost/market/solver/several_pools.hpp"

namespace isocost::market {

/// How thorough to be. The scan looks for several equilibria where profits have increasing returns.
struct ClearOptions {
    double tolerance = 1e-9;      ///< largest residual of an employer whose answer holds
    double scan_log_width = 4.0;  ///< wages from e^−width to e^width times the reference
    double scan_points = 41.0;    ///< wages looked at
};

inline auto fields(const ClearOptions&) {
    return std::array{
        core::Field{"tolerance", &ClearOptions::tolerance, core::positive, "",
                    "largest residual of an employer's certificate that holds"},
        core::Field{"scan_log_width", &ClearOptions::scan_log_width, core::positive, "",
                    "half the width of the scan for several equilibria, in logarithms of the wage"},
        core::Field{"scan_points", &ClearOptions::scan_points,
                    core::Bounds{3.0, 10001.0, false, false, "must be from 3 to 10001"}, "",
                    "wages that the scan looks at"}};
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
/// by the law of demand. Not with increasing returns to profit (γυ > 1): then a grid of wages is
/// searched for every crossing of one pool, and what is found is reported. No equilibrium, an
/// employer without an answer and the like come back as a status with the reason, never as an
/// exception. Throws InvalidParameter for options outside their domain.
[[nodiscard]] inline MarketResult clear(const Market& market, const ClearOptions& options = {}) {
    core::checked(options, "clear");
    detail::Conclusion conclusion(market, options.tolerance);
    const Eigen::VectorXd reference = detail::reference_log_wages(market.pools());
    for (const auto& part : detail::parts_of(market)) {
        if (detail::hopeless(market, part, conclusion)) break;
        detail::DemandCurve curve(market, part.employers);
        conclusion.add(part, detail::clear_part(curve, part, reference));
        if (!conclusion.failed() && !detail::all_concave(market, part))
            conclusion.add_others(part, detail::scan(curve, part, reference, options.scan_log_width,
                                                     static_cast<int>(options.scan_points)));
        conclusion.count(curve.evaluations());
        if (conclusion.failed()) break;
    }
    return conclusion.take();
}

}  // namespace isocost::market

#include "isocost/market/explain.hpp"
