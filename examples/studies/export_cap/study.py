"""What would a cap on research compute have cost three labs? A counterfactual, not a measurement.

Prints the tables; draws the map with --figure FILE. Each lab's benchmark year comes from its scenario
file; the cap is a share of the research compute that it used, and capability stays at the benchmark.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import isocost as ic

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
LABS = {
    "MiniMax FY2024": "minimax_fy2024.toml",
    "Zhipu AI FY2024": "zhipu_fy2024.toml",
    "OpenAI 2024": "openai_2024.toml",
}
CAPS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
# Whitfill and Wu 2025, read in secondary sources. Frontier experiments: the estimate -0.103 cut at 0,
# and its upper 95 % bound; compute at adjusted cost; 1 by form (Besiroglu et al. 2024); compute: lower
# bound, estimate, upper bound.
SIGMAS = (0.0, 0.24, 0.893, 1.0, 1.91, 2.583, 3.25)
SCOPES = ("research", "opex")


@dataclass(frozen=True)
class Case:
    """One lab under one cap. A rise of inf: no number of researchers replaces the compute."""

    cap: float
    rise_of_cost: float  # of the cost in scope, relative
    researchers: float  # over the benchmark's
    h100_year: float  # what one more H100-year is worth over what it costs


@dataclass(frozen=True)
class Row:
    """One lab, scope and sigma: its cases, and the smallest cap that any number of researchers meets."""

    lab: str
    scope: str
    sigma: float
    compute_share: float
    h100_year_usd: float  # what an H100-year costs, at the scenario's rent and utilization
    cases: tuple[Case, ...]
    smallest_cap: float  # share of the benchmark's compute; 0 when every cap can be met


def scenario_of(lab: str, scope: str, sigma: float) -> ic.Scenario:
    """The lab's scenario with this scope and sigma."""
    scenario = ic.load(SCENARIOS / LABS[lab])
    for change in (f"accounts.scope={scope}", f"technology.sigma={sigma}"):
        try:
            scenario = ic.apply(scenario, [change])
        except ic.ScenarioError as error:
            if "changes nothing" not in str(error):
                raise
    return scenario


def case_of(scenario: ic.Scenario, cap: float) -> tuple[Case, float]:
    """One cap, and the smallest that would do if this one does not (nan if it does)."""
    outcome = ic.run(scenario, reforms=[f"compute.cap_share={cap}"])
    free, capped = outcome.baseline.require_optimal(), outcome.reform
    assert capped is not None
    if capped.infeasibility is not None:
        smallest = capped.infeasibility.relaxation["compute"] / free.inputs["compute"]
        return Case(cap, math.inf, math.inf, math.inf), smallest
    capped.require_optimal()
    worth = 1.0 + capped.tariff_equivalents["compute"]
    researchers = capped.inputs["talent"] / free.inputs["talent"]
    return Case(cap, capped.opex / free.opex - 1.0, researchers, worth), math.nan


def row_of(lab: str, scope: str, sigma: float) -> Row:
    scenario = scenario_of(lab, scope, sigma)
    free = ic.run(scenario).baseline
    price = free.benchmark["compute"]["price_usd"] * free.h100_year_flop
    pairs = [case_of(scenario, cap) for cap in CAPS]
    smallest = [limit for _, limit in pairs if not math.isnan(limit)]
    tightest = smallest[0] if smallest else case_of(scenario, 1e-9)[1]
    cases = tuple(case for case, _ in pairs)
    smallest_cap = 0.0 if math.isnan(tightest) else tightest
    return Row(lab, scope, sigma, free.shares["compute"], price, cases, smallest_cap)


def rows(labs: Sequence[str] = tuple(LABS)) -> list[Row]:
    """Every lab, scope and sigma. OpenAI publishes no accounts: one scope."""
    return [
        row_of(lab, scope, sigma)
        for lab in labs
        for scope in SCOPES
        for sigma in SIGMAS
        if not (lab.startswith("OpenAI") and scope == "opex")
    ]


def number(value: float, form: str) -> str:
    return "none" if math.isinf(value) else format(value, form)


def table(title: str, block: Sequence[Row], pick: str, form: str) -> list[str]:
    head = "  sigma" + "".join(f"{f'{cap:.0%}':>10}" for cap in CAPS)
    lines = [f"  {title}", head]
    for row in block:
        cells = [number(getattr(case, pick), form) for case in row.cases]
        lines.append(f"  {row.sigma:<5g}" + "".join(f"{cell:>10}" for cell in cells))
    return [*lines, ""]


def report(all_rows: Sequence[Row]) -> str:
    lines = [
        "A counterfactual: no lab had a cap on compute in these years. Capability is held at the benchmark;",
        "columns are the cap as a share of the research compute used; 'none': no number of researchers is enough.",
        "",
    ]
    for lab in dict.fromkeys(row.lab for row in all_rows):
        for scope in SCOPES:
            block = [row for row in all_rows if (row.lab, row.scope) == (lab, scope)]
            if not block:
                continue
            price = f"an H100-year costs {block[0].h100_year_usd:,.0f} USD"
            lines.append(f"{lab}, scope {scope}: compute is {block[0].compute_share:.3f} of cost; {price}")
            lines += table("rise of cost", block, "rise_of_cost", ".1%")
            lines += table("researchers, times the benchmark's", block, "researchers", ".3g")
            lines += table("worth of one more H100-year, in multiples of its cost", block, "h100_year", ".3g")
            limits = ", ".join(f"{row.sigma:g}: {row.smallest_cap:.1%}" for row in block if row.smallest_cap > 0)
            lines += [f"  smallest cap that researchers can make up for, by sigma: {limits}; at sigma 1 and above any", ""]
    return "\n".join(lines)


def draw(path: str) -> None:
    """The map: researchers needed over sigma and cap, with the infeasible region hatched."""
    import matplotlib.pyplot as plt
    import numpy as np
    from matplotlib.colors import LogNorm

    panels = [(lab, scope) for lab in LABS for scope in SCOPES if not (lab.startswith("OpenAI") and scope == "opex")]
    figure, axes = plt.subplots(1, len(panels), figsize=(3.1 * len(panels), 3.8), sharey=True, layout="constrained")
    sigmas, caps = np.geomspace(0.1, 4.0, 40), np.linspace(0.3, 0.95, 27)
    for axis, (lab, scope) in zip(axes, panels):
        cells = np.full((len(caps), len(sigmas)), np.nan)
        for j, sigma in enumerate(sigmas):
            scenario = scenario_of(lab, scope, float(sigma))
            for i, cap in enumerate(caps):
                needed = case_of(scenario, float(cap))[0].researchers
                cells[i, j] = needed if math.isfinite(needed) else np.nan
        axis.set_facecolor("0.85")
        axis.patch.set_hatch("///")
        mesh = axis.pcolormesh(sigmas, caps, cells, norm=LogNorm(1, 100), cmap="viridis", shading="nearest")
        axis.set_xscale("log")
        axis.set_title(f"{lab}\nscope {scope}", fontsize=9)
        axis.set_xlabel("elasticity of substitution sigma")
    axes[0].set_ylabel("cap, share of benchmark compute")
    figure.colorbar(mesh, ax=axes, label="researchers over the benchmark's")
    figure.suptitle("Researchers that make up for a cap on compute; hatched: no number is enough", fontsize=10)
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw the map")
    arguments = parser.parse_args()
    print(report(rows()))
    if arguments.figure:
        draw(arguments.figure)


if __name__ == "__main__":
    main()
