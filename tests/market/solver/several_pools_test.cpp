#include "isocost/market/solver/several_pools.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace several_pools_test {

using namespace isocost;
using namespace isocost::market;
using doctest::Approx;

TEST_CASE("Newton in two pools that people tie together: alike pools have alike wages") {
    const Market market({.pools = {tests::pool("home", 20.0, 0.0), tests::pool("away", 20.0, 0.0)},
                         .employers = {tests::lab("a", 1.0, firm::Budget{.budget = 100.0}),
                                       tests::lab("b", 1.0, firm::Budget{.budget = 100.0}, "away")},
                         .migration = Migration{Eigen::MatrixXd::Zero(2, 2), 0.5}});
    const auto parts = detail::parts_of(market);
    REQUIRE(parts.size() == 1);
    detail::DemandCurve curve(market, parts[0].employers);
    detail::SeveralPools search(curve, parts[0], Eigen::VectorXd::Constant(2, 0.3));
    const auto answer = search.solve();
    REQUIRE(answer.kind == detail::Clearing::Kind::found);
    // 40 people share what both spend on talent, 2 x 40
    for (Eigen::Index p = 0; p < 2; ++p)
        CHECK(std::exp(answer.log_wages[p]) == Approx(2.0).epsilon(1e-12));
}

TEST_CASE("where there are no borders wages are equal whatever the demands") {
    const Market market({.pools = {tests::pool("home", 20.0, 0.0), tests::pool("away", 20.0, 0.0)},
                         .employers = {tests::lab("a", 1.0, firm::Budget{.budget = 300.0}),
                                       tests::lab("b", 1.0, firm::Budget{.budget = 100.0}, "away")},
                         .migration = Migration{Eigen::MatrixXd::Zero(2, 2), 1e-3}});
    const auto result = clear(market);
    REQUIRE(result.solved());
    // odds of 3 to 1 need a wage higher by tau ln 3 only
    CHECK(std::log(result.wages_usd_per_year["home"] / result.wages_usd_per_year["away"]) < 2e-3);
}

}  // namespace several_pools_test
