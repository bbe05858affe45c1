#pragma once

#include "bind.hpp"
#include "isocost/inference/efficiency.hpp"
#include "isocost/inference/frontier.hpp"
#include "isocost/inference/open_weights.hpp"
#include "isocost/inference/own_silicon.hpp"
#include "isocost/inference/request.hpp"
#include "isocost/inference/self_host.hpp"
#include "isocost/inference/serving_day.hpp"
#include "isocost/inference/shared_compute.hpp"

namespace isocost::python {

/// The functions of the chapter; each answer is a dictionary that the package makes a value of.
void bind_inference_answers(py::module_& m);

}  // namespace isocost::python
