#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "isocost/market/solver/aggregate_demand.hpp"
#include "isocost/market/solver/clearing.hpp"
#include "isocost/market/solver/supply_side.hpp"

namespace isocost::market::detail {

/// Several pools where demand jumps, so that no Newton step leads to the answer: two kinds of
/// talent that are perfect substitutes are both hired at one ratio of wages only.
///
/// Excess demand z(w) obeys the law of demand, (z(w) − z(w'))·(w − w') ≤ 0, for P1 and P3: from any
/// w the equilibrium lies where z(w)·(w* − w) ≥ 0. With migration the same holds in ln w, where the
/// logit's slopes are symmetric, if every employer hires in one pool. Each such half-space halves
/// an ellipsoid around the answer (Shor 1977; Yudin and Nemirovski 1976) until wages are known to
/// rounding; what clears there is a mixture of the demands around (`Surroundings`). Neither is a
/// theorem for budgets spent in several pools or employers in several with migration: the
/// certificate says whether this led to an equilibrium.
class CuttingPlanes {
public:
    CuttingPlanes(DemandCurve& curve, const Part& part, Eigen::VectorXd log_wages)
        : curve_(curve),
          part_(part),
          scale_(std::move(log_wages)),
          logarithmic_(curve.market().migration().has_value()) {
        const auto n = static_cast<Eigen::Index>(part_.pools.size());
        const double radius = logarithmic_ ? 12.0 : 20.0;
        center_ = logarithmic_ ? Eigen::VectorXd(Eigen::VectorXd::Zero(n))
                               : Eigen::VectorXd(Eigen::VectorXd::Ones(n));
        root_ = Eigen::MatrixXd::Identity(n, n) * radius;
    }

    /// Cuts until every wage is known to a relative accuracy; false when an employer has no answer
    /// at any wage, which `no_answer` then says.
    bool refine(double accuracy) {
        for (int count = 0; count < 2000 && !is_small(accuracy); ++count) {
            const Eigen::VectorXd toward = direction();
            if (toward.size() == 0) return false;
            cut(toward);
        }
        return true;
    }

    const Clearing& no_answer() const noexcept { return clearing_; }

    /// The last wages at which all employers had an answer; none before the first.
    const std::optional<Eigen::VectorXd>& last_seen() const noexcept { return last_seen_; }

    Eigen::VectorXd log_wages() const {
        Eigen::VectorXd at = scale_;
        for (std::size_t k = 0; k < part_.pools.size(); ++k) {
            const double c = center_[static_cast<Eigen::Index>(k)];
            at[static_cast<Eigen::Index>(part_.pools[k])] +=
                logarithmic_ ? c : std::log(std::max(c, 1e-300));
        }
        return at;
    }

private:
    bool is_small(double accuracy) const {
        const Eigen::ArrayXd size = root_.rowwise().norm().array();
        if (logarithmic_) return (size <= accuracy).all();
        return (size <= accuracy * center_.array().abs()).all() && (center_.array() > 0.0).all();
    }

    /// Where wages must go, none when an employer has no answer at any.
    Eigen::VectorXd direction() {
        const auto n = center_.size();
        for (Eigen::Index k = 0; k < n; ++k)
            if (!logarithmic_ && !(center_[k] > 0.0)) return Eigen::VectorXd::Unit(n, k);
        return look(log_wages());
    }

    Eigen::VectorXd look(const Eigen::VectorXd& at) {
        const auto n = center_.size();
        Demand demand = curve_(at);
        if (demand.kind == Demand::Kind::unbounded) return Eigen::VectorXd::Ones(n);
        if (demand.kind != Demand::Kind::found) {
            clearing_ = {.kind = Clearing::Kind::no_answer, .log_wages = at, .demand = demand};
            return {};
        }
        const auto supply = supply_at(curve_.market(), at);
        Eigen::VectorXd value(n);
        for (Eigen::Index k = 0; k < n; ++k) {
            const auto p = static_cast<Eigen::Index>(part_.pools[static_cast<std::size_t>(k)]);
            value[k] = demand.fte[p] - supply.fte[p];
            if (!logarithmic_) value[k] *= std::exp(scale_[p]);
        }
        last_seen_ = at;
        return value;
    }

    /// The half of the ellipsoid on the side of `toward`, in the smallest ellipsoid that holds it.
    /// Its root, and not the ellipsoid's own matrix, is kept: that stays definite where axes differ
    /// by more than rounding.
    void cut(const Eigen::VectorXd& toward) {
        const auto n = static_cast<double>(center_.size());
        const Eigen::VectorXd along = (root_.transpose() * toward).stableNormalized();
        const Eigen::VectorXd step = root_ * along;
        center_ += step / (n + 1.0);
        root_ += (std::sqrt((n - 1.0) / (n + 1.0)) - 1.0) * step * along.transpose();
        root_ *= n / std::sqrt(n * n - 1.0);
    }

    DemandCurve& curve_;
    const Part& part_;
    Eigen::VectorXd scale_;  ///< ln of the wages that count as 1
    bool logarithmic_;       ///< whether the ellipsoid is one of ln w, or of w
    Eigen::VectorXd center_;
    Eigen::MatrixXd root_;  ///< the ellipsoid is the center + root · ball
    std::optional<Eigen::VectorXd> last_seen_;
    Clearing clearing_;
};

}  // namespace isocost::market::detail
