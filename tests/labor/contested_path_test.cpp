#include "isocost/labor/contested_path.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "isocost/labor/exits.hpp"
#include "laws/closeness.hpp"
#include "laws/field_table.hpp"

namespace contested_path_test {

using namespace isocost;
using labor::automation_path;
using labor::AutomationPath;
using labor::AutomationPlan;
using labor::contested_path;
using labor::ContestedExit;
using labor::Regime;
using laws::relative_error;

namespace {

/// Sums over at most thirty years of amounts of like size.
constexpr double adds_up = 1e-12;

/// 200 people of whom AI takes the posts of 60; 3 500 USD a month.
const AutomationPlan office{.staff_fte = 200.0,
                            .automated_share = 0.3,
                            .wage_usd_per_year = 42'000.0,
                            .ai_cost_usd_per_year = 12'000.0,
                            .fixed_ai_cost_usd_per_year = 90'000.0,
                            .retained_value_ratio = 0.6,
                            .retraining_usd = 3'000.0,
                            .at_will_severance_monthly_wages = 0.0,
                            .exit_monthly_wages = 3.5,
                            .exit_after_years = 0.0,
                            .attrition_per_year = 0.15,
                            .discount_rate_per_year = 0.1,
                            .horizon_years = 5.0};

/// Half go to court, four in five of them win, a quarter of those get their post back.
const ContestedExit court{.severance_monthly_wages = 2.5,
                          .adjudication_probability = 0.5,
                          .unlawful_probability = 0.8,
                          .reinstatement_probability = 0.25,
                          .back_pay_months = 9.0,
                          .judgment_after_years = 1.0};

struct Case {
    AutomationPlan plan;
    ContestedExit exit;
};

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const double share : {0.3, 1.0})
        for (const double attrition : {0.0, 0.15, 0.9})
            for (const double years : {1.0, 5.0, 30.0})
                for (const double wait : {0.0, 1.0, years})
                    for (const double court_share : {0.0, 0.5, 1.0})
                        for (const double reinstated : {0.0, 0.25, 1.0}) {
                            Case c{office, court};
                            c.plan.automated_share = share;
                            c.plan.attrition_per_year = attrition;
                            c.plan.horizon_years = years;
                            c.exit.judgment_after_years = wait;
                            c.exit.adjudication_probability = court_share;
                            c.exit.reinstatement_probability = reinstated;
                            all.push_back(c);
                        }
    return all;
}

/// Severance of all years in present value, USD.
double severance_npv_usd(const AutomationPath& path, double discount_rate_per_year) {
    double sum = 0.0;
    for (const auto& y : path.years)
        sum += y.severance_usd / std::pow(1.0 + discount_rate_per_year, y.year);
    return sum;
}

}  // namespace

TEST_CASE("sixty dismissed: who is where and what is paid, by hand") {
    const auto path = contested_path(office, court);
    // 30 settle, 6 lose, 18 win twice N and 6 their post.
    CHECK(relative_error(path.years[0].severance_usd, 30.0 * 3.5 * 3'500.0) <= adds_up);
    CHECK(path.years[0].replaced_fte == 60.0);
    CHECK(path.years[0].dual_opex_usd == 0.0);
    const auto& judged = path.years[1];
    CHECK(relative_error(judged.severance_usd, (6.0 * 3.5 + 18.0 * 5.0) * 3'500.0) <= adds_up);
    CHECK(relative_error(judged.retained_fte, 6.0) <= adds_up);
    CHECK(relative_error(judged.replaced_fte, 54.0) <= adds_up);
    CHECK(relative_error(judged.retraining_usd, 18'000.0) <= adds_up);
    CHECK(relative_error(judged.wages_usd, 140.0 * 42'000.0 + 6.0 * 9.0 * 3'500.0) <= adds_up);
    CHECK(relative_error(judged.dual_opex_usd, 6.0 * 9.0 * 3'500.0 + 18'000.0) <= adds_up);
    CHECK(judged.output_usd == 200.0 * 42'000.0);
    const auto& after = path.years[2];
    CHECK(relative_error(after.retained_fte, 5.1) <= adds_up);
    CHECK(relative_error(after.left_fte, 0.9) <= adds_up);
    CHECK(after.severance_usd == 0.0);
    CHECK(relative_error(after.dual_burden_usd, 0.4 * 5.1 * 42'000.0) <= adds_up);
}

TEST_CASE("people add up to the staff, and costs to Opex, in every year") {
    for (const auto& c : cases())
        for (const auto& y : contested_path(c.plan, c.exit).years) {
            CHECK(relative_error(y.as_before_fte + y.replaced_fte + y.retained_fte + y.left_fte,
                                 c.plan.staff_fte) <= adds_up);
            CHECK(
                relative_error(y.technology_usd + y.wages_usd + y.severance_usd + y.retraining_usd,
                               y.opex_usd) <= adds_up);
            CHECK(y.gain_usd == y.output_usd - y.opex_usd);
            CHECK(y.retained_fte >= 0.0);
        }
}

TEST_CASE("judged on the day it is the contested exit of the table") {
    for (auto c : cases()) {
        c.exit.judgment_after_years = 0.0;
        const auto& p = c.plan;
        const double monthly_wage = p.wage_usd_per_year / 12.0;
        const labor::ExitTerms terms{
            .severance_monthly_wages = c.exit.severance_monthly_wages,
            .negotiated_extra_months = 1.0,
            .months_to_expiry = core::infinity,
            .dismissed_people = 1.0,
            .staff_people = 200.0,
            .unlawful_probability = c.exit.adjudication_probability * c.exit.unlawful_probability,
            .reinstatement_probability = c.exit.reinstatement_probability,
            .back_pay_months = c.exit.back_pay_months,
            .retained_value_ratio = p.retained_value_ratio,
            .retraining_monthly_wages = p.retraining_usd / monthly_wage,
            .discount_rate_per_year = p.discount_rate_per_year,
            .attrition_per_year = p.attrition_per_year,
            .horizon_years = p.horizon_years};
        const auto path = contested_path(p, c.exit);
        const double per_post =
            path.dual_burden_per_post_usd +
            severance_npv_usd(path, p.discount_rate_per_year) / (p.automated_share * p.staff_fte);
        CHECK(relative_error(
                  per_post,
                  monthly_wage * exit_costs(terms).of(labor::Exit::contested).monthly_wages) <=
              adds_up);
    }
}

TEST_CASE("burden and severance are all that it loses against a firm that no rule binds") {
    for (const auto& c : cases()) {
        const auto free = automation_path(c.plan, Regime::at_will);
        const auto path = contested_path(c.plan, c.exit);
        const double lost =
            path.dual_burden_npv_usd + severance_npv_usd(path, c.plan.discount_rate_per_year);
        // Differences of sums of the size of the whole staff's wages.
        const double scale = c.plan.staff_fte * c.plan.wage_usd_per_year * c.plan.horizon_years;
        CHECK(std::abs(free.npv_usd - path.npv_usd - lost) <= adds_up * scale);
    }
}

TEST_CASE("if nobody goes to court it is the lawful exit at once for N + 1, to the bit") {
    for (auto c : cases()) {
        c.exit.adjudication_probability = 0.0;
        c.plan.exit_monthly_wages = c.exit.severance_monthly_wages + 1.0;
        c.plan.exit_after_years = 0.0;
        const auto law = automation_path(c.plan, Regime::lawful_exit);
        const auto path = contested_path(c.plan, c.exit);
        CHECK(path.npv_usd == law.npv_usd);
        CHECK(path.dual_burden_npv_usd == 0.0);
        for (std::size_t t = 0; t < law.years.size(); ++t)
            CHECK(path.years[t].opex_usd == law.years[t].opex_usd);
    }
}

TEST_CASE("if all win and all come back on the day they are kept as if never dismissed") {
    auto all = court;
    all.adjudication_probability = 1.0;
    all.unlawful_probability = 1.0;
    all.reinstatement_probability = 1.0;
    all.back_pay_months = 0.0;
    all.judgment_after_years = 0.0;
    const auto kept = automation_path(office, Regime::non_disruption);
    const auto path = contested_path(office, all);
    CHECK(path.npv_usd == kept.npv_usd);
    CHECK(path.dual_burden_per_post_usd == kept.dual_burden_per_post_usd);
}

TEST_CASE("a court that doubles severance is a loss, one that gives posts back a larger one") {
    auto before = contested_path(office, court).npv_usd;
    for (const double unlawful : {0.9, 1.0}) {
        auto e = court;
        e.unlawful_probability = unlawful;
        const double now = contested_path(office, e).npv_usd;
        CHECK(now < before);
        before = now;
    }
    // A post back costs 9 months and the years kept, twice N but five.
    for (const double reinstated : {0.5, 1.0}) {
        auto e = court;
        e.unlawful_probability = 1.0;
        e.reinstatement_probability = reinstated;
        const double now = contested_path(office, e).npv_usd;
        CHECK(now < before);
        before = now;
    }
}

TEST_CASE("a judgment comes at the end of a whole year within the horizon") {
    laws::check_field_table<ContestedExit>();
    auto e = court;
    e.judgment_after_years = 0.75;
    CHECK_THROWS_WITH_AS(contested_path(office, e),
                         "ContestedExit.judgment_after_years = 0.75: must be a whole number",
                         core::InvalidParameter);
    e.judgment_after_years = 6.0;
    CHECK_THROWS_WITH_AS(contested_path(office, e),
                         "ContestedExit.judgment_after_years = 6: must not exceed the horizon",
                         core::InvalidParameter);
}

}  // namespace contested_path_test
