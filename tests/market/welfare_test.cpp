#include "isocost/market/welfare.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "laws/closeness.hpp"
#include "laws/refused.hpp"
#include "market/clear_labs.hpp"

namespace welfare_test {

using namespace isocost;
using namespace isocost::market;
using namespace isocost::market::tests;

namespace {

MarketResult two_labs(double elasticity, double cap,
                      std::optional<Migration> migration = std::nullopt) {
    return clear(Market(
        {.pools = {pool("home", 40.0, elasticity), pool("away", 40.0, elasticity)},
         .employers = {capped(lab("a", 0.5, firm::CapabilityTarget{.capability = 30.0}), cap),
                       lab("b", 0.5, firm::Budget{.budget = 60.0}, "away")},
         .migration = migration}));
}

}  // namespace

TEST_CASE("gains of who may move are a share of what they had, by origin") {
    Eigen::MatrixXd friction(2, 2);
    friction << 0.0, 0.4, 0.7, 0.0;
    const auto market = [&](double budget) {
        return clear(
            Market({.pools = {tests::pool("home", 20.0, 0.5), tests::pool("away", 30.0, 0.5)},
                    .employers = {tests::lab("a", 0.6, firm::Budget{.budget = budget}),
                                  tests::lab("b", 1.7, firm::Budget{.budget = 80.0}, "away")},
                    .migration = Migration{friction, 0.5}}));
    };
    const auto before = market(100.0);
    const auto after = market(100.1);
    REQUIRE(before.solved());
    REQUIRE(after.solved());
    const auto gains = welfare(before, after);
    const auto logs = [](const MarketResult& r) {
        return Eigen::Vector2d(std::log(r.wages_usd_per_year[0]),
                               std::log(r.wages_usd_per_year[1]));
    };
    const auto from = allocate(before.market->pools(), *before.market->migration(), logs(before));
    const auto to = allocate(before.market->pools(), *before.market->migration(), logs(after));
    for (std::size_t o = 0; o < 2; ++o) {
        const auto at = static_cast<Eigen::Index>(o);
        // a small change: the share of pay is the change of ln worth, and half its square
        CHECK(gains.researchers_gain_usd_per_year[o] / gains.researchers_pay_usd_per_year[o] ==
              doctest::Approx(to.log_value[at] - from.log_value[at]).epsilon(1e-3));
        CHECK(
            gains.researchers_pay_usd_per_year[o] ==
            doctest::Approx(from.fte.row(at).sum() * std::exp(from.log_value[at])).epsilon(1e-12));
    }
}

TEST_CASE("a pool of given size gains what its wage gains") {
    const auto before = two_labs(0.0, 30.0);
    const auto after = two_labs(0.0, 29.0);
    REQUIRE(before.solved());
    REQUIRE(after.solved());
    const auto w = welfare(before, after);
    CHECK(laws::relative_error(w.researchers_gain_usd_per_year["home"],
                               40.0 * (after.wages_usd_per_year["home"] -
                                       before.wages_usd_per_year["home"])) <= 1e-12);
    CHECK(w.researchers_gain_usd_per_year["away"] == 0.0);
    CHECK(w.transfer_residual <= 1e-12);
}

TEST_CASE("surplus is the area left of supply: fine steps along it add up to the closed form") {
    const auto before = two_labs(0.7, 30.0);
    const auto after = two_labs(0.7, 25.0);
    const double from = before.wages_usd_per_year["home"];
    const double to = after.wages_usd_per_year["home"];
    double area = 0.0;
    constexpr int steps = 2000;
    for (int k = 0; k < steps; ++k)
        area += (to - from) / steps * 40.0 * std::pow(from + (to - from) * (k + 0.5) / steps, 0.7);
    // The midpoint rule is good to steps^-2.
    CHECK(laws::relative_error(welfare(before, after).researchers_gain_usd_per_year["home"],
                               area) <= 1e-6);
}

TEST_CASE("with movers both pools gain, those at home more") {
    Eigen::MatrixXd friction(2, 2);
    friction << 0.0, 0.5, 0.5, 0.0;
    for (const double elasticity : {0.0, 1.0}) {
        const auto w = welfare(two_labs(elasticity, 30.0, Migration{friction, 0.3}),
                               two_labs(elasticity, 25.0, Migration{friction, 0.3}));
        CHECK(w.researchers_gain_usd_per_year["away"] > 0.0);
        CHECK(w.researchers_gain_usd_per_year["home"] > w.researchers_gain_usd_per_year["away"]);
        CHECK(w.transfer_residual <= 1e-12);
        // b spends its budget, and gets less for it.
        CHECK(std::abs(w.opex_change_usd_per_year["b"]) <= 1e-11);
        CHECK(w.capability_change["b"] < 0.0);
    }
}

TEST_CASE("only two solved markets with the same names compare") {
    const auto a = two_labs(0.5, 30.0);
    CHECK(laws::refused([&] { static_cast<void>(welfare(a, clear(three_labs(0.5)))); }) ==
          "welfare.after = another market: must have the same pools and employers");
    CHECK_THROWS_AS(static_cast<void>(welfare(a, two_labs(0.5, 1.0))), core::NotOptimal);
}

TEST_CASE("indeterminate wages are not compared: the gain would be one of reference wages") {
    const auto at = [](double reference) {
        return clear(
            Market({.pools = {pool("home", 8.0, 0.0, reference)},
                    .employers = {
                        capped(lab("a", 0.5, firm::CapabilityTarget{.capability = 10.0}), 12.0)}}));
    };
    REQUIRE(at(50.0).solved());
    CHECK_THROWS_WITH_AS(static_cast<void>(welfare(at(50.0), at(500.0))),
                         doctest::Contains("The wage is indeterminate"), core::NotOptimal);
}

}  // namespace welfare_test
