#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/core/named_values.hpp"
#include "isocost/cost/cost.hpp"
#include "isocost/production/any.hpp"

/// The raw module: one function per chapter. Names, docstrings and reprs that people see belong to
/// the Python package around it.
namespace isocost::python {

namespace py = pybind11;

void bind_core(py::module_& m);
void bind_cost(py::module_& m);
void bind_production(py::module_& m);
void bind_firm(py::module_& m);
void bind_result(py::module_& m);
void bind_scenario(py::module_& m);
void bind_answers(py::module_ m);
void bind_own_making(py::module_ m);
void bind_inference(py::module_ m);
void bind_scaling(py::module_ m);
void bind_research(py::module_& m);
void bind_scaling_ideas(py::module_& m);
void bind_compute(py::module_ m);
void bind_data(py::module_ m);
void bind_distillation(py::module_ m);
void bind_finance(py::module_ m);
void bind_talent(py::module_ m);
void bind_labor(py::module_ m);
void bind_plan(py::module_ m);
void bind_knowledge(py::module_ m);
void bind_market_clear(py::module_ m);
void bind_market_flat(py::module_ m);
void bind_market_poaching(py::module_ m);
void bind_market_contest(py::module_ m);

/// A new exception of the package `isocost`, also an attribute of the module.
py::object new_exception(py::module_& m, const char* name, PyObject* base, const char* doc);

/// An `isocost.NamedValues`, the mapping that attributes return.
py::object named_values(const core::Names& names, const std::vector<double>& values);
inline py::object named_values(const core::NamedValues& values) {
    return named_values(values.names(), values.values());
}

/// A number for every name, in their order; throws InvalidParameter for a missing or unknown one,
/// unless there is a number that stands in.
std::vector<double> ordered(const core::Names& names, const production::Values& given,
                            const std::string& where);
std::vector<double> ordered(const core::Names& names, const production::Values& given,
                            const std::string& where, double otherwise);

production::AnyTechnology technology_from(const py::object& technology);
cost::Cost cost_from(const py::handle& curve);

/// Read-only attributes from a field table: key, meaning, unit.
template <class Model, class Parameters, class... Options>
void bind_fields(py::class_<Model, Options...>& model,
                 const Parameters& (*parameters)(const Model&)) {
    for (const auto& field : fields(Parameters{})) {
        std::string doc(field.meaning);
        if (!field.unit.empty()) doc += " [" + std::string(field.unit) + "]";
        model.def_property_readonly(
            std::string(field.key).c_str(),
            [parameters, member = field.member](const Model& m) { return parameters(m).*member; },
            doc.c_str());
    }
}

/// The same for a class that keeps its parameters in a struct.
template <class Model, class... Options>
void bind_fields(py::class_<Model, Options...>& model) {
    bind_fields<Model, typename Model::Parameters>(
        model, [](const Model& m) -> const typename Model::Parameters& { return m.parameters(); });
}

}  // namespace isocost::python
