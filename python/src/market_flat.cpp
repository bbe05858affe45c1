#include "bind.hpp"

namespace isocost::python {

void bind_market_flat(py::module_ /*m*/) {}

}  // namespace isocost::python
