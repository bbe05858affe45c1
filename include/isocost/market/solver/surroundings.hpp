#pragma once

#include <Eigen/Core>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <utility>
#include <vector>

#include "isocost/market/solver/aggregate_demand.hpp"
#include "isocost/market/solver/clearing.hpp"
#include "isocost/market/solver/convex_weights.hpp"
#include "isocost/market/solver/mixture.hpp"
#include "isocost/market/solver/supply_side.hpp"

namespace isocost::market::detail {

/// What is demanded a hair to every side of some wages, and the mixture of it that clears.
///
/// Where demand jumps, a mixture takes care of the direction of the jump alone; the rest of excess
/// demand is smooth along the tie, and Newton steps on wages take care of that:
///
///   min |Σ_k t_k z_k|, t ≥ 0, Σ t = 1;   Nᵀ(J dω + Σ_k t_k z_k) = 0,   Δᵀ diag(w S) dω = 0
///
/// with z = (D − S)/S by pool, Δ the jumps between the z_k in use, N what is orthogonal to them, J
/// the slope of Σ t z in ω = ln w. The second keeps to the tie: two choices that are worth the same
/// to an employer are so as long as the wages of what one has more and the other less do not move
/// (envelope theorem, for P1, P2 and P3 alike).
class Surroundings {
public:
    Surroundings(DemandCurve& curve, const Part& part, Eigen::VectorXd log_wages)
        : curve_(curve), part_(part), center_(std::move(log_wages)) {}

    /// Looks a hair to every side, each pool's wage moved by another amount up or down, and mixes.
    void look(double hair) {
        const std::size_t n = part_.pools.size();
        std::vector<int> rank(n);
        for (std::size_t k = 0; k < n; ++k) rank[k] = static_cast<int>(k) + 1;
        seen_.clear();
        const auto every_side = [&] {
            for (unsigned signs = 0; signs < 1U << n; ++signs) {
                Eigen::VectorXd aside = Eigen::VectorXd::Zero(center_.size());
                for (std::size_t k = 0; k < n; ++k)
                    aside[pool(k)] = hair * rank[k] * ((signs >> k & 1U) != 0U ? 1.0 : -1.0);
                see(aside);
            }
        };
        if (n > most_for_all_orders)  // n! orders would take hours: n turns of one
            for (std::size_t turn = 0; turn < n;
                 ++turn, std::rotate(rank.begin(), rank.begin() + 1, rank.end()))
                every_side();
        else
            do every_side();
            while (std::next_permutation(rank.begin(), rank.end()));
        mix();
    }

    /// Largest |D − S| over S of the mixture.
    double missed() const { return missed_; }

    /// Newton steps along the tie as long as they bring the mixture nearer to supply.
    void polish() {
        for (int count = 0; count < 6 && missed_ > 1e-14; ++count) {
            const Eigen::VectorXd step = along_the_tie();
            if (step.size() == 0 || !(step.cwiseAbs().maxCoeff() < farthest_step)) return;
            Surroundings next(curve_, part_, center_);
            for (std::size_t a = 0; a < part_.pools.size(); ++a)
                next.center_[pool(a)] += step[static_cast<Eigen::Index>(a)];
            for (const std::size_t k : used()) next.see(seen_[k].aside);
            next.mix();
            if (!(next.missed_ < missed_)) return;
            center_ = next.center_;
            seen_ = std::move(next.seen_);
            weights_ = next.weights_;
            columns_ = next.columns_;
            missed_ = next.missed_;
        }
    }

    /// The mixture at these wages; stalled where nobody nearby has an answer.
    Clearing mixed() const {
        Clearing answer{.kind = Clearing::Kind::stalled, .log_wages = center_};
        std::vector<Demand> demands;
        std::vector<double> weights;
        for (const std::size_t k : used()) {
            demands.push_back(seen_[k].demand);
            weights.push_back(weights_[static_cast<Eigen::Index>(k)]);
        }
        if (demands.empty()) return answer;
        std::vector<double> wages;
        for (const double log_wage : center_) wages.push_back(std::exp(log_wage));
        answer.demand = mixture(curve_, wages, demands, weights);
        answer.kind = Clearing::Kind::found;
        answer.jump = true;
        return answer;
    }

private:
    struct Seen {
        Eigen::VectorXd aside;  ///< ln w less that of the center
        Demand demand;
    };

    void see(const Eigen::VectorXd& aside) {
        Demand demand = curve_(center_ + aside);
        if (demand.kind == Demand::Kind::found && demand.fte.allFinite())
            seen_.push_back({aside, std::move(demand)});
    }

    /// Weights of what was seen, against supply at the center.
    void mix() {
        if (seen_.empty()) return;
        const Eigen::VectorXd supply = supply_at(curve_.market(), center_).fte;
        columns_.resize(size(), static_cast<Eigen::Index>(seen_.size()));
        for (std::size_t k = 0; k < seen_.size(); ++k)
            for (std::size_t a = 0; a < part_.pools.size(); ++a)
                columns_(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(k)) =
                    (seen_[k].demand.fte[pool(a)] - supply[pool(a)]) / supply[pool(a)];
        weights_ = ConvexWeights(columns_)();
        missed_ =
            columns_.allFinite() ? (columns_ * weights_).cwiseAbs().maxCoeff() : core::infinity;
    }

    std::vector<std::size_t> used() const {
        std::vector<std::size_t> all;
        for (Eigen::Index k = 0; k < weights_.size(); ++k)
            if (weights_[k] > 0.0) all.push_back(static_cast<std::size_t>(k));
        return all;
    }

    /// ∂(Σ t z)/∂ ln w of the part's pools.
    Eigen::MatrixXd slope() const {
        const auto supply = supply_at(curve_.market(), center_);
        Eigen::MatrixXd sum = -supply.slope;
        for (const std::size_t k : used())
            sum += weights_[static_cast<Eigen::Index>(k)] * seen_[k].demand.slope;
        Eigen::MatrixXd mine(size(), size());
        for (std::size_t a = 0; a < part_.pools.size(); ++a)
            for (std::size_t b = 0; b < part_.pools.size(); ++b)
                mine(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) =
                    sum(pool(a), pool(b)) / supply.fte[pool(a)];
        return mine;
    }

    /// Directions of length 1 from the heaviest column in use to others. What differs by less than
    /// a millionth is the same choice at wages a hair apart.
    Eigen::MatrixXd jumps() const {
        Eigen::Index heaviest = 0;
        weights_.maxCoeff(&heaviest);
        const Eigen::ArrayXd from = columns_.col(heaviest);
        Eigen::MatrixXd all(size(), 0);
        for (const std::size_t k : used()) {
            const Eigen::ArrayXd to = columns_.col(static_cast<Eigen::Index>(k));
            if (((to - from).abs() <= 1e-6 * (2.0 + to.abs() + from.abs())).all()) continue;
            all.conservativeResize(Eigen::NoChange, all.cols() + 1);
            all.rightCols(1) = (to - from).matrix().stableNormalized();
        }
        return all;
    }

    /// dω of the two equations above; none where a slope is not known.
    Eigen::VectorXd along_the_tie() const {
        if (seen_.empty() || !std::isfinite(missed_)) return {};
        const Eigen::MatrixXd tangent = slope();
        if (!tangent.allFinite()) return {};
        const Eigen::MatrixXd jump = jumps();
        const Eigen::VectorXd left = columns_ * weights_;
        Eigen::MatrixXd off = Eigen::MatrixXd::Identity(size(), size());
        Eigen::MatrixXd worth = jump;
        if (jump.cols() > 0) {
            Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(jump);
            qr.setThreshold(1e-6);
            off = Eigen::MatrixXd(qr.householderQ()).rightCols(size() - qr.rank());
            worth = bill().asDiagonal() * jump;
            worth.colwise().normalize();
        }
        Eigen::MatrixXd system(off.cols() + worth.cols(), size());
        system << off.transpose() * tangent, worth.transpose();
        Eigen::VectorXd right = Eigen::VectorXd::Zero(system.rows());
        right.head(off.cols()) = -off.transpose() * left;
        return system.completeOrthogonalDecomposition().solve(right);
    }

    /// w S of the part's pools over the largest.
    Eigen::VectorXd bill() const {
        const Eigen::VectorXd supply = supply_at(curve_.market(), center_).fte;
        Eigen::VectorXd all(size());
        for (std::size_t a = 0; a < part_.pools.size(); ++a)
            all[static_cast<Eigen::Index>(a)] = center_[pool(a)] + std::log(supply[pool(a)]);
        return (all.array() - all.maxCoeff()).exp();
    }

    Eigen::Index size() const { return static_cast<Eigen::Index>(part_.pools.size()); }
    Eigen::Index pool(std::size_t a) const { return static_cast<Eigen::Index>(part_.pools[a]); }

    static constexpr std::size_t most_for_all_orders = 4;
    static constexpr double farthest_step = 1e-5;  ///< of ln w: the wages were nearly right

    DemandCurve& curve_;
    const Part& part_;
    Eigen::VectorXd center_;
    std::vector<Seen> seen_;
    Eigen::MatrixXd columns_;  ///< z of what was seen
    Eigen::VectorXd weights_;
    double missed_ = core::infinity;
};

/// Largest |D − S| over S of what a search found, infinite where it found nothing.
inline double missed(const Market& market, const Part& part, const Clearing& answer) {
    if (answer.kind != Clearing::Kind::found) return core::infinity;
    double worst = 0.0;
    const auto supply = supply_at(market, answer.log_wages);
    for (const std::size_t k : part.pools) {
        const auto p = static_cast<Eigen::Index>(k);
        worst = core::worse(worst, std::abs(answer.demand.fte[p] / supply.fte[p] - 1.0));
    }
    return worst;
}

/// What clears best of the demands next to these wages, the first that is good to rounding of
/// several distances.
inline Clearing mixed_near(DemandCurve& curve, const Part& part, const Eigen::VectorXd& log_wages,
                           std::initializer_list<double> hairs) {
    Clearing best{.log_wages = log_wages};
    double least = core::infinity;
    for (const double hair : hairs) {
        Surroundings around(curve, part, log_wages);
        around.look(hair);
        around.polish();
        const Clearing answer = around.mixed();
        const double miss = missed(curve.market(), part, answer);
        if (miss < least) best = answer;
        least = std::min(least, miss);
        if (least <= cleared) break;
    }
    return best;
}

}  // namespace isocost::market::detail
