"""The shadow price of a cap: what one more unit of compute would save, and how little that says about a big change."""

import isocost as ic

firm = ic.Firm(
    technology=ic.CES({"compute": 0.57, "talent": 0.38, "data": 0.05}, sigma=0.7),
    costs={
        "compute": ic.LinearCost(price=0.57),
        "talent": ic.IsoelasticCost(price=0.38, reference=1.0, inverse_elasticity=0.2, buyer="monopsonist"),
        "data": ic.LinearCost(price=0.05),
    },
    caps={"compute": 0.7},
)
r = ic.minimize_opex(firm, capability=1.0)
price = r.shadow_prices["compute"]
tariff = r.tariff_equivalents["compute"]
print(f"one more unit of compute costs 0.57 and saves {price:.4f} more than that; as a tariff: {tariff:.0%}")

# It is the slope of Opex in the cap.
step = 1e-5
looser = ic.minimize_opex(firm.replace(caps={"compute": 0.7 + step}), capability=1.0)
tighter = ic.minimize_opex(firm.replace(caps={"compute": 0.7 - step}), capability=1.0)
slope = (looser.opex - tighter.opex) / (2.0 * step)
assert abs(slope + price) < 1e-6 * price
assert abs(r.derivatives["opex", "caps.compute"] + price) < 1e-10 * price

# It falls as the cap is lifted, and a cap that nobody reaches is worth nothing.
lifted = ic.minimize_opex(firm.replace(caps={"compute": 0.9}), capability=1.0)
slack = ic.minimize_opex(firm.replace(caps={"compute": 2.0}), capability=1.0)
print(f"at a cap of 0.9 it is {lifted.shadow_prices['compute']:.4f}, at 2.0 {slack.shadow_prices['compute']:.4f}")
assert price > lifted.shadow_prices["compute"] > slack.shadow_prices["compute"] == 0.0
