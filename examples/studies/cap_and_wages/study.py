"""What does a cap on some labs' compute do to wages, at home and abroad?

Prints the tables; draws with --figure FILE. Two pools of researchers between whom people move; pay and compute
shares are sourced, everything else about the market is assumed. Read signs and orders of magnitude.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import isocost as ic

# Sourced.
WAGES = {"China": 78.6e3, "abroad": 324350.0}  # USD per year: Zhipu FY2024 R&D pay per FTE; aipaygrad.es 2024 median
COMPUTE_SHARES = (0.484, 0.744, 0.827)  # MiniMax FY2024: Opex, R&D; Zhipu FY2024: compute and talent
SIGMAS = (0.24, 0.893, 2.583)  # Whitfill and Wu 2025: upper end at frontier experiments, adjusted cost, compute
AT_HOME = 0.636  # share of China's researchers who work there (MacroPolo 2022, top tier, scaled to a sum of 1)

# Assumed, each with its range.
WORKING = {"China": 10e3, "abroad": 20e3}  # researchers
CAME = 0.01  # share of the others who work in China
BOUGHT = (0.1, 0.3, 1.0)  # share of those who work in China that the capped labs employ
ELASTICITIES = (0.5, 1.0, 5.0)  # of supply
TAUS = (0.2, 2.0)
EXPONENTS = (0.3, 0.6, 0.8)  # of revenue; 1/(1 - exponent) is 1.43, 2.5 and 5
LICENSED = 0.6  # of compute, where a dearer tier is at the margin
DEARER = 1.5  # price at the margin over the licensed
SIZES = {"a tenth": 0.9, "half": 0.5}  # what the control takes; what is left
CONTROLS = ("hard quota", "quota inside a dearer tier", "tariff")
OBJECTIVES = ("capability", "budget", "profit")
NOTHING = 1e-8  # markets clear to 1e-10 of supply; a smaller change of a wage is none


@dataclass(frozen=True)
class Case:
    """One choice of everything that is not known."""

    sigma: float = 0.893
    compute_share: float = 0.744
    bought: float = 0.3
    supply_elasticity: float = 1.0
    tau: float = 2.0
    exponent: float = 0.6


def cases(tau: float, objective: str) -> Iterator[Case]:
    """All combinations of the ends of ranges; the exponent of revenue matters only to who maximizes profit."""
    exponents = EXPONENTS if objective == "profit" else EXPONENTS[:1]
    ends = [(values[0], values[-1]) for values in (COMPUTE_SHARES, BOUGHT, ELASTICITIES)]
    for s, share, b, e, g in itertools.product(SIGMAS, *ends, exponents):
        yield Case(s, share, b, e, tau, g)


def compute_cost(control: str, left: float, spending: float) -> tuple[ic.cost.Cost, dict[str, float]]:
    """The cost curve of compute, 1 in the benchmark, and its cap, when the control leaves so much of it."""
    if control == "quota inside a dearer tier":
        return ic.TieredCost([(LICENSED * left, spending / DEARER), (math.inf, spending)]), {}
    if control == "tariff":
        return ic.LinearCost(price=spending / left), {}
    return ic.LinearCost(price=spending), {"compute": left} if left < 1 else {}


def capped(control: str, objective: str, left: float, case: Case) -> ic.Employer:
    """The labs under the control, as one; all its curves go through the same benchmark."""
    heads = case.bought * WORKING["China"]
    pay = heads * WAGES["China"]
    spending = pay * case.compute_share / (1 - case.compute_share)
    costs, caps = compute_cost(control, left, spending)
    opex = compute_cost(control, 1.0, spending)[0].outlay(1.0) + pay
    questions = {
        "capability": ic.CapabilityTarget(capability=1.0),
        "budget": ic.Budget(budget=opex),
        "profit": ic.Revenue(value=(spending + pay) / case.exponent, exponent=case.exponent),
    }
    return employer("capped labs", heads, case, "China").replace(
        costs={"compute": costs}, question=questions[objective], caps=caps
    )


def employer(name: str, heads: float, case: Case, pool: str) -> ic.Employer:
    """Labs that no control reaches; they spend their budgets."""
    pay = heads * WAGES[pool]
    spending = pay * case.compute_share / (1 - case.compute_share)
    technology = ic.CES(
        {"compute": case.compute_share, "talent": 1 - case.compute_share}, sigma=case.sigma, benchmark={"talent": heads}
    )
    return ic.Employer(
        name=name,
        technology=technology,
        costs={"compute": ic.LinearCost(price=spending)},
        question=ic.Budget(budget=spending + pay),
        hires={"talent": pool},
    )


def pools(case: Case) -> tuple[list[ic.Pool], ic.Migration]:
    """Both pools by origin, and the frictions that replicate who works where."""
    shares = [[AT_HOME, 1 - AT_HOME], [CAME, 1 - CAME]]
    determinant = shares[0][0] * shares[1][1] - shares[0][1] * shares[1][0]
    home = (WORKING["China"] * shares[1][1] - WORKING["abroad"] * shares[1][0]) / determinant
    origins = {"China": home, "abroad": sum(WORKING.values()) - home}
    log_pay = [math.log(WAGES[name]) for name in origins]
    supply = [
        ic.Pool(
            name=name,
            supply_fte=persons,
            wage_usd_per_year=WAGES[name],
            supply_elasticity=case.supply_elasticity,
        )
        for name, persons in origins.items()
    ]
    friction = ic.talent.frictions_from_shares(log_pay, shares, tau=case.tau)
    return supply, ic.Migration(friction=friction.tolist(), tau=case.tau)


@dataclass(frozen=True)
class Cleared:
    """What is read off a market: wages, heads and Opex, or that nothing clears."""

    status: ic.Status
    wage: dict[str, float]
    heads: dict[str, float]
    opex: dict[str, float]


@functools.cache
def cleared(control: str, objective: str, left: float, case: Case) -> Cleared:
    supply, migration = pools(case)
    others = (1 - case.bought) * WORKING["China"]
    employers = [capped(control, objective, left, case)]
    if others > 0:
        employers.append(employer("others in China", others, case, "China"))
    employers.append(employer("labs abroad", WORKING["abroad"], case, "abroad"))
    r = ic.clear(ic.Market(pools=supply, employers=employers, migration=migration))
    heads = {name: e.inputs["talent"] for name, e in r.employers.items()}
    opex = {name: e.opex for name, e in r.employers.items()}
    return Cleared(r.status, dict(r.wages_usd_per_year), heads, opex)


def expected_sign(control: str, objective: str, case: Case) -> int:
    """The wage moves as the demand of the capped labs does at the old wage: the nine cells."""
    over_revenue = 1 if case.sigma > 1 / (1 - case.exponent) else -1
    if control == "quota inside a dearer tier":
        return -1 if objective == "budget" else 0
    if objective == "profit":
        return over_revenue
    if control == "tariff" and objective == "budget":
        return 1 if case.sigma > 1 else -1
    return 1


def sign(change: float) -> int:
    return 0 if abs(change) < NOTHING else (1 if change > 0 else -1)


@dataclass(frozen=True)
class Range:
    """The least and the greatest of relative changes."""

    low: float = math.inf
    high: float = -math.inf

    def including(self, change: float) -> Range:
        return Range(min(self.low, change), max(self.high, change))

    def __str__(self) -> str:
        if self.low > self.high:
            return "nowhere"
        if sign(self.low) == sign(self.high) == 0:
            return "no change"
        return f"{percent(self.low)} to {percent(self.high)}"


def percent(change: float) -> str:
    """Two digits, since no more is meant; from elevenfold on, how many times."""
    if change > 10:
        return f"x{float(f'{1 + change:.1e}'):.0f}"
    number = float(f"{100 * change:+.1e}")
    return f"{number:+.0f}" if abs(number) >= 10 else f"{number:+.2g}" if abs(number) >= 0.01 else "+-0"


@dataclass
class Cell:
    """What one control does under one objective, over all cases."""

    control: str
    objective: str
    ranges: dict[str, Range]
    tried: int = 0
    without: int = 0
    agreeing: int = 0
    abroad: int = 0

    def add(self, key: str, change: float) -> None:
        self.ranges[key] = self.ranges.get(key, Range()).including(change)


def fill(control: str, objective: str, left: float) -> Cell:
    """Clears the market of every case with and without the control."""
    cell = Cell(control, objective, {})
    for tau in TAUS:
        for case in cases(tau, objective):
            before = cleared(control, objective, 1.0, case)
            after = cleared(control, objective, left, case)
            if before.status != ic.Status.optimal:
                raise SystemExit(f"the benchmark does not clear: {before.status} in {case}")
            cell.tried += 1
            if after.status != ic.Status.optimal:
                cell.without += 1
                continue
            compare(cell, before, after, case)
    return cell


def compare(cell: Cell, before: Cleared, after: Cleared, case: Case) -> None:
    for pool, wage in after.wage.items():
        change = wage / before.wage[pool] - 1
        cell.add(f"wage in {pool}, tau {case.tau:g}", change)
    at_home = sign(after.wage["China"] / before.wage["China"] - 1)
    cell.agreeing += at_home == expected_sign(cell.control, cell.objective, case)
    together = sign(1 - case.tau * case.supply_elasticity)
    cell.abroad += sign(after.wage["abroad"] / before.wage["abroad"] - 1) == together * at_home
    for name in after.heads:
        cell.add(f"heads of {name}", after.heads[name] / before.heads[name] - 1)
        cell.add(f"opex of {name}", after.opex[name] / before.opex[name] - 1)


def table(cells: list[Cell], columns: dict[str, str]) -> list[str]:
    width = 18
    lines = [f"  {'control':<27}{'objective':<11}" + "".join(f"{head:>{width}}" for head in columns)]
    for cell in cells:
        found = "".join(f"{cell.ranges.get(key, Range())!s:>{width}}" for key in columns.values())
        lines.append(f"  {cell.control:<27}{cell.objective:<11}{found}")
    return lines


def size_lines(name: str, left: float) -> list[str]:
    cells = [fill(control, objective, left) for control in CONTROLS for objective in OBJECTIVES]
    wages = {f"{p}, tau {t:g}": f"wage in {p}, tau {t:g}" for p in WAGES for t in TAUS}
    firms = ("capped labs", "others in China", "labs abroad")
    lines = [f"A control of {name}: change of wages, percent, over all cases:", *table(cells, wages), ""]
    lines += ["  Researchers employed:", *table(cells, {n: f"heads of {n}" for n in firms}), ""]
    lines += ["  Opex:", *table(cells, {n: f"opex of {n}" for n in firms}), ""]
    tried = sum(c.tried for c in cells)
    without = sum(c.without for c in cells)
    agreeing = sum(c.agreeing for c in cells)
    abroad = sum(c.abroad for c in cells)
    lines.append(f"  {tried} markets; the wage in China has the sign of the nine cells in {agreeing} of {tried - without};")
    lines.append(f"  the wage abroad moves with it, not at all or against it as tau times elasticity is below, at or above 1, in {abroad}")
    for cell in cells:
        if cell.without:
            lines.append(
                f"  {cell.control}, {cell.objective}: no wage clears in {cell.without} of {cell.tried}, "
                "no number of researchers suffices"
            )
    return [*lines, ""]


def one_at_a_time() -> list[str]:
    """What moves the answer: the central case, then one thing changed."""
    central = Case()
    variants = {
        "central": [central],
        "sigma": [replace(central, sigma=s) for s in SIGMAS],
        "compute share": [replace(central, compute_share=s) for s in COMPUTE_SHARES],
        "share bought": [replace(central, bought=b) for b in BOUGHT],
        "supply elasticity": [replace(central, supply_elasticity=e) for e in ELASTICITIES],
        "tau": [replace(central, tau=t) for t in TAUS],
        "revenue exponent": [replace(central, exponent=g) for g in EXPONENTS],
    }
    lines = [f"Half, hard quota: wage in China, percent, around {central}:"]
    lines.append(f"  {'':<20}" + "".join(f"{o:>24}" for o in OBJECTIVES))
    for name, group in variants.items():
        cells = ("/".join(half_quota(objective, case) for case in group) for objective in OBJECTIVES)
        lines.append(f"  {name:<20}" + "".join(f"{cell:>24}" for cell in cells))
    return lines


def half_quota(objective: str, case: Case) -> str:
    before, after = (cleared("hard quota", objective, left, case) for left in (1.0, 0.5))
    if after.status != ic.Status.optimal:
        return "no wage"
    return percent(after.wage["China"] / before.wage["China"] - 1)


def report() -> str:
    lines = [
        f"Sourced: pay {WAGES} USD per year; compute shares {COMPUTE_SHARES}; sigma {SIGMAS}; {AT_HOME:.1%} stay.",
        f"Assumed: {WORKING} researchers; the capped labs employ {BOUGHT} of those in China; supply elasticity",
        f"{ELASTICITIES}; tau {TAUS}; revenue exponents {EXPONENTS}; who is not capped spends a budget.",
        "x12 is twelve times, other changes are in percent with two digits, +-0 is below 0.01 %.",
        "",
    ]
    for name, left in SIZES.items():
        lines += size_lines(name, left)
    return "\n".join(lines + one_at_a_time())


def draw(path: str) -> None:
    """The wage in China and abroad over what a control leaves, in the central case at both ends of tau."""
    import matplotlib.pyplot as plt
    import numpy as np

    figure, axes = plt.subplots(2, 3, figsize=(11.0, 6.0), sharex=True, sharey="row", layout="constrained")
    left = np.linspace(1.0, 0.6, 21)
    colors = dict(zip(OBJECTIVES, ("#0072B2", "#D55E00", "#009E73")))
    for column, control in enumerate(CONTROLS):
        for objective, (tau, style) in itertools.product(OBJECTIVES, zip(TAUS, ("-", "--"))):
            case = Case(tau=tau)
            before = cleared(control, objective, 1.0, case)
            after = [cleared(control, objective, float(x), case) for x in left]
            for row, pool in enumerate(WAGES):
                change = [100 * (m.wage[pool] / before.wage[pool] - 1) for m in after]
                axes[row, column].plot(
                    100 * left, change, style, color=colors[objective], label=f"{objective}, tau {tau:g}"
                )
        axes[0, column].set_title(control)
        axes[1, column].set_xlabel("left by the control (percent)")
    for row, pool in enumerate(WAGES):
        axes[row, 0].set_ylabel(f"wage, {pool} (percent)")
        for axis in axes[row]:
            axis.axhline(0, color="0.5", linewidth=0.8)
            axis.spines[["top", "right"]].set_visible(False)
    axes[0, 0].set_yscale("symlog", linthresh=1.0)
    axes[0, 0].invert_xaxis()
    axes[0, 1].legend(*axes[0, 0].get_legend_handles_labels(), frameon=False, fontsize=7, loc="upper right")
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw wages over what a control leaves")
    arguments = parser.parse_args()
    print(report())
    if arguments.figure:
        draw(arguments.figure)


if __name__ == "__main__":
    main()
