#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

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

/// Second-order difference by variable i that stays within [lower, upper] where it can.
inline double difference(const SmoothFunction& f, std::vector<double> x, std::size_t i, double step,
                         double lower, double upper) {
    const double middle = x[i];
    const auto at = [&](double shift) { return x[i] = middle + shift, f.value(x); };
    const bool below = middle - step >= lower;
    const bool above = middle + step <= upper;
    if (below == above) return (at(step) - at(-step)) / (2.0 * step);
    const double inward = above ? step : -step;
    return (4.0 * at(inward) - at(2.0 * inward) - 3.0 * at(0.0)) / (2.0 * inward);
}

/// Gradient of one of the program's functions: the author's own, else central differences.
inline std::vector<double> slopes(const NonlinearProgram& program, const SmoothFunction& f,
                                  const std::vector<double>& x) {
    if (f.gradient) return f.gradient(x);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double relative_step = std::cbrt(std::numeric_limits<double>::epsilon());
    std::vector<double> slope(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        slope[i] = difference(f, x, i, relative_step * size_of(program, x, i),
                              bound_or(program.lower, i, -infinity),
                              bound_or(program.upper, i, infinity));
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
///     complementarity  max_k λ⁺_k |g_k| / F, the bounds included
///
/// All are 0 at a KKT point and do not change with the units of f, g or h once |f| exceeds
/// objective_scale. A multiplier of the wrong sign counts as 0 and so shows up in stationarity.
/// Anything that is not a number makes its part ∞. Throws what the program's functions throw.
/// Source: Nocedal & Wright, Numerical Optimization, 2nd ed., ch. 12.
KktResidual kkt_residual(const NonlinearProgram& program, const std::vector<double>& x,
                         const Multipliers& multipliers);

namespace detail {

/// Sums up one residual while it walks over the constraints.
struct KktAccount {
    const NonlinearProgram& program;
    const std::vector<double>& x;
    std::vector<double> rest;      // Xᵢ rᵢ
    double size;                   // F
    double violation = 0.0;        // feasibility
    double worst_product = 0.0;    // max λ⁺|g|

    KktAccount(const NonlinearProgram& the_program, const std::vector<double>& point)
        : program(the_program),
          x(point),
          rest(weighted(program.objective)),
          size(std::max({program.objective_scale, std::abs(program.objective.value(x)),
                         largest(rest)})) {}

    /// The larger of two, ∞ when the second is not a number.
    static double worse(double worst, double value) {
        if (std::isnan(value)) return std::numeric_limits<double>::infinity();
        return std::max(worst, value);
    }

    static double largest(const std::vector<double>& v) {
        double most = 0.0;
        for (const double one : v) most = worse(most, std::abs(one));
        return most;
    }

    /// Xᵢ ∂ᵢ of a function.
    std::vector<double> weighted(const SmoothFunction& f) const {
        std::vector<double> slope = slopes(program, f, x);
        for (std::size_t i = 0; i < x.size(); ++i) slope[i] *= size_of(program, x, i);
        return slope;
    }

    void constraint(const SmoothFunction& f, double multiplier, double value, double shortfall) {
        if (multiplier == 0.0 && shortfall <= 0.0) return;
        const std::vector<double> slope = weighted(f);
        for (std::size_t i = 0; i < x.size(); ++i) rest[i] -= multiplier * slope[i];
        size = std::max(size, std::abs(multiplier) * largest(slope));
        if (!(shortfall <= 0.0)) violation = worse(violation, shortfall / largest(slope));
        worst_product = worse(worst_product, std::abs(multiplier * value));
    }

    /// A bound with the distance that x keeps from it; `sign` is the slope of that distance.
    void bound(std::size_t i, double sign, double multiplier, double distance) {
        if (multiplier == 0.0 && distance >= 0.0) return;
        const double weight = size_of(program, x, i);
        rest[i] -= sign * multiplier * weight;
        size = std::max(size, multiplier * weight);
        if (!(distance >= 0.0)) violation = worse(violation, -distance / weight);
        worst_product = worse(worst_product, std::abs(multiplier * distance));
    }

    KktResidual residual() const {
        return {worse(0.0, largest(rest) / size), violation, worse(0.0, worst_product / size)};
    }
};

}  // namespace detail

inline KktResidual kkt_residual(const NonlinearProgram& program, const std::vector<double>& x,
                                const Multipliers& multipliers) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto positive = [](double v) { return v < 0.0 ? 0.0 : v; };
    detail::KktAccount account(program, x);
    for (std::size_t k = 0; k < program.inequalities.size(); ++k) {
        const double g = program.inequalities[k].value(x);
        account.constraint(program.inequalities[k], positive(multipliers.inequality[k]), g, -g);
    }
    for (std::size_t k = 0; k < program.equalities.size(); ++k) {
        const double h = program.equalities[k].value(x);
        account.constraint(program.equalities[k], multipliers.equality[k], 0.0, std::abs(h));
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double lower = detail::bound_or(program.lower, i, -infinity);
        const double upper = detail::bound_or(program.upper, i, infinity);
        account.bound(i, 1.0, positive(multipliers.lower[i]), x[i] - lower);
        account.bound(i, -1.0, positive(multipliers.upper[i]), upper - x[i]);
    }
    return account.residual();
}

}  // namespace isocost::core
