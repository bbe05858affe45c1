#include "bind.hpp"

namespace isocost::python {

void bind_market_clear(py::module_ /*m*/) {}

}  // namespace isocost::python
