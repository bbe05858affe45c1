#pragma once

#include <vector>

#include "isocost/core/field.hpp"

namespace isocost::cost {

/// One stretch of a marginal cost curve: ln c'(x) = log_price + η ln x up to x = end.
struct SupplyStep {
    double end;
    double log_price;
};

/// A whole marginal cost curve: stretches in ascending order, one slope η in logarithms for all,
/// and an amount that is paid even at x = 0.
struct Supply {
    std::vector<SupplyStep> steps;
    double inverse_elasticity = 0.0;
    double fixed = 0.0;
};

/// The marginal costs that a kink allows, USD per unit; lower = upper where c' is a number.
struct MarginalCost {
    double lower;
    double upper;
};

}  // namespace isocost::cost
