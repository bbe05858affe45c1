#include "isocost/market/market.hpp"

#include <doctest/doctest.h>

#include "laws/refused.hpp"
#include "market/clear_labs.hpp"

namespace market_test {

using namespace isocost;
using namespace isocost::market;
using namespace isocost::market::tests;

namespace {

std::string said(const Market::Parameters& p) {
    return laws::refused([&] { Market{p}; });
}

Employer plain() { return lab("a", 0.5, firm::CapabilityTarget{.capability = 1.0}); }

}  // namespace

TEST_CASE("a market knows who hires where, by position") {
    const Market m(
        {.pools = {pool("away", 1.0, 0.0), pool("home", 1.0, 0.0)}, .employers = {plain()}});
    REQUIRE(m.hires(0).size() == 1);
    CHECK(m.hires(0)[0].input == 1);
    CHECK(m.hires(0)[0].pool == 1);
    CHECK(*m.pool_names() == core::Names{"away", "home"});
}

TEST_CASE("a market refuses names that do not fit, with the names there are") {
    CHECK(said({.pools = {pool("away", 1.0, 0.0)}, .employers = {plain()}}) ==
          "employers.a.hires.talent = \"home\": must be one of: away");
    CHECK(said({.pools = {pool("home", 1.0, 0.0)}, .employers = {plain(), plain()}}) ==
          "employers.name = \"a\": must not stand twice");
    CHECK(said({.pools = {}, .employers = {plain()}}) == "pools = none: must name at least one");
    auto e = plain();
    e.hires = {{"genius", "home"}};
    CHECK(said({.pools = {pool("home", 1.0, 0.0)}, .employers = {e}}) ==
          "employers.a.hires = \"genius\": must be one of: compute, talent");
}

TEST_CASE("a market refuses a hired input with a price of its own, and an input with neither") {
    auto e = plain();
    e.costs.emplace("talent", cost::LinearCost({.price = 1.0}));
    CHECK(said({.pools = {pool("home", 1.0, 0.0)}, .employers = {e}}) ==
          "employers.a.hires.talent = \"home\": must not have a cost as well (the pool sets its "
          "price)");
    e.hires.clear();
    e.costs.erase("compute");
    CHECK(said({.pools = {pool("home", 1.0, 0.0)}, .employers = {e}}) ==
          "employers.a.costs.compute = none: every input must have a cost");
}

TEST_CASE("a market names the employer whose numbers are wrong") {
    CHECK(said({.pools = {pool("home", 1.0, 0.0)},
                .employers = {lab("b", 0.5, firm::Budget{.budget = -1.0})}}) ==
          "employers.b.question.budget = -1: must be positive and finite (most that may be spent)");
    CHECK(said({.pools = {pool("home", -5.0, 0.0)}, .employers = {plain()}}) ==
          "pools.home.supply_fte = -5: must be positive and finite (people who work at the "
          "reference wage)");
}

}  // namespace market_test
