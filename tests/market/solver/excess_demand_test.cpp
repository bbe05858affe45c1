#include "isocost/market/solver/excess_demand.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace excess_demand_test {

using namespace isocost;
using namespace isocost::market;

TEST_CASE("the Jacobian is the slope of excess demand, people who move included") {
    Eigen::MatrixXd friction(2, 2);
    friction << 0.0, 0.4, 0.7, 0.0;
    const Market market({.pools = {tests::pool("home", 20.0, 0.3), tests::pool("away", 30.0, 1.2)},
                         .employers = {tests::lab("a", 0.6, firm::Budget{.budget = 100.0}),
                                       tests::lab("b", 1.7, firm::Budget{.budget = 80.0}, "away")},
                         .migration = Migration{friction, 0.5}});
    detail::DemandCurve curve(market, {0, 1});
    const auto part = detail::parts_of(market)[0];
    const Eigen::Vector2d at(0.2, -0.3);
    const auto middle = detail::excess_demand(curve, part, at);
    CHECK(middle.size == middle.excess.cwiseAbs().maxCoeff());
    for (Eigen::Index q = 0; q < 2; ++q) {
        // central differences of 1e-4: truncation 1e-8 of third derivatives of order 1
        const Eigen::Vector2d step = 1e-4 * Eigen::Vector2d::Unit(q);
        const auto up = detail::excess_demand(curve, part, at + step).excess;
        const auto down = detail::excess_demand(curve, part, at - step).excess;
        for (Eigen::Index p = 0; p < 2; ++p)
            CHECK(middle.jacobian(p, q) == doctest::Approx((up[p] - down[p]) / 2e-4).epsilon(1e-6));
    }
}

TEST_CASE("without an answer of an employer there is no excess demand") {
    const Market market(
        {.pools = {tests::pool("home", 10.0, 1.0)},
         .employers = {tests::capped(
             tests::lab("short", 0.5, firm::CapabilityTarget{.capability = 30.0}), 5.0)}});
    detail::DemandCurve curve(market, {0});
    const auto at = detail::excess_demand(curve, detail::parts_of(market)[0],
                                          Eigen::VectorXd::Constant(1, 0.7));
    CHECK(at.size == core::infinity);
    CHECK(at.demand.kind != detail::Demand::Kind::found);
}

}  // namespace excess_demand_test
