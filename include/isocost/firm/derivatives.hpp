#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "isocost/firm/derivative_table.hpp"

namespace isocost::firm {

/// Derivatives of a solved firm by every parameter: `d("inputs.talent", "caps.compute")`.
///
/// Quantities: inputs.*, costs.*, virtual_prices.*, shadow_prices.*, floor_prices.*, opex,
/// marginal_cost, capability, and revenue and profit in P3. Parameters: costs.*, caps.*, floors.*,
/// technology.*, and the question's own. Units: those of the quantity per unit of the parameter.
/// A share is moved and its nest's shares scaled back to a sum of 1. NaN where there is no
/// derivative: σ at 0 or ∞, a cap at 0, a virtual price of +∞, answers that are not unique, and
/// where the limits alone decide (λ = 0, floors give more than is asked; λ = ∞, money is left
/// over). Where a limit is just met and worth nothing, derivatives differ by side: these are of the
/// side where it is slack.
class Derivatives {
public:
    Derivatives(core::Names quantities, core::Names parameters, Eigen::MatrixXd values)
        : quantities_(std::move(quantities)),
          parameters_(std::move(parameters)),
          values_(std::move(values)) {}

    double operator()(std::string_view quantity, std::string_view parameter) const {
        return values_(
            static_cast<Eigen::Index>(core::position(quantities_, quantity, "quantity")),
            static_cast<Eigen::Index>(core::position(parameters_, parameter, "parameter")));
    }
    const core::Names& quantities() const noexcept { return quantities_; }
    const core::Names& parameters() const noexcept { return parameters_; }
    const Eigen::MatrixXd& values() const noexcept { return values_; }

private:
    core::Names quantities_;
    core::Names parameters_;
    Eigen::MatrixXd values_;
};

/// Implicit differentiation of the first-order conditions at a solved point. Throws NotOptimal when
/// the result is not solved, InvalidParameter when a function of the firm is the user's own.
[[nodiscard]] inline Derivatives derivatives(const Result& result) {
    if (!result.solved()) throw core::NotOptimal(result.explain());
    if (result.firm->user_defined())
        throw core::InvalidParameter("firm", "user-defined",
                                     "must be made of the library's curves");
    detail::DerivativeTable table(result);
    auto [quantities, values] = table.rows();
    return {std::move(quantities), table.parameters(), std::move(values)};
}

}  // namespace isocost::firm
