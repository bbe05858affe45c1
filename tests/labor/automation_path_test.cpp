#include "isocost/labor/automation_path.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "isocost/labor/exits.hpp"
#include "labor/posts.hpp"
#include "laws/closeness.hpp"
#include "laws/field_table.hpp"

namespace automation_path_test {

using namespace isocost;
using labor::automation_path;
using labor::AutomationPlan;
using labor::Regime;
using laws::relative_error;

namespace {

/// Sums over at most thirty years of amounts of like size.
constexpr double adds_up = 1e-12;

constexpr std::array regimes{Regime::at_will, Regime::non_disruption, Regime::lawful_exit};

/// 200 people of whom AI takes the posts of 60.
const AutomationPlan office{.staff_fte = 200.0,
                            .automated_share = 0.3,
                            .wage_usd_per_year = 42'000.0,
                            .ai_cost_usd_per_year = 12'000.0,
                            .fixed_ai_cost_usd_per_year = 90'000.0,
                            .retained_value_ratio = 0.6,
                            .retraining_usd = 3'000.0,
                            .at_will_severance_monthly_wages = 0.5,
                            .exit_monthly_wages = 3.75,
                            .exit_after_years = 0.0,
                            .attrition_per_year = 0.15,
                            .discount_rate_per_year = 0.1,
                            .horizon_years = 5.0};

std::vector<AutomationPlan> plans() {
    std::vector<AutomationPlan> all;
    for (const double share : {0.01, 0.3, 1.0})
        for (const double attrition : {0.0, 0.15, 0.9})
            for (const double rate : {0.0, 0.1})
                for (const double years : {1.0, 5.0, 30.0})
                    for (const double exit : {0.0, 1.0, years}) {
                        auto p = office;
                        p.automated_share = share;
                        p.attrition_per_year = attrition;
                        p.discount_rate_per_year = rate;
                        p.horizon_years = years;
                        p.exit_after_years = exit;
                        all.push_back(p);
                    }
    return all;
}

/// The post of a plan with severance of so many monthly wages, which no court doubles.
labor::Automation post(const AutomationPlan& p, double severance_monthly_wages) {
    return {.wage_usd_per_year = p.wage_usd_per_year,
            .ai_cost_usd_per_year = p.ai_cost_usd_per_year,
            .retained_value_ratio = p.retained_value_ratio,
            .retraining_usd = p.retraining_usd,
            .severance_monthly_wages = severance_monthly_wages,
            .unlawful_probability = 0.0,
            .discount_rate_per_year = p.discount_rate_per_year,
            .attrition_per_year = p.attrition_per_year,
            .horizon_years = p.horizon_years};
}

}  // namespace

TEST_CASE("people add up to the staff, and costs to Opex, in every year of every regime") {
    for (const auto& p : plans())
        for (const auto regime : regimes) {
            const auto path = automation_path(p, regime);
            CHECK(path.years.size() == static_cast<std::size_t>(p.horizon_years) + 1);
            for (const auto& y : path.years) {
                CHECK(relative_error(y.as_before_fte + y.replaced_fte + y.retained_fte + y.left_fte,
                                     p.staff_fte) <= adds_up);
                CHECK(relative_error(
                          y.technology_usd + y.wages_usd + y.severance_usd + y.retraining_usd,
                          y.opex_usd) <= adds_up);
                CHECK(y.gain_usd == y.output_usd - y.opex_usd);
                CHECK(y.retained_fte >= 0.0);
            }
        }
}

TEST_CASE("the present value is the sum of gains, from head counts and prices alone") {
    for (const auto& p : plans()) {
        const double posts = p.automated_share * p.staff_fte;
        const int exit = static_cast<int>(p.exit_after_years);
        double npv = exit == 0 ? 0.0 : -posts * p.retraining_usd;
        for (int t = 0; t <= static_cast<int>(p.horizon_years); ++t) {
            const double kept = posts * std::pow(1.0 - p.attrition_per_year, t);
            const double worked = t <= exit ? kept : 0.0;
            double gain = posts * (p.wage_usd_per_year - p.ai_cost_usd_per_year) -
                          p.fixed_ai_cost_usd_per_year +
                          (p.retained_value_ratio - 1.0) * p.wage_usd_per_year * worked;
            if (t == 0) gain = 0.0;
            if (t == exit) gain -= kept * p.exit_monthly_wages * p.wage_usd_per_year / 12.0;
            npv += gain / std::pow(1.0 + p.discount_rate_per_year, t);
        }
        // Where costs and output nearly cancel, rounding is that of the larger of them.
        const double scale = p.staff_fte * p.wage_usd_per_year * p.horizon_years;
        CHECK(std::abs(automation_path(p, Regime::lawful_exit).npv_usd - npv) <= adds_up * scale);
    }
}

TEST_CASE("without attrition the present value is that of the annuity formulas") {
    for (auto p : plans()) {
        p.attrition_per_year = 0.0;
        p.exit_after_years = 0.0;
        const double posts = p.automated_share * p.staff_fte;
        const double fixed = p.fixed_ai_cost_usd_per_year / posts;
        const auto gain = [&](Regime regime, double annuity_per_year) {
            return automation_path(p, regime).npv_usd * annuity_per_year / posts;
        };
        const auto will = decide_automation(post(p, p.at_will_severance_monthly_wages));
        const auto law = decide_automation(post(p, p.exit_monthly_wages));
        // A gain per post is a difference of Opex and output of the whole staff.
        const double scale = p.wage_usd_per_year / p.automated_share;
        CHECK(std::abs(gain(Regime::at_will, will.annuity_per_year) + fixed -
                       will.replacement_gain_usd_per_year) <= adds_up * scale);
        CHECK(std::abs(gain(Regime::lawful_exit, law.annuity_per_year) + fixed -
                       law.replacement_gain_usd_per_year) <= adds_up * scale);
        CHECK(std::abs(gain(Regime::non_disruption, law.annuity_per_year) + fixed -
                       law.retention_gain_usd_per_year) <= adds_up * scale);
    }
}

TEST_CASE("with attrition the annuity still gives what keeping loses against leaving at once") {
    for (auto p : plans()) {
        p.exit_after_years = 0.0;
        const double posts = p.automated_share * p.staff_fte;
        const auto g = decide_automation(post(p, p.exit_monthly_wages));
        const double lost = (automation_path(p, Regime::lawful_exit).npv_usd -
                             automation_path(p, Regime::non_disruption).npv_usd) *
                            g.annuity_per_year / posts;
        // At a high rate of attrition A is some tens of 1/T, and so are its roundings.
        const double scale = p.wage_usd_per_year / p.automated_share * p.horizon_years *
                             std::max(1.0, g.annuity_per_year);
        CHECK(std::abs(lost - (g.replacement_gain_usd_per_year - g.retention_gain_usd_per_year)) <=
              adds_up * scale);
    }
}

TEST_CASE(
    "without a rule the path is the one at will, and of the firm that no rule binds, to the bit") {
    for (auto p : plans()) {
        p.exit_monthly_wages = 0.0;
        p.at_will_severance_monthly_wages = 0.0;
        p.exit_after_years = 0.0;
        const auto will = automation_path(p, Regime::at_will);
        const auto law = automation_path(p, Regime::lawful_exit);
        CHECK(will.npv_usd == law.npv_usd);
        CHECK(law.dual_burden_npv_usd == 0.0);
        const double posts = p.automated_share * p.staff_fte;
        for (std::size_t t = 1; t < law.years.size(); ++t) {
            CHECK(law.years[t].opex_usd == p.ai_cost_usd_per_year * posts +
                                               p.fixed_ai_cost_usd_per_year +
                                               p.wage_usd_per_year * (p.staff_fte - posts));
            CHECK(law.years[t].opex_usd == will.years[t].opex_usd);
            CHECK(law.years[t].output_usd == p.wage_usd_per_year * p.staff_fte);
        }
        CHECK(law.years[0].opex_usd == 0.0);
    }
}

TEST_CASE(
    "the dual burden of a post is what carrying it costs, and with severance what expiry costs") {
    for (const auto& p : plans()) {
        const double monthly_wage = p.wage_usd_per_year / 12.0;
        const labor::ExitTerms terms{.severance_monthly_wages = p.exit_monthly_wages,
                                     .negotiated_extra_months = 1.0,
                                     .months_to_expiry = 12.0 * p.exit_after_years,
                                     .dismissed_people = 1.0,
                                     .staff_people = 200.0,
                                     .unlawful_probability = 0.5,
                                     .reinstatement_probability = 0.0,
                                     .back_pay_months = 0.0,
                                     .retained_value_ratio = p.retained_value_ratio,
                                     .retraining_monthly_wages = p.retraining_usd / monthly_wage,
                                     .discount_rate_per_year = p.discount_rate_per_year,
                                     .attrition_per_year = p.attrition_per_year,
                                     .horizon_years = p.horizon_years};
        const auto costs = labor::exit_costs(terms);
        const auto kept = automation_path(p, Regime::non_disruption);
        CHECK(relative_error(kept.dual_burden_per_post_usd,
                             monthly_wage * costs.of(labor::Exit::retained).monthly_wages) <=
              adds_up);
        const auto exit = automation_path(p, Regime::lawful_exit);
        double severance = 0.0;
        for (const auto& y : exit.years)
            severance += y.severance_usd / std::pow(1.0 + p.discount_rate_per_year, y.year);
        CHECK(relative_error(
                  exit.dual_burden_per_post_usd + severance / (p.automated_share * p.staff_fte),
                  monthly_wage * costs.of(labor::Exit::expiry).monthly_wages) <= adds_up);
    }
}

TEST_CASE("kept people make each employee yield 1 + alpha psi while nobody leaves") {
    auto p = office;
    p.attrition_per_year = 0.0;
    const auto flat = automation_path(p, Regime::non_disruption);
    for (std::size_t t = 1; t < flat.years.size(); ++t)
        CHECK(relative_error(flat.years[t].amplification, labor::labor_amplification(0.3, 0.6)) <=
              adds_up);
    const auto fewer = automation_path(office, Regime::non_disruption);
    for (std::size_t t = 2; t < fewer.years.size(); ++t)
        CHECK(fewer.years[t].amplification < fewer.years[t - 1].amplification);
    CHECK(automation_path(office, Regime::at_will).years.back().amplification == 1.0);
}

TEST_CASE("an office of two hundred: who is where after two years") {
    const auto kept = automation_path(office, Regime::non_disruption).years[2];
    CHECK(kept.as_before_fte == 140.0);
    CHECK(kept.replaced_fte == 0.0);
    CHECK(relative_error(kept.retained_fte, 60.0 * 0.85 * 0.85) <= adds_up);
    CHECK(relative_error(kept.left_fte, 60.0 * (1.0 - 0.85 * 0.85)) <= adds_up);
    CHECK(relative_error(kept.dual_opex_usd, 42'000.0 * kept.retained_fte) <= adds_up);
    CHECK(relative_error(kept.dual_burden_usd, 0.4 * 42'000.0 * kept.retained_fte) <= adds_up);
    auto p = office;
    p.exit_after_years = 2.0;
    const auto path = automation_path(p, Regime::lawful_exit);
    const auto& out = path.years[2];
    CHECK(relative_error(out.replaced_fte, 60.0 * 0.85 * 0.85) <= adds_up);
    CHECK(out.retained_fte == 0.0);
    CHECK(relative_error(out.severance_usd, out.replaced_fte * 3.75 * 3'500.0) <= adds_up);
    CHECK(path.years[3].severance_usd == 0.0);
    CHECK(path.years[3].dual_opex_usd == 0.0);
}

TEST_CASE("without automated posts there is no burden per post") {
    auto p = office;
    p.automated_share = 0.0;
    const auto path = automation_path(p, Regime::non_disruption);
    CHECK(path.dual_burden_npv_usd == 0.0);
    CHECK(std::isnan(path.dual_burden_per_post_usd));
}

TEST_CASE("years are whole, and an exit lies within the horizon") {
    laws::check_field_table<AutomationPlan>();
    auto p = office;
    p.horizon_years = 2.5;
    CHECK_THROWS_WITH_AS(automation_path(p, Regime::at_will),
                         "AutomationPlan.horizon_years = 2.5: must be a whole number",
                         core::InvalidParameter);
    p = office;
    p.exit_after_years = 6.0;
    CHECK_THROWS_WITH_AS(automation_path(p, Regime::at_will),
                         "AutomationPlan.exit_after_years = 6: must not exceed the horizon",
                         core::InvalidParameter);
    p = office;
    p.horizon_years = 1e9;
    CHECK_THROWS_AS(automation_path(p, Regime::at_will), core::InvalidParameter);
    CHECK(labor::name(Regime::at_will) == "at_will");
    CHECK(labor::name(Regime::non_disruption) == "non_disruption");
    CHECK(labor::name(Regime::lawful_exit) == "lawful_exit");
}

}  // namespace automation_path_test
