#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/market/certify.hpp"
#include "isocost/market/solver/one_pool.hpp"

namespace isocost::market::detail {

inline bool all_concave(const Market& market, const Part& part) {
    for (const std::size_t j : part.employers)
        if (!concave(market.employers()[j])) return false;
    return true;
}

/// Every crossing of excess demand between neighbors on a grid of wages of one pool, refined; a
/// crossing from below, where demand rises in the wage, counts as well. Crossings closer than the
/// grid are missed. None for several pools: no grid is fine enough.
inline std::vector<Clearing> scan(DemandCurve& curve, const Part& part,
                                  const Eigen::VectorXd& reference, double width, int points) {
    std::vector<Clearing> found;
    if (part.pools.size() != 1) return found;
    OnePool search(curve, part.pools[0], reference);
    const double center = reference[static_cast<Eigen::Index>(part.pools[0])];
    const auto wage = [&](int k) { return center - width + 2.0 * width * k / (points - 1); };
    double last = search.excess(wage(0));
    for (int k = 1; k < points; ++k) {
        const double now = search.excess(wage(k));
        if ((last > 0.0) != (now > 0.0) && !std::isnan(last) && !std::isnan(now)) {
            auto root =
                search.solve(0.5 * (wage(k - 1) + wage(k)), wage(k - 1), wage(k), last < 0.0);
            if (root.kind == Clearing::Kind::found && !root.demand.poor)
                found.push_back(std::move(root));
        }
        last = now;
    }
    return found;
}

}  // namespace isocost::market::detail
