#pragma once

#include <memory>
#include <utility>
#include <variant>

#include "isocost/cost/isoelastic.hpp"
#include "isocost/cost/linear.hpp"
#include "isocost/cost/tiered.hpp"
#include "isocost/cost/user.hpp"

namespace isocost::cost {

class Cost;

/// An amount paid even at x = 0 (a license, a site), on top of a running cost. Throws
/// InvalidParameter.
class FixedCost {
public:
    FixedCost(double amount, Cost then);

    double outlay(double x) const;
    double objective(double x) const;
    double unit_price(double x) const;
    MarginalCost marginal(double x) const;
    double capacity() const;
    bool convex() const;
    double amount() const noexcept { return amount_; }
    const Cost& then() const noexcept { return *then_; }

private:
    double amount_;
    std::shared_ptr<const Cost> then_;
};

/// What an input of a firm costs: any of the library's cost curves. Money in USD per year, x in the
/// input's own unit per year. All functions are defined for 0 ≤ x ≤ capacity().
class Cost {
public:
    using Variant = std::variant<LinearCost, IsoelasticCost, TieredCost, FixedCost, UserCost>;

    template <class Curve>
    requires std::constructible_from<Variant, Curve> Cost(Curve curve)
        : curve_(std::move(curve)) {}  // NOLINT(google-explicit-constructor)

    template <class Visitor>
    auto visit(Visitor&& visitor) const {
        return std::visit(std::forward<Visitor>(visitor), curve_);
    }

    /// USD paid for x units: what Opex counts.
    double outlay(double x) const {
        return visit([x](const auto& c) { return c.outlay(x); });
    }
    /// USD that the buyer's choice minimizes: the outlay, or a price taker's as-if cost.
    double objective(double x) const {
        return visit([x](const auto& c) { return c.objective(x); });
    }
    /// USD per unit at the going price: outlay/x.
    double unit_price(double x) const {
        return visit([x](const auto& c) { return c.unit_price(x); });
    }
    /// Derivative of `objective`, an interval at a kink.
    MarginalCost marginal(double x) const {
        return visit([x](const auto& c) { return c.marginal(x); });
    }
    /// Most units that can be had at any price.
    double capacity() const {
        return visit([](const auto& c) { return c.capacity(); });
    }
    bool convex() const {
        return visit([](const auto& c) { return c.convex(); });
    }

    const Variant& curve() const noexcept { return curve_; }

private:
    Variant curve_;
};

inline FixedCost::FixedCost(double amount, Cost then)
    : amount_(amount), then_(std::make_shared<const Cost>(std::move(then))) {
    core::require("FixedCost.amount", amount, core::nonnegative);
}
inline double FixedCost::outlay(double x) const { return amount_ + then_->outlay(x); }
inline double FixedCost::objective(double x) const { return amount_ + then_->objective(x); }
inline double FixedCost::unit_price(double x) const { return then_->unit_price(x); }
inline MarginalCost FixedCost::marginal(double x) const { return then_->marginal(x); }
inline double FixedCost::capacity() const { return then_->capacity(); }
inline bool FixedCost::convex() const { return then_->convex(); }

/// The running part of a cost, below any fixed amounts.
inline const Cost& running(const Cost& cost) {
    const auto* fixed = std::get_if<FixedCost>(&cost.curve());
    return fixed ? running(fixed->then()) : cost;
}

/// Sum of the amounts that are paid even at x = 0.
inline double fixed_amount(const Cost& cost) {
    const auto* fixed = std::get_if<FixedCost>(&cost.curve());
    return fixed ? fixed->amount() + fixed_amount(fixed->then()) : 0.0;
}

/// True for a price taker on rising supply: what he minimizes, `objective`, is not what he pays.
inline bool as_if(const Cost& cost) {
    const auto* curve = std::get_if<IsoelasticCost>(&running(cost).curve());
    return curve && !curve->monopsonist() && curve->parameters().inverse_elasticity > 0.0;
}

/// The user's cost function inside a cost, or null.
inline const UserCost* user_defined(const Cost& cost) {
    return std::get_if<UserCost>(&running(cost).curve());
}

}  // namespace isocost::cost
