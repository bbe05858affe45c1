#include "isocost/plan/purchase_plan.hpp"

#include <doctest/doctest.h>

#include "plan/lab.hpp"

namespace purchase_plan_test {

using namespace isocost;
using plan::Ban;
using plan::PurchasePlan;
using plan_lab::parameters;

TEST_CASE("chips fail, are retired, and serve in the year of their purchase") {
    const PurchasePlan plan(parameters({.years = 5, .flop = 1.0, .lifetime_years = 3}));
    CHECK(plan::flop_in_year(plan, 1, 0) == 0.0);
    CHECK(plan::flop_in_year(plan, 0, 0) == 1.0);
    // One rounding each: 1e-15.
    CHECK(plan::flop_in_year(plan, 0, 2) == doctest::Approx(0.95 * 0.95).epsilon(1e-15));
    CHECK(plan::flop_in_year(plan, 0, 3) == 0.0);
    CHECK(plan::supplied_flop(plan, {2.0, 0.0, 1.0, 0.0, 0.0}, 2) ==
          doctest::Approx(2 * 0.95 * 0.95 + std::exp(0.6)).epsilon(1e-15));
}

TEST_CASE("a chip costs its price, its upkeep while it serves, and gives its salvage back") {
    auto lab = parameters({.years = 4, .lifetime_years = 2});
    lab.years[1].salvage_usd_per_chip = 1000;
    const PurchasePlan plan(lab);
    const double upkeep = 1500 / 1.1 + 0.95 * 1500 / 1.21;
    const double salvage = 1000 * std::pow(0.95, 3) / std::pow(1.1, 4);
    CHECK(plan::present_usd_per_chip(plan, 1) ==
          doctest::Approx(25000 / 1.1 + upkeep - salvage).epsilon(1e-15));
    CHECK(plan::present_upkeep_usd_per_chip(plan, 3) ==
          doctest::Approx(1500 / std::pow(1.1, 3)).epsilon(1e-15));
}

TEST_CASE("a ban raises the price by its premium, and without end leaves nothing on sale") {
    const PurchasePlan plan(parameters({.years = 3, .most_chips = 7, .ban = Ban{1, 0.5}}));
    CHECK(plan::paid_usd_per_chip(plan, 0) == 25000);
    CHECK(plan::paid_usd_per_chip(plan, 1) == 37500);
    CHECK(plan::most_chips(plan, 2) == 7);
    const auto end = plan::with_ban(plan, Ban{1});
    CHECK(plan::most_chips(end, 0) == 7);
    CHECK(plan::most_chips(end, 1) == 0);
    CHECK(plan::paid_usd_per_chip(end, 1) == 25000);
    CHECK_FALSE(plan::banned(plan::with_ban(plan, {}), 2));
}

TEST_CASE("owned chips serve the years they have left") {
    auto lab = parameters({.years = 3});
    lab.owned = {{.chips = 4, .flop_per_chip_year = 2.0, .years_left = 2},
                 {.chips = 1, .flop_per_chip_year = 3.0, .years_left = 0}};
    const PurchasePlan plan(lab);
    CHECK(plan::owned_flop(plan, 0) == 8.0);
    CHECK(plan::owned_flop(plan, 1) == doctest::Approx(7.6).epsilon(1e-15));
    CHECK(plan::owned_flop(plan, 2) == 0.0);
}

TEST_CASE("parameters outside their domain are refused by name") {
    const auto refused = [](auto change, const char* message) {
        auto lab = parameters({.years = 2});
        change(lab);
        CHECK_THROWS_WITH(PurchasePlan{lab}, message);
    };
    refused([](auto& lab) { lab.years.clear(); },
            "PurchasePlan.years = {}: must have at least one year");
    refused([](auto& lab) { lab.rate_per_year = -0.1; },
            "PurchasePlan.rate_per_year = -0.1: must be 0 or more and finite (interest)");
    refused(
        [](auto& lab) { lab.attrition_per_year = 1.0; },
        "PurchasePlan.attrition_per_year = 1: must be 0 or more and below 1 (share that fails)");
    refused([](auto& lab) { lab.lifetime_years = 0; },
            "PurchasePlan.lifetime_years = 0: must be 1 or more");
    refused([](auto& lab) { lab.compute = "chips"; },
            "PurchasePlan.compute = \"chips\": must be one of: talent, compute, data");
    refused([](auto& lab) { lab.years[1].prices.erase("data"); },
            "PurchasePlan.years[1].prices.data = none: every input but compute must have a price");
    refused([](auto& lab) { lab.years[1].prices["compute"] = 1.0; },
            "PurchasePlan.years[1].prices.compute = 1: must be left out: the price of chips makes "
            "it");
    refused([](auto& lab) { lab.years[0].capability = 0.0; },
            "PurchasePlan.years[0].capability = 0: must be positive and finite (capability that "
            "the year must reach)");
    refused([](auto& lab) { lab.ban = Ban{-1}; },
            "PurchasePlan.ban.first_year = -1: must be 0 or more");
    refused(
        [](auto& lab) {
            lab.ban = Ban{1, -0.5};
        },
        "PurchasePlan.ban.premium = -0.5: must be 0 or more");
    refused(
        [](auto& lab) { lab.owned = {{.chips = 1, .flop_per_chip_year = 1, .years_left = -1}}; },
        "PurchasePlan.owned.years_left = -1: must be 0 or more");
}

TEST_CASE("what is left out is asked for, not assumed") {
    const auto given = parameters({.years = 2});
    const auto refused = [](const PurchasePlan::Parameters& lab, const char* message) {
        CHECK_THROWS_WITH(PurchasePlan{lab}, message);
    };
    refused({.technology = given.technology,
             .years = given.years,
             .rate_per_year = 0.1,
             .lifetime_years = 3},
            "PurchasePlan.attrition_per_year = nan: must be 0 or more and below 1 (share that "
            "fails)");
    refused({.technology = given.technology,
             .years = given.years,
             .rate_per_year = 0.1,
             .attrition_per_year = 0.05},
            "PurchasePlan.lifetime_years = 0: must be 1 or more");
    auto lab = given;
    lab.owned = {{.chips = 1, .flop_per_chip_year = 1}};
    refused(lab, "PurchasePlan.owned.years_left = -1: must be 0 or more");
    lab.owned.clear();
    lab.ban = Ban{.premium = 0.5};
    refused(lab, "PurchasePlan.ban.first_year = -1: must be 0 or more");
}

}  // namespace purchase_plan_test
