"""What it costs to keep people: a premium over the market, paid as long as a leaver costs more than it.

And what a rival's offer takes, in cash or in equity.
"""

from isocost import talent

# Two-year retention, as a rate of quits (SignalFire 2025, by Fortune).
for firm, retained in talent.retention_records.items():
    print(f"{firm:<15} {talent.hazard_from_retention(retained, years=2):5.1%} leave a year")

# Assumed: two in five would leave at the outside wage, and each costs one and a half of them.
lab = talent.Turnover(
    outside_wage_usd_per_year=1e6, quits_at_outside_wage_per_year=0.4, kappa=3, replacement_years=1.5
)
best = talent.retention_premium(lab)
print(
    f"the cheapest pay is {best.pay_multiple:.3f} outside wages: "
    f"{best.quits_per_year:.0%} leave, {best.saved_usd_per_year:.0f} USD saved a head"
)
assert abs(best.pay_multiple - 1.196) < 5e-4 and best.status == "optimal"

# The premium rises with what a leaver takes along, and is nothing where people are replaced within half a year.
for years in (0.5, 1.5, 5.0, 15.0):
    multiple = talent.retention_premium(lab.replace(replacement_years=years)).pay_multiple
    print(f"{years:4.1f} years to replace: {multiple:.2f} outside wages")
assert not talent.retention_premium(lab.replace(replacement_years=0.5)).premium_pays

# A rival offers two millions where prices are those of the United States; here they are half.
match = talent.EquityMatch(
    rival_parity_usd_per_year=2e6,
    cash_usd_per_year=4e5,
    equity_limit_usd_per_year=1e6,
    equity_discount=0.3,
    price_level_ratio=0.5,
)
equity = talent.match_offer(match)
print(
    f"{equity.equity_usd_per_year:.0f} USD of equity match it "
    f"and cost {equity.premium_over_cash_usd_per_year:.0f} more than cash would"
)
none = talent.match_offer(match.replace(equity_discount=0.6))
print(none.reason)
assert equity.status == "optimal" and none.status == "infeasible"
