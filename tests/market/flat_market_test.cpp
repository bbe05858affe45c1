#include "isocost/market/flat_market.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"
#include "market/flat_lab.hpp"

namespace flat_market_test {

using namespace isocost;
using namespace isocost::test;

TEST_CASE("supply answers to the wage by its elasticity") {
    const market::FlatPool pool{
        .supply_fte = 100.0, .reference_wage_usd_per_year = 2e5, .supply_elasticity = 1.5};
    CHECK(std::exp(market::log_supply(pool, std::log(2e5))) == doctest::Approx(100.0));
    CHECK(std::exp(market::log_supply(pool, std::log(8e5))) == doctest::Approx(800.0));
}

TEST_CASE("every number of a flat market has its domain") {
    laws::Draw draw(1);
    const auto good = random_market(draw, 2);
    CHECK_NOTHROW(market::checked(good));
    const auto refused = [&](auto&& change) {
        auto bad = good;
        change(bad);
        return refusal([&] { market::checked(bad); });
    };
    CHECK(refused([](auto& m) { m.pool.supply_fte = core::nan; }) ==
          "FlatMarket.pool.supply_fte = nan: must be positive and finite (S0, talent that is there "
          "at the reference wage)");
    CHECK(refused([](auto& m) {
              m.pool.supply_elasticity = -0.1;
          }).find("FlatMarket.pool.supply_elasticity = -0.1: must be 0 or more") == 0);
    CHECK(refused([](auto& m) { m.targets.pop_back(); }) ==
          "FlatMarket.targets = 1: must be as many as firms");
    CHECK(refused([](auto& m) { m.talent = 3; }) ==
          "FlatMarket.talent = 3: must be an input's position");
    CHECK(refused([](auto& m) {
              m.firms.clear();
              m.targets.clear();
          }).find("FlatMarket.firms = 0") == 0);
    CHECK(refused([](auto& m) { m.firms[1].inputs[data].price = 0.0; }) ==
          "FlatMarket.firms[1].price = 0: must be positive and finite");
    CHECK(refused([](auto& m) {
              m.firms[1].inputs[data].share *= 2.0;
          }).find("FlatMarket.firms[1].shares = ") == 0);
    CHECK(refused([](auto& m) { m.firms[0].inputs[test::talent].inverse_elasticity = 0.5; }) ==
          "FlatMarket.firms[0].talent.inverse_elasticity = 0.5: must be 0 (a firm takes the wage "
          "as given)");
    CHECK(refused([](auto& m) {
              m.firms[0].inputs[data].cap = 1.0;
              m.firms[0].inputs[data].floor = 2.0;
          }) == "FlatMarket.firms[0].floor = 2: must be 0 or more, finite and at most the cap");
    CHECK(refused([](auto& m) {
              m.targets[1].capability = -1.0;
          }).find("FlatMarket.targets[1].capability = -1") == 0);
}

}  // namespace flat_market_test
