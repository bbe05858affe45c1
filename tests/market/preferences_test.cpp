#include "isocost/market/preferences.hpp"

#include <doctest/doctest.h>

namespace preferences_test {

using namespace isocost;

TEST_CASE("observed heads are replicated to 1e-12, with switching costs and crowding") {
    const std::vector<market::Place> places{
        {.name = "a", .cash_usd_per_year = 9e5, .compute_flop_per_year = 3e25},
        {.name = "b", .cash_usd_per_year = 7e5, .compute_flop_per_year = 1e25},
        {.name = "c", .cash_usd_per_year = 5e5, .compute_flop_per_year = 2e24}};
    for (const double kappa : {0.0, 0.8})
        for (const double k : {0.0, 2.0}) {
            const market::SwitchingCosts costs{{0, k, k}, {k / 2, 0, k}, {k, k, 0}};
            const auto found = market::calibrate_missions({4.0, kappa, 1.0}, places,
                                                          {1500.0, 900.0, 120.0}, costs);
            REQUIRE(found.status == core::Status::optimal);
            CHECK(found.largest_error <= 1e-12);
            CHECK(found.mission_utils[0] == 0.0);
        }
}

TEST_CASE("without switching costs the missions are differences of logarithms") {
    const std::vector<market::Place> places{{.name = "a", .cash_usd_per_year = 9e5},
                                            {.name = "b", .cash_usd_per_year = 7e5}};
    const auto found = market::calibrate_missions({4.0, 0.5, 1.0}, places, {300.0, 100.0});
    CHECK(found.mission_utils[1] ==
          doctest::Approx(-1.5 * std::log(3.0) - 4.0 * std::log(7.0 / 9.0)).epsilon(1e-13));
}

TEST_CASE("8 leavers per joiner from 4 000 to 1 200 heads is 2.4 to one, not 8") {
    const auto gap = market::flow_gap(
        {.leavers_per_joiner = 8, .persons_left = 4000, .persons_joined = 1200, .pay_weight = 4});
    CHECK(gap.rate_ratio == doctest::Approx(2.4).epsilon(1e-15));
    CHECK(std::exp(gap.utility_gap) == doctest::Approx(2.4).epsilon(1e-14));
    // the model's own flows have that ratio
    const std::vector<market::Place> places{
        {.name = "left", .cash_usd_per_year = 1e6},
        {.name = "joined", .cash_usd_per_year = 1e6 * gap.pay_multiple}};
    const auto flows = market::flows_at({4.0, 0.0, 1.0}, places, {4000.0, 1200.0});
    CHECK(flows.persons_per_year[0][1] / flows.persons_per_year[1][0] ==
          doctest::Approx(8.0).epsilon(1e-12));
}

TEST_CASE("observations that make no sense are refused") {
    const std::vector<market::Place> places(2, {.cash_usd_per_year = 1.0});
    CHECK_THROWS_AS((void)market::calibrate_missions({1, 0, 1}, places, {1.0}),
                    core::InvalidParameter);
    CHECK_THROWS_AS((void)market::calibrate_missions({1, 0, 1}, places, {1.0, 0.0}),
                    core::InvalidParameter);
    CHECK_THROWS_AS(market::flow_gap({}), core::InvalidParameter);
}

}  // namespace preferences_test
