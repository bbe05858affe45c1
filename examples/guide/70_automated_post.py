"""AI takes over posts. What a firm saves at will, and where Chinese law holds."""

from isocost import labor

# 27 months at 25 000 RMB: two and a half monthly wages, twice that if held unlawful.
person = labor.Employment(
    completed_months=27,
    average_wage_rmb_per_month=25e3,
    last_wage_rmb_per_month=25e3,
    local_average_wage_rmb_per_month=12e3,
)
due = labor.severance(person)
print(f"N {due.severance_rmb:.0f} RMB, 2N {due.unlawful_rmb:.0f} RMB")
assert (due.severance_rmb, due.unlawful_rmb) == (62.5e3, 125e3)

# Assumed: a post of 42 000 USD, AI for 12 000, an even chance in court.
post = labor.Automation(
    wage_usd_per_year=42e3,
    ai_cost_usd_per_year=12e3,
    retained_value_ratio=0.25,
    retraining_usd=3e3,
    severance_monthly_wages=due.own_monthly_wages,
    unlawful_probability=0.5,
    discount_rate_per_year=0.1,
    attrition_per_year=0.15,
    horizon_years=5,
)
law = labor.decide_automation(post)
kept = labor.break_even_retained_value(post)
saved = labor.decide_automation(post.replace(severance_monthly_wages=0)).replacement_gain_usd_per_year
by_law = law.replacement_gain_usd_per_year
print(f"saved: {saved:.0f} USD a year at will, {by_law:.0f} by law; kept is who yields {kept.value:.0%}")
assert saved == 30e3 and law.decision == "replace"

# A firm of 100 hands over 30 posts. It buys people out for N and two after a year, or keeps them until they leave by
# themselves.
plan = labor.AutomationPlan(
    staff_fte=100,
    automated_share=0.3,
    wage_usd_per_year=42e3,
    ai_cost_usd_per_year=12e3,
    fixed_ai_cost_usd_per_year=0,
    retained_value_ratio=0.25,
    retraining_usd=3e3,
    at_will_severance_monthly_wages=0,
    exit_monthly_wages=due.own_monthly_wages + 2,
    exit_after_years=1,
    attrition_per_year=0.15,
    discount_rate_per_year=0.1,
    horizon_years=5,
)
free = labor.automation_path(plan, regime="at_will")
leave = labor.automation_path(plan, regime="lawful_exit")
stay = labor.automation_path(plan, regime="non_disruption")
print(f"NPV {free.npv_usd:.0f}, {leave.npv_usd:.0f}, {stay.npv_usd:.0f} USD")
assert free.npv_usd > leave.npv_usd > stay.npv_usd
# The rule costs what kept people cost beyond what they yield; sums of a few amounts.
assert abs(free.npv_usd - stay.npv_usd - stay.dual_burden_npv_usd) < 1e-6
