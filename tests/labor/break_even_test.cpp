#include "isocost/labor/break_even.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/labor/exits.hpp"
#include "labor/posts.hpp"
#include "laws/closeness.hpp"

namespace break_even_test {

using namespace isocost;
using core::Status;
using labor::break_even_ai_cost;
using labor::break_even_automated_share;
using labor::break_even_carry_months;
using labor::break_even_retained_value;
using labor::decide_automation;
using labor::PostDecision;
using laws::relative_error;
using test::clerk;
using test::posts;

/// Both sides are sums of a few amounts of like size.
constexpr double equal = 1e-10;

TEST_CASE("at the break-even value of kept people both ways gain the same") {
    int found = 0;
    for (auto a : posts()) {
        const auto b = break_even_retained_value(a);
        if (b.status == Status::infeasible) continue;
        ++found;
        CHECK(b.status == Status::optimal);
        a.retained_value_ratio = b.value;
        const auto g = decide_automation(a);
        CHECK(std::abs(g.replacement_gain_usd_per_year - g.retention_gain_usd_per_year) <=
              equal * a.wage_usd_per_year);
        a.retained_value_ratio = b.value + 1e-6;
        CHECK(!decide_automation(a).replacement_preferred);
        a.retained_value_ratio = b.value - 1e-6;
        if (b.value >= 1e-6) CHECK(decide_automation(a).replacement_preferred);
    }
    CHECK(found > 60);
}

TEST_CASE("two and a half months cost the wage of a tenth of a post over five years") {
    const auto g = decide_automation(clerk);
    const auto b = break_even_retained_value(clerk);
    CHECK(relative_error(
              b.value, 1.0 - g.annuity_per_year * (g.severance_usd - 3'000.0) / 42'000.0) <= equal);
    CHECK(b.value > 0.8);
    CHECK(b.value < 0.95);
}

TEST_CASE("severance above the wage keeps even those who yield nothing") {
    auto a = clerk;
    a.severance_monthly_wages = 12.0;
    a.unlawful_probability = 1.0;
    a.horizon_years = 1.0;
    const auto b = break_even_retained_value(a);
    CHECK(b.status == Status::infeasible);
    CHECK(std::isnan(b.value));
    CHECK(b.reason ==
          "severance less retraining costs more per year than the wage: a person who yields "
          "nothing is kept as well");
    a.retained_value_ratio = 0.0;
    CHECK(!decide_automation(a).replacement_preferred);
}

TEST_CASE("the fixed cost is what the break-even share of posts brings in") {
    for (const auto& a : posts()) {
        const double gain = decide_automation(a).replacement_gain_usd_per_year;
        if (gain <= 0.0) continue;
        const auto b = break_even_automated_share(a, 200.0, 1e5);
        const bool enough = 200.0 * gain >= 1e5;
        CHECK((b.status == Status::optimal) == enough);
        if (enough) CHECK(relative_error(b.value * 200.0 * gain, 1e5) <= equal);
    }
    CHECK(break_even_automated_share(clerk, 200.0, 0.0).value == 0.0);
}

TEST_CASE("no share pays where a post loses, or where all of them are too few") {
    auto a = clerk;
    a.ai_cost_usd_per_year = 42'000.0;
    const auto loses = break_even_automated_share(a, 200.0, 1e5);
    CHECK(loses.status == Status::infeasible);
    CHECK(loses.reason == "a replaced post brings in no money: no share pays");
    a = clerk;
    a.severance_monthly_wages = 0.0;
    const auto few = break_even_automated_share(a, 3.0, 1e5);
    CHECK(few.status == Status::infeasible);
    CHECK(few.reason == "all posts together bring in less than the fixed cost: 90000 USD per year");
    CHECK_THROWS_AS(break_even_automated_share(clerk, 0.0, 1e5), core::InvalidParameter);
    CHECK_THROWS_AS(break_even_automated_share(clerk, 10.0, -1.0), core::InvalidParameter);
}

TEST_CASE("at the break-even price of AI there is nothing to gain") {
    for (auto a : posts())
        for (const auto decision : {PostDecision::replace, PostDecision::retain}) {
            const auto b = break_even_ai_cost(a, decision);
            const auto gain = [&](double cost) {
                a.ai_cost_usd_per_year = cost;
                const auto g = decide_automation(a);
                return decision == PostDecision::replace ? g.replacement_gain_usd_per_year
                                                         : g.retention_gain_usd_per_year;
            };
            if (b.status == Status::infeasible) {
                CHECK(gain(0.0) < 0.0);
                continue;
            }
            CHECK(b.status == Status::optimal);
            CHECK(std::abs(gain(b.value)) <= equal * a.wage_usd_per_year);
            CHECK(gain(b.value + 1.0) < 0.0);
        }
    auto kept = clerk;
    kept.retained_value_ratio = 0.0;
    const auto b = break_even_ai_cost(kept, PostDecision::retain);
    CHECK(b.status == Status::infeasible);
    CHECK(b.reason == "it loses money with AI for nothing");
    CHECK_THROWS_WITH_AS(break_even_ai_cost(clerk, PostDecision::as_before),
                         "break_even_ai_cost.decision = as_before: must be replace or retain",
                         core::InvalidParameter);
}

TEST_CASE("carrying b times N months costs the buy-out of b times N") {
    CHECK(break_even_carry_months(3.5, 0.0).value == 3.5);
    const auto half = break_even_carry_months(3.5, 0.5);
    CHECK(half.status == Status::optimal);
    CHECK(half.value == 7.0);
    CHECK(break_even_carry_months(0.0, 0.5).value == 0.0);
    const auto never = break_even_carry_months(3.5, 1.0);
    CHECK(never.status == Status::infeasible);
    CHECK(never.reason == "whoever is kept yields the wage: carrying costs nothing");
    CHECK_THROWS_AS(break_even_carry_months(-1.0, 0.5), core::InvalidParameter);
}

TEST_CASE("at the break-even months both sides are the same sum of monthly wages") {
    const labor::ExitTerms idle{.severance_monthly_wages = 0.0,
                                .negotiated_extra_months = 0.0,
                                .months_to_expiry = core::infinity,
                                .dismissed_people = 1.0,
                                .staff_people = 100.0,
                                .unlawful_probability = 0.0,
                                .reinstatement_probability = 0.0,
                                .back_pay_months = 0.0,
                                .retained_value_ratio = 0.0,
                                .retraining_monthly_wages = 0.0,
                                .discount_rate_per_year = 0.0,
                                .attrition_per_year = 0.0,
                                .horizon_years = 5.0};
    for (const double exit : {0.5, 3.5, 8.0, 24.0})
        for (const double share : {0.01, 0.3, 0.999}) {
            auto terms = idle;
            terms.retained_value_ratio = 1.0 - share;
            const auto carry = break_even_carry_months(exit, 1.0 - share);
            CHECK(relative_error(labor::carried_monthly_wages(terms, carry.value / 12.0), exit) <=
                  equal);
            // Saved each month until the exit is paid back, month by month.
            const double months = labor::payback_months(exit, share).value;
            double saved = 0.0;
            for (double month = 1.0; month <= months; ++month) saved += share;
            saved += share * (months - std::floor(months));
            CHECK(relative_error(saved, exit) <= equal);
        }
}

TEST_CASE("a post that saves half its pay pays back seven months of exit in fourteen") {
    CHECK(labor::payback_months(7.0, 0.5).value == 14.0);
    CHECK(labor::payback_months(0.0, 0.5).value == 0.0);
    const auto never = labor::payback_months(7.0, 0.0);
    CHECK(never.status == Status::infeasible);
    CHECK(never.reason == "the post saves nothing");
    CHECK_THROWS_AS(labor::payback_months(7.0, 1.1), core::InvalidParameter);
}

}  // namespace break_even_test
