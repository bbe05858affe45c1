"""The cheapest mix of inputs: what a dollar buys is worth the same in every input."""

import isocost as ic

# A benchmark year: 57 % of cost is compute, 38 % talent, 5 % data; quantities and capability are 1.
technology = ic.CES({"compute": 0.57, "talent": 0.38, "data": 0.05}, sigma=0.7)
costs = {
    "compute": ic.LinearCost(price=0.57),
    "talent": ic.LinearCost(price=0.38),
    "data": ic.LinearCost(price=0.05),
}
benchmark = ic.minimize_opex(ic.Firm(technology=technology, costs=costs), capability=1.0)
print(benchmark)
assert abs(benchmark.opex - 1.0) < 1e-14  # the benchmark replicates

# Compute doubles in price: the lab substitutes, by sigma percent per percent of relative price.
dear = ic.Firm(technology=technology, costs=costs | {"compute": ic.LinearCost(price=2 * 0.57)})
r = ic.minimize_opex(dear, capability=1.0)
print("inputs", r.inputs)
print("costs ", r.costs)
assert abs(r.inputs["talent"] / r.inputs["compute"] - 2.0**0.7) < 1e-12

# At the optimum a unit's price is the marginal cost of capability times its marginal product.
products = ic.production.marginal_products(technology, r.inputs)
for name, price in {"compute": 1.14, "talent": 0.38, "data": 0.05}.items():
    assert abs(r.marginal_cost * products[name] / price - 1.0) < 1e-12
