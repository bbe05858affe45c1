#pragma once

#include <Eigen/Core>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "isocost/core/field.hpp"

namespace isocost::market::detail {

/// Weights t ≥ 0, Σt = 1, that bring Z t as near to 0 as it gets: nonnegative least squares by
/// active sets (Lawson and Hanson 1974, chapter 23) on Z with a row of ones.
class ConvexWeights {
public:
    explicit ConvexWeights(const Eigen::MatrixXd& columns)
        : a_(columns.rows() + 1, columns.cols()), b_(Eigen::VectorXd::Zero(columns.rows() + 1)) {
        a_.topRows(columns.rows()) = columns;
        a_.bottomRows(1).setOnes();
        b_[columns.rows()] = 1.0;
        t_ = Eigen::VectorXd::Zero(columns.cols());
    }

    Eigen::VectorXd operator()() {
        for (int count = 0; count < 3 * a_.cols() + 30; ++count) {
            const Eigen::Index enters = most_useful();
            if (enters < 0) break;
            used_.push_back(enters);
            while (!step_to_least_squares()) {
            }
        }
        return t_ / t_.sum();
    }

private:
    /// The column whose part that the used ones cannot give lies most along the residual, g_k =
    /// (P a_k)·r/|P a_k|, P onto what is orthogonal to them. Without that division the jump of a
    /// tie, of order 1, hides columns that differ by 1e-11 and could take the rest of the residual.
    Eigen::Index most_useful() const {
        const Eigen::VectorXd residual = b_ - a_ * t_;
        const Eigen::MatrixXd off = orthogonal_to_used();
        Eigen::Index best = -1;
        double most = 1e-15;
        for (Eigen::Index k = 0; k < off.cols(); ++k) {
            const double size = off.col(k).norm();
            if (size <= 1e-15 || std::find(used_.begin(), used_.end(), k) != used_.end()) continue;
            const double gain = off.col(k).dot(residual) / size;
            if (gain <= most) continue;
            most = gain;
            best = k;
        }
        return best;
    }

    Eigen::MatrixXd used_columns() const {
        Eigen::MatrixXd part(a_.rows(), static_cast<Eigen::Index>(used_.size()));
        for (std::size_t k = 0; k < used_.size(); ++k)
            part.col(static_cast<Eigen::Index>(k)) = a_.col(used_[k]);
        return part;
    }

    /// Projected twice: what is left of a nearly dependent column is mostly rounding after once.
    Eigen::MatrixXd orthogonal_to_used() const {
        if (used_.empty()) return a_;
        const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(used_columns());
        const Eigen::MatrixXd q = Eigen::MatrixXd(qr.householderQ()).leftCols(qr.rank());
        const Eigen::MatrixXd once = a_ - q * (q.transpose() * a_);
        return once - q * (q.transpose() * once);
    }

    /// True when all weights of the least squares solution over the used columns are positive;
    /// else goes toward it until the first is 0, and drops that.
    bool step_to_least_squares() {
        if (used_.empty()) return true;
        const Eigen::VectorXd wanted = used_columns().colPivHouseholderQr().solve(b_);
        double share = 1.0;
        for (std::size_t k = 0; k < used_.size(); ++k) {
            const double to = wanted[static_cast<Eigen::Index>(k)];
            if (to <= 0.0) share = std::min(share, t_[used_[k]] / (t_[used_[k]] - to));
        }
        if (std::isnan(share)) share = 0.0;  // a column that enters and leaves at once
        for (std::size_t k = 0; k < used_.size(); ++k)
            t_[used_[k]] += share * (wanted[static_cast<Eigen::Index>(k)] - t_[used_[k]]);
        if (share == 1.0) return true;
        std::erase_if(used_, [this](Eigen::Index k) {
            if (t_[k] > 1e-17) return false;
            t_[k] = 0.0;
            return true;
        });
        return false;
    }

    Eigen::MatrixXd a_;
    Eigen::VectorXd b_;
    Eigen::VectorXd t_;
    std::vector<Eigen::Index> used_;
};

}  // namespace isocost::market::detail
