#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/core/field.hpp"

namespace isocost::market::detail {

/// Derivative by central differences of five points; the step is a fraction of the variable, of the
/// interval only next to 0, and stays inside. Error about 1e-12 relative for a smooth function.
template <class Function>
double difference(Function&& f, double x, double lower, double upper) {
    const double room = std::min(x - lower, upper - x) / 2.0;
    const bool near_zero = lower <= 0.0 && upper >= 0.0;
    const double least = near_zero ? 1e-6 * (upper - lower) : 0.0;
    const double h = std::min(1e-3 * std::max(std::abs(x), least), room);
    return (8.0 * (f(x + h) - f(x - h)) - (f(x + 2.0 * h) - f(x - 2.0 * h))) / (12.0 * h);
}

/// Root of a slope that falls through 0 between the two, by false position with the weight of a
/// stale end halved (Illinois) and bisection every third step.
template <class Slope>
double falling_root(Slope&& slope, double lower, double upper, double at_lower, double at_upper) {
    int side = 0;
    for (int count = 0; count < 200; ++count) {
        const double width = upper - lower;
        if (width <= 4e-16 * std::max(std::abs(lower), std::abs(upper))) break;
        const double guess = lower + width * at_lower / (at_lower - at_upper);
        const bool halve = count % 3 == 2 || !(guess > lower && guess < upper);
        const double x = halve ? lower + 0.5 * width : guess;
        const double value = slope(x);
        if (value == 0.0) return x;
        if (value > 0.0) {
            if (side == 1) at_upper *= 0.5;
            lower = x, at_lower = value, side = 1;
        } else {
            if (side == -1) at_lower *= 0.5;
            upper = x, at_upper = value, side = -1;
        }
    }
    return lower + 0.5 * (upper - lower);
}

/// A point at a share of the way: evenly, or evenly in logarithms over more than a decade above 0.
inline double between(double lower, double upper, double weight) {
    if (lower > 0.0 && upper > 10.0 * lower) return lower * std::pow(upper / lower, weight);
    return lower + weight * (upper - lower);
}

/// Where the grid's points lie, its ends exactly.
inline double grid_point(double lower, double upper, int k, int last) {
    if (k == 0 || k == last) return k == 0 ? lower : upper;
    return between(lower, upper, static_cast<double>(k) / last);
}

/// A maximum of f next to the middle of three points: where its slope falls through 0, or the
/// middle itself when it does not.
template <class Function, class Slope>
double polished(Function&& f, Slope&& slope, double left, double middle, double right) {
    const double inner = 1e-6 * (right - left);
    const double a = left + inner, b = right - inner;
    const double at_a = slope(a), at_b = slope(b);
    if (!(at_a > 0.0 && at_b < 0.0)) return middle;
    const double x = falling_root(slope, a, b, at_a, at_b);
    return f(x) >= f(middle) ? x : middle;
}

/// The player's best action against the others: the best point of a grid over the interval, made
/// exact where the slope of the payoff is 0; the ends count too.
template <class Payoff, class Derivative>
double best_reply(const Payoff& payoff, const Derivative& derivative, std::vector<double> actions,
                  std::size_t player, double lower, double upper, int grid) {
    const auto f = [&](double x) {
        actions[player] = x;
        return payoff(player, actions);
    };
    const auto slope = [&](double x) {
        if (!derivative) return difference(f, x, lower, upper);
        actions[player] = x;
        return derivative(player, actions);
    };
    int best = 0;
    double most = -core::infinity;
    for (int k = 0; k <= grid; ++k) {
        const double value = f(grid_point(lower, upper, k, grid));
        if (value > most) most = value, best = k;
    }
    const double left = grid_point(lower, upper, std::max(best - 1, 0), grid);
    const double right = grid_point(lower, upper, std::min(best + 1, grid), grid);
    return polished(f, slope, left, grid_point(lower, upper, best, grid), right);
}

/// The largest value of f on a grid, refined by thirds around it; NaN if any value is.
template <class Function>
double search_by_thirds(Function&& f, double lower, double upper, int points) {
    double best = -core::infinity;
    int where = 0;
    for (int k = 0; k < points; ++k) {
        const double value = f(grid_point(lower, upper, k, points - 1));
        if (value > best) where = k;
        best = core::worse(best, value);
    }
    double a = grid_point(lower, upper, std::max(where - 1, 0), points - 1);
    double b = grid_point(lower, upper, std::min(where + 1, points - 1), points - 1);
    for (int count = 0; count < 80; ++count) {
        const double third = (b - a) / 3.0;
        const double left = f(a + third), right = f(b - third);
        best = core::worse(core::worse(best, left), right);
        (left < right ? a : b) = left < right ? a + third : b - third;
    }
    return best;
}

}  // namespace isocost::market::detail
