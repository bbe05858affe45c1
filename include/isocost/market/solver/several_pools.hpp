#pragma once

#include <Eigen/Core>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "isocost/market/solver/aggregate_demand.hpp"
#include "isocost/market/solver/clearing.hpp"
#include "isocost/market/solver/cutting_planes.hpp"
#include "isocost/market/solver/excess_demand.hpp"
#include "isocost/market/solver/flat_lines.hpp"
#include "isocost/market/solver/last_flat.hpp"
#include "isocost/market/solver/supply_side.hpp"
#include "isocost/market/solver/surroundings.hpp"
#include "isocost/market/solver/tatonnement.hpp"

namespace isocost::market::detail {

/// Pools that hang together: Newton on f_p = ln D_p − ln S_p in ln w with the exact Jacobian, each
/// step shortened until max |f| falls, again from where tâtonnement leads if that ends nowhere;
/// cutting planes where demand jumps and no step helps.
class SeveralPools {
public:
    SeveralPools(DemandCurve& curve, const Part& part, Eigen::VectorXd log_wages)
        : curve_(curve), part_(part), log_wages_(std::move(log_wages)) {}

    Clearing solve() {
        const State start = first();
        auto answer = newton(start);
        if (settled(answer)) return answer;
        const auto stopped = last_.size < core::infinity ? last_.log_wages : log_wages_;
        const auto near = tatonnement(curve_, part_, start.log_wages);
        const auto again = newton(evaluate(near));
        if (again.kind == Clearing::Kind::found) return again;
        if (const auto none = unwanted(near); settled(none)) return none;
        return by_cutting_planes({stopped, near});
    }

private:
    using State = ExcessDemand;

    State evaluate(const Eigen::VectorXd& log_wages) {
        return excess_demand(curve_, part_, log_wages);
    }

    /// Wages high enough that nobody wants to grow without end.
    State first() {
        State s = evaluate(log_wages_);
        for (int count = 0; count < 40 && s.size == core::infinity; ++count) {
            if (s.demand.kind != Demand::Kind::unbounded) break;
            for (const std::size_t p : part_.pools)
                s.log_wages[static_cast<Eigen::Index>(p)] += 1.0;
            s = evaluate(Eigen::VectorXd(s.log_wages));
        }
        return s;
    }

    static bool settled(const Clearing& c) { return c.kind != Clearing::Kind::stalled; }

    Clearing newton(State at) {
        for (int count = 0; count < most_steps; ++count) {
            if (at.demand.kind == Demand::Kind::infeasible ||
                at.demand.kind == Demand::Kind::failed)
                return {.kind = Clearing::Kind::no_answer,
                        .log_wages = at.log_wages,
                        .demand = at.demand};
            if (at.size <= 1e-13) return found(at);
            if (const auto stray = strayed(at); settled(stray)) return stray;
            State next = better(at);
            last_ = at;
            if (!(next.size < at.size)) return stopped(at);
            at = std::move(next);
        }
        return {};
    }

    /// Where demand is known to fewer digits than clearing asks for, or moves by more than those
    /// from one double of a wage to the next, the wages next to it have what is missing.
    Clearing stopped(const State& at) {
        if (!(at.size <= 1e-11)) return {};
        Clearing answer = found(at);
        if (at.size <= cleared || answer.vertical) return answer;
        Clearing mixed = mixed_near(curve_, part_, at.log_wages, {1e-13, 1e-12, 1e-11});
        if (!(missed(curve_.market(), part_, mixed) <= cleared)) return answer;
        mixed.jump = false;
        return mixed;
    }

    State better(const State& at) {
        State best = at;
        if (!at.jacobian.allFinite() || at.jacobian.size() == 0) return best;
        const Eigen::FullPivLU<Eigen::MatrixXd> lu(at.jacobian);
        Eigen::VectorXd step = lu.solve(-at.excess);
        if (!step.allFinite() || !lu.isInvertible()) return best;
        const double longest = step.cwiseAbs().maxCoeff();
        if (longest > 3.0) step *= 3.0 / longest;
        for (double share = 1.0; share > 1e-3; share *= 0.4) {
            Eigen::VectorXd to = at.log_wages;
            for (Eigen::Index a = 0; a < step.size(); ++a) to[pool(a)] += share * step[a];
            State trial = evaluate(to);
            if (trial.size < (1.0 - 0.1 * share) * at.size) return trial;
        }
        return best;
    }

    Clearing found(const State& at) {
        Clearing answer{
            .kind = Clearing::Kind::found, .log_wages = at.log_wages, .demand = at.demand};
        if (supply_settles()) return answer;
        answer.lowest = answer.highest = at.log_wages.array().exp().matrix();
        for (const auto& line : flat_lines(at.jacobian))
            for (const double sign : {-1.0, 1.0})
                widen(answer, sign * among_all(line),
                      [&](const Eigen::VectorXd& to) { return clears_flatly(to, line, at.size); });
        for (const std::size_t k : part_.pools) {
            const auto p = static_cast<Eigen::Index>(k);
            answer.vertical = answer.vertical || answer.lowest[p] < answer.highest[p];
        }
        return answer;
    }

    /// Where every pool's supply answers to wages, no other wages clear nearby.
    bool supply_settles() const {
        return std::all_of(part_.pools.begin(), part_.pools.end(), [&](std::size_t p) {
            return curve_.market().pools()[p].supply_elasticity > 0.0;
        });
    }

    /// Wages of one line on which everything clears still and nothing answers.
    bool clears_flatly(const Eigen::VectorXd& log_wages, const Eigen::VectorXd& line, double size) {
        const State s = evaluate(log_wages);
        constexpr double no_answer = 1e-12;  // of an elasticity, from the roundings of a tree
        return s.size <= std::max(1e-13, 2.0 * size) &&
               !((s.jacobian * line).cwiseAbs().maxCoeff() > no_answer);
    }

    /// A line of the part's wages among those of all pools.
    Eigen::VectorXd among_all(const Eigen::VectorXd& line) const {
        Eigen::VectorXd all = Eigen::VectorXd::Zero(log_wages_.size());
        for (Eigen::Index a = 0; a < line.size(); ++a) all[pool(a)] = line[a];
        return all;
    }

    /// Wages that run away: a pool that no wage clears, too dear for those who want more or too
    /// cheap for those who want less. Whether anything still reacts is seen along the way there.
    Clearing strayed(const State& at) const {
        Clearing answer{.log_wages = at.log_wages};
        const Eigen::VectorXd way = gone(at.log_wages);
        for (Eigen::Index a = 0; a < at.excess.size(); ++a)
            if (std::abs(way[a]) > farthest_wage && at.excess[a] * way[a] > 0.0) {
                const double slope = at.jacobian.row(a).dot(way) / way.cwiseAbs().maxCoeff();
                answer.kind = out_of_reach(at.excess[a], slope);
                answer.pool = static_cast<std::size_t>(pool(a));
                answer.demand = at.demand;
            }
        return answer;
    }

    /// How far wages of the part are from the first ones.
    Eigen::VectorXd gone(const Eigen::VectorXd& log_wages) const {
        Eigen::VectorXd way(static_cast<Eigen::Index>(part_.pools.size()));
        for (Eigen::Index a = 0; a < way.size(); ++a)
            way[a] = log_wages[pool(a)] - log_wages_[pool(a)];
        return way;
    }

    /// The best that several starts lead to.
    Clearing by_cutting_planes(const std::vector<Eigen::VectorXd>& starts) {
        best_.log_wages = starts.front();
        for (const Eigen::VectorXd& start : starts)
            if (const auto end = planes_from(start); settled(end)) return end;
        return best_;
    }

    /// Newton again from where the ellipsoid is small; a mixture where it has shrunk to a point. An
    /// answer far below the first wages is known to few digits in their unit: there once more.
    /// Stalled unless an answer is good to rounding, or there is none; `best_` is kept.
    Clearing planes_from(Eigen::VectorXd from) {
        for (int round = 0; round < most_rounds; ++round) {
            CuttingPlanes planes(curve_, part_, from);
            for (const double accuracy : {1e-3, 1e-7}) {
                if (!planes.refine(accuracy)) return ended(planes);
                const auto smooth = newton(evaluate(planes.log_wages()));
                if (smooth.kind == Clearing::Kind::found) return smooth;
            }
            if (!planes.refine(3e-13)) return ended(planes);
            // The center is as good as demand is exact over its slope: if need be, look wider.
            const Clearing answer = mixed_near(curve_, part_, planes.log_wages(), {1e-12, 1e-11});
            const double miss = missed(curve_.market(), part_, answer);
            if (miss <= cleared) return answer;
            if (miss < least_missed_) best_ = answer;
            least_missed_ = std::min(least_missed_, miss);
            if (const auto none = worthless(answer); settled(none)) return none;
            from = answer.log_wages;
        }
        return {};
    }

    /// An employer without an answer at any wage; wages that left what doubles hold prove nothing
    /// by themselves, as the ellipsoid may drift: the pool is looked at where they went.
    Clearing ended(const CuttingPlanes& planes) {
        if (planes.no_answer().demand.kind != Demand::Kind::beyond) return planes.no_answer();
        const auto last = planes.last_seen();
        return last ? strayed(evaluate(*last)) : Clearing{};
    }

    /// A pool whose wage falls and falls, a factor of 1e30 below the reference, and still is not
    /// hired.
    Clearing worthless(const Clearing& at) {
        if (!settled(at)) return {};
        return fallen(at.log_wages, -1e-9);
    }

    /// The same where not a single person is wanted, whether or not the other pools clear.
    Clearing unwanted(const Eigen::VectorXd& at) { return fallen(at, -1e300); }

    Clearing fallen(const Eigen::VectorXd& log_wages, double most_excess) {
        const State now = evaluate(log_wages);
        for (Eigen::Index a = 0; a < now.excess.size(); ++a)
            if (now.excess[a] < most_excess && log_wages[pool(a)] < log_wages_[pool(a)] - 69.0)
                return {.kind = out_of_reach(now.excess[a], now.jacobian(a, a)),
                        .log_wages = log_wages,
                        .demand = now.demand,
                        .pool = static_cast<std::size_t>(pool(a))};
        return {};
    }

    Eigen::Index pool(Eigen::Index a) const {
        return static_cast<Eigen::Index>(part_.pools[static_cast<std::size_t>(a)]);
    }

    static constexpr int most_steps = 200;
    static constexpr int most_rounds = 4;

    DemandCurve& curve_;
    const Part& part_;
    Eigen::VectorXd log_wages_;
    State last_;
    Clearing best_;
    double least_missed_ = core::infinity;  ///< of `best_`
};

}  // namespace isocost::market::detail
