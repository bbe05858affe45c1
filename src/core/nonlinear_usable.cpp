#include "nonlinear_usable.hpp"

#include <cmath>

#include "isocost/core/error.hpp"

namespace isocost::core::nonlinear {

namespace {

void require_function(const SmoothFunction& f, const std::string& where) {
    if (!f.value) throw InvalidParameter(where, "(none)", "must be a function");
}

void require_length(const std::vector<double>& v, std::size_t n, const std::string& where) {
    if (!v.empty() && v.size() != n)
        throw InvalidParameter("length of " + where, static_cast<double>(v.size()),
                               "must be 0 or " + std::to_string(n), "one per entry of start");
}

void require_numbers(const std::vector<double>& v, const std::string& where) {
    for (std::size_t i = 0; i < v.size(); ++i)
        if (std::isnan(v[i]))
            throw InvalidParameter(where + "[" + std::to_string(i) + "]", v[i], "must be a number");
}

void require_positive(double value, const std::string& where) {
    if (!(value > 0.0) || !std::isfinite(value))
        throw InvalidParameter(where, value, "must be positive and finite");
}

void require_vectors(const NonlinearProgram& program) {
    const std::size_t n = program.start.size();
    if (n == 0) throw InvalidParameter("start", "(empty)", "must have an entry per variable");
    require_length(program.lower, n, "lower");
    require_length(program.upper, n, "upper");
    require_length(program.scale, n, "scale");
    require_numbers(program.lower, "lower");
    require_numbers(program.upper, "upper");
    for (std::size_t i = 0; i < n; ++i)
        if (!std::isfinite(program.start[i]))
            throw InvalidParameter("start[" + std::to_string(i) + "]", program.start[i],
                                   "must be finite");
}

}  // namespace

void require_usable(const NonlinearProgram& program) {
    require_function(program.objective, "objective");
    for (const auto& g : program.inequalities) require_function(g, "inequality");
    for (const auto& h : program.equalities) require_function(h, "equality");
    require_vectors(program);
    for (const double one : program.scale) require_positive(one, "scale");
    require_positive(program.objective_scale, "objective_scale");
    require_positive(program.options.tolerance, "options.tolerance");
    require_positive(program.options.max_evaluations, "options.max_evaluations");
}

}  // namespace isocost::core::nonlinear
