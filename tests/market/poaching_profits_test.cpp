#include "isocost/market/solver/poaching_profits.hpp"

#include <doctest/doctest.h>

#include "isocost/market/poaching.hpp"

namespace poaching_profits_test {

using namespace isocost;
using namespace market::detail;
using market::PoachingMarket;

namespace {

PoachingMarket two_labs() {
    PoachingMarket m{
        .tastes = {4.0, 0.8, 1.0},
        .firms = {{.name = "a",
                   .staff_value_usd_per_year = 3e6,
                   .staff_exponent = 0.8,
                   .compute_flop_per_year = 1e24,
                   .equity_share = 0.3,
                   .equity_discount = 0.4,
                   .equity_cost = 0.9,
                   .cash_cap_usd_per_year = 5e5,
                   .replacement_usd = 1e5}},
        .persons = 100.0,
        .outside = market::Place{.name = "o", .cash_usd_per_year = 3e5, .mission_utils = 42.0},
        .switching_utils = {{0, 1, 0.5}, {2, 0, 0.5}, {1, 1, 0}},
        .least_pay_usd_per_year = 1e4,
        .most_pay_usd_per_year = 1e7};
    m.firms.push_back(m.firms[0]);
    m.firms[1].name = "b";
    m.firms[1].compute_flop_per_year = 1e25;
    m.firms[1].cash_cap_usd_per_year = core::infinity;
    return m;
}

}  // namespace

TEST_CASE("profits of the game are those of the books") {
    const auto profits = profits_at(two_labs(), {3e5, 4e5});
    const auto booked = market::poaching_outcome(two_labs(), {3e5, 4e5});
    for (std::size_t j = 0; j < 2; ++j)
        CHECK(booked.firms[j].profit_usd_per_year == doctest::Approx(profits[j]).epsilon(1e-12));
}

TEST_CASE("slopes of profits are those of differences, below and above the cap of cash") {
    const auto m = two_labs();
    for (const double pay : {4e5, 9e5})
        for (std::size_t j = 0; j < 2; ++j) {
            const auto slopes = profit_slopes_at(m, {pay, 5e5}, j);
            for (std::size_t i = 0; i < 2; ++i) {
                const auto profit = [&](double x) {
                    return profits_at(m, j == 0 ? std::vector{x, 5e5} : std::vector{pay, x})[i];
                };
                const double by_difference = difference(profit, j == 0 ? pay : 5e5, 1e4, 1e7);
                // five points: 1e-12 of profits of 1e8 over a step of 500 USD, h⁴ besides
                CHECK(slopes[i] == doctest::Approx(by_difference).epsilon(1e-8));
            }
        }
}

TEST_CASE("an equilibrium next to the cap of cash, where the slope jumps, is exact") {
    auto m = two_labs();
    m.firms[0].cash_cap_usd_per_year = core::infinity;
    const auto free = market::poaching_equilibrium(m);
    REQUIRE(free.status == core::Status::optimal);
    m.firms[0].cash_cap_usd_per_year = 1.0005 * free.firms[0].cash_usd_per_year;
    const auto next = market::poaching_equilibrium(m);
    REQUIRE(next.status == core::Status::optimal);
    // the cap does not bind: the same pay, found twice to 1e-9
    CHECK(next.firms[0].pay_usd_per_year ==
          doctest::Approx(free.firms[0].pay_usd_per_year).epsilon(1e-8));
}

}  // namespace poaching_profits_test
