#include "isocost/market/flat_market_certify.hpp"

#include <doctest/doctest.h>

#include "isocost/market/flat_clear.hpp"
#include "market/flat_lab.hpp"

namespace flat_market_certify_test {

using namespace isocost;
using namespace isocost::test;
using market::certify;

TEST_CASE("the certificate of an equilibrium rejects what is none") {
    laws::Draw draw(21);
    const auto market = random_market(draw, 5);
    const auto result = market::clear(market);
    REQUIRE(result.status == Status::optimal);
    const std::span<const firm::FlatResult<3>> firms(result.firms);
    const auto good = certify(market, result.wage_usd_per_year, firms);
    CHECK(good.holds(1e-9));
    CHECK(good.excess_demand == result.certificate.excess_demand);

    for (const double factor : {1.0 - 1e-6, 1.0 + 1e-6}) {
        // Another wage: supply differs, and no firm's bundle is its best.
        const auto wage = certify(market, factor * result.wage_usd_per_year, firms);
        CHECK(!wage.holds(1e-9));
        CHECK(wage.firms_short == 5.0);
        // One firm hires otherwise.
        auto other = result.firms;
        other[2].inputs[test::talent] *= factor;
        const auto hires =
            certify(market, result.wage_usd_per_year, std::span<const firm::FlatResult<3>>(other));
        CHECK(hires.firms_short == 1.0);
        CHECK((hires.excess_demand > 0.0) == (factor > 1.0));
        // More people than the market was made for.
        auto crowded = market;
        crowded.pool.supply_fte *= factor;
        CHECK(!certify(crowded, result.wage_usd_per_year, firms).holds(1e-9));
    }
    // One bundle too few, or one too many.
    CHECK(!certify(market, result.wage_usd_per_year, firms.first(4)).holds(1.0));
    auto longer = result.firms;
    longer.push_back(longer[0]);
    CHECK(!certify(market, result.wage_usd_per_year, std::span<const firm::FlatResult<3>>(longer))
               .holds(1.0));
    auto broken = result.firms;
    broken[0].inputs[data] = core::nan;
    CHECK(!certify(market, result.wage_usd_per_year, std::span<const firm::FlatResult<3>>(broken))
               .holds(1e-9));
}

}  // namespace flat_market_certify_test
