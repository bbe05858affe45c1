#include "isocost/market/certify.hpp"

#include <doctest/doctest.h>

#include <cmath>

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

TEST_CASE("one FTE that is not hired is seen in excess demand and in payments") {
    const auto market = tests::three_labs(0.5);
    auto result = clear(market);
    const double supply = result.supply_fte[0];
    result.employers[1].point.inputs[1] -= 1.0;
    const auto moved = certify(market, result);
    CHECK(moved.excess_demand == doctest::Approx(1.0 / supply).epsilon(1e-9));
    CHECK(moved.payments == doctest::Approx(1.0 / supply).epsilon(1e-9));
}

TEST_CASE("an answer to another market is not certified at all") {
    const Market small({.pools = {tests::pool("home", 1.0, 1.0)},
                        .employers = {tests::lab("a", 0.5, firm::Budget{.budget = 1.0})}});
    CHECK_FALSE(certify(tests::three_labs(1.0), clear(small)).holds(1.0));
}

namespace {

/// Two pools with people who move, and a lab in each.
Market two_pools(double friction, double tau, double elasticity, double poor = 1.0) {
    Eigen::MatrixXd m(2, 2);
    m << 0.0, friction, friction, 0.0;
    return Market(
        {.pools = {tests::pool("home", 40.0, elasticity), tests::pool("away", 40.0, elasticity)},
         .employers = {tests::lab("a", 0.5, firm::Budget{.budget = poor}),
                       tests::lab("b", 0.5, firm::Budget{.budget = 400.0}, "away")},
         .migration = Migration{m, tau}});
}

}  // namespace

TEST_CASE("people that the answer states and nobody brought out are seen in researchers") {
    const auto market = two_pools(0.5, 0.5, 0.5);
    auto result = clear(market);
    REQUIRE(result.certificate.holds(1e-9));
    const auto supply = result.supply_fte.values();
    result.supply_fte = {market.pool_names(), {supply[0] * 1.001, supply[1]}};
    const auto more = certify(market, result);
    CHECK(more.researchers ==
          doctest::Approx(0.001 * supply[0] / (supply[0] + supply[1])).epsilon(1e-9));
    CHECK(more.excess_demand <= 1e-10);
    CHECK_FALSE(more.holds(1e-9));
}

TEST_CASE("people whom the answer states in another pool are seen in payments alone") {
    const auto market = two_pools(0.5, 0.5, 0.5);
    auto result = clear(market);
    const auto supply = result.supply_fte.values();
    result.supply_fte = {market.pool_names(), {supply[0] - 0.1, supply[1] + 0.1}};
    const auto moved = certify(market, result);
    CHECK(moved.payments > 1e-4);
    CHECK(moved.researchers <= 1e-14);  // roundings of a sum of two
    CHECK(moved.excess_demand <= 1e-10);
    CHECK_FALSE(moved.holds(1e-9));
}

TEST_CASE("a small spread of taste leaves no origin without people, behind a border or a cost") {
    for (const double tau : {0.1, 0.01, 1e-3, 1e-6}) {
        CAPTURE(tau);
        CHECK(clear(two_pools(core::infinity, tau, 0.0)).status == core::Status::optimal);
    }
    for (const double tau : {0.1, 0.01, 1e-3, 1e-4, 1e-5}) {
        CAPTURE(tau);
        CHECK(clear(two_pools(3.0, tau, 0.5)).status == core::Status::optimal);
    }
}

TEST_CASE("a large spread of taste tells wages apart by what tau leaves of them") {
    // Everyone then goes anywhere: ln I - ln I0 is the mean of ln w, N = S0 (w_a w_b)^{1/4}.
    for (const double tau : {1e4, 1e6, 1e8, 1e12}) {
        CAPTURE(tau);
        const auto market = two_pools(0.5, tau, 0.5, 100.0);
        const auto result = clear(market);
        REQUIRE(result.status == core::Status::optimal);
        CHECK(result.certificate.researchers <= 1e-13);  // a few roundings, and not tau of them
        const double product = result.wages_usd_per_year[0] * result.wages_usd_per_year[1];
        // of order 1/tau
        CHECK(result.supply_fte[0] ==
              doctest::Approx(40.0 * std::pow(product, 0.25)).epsilon(2e-4));
    }
}

TEST_CASE("what failed has no wages, and no certificate") {
    const Market market(
        {.pools = {tests::pool("home", 8.0, 0.0)},
         .employers = {tests::lab("a", 0.0, firm::CapabilityTarget{.capability = 5.0})}});
    const auto result = clear(market);
    REQUIRE_FALSE(result.solved());
    CHECK(std::isnan(certify(market, result).excess_demand));
    CHECK(std::isnan(certify(market, result).researchers));
}

}  // namespace certify_test
