"""A fleet as a supply curve: the cheapest FLOP first, and what one more chip is worth."""

import math

import isocost as ic


def h800(name: str, rent: float, count: float, utilization: float) -> ic.compute.FleetClass:
    return ic.compute.FleetClass(
        name=name,
        chip=ic.compute.accelerator("NVIDIA H800 SXM5"),
        count=count,
        utilization=utilization,
        availability=0.95,
        contract=ic.compute.Rented(rent_usd_per_hour=rent),
    )


def fleet(long_contract: float) -> list[ic.compute.FleetClass]:
    return [h800("on demand", 3.0, math.inf, 0.3), h800("long contract", 1.6, long_contract, 0.35)]


def solve(classes: list[ic.compute.FleetClass]) -> ic.Result:
    technology = ic.CES({"compute": 0.7, "talent": 0.3}, sigma=0.9, benchmark={"compute": 1e25, "talent": 200})
    costs = {
        "compute": ic.compute.fleet_cost(ic.compute.merit_order(classes)),
        "talent": ic.LinearCost(price=3e5),
    }
    return ic.minimize_opex(ic.Firm(technology=technology, costs=costs), capability=1.0).require_optimal()


order = ic.compute.merit_order(fleet(600))
print(order.explain())
r = solve(fleet(600))
share = order.steps[0].width_flop_per_year / r.inputs["compute"]
print(f"compute {r.inputs['compute']:.3g} FLOP per year, of it {share:.0%} on the long contract")

# The dear class is at the margin: one more cheap chip saves what its FLOP cost there.
marginal = ic.compute.marginal_usd_per_flop(order, r.inputs["compute"])[0]
worth = ic.compute.chip_values(fleet(600), marginal_usd_per_flop=marginal)[1].value_usd_per_chip_year
saved = solve(fleet(599.5)).opex - solve(fleet(600.5)).opex
print(f"one more chip on the long contract saves {worth:.0f} USD a year")
assert order.steps[0].name == "long contract" and worth > 0.0
assert abs(saved / worth - 1.0) < 1e-6  # a difference of 1e-4 of Opex
