"""A million in the equity of a private firm: what an investor, and what an employee, would pay for it.

The difference is what paying in equity costs a firm and gives nobody.
"""

import math

from isocost import finance

# Two years without a sale at a volatility of 0.6; every figure here is assumed.
grant = finance.EquityGrant(
    value_usd=1e6, volatility=0.6, years_to_sale=2, rate_per_year=0.04, failure_hazard_per_year=0
)
restriction = finance.Restriction(volatility=0.6, years=2, rate_per_year=0.04)
print(finance.marketability_discounts(restriction))
investor = finance.value_grant(grant, model="finnerty")
assert abs(investor.discount - 0.182002096928826) < 1e-15

# Longstaff's is a bound, not a discount: with six years to wait it exceeds the whole value.
longer = finance.marketability_discounts(restriction.replace(years=6))
print(f"six years: Longstaff's bound is {longer.longstaff_bound:.2f} of the value")
assert longer.longstaff_bound > 1 and longer.longstaff == 1

# An employee cannot spread the risk: what counts is how much else there is.
before = 1.0
for wealth in (1e5, 1e6, 1e7):
    holder = finance.Holder(outside_wealth_usd=wealth, risk_aversion=2.5)
    discount = finance.employee_value(grant, holder).discount
    print(f"an employee with {wealth:.0e} USD besides: {discount:.1%} off")
    assert discount < before
    before = discount

# MiniMax in September 2025: 362.6 mn USD of cash, 23.48 mn burnt a month (listing prospectus).
outlook = finance.runway_outlook(
    finance.Runway(
        cash_usd=362.6e6,
        burn_usd_per_month=23.48e6,
        short_runway_hazard_per_year=0.2,
        horizon_years=grant.years_to_sale,
    )
)
print(f"{outlook.months:.1f} months of cash; the equity survives with {outlook.survival_probability:.0%}")
hazard = -math.log(outlook.survival_probability) / grant.years_to_sale
risky = finance.value_grant(grant.replace(failure_hazard_per_year=hazard), model="finnerty")
print(f"with that an investor takes {risky.discount:.1%} off")
assert abs(outlook.months - 15.4) < 0.05 and risky.discount > investor.discount
