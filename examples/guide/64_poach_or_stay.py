"""A small lab and an incumbent with ten times the compute compete for the same researchers. All figures are assumed."""

import math

import isocost as ic
from isocost import market

small = market.PoachingFirm(
    "small",
    staff_value_usd_per_year=4e6,
    staff_exponent=0.8,
    compute_flop_per_year=1e24,
    equity_share=0.5,
    equity_discount=0.5,
    replacement_usd=3e5,
)
big = small.replace(
    name="big", staff_value_usd_per_year=8e6, compute_flop_per_year=1e25, equity_share=0, equity_discount=0
)
labs = market.PoachingMarket(
    tastes=market.Mobility(pay_weight=4, compute_weight=0.8, offer_rate_per_year=1),
    firms=[small, big],
    persons=1000,
    outside=market.Place("industry", cash_usd_per_year=3e5, mission_utils=42.5),
    least_pay_usd_per_year=1e4,
    most_pay_usd_per_year=1e7,
)
rivals = ic.poaching_equilibrium(labs)
print(rivals)
# Nobody gains by another pay, and heads, moves, pay and profits add up anew.
assert rivals.status == "optimal" and rivals.largest_regret <= 1e-9
assert max(rivals.books.to_dict().values()) <= 1e-9

# Without poaching the firms earn more; without mobility nobody moves at all.
together = market.cooperative_optimum(labs)
still = market.without_mobility(labs, persons=[firm.persons for firm in rivals.firms])
pay = [result.firms[1].pay_usd_per_year for result in (rivals, together, still)]
print("pay of big: rivals {:.0f}, no poaching {:.0f}, no mobility {:.0f}".format(*pay))
assert together.profit_usd_per_year > rivals.profit_usd_per_year
assert still.paid_usd_per_year == 0.0

# One researcher of the small lab: up to which offer does she stay?
person = market.Retention(
    pay_usd_per_year=1e6,
    equity_share=0.5,
    equity_discount=0.5,
    compute_ratio=10,
    pay_weight=4,
    compute_weight=0.8,
    mission_utils=0,
    switching_utils=1,
)
limit = market.retention_limit(person)
print(f"stays up to {limit.multiple_of_pay:.2f} times her pay")
assert math.isclose(limit.multiple_of_pay, 0.75 * 10**-0.2 * math.exp(0.25), rel_tol=1e-12)
