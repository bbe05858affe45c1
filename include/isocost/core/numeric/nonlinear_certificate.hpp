#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "isocost/core/error.hpp"
#include "isocost/core/numeric/nonlinear.hpp"

namespace isocost::core {

namespace detail {

inline double bound_or(const std::vector<double>& bounds, std::size_t i, double missing) {
    return bounds.empty() ? missing : bounds[i];
}

/// max(|xᵢ|, scaleᵢ): what one percent of a variable is a percent of.
inline double size_of(const NonlinearProgram& program, const std::vector<double>& x,
                      std::size_t i) {
    return std::max(std::abs(x[i]), program.scale.empty() ? 1.0 : program.scale[i]);
}

/// A derivative, and how far two estimates of it are apart (0 when it is the author's own).
struct Slope {
    double value;
    double doubt = 0.0;
};

/// Fourth-order difference with step h: five points around x, or from x onward.
template <class At>
double five_points(At&& at, double h, bool around) {
    if (around) return (8.0 * (at(h) - at(-h)) - (at(2.0 * h) - at(-2.0 * h))) / (12.0 * h);
    return (48.0 * at(h) - 36.0 * at(2.0 * h) + 16.0 * at(3.0 * h) - 3.0 * at(4.0 * h) -
            25.0 * at(0.0)) /
           (12.0 * h);
}

/// Derivative by variable i with step 7e-4 ≈ ε^(1/5), or 3e-3 of the distance to the lower bound,
/// and with a quarter of it; one-sided on the lower bound and where the upper one leaves no room.
/// Where the function bends more sharply than the step can see, the two disagree.
/// Source: Fornberg, Mathematics of Computation 51, 1988.
inline Slope difference(const SmoothFunction& f, std::vector<double> x, std::size_t i, double size,
                        double lower, double upper) {
    const double middle = x[i];
    const auto at = [&](double shift) { return x[i] = middle + shift, f.value(x); };
    const bool fixed = !(upper > lower);
    const double below = fixed ? size : middle - lower;
    const double above = fixed ? size : upper - middle;
    const bool on_lower = below < 1e-6 * size;
    const double step = std::min(7e-4 * size, 3e-3 * (on_lower ? above : below));
    const bool around = !on_lower && 2.0 * step <= above;
    const double h = around || on_lower ? step : -step;
    const double value = five_points(at, h, around);
    return {value, std::abs(value - five_points(at, 0.25 * h, around))};
}

inline void require_length(const std::vector<double>& v, std::size_t length, const char* where) {
    if (v.size() != length)
        throw InvalidParameter(std::string("length of ") + where, static_cast<double>(v.size()),
                               "must be " + std::to_string(length));
}

/// The author's own gradient.
inline std::vector<Slope> stated_slopes(const SmoothFunction& f, const std::vector<double>& x) {
    const std::vector<double> gradient = f.gradient(x);
    require_length(gradient, x.size(), "a gradient");
    std::vector<Slope> slope;
    for (const double one : gradient) slope.push_back({one});
    return slope;
}

/// Gradient of one of the program's functions: the author's own, else differences.
inline std::vector<Slope> slopes(const NonlinearProgram& program, const SmoothFunction& f,
                                 const std::vector<double>& x) {
    if (f.gradient) return stated_slopes(f, x);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<Slope> slope;
    for (std::size_t i = 0; i < x.size(); ++i)
        slope.push_back(difference(f, x, i, size_of(program, x, i),
                                   bound_or(program.lower, i, -infinity),
                                   bound_or(program.upper, i, infinity)));
    return slope;
}

}  // namespace detail

/// The residual of the Karush–Kuhn–Tucker conditions, from the program, a point and multipliers
/// alone; shares no code with the solver. With Xᵢ = max(|xᵢ|, scaleᵢ) and λ⁺ = max(λ, 0),
///
///     r = ∇f − Σ λ⁺_k ∇g_k − Σ μ_k ∇h_k − lower⁺ + upper⁺
///     F = max(|f|, objective_scale, maxᵢ Xᵢ|∂ᵢf|, maxᵢₖ Xᵢ|λ_k ∂ᵢg_k|, …)
///     stationarity     maxᵢ Xᵢ |rᵢ| / F
///     feasibility      max_k violation_k / maxᵢ Xᵢ|∂ᵢ(constraint_k)|: the relative move of x
///                      that mends it, to first order; for a bound, violation / Xᵢ
///     complementarity  max_k λ⁺_k |g_k| / max(|f|, objective_scale), equalities and bounds
///                      included: what slack or violation is worth
///
/// All are 0 at a KKT point and do not change with the units of f, g or h once |f| exceeds
/// objective_scale. A multiplier of the wrong sign counts as 0 and so shows up in stationarity.
/// Where differences stand in for a gradient, the doubt about them is added to |rᵢ|.
/// Anything that is not a number makes its part ∞. Throws InvalidParameter when lengths disagree,
/// and what the program's functions throw.
/// Source: Nocedal & Wright, Numerical Optimization, 2nd ed., ch. 12.
KktResidual kkt_residual(const NonlinearProgram& program, const std::vector<double>& x,
                         const Multipliers& multipliers);

namespace detail {

/// The larger of two, ∞ when the second is not a number.
inline double worse(double worst, double value) {
    if (std::isnan(value)) return std::numeric_limits<double>::infinity();
    return std::max(worst, value);
}

inline double steepest(const std::vector<Slope>& slope) {
    double most = 0.0;
    for (const Slope& one : slope) most = worse(most, std::abs(one.value));
    return most;
}

inline void require_lengths(const NonlinearProgram& program, const std::vector<double>& x,
                            const Multipliers& multipliers) {
    require_length(x, program.start.size(), "x");
    require_length(multipliers.inequality, program.inequalities.size(), "multipliers.inequality");
    require_length(multipliers.equality, program.equalities.size(), "multipliers.equality");
    require_length(multipliers.lower, x.size(), "multipliers.lower");
    require_length(multipliers.upper, x.size(), "multipliers.upper");
}

/// Sums up one residual while it walks over the constraints.
struct KktAccount {
    const NonlinearProgram& program;
    const std::vector<double>& x;
    std::vector<Slope> rest;     // Xᵢ rᵢ
    double value;                // max(|f|, objective_scale)
    double size;                 // F
    double violation = 0.0;      // feasibility
    double worst_product = 0.0;  // max λ⁺|g|

    KktAccount(const NonlinearProgram& the_program, const std::vector<double>& point)
        : program(the_program),
          x(point),
          rest(weighted(program.objective)),
          value(worse(program.objective_scale, std::abs(program.objective.value(x)))),
          size(std::max(value, steepest(rest))) {}

    /// Xᵢ ∂ᵢ of a function.
    std::vector<Slope> weighted(const SmoothFunction& f) const {
        std::vector<Slope> slope = slopes(program, f, x);
        for (std::size_t i = 0; i < x.size(); ++i) {
            slope[i].value *= size_of(program, x, i);
            slope[i].doubt *= size_of(program, x, i);
        }
        return slope;
    }

    /// `distance` from where the constraint binds; `shortfall` when it is positive.
    void constraint(const SmoothFunction& f, double multiplier, double distance, double shortfall) {
        if (multiplier == 0.0 && shortfall <= 0.0) return;
        const std::vector<Slope> slope = weighted(f);
        for (std::size_t i = 0; i < x.size(); ++i) {
            rest[i].value -= multiplier * slope[i].value;
            rest[i].doubt += std::abs(multiplier) * slope[i].doubt;
        }
        size = std::max(size, std::abs(multiplier) * steepest(slope));
        if (!(shortfall <= 0.0)) violation = worse(violation, shortfall / steepest(slope));
        worst_product = worse(worst_product, std::abs(multiplier * distance));
    }

    /// A bound with the distance that x keeps from it; `sign` is the slope of that distance.
    void bound(std::size_t i, double sign, double multiplier, double distance) {
        if (multiplier == 0.0 && distance >= 0.0) return;
        const double weight = size_of(program, x, i);
        rest[i].value -= sign * multiplier * weight;
        size = std::max(size, multiplier * weight);
        if (!(distance >= 0.0)) violation = worse(violation, -distance / weight);
        worst_product = worse(worst_product, std::abs(multiplier * distance));
    }

    KktResidual residual() const {
        double imbalance = 0.0;
        for (const Slope& one : rest) imbalance = worse(imbalance, std::abs(one.value) + one.doubt);
        return {worse(0.0, imbalance / size), violation, worse(0.0, worst_product / value)};
    }
};

}  // namespace detail

inline KktResidual kkt_residual(const NonlinearProgram& program, const std::vector<double>& x,
                                const Multipliers& multipliers) {
    detail::require_lengths(program, x, multipliers);
    constexpr double unbounded = std::numeric_limits<double>::infinity();
    const auto above_zero = [](double v) { return v < 0.0 ? 0.0 : v; };
    detail::KktAccount account(program, x);
    for (std::size_t k = 0; k < program.inequalities.size(); ++k) {
        const double g = program.inequalities[k].value(x);
        account.constraint(program.inequalities[k], above_zero(multipliers.inequality[k]), g, -g);
    }
    for (std::size_t k = 0; k < program.equalities.size(); ++k) {
        const double h = program.equalities[k].value(x);
        account.constraint(program.equalities[k], multipliers.equality[k], h, std::abs(h));
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double lower = detail::bound_or(program.lower, i, -unbounded);
        const double upper = detail::bound_or(program.upper, i, unbounded);
        account.bound(i, 1.0, above_zero(multipliers.lower[i]), x[i] - lower);
        account.bound(i, -1.0, above_zero(multipliers.upper[i]), upper - x[i]);
    }
    return account.residual();
}

}  // namespace isocost::core
