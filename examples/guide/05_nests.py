"""A nest: what a cap on compute does to talent depends on where data stands in the tree."""

import isocost as ic


def talent(technology: ic.Nest | ic.CES, cap: float) -> float:
    """Talent in the cheapest bundle with capability 1."""
    costs = {name: ic.LinearCost(price=1.0) for name in technology.inputs}
    firm = ic.Firm(technology=technology, costs=costs, caps={"compute": cap})
    return ic.minimize_opex(firm, capability=1.0).require_optimal().inputs["talent"]


# Compute and talent work together (sigma 0.1); data replaces both of them together (sigma 5).
together = ic.Nest(sigma=0.1, children={"compute": 0.5, "talent": 0.5})
tree = ic.Nest(sigma=5.0, children={"data": 1 / 3, "core": (2 / 3, together)})
print("inputs", tree.inputs)
before, after = talent(tree, 1.0), talent(tree, 0.5)
print(f"nested: half the compute, {after / before:.2f} times the talent")
assert after < before  # the control costs researchers their jobs

# In a flat CES the same cap raises the demand for talent.
flat = ic.CES({"data": 1 / 3, "compute": 1 / 3, "talent": 1 / 3}, sigma=0.7)
before, after = talent(flat, 1.0), talent(flat, 0.5)
print(f"flat: half the compute, {after / before:.2f} times the talent")
assert after > before

# A nest with one sigma throughout is the flat CES.
same = ic.Nest(sigma=0.7, children={"data": 1 / 3, "core": (2 / 3, together.replace(sigma=0.7))})
assert abs(talent(same, 0.5) - after) < 1e-12 * after
