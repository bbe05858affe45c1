#include "isocost/plan/infeasibility.hpp"

#include <doctest/doctest.h>

#include "isocost/plan/minimize_present_opex.hpp"
#include "plan/lab.hpp"

namespace infeasibility_test {

using namespace isocost;
using plan::Ban;
using plan::PurchasePlan;
using plan::why_infeasible;

namespace {

core::Status status(const PurchasePlan& plan) { return plan::minimize_present_opex(plan).status; }

}  // namespace

TEST_CASE("the number of chips that is named is enough, and a little less is not") {
    for (const double sigma : {0.0, 0.5}) {
        const plan_lab::Lab lab{.years = 3, .sigma = sigma, .most_chips = 10, .lifetime_years = 3};
        const auto why = why_infeasible(plan_lab::plan_of(lab));
        REQUIRE(why);
        CHECK(why->year == 0);
        CHECK(why->attained == (sigma == 0.0));
        REQUIRE(why->least_most_chips.size() == 1);  // only year 0 serves all three
        for (const double factor : {1.0 - 1e-9, 1.0 + 1e-6}) {
            auto changed = plan_lab::parameters(lab);
            changed.years[0].most_chips = why->least_most_chips.at(0) * factor;
            CHECK((why_infeasible(PurchasePlan(changed)) == std::nullopt) == (factor > 1.0));
        }
    }
}

TEST_CASE("the ceiling is what the year can reach") {
    const plan_lab::Lab lab{.years = 1, .sigma = 0.5, .returns = 0.8, .most_chips = 10};
    const auto why = why_infeasible(plan_lab::plan_of(lab));
    REQUIRE(why);
    auto changed = plan_lab::parameters(lab);
    changed.years[0].capability = why->ceiling * (1.0 - 1e-6);
    CHECK_FALSE(why_infeasible(PurchasePlan(changed)));
    changed.years[0].capability = why->ceiling * (1.0 + 1e-9);
    CHECK(why_infeasible(PurchasePlan(changed)));
}

TEST_CASE("a ban that comes too early is told when it could come") {
    const plan_lab::Lab lab{.years = 6, .sigma = 1.0, .lifetime_years = 2, .ban = Ban{0}};
    const auto plan = plan_lab::plan_of(lab);
    const auto why = why_infeasible(plan);
    REQUIRE(why);
    CHECK(why->year == 0);
    CHECK(why->ceiling == 0.0);
    CHECK(why->least_ban_year == 5);
    CHECK(why->least_most_chips.empty());  // no year's chips serve all six
    CHECK(status(plan::with_ban(plan, Ban{5})) == core::Status::optimal);
    CHECK(status(plan::with_ban(plan, Ban{4})) == core::Status::infeasible);
    CHECK(
        text(plan, *why) ==
        "Year 0 reaches a capability of 0, not the 1 asked. The plan would be possible with a ban "
        "from year 5.");
}

TEST_CASE("good substitutes are never infeasible") {
    for (const double sigma : {1.1, 3.0, core::infinity})
        CHECK_FALSE(why_infeasible(plan_lab::plan_of({.sigma = sigma, .ban = Ban{0}})));
}

TEST_CASE("a sentence names chips") {
    const plan_lab::Lab lab{.years = 1, .sigma = 0.0, .most_chips = 10};
    const auto plan = plan_lab::plan_of(lab);
    CHECK(
        text(plan, *why_infeasible(plan)) ==
        "Year 0 reaches a capability of 0.25, not the 1 asked. The plan would be possible with 40 "
        "chips on sale in year 0.");
}

TEST_CASE("a number that is not reached is told with one that is enough") {
    const plan_lab::Lab lab{.years = 1, .sigma = 0.5, .most_chips = 10};
    const auto plan = plan_lab::plan_of(lab);
    auto why = why_infeasible(plan);
    REQUIRE(why);
    CHECK(
        text(plan, *why) ==
        "Year 0 reaches a capability of less than 0.5, not the 1 asked. The plan would be possible "
        "with more than 20 chips on sale in year 0; towards that number the other inputs and their "
        "cost are without bound.");
    why->enough_most_chips[0] = 25.0001;
    CHECK(text(plan, *why)
              .ends_with("cost are without bound, and with 25.01 present Opex is at most 2 times "
                         "what it is without "
                         "that limit."));
}

TEST_CASE("chips of a year without any for the ban are no advice") {
    const plan_lab::Lab lab{
        .years = 4, .sigma = 0.5, .most_chips = 30, .lifetime_years = 4, .ban = Ban{1}};
    const auto plan = plan_lab::plan_of(lab);
    const auto why = why_infeasible(plan);
    REQUIRE(why);
    CHECK(why->year >= 1);
    REQUIRE(why->least_most_chips.size() == 1);
    CHECK(why->least_most_chips.contains(0));
    // Chips that are only dearer can be had in the later years, too.
    const auto dearer = plan_lab::plan_of(
        {.years = 4, .sigma = 0.5, .most_chips = 12, .lifetime_years = 4, .ban = Ban{1, 0.5}});
    const auto then = why_infeasible(dearer);
    REQUIRE(then);
    CHECK(then->least_most_chips.size() == then->year + 1);
}

TEST_CASE("no ban is what helps where each in the plan is too early") {
    const auto plan =
        plan_lab::plan_of({.years = 3, .sigma = 0.5, .lifetime_years = 1, .ban = Ban{1}});
    const auto why = why_infeasible(plan);
    REQUIRE(why);
    CHECK(why->least_ban_year == 3);
    CHECK(text(plan, *why).ends_with(" The plan would be possible without the ban."));
}

TEST_CASE("where no change is enough alone the sentence says so") {
    plan_lab::Lab lab{.years = 4, .sigma = 0.5, .most_chips = 5, .lifetime_years = 2};
    const auto few = plan_lab::plan_of(lab);
    CHECK(text(few, *why_infeasible(few))
              .ends_with(" More chips on sale in any one year are not enough alone."));
    lab.ban = Ban{2};
    const auto banned = plan_lab::plan_of(lab);
    CHECK(text(banned, *why_infeasible(banned))
              .ends_with(" Neither more chips on sale in any one year nor a later ban is enough "
                         "alone."));
}

TEST_CASE("numbers in sentences are never below what they stand for") {
    CHECK(plan::detail::rounded_up(14502.06, 6) == "14502.1");
    CHECK(plan::detail::rounded_up(14502.04, 6) == "14502.1");
    CHECK(plan::detail::rounded_up(40.0, 6) == "40");
    CHECK(plan::detail::rounded_up(0.6, 4) == "0.6");
    CHECK(plan::detail::rounded_up(1.23411, 4) == "1.235");
    CHECK(plan::detail::rounded_up(0.0, 4) == "0");
}

}  // namespace infeasibility_test
