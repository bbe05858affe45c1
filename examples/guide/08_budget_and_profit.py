"""The same firm asked three ways: a target, a budget, a profit."""

import isocost as ic

firm = ic.Firm(
    technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7, returns=0.9),
    costs={
        "compute": ic.LinearCost(price=0.6),
        "talent": ic.IsoelasticCost(price=0.4, reference=1.0, inverse_elasticity=0.3, buyer="monopsonist"),
    },
    caps={"compute": 0.8},
)
target = ic.minimize_opex(firm, capability=1.0)
print(f"capability 1 costs {target.opex:.4f}, one more unit {target.marginal_cost:.4f}")

# What a target costs, a budget of that size reaches, with the same bundle and the same shadow price.
budget = ic.maximize_capability(firm, budget=target.opex)
print(f"a budget of {target.opex:.4f} gives {budget.capability:.6f}")
assert abs(budget.capability - 1.0) < 1e-9
assert abs(budget.shadow_prices["compute"] / target.shadow_prices["compute"] - 1.0) < 1e-8

# A profit maximizer goes on until one more unit of capability earns what it costs: R'(y) = dOpex/dy.
profit = ic.maximize_profit(firm, value=6.0, exponent=0.5)
print(f"profit {profit.profit:.4f} at capability {profit.capability:.4f}")
marginal_revenue = 6.0 * 0.5 * profit.capability**-0.5
there = ic.minimize_opex(firm, capability=profit.capability)
assert abs(profit.marginal_cost / marginal_revenue - 1.0) < 1e-12
assert abs(there.marginal_cost / marginal_revenue - 1.0) < 1e-9
assert abs(there.opex / profit.opex - 1.0) < 1e-12

# An incumbent earns on all its users, so the same improvement is worth more to it.
incumbent = ic.maximize_profit(firm, value=6.0, exponent=0.5, users=3.0)
assert incumbent.capability > profit.capability
