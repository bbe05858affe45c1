#include "isocost/market/solver/cutting_planes.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace cutting_planes_test {

using namespace isocost;
using namespace isocost::market;
using doctest::Approx;

namespace {

/// Two Cobb-Douglas labs, each in its own pool, of which one also hires in the other.
Market two_pools() {
    auto both = tests::lab("both", 1.0, firm::CapabilityTarget{.capability = 20.0}, "home");
    both.technology = production::CES(
        {.shares = {{"compute", 0.5}, {"talent", 0.25}, {"engineers", 0.25}}, .sigma = 1.0});
    both.hires = {{"talent", "home"}, {"engineers", "away"}};
    return Market(
        {.pools = {tests::pool("home", 10.0, 1.0), tests::pool("away", 10.0, 1.0)},
         .employers = {both, tests::lab("one", 1.0, firm::CapabilityTarget{.capability = 10.0})}});
}

}  // namespace

TEST_CASE("cuts close on the wages that Newton finds") {
    const auto market = two_pools();
    const auto parts = detail::parts_of(market);
    REQUIRE(parts.size() == 1);
    detail::DemandCurve curve(market, parts[0].employers);
    detail::CuttingPlanes planes(curve, parts[0], detail::reference_log_wages(market.pools()));
    REQUIRE(planes.refine(1e-6));
    const auto wages = planes.log_wages();
    const auto result = clear(market);
    REQUIRE(result.status == core::Status::optimal);
    for (Eigen::Index p = 0; p < 2; ++p)  // asked for 1e-6
        CHECK(std::exp(wages[p]) ==
              Approx(result.wages_usd_per_year[static_cast<std::size_t>(p)]).epsilon(1e-5));
}

TEST_CASE("an employer without an answer stops them, and is said") {
    const Market market(
        {.pools = {tests::pool("home", 10.0, 1.0)},
         .employers = {tests::capped(
             tests::lab("short", 0.5, firm::CapabilityTarget{.capability = 30.0}), 5.0)}});
    const auto parts = detail::parts_of(market);
    detail::DemandCurve curve(market, parts[0].employers);
    detail::CuttingPlanes planes(curve, parts[0], detail::reference_log_wages(market.pools()));
    CHECK_FALSE(planes.refine(1e-6));
    CHECK(planes.no_answer().kind == detail::Clearing::Kind::no_answer);
}

}  // namespace cutting_planes_test
