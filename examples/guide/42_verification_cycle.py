"""The verification cycle: why compute and researchers are complements, and when compute sets no one free."""

import isocost as ic
from isocost import production

# Three months of thinking per idea, 1e20 FLOP to test it, half of compute for experiments.
cycle = production.VerificationCycle(think_researcher_years=0.25, experiment_flop=1e20, experiment_share=0.5)
for flop in (1e22, 1e23, 1e24):
    ideas = production.ideas_per_year(cycle, flop, 100.0)
    waits = production.waiting_share(cycle, flop, 100.0)
    print(f"{flop:.0e} FLOP/yr, 100 researchers: {ideas:.0f} ideas a year, {waits:.0%} of time waits")
half = production.flop_per_researcher_at(cycle, 0.5)
print(f"half waits at {half:.2g} FLOP per year and researcher")
assert abs(production.waiting_share(cycle, 50.0 * half, 50.0) - 0.5) < 1e-14

# It is exactly a CES with sigma one half, so a firm can plan with it.
technology = production.verification_ces(cycle, flop_per_year=100.0 * half, researchers=100.0)
costs = {"compute": ic.LinearCost(price=1e-18), "talent": ic.LinearCost(price=1e6)}
r = ic.minimize_opex(ic.Firm(technology=technology, costs=costs), capability=200.0).require_optimal()
compute, talent = r.inputs["compute"], r.inputs["talent"]
waits = production.waiting_share(cycle, compute, talent)
print(f"200 ideas: {compute:.3g} FLOP, {talent:.4g} researchers, {waits:.1%} of time waits, of Opex is compute")
# At the cheapest mix the share of time that waits is the share of cost that is compute.
assert technology.sigma == 0.5
assert abs(waits - r.shares["compute"]) < 1e-12
assert abs(production.ideas_per_year(cycle, compute, talent) - 200.0) < 1e-9

# At the frontier an experiment is a part of the final run: more compute, larger experiments.
frontier = production.FrontierCycle(think_researcher_years=0.25, experiment_years=0.01, experiment_share=0.5)
ideas = production.frontier_ideas_per_year(frontier, 100.0)
for flop in (1e22, 1e26):
    assert abs(production.ideas_per_year(production.at_compute(frontier, flop), flop, 100.0) / ideas - 1.0) < 1e-12
most = production.most_frontier_ideas_per_year(frontier)
print(f"at the frontier {ideas:.0f} ideas a year, whatever the compute; at most {most:.0f}")
