#include <string>
#include <vector>

#include "isocost/scaling/explosion.hpp"
#include "isocost/scaling/idea_path.hpp"
#include "isocost/scaling/research_returns.hpp"
#include "value.hpp"

namespace isocost::python {

namespace {

using namespace isocost::scaling;
using py::arg;

py::dict answer(const Explosion& e) {
    return py::dict(arg("explodes") = e.explodes, arg("condition") = std::string(e.condition),
                    arg("exponent") = e.exponent, arg("margin") = e.margin);
}

py::dict answer(const IdeaPath& p) {
    return py::dict(arg("status") = std::string(name(p.status)), arg("reason") = p.reason,
                    arg("years") = p.years, arg("log_quality") = p.log_quality,
                    arg("growth_per_year") = p.growth_per_year, arg("residual") = p.residual,
                    arg("years_to_explosion") = p.years_to_explosion);
}

IdeaPath path_alone(const IdeaProduction& production, const ResearchInputs& inputs,
                    const std::vector<double>& years, double tolerance, int steps_per_time) {
    const py::gil_scoped_release others;
    return idea_path(production, inputs, years, {tolerance, steps_per_time});
}

void bind_growth(py::module_& m) {
    bind_value<IdeaProduction>(m, "IdeaProduction");
    bind_value<ResearchInputs>(m, "ResearchInputs");
    m.def("idea_growth_per_year", vectorized(&idea_growth_per_year), arg("production"),
          arg("inputs"), arg("log_quality"));
    m.def("local_exponent", vectorized(&local_exponent), arg("production"), arg("inputs"),
          arg("log_quality"));
    m.def("asymptotic_exponent", &asymptotic_exponent, arg("production"));
}

void bind_time(py::module_& m) {
    m.def("years_to_quality", vectorized(&years_to_quality), arg("production"), arg("inputs"),
          arg("log_quality"));
    m.def("path_residual", vectorized(&path_residual), arg("production"), arg("inputs"),
          arg("years"), arg("log_quality"));
    m.def(
        "explosion", [](const IdeaProduction& production) { return answer(explosion(production)); },
        arg("production"));
    m.def("years_to_explosion", &years_to_explosion, arg("production"), arg("inputs"));
    m.def("turning_log_quality", &turning_log_quality, arg("production"), arg("inputs"));
    m.def(
        "idea_path",
        [](const IdeaProduction& production, const ResearchInputs& inputs,
           const std::vector<double>& years, double tolerance, int steps_per_time) {
            return answer(path_alone(production, inputs, years, tolerance, steps_per_time));
        },
        arg("production"), arg("inputs"), arg("years"), arg("tolerance"), arg("steps_per_time"));
}

void bind_returns(py::module_& m) {
    m.def("research_returns", &research_returns, arg("production"));
    m.def("explosive_gain", vectorized(&explosive_gain), arg("returns"));
    m.def("explosive_compute_share", vectorized(&explosive_compute_share), arg("returns"));
    m.def("research_returns_estimates", [] {
        py::list all;
        for (const auto& p : research_returns_estimates())
            all.append(py::make_tuple(p.id, p.returns, p.low, p.high, p.source));
        return all;
    });
}

}  // namespace

void bind_scaling_ideas(py::module_& m) {
    bind_growth(m);
    bind_time(m);
    bind_returns(m);
}

}  // namespace isocost::python
