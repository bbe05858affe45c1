#include "isocost/market/solver/tatonnement.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace tatonnement_test {

using namespace isocost;
using namespace isocost::market;

TEST_CASE("wages that are far off are led to within what a tenth of demand makes of them") {
    const Market market({.pools = {tests::pool("home", 20.0, 0.0), tests::pool("away", 20.0, 0.0)},
                         .employers = {tests::lab("a", 1.0, firm::Budget{.budget = 100.0}),
                                       tests::lab("b", 1.0, firm::Budget{.budget = 100.0}, "away")},
                         .migration = Migration{Eigen::MatrixXd::Zero(2, 2), 0.5}});
    detail::DemandCurve curve(market, {0, 1});
    const auto parts = detail::parts_of(market);
    Eigen::VectorXd start(2);
    start << -6.0, 9.0;
    const auto wages = detail::tatonnement(curve, parts[0], start);
    // 40 people share 80: a wage of 2, and demand of elasticity 1
    for (Eigen::Index p = 0; p < 2; ++p) CHECK(std::abs(wages[p] - std::log(2.0)) < 0.1);
}

TEST_CASE("they stay where an employer has no answer") {
    const Market market(
        {.pools = {tests::pool("home", 10.0, 1.0)},
         .employers = {tests::capped(
             tests::lab("short", 0.5, firm::CapabilityTarget{.capability = 30.0}), 5.0)}});
    detail::DemandCurve curve(market, {0});
    const auto parts = detail::parts_of(market);
    const Eigen::VectorXd start = Eigen::VectorXd::Constant(1, 0.7);
    CHECK(detail::tatonnement(curve, parts[0], start) == start);
    CHECK(curve.evaluations() == 1);
}

}  // namespace tatonnement_test
