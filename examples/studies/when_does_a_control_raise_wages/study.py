"""When does an export control raise the demand for talent? Nine cells, each shown numerically.

Prints the table; draws it with --figure FILE. Prices and quantities are 1 in the benchmark; compute
has a share of 0.6 and the wage is fixed, so the demand for talent is what would move a wage.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import isocost as ic

COMPUTE_SHARE = 0.6  # illustrative, between the labs' 0.48 (Opex scope) and 0.83 (compute and talent)
DEARER_TIER = 1.5  # price of the second tier over the first, illustrative
SIGMAS = (0.24, 0.5, 0.893, 1.2, 1.91, 2.583, 3.25)  # Whitfill and Wu 2025, and points between
EXPONENTS = (0.3, 0.6, 0.8)  # revenue exponents; 1/(1 - exponent) is 1.43, 2.5 and 5
NOTHING = 1e-9  # certificates hold to 1e-9: a smaller change of talent is none


@dataclass(frozen=True)
class Control:
    """A form of control: the cost of compute and its cap before and after."""

    name: str
    costs: tuple[ic.cost.Cost, ic.cost.Cost]
    caps: tuple[dict[str, float], dict[str, float]] = ({}, {})


def tiers(quota: float) -> ic.cost.Cost:
    """Licensed compute up to a quota, and any amount beyond it at the dearer price."""
    return ic.TieredCost([(quota, COMPUTE_SHARE), (float("inf"), DEARER_TIER * COMPUTE_SHARE)])


FREE = ic.LinearCost(price=COMPUTE_SHARE)
CONTROLS = (
    Control("hard quota, binding", (FREE, FREE), ({"compute": 0.95}, {"compute": 0.88})),
    Control("smaller quota inside a dearer tier", (tiers(0.2), tiers(0.1))),
    Control("dearer compute (tariff)", (FREE, ic.LinearCost(price=1.25 * COMPUTE_SHARE))),
)


def firm(control: Control, after: int, sigma: float) -> ic.Firm:
    technology = ic.CES({"compute": COMPUTE_SHARE, "talent": 1 - COMPUTE_SHARE}, sigma=sigma)
    costs = {"compute": control.costs[after], "talent": ic.LinearCost(price=1 - COMPUTE_SHARE)}
    return ic.Firm(technology=technology, costs=costs, caps=control.caps[after])


def capability_held(lab: ic.Firm, before: ic.Firm, exponent: float) -> ic.Result:
    return ic.minimize_opex(lab, capability=1.0)


def budget_spent(lab: ic.Firm, before: ic.Firm, exponent: float) -> ic.Result:
    return ic.maximize_capability(lab, budget=1.0)


def profit(lab: ic.Firm, before: ic.Firm, exponent: float) -> ic.Result:
    """Revenue v Y^exponent, v such that the lab chooses capability 1 before the control."""
    value = ic.minimize_opex(before, capability=1.0).require_optimal().marginal_cost / exponent
    return ic.maximize_profit(lab, value=value, exponent=exponent)


Objective = Callable[[ic.Firm, ic.Firm, float], ic.Result]
OBJECTIVES: tuple[tuple[str, Objective], ...] = (
    ("capability held", capability_held),
    ("budget spent", budget_spent),
    ("profit", profit),
)


def expected_sign(control: int, objective: int, sigma: float, exponent: float) -> int:
    """The claim of each cell: +1 talent rises, -1 falls, 0 unchanged."""
    over_one = 1 if sigma > 1 else -1
    over_revenue = 1 if sigma > 1 / (1 - exponent) else -1
    return (
        (1, 1, over_revenue),
        (0, -1, 0),
        (1, over_one, over_revenue),
    )[control][objective]


def change_of_talent(control: Control, objective: Objective, sigma: float, exponent: float) -> float:
    """Relative change of the talent demanded when the control tightens."""
    before, after = (firm(control, k, sigma) for k in (0, 1))
    first = objective(before, before, exponent).require_optimal().inputs["talent"]
    second = objective(after, before, exponent).require_optimal().inputs["talent"]
    return second / first - 1


def sign(change: float) -> int:
    return 0 if abs(change) < NOTHING else (1 if change > 0 else -1)


@dataclass(frozen=True)
class Cell:
    """One cell of the table: its sentence and the changes found."""

    control: str
    objective: str
    sentence: str
    agreeing: int
    tried: int
    lowest: float
    highest: float


SENTENCES = (
    ("talent up at every sigma", "talent up at every sigma", "talent up iff sigma > 1/(1 - exponent)"),
    ("talent unchanged; Opex rises", "talent DOWN at every sigma (a lump-sum loss)", "talent unchanged"),
    ("talent up at every sigma > 0", "talent up iff sigma > 1", "talent up iff sigma > 1/(1 - exponent)"),
)


def cells() -> list[Cell]:
    table = []
    for i, control in enumerate(CONTROLS):
        for j, (name, objective) in enumerate(OBJECTIVES):
            exponents: Sequence[float] = EXPONENTS if name == "profit" else EXPONENTS[:1]
            cases = [(s, g) for s in SIGMAS for g in exponents]
            changes = [change_of_talent(control, objective, s, g) for s, g in cases]
            right = [sign(c) == expected_sign(i, j, s, g) for c, (s, g) in zip(changes, cases)]
            table.append(
                Cell(control.name, name, SENTENCES[i][j], sum(right), len(right), min(changes), max(changes))
            )
    return table


def report(table: Sequence[Cell]) -> str:
    lines = [
        f"Talent demanded when a control tightens: compute share {COMPUTE_SHARE}, wage fixed,",
        f"sigma in {SIGMAS}, revenue exponents {EXPONENTS}",
        "",
    ]
    for cell in table:
        found = f"{100 * cell.lowest:+6.1f} % to {100 * cell.highest:+6.1f} %"
        lines.append(f"{cell.control:<36}{cell.objective:<17}{found:<22}{cell.agreeing}/{cell.tried}  {cell.sentence}")
    return "\n".join(lines)


def draw(path: str) -> None:
    import matplotlib.pyplot as plt
    import numpy as np

    figure, axes = plt.subplots(3, 3, figsize=(10, 8), sharex=True, layout="constrained")
    sigmas = np.geomspace(0.25, 6.0, 60)
    for row, control in zip(axes, CONTROLS):
        for axis, (name, objective) in zip(row, OBJECTIVES):
            for exponent in EXPONENTS if name == "profit" else EXPONENTS[:1]:
                changes = [100 * change_of_talent(control, objective, float(s), exponent) for s in sigmas]
                axis.plot(sigmas, changes, label=f"exponent {exponent}" if name == "profit" else None)
            axis.axhline(0, color="black", linewidth=0.8)
            axis.set_xscale("log")
            axis.set_title(f"{control.name}\n{name}", fontsize=9)
            if name == "profit":
                axis.legend(fontsize=7)
    for axis in axes[:, 0]:
        axis.set_ylabel("change of talent (percent)")
    for axis in axes[-1]:
        axis.set_xlabel("elasticity of substitution sigma")
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw the nine cells")
    arguments = parser.parse_args()
    table = cells()
    print(report(table))
    if arguments.figure:
        draw(arguments.figure)
    if any(cell.agreeing != cell.tried for cell in table):
        raise SystemExit("a cell does not hold")


if __name__ == "__main__":
    main()
