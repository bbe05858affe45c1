// A small lab and an incumbent with ten times the compute compete for the same researchers. All
// figures are assumed.
#include <cmath>
#include <cstdio>
#include <isocost/market/poaching.hpp>
#include <isocost/market/retention.hpp>

namespace market = isocost::market;

int main() {
    market::PoachingMarket labs{
        .tastes = {.pay_weight = 4.0, .compute_weight = 0.8, .offer_rate_per_year = 1.0},
        .firms = {{.name = "small",
                   .staff_value_usd_per_year = 4e6,
                   .staff_exponent = 0.8,
                   .compute_flop_per_year = 1e24,
                   .equity_share = 0.5,
                   .equity_discount = 0.5,
                   .replacement_usd = 3e5},
                  {.name = "big",
                   .staff_value_usd_per_year = 8e6,
                   .staff_exponent = 0.8,
                   .compute_flop_per_year = 1e25,
                   .replacement_usd = 3e5}},
        .persons = 1000.0,
        .outside =
            market::Place{.name = "industry", .cash_usd_per_year = 3e5, .mission_utils = 42.5},
        .least_pay_usd_per_year = 1e4,
        .most_pay_usd_per_year = 1e7};
    const auto rivals = market::poaching_equilibrium(labs);
    for (const auto& f : rivals.firms)
        std::printf("%-6s pays %.0f to %.0f heads, %.0f leave a year\n", f.name.c_str(),
                    f.pay_usd_per_year, f.persons, f.leavers_per_year);
    bool ok = rivals.status == isocost::core::Status::optimal && rivals.largest_regret <= 1e-9;
    ok = ok && market::largest(rivals.books) <= 1e-9;

    // Without poaching the firms earn more; without mobility nobody moves at all.
    const auto together = market::cooperative_optimum(labs);
    const auto still =
        market::without_mobility(labs, {rivals.firms[0].persons, rivals.firms[1].persons});
    std::printf("pay of big: rivals %.0f, no poaching %.0f, no mobility %.0f\n",
                rivals.firms[1].pay_usd_per_year, together.firms[1].pay_usd_per_year,
                still.firms[1].pay_usd_per_year);
    ok = ok && together.profit_usd_per_year > rivals.profit_usd_per_year;
    ok = ok && still.paid_usd_per_year == 0.0;

    // One researcher of the small lab: up to which offer does she stay?
    const auto limit = market::retention_limit({.pay_usd_per_year = 1e6,
                                                .equity_share = 0.5,
                                                .equity_discount = 0.5,
                                                .compute_ratio = 10.0,
                                                .pay_weight = 4.0,
                                                .compute_weight = 0.8,
                                                .mission_utils = 0.0,
                                                .switching_utils = 1.0});
    std::printf("stays up to %.2f times her pay\n", limit.multiple_of_pay);
    ok = ok &&
         std::abs(limit.multiple_of_pay - 0.75 * std::pow(10.0, -0.2) * std::exp(0.25)) < 1e-12;
    return ok ? 0 : 1;
}
