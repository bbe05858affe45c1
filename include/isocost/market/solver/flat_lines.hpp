#pragma once

#include <Eigen/LU>
#include <cmath>
#include <vector>

#include "isocost/market/solver/clearing.hpp"
#include "isocost/market/solver/last_flat.hpp"

namespace isocost::market::detail {

/// Lines of wages along which nothing may answer: a pool's wage alone, all of them together, and
/// what the Jacobian leaves open. On a kink it speaks for one side only.
inline std::vector<Eigen::VectorXd> flat_lines(const Eigen::MatrixXd& jacobian) {
    const Eigen::Index n = jacobian.rows();
    std::vector<Eigen::VectorXd> all{Eigen::VectorXd::Ones(n)};
    for (Eigen::Index a = 0; a < n; ++a) all.push_back(Eigen::VectorXd::Unit(n, a));
    if (!jacobian.allFinite()) return all;
    const Eigen::FullPivLU<Eigen::MatrixXd> lu(jacobian);
    if (lu.isInvertible()) return all;
    const Eigen::MatrixXd open = lu.kernel();
    for (Eigen::Index k = 0; k < open.cols(); ++k)
        all.emplace_back(open.col(k) / open.col(k).cwiseAbs().maxCoeff());
    return all;
}

/// Lowest and highest wages, moved along a line as long as `clears(ln wages)`.
template <class Clears>
void widen(Clearing& answer, const Eigen::VectorXd& line, const Clears& clears) {
    const auto moved = [&](double length) {
        Eigen::VectorXd to = answer.log_wages;
        for (Eigen::Index p = 0; p < line.size(); ++p)
            if (line[p] != 0.0) to[p] += length * line[p];  // ∞ · 0 is no number
        return to;
    };
    const double length = last_flat([&](double distance) { return clears(moved(distance)); });
    if (length == 0.0) return;
    // By the standard library: Eigen's of −∞ is not quite 0.
    const Eigen::VectorXd end = moved(length).unaryExpr([](double x) { return std::exp(x); });
    answer.lowest = answer.lowest.cwiseMin(end);
    answer.highest = answer.highest.cwiseMax(end);
}

}  // namespace isocost::market::detail
