#pragma once

#include "bind.hpp"

namespace isocost::python {

/// The functions of the chapter; each answer is a dictionary that the package makes a value of.
void bind_knowledge_answers(py::module_& m);

}  // namespace isocost::python
