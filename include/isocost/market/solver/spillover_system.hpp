#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "isocost/market/demand_oracle.hpp"
#include "isocost/market/flat_market.hpp"
#include "isocost/market/solver/decreasing_root.hpp"
#include "isocost/market/solver/last_flat.hpp"
#include "isocost/market/spillovers.hpp"

namespace isocost::market::detail {

using Vector = Eigen::VectorXd;

/// Talent ℓ and wage ω in logarithms.
struct SpilloverState {
    Vector log_talent = {};
    double log_wage = core::nan;
};

/// The equations of a market with spillovers at a state, and their slopes:
///
///     F1 = ℓ − h(ω, a),   F2 = ln Σ e^h − ln S(ω),   a = γ G (ℓ − ℓ̄)
///
/// with h_j the demand of firm j at its efficiency. Eliminating ω, a Newton step solves
/// (I − M) δℓ = `residual`, M v = P E γ G v, P v = v + e (s·v)/D, D = ε − s·e, where e and E are
/// the elasticities of h to the wage and the efficiency, s the firms' shares in talent. M is the
/// response of everyone to everyone, the wage clearing.
struct SpilloverPoint {
    SpilloverState state = {};
    Vector log_efficiency = {};         ///< a
    Vector demand = {};                 ///< h
    Vector wage_elasticity = {};        ///< e
    Vector efficiency_elasticity = {};  ///< E
    Vector share = {};                  ///< s
    Vector residual = {};               ///< −F1 + e F2/D
    double excess = core::nan;          ///< F2
    double steepness = core::nan;       ///< D
    double worst = core::infinity;      ///< largest |F1|, |F2|
    double merit = core::infinity;      ///< their sum of squares

    /// How far the wage moves to end an excess demand: not at all where neither demand nor supply
    /// answers to it, D = 0 (then e = 0 too, and firms answer at whatever the wage is).
    double wage_move(double more) const { return steepness == 0.0 ? 0.0 : more / steepness; }
};

template <DemandOracle Oracle>
class SpilloverSystem {
public:
    SpilloverSystem(Oracle& oracle, const FlatPool& pool, const Spillovers& spillovers)
        : oracle_(oracle),
          pool_(pool),
          spillovers_(spillovers),
          log_reference_(spillovers.reference_talent_fte.array().log().matrix()),
          demand_(oracle.size()) {}

    /// The equations at a state for a strength; none when a firm cannot, which is remembered.
    std::optional<SpilloverPoint> at(const SpilloverState& state, double strength) {
        SpilloverPoint p{.state = state};
        p.log_efficiency = strength * (spillovers_.weights * (state.log_talent - log_reference_));
        if (!evaluate(state.log_wage, p.log_efficiency)) return std::nullopt;
        fill(p);
        if (!std::isfinite(p.merit) || !p.residual.allFinite()) return std::nullopt;
        return p;
    }

    /// The wage that clears at given efficiencies; NaN when there is none.
    double clearing_wage(const Vector& log_efficiency, double start) {
        const auto excess = [&](double log_wage) { return excess_at(log_wage, log_efficiency); };
        const auto root = decreasing_root(excess, start, 4e-16);
        return root.found ? root.x : core::nan;
    }

    /// Whether wages next to a point's clear as well, neither demand nor supply answering to them.
    bool indeterminate(const SpilloverPoint& p) {
        if (pool_.supply_elasticity != 0.0) return false;
        const double rounding = std::max(1e-13, 2.0 * p.worst);
        const auto clears = [&](double step) {
            const auto there = excess_at(p.state.log_wage + step, p.log_efficiency);
            return there.slope == 0.0 && std::abs(there.value) <= rounding;
        };
        return clears(-1e-6) || clears(1e-6);  // a kink is known to about the rounding
    }

    /// M v at a point.
    Vector response(const SpilloverPoint& p, double strength, const Vector& v) const {
        Vector moved = spillovers_.weights * v;
        moved = strength * p.efficiency_elasticity.cwiseProduct(moved);
        return moved + p.wage_elasticity * p.wage_move(p.share.dot(moved));
    }

    /// M as a matrix.
    Eigen::MatrixXd response(const SpilloverPoint& p, double strength) const {
        Eigen::MatrixXd moved =
            (strength * p.efficiency_elasticity).asDiagonal() * spillovers_.weights;
        if (p.steepness == 0.0) return moved;
        const Eigen::RowVectorXd shift = p.share.transpose() * moved / p.steepness;
        moved.noalias() += p.wage_elasticity * shift;
        return moved;
    }

    /// The state after a change of talent, the wage following the second equation.
    SpilloverState moved(const SpilloverPoint& p, double strength, const Vector& step,
                         double length) const {
        const Vector others = spillovers_.weights * step;
        const double push = strength * p.share.dot(p.efficiency_elasticity.cwiseProduct(others));
        return {p.state.log_talent + length * step,
                p.state.log_wage + length * p.wage_move(p.excess + push)};
    }

    const Vector& log_reference() const { return log_reference_; }
    const FlatPool& pool() const { return pool_; }
    std::span<const TalentDemand> demand() const { return demand_; }
    std::size_t size() const { return demand_.size(); }
    double strength() const { return spillovers_.strength; }
    std::optional<std::size_t> infeasible() const { return infeasible_; }
    int evaluations() const { return evaluations_; }

private:
    /// ln D − ln S at a wage and its slope, NaN when a firm cannot.
    Sloped excess_at(double log_wage, const Vector& log_efficiency) {
        if (!evaluate(log_wage, log_efficiency)) return {};
        const double unit = std::log(pool_.supply_fte);
        double total = 0.0;
        double slope = 0.0;
        for (const auto& firm : demand_) {
            const double talent = std::exp(firm.log_talent - unit);
            total += talent;
            slope += talent * firm.wage_elasticity;
        }
        return rounded({std::log(total) + unit - log_supply(pool_, log_wage),
                        slope / total - pool_.supply_elasticity},
                       log_wage);
    }

    bool evaluate(double log_wage, const Vector& log_efficiency) {
        ++evaluations_;
        const std::span<const double> efficiency(log_efficiency.data(), demand_.size());
        oracle_.evaluate(log_wage, efficiency, std::span<TalentDemand>(demand_));
        const auto bad = std::find_if(demand_.begin(), demand_.end(),
                                      [](const TalentDemand& d) { return !d.feasible; });
        if (bad == demand_.end()) return true;
        infeasible_ = static_cast<std::size_t>(bad - demand_.begin());
        return false;
    }

    void fill(SpilloverPoint& p) const {
        const auto n = static_cast<Eigen::Index>(demand_.size());
        p.demand.resize(n);
        p.wage_elasticity.resize(n);
        p.efficiency_elasticity.resize(n);
        for (Eigen::Index j = 0; j < n; ++j) {
            const auto& own = demand_[static_cast<std::size_t>(j)];
            p.demand[j] = own.log_talent;
            p.wage_elasticity[j] = own.wage_elasticity;
            p.efficiency_elasticity[j] = own.efficiency_elasticity;
        }
        const double top = p.demand.maxCoeff();
        p.share = (p.demand.array() - top).exp().matrix();
        const double total = p.share.sum();
        p.share /= total;
        p.excess = top + std::log(total) - log_supply(pool_, p.state.log_wage);
        p.steepness = pool_.supply_elasticity - p.share.dot(p.wage_elasticity);
        const Vector gap = p.demand - p.state.log_talent;
        p.residual = gap + p.wage_elasticity * p.wage_move(p.excess);
        p.worst = std::max(gap.cwiseAbs().maxCoeff(), std::abs(p.excess));
        p.merit = gap.squaredNorm() + p.excess * p.excess;
    }

    Oracle& oracle_;
    const FlatPool& pool_;
    const Spillovers& spillovers_;
    Vector log_reference_;
    std::vector<TalentDemand> demand_;
    std::optional<std::size_t> infeasible_ = std::nullopt;
    int evaluations_ = 0;
};

}  // namespace isocost::market::detail
