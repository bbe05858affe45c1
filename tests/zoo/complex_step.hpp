#pragma once

#include <cmath>
#include <complex>
#include <string>
#include <utility>
#include <vector>

#include "isocost/core/numeric/nonlinear.hpp"

namespace isocost::zoo {

/// A formula written once, as a function of doubles or complex numbers, with its gradient by
/// complex steps: ∂f/∂xᵢ = Im f(x + i h eᵢ) / h, exact to rounding because nothing is subtracted.
/// Source: Squire & Trapp, Using complex variables to estimate derivatives, SIAM Review 40, 1998.
template <class Formula>
core::SmoothFunction with_gradient(Formula f, std::string name = "") {
    const auto gradient = [f](const std::vector<double>& x) {
        constexpr double h = 1e-100;
        std::vector<std::complex<double>> z(x.begin(), x.end());
        std::vector<double> slope(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            z[i].imag(h);
            slope[i] = f(z).imag() / h;
            z[i].imag(0.0);
        }
        return slope;
    };
    const auto value = [f](const std::vector<double>& x) -> double { return f(x); };
    return {.value = value, .gradient = gradient, .name = std::move(name)};
}

/// The same program with every gradient taken away, so that differences have to do.
inline core::NonlinearProgram without_gradients(core::NonlinearProgram program) {
    program.objective.gradient = nullptr;
    for (auto& g : program.inequalities) g.gradient = nullptr;
    for (auto& h : program.equalities) h.gradient = nullptr;
    return program;
}

}  // namespace isocost::zoo
