#include "isocost/market/contest_limit.hpp"

#include <doctest/doctest.h>

namespace contest_limit_test {

using namespace isocost;
using market::Contest;
using market::IsoelasticOpex;

namespace {

Contest three(double decisiveness, double fixed) {
    const IsoelasticOpex opex{
        .cost_usd_per_year = 1.0, .returns = 1.0, .fixed_usd_per_year = fixed};
    return {.contestants = {{"A", 1.0, opex}, {"B", 1.0, opex}, {"C", 1.0, opex}},
            .decisiveness = decisiveness};
}

}  // namespace

TEST_CASE("three alike, too decisive: two of them stand up to r = 2") {
    const double r = market::equilibrium_decisiveness(three(2.7, 0.0));
    CHECK(r == doctest::Approx(2.0).epsilon(1e-4));  // a part in 65536 of the way from 1.35 to 2.7
    CHECK(market::solve_contest(three(r, 0.0)).status == core::Status::optimal);
}

TEST_CASE("a fixed cost of 0.3: two can pay it once 1/2 - r/4 is as much, at r = 0.8") {
    REQUIRE(market::solve_contest(three(1.0, 0.3)).status == core::Status::infeasible);
    const double r = market::equilibrium_decisiveness(three(1.0, 0.3));
    CHECK(r == doctest::Approx(0.8).epsilon(1e-4));
    CHECK(market::solve_contest(three(r, 0.3)).equilibria.front().active == 2.0);
}

TEST_CASE("one that has an equilibrium keeps its own, one that has none at any r has none") {
    CHECK(market::equilibrium_decisiveness(three(1.2, 0.0)) == 1.2);
    auto alone = three(1.0, 2.0);
    std::get<IsoelasticOpex>(alone.contestants[0].opex).fixed_usd_per_year = 0.0;
    CHECK(std::isnan(market::equilibrium_decisiveness(alone)));
    CHECK_THROWS_AS(market::equilibrium_decisiveness(three(-1.0, 0.0)), core::InvalidParameter);
}

}  // namespace contest_limit_test
