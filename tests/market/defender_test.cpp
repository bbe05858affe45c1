#include "isocost/market/defender.hpp"

#include <doctest/doctest.h>

#include "isocost/market/solve_contest.hpp"

namespace defender_test {

using namespace isocost;
using market::Incumbency;

namespace {

const Incumbency base{.monopoly_profit_usd_per_year = 100.0,
                      .duopoly_profit_usd_per_year = 25.0,
                      .decisiveness = 1.0,
                      .returns = 1.0};

market::Contest contest_of(const Incumbency& i, const market::DefenderResult& d) {
    const market::IsoelasticOpex opex{.cost_usd_per_year = 3.0, .returns = i.returns};
    return {.contestants = {{"incumbent", d.incumbent_prize_usd_per_year, opex},
                            {"entrant", d.entrant_prize_usd_per_year, opex}},
            .decisiveness = i.decisiveness};
}

}  // namespace

TEST_CASE("stakes 75 and 25 at r = 1: chance 3/4, Opex 14.06 and 4.69") {
    const auto d = market::defend(base);
    REQUIRE(d.status == core::Status::optimal);
    CHECK(d.hires_defensively);
    CHECK(d.incumbent_chance == doctest::Approx(0.75).epsilon(1e-15));
    CHECK(d.incumbent_opex_usd_per_year == doctest::Approx(225.0 / 16.0).epsilon(1e-14));
    CHECK(d.entrant_opex_usd_per_year == doctest::Approx(75.0 / 16.0).epsilon(1e-14));
    CHECK(d.incumbent_payoff_usd_per_year == doctest::Approx(25.0 + 75.0 * 9.0 / 16.0));
    CHECK(d.opex_at_equal_stakes_usd_per_year == doctest::Approx(25.0));
}

TEST_CASE("the general solver finds the same, below and beyond decisiveness 1") {
    for (const double power : {0.4, 1.0, 1.2})
        for (const double duopoly : {25.0, 45.0, 60.0}) {
            auto i = base;
            i.decisiveness = power / 0.8;
            i.returns = 0.8;
            i.duopoly_profit_usd_per_year = duopoly;
            const auto d = market::defend(i);
            REQUIRE(d.status == core::Status::optimal);
            const auto solved = market::solve_contest(contest_of(i, d));
            REQUIRE(solved.equilibria.size() == 1);
            const auto& players = solved.equilibria.front().contestants;
            // Roots in ln X to rounding: shares and money to some 1e-12.
            CHECK(players[0].win_chance == doctest::Approx(d.incumbent_chance).epsilon(1e-10));
            CHECK(players[0].opex_usd_per_year ==
                  doctest::Approx(d.incumbent_opex_usd_per_year).epsilon(1e-10));
            CHECK(players[1].opex_usd_per_year ==
                  doctest::Approx(d.entrant_opex_usd_per_year).epsilon(1e-10));
        }
}

TEST_CASE("the limit of decisiveness is where the weaker one earns nothing") {
    auto i = base;
    const double limit = market::defend(base).largest_decisiveness;
    CHECK(limit == doctest::Approx(1.0 + std::pow(1.0 / 3.0, limit)).epsilon(1e-14));
    i.decisiveness = limit - 1e-9;
    const auto d = market::defend(i);
    REQUIRE(d.status == core::Status::optimal);
    // A billionth below the limit leaves a billionth of the prize.
    CHECK(std::abs(25.0 * (1.0 - d.incumbent_chance) - d.entrant_opex_usd_per_year) < 1e-7);
    i.decisiveness = limit + 1e-6;
    const auto none = market::defend(i);
    CHECK(none.status == core::Status::infeasible);
    CHECK(none.hires_defensively);
    CHECK(none.reason.find("the one with less at stake would rather spend nothing") !=
          std::string::npos);
    CHECK(market::solve_contest(contest_of(i, none)).status == core::Status::infeasible);
}

TEST_CASE("alike stakes are the symmetric contest, tougher competition makes the defender keener") {
    auto i = base;
    i.duopoly_profit_usd_per_year = 50.0;
    const auto even = market::defend(i);
    CHECK(!even.hires_defensively);
    CHECK(even.incumbent_chance == 0.5);
    CHECK(even.incumbent_opex_usd_per_year == doctest::Approx(12.5).epsilon(1e-14));
    CHECK(even.largest_decisiveness == doctest::Approx(2.0).epsilon(1e-14));
    double chance = 1.0;
    for (const double duopoly : {10.0, 30.0, 50.0, 70.0}) {
        i.duopoly_profit_usd_per_year = duopoly;
        const auto d = market::defend(i);
        CHECK(d.incumbent_chance < chance);
        CHECK(d.hires_defensively == (duopoly < 50.0));
        // Unequal stakes make both together spend less than equal ones would.
        CHECK(d.incumbent_opex_usd_per_year + d.entrant_opex_usd_per_year <=
              d.opex_at_equal_stakes_usd_per_year);
        chance = d.incumbent_chance;
    }
}

TEST_CASE("nothing to defend is refused") {
    auto i = base;
    i.duopoly_profit_usd_per_year = 100.0;
    CHECK_THROWS_WITH(market::defend(i),
                      "Incumbency.monopoly_profit_usd_per_year = 100: must exceed the duopoly "
                      "profit of 100 (otherwise there is nothing to defend)");
    CHECK_THROWS_AS(market::defend({}), core::InvalidParameter);
}

}  // namespace defender_test
