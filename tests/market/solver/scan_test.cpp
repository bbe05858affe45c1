#include "isocost/market/solver/scan.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

#include "isocost/market/solver/one_pool.hpp"

namespace scan_test {

using namespace isocost;
using namespace isocost::market;
using doctest::Approx;

TEST_CASE("a grid finds the one crossing of a market that has one") {
    const auto market = tests::three_labs(1.0);
    const auto parts = detail::parts_of(market);
    detail::DemandCurve curve(market, parts[0].employers);
    const auto found =
        detail::scan(curve, parts[0], detail::reference_log_wages(market.pools()), 5.0, 41);
    REQUIRE(found.size() == 1);
    const auto result = clear(market);
    CHECK(std::exp(found[0].log_wages[0]) ==
          Approx(result.wages_usd_per_year["home"]).epsilon(1e-10));
}

TEST_CASE("concave are those without increasing returns to profit") {
    const auto market = tests::three_labs(1.0);
    CHECK(detail::all_concave(market, detail::parts_of(market)[0]));
    auto growing = tests::lab("g", 1.0, firm::Revenue{.value = 1.0, .exponent = 1.5});
    const Market other({.pools = {tests::pool("home", 60.0, 1.0)}, .employers = {growing}});
    CHECK_FALSE(detail::all_concave(other, detail::parts_of(other)[0]));
}

TEST_CASE("no grid is laid over several pools") {
    const Market market({.pools = {tests::pool("home", 1.0, 1.0), tests::pool("away", 1.0, 1.0)},
                         .employers = {tests::lab("a", 1.0, firm::Budget{.budget = 1.0}),
                                       tests::lab("b", 1.0, firm::Budget{.budget = 1.0}, "away")},
                         .migration = Migration{Eigen::MatrixXd::Zero(2, 2), 0.5}});
    const auto parts = detail::parts_of(market);
    REQUIRE(parts.size() == 1);
    detail::DemandCurve curve(market, parts[0].employers);
    CHECK(
        detail::scan(curve, parts[0], detail::reference_log_wages(market.pools()), 2.0, 5).empty());
}

}  // namespace scan_test
