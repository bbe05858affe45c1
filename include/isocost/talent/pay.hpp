#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "isocost/core/field.hpp"
#include "isocost/core/status.hpp"

/// Pay in cash and in equity that its holder counts at 1 − d (isocost/finance says what d is), in
/// one place or another. What a mover compares is pay as valued over the price level of the place.
namespace isocost::talent {

struct PayPackage {
    double cash_usd_per_year = core::nan;
    double equity_usd_per_year = core::nan;  ///< at the price of a free sale
    double equity_discount = core::nan;      ///< d of its holder
    double price_level_ratio = 1.0;  ///< of the place: PPP factor over exchange rate, US = 1
    double equity_cost_ratio = 1.0;  ///< χ: what a USD of equity costs the firm
};

namespace detail {

inline constexpr core::Bounds discount_bounds{-core::infinity, 1.0, true, false,
                                              "must be at most 1"};

}  // namespace detail

inline auto fields(const PayPackage&) {
    using P = PayPackage;
    return std::array{
        core::Field{"cash_usd_per_year", &P::cash_usd_per_year, core::nonnegative, "USD per year",
                    "cash at the market exchange rate"},
        core::Field{"equity_usd_per_year", &P::equity_usd_per_year, core::nonnegative,
                    "USD per year", "equity at the price of a free sale"},
        core::Field{"equity_discount", &P::equity_discount, detail::discount_bounds, "",
                    "what its holder takes off the equity; negative if worth more than its price"},
        core::Field{"price_level_ratio", &P::price_level_ratio, core::positive, "",
                    "price level of the place over that of the United States"},
        core::Field{"equity_cost_ratio", &P::equity_cost_ratio, core::nonnegative, "",
                    "cost to the firm per USD of equity"}};
}

struct PayValue {
    double valued_usd_per_year = core::nan;  ///< cash + (1 − d) equity
    double parity_usd_per_year = core::nan;  ///< that over the price level: what a mover compares
    double cost_usd_per_year = core::nan;    ///< cash + χ equity
    double wedge_usd_per_year = core::nan;   ///< cost − valued: paid and not received
    double log_parity_pay = core::nan;       ///< u of the migration model; −∞ for no pay
};

/// Throws InvalidParameter.
inline PayValue value_pay(const PayPackage& package) {
    const auto& p = core::checked(package, "PayPackage");
    PayValue v;
    v.valued_usd_per_year = p.cash_usd_per_year + (1.0 - p.equity_discount) * p.equity_usd_per_year;
    v.parity_usd_per_year = v.valued_usd_per_year / p.price_level_ratio;
    v.cost_usd_per_year = p.cash_usd_per_year + p.equity_cost_ratio * p.equity_usd_per_year;
    v.wedge_usd_per_year = v.cost_usd_per_year - v.valued_usd_per_year;
    v.log_parity_pay = std::log(v.parity_usd_per_year);
    return v;
}

/// A rival's offer as its addressee values it, at parity prices, and what the firm has against it.
struct EquityMatch {
    double rival_parity_usd_per_year = core::nan;
    double cash_usd_per_year = core::nan;
    double equity_limit_usd_per_year = core::nan;  ///< that it can grant; infinite if it knows none
    double equity_discount = core::nan;
    double price_level_ratio = 1.0;
    double equity_cost_ratio = 1.0;
};

inline auto fields(const EquityMatch&) {
    using M = EquityMatch;
    return std::array{
        core::Field{"rival_parity_usd_per_year", &M::rival_parity_usd_per_year, core::nonnegative,
                    "USD per year", "the other offer as valued, at parity prices"},
        core::Field{"cash_usd_per_year", &M::cash_usd_per_year, core::nonnegative, "USD per year",
                    "cash that the firm pays"},
        core::Field{"equity_limit_usd_per_year", &M::equity_limit_usd_per_year,
                    core::nonnegative_or_infinite, "USD per year", "most equity that it can grant"},
        core::Field{"equity_discount", &M::equity_discount, detail::discount_bounds, "",
                    "what its holder takes off the equity"},
        core::Field{"price_level_ratio", &M::price_level_ratio, core::positive, "",
                    "price level of the place over that of the United States"},
        core::Field{"equity_cost_ratio", &M::equity_cost_ratio, core::nonnegative, "",
                    "cost to the firm per USD of equity"}};
}

/// The least equity that makes both offers equally good. Infeasible: `reason` says why, and
/// `least_cash_usd_per_year` with all the equity that there is would do.
struct MatchedPay {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    double equity_usd_per_year = core::nan;
    double cost_usd_per_year = core::nan;
    double cash_only_cost_usd_per_year = core::nan;  ///< of matching without equity
    double premium_over_cash_usd_per_year =
        core::nan;                ///< cost of using equity; negative if cheaper
    double residual = core::nan;  ///< certificate: |valued anew/rival − 1|
    double least_cash_usd_per_year = core::nan;
};

namespace detail {

inline MatchedPay no_match(const EquityMatch& m, double needed, double cash_only) {
    const double grants = m.equity_discount == 1.0 ? 0.0 : m.equity_limit_usd_per_year;
    MatchedPay a;
    a.cash_only_cost_usd_per_year = cash_only;
    a.least_cash_usd_per_year = cash_only - (1.0 - m.equity_discount) * grants;
    a.reason = m.equity_discount == 1.0
                   ? "equity is worth nothing to its holder"
                   : "it takes " + core::text(needed, 6) + " USD per year of equity and there is " +
                         core::text(m.equity_limit_usd_per_year, 6);
    a.reason += "; cash of " + core::text(a.least_cash_usd_per_year, 6) + " USD per year would do";
    return a;
}

}  // namespace detail

/// E = max(0, (rival · price level − cash)/(1 − d)). With d > 1 − χ equity costs more than the cash
/// that it replaces. An offer matched to 1e-12 of its value is matched: at the very limit of equity
/// or cash rounding does not decide. Throws InvalidParameter.
inline MatchedPay match_offer(const EquityMatch& match) {
    constexpr double tolerance = 1e-12;
    const auto& m = core::checked(match, "EquityMatch");
    const double target = m.rival_parity_usd_per_year * m.price_level_ratio;
    const double short_of = target - m.cash_usd_per_year;
    const double missing = short_of > tolerance * target ? short_of : 0.0;
    const double needed = missing > 0.0 ? missing / (1.0 - m.equity_discount) : 0.0;
    const double cash_only = m.cash_usd_per_year + missing;
    if (needed == core::infinity) return detail::no_match(m, needed, cash_only);
    const double equity = std::min(needed, m.equity_limit_usd_per_year);
    const auto paid = value_pay(
        {m.cash_usd_per_year, equity, m.equity_discount, m.price_level_ratio, m.equity_cost_ratio});
    if (paid.valued_usd_per_year < (1.0 - tolerance) * target)
        return detail::no_match(m, needed, cash_only);
    MatchedPay a;
    a.equity_usd_per_year = equity;
    a.cost_usd_per_year = paid.cost_usd_per_year;
    a.cash_only_cost_usd_per_year = cash_only;
    a.premium_over_cash_usd_per_year = paid.cost_usd_per_year - cash_only;
    a.residual = short_of > 0.0
                     ? std::abs(paid.parity_usd_per_year / m.rival_parity_usd_per_year - 1.0)
                     : 0.0;
    a.status = a.residual <= tolerance ? core::Status::optimal : core::Status::stalled;
    return a;
}

}  // namespace isocost::talent
