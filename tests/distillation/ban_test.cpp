#include "isocost/distillation/ban.hpp"

#include <doctest/doctest.h>

#include "distillation/cases.hpp"
#include "isocost/isocost.hpp"

namespace ban_test {

using namespace isocost;
using namespace isocost::distillation;

namespace {

// A closed teacher at 10 USD per million tokens, resold at 1.5 times that as far as 2e9 tokens a
// year, and an open one at 2.19 whose token is worth a tenth. Mark-up and quality are assumptions.
TeacherAccess access(double markup = 0.5, double resold = 2e9) {
    return {.api_usd_per_mtok = 10.0,
            .api_tokens_per_year = core::infinity,
            .reseller_markup = markup,
            .reseller_tokens_per_year = resold,
            .open_usd_per_mtok = 2.19,
            .open_quality = 0.1,
            .open_tokens_per_year = core::infinity};
}

/// ((own, teacher), (compute, talent)): a lab of 1e6 USD a year of which a tenth goes to 1e10
/// teacher tokens at the official price.
Firm lab(const TeacherAccess& ways, Ban ban, double teacher_sigma = 2.0) {
    const Nest data({.sigma = teacher_sigma, .children = {{"own", 0.5}, {"teacher", 0.5}}});
    const Nest core({.sigma = 0.9, .children = {{"compute", 0.75}, {"talent", 0.25}}});
    return Firm(
        {.technology = Nest(
             {.sigma = 0.6,
              .children = {{"data", 0.2, data}, {"core", 0.8, core}},
              .benchmark = {{"own", 1e11}, {"teacher", 1e10}, {"compute", 1e24}, {"talent", 2.0}}}),
         .costs = {{"own", LinearCost({.price = 1e-6})},
                   {"teacher", teacher_cost(ways, ban)},
                   {"compute", LinearCost({.price = 6e-19})},
                   {"talent", LinearCost({.price = 1e5})}}});
}

Result solve(const TeacherAccess& ways, Ban ban) {
    return minimize_opex(lab(ways, ban), {.capability = 1.0}).require_optimal();
}

}  // namespace

TEST_CASE("a ban takes the official tier away and leaves resellers and open weights") {
    const auto before = teacher_sources(access(), Ban::none);
    const auto after = teacher_sources(access(), Ban::official_api);
    REQUIRE(before.size() == 3);
    REQUIRE(after.size() == 2);
    CHECK(after[0].name == "reseller");
    CHECK(after[0].price_usd_per_token == doctest::Approx(15e-6).epsilon(1e-15));
    const auto cost = teacher_cost(access(), Ban::official_api);
    REQUIRE(cost.tiers().size() == 2);
    CHECK(cost.tiers()[0].width == 2e9);
    CHECK(cost.tiers()[1].price == doctest::Approx(21.9e-6).epsilon(1e-15));
    CHECK(cost.capacity() == core::infinity);
}

TEST_CASE(
    "without the ban the firm is at its benchmark, with it Opex rises and the rest steps in") {
    const auto free = solve(access(), Ban::none);
    const auto banned = solve(access(), Ban::official_api);
    CHECK(free.opex == doctest::Approx(1e6).epsilon(1e-12));
    CHECK(free.inputs["teacher"] == doctest::Approx(1e10).epsilon(1e-9));
    CHECK(banned.opex > free.opex);
    CHECK(banned.inputs["teacher"] < free.inputs["teacher"]);
    for (const char* name : {"own", "compute", "talent"})
        CHECK(banned.inputs[name] > free.inputs[name]);
}

TEST_CASE("the open-weights teacher bounds what the ban costs and what a token is worth") {
    const auto free = solve(access(), Ban::none);
    const double most = most_cost_of_ban_usd_per_year(access(), free.inputs["teacher"]);
    const auto banned = solve(access(), Ban::official_api);
    CHECK(banned.opex - free.opex < most);
    CHECK(banned.virtual_prices["teacher"] <= 21.9e-6 * (1.0 + 1e-12));
    // Beyond the mark-up where open weights are cheaper, resellers' prices move nothing.
    CHECK(bounding_markup(access()) == doctest::Approx(1.19).epsilon(1e-12));
    const auto dear = solve(access(1.2), Ban::official_api);
    const auto dearer = solve(access(30.0), Ban::official_api);
    CHECK(dearer.opex == doctest::Approx(dear.opex).epsilon(1e-13));
    CHECK(dear.opex > banned.opex);
    CHECK(dear.opex - free.opex < most_cost_of_ban_usd_per_year(access(30.0), 1e10));
}

TEST_CASE("a reseller's token is worth what the dearer way would cost, by a solve with one more") {
    const auto banned = solve(access(), Ban::official_api);
    const double rent = banned.virtual_prices["teacher"] - 15e-6;
    CHECK(rent == doctest::Approx(6.9e-6).epsilon(1e-9));
    const double step = 1e6;
    const double saved = banned.opex - solve(access(0.5, 2e9 + step), Ban::official_api).opex;
    // Opex is linear in the stock while open weights stay marginal; 1e6 USD round to 1e-10.
    CHECK(saved / step == doctest::Approx(rent).epsilon(1e-9));
}

TEST_CASE("where the only other way is a small stock, what is left is a cap with a shadow price") {
    auto ways = access(0.5, 2e9);
    ways.open_tokens_per_year = 0.0;
    const auto banned = solve(ways, Ban::official_api);
    CHECK(banned.inputs["teacher"] == doctest::Approx(2e9).epsilon(1e-12));
    CHECK(banned.virtual_prices["teacher"] > 21.9e-6);
    CHECK(most_cost_of_ban_usd_per_year(ways, 1e10) == core::infinity);
    CHECK(banned.opex > solve(access(), Ban::official_api).opex);
}

TEST_CASE("an open teacher that is cheaper from the start makes a ban idle") {
    auto ways = access();
    ways.open_quality = 0.5;
    CHECK(bounding_markup(ways) < 0.0);
    CHECK(most_cost_of_ban_usd_per_year(ways, 1e10) == 0.0);
    CHECK(solve(ways, Ban::official_api).opex == solve(ways, Ban::none).opex);
}

TEST_CASE("a ban that leaves no way, and quantities that cannot be, are refused with advice") {
    auto ways = access(0.5, 0.0);
    ways.open_tokens_per_year = 0.0;
    CHECK(teacher_sources(ways, Ban::official_api).empty());
    CHECK(test::refusal([&] { teacher_cost(ways, Ban::official_api); }) ==
          "TeacherAccess = {}: must leave one way open (without any, give the input teacher a cap "
          "of 0)");
    CHECK(test::refusal([] { most_cost_of_ban_usd_per_year(access(), core::infinity); }) ==
          "most_cost_of_ban_usd_per_year.effective_tokens = inf: must be 0 or more and finite, and "
          "no more than there is");
    ways.reseller_markup = -0.1;
    CHECK(test::refusal([&] { bounding_markup(ways); }) ==
          "TeacherAccess.reseller_markup = -0.1: must be 0 or more and finite (what resellers add, "
          "as a share of the official price)");
}

}  // namespace ban_test
