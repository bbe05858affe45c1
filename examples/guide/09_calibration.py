"""Calibration: from what a lab used and paid in a year to its technology, and why expenditure shares are not enough."""

import isocost as ic

# Accounts of a year: 300 chip-years for 9 M USD, 120 researchers for 6 M USD. Researchers are scarce: the lab
# moves their wage, so one more costs more than his pay.
quantities = {"compute": 300.0, "talent": 120.0}
costs = {
    "compute": ic.LinearCost(price=9e6 / 300.0),
    "talent": ic.IsoelasticCost(price=6e6 / 120.0, reference=120.0, inverse_elasticity=0.5, buyer="monopsonist"),
}
structure = ic.CES({"compute": 0.5, "talent": 0.5}, sigma=0.7)
technology = ic.calibrate(structure, quantities=quantities, costs=costs)
print(technology)


def error(technology: ic.CES) -> float:
    """How far the lab's optimum is from what it did, relative."""
    r = ic.minimize_opex(ic.Firm(technology=technology, costs=costs), capability=1.0).require_optimal()
    return max(abs(r.inputs[name] / quantity - 1.0) for name, quantity in quantities.items())


# The benchmark replicates: shares are those of marginal cost, 9 to 6 · 1.5.
print(f"benchmark missed by {error(technology):.1e}")
assert abs(technology.shares["talent"] - 9.0 / 18.0) < 1e-12
assert error(technology) < 1e-12

# With shares of expenditure, 9 to 6, the same lab would not do what it did.
naive = ic.calibrate(structure, quantities=quantities, costs={"compute": 9e6, "talent": 6e6})
print(f"with expenditure shares by {error(naive):.0%}")
assert error(naive) > 0.1
