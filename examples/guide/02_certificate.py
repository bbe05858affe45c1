"""The certificate: a proof, made without the solver, that an answer is the cheapest, and a judge of any other."""

import isocost as ic

firm = ic.Firm(
    technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7),
    costs={"compute": ic.LinearCost(price=0.6), "talent": ic.LinearCost(price=0.4)},
    caps={"compute": 0.8},
)
r = ic.minimize_opex(firm, capability=1.0)
print(r.certificate)
assert r.certificate.holds(1e-12)

# The same judge reads any bundle with its prices. This one uses 5 % less compute than the cap allows.
inputs = {"compute": 0.76}
inputs["talent"] = ic.production.needed_input(firm.technology, inputs, "talent", capability=1.0)
point = ic.Point(
    inputs, virtual_prices=r.virtual_prices, marginal_cost=r.marginal_cost, cap_prices=r.shadow_prices
)
certificate = ic.certify(firm, ic.CapabilityTarget(capability=1.0), point, convex=True)
print(certificate)
assert not certificate.holds(1e-3)

# Its gap bounds what could still be saved, as a share of its Opex. Here the saving is known, and the
# bound, taken at the prices of the cheapest bundle, is no looser than rounding.
opex = 0.6 * inputs["compute"] + 0.4 * inputs["talent"]
saving = (opex - r.opex) / opex
assert saving > 0.03 and abs(certificate.gap - saving) < 1e-14
