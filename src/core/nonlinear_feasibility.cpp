#include "nonlinear_feasibility.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "isocost/core/text.hpp"

namespace isocost::core::nonlinear {

namespace {

constexpr double pushes = 1e-6;  // the pushing multipliers add up to about 1

std::vector<double> without_last(std::vector<double> x) {
    x.pop_back();
    return x;
}

std::vector<double> with_last(std::vector<double> x, double last) {
    x.push_back(last);
    return x;
}

/// sign · f(x) / size + t
SmoothFunction relaxed(const SmoothFunction& f, double sign, double size) {
    const double weight = sign / size;
    SmoothFunction relaxed_f;
    relaxed_f.value = [&f, weight](const std::vector<double>& xt) {
        return weight * f.value(without_last(xt)) + xt.back();
    };
    if (f.gradient)
        relaxed_f.gradient = [&f, weight](const std::vector<double>& xt) {
            std::vector<double> slope = f.gradient(without_last(xt));
            for (double& one : slope) one *= weight;
            return with_last(std::move(slope), 1.0);
        };
    return relaxed_f;
}

SmoothFunction last_variable() {
    return {.value = [](const std::vector<double>& xt) { return xt.back(); },
            .gradient =
                [](const std::vector<double>& xt) {
                    return with_last(std::vector<double>(xt.size() - 1, 0.0), 1.0);
                }};
}

std::vector<double> or_all(const std::vector<double>& v, std::size_t n, double missing) {
    return v.empty() ? std::vector<double>(n, missing) : v;
}

std::string called(const std::string& own_name, const char* kind, std::size_t k) {
    return own_name.empty() ? kind + std::to_string(k) : own_name;
}

void add(std::vector<Conflict>& list, double multiplier, std::string name, double shortfall) {
    if (multiplier > pushes) list.push_back({std::move(name), std::max(0.0, shortfall)});
}

}  // namespace

NonlinearProgram least_violation(const NonlinearProgram& program, Model& at, int max_evaluations) {
    const std::vector<double> from = at.unscale(at.origin());
    const std::size_t n = from.size();
    const double violation = at.violation(at.sample(at.origin()));
    const auto size = [&](std::size_t k) { return at.constraint_size(static_cast<Index>(k)); };
    NonlinearProgram relief{.objective = last_variable(),
                            .lower = with_last(or_all(program.lower, n, -infinity), 0.0),
                            .upper = with_last(or_all(program.upper, n, infinity), infinity),
                            .start = with_last(from, violation),
                            .scale = with_last(or_all(program.scale, n, 1.0), violation),
                            .objective_scale = violation,
                            .options = program.options};
    relief.options.max_evaluations = max_evaluations;
    const std::size_t p = program.inequalities.size();
    for (std::size_t k = 0; k < p; ++k)
        relief.inequalities.push_back(relaxed(program.inequalities[k], 1.0, size(k)));
    for (std::size_t k = 0; k < program.equalities.size(); ++k)
        for (const double sign : {1.0, -1.0})
            relief.inequalities.push_back(relaxed(program.equalities[k], sign, size(p + k)));
    return relief;
}

std::vector<Conflict> conflicts(const NonlinearProgram& program, const NonlinearSolution& relief) {
    const std::vector<double> x = without_last(relief.x);
    const Multipliers& push = relief.multipliers;
    const std::size_t p = program.inequalities.size();
    std::vector<Conflict> list;
    for (std::size_t k = 0; k < p; ++k) {
        const auto& g = program.inequalities[k];
        add(list, push.inequality[k], called(g.name, "inequality ", k), -g.value(x));
    }
    for (std::size_t k = 0; k < program.equalities.size(); ++k) {
        const auto& h = program.equalities[k];
        const double both = push.inequality[p + 2 * k] + push.inequality[p + 2 * k + 1];
        add(list, both, called(h.name, "equality ", k), std::abs(h.value(x)));
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double size = std::max(std::abs(x[i]), or_all(program.scale, x.size(), 1.0)[i]);
        add(list, push.lower[i] * size, "lower bound of x" + std::to_string(i), 0.0);
        add(list, push.upper[i] * size, "upper bound of x" + std::to_string(i), 0.0);
    }
    return list;
}

std::vector<Conflict> crossed_bounds(const NonlinearProgram& program) {
    std::vector<Conflict> crossed;
    if (program.lower.empty() || program.upper.empty()) return crossed;
    for (std::size_t i = 0; i < program.start.size(); ++i)
        if (const double gap = program.lower[i] - program.upper[i]; gap > 0.0)
            crossed.push_back({"bounds of x" + std::to_string(i), gap});
    return crossed;
}

std::string in_words(const std::vector<Conflict>& conflicts) {
    std::string words = "cannot be met together:";
    for (const Conflict& one : conflicts) {
        words += (&one == conflicts.data() ? " " : ", ") + one.constraint;
        if (one.shortfall > 0.0) words += " (short by " + text(one.shortfall, 6) + ")";
    }
    return words;
}

}  // namespace isocost::core::nonlinear
