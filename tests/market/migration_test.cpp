#include "isocost/market/migration.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "laws/closeness.hpp"
#include "laws/refused.hpp"

namespace migration_test {

using namespace isocost;
using market::Migration;
using market::Pool;

namespace {

std::vector<Pool> two_pools(double elasticity) {
    return {{.name = "China",
             .supply_fte = 300.0,
             .wage_usd_per_year = 6e4,
             .supply_elasticity = elasticity,
             .purchasing_power = 0.5},
            {.name = "US",
             .supply_fte = 200.0,
             .wage_usd_per_year = 2e5,
             .supply_elasticity = elasticity}};
}

Migration movers(double tau) {
    Eigen::MatrixXd friction(2, 2);
    friction << 0.0, 0.9, 1.5, 0.0;
    return {friction, tau};
}

Eigen::VectorXd logs(double a, double b) { return Eigen::Vector2d(std::log(a), std::log(b)); }

}  // namespace

TEST_CASE(
    "a logit of two destinations: odds are the ratio of pay less friction to the power 1/tau") {
    const auto people = allocate(two_pools(0.0), movers(0.5), logs(6e4, 2e5));
    // (200/120)^2 e^{-0.9/0.5}: the US pays 200 000, China 60 000/0.5.
    const double odds = 25.0 / 9.0 * std::exp(-1.8);
    CHECK(laws::relative_error(people.fte(0, 1) / people.fte(0, 0), odds) <= 1e-14);
    CHECK(laws::relative_error(people.fte.row(0).sum(), 300.0) <= 1e-14);
    CHECK(laws::relative_error(people.supply_fte[1], people.fte(0, 1) + people.fte(1, 1)) <= 1e-14);
}

TEST_CASE("slopes of supply are its differences") {
    for (const double elasticity : {0.0, 0.7, 4.0}) {
        const auto at = logs(7e4, 1.8e5);
        const auto people = allocate(two_pools(elasticity), movers(0.5), at);
        for (Eigen::Index k = 0; k < 2; ++k) {
            constexpr double h = 1e-5;
            const Eigen::VectorXd step = h * Eigen::VectorXd::Unit(2, k);
            const Eigen::VectorXd difference =
                (allocate(two_pools(elasticity), movers(0.5), at + step).supply_fte -
                 allocate(two_pools(elasticity), movers(0.5), at - step).supply_fte) /
                (2.0 * h);
            // Central differences: h² of curvature and rounding over h.
            for (Eigen::Index d = 0; d < 2; ++d)
                CHECK(laws::relative_error(people.slope(d, k), difference[d]) <= 1e-8);
        }
    }
}

TEST_CASE("destinations are gross substitutes exactly while the elasticity is at most 1/tau") {
    const auto cross = [](double elasticity) {
        return allocate(two_pools(elasticity), movers(0.5), logs(7e4, 1.8e5)).slope(0, 1);
    };
    CHECK(cross(1.9) < 0.0);
    CHECK(std::abs(cross(2.0)) <= 1e-12 * 300.0);
    CHECK(cross(2.1) > 0.0);
}

TEST_CASE("all wages times a factor move nobody, and bring out eps percent more per percent") {
    const auto before = allocate(two_pools(0.7), movers(0.5), logs(6e4, 2e5));
    const auto after = allocate(two_pools(0.7), movers(0.5), logs(12e4, 4e5));
    const double factor = std::pow(2.0, 0.7);
    for (Eigen::Index o = 0; o < 2; ++o)
        for (Eigen::Index d = 0; d < 2; ++d)
            CHECK(laws::relative_error(after.fte(o, d), factor * before.fte(o, d)) <= 1e-13);
}

TEST_CASE("friction read off shares gives the shares back, whatever tau is assumed") {
    Eigen::MatrixXd shares(2, 2);
    // MacroPolo's tracker, 2022, top tier: China to the US .340, US to the US .863.
    shares << 0.66, 0.34, 0.137, 0.863;
    for (const double tau : {0.05, 0.5, 2.0}) {
        const auto friction = friction_of_shares(two_pools(0.0), shares, tau);
        const auto people = allocate(two_pools(0.0), {friction, tau}, logs(6e4, 2e5));
        CHECK(laws::relative_error(people.fte(0, 1) / 300.0, 0.34) <= 1e-13);
        CHECK(laws::relative_error(people.fte(1, 1) / 200.0, 0.863) <= 1e-13);
    }
}

TEST_CASE("a closed border lets nobody through") {
    auto m = movers(0.5);
    m.friction(0, 1) = core::infinity;
    CHECK(allocate(two_pools(0.0), m, logs(6e4, 2e9)).fte(0, 1) == 0.0);
}

TEST_CASE("migration refuses what does not fit") {
    CHECK(laws::refused([] {
              allocate(two_pools(0.0), {Eigen::MatrixXd::Zero(3, 3), 0.5}, logs(1, 1));
          }) == "Migration.friction = 3 x 3: must have a row and a column for every pool");
    CHECK(laws::refused([] { allocate(two_pools(0.0), movers(0.0), logs(1, 1)); }) ==
          "Migration.tau = 0: must be positive and finite (taste is spread, however little)");
    auto m = movers(0.5);
    m.friction(1, 1) = 0.1;
    CHECK(laws::refused([&] { allocate(two_pools(0.0), m, logs(1, 1)); }) ==
          "Migration.friction[1,1] = 0.1: must be 0, staying at home");
    CHECK(laws::refused([] {
              Eigen::MatrixXd shares(2, 2);
              shares << 0.6, 0.3, 0.1, 0.9;
              friction_of_shares(two_pools(0.0), shares, 0.5);
          }) == "friction_of_shares.shares[0] = 0.8999999999999999: must sum to 1");
}

TEST_CASE("however large tau is, those at work follow the mean of ln pay, and not its roundings") {
    for (const double tau : {1.01, 1e6, 1e12}) {
        const auto people = allocate(two_pools(2.0), movers(tau), logs(6e4, 4e5));
        const auto before = allocate(two_pools(2.0), movers(tau), logs(6e4, 2e5));
        // I/I0 = (s_home + s_away 2^{1/τ})^τ, s where they were before: N = S0 (I/I0)^2
        for (Eigen::Index o = 0; o < 2; ++o) {
            const double away = before.fte(o, 1) / before.fte.row(o).sum();
            const double growth = tau * std::log1p(away * std::expm1(std::log(2.0) / tau));
            const double all = o == 0 ? 300.0 : 200.0;
            CHECK(laws::relative_error(people.fte.row(o).sum(), all * std::exp(2.0 * growth)) <=
                  1e-14);
        }
    }
}

TEST_CASE("people stay where there is no migration, and go wherever a border is open") {
    CHECK(market::detail::may_go(std::nullopt, 1, 1));
    CHECK_FALSE(market::detail::may_go(std::nullopt, 0, 1));
    auto closed = movers(1.0);
    closed.friction(0, 1) = core::infinity;
    CHECK_FALSE(market::detail::may_go(closed, 0, 1));
    CHECK(market::detail::may_go(closed, 1, 0));
}

}  // namespace migration_test
