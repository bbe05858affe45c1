#include "isocost/market/solver/poaching_game.hpp"

#include <doctest/doctest.h>

namespace poaching_game_test {

using namespace isocost;
using namespace market::detail;

TEST_CASE("the pay that is valued at a sum, cash up to its cap and equity beyond") {
    const market::PoachingFirm f{.equity_share = 0.25,
                                 .equity_discount = 0.4,
                                 .equity_cost = 0.8,
                                 .cash_cap_usd_per_year = 6e5};
    CHECK(cash_of(f, 4e5) == 3e5);
    CHECK(cost_of(f, 4e5) == 3e5 + 0.8 * 1e5);
    CHECK(cash_of(f, 1e6) == 6e5);
    CHECK(cost_of(f, 1e6) == doctest::Approx(6e5 + 0.8 * 4e5).epsilon(1e-15));
    for (const double pay : {4e5, 1e6}) {
        const double cash = cash_of(f, pay);
        CHECK(pay_valued(f, cash + 0.6 * (pay - cash)) == doctest::Approx(pay).epsilon(1e-14));
    }
}

TEST_CASE("profits of the game are those of the books") {
    const market::PoachingFirm f{.name = "a",
                                 .staff_value_usd_per_year = 3e6,
                                 .staff_exponent = 0.8,
                                 .compute_flop_per_year = 1e24,
                                 .replacement_usd = 1e5};
    auto g = f;
    g.name = "b", g.compute_flop_per_year = 1e25;
    const market::PoachingMarket m{.tastes = {4.0, 0.8, 1.0},
                                   .firms = {f, g},
                                   .persons = 100.0,
                                   .switching_utils = {{0, 1}, {2, 0}},
                                   .least_pay_usd_per_year = 1e4,
                                   .most_pay_usd_per_year = 1e7};
    const auto profits = profits_at(m, {3e5, 4e5});
    const auto booked = outcome(m, {3e5, 4e5});
    for (std::size_t j = 0; j < 2; ++j)
        CHECK(booked.firms[j].profit_usd_per_year == doctest::Approx(profits[j]).epsilon(1e-12));
}

}  // namespace poaching_game_test
