#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "isocost/plan/solver/interior_state.hpp"
#include "isocost/plan/solver/interior_step.hpp"

namespace isocost::plan {

/// Where the interior-point method ended.
struct InteriorPoint {
    std::vector<double> chips;          ///< K_j of every column
    std::vector<double> prices;         ///< π_t of every row, present USD per FLOP
    double remaining = core::infinity;  ///< residual, or product over its size where that is more
    bool converged = false;
    int iterations = 0;
};

namespace detail {

/// Longest step that keeps x + step · dx at a hundredth or less of its way to 0.
inline double longest_step(const std::vector<double>& x, const std::vector<double>& dx,
                           double step) {
    for (std::size_t i = 0; i < x.size(); ++i)
        if (dx[i] < 0.0) step = std::min(step, -0.99 * x[i] / dx[i]);
    return step;
}

inline double longest_step(const InteriorState& at, const InteriorState& by) {
    double step = 1.0;
    step = longest_step(at.chips, by.chips, step);
    step = longest_step(at.room, by.room, step);
    step = longest_step(at.rents, by.rents, step);
    step = longest_step(at.losses, by.losses, step);
    step = longest_step(at.prices, by.prices, step);
    step = longest_step(at.slacks, by.slacks, step);
    step = longest_step(at.margins, by.margins, step);
    return longest_step(at.replaced, by.replaced, step);
}

/// The products to aim at: `mu` of their sizes, less what the straight step adds to second order.
inline Products aim(const InteriorState& at, const InteriorState& straight, double mu) {
    const auto aimed = [mu](const std::vector<double>& sizes, const std::vector<double>& second) {
        std::vector<double> product;
        for (std::size_t i = 0; i < sizes.size(); ++i)
            product.push_back(mu * sizes[i] - std::clamp(second[i], -mu * sizes[i], mu * sizes[i]));
        return product;
    };
    const auto second = products(straight);
    return {aimed(at.sizes.bought, second.bought), aimed(at.sizes.limited, second.limited),
            aimed(at.sizes.used, second.used), aimed(at.sizes.margin, second.margin)};
}

inline Products centered(const Products& sizes, double mu) {
    const auto scaled = [mu](std::vector<double> x) {
        for (double& each : x) each *= mu;
        return x;
    };
    return {scaled(sizes.bought), scaled(sizes.limited), scaled(sizes.used), scaled(sizes.margin)};
}

/// Mehrotra's choice: the better the step straight to the solution goes, the less it is centered.
/// With the second order where that goes as far as without.
inline InteriorState direction(const InteriorSystem& system, const InteriorState& at, double mu) {
    const auto straight = system.direction(at, centered(at.sizes, 0.0));
    const double reached = progress(moved(at, straight, longest_step(at, straight))).mean;
    const double left = std::clamp(reached / mu, 0.0, 1.0);
    const double aimed = mu * std::max(left * left * left, 1e-3);
    const auto first = system.direction(at, centered(at.sizes, aimed));
    const auto second = system.direction(at, aim(at, straight, aimed));
    return longest_step(at, second) >= longest_step(at, first) ? second : first;
}

/// Whether the residuals fell with the step, and no product ran ahead of the others.
inline bool good_step(const PurchaseProgram& program, const InteriorState& at,
                      const InteriorState& reached, double step) {
    constexpr double rounding = 1e-13;
    constexpr double ahead = 1e-9;
    const auto before = progress(at);
    const auto after = progress(reached);
    const bool central =
        after.least >= std::min(ahead * after.mean, before.least / before.mean * after.mean);
    return central && residual(program, reached, at) <=
                          std::max(rounding, residual(program, at, at) * (1.0 - 0.01 * step));
}

/// Halves the step until it is good.
inline InteriorState next(const PurchaseProgram& program, const InteriorState& at,
                          const InteriorState& by) {
    double step = longest_step(at, by);
    auto reached = moved(at, by, step);
    for (int halving = 0; halving < 30 && !good_step(program, at, reached, step); ++halving) {
        step *= 0.5;
        reached = moved(at, by, step);
    }
    return reached;
}

}  // namespace detail

/// A primal-dual interior-point method (Mehrotra 1992; Wright 1997, ch. 10) on prices and purchases
/// at once. Products of prices and slacks run to 0 relative to sizes of their own, for the sake of
/// years that weigh little; `leveling` moves these sizes together. A column costs more than 0 or
/// its number is limited; every row can be served. One Cholesky factor of the size of the columns
/// per iteration.
[[nodiscard]] inline InteriorPoint solve_interior(const PurchaseProgram& program,
                                                  int most_iterations, double leveling) {
    constexpr double smallest = 1e-15;
    constexpr double exact = 1e-12;
    auto at = starting_state(program, leveling);
    int count = 0;
    double mu = progress(at).mean;
    while (count < most_iterations && (mu > smallest || residual(program, at, at) > exact)) {
        const auto system = InteriorSystem::at(program, at);
        if (!system) break;
        const auto by = detail::direction(*system, at, mu);
        at = detail::next(program, at, by);
        mu = progress(at).mean;
        ++count;
    }
    constexpr double good = 1e-12;
    const double remaining = core::worse(mu, residual(program, at, at));
    return {at.chips, at.prices, remaining, remaining <= good, count};
}

/// The same with the leveling that converges first, or comes closest.
[[nodiscard]] inline InteriorPoint solve_interior(const PurchaseProgram& program,
                                                  int most_iterations = 200) {
    InteriorPoint found;
    for (const double leveling : {0.5, 1.0, 0.75, 0.25}) {
        auto next = solve_interior(program, most_iterations, leveling);
        if (next.remaining < found.remaining || found.chips.empty()) found = std::move(next);
        if (found.converged) break;
    }
    return found;
}

}  // namespace isocost::plan
