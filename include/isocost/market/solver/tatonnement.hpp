#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "isocost/market/solver/aggregate_demand.hpp"
#include "isocost/market/solver/supply_side.hpp"

namespace isocost::market::detail {

/// Wages that follow excess demand (Walras's tâtonnement), ln w_p += a clamp(ln D_p/S_p, ±2), until
/// every pool is within 10 % of clearing or 400 steps are made. Slow, but it needs no slopes, and
/// where pools are gross substitutes it leads to the equilibrium from anywhere (Arrow, Block and
/// Hurwicz 1959). Ends early where an employer has no answer.
inline Eigen::VectorXd tatonnement(DemandCurve& curve, const Part& part,
                                   Eigen::VectorXd log_wages) {
    constexpr double damping =
        0.1;  // demand that falls tenfold faster than wages rise is still led
    constexpr double least = 1e-280;  // nobody wanted, or nobody there: the step is at its bound
    for (int count = 0; count < 400; ++count) {
        const auto demand = curve(log_wages);
        if (demand.kind != Demand::Kind::found) return log_wages;
        const auto supply = supply_at(curve.market(), log_wages);
        double worst = 0.0;
        for (const std::size_t pool : part.pools) {
            const auto p = static_cast<Eigen::Index>(pool);
            const double excess =
                std::log(std::max(demand.fte[p], least)) - std::log(std::max(supply.fte[p], least));
            worst = std::max(worst, std::abs(excess));
            log_wages[p] += damping * std::clamp(excess, -2.0, 2.0);
        }
        if (worst < 0.1) return log_wages;
    }
    return log_wages;
}

}  // namespace isocost::market::detail
