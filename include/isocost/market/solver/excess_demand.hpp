#pragma once

#include <Eigen/Core>
#include <cmath>

#include "isocost/core/field.hpp"
#include "isocost/market/solver/aggregate_demand.hpp"
#include "isocost/market/solver/supply_side.hpp"

namespace isocost::market::detail {

/// f_p = ln D_p − ln S_p of the pools of a part, with its Jacobian in ln w.
struct ExcessDemand {
    Eigen::VectorXd log_wages = {};
    Eigen::VectorXd excess = {};    ///< f by pool of the part
    Eigen::MatrixXd jacobian = {};  ///< ∂f/∂ ln w
    double size = core::infinity;   ///< max |f|
    Demand demand = {};
};

inline ExcessDemand excess_demand(DemandCurve& curve, const Part& part,
                                  const Eigen::VectorXd& log_wages) {
    ExcessDemand at{.log_wages = log_wages, .demand = curve(log_wages)};
    if (at.demand.kind != Demand::Kind::found) return at;
    const auto supply = supply_at(curve.market(), log_wages);
    const auto n = static_cast<Eigen::Index>(part.pools.size());
    const auto pool = [&](Eigen::Index a) {
        return static_cast<Eigen::Index>(part.pools[static_cast<std::size_t>(a)]);
    };
    at.excess.resize(n);
    at.jacobian.resize(n, n);
    for (Eigen::Index a = 0; a < n; ++a) {
        const auto p = pool(a);
        // to full precision near the root
        at.excess[a] = std::log1p((at.demand.fte[p] - supply.fte[p]) / supply.fte[p]);
        for (Eigen::Index b = 0; b < n; ++b)
            at.jacobian(a, b) = at.demand.slope(p, pool(b)) / at.demand.fte[p] -
                                supply.slope(p, pool(b)) / supply.fte[p];
    }
    at.size = at.excess.allFinite() ? at.excess.cwiseAbs().maxCoeff() : core::infinity;
    return at;
}

}  // namespace isocost::market::detail
