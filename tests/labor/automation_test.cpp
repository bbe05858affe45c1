#include "isocost/labor/automation.hpp"

#include <doctest/doctest.h>

#include "labor/posts.hpp"
#include "laws/closeness.hpp"
#include "laws/field_table.hpp"

namespace automation_test {

using namespace isocost;
using labor::Automation;
using labor::decide_automation;
using labor::PostDecision;
using laws::relative_error;
using test::clerk;
using test::posts;

/// A few roundings of sums of like size.
constexpr double rounding = 1e-14;

TEST_CASE("half a chance of 2N makes severance one and a half times N") {
    const auto g = decide_automation(clerk);
    CHECK(relative_error(g.severance_usd, 1.5 * 2.5 * 3'500.0) <= rounding);
    const double rate = 1.1 / 0.85 - 1.0;
    const double annuity = rate / (1.0 - std::pow(1.0 + rate, -5.0));
    CHECK(relative_error(g.annuity_per_year, annuity) <= rounding);
    CHECK(relative_error(g.replacement_gain_usd_per_year,
                         42'000.0 - 12'000.0 - annuity * g.severance_usd) <= rounding);
    CHECK(relative_error(g.retention_gain_usd_per_year,
                         0.6 * 42'000.0 - 12'000.0 - annuity * 3'000.0) <= rounding);
    CHECK(g.decision == PostDecision::replace);
}

TEST_CASE("without a rule the firm is the one that no rule binds, to the bit") {
    for (auto a : posts()) {
        a.severance_monthly_wages = 0.0;
        const auto g = decide_automation(a);
        CHECK(g.severance_usd == 0.0);
        CHECK(g.replacement_gain_usd_per_year == a.wage_usd_per_year - a.ai_cost_usd_per_year);
        CHECK(g.decision == PostDecision::replace);
        a.retraining_usd = 0.0;
        CHECK(decide_automation(a).retention_gain_usd_per_year ==
              a.retained_value_ratio * a.wage_usd_per_year - a.ai_cost_usd_per_year);
    }
}

TEST_CASE("without discount and attrition the annuity is 1/T, and attrition adds to the rate") {
    auto a = clerk;
    a.discount_rate_per_year = 0.0;
    a.attrition_per_year = 0.0;
    a.horizon_years = 4.0;
    CHECK(decide_automation(a).annuity_per_year == 0.25);
    CHECK(labor::rate_with_attrition(0.07, 0.0) == 0.07);
    CHECK(relative_error(labor::rate_with_attrition(0.1, 0.15), 1.1 / 0.85 - 1.0) <= rounding);
}

TEST_CASE(
    "replacement is preferred where w(1 - psi) > A(S - r), and severance only ever hurts it") {
    for (auto a : posts())
        for (const double psi : {0.0, 0.6, 0.95, 1.2}) {
            a.retained_value_ratio = psi;
            const auto g = decide_automation(a);
            CHECK(g.replacement_preferred ==
                  (a.wage_usd_per_year * (1.0 - psi) >
                   g.annuity_per_year * (g.severance_usd - a.retraining_usd)));
            auto dearer = a;
            dearer.severance_monthly_wages += 1.0;
            const auto d = decide_automation(dearer);
            CHECK(d.replacement_gain_usd_per_year < g.replacement_gain_usd_per_year);
            CHECK(d.retention_gain_usd_per_year == g.retention_gain_usd_per_year);
        }
}

TEST_CASE("every decision is someone's best") {
    auto a = clerk;
    a.retained_value_ratio = 0.95;
    a.retraining_usd = 0.0;
    CHECK(decide_automation(a).decision == PostDecision::retain);
    a.ai_cost_usd_per_year = 41'000.0;
    a.retained_value_ratio = 0.5;
    CHECK(decide_automation(a).decision == PostDecision::as_before);
    a.severance_monthly_wages = 0.0;
    CHECK(decide_automation(a).decision == PostDecision::replace);
    CHECK(labor::name(PostDecision::as_before) == "as_before");
    CHECK(labor::name(PostDecision::replace) == "replace");
    CHECK(labor::name(PostDecision::retain) == "retain");
}

TEST_CASE("a third of the tasks at sixty percent is a fifth more per employee") {
    CHECK(relative_error(labor::labor_amplification(1.0 / 3.0, 0.6), 1.2) <= rounding);
    CHECK(labor::labor_amplification(0.0, 0.6) == 1.0);
    CHECK_THROWS_AS(labor::labor_amplification(1.1, 0.6), core::InvalidParameter);
    CHECK_THROWS_AS(labor::labor_amplification(0.5, -0.1), core::InvalidParameter);
}

TEST_CASE("what others pay is people times months times benefit") {
    CHECK(labor::external_cost_usd(200.0, 6.0, 250.0) == 300'000.0);
    CHECK_THROWS_AS(labor::external_cost_usd(-1.0, 6.0, 250.0), core::InvalidParameter);
}

TEST_CASE("a parameter outside its domain is named") {
    laws::check_field_table<Automation>();
    auto a = clerk;
    a.attrition_per_year = 1.0;
    CHECK_THROWS_WITH_AS(decide_automation(a),
                         "Automation.attrition_per_year = 1: must be from 0 to below 1 (share of "
                         "those kept who leave by themselves within a year)",
                         core::InvalidParameter);
}

}  // namespace automation_test
