#include "isocost/market/cournot.hpp"

#include <doctest/doctest.h>

namespace cournot_test {

using namespace isocost;

namespace {

const market::IsoelasticDemand demand{.scale = 5000.0, .elasticity = 1.1};
const std::vector<market::CournotFirm> firms{
    {10, 5, 1.2}, {8, 5, 1.1}, {6, 5, 1.0}, {4, 5, 0.9}, {2, 5, 0.8}};

}  // namespace

TEST_CASE("five sellers of Murphy, Sherali and Soyster 1982 to the digits") {
    const auto answer = market::cournot_equilibrium(demand, firms);
    REQUIRE(answer.status == core::Status::optimal);
    const std::array q{36.9325108157, 41.8181416604, 43.7065785223, 42.6592397433, 39.1789525166};
    const std::array profit{199.93448778, 279.71574753, 346.58981101, 391.27859382, 410.35655882};
    // half a unit of the last digit given
    for (std::size_t j = 0; j < 5; ++j) {
        CHECK(std::abs(answer.quantities[j] - q[j]) <= 6e-11);
        CHECK(std::abs(answer.profits[j] - profit[j]) <= 6e-9);
    }
    CHECK(std::abs(answer.quantity - 204.2954232584) <= 6e-11);
    CHECK(std::abs(answer.price - 18.3005810521) <= 6e-11);
    CHECK(answer.largest_regret <= 1e-9);
}

TEST_CASE("more of the same sellers: the price falls, and margins obey Lerner's rule") {
    double before = core::infinity;
    for (std::size_t n = 2; n <= 5; ++n) {
        const std::vector<market::CournotFirm> same(n, {6, 5, 1.0});
        const auto answer = market::cournot_equilibrium(demand, same);
        REQUIRE(answer.status == core::Status::optimal);
        CHECK(answer.price < before);
        before = answer.price;
        const double marginal = 6.0 + answer.quantities[0] / 5.0;
        CHECK((answer.price - marginal) / answer.price ==
              doctest::Approx(1.0 / (1.1 * double(n))).epsilon(1e-10));
    }
}

TEST_CASE("demand too inelastic: unbounded, and what would be enough") {
    const auto answer =
        market::cournot_equilibrium({.scale = 5000.0, .elasticity = 0.4}, {firms[0], firms[1]});
    CHECK(answer.status == core::Status::unbounded);
    CHECK(answer.least_elasticity == 0.5);
    CHECK(answer.reason ==
          "at an elasticity of 0.4 every seller gains by selling less; more than 0.5 is needed");
    CHECK(market::cournot_equilibrium({.scale = 5000.0, .elasticity = 0.6}, {firms[0], firms[1]})
              .status == core::Status::optimal);
}

TEST_CASE("who is priced out sells exactly nothing, and the others are as without him") {
    const market::IsoelasticDemand buyers{.scale = 5000.0, .elasticity = 1.5};
    const auto answer = market::cournot_equilibrium(buyers, {{1, 5, 1}, {1e3, 5, 1}, {2, 5, 1}});
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.price < 1e3);
    CHECK(answer.quantities[1] == 0.0);
    CHECK(answer.profits[1] == 0.0);
    CHECK(answer.largest_regret <= 1e-9);
    const auto others = market::cournot_equilibrium(buyers, {{1, 5, 1}, {2, 5, 1}});
    CHECK(answer.quantities[0] == others.quantities[0]);
    CHECK(answer.quantities[2] == others.quantities[1]);
    // One alone, with and without a rival that cannot: a monopoly with a margin of 1/elasticity.
    const auto alone = market::cournot_equilibrium(buyers, {{1e3, 5, 1}, {1, 5, 1}});
    REQUIRE(alone.status == core::Status::optimal);
    CHECK(alone.quantities[0] == 0.0);
    CHECK((alone.price - 1.0 - alone.quantities[1] / 5.0) / alone.price ==
          doctest::Approx(1.0 / 1.5).epsilon(1e-10));
}

TEST_CASE("a seller that makes no sense is refused") {
    CHECK_THROWS_AS((void)market::cournot_equilibrium(demand, {}), core::InvalidParameter);
    CHECK_THROWS_AS((void)market::cournot_equilibrium(demand, {{0, 5, 1}}), core::InvalidParameter);
}

}  // namespace cournot_test
