#include "isocost/market/squad.hpp"

#include <doctest/doctest.h>

namespace squad_test {

using namespace isocost;

TEST_CASE("a team at ζ = 2: all of four go at once, none alone below seven times the worth") {
    const market::Squad squad{
        .members = 4, .exponent = 2, .home_value_usd = 1e6, .poacher_value_usd = 2e6};
    const auto sale = market::squad_sale(squad);
    CHECK(sale.team_moves);
    CHECK(sale.team_price_usd == 16e6);
    CHECK(sale.team_rent_usd == 16e6);
    CHECK(sale.one_by_one_members == 0.0);
    CHECK(sale.least_ratio_one_by_one == 7.0);
    auto dear = squad;
    dear.poacher_value_usd = 7.001e6;
    const auto pulled = market::squad_sale(dear);
    CHECK(pulled.one_by_one_members == 4.0);  // after the first the others follow
    CHECK(pulled.one_by_one_price_usd == doctest::Approx(16e6).epsilon(1e-15));
    CHECK(pulled.one_by_one_rent_usd == doctest::Approx(pulled.team_rent_usd).epsilon(1e-12));
}

TEST_CASE("additive worth: one by one is the same as at once") {
    const auto sale = market::squad_sale(
        {.members = 5, .exponent = 1, .home_value_usd = 1e6, .poacher_value_usd = 1.5e6});
    CHECK(sale.one_by_one_members == 5.0);
    CHECK(sale.one_by_one_price_usd == sale.team_price_usd);
    CHECK(sale.one_by_one_rent_usd == sale.team_rent_usd);
    CHECK(sale.least_ratio_one_by_one == 1.0);
}

TEST_CASE("departures that are alike: 0.066 against 0.026, 2.6 times, at mean 0.16") {
    CHECK(market::all_leave_probability(0.16, 0.0, 2) == doctest::Approx(0.0256).epsilon(1e-14));
    CHECK(market::all_leave_probability(0.16, 0.3, 2) ==
          doctest::Approx(0.16 * 0.16 + 0.3 * 0.16 * 0.84).epsilon(1e-14));
    CHECK(market::all_leave_probability(0.16, 1.0, 3) == 0.16);
    CHECK(market::all_leave_probability(0.16, 0.3, 3) <
          market::all_leave_probability(0.16, 0.3, 2));
}

TEST_CASE("a team that makes no sense is refused") {
    CHECK_THROWS_WITH(market::squad_sale({2.5, 1.0, 1.0, 1.0}),
                      "Squad.members = 2.5: must be a whole number up to 1e6");
    CHECK_THROWS_AS(market::squad_sale({}), core::InvalidParameter);
    CHECK_THROWS_AS(market::all_leave_probability(0.1, 0.1, 1.5), core::InvalidParameter);
    CHECK(market::team_value_usd(2.0, 1.5, 4.0) == 16.0);
}

}  // namespace squad_test
