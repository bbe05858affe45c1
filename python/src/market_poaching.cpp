#include "bind.hpp"

namespace isocost::python {

void bind_market_poaching(py::module_ /*m*/) {}

}  // namespace isocost::python
