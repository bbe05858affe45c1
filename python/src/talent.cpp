#include "bind.hpp"

namespace isocost::python {

void bind_talent(py::module_ /*m*/) {}

}  // namespace isocost::python
