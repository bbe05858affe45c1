#pragma once

#include <pybind11/numpy.h>

#include <string>
#include <type_traits>

#include "bind.hpp"

namespace isocost::python {

/// A parameter struct with a field table as a class: made from its numbers in the table's order,
/// checked, with read-only attributes.
template <class T>
py::class_<T> bind_value(py::module_& m, const char* name) {
    py::class_<T> value(m, name);
    value.def(py::init([name](const py::args& numbers) {
        T parameters{};
        std::size_t i = 0;
        for (const auto& field : fields(parameters))
            parameters.*field.member = numbers[i++].cast<double>();
        return core::checked(parameters, name);
    }));
    bind_fields<T, T>(value, [](const T& v) -> const T& { return v; });
    return value;
}

/// A function of a model and numbers that takes arrays for the numbers and broadcasts them.
template <class Result, class... Arguments>
auto vectorized(Result (*function)(Arguments...)) {
    return py::vectorize(
        [function](std::remove_cvref_t<Arguments>... arguments) { return function(arguments...); });
}

}  // namespace isocost::python
