"""An export control as it is felt: a quota, dearer supply beyond it, and the tariff that would do the same."""

import math

import isocost as ic

technology = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7)


def solve(compute: ic.cost.Cost, cap: float = math.inf) -> ic.Result:
    costs = {"compute": compute, "talent": ic.LinearCost(price=0.4)}
    caps = {"compute": cap} if math.isfinite(cap) else {}
    return ic.minimize_opex(ic.Firm(technology=technology, costs=costs, caps=caps), capability=1.0).require_optimal()


# A quota of licensed chips at 0.6; beyond it domestic ones at 0.9, then cloud abroad at 1.5.
tiers = ic.TieredCost([(0.5, 0.6), (0.3, 0.9), (math.inf, 1.5)])
r = solve(tiers)
print(f"compute {r.inputs['compute']:.4f} at {r.costs['compute'] / r.inputs['compute']:.4f} per unit on average")
print(f"what the last unit is worth: {r.virtual_prices['compute']:.4f}")
low, high = tiers.marginal(r.inputs["compute"])
assert low <= r.virtual_prices["compute"] <= high  # at the kink between tiers any price between them

# A hard cap, and a tariff of its tariff equivalent, make the same bundle; only who gets the money differs.
capped = solve(ic.LinearCost(price=0.6), cap=0.7)
tariff = capped.tariff_equivalents["compute"]
taxed = solve(ic.LinearCost(price=0.6 * (1.0 + tariff)))
print(f"the cap does what a tariff of {tariff:.0%} does")
for name in technology.inputs:
    assert abs(taxed.inputs[name] / capped.inputs[name] - 1.0) < 1e-12
assert taxed.opex > capped.opex
