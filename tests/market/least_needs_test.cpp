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

}  // namespace least_needs_test
