#pragma once

#include <pybind11/numpy.h>

#include <string>

#include "bind.hpp"

/// Parameter structs as Python classes: keywords, checks and read-only attributes from their field
/// tables alone.
namespace isocost::python {

/// The numbers of a parameter struct from keywords. The Python package names them all, so a missing
/// one is left as it is, NaN, for the struct's own check to report.
template <class Parameters>
Parameters from_keywords(const py::kwargs& keywords, Parameters parameters = {}) {
    for (const auto& field : fields(parameters)) {
        const std::string key(field.key);
        if (keywords.contains(key)) parameters.*field.member = keywords[key.c_str()].cast<double>();
    }
    return parameters;
}

/// Read-only attributes of a class that is itself the struct.
template <class Parameters, class... Options>
void bind_own_fields(py::class_<Parameters, Options...>& model) {
    bind_fields<Parameters, Parameters>(model,
                                        [](const Parameters& p) -> const Parameters& { return p; });
}

/// A struct of numbers that is checked when it is made; `check` says how.
template <class Parameters, class Check>
py::class_<Parameters> bind_parameters(py::module_& m, const char* name, Check&& check) {
    py::class_<Parameters> model(m, name);
    model.def(py::init([check](const py::kwargs& keywords) {
        return check(from_keywords<Parameters>(keywords));
    }));
    bind_own_fields(model);
    return model;
}

template <class Parameters>
py::class_<Parameters> bind_parameters(py::module_& m, const char* name) {
    return bind_parameters<Parameters>(
        m, name, [name](const Parameters& p) { return core::checked(p, name); });
}

/// A function of a model and numbers as one of a model and arrays, which are broadcast; numbers
/// give a number. (py::vectorize alone takes no model by reference to const.)
template <class Model, class... Numbers>
auto broadcast(double (*function)(const Model&, Numbers...)) {
    return [function](const Model& model,
                      const py::array_t<Numbers, py::array::forcecast>&... numbers) -> py::object {
        const auto one = [&](Numbers... values) { return function(model, values...); };
        return py::vectorize(one)(numbers...);
    };
}

}  // namespace isocost::python
