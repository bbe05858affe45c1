"""A technology and a cost of your own: two functions and their derivatives."""

import isocost as ic
import numpy as np
from numpy.typing import NDArray

# Ideas verified per year: a researcher-year to think of one, and compute to test it. This is a CES with
# sigma 1/2, so the library's own solver can check the answer.
THINK, TEST = 0.5, 0.5


def verified(x: NDArray[np.float64]) -> float:
    compute, talent = x
    return float(1.0 / (THINK / talent + TEST / compute))


def gradient(x: NDArray[np.float64]) -> NDArray[np.float64]:
    compute, talent = x
    return verified(x) ** 2 * np.array([TEST / compute**2, THINK / talent**2])


mine = ic.UserTechnology(["compute", "talent"], output=verified, gradient=gradient)
# Hiring is dearer the more there are already; you promise that the cost is convex.
hiring = ic.UserCost(cost=lambda x: x + 0.5 * x**2, marginal=lambda x: 1.0 + x, convex=True)
firm = ic.Firm(
    technology=mine, costs={"compute": ic.LinearCost(price=1.0), "talent": hiring}, caps={"compute": 1.2}
)
r = ic.minimize_opex(firm, capability=1.0)
print(r)
assert r.certificate.holds(1e-9)

same = ic.minimize_opex(firm.replace(technology=ic.CES({"compute": 0.5, "talent": 0.5}, sigma=0.5)), capability=1.0)
assert abs(r.opex / same.opex - 1.0) < 1e-9

# An exception in your function comes out as you raised it.
broken = ic.UserTechnology(["compute", "talent"], output=lambda x: 1.0 / 0.0, gradient=gradient)
try:
    ic.minimize_opex(firm.replace(technology=broken), capability=1.0)
except ZeroDivisionError as error:
    print("your own error:", error)
