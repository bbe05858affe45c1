"""A scaling law as a firm's technology: a cap on compute, and what data do about it."""

import isocost as ic
from isocost import scaling

# Capability is a power of the loss that can be reduced; compute in 1e23 FLOP, data in 1e12 tokens.
law = scaling.scaling_law("besiroglu_2024")
map = scaling.CapabilityFromLoss(benchmark_loss=2.0, exponent=3.0)
technology = scaling.ScalingTechnology(law=law, map=map, flop_unit=1e23, token_unit=1e12)
costs = {"compute": ic.LinearCost(price=2e5), "data": ic.LinearCost(price=1e6)}
firm = ic.Firm(technology=technology.technology(), costs=costs)
free = ic.minimize_opex(firm, capability=1.0)
capped = ic.minimize_opex(firm.replace(caps={"compute": 0.9 * free.inputs["compute"]}), capability=1.0)
print(capped)

# The training plan knows the answer by another way, and proves it by weak duality.
cost = scaling.TrainingCost(usd_per_flop=2e-18, usd_per_token=1e-6)
plan = scaling.minimize_training_cost(law, cost, loss=2.0, flop_cap=0.9e23 * free.inputs["compute"])
print(plan)
assert capped.status == ic.Status.optimal and plan.certificate.holds(1e-12)
assert abs(capped.opex / plan.cost_usd - 1.0) < 1e-8
assert abs(capped.shadow_prices["compute"] / (plan.flop_shadow_price * 1e23) - 1.0) < 1e-6
# Less compute is made up for by more data and a smaller model.
assert capped.inputs["data"] > free.inputs["data"]

# Where data are free the law is a CES of compute alone, with exactly these returns.
returns = scaling.returns_to_compute(law, map)
more, less = (scaling.capability(law, map, scaling.compute_optimal(law, flop).loss) for flop in (1e25, 1e24))
print(f"ten times the compute: capability times {more / less:.4f} = 10^{returns:.4f}")
assert abs(more / less - 10.0**returns) < 1e-12
