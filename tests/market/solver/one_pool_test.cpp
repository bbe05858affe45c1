#include "isocost/market/solver/one_pool.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace one_pool_test {

using namespace isocost;
using namespace isocost::market;
using doctest::Approx;

namespace {

detail::Clearing solved(const Market& market) {
    detail::DemandCurve curve(market, {0});
    detail::OnePool search(curve, 0, detail::reference_log_wages(market.pools()));
    return search.solve(0.0, -core::infinity, core::infinity);
}

}  // namespace

TEST_CASE("a Cobb-Douglas budget spends its share on talent: the wage is share x budget / people") {
    const Market market({.pools = {tests::pool("home", 20.0, 0.0)},
                         .employers = {tests::lab("a", 1.0, firm::Budget{.budget = 100.0})}});
    const auto answer = solved(market);
    REQUIRE(answer.kind == detail::Clearing::Kind::found);
    CHECK(std::exp(answer.log_wages[0]) == Approx(0.4 * 100.0 / 20.0).epsilon(1e-12));
}

TEST_CASE("with supply that slopes, w^(1 + elasticity) = share x budget / people") {
    const Market market({.pools = {tests::pool("home", 20.0, 1.5)},
                         .employers = {tests::lab("a", 1.0, firm::Budget{.budget = 100.0})}});
    CHECK(std::exp(solved(market).log_wages[0]) == Approx(std::pow(2.0, 1.0 / 2.5)).epsilon(1e-12));
}

TEST_CASE("more is wanted than there is at any wage: a shortage") {
    auto lab = tests::lab("a", 0.5, firm::CapabilityTarget{.capability = 30.0});
    lab.floors["talent"] = 30.0;
    const Market market({.pools = {tests::pool("home", 20.0, 0.0)}, .employers = {lab}});
    CHECK(solved(market).kind == detail::Clearing::Kind::shortage);
}

}  // namespace one_pool_test
