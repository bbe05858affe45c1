#include "isocost/market/certify.hpp"

#include <doctest/doctest.h>

#include "market/clear_labs.hpp"

namespace certify_test {

using namespace isocost;
using namespace isocost::market;

TEST_CASE("a wage that is a millionth off is seen in excess demand and in every employer") {
    const auto market = tests::three_labs(0.5);
    auto result = clear(market);
    REQUIRE(result.certificate.holds(1e-9));
    result.wages_usd_per_year = {market.pool_names(), {result.wages_usd_per_year[0] * 1.000001}};
    const auto moved = certify(market, result);
    // Supply rises by ε of it, and bundles no longer meet their prices.
    CHECK(moved.excess_demand == doctest::Approx(0.5e-6).epsilon(1e-3));
    CHECK(moved.employer == doctest::Approx(1e-6).epsilon(1e-3));
    CHECK_FALSE(moved.holds(1e-9));
}

TEST_CASE("one FTE that is not hired is seen in excess demand and in money") {
    const auto market = tests::three_labs(0.5);
    auto result = clear(market);
    const double supply = result.supply_fte[0];
    result.employers[1].point.inputs[1] -= 1.0;
    const auto moved = certify(market, result);
    CHECK(moved.excess_demand == doctest::Approx(1.0 / supply).epsilon(1e-9));
    CHECK(moved.conservation == doctest::Approx(1.0 / supply).epsilon(1e-9));
}

TEST_CASE("an answer to another market is not certified at all") {
    const Market small({.pools = {tests::pool("home", 1.0, 1.0)},
                        .employers = {tests::lab("a", 0.5, firm::Budget{.budget = 1.0})}});
    CHECK_FALSE(certify(tests::three_labs(1.0), clear(small)).holds(1.0));
}

}  // namespace certify_test
