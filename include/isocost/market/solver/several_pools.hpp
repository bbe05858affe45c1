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
#include "isocost/market/solver/last_flat.hpp"
#include "isocost/market/solver/supply_side.hpp"

namespace isocost::market::detail {

/// Pools that hang together: Newton on f_p = ln D_p − ln S_p in ln w with the exact Jacobian, each
/// step shortened until max |f| falls; cutting planes where demand jumps and no step helps.
class SeveralPools {
public:
    SeveralPools(DemandCurve& curve, const Part& part, Eigen::VectorXd log_wages)
        : curve_(curve), part_(part), log_wages_(std::move(log_wages)) {}

    Clearing solve() {
        const State start = first();
        auto answer = newton(start);
        if (settled(answer)) return answer;
        return by_cutting_planes(last_.size < core::infinity ? last_.log_wages : log_wages_);
    }

private:
    struct State {
        Eigen::VectorXd log_wages = {};
        Eigen::VectorXd excess = {};    ///< f by pool of the part
        Eigen::MatrixXd jacobian = {};  ///< ∂f/∂ ln w
        double size = core::infinity;   ///< max |f|
        Demand demand = {};
    };

    State evaluate(const Eigen::VectorXd& log_wages) {
        State s{.log_wages = log_wages, .demand = curve_(log_wages)};
        if (s.demand.kind != Demand::Kind::found) return s;
        const auto supply = supply_at(curve_.market(), log_wages);
        const auto n = static_cast<Eigen::Index>(part_.pools.size());
        s.excess.resize(n);
        s.jacobian.resize(n, n);
        for (Eigen::Index a = 0; a < n; ++a) {
            const auto p = pool(a);
            const double relative = (s.demand.fte[p] - supply.fte[p]) / supply.fte[p];
            s.excess[a] = std::log1p(relative);
            for (Eigen::Index b = 0; b < n; ++b)
                s.jacobian(a, b) = s.demand.slope(p, pool(b)) / s.demand.fte[p] -
                                   supply.slope(p, pool(b)) / supply.fte[p];
        }
        s.size = s.excess.allFinite() ? s.excess.cwiseAbs().maxCoeff() : core::infinity;
        return s;
    }

    /// Wages high enough that nobody wants to grow without end, low enough that all can pay.
    State first() {
        State s = evaluate(log_wages_);
        for (int count = 0; count < 40 && s.size == core::infinity; ++count) {
            const bool dear = s.demand.kind == Demand::Kind::too_dear;
            if (!dear && s.demand.kind != Demand::Kind::unbounded) break;
            for (const std::size_t p : part_.pools)
                s.log_wages[static_cast<Eigen::Index>(p)] += dear ? -1.0 : 1.0;
            s = evaluate(Eigen::VectorXd(s.log_wages));
        }
        return s;
    }

    static bool settled(const Clearing& c) { return c.kind != Clearing::Kind::stalled; }

    Clearing newton(State at) {
        for (int count = 0; count < most_steps; ++count) {
            if (at.demand.kind == Demand::Kind::infeasible ||
                at.demand.kind == Demand::Kind::failed || at.demand.kind == Demand::Kind::beyond)
                return {.kind = Clearing::Kind::no_answer,
                        .log_wages = at.log_wages,
                        .demand = at.demand};
            if (at.size <= 1e-13) return found(at);
            if (const auto stray = strayed(at); settled(stray)) return stray;
            State next = better(at);
            last_ = at;
            if (!(next.size < at.size)) return at.size <= 1e-11 ? found(at) : Clearing{};
            at = std::move(next);
        }
        return {};
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
        for (const auto& direction : directions(at))
            for (const double sign : {-1.0, 1.0}) widen(answer, at, sign * direction);
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

    /// Lines of wages along which nothing may answer: a pool's wage alone, all of them together,
    /// and what the Jacobian leaves open. On a kink it speaks for one side only.
    std::vector<Eigen::VectorXd> directions(const State& at) const {
        const auto n = static_cast<Eigen::Index>(part_.pools.size());
        std::vector<Eigen::VectorXd> all{Eigen::VectorXd::Ones(n)};
        for (Eigen::Index a = 0; a < n; ++a) all.push_back(Eigen::VectorXd::Unit(n, a));
        if (!at.jacobian.allFinite()) return all;
        const Eigen::FullPivLU<Eigen::MatrixXd> lu(at.jacobian);
        if (lu.isInvertible()) return all;
        const Eigen::MatrixXd open = lu.kernel();
        for (Eigen::Index k = 0; k < open.cols(); ++k)
            all.emplace_back(open.col(k) / open.col(k).cwiseAbs().maxCoeff());
        return all;
    }

    /// Moves the wages along a line as long as they clear and nothing answers.
    void widen(Clearing& answer, const State& at, const Eigen::VectorXd& direction) {
        const auto moved = [&](double length) {
            Eigen::VectorXd to = at.log_wages;
            for (Eigen::Index a = 0; a < direction.size(); ++a)
                if (direction[a] != 0.0) to[pool(a)] += length * direction[a];
            return to;
        };
        const auto clears = [&](double length) {
            const State s = evaluate(moved(length));
            constexpr double no_answer = 1e-12;  // of an elasticity, from the roundings of a tree
            return s.size <= std::max(1e-13, 2.0 * at.size) &&
                   !((s.jacobian * direction).cwiseAbs().maxCoeff() > no_answer);
        };
        const double length = last_flat(clears);
        if (length == 0.0) return;
        // By the standard library: Eigen's of −∞ is not quite 0.
        const Eigen::VectorXd end = moved(length).unaryExpr([](double x) { return std::exp(x); });
        answer.lowest = answer.lowest.cwiseMin(end);
        answer.highest = answer.highest.cwiseMax(end);
    }

    /// Wages that run away: a pool that no wage clears.
    Clearing strayed(const State& at) const {
        Clearing answer{.log_wages = at.log_wages};
        for (Eigen::Index a = 0; a < at.excess.size(); ++a)
            if (std::abs(at.log_wages[pool(a)] - log_wages_[pool(a)]) > farthest_wage) {
                answer.kind = at.excess[a] > 0.0 ? Clearing::Kind::shortage : Clearing::Kind::glut;
                answer.pool = static_cast<std::size_t>(pool(a));
                answer.demand = at.demand;
            }
        return answer;
    }

    /// Newton again from where the ellipsoid is small; a mixture where it has shrunk to a point. An
    /// answer far below the first wages is known to few digits in their unit: there once more.
    Clearing by_cutting_planes(Eigen::VectorXd from) {
        Clearing answer;
        for (int round = 0; round < most_rounds; ++round) {
            CuttingPlanes planes(curve_, part_, from);
            for (const double accuracy : {1e-3, 1e-7}) {
                if (!planes.refine(accuracy)) return planes.no_answer();
                const auto smooth = newton(evaluate(planes.log_wages()));
                if (smooth.kind == Clearing::Kind::found) return smooth;
            }
            if (!planes.refine(3e-13)) return planes.no_answer();
            planes.look_around(1e-12);
            answer = planes.mixed();
            if (cleared(answer)) return answer;
            if (const auto none = worthless(answer); settled(none)) return none;
            from = answer.log_wages;
        }
        return answer;
    }

    /// A pool whose wage falls and falls, a factor of 1e30 below the reference, and still is not
    /// hired.
    Clearing worthless(const Clearing& at) {
        if (!settled(at)) return {};
        const State now = evaluate(at.log_wages);
        for (Eigen::Index a = 0; a < now.excess.size(); ++a)
            if (now.excess[a] < -1e-9 && at.log_wages[pool(a)] < log_wages_[pool(a)] - 69.0)
                return {.kind = Clearing::Kind::glut,
                        .log_wages = at.log_wages,
                        .demand = now.demand,
                        .pool = static_cast<std::size_t>(pool(a))};
        return {};
    }

    bool cleared(const Clearing& answer) const {
        if (!settled(answer)) return false;
        const auto supply = supply_at(curve_.market(), answer.log_wages);
        for (const std::size_t k : part_.pools) {
            const auto p = static_cast<Eigen::Index>(k);
            if (!(std::abs(answer.demand.fte[p] / supply.fte[p] - 1.0) <= 5e-11)) return false;
        }
        return true;
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
};

}  // namespace isocost::market::detail
