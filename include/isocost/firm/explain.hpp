#pragma once

#include <cmath>
#include <string>

#include "isocost/firm/result.hpp"

namespace isocost::firm {

namespace detail {

/// "at least", or "more than" where what would do is only approached.
inline std::string explain_infeasible(const Infeasibility& why) {
    const std::string bound = why.attained ? "at least " : "more than ";
    std::string words;
    if (!std::isnan(why.ceiling))
        words += " The caps on " + core::joined(why.limits) + " allow a capability of at most " +
                 core::text(why.ceiling, 6) + ".";
    for (const auto& [limit, least] : why.relaxation)
        words += least > 0.0
                     ? " Enough alone: " + limit + " of " + bound + core::text(least, 6) + "."
                     : " Enough alone: any amount of " + limit + ".";
    if (why.relaxation.empty()) words += " No single limit helps alone.";
    if (!std::isnan(why.common_factor))
        words += " Or all these caps times " + (why.attained ? "" : bound) +
                 core::text(why.common_factor, 6) + ".";
    return words;
}

inline std::string explain_limits(const Result& result) {
    std::string words;
    for (std::size_t k = 0; k < result.shadow_prices.size(); ++k) {
        const double price = result.shadow_prices[k];
        const auto& name = result.shadow_prices.names()[k];
        words += " The cap on " + name;
        words += price > 0.0 ? " binds; one more unit saves " + core::text(price, 6) + " USD."
                 : result.inputs[name] ==
                         result.firm->caps()[core::position(result.firm->inputs(), name, "caps")]
                     ? " is just met: one more unit is worth nothing, one less may be missed."
                     : " is slack.";
    }
    for (std::size_t k = 0; k < result.floor_prices.size(); ++k)
        if (result.floor_prices[k] > 0.0)
            words += " The floor on " + result.floor_prices.names()[k] +
                     " binds; one unit less saves " + core::text(result.floor_prices[k], 6) +
                     " USD.";
    return words;
}

/// What "optimal" and the worth of limits refer to where a price taker faces rising supply.
inline std::string explain_as_if(const Firm& firm) {
    core::Names names;
    for (std::size_t i = 0; i < firm.size(); ++i)
        if (cost::as_if(firm.costs()[i])) names.push_back(firm.inputs()[i]);
    if (names.empty()) return "";
    return " A price taker buys " + core::joined(names) +
           " on rising supply: the bundle is the cheapest, and a unit costs or saves, by his as-if "
           "cost, the area under the supply curve. What moves Opex itself is in the derivatives.";
}

inline std::string explain_certificate(const core::Certificate& c) {
    return " Residuals: stationarity " + core::text(c.stationarity, 2) + ", feasibility " +
           core::text(c.feasibility, 2) + ", complementarity " + core::text(c.complementarity, 2) +
           (std::isnan(c.gap) ? ", no gap bound." : ", gap " + core::text(c.gap, 2) + ".");
}

}  // namespace detail

inline std::string Result::explain() const {
    std::string words =
        std::string(core::name(status)) + ": " + std::string(core::sentence(status));
    if (!reason.empty()) words += " " + reason;
    if (infeasibility) return words + detail::explain_infeasible(*infeasibility);
    if (std::isnan(opex)) return words;
    words += " Capability " + core::text(capability, 6) + " for an Opex of " + core::text(opex, 6) +
             " USD per year; one more unit of capability costs " + core::text(marginal_cost, 6) +
             " USD.";
    return words + detail::explain_limits(*this) + detail::explain_as_if(*firm) +
           detail::explain_certificate(certificate);
}

}  // namespace isocost::firm
