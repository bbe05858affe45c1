// AI takes over posts. What a firm saves at will, and where Chinese law holds.
#include <cmath>
#include <cstdio>
#include <isocost/labor/automation_path.hpp>
#include <isocost/labor/break_even.hpp>

namespace labor = isocost::labor;

int main() {
    // 27 months at 25 000 RMB: two and a half monthly wages, twice that if held unlawful.
    const auto due = labor::severance({.completed_months = 27,
                                       .average_wage_rmb_per_month = 25e3,
                                       .last_wage_rmb_per_month = 25e3,
                                       .local_average_wage_rmb_per_month = 12e3});
    std::printf("N %.0f RMB, 2N %.0f RMB\n", due.severance_rmb, due.unlawful_rmb);
    bool ok = due.severance_rmb == 62.5e3 && due.unlawful_rmb == 125e3;

    // Assumed: a post of 42 000 USD, AI for 12 000, an even chance in court.
    labor::Automation post{.wage_usd_per_year = 42e3,
                           .ai_cost_usd_per_year = 12e3,
                           .retained_value_ratio = 0.25,
                           .retraining_usd = 3e3,
                           .severance_monthly_wages = due.own_monthly_wages,
                           .unlawful_probability = 0.5,
                           .discount_rate_per_year = 0.1,
                           .attrition_per_year = 0.15,
                           .horizon_years = 5};
    const auto law = labor::decide_automation(post);
    const auto kept = labor::break_even_retained_value(post);
    post.severance_monthly_wages = 0;
    const double saved = labor::decide_automation(post).replacement_gain_usd_per_year;
    std::printf("saved: %.0f USD a year at will, %.0f by law; kept is who yields %.0f %%\n", saved,
                law.replacement_gain_usd_per_year, 100 * kept.value);
    ok = ok && saved == 30e3 && law.decision == labor::PostDecision::replace;

    // A firm of 100 hands over 30 posts. It buys people out for N and two after a year, or keeps
    // them until they leave by themselves.
    const labor::AutomationPlan plan{.staff_fte = 100,
                                     .automated_share = 0.3,
                                     .wage_usd_per_year = 42e3,
                                     .ai_cost_usd_per_year = 12e3,
                                     .fixed_ai_cost_usd_per_year = 0,
                                     .retained_value_ratio = 0.25,
                                     .retraining_usd = 3e3,
                                     .at_will_severance_monthly_wages = 0,
                                     .exit_monthly_wages = due.own_monthly_wages + 2,
                                     .exit_after_years = 1,
                                     .attrition_per_year = 0.15,
                                     .discount_rate_per_year = 0.1,
                                     .horizon_years = 5};
    const auto free = automation_path(plan, labor::Regime::at_will);
    const auto exit = automation_path(plan, labor::Regime::lawful_exit);
    const auto stay = automation_path(plan, labor::Regime::non_disruption);
    std::printf("NPV %.0f, %.0f, %.0f USD\n", free.npv_usd, exit.npv_usd, stay.npv_usd);
    ok = ok && free.npv_usd > exit.npv_usd && exit.npv_usd > stay.npv_usd;
    // The rule costs what kept people cost beyond what they yield; sums of a few amounts.
    ok = ok && std::abs(free.npv_usd - stay.npv_usd - stay.dual_burden_npv_usd) < 1e-6;
    return ok ? 0 : 1;
}
