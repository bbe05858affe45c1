"""The cheapest corpus: sources in order of the price of an effective token, what a moat is worth, and what to do when
the stocks end.
"""

import isocost as ic

# Prices and qualities are made up: tokens of one's own cost their cleaning, and a licensed one teaches as much as two
# of the web.
web = ic.data.DataSource("web", kind="web", tokens_per_year=10e12, price_usd_per_token=1e-6, quality=1.0)
licensed = ic.data.DataSource(
    "licensed", kind="licensed", tokens_per_year=3e12, price_usd_per_token=4e-6, quality=2.0
)
own = ic.data.DataSource(
    "own", kind="owned", tokens_per_year=2e12, price_usd_per_token=1e-7, quality=0.5, owner="lab"
)
sources = [web, licensed, own]

mine = ic.data.cheapest_mixture(sources, effective_tokens_per_year=5e12, buyer="lab")
print(mine)
assert mine.status == "optimal"

# The certificate is linear-programming duality: no corpus can cost less than its bound.
assert mine.certificate.holds(1e-12)

# A rival pays more: what the moat saves, and at the margin its rent per token.
his = ic.data.cheapest_mixture(sources, effective_tokens_per_year=5e12, buyer="rival")
saved = his.cost_usd_per_year - mine.cost_usd_per_year
print(f"the moat saves {saved:.0f} USD a year")
assert abs(mine.rents["own"] * own.tokens_per_year / saved - 1.0) < 1e-12

short = ic.data.cheapest_mixture(sources, effective_tokens_per_year=17e12, buyer="rival")
print(short.reason)
assert short.missing_effective_tokens_per_year == 1e12
