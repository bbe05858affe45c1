#pragma once

#include "nonlinear_model.hpp"

namespace isocost::core::nonlinear {

/// The same program in y with xᵢ = lowerᵢ + exp(yᵢ) wherever a lower bound is finite, else xᵢ = yᵢ.
/// Slopes that are infinite at the bound, as of a production function at zero input, are finite
/// here, and a power function is nearly straight. A solution on the bound is at yᵢ = −∞, and on the
/// way there all slopes vanish: so one program reaches down to a thousandth of where it starts, no
/// further, and what it finds is judged in x.
class Logarithms {
public:
    explicit Logarithms(const NonlinearProgram& program) : program_(program) {}

    bool any() const;  ///< whether y differs from x
    std::vector<double> y(const std::vector<double>& x) const;
    std::vector<double> x(const std::vector<double>& y) const;
    /// The program in y from a point x off the bounds; refers to this object and to the original.
    NonlinearProgram program(const std::vector<double>& from) const;

private:
    bool bounded(std::size_t i) const;
    SmoothFunction in_y(const SmoothFunction& f) const;
    std::vector<double> lowest(const std::vector<double>& start) const;
    std::vector<double> highest() const;

    const NonlinearProgram& program_;
};

}  // namespace isocost::core::nonlinear
