#include "nonlinear_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "isocost/core/numeric/nonlinear_certificate.hpp"
#include "isocost/core/text.hpp"
#include "nonlinear_feasibility.hpp"
#include "nonlinear_logarithms.hpp"
#include "nonlinear_polish.hpp"
#include "nonlinear_slsqp.hpp"

namespace isocost::core::nonlinear {

namespace {

constexpr int most_rounds = 20;
constexpr int most_idle = 6;  // rounds without a better point; from the third on, nudged

std::vector<double> within_bounds(const NonlinearProgram& program, std::vector<double> x) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!program.lower.empty()) x[i] = std::max(x[i], program.lower[i]);
        if (!program.upper.empty()) x[i] = std::min(x[i], program.upper[i]);
    }
    return x;
}

/// Inside the bounds: off any bound it is on by a thousandth of the variable's size or range.
std::vector<double> inside(const NonlinearProgram& program, std::vector<double> x) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double lower = program.lower.empty() ? -infinity : program.lower[i];
        const double upper = program.upper.empty() ? infinity : program.upper[i];
        const double size = program.scale.empty() ? 1.0 : program.scale[i];
        const double off = 1e-3 * std::min(std::max(std::abs(x[i]), size), upper - lower);
        if (x[i] - lower < 1e-9 * off) x[i] = lower + off;
        if (upper - x[i] < 1e-9 * off) x[i] = upper - off;
    }
    return x;
}

/// A point some percent away, every variable by a different share: the next one to start from when
/// a point does not let go.
std::vector<double> nudged(const NonlinearProgram& program, std::vector<double> x, int turn) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double size = program.scale.empty() ? 1.0 : program.scale[i];
        const double share = 0.1 * std::cos(static_cast<double>(i) + 2.0 * turn);
        x[i] += share * std::max(std::abs(x[i]), size);
    }
    return within_bounds(program, std::move(x));
}

/// Whether the ledger knows a feasible point that is clearly lower. A point it calls feasible may
/// be off by the tolerance, which is worth tolerance × multipliers.
bool beaten(Model& model, const KktPoint& at, const Ledger& ledger, double tolerance) {
    if (!ledger.has_best()) return false;
    const double margin = 100.0 * tolerance * (1.0 + at.dual.constraint.cwiseAbs().sum());
    return ledger.lowest / model.objective_size() < model.sample(at.z).objective - margin;
}

/// Whether a constraint that does not push, or a bound, forbids a small step.
bool blocked(Model& model, const KktPoint& at, const VectorXd& step) {
    const VectorXd z = at.z + step;
    if ((model.clamp(z) - z).cwiseAbs().maxCoeff() > 0.1 * step.norm()) return true;
    const Sample& there = model.sample(z);
    for (Index k = 0; k < model.inequalities(); ++k)
        if (at.dual.constraint[k] == 0.0 && there.constraint[k] < -0.1 * step.norm()) return true;
    return !there.defined();
}

/// A point a little down a direction of negative curvature, if one is open.
std::optional<VectorXd> way_down(Model& model, const KktPoint& at) {
    const VectorXd direction = downward_direction(model, at);
    if (direction.size() == 0) return {};
    for (const double step : {1e-2, -1e-2})
        if (!blocked(model, at, step * direction)) return at.z + step * direction;
    return {};
}

}  // namespace

Search::Search(const NonlinearProgram& program, Relief relief)
    : program_(program), relief_(relief), x_(within_bounds(program, program.start)) {
    ledger_.limit = program.options.max_evaluations;
}

NonlinearSolution Search::run() {
    try {
        return rounds();
    } catch (const EvaluationsSpent&) {
        ledger_.evaluations = ledger_.limit;
        return ended(NonlinearStatus::evaluation_limit,
                     "stopped at the limit of " + std::to_string(ledger_.limit) + " evaluations");
    }
}

/// The model at the current point, or just inside the bounds if something is not a number on them.
std::optional<Model> Search::sound_model() {
    for (const auto& x : {x_, inside(program_, x_)}) {
        Model model(program_, x, ledger_);
        const VectorXd z = model.origin();
        if (!model.sample(z).defined() || !model.jet(z).defined()) continue;
        x_ = x;
        return model;
    }
    return {};
}

NonlinearSolution Search::rounds() {
    const bool logarithms = Logarithms(program_).any();
    const double first = std::abs(program_.objective.value(x_));
    ledger_.unbounded_below = -1e20 * std::max(program_.objective_scale, first);
    int idle = 0;
    for (int count = 0; count < most_rounds && idle < most_idle; ++count) {
        const std::vector<double> before = x_;
        if (idle > 1) x_ = nudged(program_, x_, idle);
        std::optional<Model> model = sound_model();
        if (!model && count == 0)
            return ended(NonlinearStatus::undefined,
                         "a value or gradient at the start is not a finite number");
        if (!model) break;
        if (auto verdict = round(*model, logarithms && count % 2 == 1)) return *verdict;
        idle = x_ == before ? idle + 1 : 0;
    }
    if (falls_forever())
        return ended(NonlinearStatus::unbounded, "the objective falls without end along a ray");
    return ended(NonlinearStatus::stalled, obstacle_);
}

Search::Verdict Search::round(Model& model, bool logarithms) {
    const KktPoint at = approach(model, logarithms);
    if (ledger_.unbounded)
        return ended(NonlinearStatus::unbounded,
                     "a feasible point has objective " + text(ledger_.lowest, 3));
    x_ = model.unscale(at.z);
    if (!std::isfinite(at.residual)) return {};
    NonlinearSolution found = certified(model, at);
    if (found.kkt.holds(program_.options.tolerance)) return accept(model, at, std::move(found));
    const bool lost = found.kkt.feasibility > program_.options.tolerance && !ledger_.has_best();
    if (lost && relief_ == Relief::allowed) return relieve();
    if (beaten(model, at, ledger_, program_.options.tolerance)) x_ = ledger_.best;
    return {};
}

/// One run of SLSQP, polished; when that fails, the best feasible point polished instead.
KktPoint Search::approach(Model& model, bool logarithms) {
    const VectorXd end = logarithms ? descend_in_logarithms(model) : run_slsqp(model);
    const KktPoint last = polish(model, end);
    const bool good = last.residual <= program_.options.tolerance;
    if (ledger_.unbounded || good || !ledger_.has_best()) return last;
    const KktPoint best = polish(model, model.scale(ledger_.best));
    return best.residual < last.residual ? best : last;
}

/// SLSQP and polishing in logarithms; the end in the model's variables.
VectorXd Search::descend_in_logarithms(Model& model) {
    const Logarithms logarithms(program_);
    const NonlinearProgram program = logarithms.program(inside(program_, x_));
    Ledger ledger{.limit = ledger_.limit,
                  .evaluations = ledger_.evaluations,
                  .unbounded_below = ledger_.unbounded_below};
    Model inner(program, program.start, ledger);
    const KktPoint end = polish(inner, run_slsqp(inner));
    ledger_.evaluations = ledger.evaluations;
    return model.scale(logarithms.x(inner.unscale(end.z)));
}

/// First-order conditions hold; a lower point known or a way down sends the search on.
Search::Verdict Search::accept(Model& model, const KktPoint& at, NonlinearSolution found) {
    if (beaten(model, at, ledger_, program_.options.tolerance)) {
        x_ = ledger_.best;
        obstacle_ = "a feasible point with a lower objective is known";
        return {};
    }
    if (const auto lower = way_down(model, at)) {
        x_ = model.unscale(*lower);
        obstacle_ = "the first-order conditions hold only where a second-order step goes down";
        return {};
    }
    found.status = NonlinearStatus::converged;
    found.evaluations = ledger_.evaluations;
    return found;
}

/// The least violation near a point.
NonlinearSolution Search::least_violation_from(const std::vector<double>& from) {
    Model model(program_, from, ledger_);
    const NonlinearProgram relief =
        least_violation(program_, model, std::max(1, ledger_.limit - ledger_.evaluations));
    const NonlinearSolution least = Search(relief, Relief::is_one).run();
    ledger_.evaluations += least.evaluations;
    if (least.status == NonlinearStatus::evaluation_limit) throw EvaluationsSpent{};
    return least;
}

/// Looks for the least violation, here and from the start, since far from convex a search can lose
/// its way: none means a new start, some means a contradiction.
Search::Verdict Search::relieve() {
    NonlinearSolution least;
    for (const auto& from : {x_, inside(program_, within_bounds(program_, program_.start))}) {
        least = least_violation_from(from);
        x_.assign(least.x.begin(), least.x.end() - 1);
        if (least.objective <= program_.options.tolerance) return {};
    }
    obstacle_ = "no feasible point found; least relative violation " + text(least.objective, 3);
    if (least.status != NonlinearStatus::converged) return {};
    const auto list = conflicts(program_, least);
    NonlinearSolution answer = ended(NonlinearStatus::infeasible, in_words(list));
    answer.conflicts = list;
    return answer;
}

NonlinearSolution Search::certified(const Model& model, const KktPoint& at) const {
    NonlinearSolution solution;
    solution.x = model.unscale(at.z);
    solution.objective = program_.objective.value(solution.x);
    solution.multipliers = model.unscale(at.dual);
    solution.kkt = kkt_residual(program_, solution.x, solution.multipliers);
    return solution;
}

/// The best point seen, with the multipliers that fit it best; its evaluations do not count.
NonlinearSolution Search::ended(NonlinearStatus status, std::string reason) const {
    const bool feasible = ledger_.has_best() && status != NonlinearStatus::infeasible;
    Ledger open{.limit = std::numeric_limits<int>::max(), .unbounded_below = -infinity};
    Model model(program_, feasible ? ledger_.best : x_, open);
    const VectorXd z = model.origin();
    KktPoint at = best_multipliers(model, z);
    if (status == NonlinearStatus::infeasible) at.dual.constraint.setZero();
    NonlinearSolution solution = certified(model, at);
    solution.status = status;
    solution.reason = std::move(reason);
    solution.evaluations = ledger_.evaluations;
    return solution;
}

/// Whether the objective keeps falling on feasible points start + 10^k (best − start).
bool Search::falls_forever() {
    if (!ledger_.has_best()) return false;
    const std::vector<double> from = within_bounds(program_, program_.start);
    Model model(program_, ledger_.best, ledger_);
    const VectorXd origin = model.scale(from);
    const VectorXd direction = model.origin() - origin;
    for (double factor = 10.0; factor < 1e200 && !ledger_.unbounded; factor *= 10.0) {
        const double before = ledger_.lowest;
        const VectorXd z = model.clamp(origin + factor * direction);
        if (model.sample(z).defined()) model.jet(z);
        if (!(ledger_.lowest < before)) return false;
    }
    return ledger_.unbounded;
}

}  // namespace isocost::core::nonlinear
