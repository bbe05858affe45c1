#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "isocost/core/numeric/monotone_root.hpp"
#include "isocost/core/numeric/power_mean.hpp"
#include "isocost/firm/solver/graph_solver.hpp"

namespace isocost::firm {

/// The nest at its own parameter t: every child on v + u/σ = t + ln θ. `slope` is du/dt. Beyond
/// |t| = 64 the cancellation in t − u/σ would cost more than rounding.
inline GraphPoint GraphSolver::along(std::size_t n, double t, double& slope) {
    const auto& nest = node(n);
    double mean = 0.0;
    double low = core::infinity;
    double high = -core::infinity;
    for (const int k : nest.children) {
        const auto& child = node(index(k));
        const double u = at(index(k), t + child.log_share, nest.kappa).u;
        mean += child.share * u;
        low = std::min(low, u);
        high = std::max(high, u);
    }
    ++evaluations_;
    if (high == -core::infinity) return nothing(n, t);
    const bool near = std::abs(nest.rho) * (high - low) < 0.5;
    const double center = near ? mean : nest.rho > 0.0 ? high : low;
    double sum = 0.0;
    slope = 0.0;
    for (const int k : nest.children) {
        const GraphPoint& p = points_[index(k)];
        const double share = node(index(k)).share;
        const double weight =
            near ? std::expm1(nest.rho * (p.u - center)) : std::exp(nest.rho * (p.u - center));
        const double response = std::isinf(p.elasticity)
                                    ? 1.0 / nest.kappa
                                    : p.elasticity / (1.0 + nest.kappa * p.elasticity);
        sum += share * weight;
        slope += share * (near ? 1.0 + weight : weight) * response;
    }
    slope /= near ? 1.0 + sum : sum;
    const double log_sum = near ? std::log1p(sum) : std::log(sum);
    const double u = nest.rho == 0.0 ? mean : center + log_sum / nest.rho;
    const double price_slope = std::max(0.0, 1.0 - nest.kappa * slope);
    const double v = std::abs(t) > 64.0 ? dual_price(n) : t - nest.kappa * u;
    return {u, v, slope / price_slope};
}

/// The price of a nest as the unit cost at its children's prices. The same number as t − u/σ, but
/// without its cancellation where the nest's supply is flat.
inline double GraphSolver::dual_price(std::size_t n) const {
    std::vector<double> weight;
    std::vector<double> ratio;
    for (const int k : node(n).children) {
        weight.push_back(node(index(k)).share);
        ratio.push_back(points_[index(k)].v - node(index(k)).log_share);
    }
    return core::log_power_mean(weight, ratio, weight.size(), 1.0 - node(n).sigma);
}

inline double GraphSolver::first_guess(std::size_t n, double s, double kappa) const {
    if (!std::isinf(kappa)) return s;
    double price = 0.0;
    for (const int k : node(n).children) {
        const auto& child = node(index(k));
        if (child.leaf < 0) continue;
        const auto& leaf = graph_.leaves[index(child.leaf)];
        price += child.share * (leaf.steps.front().alpha + leaf.eta * s - child.log_share);
    }
    return node(n).kappa * s + price;
}

inline GraphPoint GraphSolver::ces_at(std::size_t n, double s, double kappa) {
    const double own = node(n).kappa;
    GraphPoint point{};
    double slope = 0.0;
    if (kappa == own) return along(n, s, slope);
    if (std::isnan(start_[n])) start_[n] = first_guess(n, s, kappa);
    const auto distance = [&](double t) -> core::ValueAndSlope {
        point = along(n, t, slope);
        if (std::isinf(kappa)) return {point.u - s, slope};
        if (kappa == 0.0) {
            point.v = dual_price(n);
            return {point.v - s, 1.0 - own * slope};
        }
        return {t + (kappa - own) * point.u - s, 1.0 + (kappa - own) * slope};
    };
    constexpr double eps = std::numeric_limits<double>::epsilon();
    const double tolerance = 2.0 * eps * std::max(1.0, std::abs(s));
    // With 0 < κ < ∞ there is always an answer, for the slope of `distance` is at least κσ.
    const bool bounded = kappa > 0.0 && std::isfinite(kappa);
    const double t = detail::far_root(distance, start_[n], {},
                                      {tolerance, 0.0, bounded ? core::infinity : near(s)});
    if (t == core::infinity)
        return std::isinf(kappa) ? GraphPoint{s, t, 0.0} : GraphPoint{t, s, 0.0};
    if (t == -core::infinity) return nothing(n, std::isinf(kappa) ? graph_.first[n] : s);
    start_[n] = t;
    return point;
}

}  // namespace isocost::firm
