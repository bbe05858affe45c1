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
    Eigen::Index most_useful() const {
        const Eigen::VectorXd gradient = a_.transpose() * (b_ - a_ * t_);
        Eigen::Index best = -1;
        double most = 1e-15;
        for (Eigen::Index k = 0; k < gradient.size(); ++k)
            if (gradient[k] > most && std::find(used_.begin(), used_.end(), k) == used_.end()) {
                most = gradient[k];
                best = k;
            }
        return best;
    }

    /// True when all weights of the least squares solution over the used columns are positive;
    /// else goes toward it until the first is 0, and drops that.
    bool step_to_least_squares() {
        if (used_.empty()) return true;
        Eigen::MatrixXd part(a_.rows(), static_cast<Eigen::Index>(used_.size()));
        for (std::size_t k = 0; k < used_.size(); ++k)
            part.col(static_cast<Eigen::Index>(k)) = a_.col(used_[k]);
        const Eigen::VectorXd wanted = part.colPivHouseholderQr().solve(b_);
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
