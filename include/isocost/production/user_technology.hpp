#pragma once

#include <algorithm>
#include <concepts>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/core/named_values.hpp"
#include "isocost/core/numeric/nonlinear.hpp"

namespace isocost::production {

/// What a C++ type must offer to be a firm's technology: named inputs, output, its gradient (both
/// at a vector of inputs in that order), and its returns to scale υ.
template <class F>
concept Technology = requires(const F& f, const std::vector<double>& x) {
    { f.inputs() } -> std::convertible_to<core::Names>;
    { f.output(x) } -> std::convertible_to<double>;
    { f.marginal_products(x) } -> std::convertible_to<std::vector<double>>;
    { f.returns_to_scale() } -> std::convertible_to<double>;
};

/// A technology that the user defines by functions: capability y = f(x), ∂y/∂x_i, and υ with
/// f(tx) = t^υ f(x) where it is homogeneous (else its degree at the benchmark). f should be
/// nondecreasing and f^{1/υ} concave: that is the user's promise, as `convex` is a UserCost's. With
/// it the first-order conditions are enough, so `optimal` is claimed, but without a gap bound.
/// Solved by NLopt and polished; needs the compiled library. Throws InvalidParameter.
class UserTechnology {
public:
    using Output = std::function<double(const std::vector<double>&)>;
    using Gradient = std::function<std::vector<double>(const std::vector<double>&)>;

    UserTechnology(core::Names inputs, Output output, Gradient gradient, double returns = 1.0,
                   core::NonlinearSolver solved_by = &core::solve_nonlinear)
        : inputs_(std::make_shared<const core::Names>(std::move(inputs))),
          output_(std::move(output)),
          gradient_(std::move(gradient)),
          returns_(returns),
          solver_(solved_by) {
        core::require("technology.returns", returns, core::positive);
        require_names();
        require(output_ != nullptr, "technology.output");
        require(gradient_ != nullptr, "technology.gradient");
    }

    template <Technology F>
    explicit UserTechnology(const F& f)
        : UserTechnology(
              f.inputs(), [f](const std::vector<double>& x) { return f.output(x); },
              [f](const std::vector<double>& x) { return f.marginal_products(x); },
              f.returns_to_scale()) {}

    const core::Names& inputs() const noexcept { return *inputs_; }
    std::shared_ptr<const core::Names> names() const noexcept { return inputs_; }
    double output(const std::vector<double>& x) const { return output_(x); }
    std::vector<double> marginal_products(const std::vector<double>& x) const {
        return gradient_(x);
    }
    double returns_to_scale() const noexcept { return returns_; }
    core::NonlinearSolver solver() const noexcept { return solver_; }

private:
    static void require(bool given, const char* where) {
        if (!given) throw core::InvalidParameter(where, "none", "must be a function of the inputs");
    }
    void require_names() const {
        if (inputs_->empty())
            throw core::InvalidParameter("technology.inputs", "{}", "must name at least one input");
        for (auto name = inputs_->begin(); name != inputs_->end(); ++name)
            if (std::find(inputs_->begin(), name, *name) != name)
                throw core::InvalidParameter("inputs", "\"" + *name + "\"", "must be named once");
    }

    std::shared_ptr<const core::Names> inputs_;
    Output output_;
    Gradient gradient_;
    double returns_;
    core::NonlinearSolver solver_;
};

}  // namespace isocost::production
