"""Two limits that money alone does not lift: the size of a cluster, and software for the chips."""

import isocost as ic


def cluster(chips: float) -> ic.compute.Cluster:
    return ic.compute.Cluster(
        chips=chips, peak_flop_per_s=989e12, utilization=0.35, availability=0.9, run_days=120, runs_per_year=2
    )


def with_cluster(chips: float) -> ic.Result:
    """Runs must fit into the cluster, experiments may take any shape."""
    run, compute = cluster(1000).run_cap_flop_per_year, ic.LinearCost(price=1.6e-18)
    research = ic.Nest(sigma=0.9, children={"experiments": 0.6, "talent": 0.4})
    lab = ic.Nest(
        sigma=0.5,
        children={"run": 0.3, "research": (0.7, research)},
        benchmark={"run": run, "experiments": 2 * run, "talent": 50},
    )
    costs = {"run": compute, "experiments": compute, "talent": ic.LinearCost(price=4e5)}
    firm = ic.Firm(technology=lab, costs=costs, caps={"run": cluster(chips).run_cap_flop_per_year})
    return ic.minimize_opex(firm, capability=1.0).require_optimal()


worth = cluster(600).usd_per_contiguous_chip_year(with_cluster(600).shadow_prices["run"])
saved = (with_cluster(599.9).opex - with_cluster(600.1).opex) / 0.2
print(f"one more contiguous chip saves {worth:.0f} USD a year")
assert abs(saved / worth - 1.0) < 1e-5

# A fleet that engineers can make faster: what its compute costs is their wage.
fleet = [
    ic.compute.AdaptedClass(
        name="Ascend", peak_flop_per_year=1e26, base_utilization=0.1, highest_utilization=0.35, scale_fte=40
    )
]
wage = 4e5
firm = ic.Firm(
    technology=ic.CES({"compute": 0.5, "talent": 0.5}, sigma=0.6, benchmark={"compute": 2e25, "talent": 200}),
    costs={
        "compute": ic.compute.adaptation_cost(fleet, wage_usd_per_year=wage),
        "talent": ic.LinearCost(price=wage),
    },
    caps={"compute": 3.49e25},
    floors={"compute": ic.compute.base_flop_per_year(fleet)},
)
r = ic.minimize_opex(firm, capability=1.0).require_optimal()
plan = ic.compute.least_engineers(fleet, flop_per_year=r.inputs["compute"])
print(f"{plan.fte:.0f} engineers on the chips, {r.inputs['talent']:.0f} on research")
# An engineer on the chips is worth the wage, so nobody gains by changing place.
assert abs(r.virtual_prices["compute"] * plan.flop_per_engineer / wage - 1.0) < 1e-8
