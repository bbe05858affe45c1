"""A rival gives its weights away: rent is in proportion to the lead, and serving costs decide who sells at all."""

from isocost import inference

# Ten million users, of whom the keenest pays 200 USD a year for the better model; illustrative.
rival = inference.OpenRival(
    users=1e7,
    quality_gap_usd_per_user_year=200,
    open_serving_usd_per_user_year=0,
    own_serving_usd_per_user_year=0,
)
lead = inference.rent_against_open_weights(rival)
rent = lead.rent_usd_per_year / 1e6
print(f"price {lead.price_usd_per_user_year:.0f} USD, {lead.share:.0%} of users, rent {rent:.0f} million USD a year")
half = inference.rent_against_open_weights(rival.replace(quality_gap_usd_per_user_year=100))
assert half.rent_usd_per_year == lead.rent_usd_per_year / 2.0  # half the lead, half the rent

# A model that costs 40 USD a year more to serve has no price once the lead is 40 or less.
dear = rival.replace(own_serving_usd_per_user_year=40)
for gap in (100, 60, 40, 20):
    left = inference.rent_against_open_weights(dear.replace(quality_gap_usd_per_user_year=gap))
    print(f"lead {gap:3}: {left.regime}, rent {left.rent_usd_per_year / 1e6:.0f} million USD")
    assert (left.regime == "exits") == (gap <= 40)

# Why publish, then? For the complement and the outside work, if they exceed the API's rent.
publication = inference.Publication(
    complement_rent_usd_per_year=1e9,
    complement_share=0.2,
    community_fte=inference.community_fte(
        downloads_per_year=1e6, contributing_share=1e-3, hours_per_contributor=92, hours_per_fte_year=1840
    ),
    fte_usd_per_year=3e5,
    lost_api_rent_usd_per_year=half.rent_usd_per_year,
)
gain = inference.publication_gain_usd_per_year(publication)
print(f"publishing brings {gain / 1e6:.0f} million USD a year")
assert gain < 0.0  # at this lead the API's rent is worth more
