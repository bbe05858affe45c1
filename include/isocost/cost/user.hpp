#pragma once

#include <cmath>
#include <functional>
#include <memory>
#include <utility>

#include "isocost/core/numeric/nonlinear.hpp"
#include "isocost/cost/supply.hpp"

namespace isocost::cost {

/// A cost that the user defines: total cost c(x) in USD and marginal cost c'(x), x ≥ 0, increasing.
/// `convex` is the user's promise; only then can an answer be called optimal. A firm that has one
/// is solved by NLopt and polished; needs the compiled library. Throws InvalidParameter.
class UserCost {
public:
    using Function = std::function<double(double)>;

    UserCost(Function cost, Function marginal, bool is_convex,
             core::NonlinearSolver solved_by = &core::solve_nonlinear)
        : cost_(std::move(cost)),
          marginal_(std::move(marginal)),
          convex_(is_convex),
          solver_(solved_by) {
        require(cost_, "UserCost.cost");
        require(marginal_, "UserCost.marginal");
    }

    double outlay(double x) const { return cost_(x); }
    double objective(double x) const { return cost_(x); }
    double unit_price(double x) const { return x > 0.0 ? cost_(x) / x : marginal_(0.0); }
    MarginalCost marginal(double x) const {
        const double c = marginal_(x);
        return {c, c};
    }
    double capacity() const { return core::infinity; }
    bool convex() const { return convex_; }
    core::NonlinearSolver solver() const noexcept { return solver_; }

private:
    static void require(const Function& function, const char* where) {
        if (!function)
            throw core::InvalidParameter(where, "none", "must be a function of the quantity");
    }

    Function cost_;
    Function marginal_;
    bool convex_;
    core::NonlinearSolver solver_;
};

}  // namespace isocost::cost
