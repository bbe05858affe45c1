"""Chips in stock cost interest and lose value until they are needed. How likely must a ban be for them to pay, what is a
notice worth, and does a lab that plans its years agree with the rule?"""

import math

from isocost import CES, plan

# 10 % interest; FLOP per USD rise by 0.14 orders of magnitude a year (Cottier et al. 2024): 42 % of the price a year.
holding = plan.Holding(rate_per_year=0.1)
print(f"a chip in stock costs {plan.carrying_cost_per_year(holding):.0%} of its price a year")
for premium in (0.25, 0.5, 1.0, 2.0):
    rate = plan.break_even_ban_rate_per_year(holding, resale_premium=premium).value
    print(f"{premium:.0%} dearer: from {rate:.2f} bans a year, a chance of {plan.yearly_chance(rate):.0%}")
    assert rate == (0.1 + 0.14 * math.log(10)) / premium

# A notice of 14 days is worth nothing where delivery takes 30; with 90 days each chip gains most of the premium.
rule = plan.Notice(notice_days=14, lead_days=30, chips_per_day=10, chip_price_usd=12e3, resale_premium=0.5)
late = plan.notice_value(rule, holding)
early = plan.notice_value(rule.replace(notice_days=90), holding)
print(f"14 days: {late.usd:.0f} USD ({late.reason}) 90 days: {early.usd_per_chip:.0f} USD a chip")
assert late.usd == 0 and 0.8 * 6e3 < early.usd_per_chip < 6e3

# The same in a plan of two years: a lab needs one chip in year 1 and none before. Nothing stands in for it (Leontief). A
# ban that may come at the start of year 1 doubles the price.
price, decline = 12e3, math.exp(-holding.decline_per_year)
lab = plan.PurchasePlan(
    technology=CES({"compute": 0.5, "talent": 0.5}, sigma=0),
    years=[
        plan.PlanYear(capability=y, prices={"talent": 1}, chip_price_usd=p, flop_per_chip_year=1)
        for y, p in ((1e-6, price), (1.0, price * decline))
    ],
    rate_per_year=math.expm1(0.1),
    attrition_per_year=0,
    lifetime_years=2,
)


def in_stock(rate: float) -> float:
    """Chips bought a year before they are needed, at this rate of bans."""
    found = plan.minimize_expected_opex(lab, plan.BanRisk(rate_per_year=rate, premium=1)).require_optimal()
    return found.point.chips[0] if found.point else math.nan


# It waits as long as P > P e^-(r + d) (1 + chance m): it commits for a year, where the rule decides from day to day.
least = float(plan.ban_rate_per_year(math.expm1(plan.carrying_cost_per_year(holding))))
print(f"in years: from {least:.2f} bans a year; {in_stock(0.98 * least):.3f} chips below, {in_stock(1.02 * least):.3f} above")
assert in_stock(0.98 * least) < 1e-3 and in_stock(1.02 * least) > 0.999
