#include "bind.hpp"

namespace isocost::python {

void bind_finance(py::module_ /*m*/) {}

}  // namespace isocost::python
