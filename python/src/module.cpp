#include <pybind11/pybind11.h>

#include "isocost/version.hpp"

PYBIND11_MODULE(_core, m) {
    m.doc() = "The compiled half of isocost; use the package isocost.";
    m.attr("__version__") = isocost::version;
}
