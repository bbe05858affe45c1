#pragma once

#include <Eigen/Core>
#include <Eigen/QR>
#include <optional>
#include <utility>

#include "isocost/market/solver/spillover_newton.hpp"

namespace isocost::market::detail {

/// Anderson's mixing with a memory of `memory` steps (Anderson 1965; Walker and Ni 2011) for the
/// rounds in which everyone answers to everyone and the wage follows: one product with G and one
/// demand of every firm per round. Returns the point where it ended, or none when it left the set
/// where all firms can; then a method with a line search must be asked.
template <class System>
std::optional<SpilloverPoint> anderson(System& system, SpilloverPoint p, double strength) {
    constexpr Eigen::Index memory = 6;
    constexpr int most_rounds = 40;
    const Eigen::Index n = p.residual.size();
    Eigen::MatrixXd moves(n + 1, memory);    // differences of the map's residuals
    Eigen::MatrixXd targets(n + 1, memory);  // and of where it leads
    Vector residual(n + 1);
    Vector target(n + 1);
    const auto read = [&](const SpilloverPoint& at) {
        residual << at.residual, at.wage_move(at.excess);
        target.head(n) = at.state.log_talent + at.residual;
        target[n] = at.state.log_wage + residual[n];
    };
    read(p);
    const double first = p.worst;
    for (int k = 0; k < most_rounds && p.worst > spillover_rounding; ++k) {
        const Eigen::Index used = std::min<Eigen::Index>(k, memory);
        Vector next = target;
        if (used > 0) {
            const Eigen::MatrixXd past = moves.leftCols(used);
            next -= targets.leftCols(used) * past.colPivHouseholderQr().solve(residual);
        }
        if (!next.allFinite()) return std::nullopt;
        auto reached = system.at({next.head(n), next[n]}, strength);
        if (!reached || reached->worst > 1e3 * std::max(1.0, first)) return std::nullopt;
        const Vector old_residual = residual;
        const Vector old_target = target;
        // Rounding is reached when the residual is tiny and falls no more.
        const bool done = p.worst < 1e-11 && reached->worst >= p.worst;
        if (done) return p;
        p = std::move(*reached);
        read(p);
        moves.col(k % memory) = residual - old_residual;
        targets.col(k % memory) = target - old_target;
    }
    return p;
}

}  // namespace isocost::market::detail
