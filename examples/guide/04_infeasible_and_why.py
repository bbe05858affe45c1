"""An infeasible target: which cap is in the way, how far it lets the lab go, and the least that would help."""

import isocost as ic

# With sigma below 1 compute is essential: no number of researchers replaces the last of it.
firm = ic.Firm(
    technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5),
    costs={"compute": ic.LinearCost(price=0.6), "talent": ic.LinearCost(price=0.4)},
    caps={"compute": 0.5},
)
r = ic.minimize_opex(firm, capability=1.0)
print(r.explain())
assert r.status == "infeasible"  # a status, not an exception; scripts that want one call r.require_optimal()

# The ceiling is what compute alone gives as talent grows without end: theta^(1/rho) times the cap.
why = r.infeasibility
assert why is not None and why.limits == ("compute",)
assert abs(why.ceiling - 0.5 / 0.6) < 1e-12
print(f"ceiling {why.ceiling:.4f}; the cap would have to be at least {why.relaxation['compute']:.4f}")

# Under the least cap that helps, the target is only approached; anything more is enough, and very dear.
least = why.relaxation["compute"]
for slack in (1e-3, 1e-2, 1e-1):
    eased = ic.minimize_opex(firm.replace(caps={"compute": least * (1.0 + slack)}), capability=1.0)
    print(f"cap {eased.firm.caps['compute']:.4f}: talent {eased.inputs['talent']:8.1f}, Opex {eased.opex:8.2f}")
    eased.require_optimal()

try:
    r.require_optimal()
except ic.NotOptimal as error:
    assert "infeasible" in str(error)
