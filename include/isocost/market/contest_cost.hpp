#pragma once

#include <array>
#include <cmath>
#include <string>
#include <variant>

#include "isocost/core/field.hpp"
#include "isocost/firm/optimize.hpp"

namespace isocost::market {

/// Opex of a capability in closed form, O(Y) = F + k Y^{1/υ} for 0 < Y ≤ ceiling. Who stays out,
/// Y = 0, pays nothing: the fixed cost can be avoided.
struct IsoelasticOpex {
    double cost_usd_per_year = core::nan;  ///< k
    double returns = core::nan;            ///< υ
    double fixed_usd_per_year = 0.0;       ///< F
    double ceiling = core::infinity;       ///< most capability that can be had
};

inline auto fields(const IsoelasticOpex&) {
    using O = IsoelasticOpex;
    return std::array{core::Field{"cost_usd_per_year", &O::cost_usd_per_year, core::positive,
                                  "USD per year", "Opex of capability 1 besides the fixed cost"},
                      core::Field{"returns", &O::returns, core::positive, "",
                                  "percent of capability per percent of Opex"},
                      core::Field{"fixed_usd_per_year", &O::fixed_usd_per_year, core::nonnegative,
                                  "USD per year", "cost of taking part at all"},
                      core::Field{"ceiling", &O::ceiling, core::positive_or_infinite, "index",
                                  "most capability that can be had"}};
}

/// What capability costs a contestant: a formula, or a firm that minimizes its Opex (P1) with its
/// caps, tiers and floors.
using OpexCurve = std::variant<IsoelasticOpex, firm::Firm>;

/// Opex and its slope at a capability, both infinite where it cannot be had.
struct OpexAt {
    double opex_usd_per_year = core::infinity;
    double marginal_usd_per_year = core::infinity;  ///< dO/dY
};

namespace contest_detail {

inline OpexAt opex_at(const IsoelasticOpex& o, double capability) {
    if (capability > o.ceiling) return {};
    const double running = o.cost_usd_per_year * std::pow(capability, 1.0 / o.returns);
    return {o.fixed_usd_per_year + running, running / o.returns / capability};
}

inline OpexAt opex_at(const firm::Firm& firm, double capability) {
    if (!std::isfinite(capability)) return {};
    const auto result = firm::minimize_opex(firm, {.capability = capability});
    if (!result.solved()) return {};
    return {result.opex, result.marginal_cost};
}

inline void check_curve(const IsoelasticOpex& o, const std::string& where) {
    core::checked(o, where);
}

inline void check_curve(const firm::Firm& firm, const std::string& where) {
    for (std::size_t i = 0; i < firm.size(); ++i)
        if (cost::as_if(firm.costs()[i]))
            throw core::InvalidParameter(
                where + ".costs." + firm.inputs()[i], "price_taker",
                "must be bought as a monopsonist or at a given price",
                "what a price taker minimizes is not what he pays, and the contest is about money");
}

inline bool concave_curve(const IsoelasticOpex& o, double decisiveness) {
    return o.fixed_usd_per_year == 0.0 && decisiveness * o.returns <= 1.0;
}

inline bool concave_curve(const firm::Firm& firm, double decisiveness) {
    if (!firm.tree() || !firm.convex_costs() || firm.fixed_cost() > 0.0) return false;
    for (const double floor : firm.floors())
        if (floor > 0.0) return false;
    return decisiveness * firm.tree()->returns <= 1.0;
}

}  // namespace contest_detail

/// Opex of capability Y > 0.
inline OpexAt opex_at(const OpexCurve& curve, double capability) {
    return std::visit([=](const auto& c) { return contest_detail::opex_at(c, capability); }, curve);
}

/// Throws InvalidParameter for a formula outside its domain and for a firm that takes prices on a
/// rising supply curve: there the marginal cost of P1 is not the slope of what is paid.
inline void check_curve(const OpexCurve& curve, const std::string& where) {
    std::visit([&](const auto& c) { contest_detail::check_curve(c, where); }, curve);
}

/// Whether Opex is certainly convex in Y^r: convex costs, returns υ with rυ ≤ 1, and nothing to pay
/// for taking part (no fixed cost, no floor).
inline bool concave_contest_payoff(const OpexCurve& curve, double decisiveness) {
    return std::visit([=](const auto& c) { return contest_detail::concave_curve(c, decisiveness); },
                      curve);
}

}  // namespace isocost::market
