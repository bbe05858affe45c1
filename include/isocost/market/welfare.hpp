#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "isocost/market/market_result.hpp"

namespace isocost::market {

/// What a change of a market means for those in it, USD per year; > 0 is more.
///
/// `researchers_gain` of a pool is ∫ S dw along its supply curve, the change of its people's
/// surplus (Marshall 1890): S0 w0/(1+ε) [(w1/w0)^{1+ε} − (w/w0)^{1+ε}] from w to w1. With migration
/// the people are those who come from the pool, wherever they work, and the wage is the inclusive
/// value I_o (Small and Rosen 1981), in the money of the pool. Of the change of pay, a part answers
/// more work and is no gain.
struct Welfare {
    core::NamedValues researchers_gain_usd_per_year;  ///< by pool that they come from
    /// What they had before, S(I) I over the same people and in the same money: a gain is a share
    /// of this, not of the wages paid in the pool.
    core::NamedValues researchers_pay_usd_per_year;
    core::NamedValues pay_change_usd_per_year;     ///< by pool: wages received there
    core::NamedValues bill_change_usd_per_year;    ///< by employer: wages paid
    core::NamedValues opex_change_usd_per_year;    ///< by employer
    core::NamedValues capability_change;           ///< by employer, index
    core::NamedValues profit_change_usd_per_year;  ///< by employer; NaN but in P3
    /// |Σ pay change − Σ bill change| over all pay after: what one side gets the other side pays.
    double transfer_residual = core::nan;
};

namespace detail {

/// ∫ S0 (w/w0)^ε dw from `from` to `to`.
inline double supply_area(const Pool& pool, double reference, double from, double to) {
    const double power = 1.0 + pool.supply_elasticity;
    return pool.supply_fte * reference / power *
           (std::pow(to / reference, power) - std::pow(from / reference, power));
}

inline Eigen::VectorXd log_wages_of(const MarketResult& result) {
    Eigen::VectorXd log_wages(static_cast<Eigen::Index>(result.wages_usd_per_year.size()));
    for (Eigen::Index p = 0; p < log_wages.size(); ++p)
        log_wages[p] = std::log(result.wages_usd_per_year[static_cast<std::size_t>(p)]);
    return log_wages;
}

/// What work is worth to people of each pool, in its money: the wage there, with migration the
/// inclusive value of all the places.
inline std::vector<double> worth_of_work(const Market& market, const Eigen::VectorXd& log_wages) {
    const auto& migration = market.migration();
    const Eigen::VectorXd log_worth =
        migration ? allocate(market.pools(), *migration, log_wages).log_value : log_wages;
    std::vector<double> worth;
    for (std::size_t p = 0; p < market.pools().size(); ++p)
        worth.push_back(std::exp(log_worth[static_cast<Eigen::Index>(p)]) *
                        (migration ? market.pools()[p].purchasing_power : 1.0));
    return worth;
}

/// The gain of those who come from each pool, and what they had before.
struct Surplus {
    std::vector<double> gain = {};
    std::vector<double> before = {};
};

inline Surplus surplus_of_researchers(const MarketResult& before, const MarketResult& after) {
    const Market& market = *after.market;
    const auto reference = worth_of_work(market, reference_log_wages(market.pools()));
    const auto from = worth_of_work(market, log_wages_of(before));
    const auto to = worth_of_work(market, log_wages_of(after));
    Surplus surplus;
    for (std::size_t p = 0; p < from.size(); ++p) {
        const Pool& pool = market.pools()[p];
        surplus.gain.push_back(supply_area(pool, reference[p], from[p], to[p]));
        surplus.before.push_back(pool.supply_fte * from[p] *
                                 std::pow(from[p] / reference[p], pool.supply_elasticity));
    }
    return surplus;
}

inline double wage_bill(const MarketResult& result, std::size_t employer) {
    double bill = 0.0;
    for (const auto& [input, pool] : result.market->hires(employer))
        bill += result.employers[employer].costs[input];
    return bill;
}

inline void require_comparable(const MarketResult& before, const MarketResult& after) {
    for (const auto* each : {&before, &after})
        if (!each->solved() || each->uniqueness == Uniqueness::indeterminate)
            throw core::NotOptimal(each->explain());
    if (*before.market->pool_names() != *after.market->pool_names() ||
        *before.market->employer_names() != *after.market->employer_names())
        throw core::InvalidParameter("welfare.after", "another market",
                                     "must have the same pools and employers");
}

}  // namespace detail

/// From one equilibrium to another with the same pools and employers; supply and migration are
/// those of `after`. Throws NotOptimal when one of them is not solved or its wages are
/// indeterminate, so that a difference would be one of reference wages; InvalidParameter when they
/// do not compare.
[[nodiscard]] inline Welfare welfare(const MarketResult& before, const MarketResult& after) {
    detail::require_comparable(before, after);
    const auto& pools = after.market->pool_names();
    const auto& labs = after.market->employer_names();
    std::vector<double> pay, bill, opex, capability, profit;
    double received = 0.0;
    double moved = 0.0;
    for (std::size_t p = 0; p < pools->size(); ++p) {
        const double now = after.wages_usd_per_year[p] * after.supply_fte[p];
        pay.push_back(now - before.wages_usd_per_year[p] * before.supply_fte[p]);
        received += now;
        moved += pay.back();
    }
    for (std::size_t j = 0; j < labs->size(); ++j) {
        bill.push_back(detail::wage_bill(after, j) - detail::wage_bill(before, j));
        opex.push_back(after.employers[j].opex - before.employers[j].opex);
        capability.push_back(after.employers[j].capability - before.employers[j].capability);
        profit.push_back(after.employers[j].profit - before.employers[j].profit);
        moved -= bill.back();
    }
    auto surplus = detail::surplus_of_researchers(before, after);
    return {.researchers_gain_usd_per_year = {pools, std::move(surplus.gain)},
            .researchers_pay_usd_per_year = {pools, std::move(surplus.before)},
            .pay_change_usd_per_year = {pools, std::move(pay)},
            .bill_change_usd_per_year = {labs, std::move(bill)},
            .opex_change_usd_per_year = {labs, std::move(opex)},
            .capability_change = {labs, std::move(capability)},
            .profit_change_usd_per_year = {labs, std::move(profit)},
            .transfer_residual = std::abs(moved) / received};
}

}  // namespace isocost::market
