#include "nonlinear_logarithms.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace isocost::core::nonlinear {

namespace {

constexpr double reach = 1e-3;
constexpr double least_distance = std::numeric_limits<double>::min();

}  // namespace

bool Logarithms::bounded(std::size_t i) const {
    return !program_.lower.empty() && std::isfinite(program_.lower[i]);
}

bool Logarithms::any() const {
    for (std::size_t i = 0; i < program_.start.size(); ++i)
        if (bounded(i)) return true;
    return false;
}

std::vector<double> Logarithms::y(const std::vector<double>& x) const {
    std::vector<double> y = x;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (bounded(i)) y[i] = std::log(std::max(x[i] - program_.lower[i], least_distance));
    return y;
}

std::vector<double> Logarithms::x(const std::vector<double>& y) const {
    std::vector<double> x = y;
    for (std::size_t i = 0; i < y.size(); ++i)
        if (bounded(i)) x[i] = program_.lower[i] + std::exp(y[i]);
    return x;
}

SmoothFunction Logarithms::in_y(const SmoothFunction& f) const {
    SmoothFunction g;
    g.value = [this, &f](const std::vector<double>& y) { return f.value(x(y)); };
    if (f.gradient)
        g.gradient = [this, &f](const std::vector<double>& y) {
            std::vector<double> slope = f.gradient(x(y));
            for (std::size_t i = 0; i < std::min(y.size(), slope.size()); ++i)
                if (bounded(i)) slope[i] *= std::exp(y[i]);
            return slope;
        };
    return g;
}

std::vector<double> Logarithms::lowest(const std::vector<double>& start) const {
    std::vector<double> limit = program_.lower;
    for (std::size_t i = 0; i < limit.size(); ++i)
        if (bounded(i)) limit[i] = start[i] + std::log(reach);
    return limit;
}

std::vector<double> Logarithms::highest() const {
    if (program_.upper.empty()) return {};
    std::vector<double> limit = y(program_.upper);
    for (std::size_t i = 0; i < limit.size(); ++i)
        if (program_.upper[i] == infinity) limit[i] = infinity;
    return limit;
}

NonlinearProgram Logarithms::program(const std::vector<double>& from) const {
    NonlinearProgram p{.objective = in_y(program_.objective),
                       .lower = lowest(y(from)),
                       .upper = highest(),
                       .start = y(from),
                       .objective_scale = program_.objective_scale,
                       .options = program_.options};
    for (const auto& g : program_.inequalities) p.inequalities.push_back(in_y(g));
    for (const auto& h : program_.equalities) p.equalities.push_back(in_y(h));
    return p;
}

}  // namespace isocost::core::nonlinear
