#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "isocost/market/certify.hpp"
#include "isocost/market/solver/aggregate_demand.hpp"
#include "isocost/market/solver/clearing.hpp"
#include "isocost/market/solver/last_flat.hpp"
#include "isocost/market/solver/mixture.hpp"
#include "isocost/market/solver/supply_side.hpp"

namespace isocost::market::detail {

/// One pool on its own: the wage where ln D − ln S crosses 0. For price takers with convex costs
/// and concave profits D falls in w, so that one bracket holds every root: Newton with the exact
/// elasticity inside it, the middle where Newton is slow or leaves it.
///
/// Where demand jumps (σ = ∞ at the threshold, profits that are linear in scale) the bracket closes
/// on the jump, and supply lies between the two demands there.
class OnePool {
public:
    OnePool(DemandCurve& curve, std::size_t pool, Eigen::VectorXd log_wages)
        : curve_(curve), pool_(static_cast<Eigen::Index>(pool)), log_wages_(std::move(log_wages)) {}

    /// One root inside the bracket, or why there is none.
    Clearing solve(double start, double lower, double upper) {
        below_ = above_ = std::nullopt;
        lower_ = lower;
        upper_ = upper;
        x_ = start;
        double reach = 1.0;
        double previous = core::infinity;
        for (int count = 0; count < 400; ++count) {
            evaluate();
            if (now_.demand.kind == Demand::Kind::infeasible ||
                now_.demand.kind == Demand::Kind::failed ||
                now_.demand.kind == Demand::Kind::beyond)
                return without_answer();
            if (is_root(previous)) return found();
            keep_side();
            if (upper_ - lower_ <= 4e-16 * std::max(1.0, std::abs(x_))) return at_jump();
            if (std::abs(x_ - start) >= farthest_wage && !std::isfinite(upper_ - lower_))
                return beyond_all_wages();
            const bool slow = std::abs(now_.excess) > 0.5 * previous;
            previous = std::abs(now_.excess);
            x_ = next(start, reach, slow);
            reach *= 2.0;
        }
        return {.kind = Clearing::Kind::stalled, .log_wages = log_wages_, .demand = now_.demand};
    }

private:
    struct State {
        double x = core::nan;
        double excess = core::nan;
        double slope = core::nan;
        double supply = core::nan;
        Demand demand = {};
    };

    void evaluate() {
        log_wages_[pool_] = x_;
        now_ = {.x = x_, .demand = curve_(log_wages_)};
        const auto supply = supply_at(curve_.market(), log_wages_);
        now_.supply = supply.fte[pool_];
        now_.excess = now_.demand.kind == Demand::Kind::unbounded ? core::infinity : log_excess();
        if (std::isfinite(now_.excess))
            now_.slope = now_.demand.slope(pool_, pool_) / now_.demand.fte[pool_] -
                         supply.slope(pool_, pool_) / now_.supply;
    }

    /// ln(D/S), to full precision near the root.
    double log_excess() const {
        const double d = now_.demand.fte[pool_];
        const double relative = (d - now_.supply) / now_.supply;
        return std::abs(relative) < 0.1 ? std::log1p(relative)
                                        : std::log(d) - std::log(now_.supply);
    }

    /// Nested searches inside a firm are good to about 1e-12: less than 1e-13 is not asked for when
    /// it does not come. Where the rounding of demand is more than what clears, the bracket closes
    /// as on a jump.
    bool is_root(double previous) const {
        const double e = std::abs(now_.excess);
        return e <= 1e-13 || (e <= cleared && e > 0.25 * previous);
    }

    void keep_side() {
        if (now_.excess > 0.0) {
            lower_ = x_;
            below_ = now_;
        } else {
            upper_ = x_;
            above_ = now_;
        }
    }

    double next(double start, double reach, bool slow) const {
        const double newton = x_ - now_.excess / now_.slope;
        const bool usable =
            std::isfinite(newton) && now_.slope < 0.0 && newton > lower_ && newton < upper_;
        if (std::isfinite(lower_) && std::isfinite(upper_))
            return usable && !slow ? newton : lower_ + 0.5 * (upper_ - lower_);
        if (usable && std::abs(newton - x_) <= 2.0 * reach) return newton;
        const double outward = now_.excess > 0.0 ? x_ + reach : x_ - reach;
        return std::clamp(outward, start - farthest_wage, start + farthest_wage);
    }

    Clearing found() {
        Clearing answer{
            .kind = Clearing::Kind::found, .log_wages = log_wages_, .demand = now_.demand};
        if (curve_.market().pools()[static_cast<std::size_t>(pool_)].supply_elasticity != 0.0)
            return answer;
        const double root = x_;
        // Rounding: what a root is allowed, and as much again where the search ended on less.
        const double rounding = std::max(1e-13, 2.0 * std::abs(now_.excess));
        answer.lowest = answer.highest = log_wages_.array().exp().matrix();
        const auto end = [&](double sign) {
            return std::exp(root + sign * last_flat([&](double distance) {
                                       return clears_flatly(root + sign * distance, rounding);
                                   }));
        };
        answer.lowest[pool_] = end(-1.0);
        answer.highest[pool_] = end(1.0);
        answer.vertical = answer.lowest[pool_] < answer.highest[pool_];
        return answer;
    }

    /// Whether a wage clears and demand does not answer to it. On a kink demand answers on one side
    /// only: what holds at a root says nothing about the wages next to it.
    bool clears_flatly(double log_wage, double rounding) {
        constexpr double no_answer = 1e-12;  // of an elasticity, from the roundings of a tree
        x_ = log_wage;
        evaluate();
        const bool near = std::abs(now_.excess) <= rounding;
        return near && now_.demand.kind == Demand::Kind::found &&
               !(std::abs(now_.slope) > no_answer);
    }

    Clearing without_answer() const {
        return {.kind = Clearing::Kind::no_answer, .log_wages = log_wages_, .demand = now_.demand};
    }

    Clearing beyond_all_wages() const {
        if (now_.demand.kind != Demand::Kind::found) return without_answer();
        return {.kind = out_of_reach(now_.excess, now_.slope),
                .log_wages = log_wages_,
                .demand = now_.demand,
                .pool = static_cast<std::size_t>(pool_)};
    }

    /// Demand is more than supply at one wage and less at the next: a mixture of the two clears, if
    /// every employer's choices are convex.
    Clearing at_jump() {
        if (!below_ || !above_) return without_answer();
        log_wages_[pool_] = above_->x;
        Clearing answer{.kind = Clearing::Kind::no_answer, .log_wages = log_wages_};
        for (const State* side : {&*above_, &*below_})
            if (side->demand.kind != Demand::Kind::found) {
                answer.demand = side->demand;
                return answer;
            }
        const double more = below_->demand.fte[pool_];
        const double less = above_->demand.fte[pool_];
        if (!choices_are_convex()) {
            answer.kind = Clearing::Kind::gap;
            answer.demand = above_->demand;
            answer.pool = static_cast<std::size_t>(pool_);
            answer.less = less;
            answer.more = more;
            return answer;
        }
        const double t = (above_->supply - less) / (more - less);
        std::vector<double> wages;
        for (const double log_wage : log_wages_) wages.push_back(std::exp(log_wage));
        answer.kind = Clearing::Kind::found;
        answer.demand = mixture(curve_, wages, {above_->demand, below_->demand}, {1.0 - t, t});
        answer.jump = true;
        return answer;
    }

    /// Whether those whose choices differ across the jump may as well choose between.
    bool choices_are_convex() const {
        for (std::size_t at = 0; at < curve_.employers().size(); ++at) {
            if (concave(curve_.market().employers()[curve_.employers()[at]])) continue;
            const auto& one = below_->demand.proposals[at].point.inputs;
            const auto& other = above_->demand.proposals[at].point.inputs;
            for (std::size_t i = 0; i < one.size(); ++i)
                if (std::abs(one[i] - other[i]) > 1e-6 * std::max(one[i], other[i])) return false;
        }
        return true;
    }

    DemandCurve& curve_;
    Eigen::Index pool_;
    Eigen::VectorXd log_wages_;
    double x_ = 0.0;
    double lower_ = -core::infinity;
    double upper_ = core::infinity;
    State now_;
    std::optional<State> below_;
    std::optional<State> above_;
};

}  // namespace isocost::market::detail
