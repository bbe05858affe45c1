#pragma once

#include <cmath>
#include <vector>

#include "isocost/firm/firm.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/production/evaluate.hpp"

namespace isocost::firm {

/// Capability of a bundle, by the firm's technology, whether a tree or the user's own.
inline double capability_of(const Firm& firm, const std::vector<double>& inputs) {
    return firm.tree() ? production::output(*firm.tree(), inputs)
                       : firm.user_technology()->output(inputs);
}

/// ∂y/∂x_i of the firm's technology.
inline std::vector<double> gradient_of(const Firm& firm, const std::vector<double>& inputs) {
    return firm.tree() ? production::marginal_products(*firm.tree(), inputs)
                       : firm.user_technology()->marginal_products(inputs);
}

/// Returns to scale υ.
inline double returns_of(const Firm& firm) {
    return firm.tree() ? firm.tree()->returns : firm.user_technology()->returns_to_scale();
}

/// ln y at a point; a tree's also where inputs underflow.
inline double log_capability(const Firm& firm, const Point& point) {
    return firm.tree() ? production::log_output(*firm.tree(), point.log_inputs)
                       : std::log(firm.user_technology()->output(point.inputs));
}

}  // namespace isocost::firm
