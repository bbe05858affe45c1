#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/finance/equity_grant.hpp"

namespace isocost::finance {

/// Who holds the equity and cannot trade it: constant relative risk aversion over the sum of safe
/// wealth and the grant.
struct Holder {
    double outside_wealth_usd = core::nan;  ///< safe, today's value
    double risk_aversion = core::nan;       ///< 0 neutral, 1 logarithmic; 2 to 3 in Hall & Murphy
    double excess_return_per_year = 0.0;    ///< of the equity over the safe rate, while it survives
};

inline auto fields(const Holder&) {
    using H = Holder;
    return std::array{
        core::Field{"outside_wealth_usd", &H::outside_wealth_usd, core::nonnegative, "USD",
                    "safe wealth besides the grant"},
        core::Field{"risk_aversion",
                    &H::risk_aversion,
                    {0.0, 100.0, false, false, "must be from 0 to 100"},
                    "",
                    "relative risk aversion"},
        core::Field{"excess_return_per_year", &H::excess_return_per_year, finite_rate, "per year",
                    "expected return of the equity over the safe rate while the firm survives"}};
}

/// What the holder would take in cash today instead. `discount` is negative when the expected
/// excess return outweighs the risk.
struct EmployeeValue {
    double certainty_equivalent_usd = core::nan;
    double discount = core::nan;      ///< 1 − certainty equivalent/value
    double expected_usd = core::nan;  ///< to someone without risk aversion
};

namespace detail {

/// What can happen to log wealth: states of log probability `log_weight` and log growth y ≥ 0.
struct States {
    std::vector<double> log_weight = {};
    std::vector<double> y = {};
};

/// w(e^{εy} − 1) with neither the weight nor the growth out of the range on its own.
inline double weighted_change(double log_weight, double growth) {
    if (growth < 1.0) return std::exp(log_weight) * std::expm1(growth);
    return std::exp(log_weight + growth) - std::exp(log_weight);
}

/// (ln E e^{εy})/ε over the states, E y at ε = 0: the log of the certain wealth that utility of
/// relative risk aversion 1 − ε finds as good. Near ε = 0 by expm1, and far from it by the largest
/// term, so that nothing cancels or leaves the range.
inline double certain_log(const States& states, double epsilon) {
    const auto& [log_weight, y] = states;
    double change = 0.0;
    double mean = 0.0;
    double top = -core::infinity;
    for (std::size_t i = 0; i < y.size(); ++i) {
        change += weighted_change(log_weight[i], epsilon * y[i]);
        mean += std::exp(log_weight[i]) * y[i];
        top = std::max(top, log_weight[i] + epsilon * y[i]);
    }
    if (epsilon == 0.0) return mean;
    if (std::abs(change) < 0.5) return std::log1p(change) / epsilon;
    double sum = 0.0;
    for (std::size_t i = 0; i < y.size(); ++i)
        sum += std::exp(log_weight[i] + epsilon * y[i] - top);
    return (top + std::log(sum)) / epsilon;
}

/// ln(1 + e^x) for any x.
inline double softplus(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

/// Where the integrand weighs: nine deviations about 0, about v (whoever does not mind risk looks
/// at the best states) and about the state that weighs most where wealth is nearly all in the
/// grant, −(γ − 1)v, no lower than where the grant is worth as much as the rest: −log_share/v.
struct Range {
    double lower = core::nan;
    double upper = core::nan;
};

inline Range normal_range(double v, double risk_aversion, double log_share) {
    constexpr double tail = 9.0;
    const double least = std::min((risk_aversion - 1.0) * v, log_share / v);
    return {-tail - std::max(0.0, least), tail + v};
}

/// Adds ln(1 + e^{log_share + vz}) by the trapezoid rule for a standard normal z. The integrand is
/// analytic up to π/v from the real line, where wealth would be 0; the error falls as
/// e^{−2π(π/v)/step}, at this step below e^{−49}, and with the tails cut off below 1e-18. The
/// domains of volatility and years bound v, and so the points.
inline void add_lognormal(States& states, double log_survival, double v, double risk_aversion,
                          double log_share) {
    const double step = std::min(0.25, 0.4 / v);
    const auto range = normal_range(v, risk_aversion, log_share);
    const auto count = static_cast<int>(std::ceil((range.upper - range.lower) / step));
    const double scale = log_survival + std::log(step) - 0.5 * std::log(2.0 * std::numbers::pi);
    for (int i = 0; i <= count; ++i) {
        const double z = range.lower + step * i;
        states.log_weight.push_back(scale - 0.5 * z * z);
        states.y.push_back(softplus(log_share + v * z));
    }
}

/// ln(1 + share · X/X₀) in the states where the firm survives, and one of weight 1 − p where not.
inline double certain_growth(const EquityGrant& grant, const Holder& holder) {
    const double v = grant.volatility * std::sqrt(grant.years_to_sale);
    const double log_survival = -grant.failure_hazard_per_year * grant.years_to_sale;
    const double log_share =
        std::log(grant.value_usd) - std::log(holder.outside_wealth_usd) - 0.5 * v * v +
        (holder.excess_return_per_year - grant.dividend_yield_per_year) * grant.years_to_sale;
    States states{.log_weight = {std::log(-std::expm1(log_survival))}, .y = {0.0}};
    if (v == 0.0) {
        states.log_weight.push_back(log_survival);
        states.y.push_back(softplus(log_share));
    } else {
        add_lognormal(states, log_survival, v, holder.risk_aversion, log_share);
    }
    return certain_log(states, 1.0 - holder.risk_aversion);
}

/// Without wealth besides, in closed form: X₀ e^{μT − γv²/2} p^{1/(1−γ)}, and 0 when the firm may
/// fail and γ ≥ 1.
inline double certain_without_wealth(const EquityGrant& grant, const Holder& holder,
                                     double survival) {
    const double gamma = holder.risk_aversion;
    if (survival < 1.0 && gamma >= 1.0) return 0.0;
    const double variance = grant.volatility * grant.volatility * grant.years_to_sale;
    const double drift =
        (holder.excess_return_per_year - grant.dividend_yield_per_year) * grant.years_to_sale;
    const double failing = survival < 1.0 ? std::log(survival) / (1.0 - gamma) : 0.0;
    return grant.value_usd * std::exp(drift - 0.5 * gamma * variance + failing);
}

}  // namespace detail

/// Certainty equivalent of a grant (Hall & Murphy 2002, Journal of Accounting and Economics 33):
///   u(W + CE) = E u(W + X_T),   u(c) = c^{1−γ}/(1 − γ), ln c at γ = 1,
/// in today's values at the safe rate: X_T = X₀ exp((μ − q − σ²/2)T + σ√T z) with probability
/// e^{−hT} and 0 otherwise, μ the excess return. Theirs lets wealth and the grant grow at returns
/// of a pricing model; here the excess return is given, 0 unless said. Throws InvalidParameter.
inline EmployeeValue employee_value(const EquityGrant& grant, const Holder& holder) {
    core::checked(grant, "EquityGrant");
    core::checked(holder, "Holder");
    const double years = grant.years_to_sale;
    const double survival = std::exp(-grant.failure_hazard_per_year * years);
    const double wealth = holder.outside_wealth_usd;
    EmployeeValue e;
    e.expected_usd =
        grant.value_usd * survival *
        std::exp((holder.excess_return_per_year - grant.dividend_yield_per_year) * years);
    e.certainty_equivalent_usd = wealth > 0.0
                                     ? wealth * std::expm1(detail::certain_growth(grant, holder))
                                     : detail::certain_without_wealth(grant, holder, survival);
    e.discount = 1.0 - e.certainty_equivalent_usd / grant.value_usd;
    return e;
}

/// The same as the worth of a grant: `discount` of it all, `marketability_discount` of holding it
/// were failure impossible. Throws InvalidParameter.
inline GrantValue value_grant(const EquityGrant& grant, const Holder& holder) {
    const auto with_failure = employee_value(grant, holder);
    auto safe = grant;
    safe.failure_hazard_per_year = 0.0;
    GrantValue v;
    v.worth_usd = with_failure.certainty_equivalent_usd;
    v.discount = with_failure.discount;
    v.marketability_discount = employee_value(safe, holder).discount;
    v.survival_probability = std::exp(-grant.failure_hazard_per_year * grant.years_to_sale);
    return v;
}

}  // namespace isocost::finance
