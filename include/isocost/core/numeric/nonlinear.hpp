#pragma once

#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace isocost::core {

/// A function of a point with, if its author has one, its gradient.
///
/// Without a gradient, central differences stand in: five points, step 7e-4 of the variable's size
/// max(|xᵢ|, scaleᵢ) or 3e-3 of its distance to the lower bound, error about 1e-12 relative; on a
/// bound five points on the inner side. A variable that its bounds fix is differenced across them.
/// Next to a slope that is infinite at a bound differences are worse: give a gradient there.
/// An exception leaves the solver unchanged.
struct SmoothFunction {
    std::function<double(const std::vector<double>&)> value = nullptr;
    std::function<std::vector<double>(const std::vector<double>&)> gradient = nullptr;
    std::string name = "";  ///< how messages call it; empty: "inequality 0" and the like
};

/// When to stop.
struct NonlinearOptions {
    double tolerance = 1e-9;       ///< largest KKT residual that counts as converged, relative
    int max_evaluations = 50'000;  ///< calls of the objective, differences and gradients included
};

///     minimize f(x)   subject to   g_k(x) ≥ 0,   h_k(x) = 0,   lower ≤ x ≤ upper
///
/// f, g, h twice differentiable near the solution and defined within the bounds; that is all that
/// is assumed, so the answer is a local one unless the program is convex. Units are the user's.
/// `scale` is a typical size of each variable and `objective_scale` of the objective: below it a
/// value counts as small rather than as a unit of its own. The default 1 suits variables and
/// objectives near 1 or larger; data in far smaller units should say so here. A scale far below
/// what a variable could reach is no gain: one stuck near 0 would then go unnoticed.
struct NonlinearProgram {
    SmoothFunction objective = {};                  ///< f
    std::vector<SmoothFunction> inequalities = {};  ///< g_k, each ≥ 0
    std::vector<SmoothFunction> equalities = {};    ///< h_k, each = 0
    std::vector<double> lower = {};                 ///< empty: none; -∞ for a single missing one
    std::vector<double> upper = {};                 ///< empty: none; +∞ for a single missing one
    std::vector<double> start = {};                 ///< moved into the bounds when outside
    std::vector<double> scale = {};                 ///< typical |xᵢ| > 0; empty: 1 each
    double objective_scale = 1.0;                   ///< typical |f| > 0
    NonlinearOptions options = {};
};

/// What each constraint does to the least objective.
///
///     ∇f = Σ inequality_k ∇g_k + Σ equality_k ∇h_k + lower − upper
///
/// The sign, argued: ask for more of an inequality, g_k(x) ≥ ε instead of 0. The feasible set
/// shrinks, so the least objective cannot fall: its derivative by ε is inequality_k ≥ 0. Likewise a
/// higher lower bound costs `lower` ≥ 0 and a higher upper bound saves `upper` ≥ 0. An equality can
/// help or hurt: with h_k(x) = ε the least objective changes by equality_k · ε, of either sign. A
/// constraint that is slack has multiplier 0. Units: objective per unit of the constraint.
struct Multipliers {
    std::vector<double> inequality = {};
    std::vector<double> equality = {};
    std::vector<double> lower = {};
    std::vector<double> upper = {};
};

/// Distance from the first-order conditions, each part relative (nonlinear_certificate.hpp).
struct KktResidual {
    double stationarity = std::numeric_limits<double>::infinity();
    double feasibility = std::numeric_limits<double>::infinity();
    double complementarity = std::numeric_limits<double>::infinity();

    double largest() const {
        const double worst = stationarity > feasibility ? stationarity : feasibility;
        return worst > complementarity ? worst : complementarity;
    }
    bool holds(double tolerance) const {
        return stationarity <= tolerance && feasibility <= tolerance &&
               complementarity <= tolerance;
    }
};

/// How a solve ended. None of these is an error; only `converged` promises a small residual.
enum class NonlinearStatus {
    converged,   ///< The first-order conditions hold within the tolerance.
    infeasible,  ///< Constraints contradict each other, at least near where the solver looked.
    unbounded,   ///< A feasible point with an absurdly low objective was found.
    evaluation_limit,  ///< The evaluations are used up.
    stalled,           ///< No further progress, and the first-order conditions do not hold.
    undefined,         ///< A function is not a finite number where the solver has to begin.
};

/// The status as scripts read it.
std::string_view name(NonlinearStatus status);

/// The status as a sentence.
std::string_view sentence(NonlinearStatus status);

/// A constraint that takes part in a contradiction, and by how much it fails at the point that
/// violates all of them least, in the constraint's own units.
struct Conflict {
    std::string constraint;
    double shortfall = 0.0;
};

/// The answer. Unless `converged`, x is only the best point seen: the feasible point with the
/// lowest objective, or, when `infeasible`, the point with the least relative violation (its
/// multipliers are then 0 and its residual says by how much they fail).
struct NonlinearSolution {
    NonlinearStatus status = NonlinearStatus::stalled;  // honest until proven otherwise
    std::vector<double> x = {};
    double objective = std::numeric_limits<double>::quiet_NaN();
    Multipliers multipliers = {};
    KktResidual kkt = {};
    std::vector<Conflict> conflicts = {};  ///< filled when infeasible
    std::string reason = "";               ///< what stopped it, in words; empty when converged
    int evaluations = 0;
};

/// Any solver with this signature serves; `solve_nonlinear` is the one that is compiled in.
using NonlinearSolver = NonlinearSolution (*)(const NonlinearProgram&);

/// Sequential quadratic programming (Kraft 1988, in NLopt), then damped Newton steps on the KKT
/// system of the active constraints; the status comes from a residual that neither computes.
///
/// Deterministic. `infeasible` proves that no point satisfies the constraints only if they are
/// convex; otherwise none was found near the start. `converged` excludes a point from which a
/// second-order step along the active constraints goes down.
/// Throws InvalidParameter when sizes disagree, a function is missing, or a bound or scale is not
/// a usable number; whatever a function throws passes through unchanged.
[[nodiscard]] NonlinearSolution solve_nonlinear(const NonlinearProgram& program);

}  // namespace isocost::core
