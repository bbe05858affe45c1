#include "isocost/plan/enough_chips.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/plan/minimize_present_opex.hpp"
#include "plan/lab.hpp"

namespace enough_chips_test {

using namespace isocost;
using plan::Ban;
using plan::minimize_present_opex;
using plan::PurchasePlan;
using plan::with_most_chips;

namespace {

double cost_usd(const PurchasePlan& plan) {
    const auto found = minimize_present_opex(plan);
    return found.status == core::Status::optimal ? found.present_usd : core::nan;
}

PurchasePlan scarce(double sigma) {
    return plan_lab::plan_of(
        {.years = 5, .sigma = sigma, .most_chips = 30, .lifetime_years = 5, .ban = Ban{2}});
}

}  // namespace

TEST_CASE("with the chips that are enough the plan costs twice as much, with fewer more") {
    for (const double sigma : {0.1, 0.3, 0.5}) {
        CAPTURE(sigma);
        const auto plan = scarce(sigma);
        const auto why = minimize_present_opex(plan).infeasibility;
        REQUIRE(why);
        REQUIRE_FALSE(why->enough_most_chips.empty());
        for (const auto& [year, chips] : why->enough_most_chips) {
            const double free_usd = cost_usd(with_most_chips(plan, year, core::infinity));
            const double most_usd = plan::enough_opex_ratio * free_usd;
            CHECK(chips > why->least_most_chips.at(year));
            CHECK(cost_usd(with_most_chips(plan, year, chips)) <= most_usd);
            // Bisection stops at 1e-3 of what is more than the least number.
            const double least = why->least_most_chips.at(year);
            const double fewer = least + (chips - least) * (1.0 - 2e-3);
            CHECK(cost_usd(with_most_chips(plan, year, fewer)) > most_usd);
        }
    }
}

TEST_CASE("near the least number the plan costs without bound") {
    const auto plan = scarce(0.5);
    const auto why = minimize_present_opex(plan).infeasibility;
    REQUIRE(why);
    const double least = why->least_most_chips.at(0);
    double before_usd = cost_usd(with_most_chips(plan, 0, why->enough_most_chips.at(0)));
    for (const double excess : {1e-3, 1e-6, 1e-9}) {
        const double usd = cost_usd(with_most_chips(plan, 0, least * (1.0 + excess)));
        CHECK(usd > 10.0 * before_usd);
        before_usd = usd;
    }
}

TEST_CASE("least numbers that are attained are enough, and none is where Opex has no multiple") {
    const auto leontief = minimize_present_opex(scarce(0.0)).infeasibility;
    REQUIRE(leontief);
    CHECK(leontief->attained);
    CHECK(leontief->enough_most_chips.empty());
    const auto why = minimize_present_opex(scarce(0.5)).infeasibility;
    REQUIRE(why);
    const auto none = [](const PurchasePlan&) { return core::nan; };
    CHECK(plan::enough_most_chips(scarce(0.5), *why, none).empty());
    const auto nothing = [](const PurchasePlan&) { return -1.0; };
    CHECK(plan::enough_most_chips(scarce(0.5), *why, nothing).empty());
    const auto dear = [](const PurchasePlan& plan) {
        return plan.year(0).most_chips < core::infinity ? 3.0 : 1.0;
    };
    CHECK_FALSE(plan::enough_most_chips(scarce(0.5), *why, dear).contains(0));
}

TEST_CASE("the search ends where enough is the next double after the least number") {
    const auto plan = scarce(0.5);
    const auto why = minimize_present_opex(plan).infeasibility;
    REQUIRE(why);
    const double least = why->least_most_chips.at(0);
    const auto any_more = [least](const PurchasePlan& changed) {
        return changed.year(0).most_chips > least ? 1.0 : core::nan;
    };
    const auto found = plan::enough_most_chips(plan, *why, any_more);
    REQUIRE(found.contains(0));
    CHECK(found.at(0) == std::nextafter(least, core::infinity));
}

TEST_CASE("following any advice gives a plan") {
    for (const double sigma : {0.0, 0.2, 0.5, 0.9, 1.0})
        for (const int lifetime : {1, 2, 3, 5})
            for (const int ban_year : {0, 1, 2, 4})
                for (const double most : {0.0, 5.0, 30.0}) {
                    CAPTURE(sigma);
                    CAPTURE(lifetime);
                    CAPTURE(ban_year);
                    CAPTURE(most);
                    const auto plan = plan_lab::plan_of({.years = 5,
                                                         .sigma = sigma,
                                                         .most_chips = most,
                                                         .lifetime_years = lifetime,
                                                         .ban = Ban{ban_year}});
                    const auto why = minimize_present_opex(plan).infeasibility;
                    if (!why) continue;
                    // A millionth more than what only more than is enough.
                    const auto more = [&](double chips) {
                        return why->attained ? chips : chips * (1.0 + 1e-6) + 1e-6;
                    };
                    for (const auto& [year, chips] : why->least_most_chips)
                        CHECK(cost_usd(with_most_chips(plan, year, more(chips))) > 0.0);
                    for (const auto& [year, chips] : why->enough_most_chips)
                        CHECK(cost_usd(with_most_chips(plan, year, chips)) > 0.0);
                    if (why->least_ban_year)
                        CHECK(cost_usd(plan::with_ban(plan, Ban{*why->least_ban_year})) > 0.0);
                }
}

}  // namespace enough_chips_test
