"""What a delivered FLOP costs: bought and amortized, or rented by the hour."""

import isocost as ic

# GPT-4's run as Cottier et al. 2024 account for it: 57 million hours of A100s first used in May 2022, each bought
# as an eighth of a DGX at 24 875 USD.
site = ic.compute.Facility(
    server_power_ratio=2.03125,
    average_power_share=0.75,
    power_usage_effectiveness=1.25,
    electricity_usd_per_kwh=0.0806,
    interconnect_share=0.19,
)
a100 = ic.compute.accelerator("NVIDIA A100 SXM4 40 GB")
hour = ic.compute.amortized_chip_hour(a100, "2022-05-12", facility=site)
run = 57e6 * hour.total
print(f"GPT-4: {run / 1e6:.2f} mn USD, of it energy {57 * hour.energy:.2f}")
assert abs(run / 40155933.94 - 1.0) < 1e-8

# An H800 at 2 USD an hour: its price per FLOP hangs on how well it is used.
h800 = ic.compute.FleetClass(
    name="H800",
    chip=ic.compute.accelerator("NVIDIA H800 SXM5"),
    count=2048,
    utilization=0.35,
    availability=1.0,
    contract=ic.compute.Rented(rent_usd_per_hour=2.0),
)
price = h800.price_usd_per_flop()
print(f"H800 at 2 USD an hour: {1e18 * price:.3f} USD per 1e18 FLOP")
assert abs(price * 3600 * 989e12 * 0.35 / 2.0 - 1.0) < 1e-14

# The same as a year of an H100, beside the utilization that it stands for.
year = ic.compute.usd_per_h100_year(price, utilization=h800.utilization)
print(f"an H100-year at utilization {h800.utilization:.2f}: {year:.0f} USD")
assert abs(year / (2.0 * 8766 * 989.4 / 989.0) - 1.0) < 1e-14
