#include "bind.hpp"

namespace isocost::python {

void bind_market_contest(py::module_ /*m*/) {}

}  // namespace isocost::python
