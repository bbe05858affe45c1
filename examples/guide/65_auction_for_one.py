"""Somebody makes inference one percent cheaper. Who hires her, at which price, and what if she is one of a team?

All figures are assumed.
"""

from isocost import market

at_home = market.EfficiencyGain(
    saved_share=0.01,
    inference_bill_usd_per_year=2e8,
    bill_growth_per_year=0.3,
    leak_rate_per_year=0.5,
    discount_rate_per_year=0.1,
    horizon_years=2,
)
# The same gain on a bill ten times as large is worth ten times as much.
advantage = market.poaching_advantage(at_home, rival_bill_usd_per_year=2e9)
print(f"worth {advantage.defense_ceiling_usd:.2g} USD at home, {advantage.offer_ceiling_usd:.2g} to the rival")
assert advantage.ratio == 10

# She goes to the rival, at what she is worth at home; the rest is the rival's rent.
sale = market.auction_for_one({"home": advantage.defense_ceiling_usd, "rival": advantage.offer_ceiling_usd})
print(f"{sale.winner} hires her at {sale.price_usd:.2g} USD and keeps {sale.rent_usd:.2g}")
assert sale.winner == "rival" and sale.price_usd == advantage.defense_ceiling_usd
assert sale.largest_regret_usd == 0

# A team of four whose worth grows with the square: a rival that values it twice as much takes it as a whole, and nobody
# of it alone.
team = market.squad_sale(market.Squad(members=4, exponent=2, home_value_usd=1e6, poacher_value_usd=2e6))
needs = f"needs {team.least_ratio_one_by_one:.0f} times the worth"
print(f"team at {team.team_price_usd:.2g} USD; one by one {team.one_by_one_members:.0f} go, {needs}")
assert team.team_moves and team.one_by_one_members == 0
assert team.least_ratio_one_by_one == 7
