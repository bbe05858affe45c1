#include "isocost/market/free_entry.hpp"

#include <doctest/doctest.h>

#include "isocost/market/contest.hpp"

namespace free_entry_test {

using namespace isocost;
using market::FreeEntry;

namespace {

const FreeEntry base{.prize_usd_per_year = 100.0,
                     .decisiveness = 1.0,
                     .returns = 1.0,
                     .fixed_usd_per_year = 1.0,
                     .talent_share = 0.5};

}  // namespace

TEST_CASE("r x returns = 1: V/n² = F, ten firms at a hundredth of the prize") {
    const auto answer = market::free_entry(base);
    REQUIRE(answer.status == core::Status::optimal);
    CHECK(answer.entrants_root == doctest::Approx(10.0).epsilon(1e-14));
    CHECK(answer.entrants == 10.0);
    CHECK(answer.dissipation == doctest::Approx(1.0).epsilon(1e-14));  // 0.9 + 10 · 0.01
}

TEST_CASE("at the root the symmetric contest earns the fixed cost, for any r") {
    for (const double power : {0.2, 0.7, 1.0, 1.2, 1.6})
        for (const double fixed : {0.3, 3.0, 20.0}) {
            auto e = base;
            e.decisiveness = power;
            e.fixed_usd_per_year = fixed;
            const auto answer = market::free_entry(e);
            REQUIRE(answer.status == core::Status::optimal);
            CHECK(answer.margin_last_usd_per_year >= -1e-9);
            CHECK(answer.margin_next_usd_per_year < 0.0);
            if (answer.entrants_root < 2.0) continue;
            const auto s = market::symmetric_contest({answer.entrants_root, 100.0, power, 1.0});
            REQUIRE(s.status == core::Status::optimal);
            CHECK(s.payoff_usd_per_year == doctest::Approx(fixed).epsilon(1e-10));
        }
}

TEST_CASE("a low fixed cost and r x returns above 1: the root stays below rv/(rv - 1)") {
    auto e = base;
    e.decisiveness = 1.25;
    e.fixed_usd_per_year = 1e-9;
    CHECK(market::free_entry(e).entrants_root == doctest::Approx(5.0).epsilon(1e-9));
}

TEST_CASE("nobody enters for a prize below the fixed cost, the least prize brings one in") {
    auto e = base;
    e.fixed_usd_per_year = 120.0;
    const auto none = market::free_entry(e);
    CHECK(none.status == core::Status::infeasible);
    CHECK(none.entrants == 0.0);
    CHECK(none.reason == "taking part costs 120 USD per year, the whole prize is 100");
    e.prize_usd_per_year = none.least_prize_usd_per_year;
    CHECK(market::free_entry(e).entrants == 1.0);
}

TEST_CASE("ten percent more wages, half of the fixed cost wages: 10/sqrt(1.05) firms") {
    const auto lost = market::entrants_lost(base, 0.10);
    CHECK(lost.before_root == doctest::Approx(10.0).epsilon(1e-14));
    CHECK(lost.lost_root == doctest::Approx(10.0 - 10.0 / std::sqrt(1.05)).epsilon(1e-12));
    CHECK(lost.lost == 1.0);  // 9.76 is nine whole firms
    auto no_talent = base;
    no_talent.talent_share = 0.0;
    CHECK(market::entrants_lost(no_talent, 0.10).lost_root == 0.0);
    CHECK(market::entrants_lost(base, -0.10).lost_root < 0.0);
}

TEST_CASE("a market that makes no sense is refused") {
    CHECK_THROWS_WITH(market::free_entry({}),
                      "FreeEntry.prize_usd_per_year = nan: must be positive and finite (worth of "
                      "winning)");
    auto bad = base;
    bad.talent_share = 1.5;
    CHECK_THROWS_AS(market::free_entry(bad), core::InvalidParameter);
    CHECK_THROWS_AS(market::entrants_lost(base, -1.0), core::InvalidParameter);
}

}  // namespace free_entry_test
