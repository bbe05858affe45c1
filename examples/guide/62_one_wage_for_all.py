"""Two labs hire researchers in one pool. A cap on the compute of one raises the wage of both."""

import isocost as ic


def lab(name: str, budget: float, caps: dict[str, float]) -> ic.Employer:
    return ic.Employer(
        name=name,
        technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.8),
        costs={"compute": ic.LinearCost(price=180_000.0)},
        question=ic.Budget(budget=budget),
        hires={"talent": "home"},
        caps=caps,
    )


def two_labs(caps: dict[str, float]) -> ic.Market:
    home = ic.Pool(name="home", supply_fte=120.0, wage_usd_per_year=300_000.0, supply_elasticity=0.5)
    return ic.Market(pools=[home], employers=[lab("first", 30e6, {}), lab("second", 60e6, caps)])


free = ic.clear(two_labs({}))
capped = ic.clear(two_labs({"compute": 100.0}))
print(free.explain(), capped.explain(), sep="\n")

before, after = free.wages_usd_per_year["home"], capped.wages_usd_per_year["home"]
gain = ic.market.welfare(two_labs({}), two_labs({"compute": 100.0}))
researchers = gain.researchers_gain_usd_per_year["home"]
print(f"the wage goes from {before:.0f} to {after:.0f} USD per year; researchers gain {researchers:.0f} USD per year")
lost = -100.0 * gain.capability_change["first"] / free.employers["first"].capability
print(f"the lab without a cap loses {lost:.2f} % of its capability")

assert free.status == capped.status == ic.Status.optimal
assert abs(capped.demand_fte["home"] / capped.supply_fte["home"] - 1.0) < 1e-10
assert after > before and lost > 0.0
assert gain.transfer_residual < 1e-10
