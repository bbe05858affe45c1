#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "isocost/firm/result.hpp"
#include "isocost/production/needed_input.hpp"

namespace isocost::firm {

/// Marginal rate of technical substitution F_from/F_to: units of `to` that replace one unit of
/// `from` at the margin, along the isoquant. Throws InvalidParameter for unknown names.
inline double mrts(const Result& result, std::string_view from, std::string_view to) {
    return result.virtual_prices[from] / result.virtual_prices[to];
}

/// Units of `to` that replace `amount` units of `from` (a finite loss, not a margin): ΔL with
/// F(C − amount, L + ΔL) = y, the other inputs unchanged. +∞ when no amount of `to` does; NaN when
/// there is not so much to lose. Throws InvalidParameter for unknown names, for an input that is to
/// replace itself, and when the technology is the user's own.
inline double replacement(const Result& result, std::string_view from, double amount,
                          std::string_view to) {
    if (!result.firm->tree())
        throw core::InvalidParameter("technology", "UserTechnology", "must be a CES or a nest");
    const auto& tree = *result.firm->tree();
    const auto i = core::position(result.firm->inputs(), from, "from");
    const auto j = core::position(result.firm->inputs(), to, "to");
    if (i == j)
        throw core::InvalidParameter("to", "\"" + std::string(to) + "\"", "must be another input");
    core::require("amount", amount, core::nonnegative);
    auto log_inputs = result.point.log_inputs;
    log_inputs[i] = std::log(result.inputs[i] - amount);
    if (std::isnan(log_inputs[i])) return core::nan;
    const double needed =
        production::log_needed_input(tree, log_inputs, j, std::log(result.capability));
    return std::isnan(needed) ? core::infinity : std::exp(needed) - result.inputs[j];
}

}  // namespace isocost::firm
