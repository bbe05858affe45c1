#pragma once

#include <Eigen/Core>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "isocost/market/solver/gmres.hpp"
#include "isocost/market/solver/spillover_system.hpp"

namespace isocost::market::detail {

/// Up to so many firms a dense factorization is as fast as products.
inline constexpr std::size_t dense_firms = 20;

/// Residual at which a search ends; below it only roundings of ln L and ln w remain.
inline constexpr double spillover_rounding = 1e-13;

template <class System>
Vector newton_step(const System& system, const SpilloverPoint& p, double strength) {
    if (system.size() <= dense_firms) {
        const auto n = p.residual.size();
        const Eigen::MatrixXd matrix =
            Eigen::MatrixXd::Identity(n, n) - system.response(p, strength);
        return matrix.partialPivLu().solve(p.residual);
    }
    // As exact as the step itself is: the next residual is of the order of this one's square.
    const double forcing = std::clamp(p.worst, 1e-12, 0.05);
    const auto product = [&](const Vector& v) { return system.response(p, strength, v); };
    return gmres(product, p.residual, forcing, 60);
}

/// The longest of 1, ½, ¼ … of a step after which all firms can still reach their capability and
/// the residual is less; none when that needs less than 1e-6 of the step.
template <class System>
std::optional<SpilloverPoint> line_search(System& system, const SpilloverPoint& p, double strength,
                                          const Vector& step) {
    for (double length = 1.0; length > 1e-6; length *= 0.5) {
        auto next = system.at(system.moved(p, strength, step, length), strength);
        if (next && next->merit < (1.0 - 1e-4 * length) * p.merit) return next;
    }
    return std::nullopt;
}

/// Newton's method on the talent of all firms, inside the set where every firm can reach its
/// capability. Returns the point where it ended; `worst` tells how good that is.
template <class System>
SpilloverPoint newton(System& system, SpilloverPoint p, double strength) {
    for (int k = 0; k < 50 && p.worst > spillover_rounding; ++k) {
        const Vector step = newton_step(system, p, strength);
        if (!step.allFinite()) return p;
        auto next = line_search(system, p, strength, step);
        if (!next) return p;
        p = std::move(*next);
    }
    return p;
}

}  // namespace isocost::market::detail
