#include "isocost/market/flat_spillovers_certify.hpp"

#include <doctest/doctest.h>

#include "isocost/market/flat_spillovers.hpp"
#include "market/spillover_lab.hpp"

namespace flat_spillovers_certify_test {

using namespace isocost;
using namespace isocost::test;
using market::certify;

TEST_CASE("the certificate rejects another wage, another efficiency, another bundle") {
    laws::Draw draw(51);
    const auto market = random_market(draw, 4);
    const auto s = random_spillovers(draw, 4, 0.3);
    const auto result = market::clear(market, s);
    REQUIRE(result.status == Status::optimal);
    const auto& good = result.equilibria[0];
    CHECK(certify(market, s, good).holds(1e-10));
    auto shorter = good;
    shorter.firms.pop_back();
    CHECK(!certify(market, s, shorter).holds(1.0));
    auto fewer = good;
    fewer.log_efficiency.pop_back();
    CHECK(!certify(market, s, fewer).holds(1.0));
    auto wage = good;
    wage.wage_usd_per_year *= 1.0 + 1e-6;
    CHECK(!certify(market, s, wage).holds(1e-9));
    auto efficiency = good;
    efficiency.log_efficiency[1] += 1e-6;
    const auto c = certify(market, s, efficiency);
    CHECK(c.spillover == doctest::Approx(1e-6).epsilon(1e-6));
    CHECK(c.market.firms_short == 1.0);
    auto bundle = good;
    bundle.firms[2].inputs[test::talent] *= 1.0 + 1e-6;
    CHECK(certify(market, s, bundle).spillover > 1e-9);
    auto stronger = s;
    stronger.strength *= 1.01;
    CHECK(!certify(market, stronger, good).holds(1e-9));
}

}  // namespace flat_spillovers_certify_test
