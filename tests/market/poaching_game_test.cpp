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

}  // namespace poaching_game_test
