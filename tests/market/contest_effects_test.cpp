#include "isocost/market/contest_effects.hpp"

#include <doctest/doctest.h>

namespace contest_effects_test {

using namespace isocost;
using market::Contest;
using market::IsoelasticOpex;

namespace {

firm::Firm lab() {
    return firm::Firm(
        {production::CES(
             {.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.6, .returns = 0.9}),
         {{"compute", cost::LinearCost({.price = 1.0})},
          {"talent", cost::LinearCost({.price = 2.0})}}});
}

const Contest base{.contestants = {{"A", 100.0, lab()}, {"B", 100.0, lab()}, {"C", 100.0, lab()}},
                   .decisiveness = 1.0};

Contest formulas(double prize_of_c = 100.0) {
    const IsoelasticOpex opex{.cost_usd_per_year = 1.0, .returns = 1.0};
    return {.contestants = {{"A", 100.0, opex}, {"B", 100.0, opex}, {"C", prize_of_c, opex}},
            .decisiveness = 1.0};
}

}  // namespace

TEST_CASE("a cap on one: its chance falls, the rivals' rise, less is spent") {
    const auto rows =
        market::compare_contests(base, {{"cap", market::with_cap(base, "B", "compute", 3.0)}});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].dissipation_change == 0.0);
    const auto& cap = rows[1];
    REQUIRE(cap.status == core::Status::optimal);
    CHECK(cap.chance_changes[1] < 0.0);
    CHECK(cap.chance_changes[0] > 0.0);
    CHECK(cap.chance_changes[2] == doctest::Approx(cap.chance_changes[0]).epsilon(1e-9));
    CHECK(cap.dissipation_change < 0.0);
    CHECK(cap.opex_change_usd_per_year == doctest::Approx(100.0 * cap.dissipation_change));
}

TEST_CASE("a ceiling below what one would choose is chosen itself, one above changes nothing") {
    const auto contest = formulas();
    const auto rows =
        market::compare_contests(contest, {{"low", market::with_ceiling(contest, "A", 10.0)},
                                           {"high", market::with_ceiling(contest, "A", 60.0)}});
    CHECK(rows[1].outcome.contestants[0].capability == doctest::Approx(10.0).epsilon(1e-12));
    CHECK(std::abs(rows[2].opex_change_usd_per_year) < 1e-9);  // rounding of 66.7
}

TEST_CASE("open weights dilute the prize: everyone spends less, and nobody has what is left") {
    std::vector<market::ContestChange> changes;
    for (const double open : {1.0, 5.0, 20.0, 200.0})
        changes.push_back({"open", market::with_open_capability(formulas(), open)});
    const auto rows = market::compare_contests(formulas(), changes);
    for (std::size_t k = 1; k < rows.size(); ++k) {
        CHECK(rows[k].outcome.opex_usd_per_year < rows[k - 1].outcome.opex_usd_per_year);
        CHECK(rows[k].outcome.open_chance > rows[k - 1].outcome.open_chance);
    }
    CHECK(rows[4].outcome.active == 0.0);  // r V/Y_0 < k: the first dollar does not pay
    CHECK(rows[4].outcome.open_chance == 1.0);
}

TEST_CASE("in a shared pool a deep cap on one lowers the wage of all") {
    const market::SharedPool pool{
        .wage_usd_per_year = 2.0, .supply_fte = 10.0, .inverse_elasticity = 1.0};
    const auto rows = market::compare_contests_in_pool(
        base, {{"cap", market::with_cap(base, "B", "compute", 0.5)}}, pool, "talent");
    REQUIRE(rows[1].status == core::Status::optimal);
    CHECK(rows[1].wage_usd_per_year < rows[0].wage_usd_per_year);
    CHECK(rows[1].chance_changes[0] > 0.0);
}

TEST_CASE("a change without an equilibrium says so and is compared with nothing") {
    auto wild = formulas();
    wild.decisiveness = 3.0;
    const auto rows = market::compare_contests(formulas(), {{"wild", wild}});
    CHECK(rows[1].status == core::Status::infeasible);
    CHECK(!rows[1].reason.empty());
    CHECK(std::isnan(rows[1].dissipation_change));
    CHECK(rows[1].chance_changes.empty());
}

TEST_CASE("changes name a contestant, and what can be changed about it") {
    CHECK_THROWS_WITH(market::with_cap(base, "D", "compute", 1.0),
                      "contestant = D: must be one of the contest's");
    CHECK_THROWS_AS(market::with_cap(formulas(), "A", "compute", 1.0), core::InvalidParameter);
    CHECK_THROWS_AS(market::with_cap(base, "A", "chips", 1.0), core::InvalidParameter);
    CHECK_THROWS_WITH(market::with_ceiling(base, "A", 1.0),
                      "with_ceiling = A: must have an Opex in closed form (a firm is limited by "
                      "the caps on its inputs)");
}

}  // namespace contest_effects_test
