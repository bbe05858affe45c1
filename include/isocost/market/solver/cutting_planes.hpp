#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <deque>
#include <utility>
#include <vector>

#include "isocost/market/solver/aggregate_demand.hpp"
#include "isocost/market/solver/clearing.hpp"
#include "isocost/market/solver/convex_weights.hpp"
#include "isocost/market/solver/mixture.hpp"
#include "isocost/market/solver/supply_side.hpp"

namespace isocost::market::detail {

/// Several pools where demand jumps, so that no Newton step leads to the answer: two kinds of
/// talent that are perfect substitutes are both hired at one ratio of wages only.
///
/// Excess demand z(w) obeys the law of demand, (z(w) − z(w'))·(w − w') ≤ 0, for P1 and P3: from any
/// w the equilibrium lies where z(w)·(w* − w) ≥ 0. Each such half-space halves an ellipsoid around
/// it (Shor 1977; Yudin and Nemirovski 1976) until the wages are known to rounding; what is
/// demanded there is a mixture of the demands seen last. Where the law is not a theorem (budgets
/// spent in several pools, migration) the certificate says whether it led to an equilibrium.
class CuttingPlanes {
public:
    CuttingPlanes(DemandCurve& curve, const Part& part, Eigen::VectorXd log_wages)
        : curve_(curve), part_(part), scale_(std::move(log_wages)) {}

    /// Wages relative to the first guess start anywhere in a ball around 1.
    Clearing solve(double radius) {
        const auto n = static_cast<Eigen::Index>(part_.pools.size());
        center_ = Eigen::VectorXd::Ones(n);
        shape_ = Eigen::MatrixXd::Identity(n, n) * radius * radius;
        seen_.clear();
        for (int count = 0; count < 4000 && !is_small(); ++count) {
            const Eigen::VectorXd toward = direction();
            if (toward.size() == 0) return clearing_;
            cut(toward);
        }
        return mixed();
    }

private:
    struct Seen {
        Eigen::VectorXd excess;  ///< z/S by pool of the part
        Demand demand;
    };

    bool is_small() const {
        return (shape_.diagonal().cwiseSqrt().array() <= 2e-13 * center_.array().abs()).all();
    }

    Eigen::VectorXd log_wages() const {
        Eigen::VectorXd at = scale_;
        for (std::size_t k = 0; k < part_.pools.size(); ++k)
            at[static_cast<Eigen::Index>(part_.pools[k])] +=
                std::log(center_[static_cast<Eigen::Index>(k)]);
        return at;
    }

    /// Where wages must go, none when an employer has no answer at any.
    Eigen::VectorXd direction() {
        const auto n = center_.size();
        for (Eigen::Index k = 0; k < n; ++k)
            if (!(center_[k] > 0.0)) return Eigen::VectorXd::Unit(n, k);
        const Eigen::VectorXd at = log_wages();
        Demand demand = curve_(at);
        if (demand.kind == Demand::Kind::unbounded) return Eigen::VectorXd::Ones(n);
        if (demand.kind == Demand::Kind::too_dear) return -Eigen::VectorXd::Ones(n);
        if (demand.kind != Demand::Kind::found) {
            clearing_ = {.kind = Clearing::Kind::no_answer, .log_wages = at, .demand = demand};
            return {};
        }
        const auto supply = supply_at(curve_.market(), at);
        Eigen::VectorXd value(n);
        Eigen::VectorXd relative(n);
        for (Eigen::Index k = 0; k < n; ++k) {
            const auto p = static_cast<Eigen::Index>(part_.pools[static_cast<std::size_t>(k)]);
            relative[k] = (demand.fte[p] - supply.fte[p]) / supply.fte[p];
            value[k] = (demand.fte[p] - supply.fte[p]) * std::exp(scale_[p]);
        }
        seen_.push_back({relative, std::move(demand)});
        if (seen_.size() > most_seen) seen_.pop_front();
        return value;
    }

    /// The half of the ellipsoid on the side of `toward`, in the smallest ellipsoid that holds it.
    void cut(const Eigen::VectorXd& toward) {
        const auto n = static_cast<double>(center_.size());
        const double size = std::sqrt(toward.dot(shape_ * toward));
        if (!(size > 0.0)) {
            shape_ *= 1e-4;
            return;
        }
        const Eigen::VectorXd step = shape_ * toward / size;
        center_ += step / (n + 1.0);
        shape_ = n * n / (n * n - 1.0) * (shape_ - 2.0 / (n + 1.0) * step * step.transpose());
        shape_ = (0.5 * (shape_ + shape_.transpose())).eval();
    }

    Clearing mixed() {
        const Eigen::VectorXd at = log_wages();
        Clearing answer{.kind = Clearing::Kind::stalled, .log_wages = at};
        if (seen_.empty()) return answer;
        Eigen::MatrixXd columns(center_.size(), static_cast<Eigen::Index>(seen_.size()));
        for (std::size_t k = 0; k < seen_.size(); ++k)
            columns.col(static_cast<Eigen::Index>(k)) = seen_[k].excess;
        const Eigen::VectorXd t = ConvexWeights(columns)();
        std::vector<Demand> demands;
        std::vector<double> weights;
        for (std::size_t k = 0; k < seen_.size(); ++k)
            if (t[static_cast<Eigen::Index>(k)] > 0.0) {
                demands.push_back(seen_[k].demand);
                weights.push_back(t[static_cast<Eigen::Index>(k)]);
            }
        std::vector<double> wages;
        for (const double log_wage : at) wages.push_back(std::exp(log_wage));
        answer.demand = mixture(curve_, wages, demands, weights);
        answer.kind = Clearing::Kind::found;
        answer.jump = true;
        return answer;
    }

    static constexpr std::size_t most_seen = 60;

    DemandCurve& curve_;
    const Part& part_;
    Eigen::VectorXd scale_;  ///< ln of the wages that count as 1
    Eigen::VectorXd center_;
    Eigen::MatrixXd shape_;
    std::deque<Seen> seen_;
    Clearing clearing_;
};

}  // namespace isocost::market::detail
