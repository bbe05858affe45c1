#include "isocost/market/least_needs.hpp"

#include <doctest/doctest.h>

#include "laws/closeness.hpp"
#include "market/clear_labs.hpp"

namespace least_needs_test {

using namespace isocost;
using namespace isocost::market;

namespace {

double need(const Employer& employer) {
    return least_need_fte(
        Market({.pools = {tests::pool("home", 1.0, 0.0)}, .employers = {employer}}), 0, 0);
}

}  // namespace

TEST_CASE("a target with a low sigma needs theta^{sigma/(1-sigma)} of its talent at any wage") {
    // σ = 0.5, ρ = −1: 1/y = 0.6/C + 0.4/L, so that L ≥ 0.4 y as C grows without bound.
    CHECK(laws::relative_error(
              need(tests::lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0})), 4.0) <=
          1e-14);
    // Capped at C = 12: 0.4/L = 0.1 − 0.05.
    CHECK(laws::relative_error(
              need(tests::capped(tests::lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0}),
                                 12.0)),
              8.0) <= 1e-14);
}

TEST_CASE("sigma of 1 or more, budgets and profits need nobody but their floors") {
    CHECK(need(tests::lab("a", 1.0, firm::CapabilityTarget{.capability = 10.0})) == 0.0);
    CHECK(need(tests::lab("a", 2.0, firm::CapabilityTarget{.capability = 10.0})) == 0.0);
    auto b = tests::lab("a", 0.5, firm::Budget{.budget = 10.0});
    CHECK(need(b) == 0.0);
    b.floors["talent"] = 3.0;
    CHECK(need(b) == 3.0);
}

TEST_CASE("supply just above the least needs clears at a high wage, just below at none") {
    const auto employer = tests::lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0});
    const auto with = [&](double supply) {
        return clear(
            Market({.pools = {tests::pool("home", supply, 0.0)}, .employers = {employer}}));
    };
    const auto above = with(4.0 * 1.0001);
    CHECK(above.status == core::Status::optimal);
    CHECK(above.wages_usd_per_year[0] > 1e6);
    const auto below = with(4.0 * 0.9999);
    CHECK(below.status == core::Status::infeasible);
    REQUIRE(below.infeasibility);
    CHECK(laws::relative_error(below.infeasibility->least_supply_fte, 4.0) <= 1e-14);
}

TEST_CASE("needs are held against those who may come, behind open borders") {
    Market::Parameters p{
        .pools = {tests::pool("home", 3.0, 0.0), tests::pool("away", 2.0, 0.0)},
        .employers = {tests::lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0})}};
    Eigen::MatrixXd friction(2, 2);
    friction << 0.0, 1.0, core::infinity, 0.0;
    p.migration = Migration{friction, 1.0};
    const Market closed(p);
    const auto alone = detail::needs_of_pools(closed, {0});
    CHECK(alone.supply_fte == 3.0);
    CHECK(laws::relative_error(alone.least_supply_fte, 4.0) <= 1e-14);
    CHECK(detail::short_of_needs(closed, alone, {0}));
    friction(1, 0) = 9.0;
    p.migration = Migration{friction, 1.0};
    const Market open(p);
    CHECK(detail::needs_of_pools(open, {0}).supply_fte == 5.0);
    CHECK_FALSE(detail::short_of_needs(open, detail::needs_of_pools(open, {0}), {0}));
    CHECK(detail::is_hired_from(open, 0));
    CHECK_FALSE(detail::is_hired_from(open, 1));
}

TEST_CASE("people whose number rises with pay are never too few") {
    const Market market(
        {.pools = {tests::pool("home", 3.0, 0.1)},
         .employers = {tests::lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0})}});
    CHECK_FALSE(detail::short_of_needs(market, detail::needs_of_pools(market, {0}), {0}));
}

}  // namespace least_needs_test
