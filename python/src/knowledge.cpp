#include "bind.hpp"

namespace isocost::python {

void bind_knowledge(py::module_ /*m*/) {}

}  // namespace isocost::python
