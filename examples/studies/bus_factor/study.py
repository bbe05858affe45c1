"""How much redundancy of know-how should a lab pay for? Leavers on their own against lifted-out teams.

Prints the tables; draws with --figure FILE. Leaving is that of two-year retention; the correlation within teams, the
time that a further knower takes, what a method is worth and what writing down costs are assumed. Worth and cost are
in researcher-months, so that no wage is needed.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Sequence

from isocost import knowledge, talent

#: Two-year retention, all staff: SignalFire, State of Talent 2025, via Fortune, 3 June 2025.
RETENTION = {"Anthropic": 0.80, "Google DeepMind": 0.78, "OpenAI": 0.67, "Meta": 0.64}
CORRELATIONS = (0.0, 0.1, 0.3, 0.5)  # of two members of a team leaving within a year: assumed
UPKEEP = (0.5, 1.0, 2.0)  # researcher-months a year that a further knower takes: assumed
VALUES = (3.0, 6.0, 12.0, 24.0, 60.0)  # researcher-months to find a method anew: assumed
HALVING = (math.inf, 2.0, 0.5)  # researcher-months a year to halve what is not written down: assumed
LIFTED = (0.0, 0.25, 0.5)  # share of leaving that is whole teams being taken: assumed
HEADCOUNT = 100  # of the lab in which a fixed number leaves: assumed
MOST = 12  # people of a team: who could know a method


def leaving() -> dict[str, float]:
    """Probability of leaving within a year, by firm, at the constant hazard that two-year retention implies."""
    return {
        firm: float(knowledge.leave_probability(talent.hazard_from_retention(kept, years=2), 1))
        for firm, kept in RETENTION.items()
    }


def ends() -> tuple[float, float]:
    """The lowest and the highest probability of leaving."""
    found = leaving().values()
    return min(found), max(found)


def lost(leave: float, correlation: float, knowers: int) -> float:
    """Share of methods that a year's leaving takes."""
    departure = knowledge.Departure(leave_probability=leave, pod_correlation=correlation)
    return float(knowledge.loss_probability(departure, knowers=knowers))


def fixed(leave: float, knowers: int) -> str:
    """The least that leaving of this mean can take: as fixed a number of leavers as there is."""
    return f"{knowledge.least_loss_probability(HEADCOUNT, leave, knowers):.2%}"


def method(leave: float, correlation: float, **figures: float) -> knowledge.Redundancy:
    """A method of a team; money is researcher-months."""
    given = {"value_usd": 0.0, "usd_per_knower_year": 1.0, "halving_usd_per_year": math.inf} | figures
    return knowledge.Redundancy(
        value_usd=given["value_usd"],
        usd_per_knower_year=given["usd_per_knower_year"],
        halving_usd_per_year=given["halving_usd_per_year"],
        most_knowers=MOST,
        leave_probability=leave,
        pod_correlation=correlation,
    )


def least_value(leave: float, correlation: float, knowers: int, upkeep: float = 1.0) -> float:
    """Researcher-months that a method must be worth for its k-th knower to pay; nothing is written down."""
    answer = knowledge.break_even_value(method(leave, correlation, usd_per_knower_year=upkeep), knowers=knowers)
    return answer.value_usd


def lift_out(leave: float, share: float) -> knowledge.LiftOut:
    """The same leaving, of which a share comes as whole teams."""
    taken = share * leave
    return knowledge.LiftOut(lift_out_probability=taken, leave_probability=(leave - taken) / (1.0 - taken))


def in_teams(leave: float, share: float, knowers_by_pod: Sequence[float]) -> str:
    """Methods lost in a year whose knowers sit in such teams."""
    return f"{knowledge.lift_out_loss_probability(lift_out(leave, share), knowers_by_pod=knowers_by_pod):.2%}"


def correlated(leave: float, share: float) -> float:
    """The correlation of two members of a team that such leaving has."""
    return knowledge.departure_of(lift_out(leave, share)).pod_correlation


def bills(leave: float, correlation: float, upkeep: float = 1.0) -> tuple[float, float, float]:
    """Share of all researcher time that one method per researcher costs: one, two and the best number of knowers each.

    Values are equally often each of VALUES; nothing is written down.
    """
    plans = [method(leave, correlation, value_usd=value, usd_per_knower_year=upkeep) for value in VALUES]
    fixed = [
        sum(knowledge.redundancy_bill(plan, knowers=k, codified_share=0.0).total_usd_per_year for plan in plans)
        for k in (1, 2)
    ]
    best = sum(knowledge.cheapest_redundancy(plan).total_usd_per_year for plan in plans)
    return fixed[0] / len(VALUES) / 12, fixed[1] / len(VALUES) / 12, best / len(VALUES) / 12


def row(name: str, cells: Sequence[str]) -> str:
    return f"  {name:<34}" + "".join(f"{cell:>10}" for cell in cells)


def both(name: str, figure: Callable[[float], Sequence[str]]) -> list[str]:
    """A row for the lowest leaving and one for the highest."""
    return [row(f"{name}{leave:.1%} leave a year", figure(leave)) for leave in ends()]


def leaving_lines() -> list[str]:
    lines = ["Leaving, from two-year retention of all staff at a constant hazard"]
    lines.append(row("", ("retention", "hazard", "a year")))
    for firm, kept in RETENTION.items():
        hazard = float(talent.hazard_from_retention(kept, years=2))
        lines.append(row(firm, (f"{kept:.0%}", f"{hazard:.1%}", f"{leaving()[firm]:.1%}")))
    return [*lines, ""]


def loss_lines() -> list[str]:
    lines = [
        f"Methods lost in a year: {HEADCOUNT} people of whom a fixed number leaves; each on his own; correlated "
        "in teams (assumed)",
    ]
    for k in (1, 2, 3):
        lines.append(row(f"{k} knower{'s' if k > 1 else ''}", ("fixed", *(f"{c:g}" for c in CORRELATIONS))))

        lines += both("  ", lambda q: [fixed(q, k), *(f"{lost(q, c, k):.2%}" for c in CORRELATIONS)])
    lines.append("  Two knowers, over leaving on their own:")
    lines += both("  ", lambda q: ["", *(f"{lost(q, c, 2) / lost(q, 0.0, 2):.1f}x" for c in CORRELATIONS)])
    return [*lines, ""]


def pod_lines() -> list[str]:
    lines = [
        "Two knowers, the same leaving, a share of it as whole teams (assumed): methods lost in a year",
        row("", [f"{share:.0%}" for share in LIFTED]),
    ]
    for name, pods in (("one team, ", (2.0,)), ("two teams, ", (1.0, 1.0))):

        lines += both(name, lambda q: [in_teams(q, share, pods) for share in LIFTED])
    correlation = both("correlation, ", lambda q: [f"{correlated(q, share):.2f}" for share in LIFTED])
    return [*lines, *correlation, ""]


def value_lines() -> list[str]:
    lines = ["Researcher-months that a method must be worth for the k-th knower to pay (correlation over the columns)"]
    for k in (2, 3, 4):
        lines.append(row(f"knower {k} at 1 month a year", [f"{c:g}" for c in CORRELATIONS]))
        lines += both("  ", lambda q: [f"{least_value(q, c, k):.0f}" for c in CORRELATIONS])
    lines.append(row("knower 3, by months a year", [f"{w:g}" for w in UPKEEP]))
    for c in (0.0, 0.3):
        lines += both(f"  {c:g}: ", lambda q: [f"{least_value(q, c, 3, w):.0f}" for w in UPKEEP])
    return [*lines, ""]


def plan_lines() -> list[str]:
    lines = [
        "Cheapest plan, correlation 0.3, a further knower at 1 month a year: knowers and share written down, by what",
        "halving the unwritten part costs in researcher-months a year",
        row("a method worth", ["cannot", *(f"{h:g}" for h in HALVING[1:])]),
    ]
    for leave in ends():
        for value in VALUES:
            cells = []
            for halving in HALVING:
                plan = knowledge.cheapest_redundancy(
                    method(leave, 0.3, value_usd=value, halving_usd_per_year=halving)
                )
                cells.append(f"{plan.knowers:.0f}, {plan.codified_share:.0%}")
            lines.append(row(f"  {value:.0f} months, {leave:.1%} leave", cells))
    return [*lines, ""]


def bill_lines() -> list[str]:
    lines = [
        f"One method per researcher, worth {VALUES[0]:.0f} to {VALUES[-1]:.0f} months (assumed): loss and upkeep, "
        "share of all researcher time",
        row("", ("1 each", "2 each", "cheapest")),
    ]
    for c in (0.0, 0.3):
        for w in UPKEEP:
            name = f"{c:g}, {w:g} mo/yr, "
            lines += [
                row(f"{name}{leave:.1%} leave", [f"{share:.1%}" for share in bills(leave, c, w)]) for leave in ends()
            ]
    return [*lines, ""]


def sentence() -> str:
    low, high = ends()
    alone = [lost(q, 0.0, 2) for q in (low, high)]
    times = [lost(q, 0.3, 2) / lost(q, 0.0, 2) for q in (high, low)]
    third = sorted(least_value(q, c, 3) for q in (low, high) for c in (0.0, 0.3))
    return (
        f"With {low:.1%} to {high:.1%} leaving a year, two knowers leave {alone[0]:.1%} to {alone[1]:.1%} of methods "
        f"lost a year if leaving is\nindependent and {times[0]:.1f} to {times[1]:.1f} times that at a correlation of "
        f"0.3 within teams; the third knower pays iff a method is worth\nmore than {third[0]:.0f} to "
        f"{third[-1]:.0f} times the researcher-months that he takes a year."
    )


def report() -> str:
    parts = (leaving_lines, loss_lines, pod_lines, value_lines, plan_lines, bill_lines)
    return "\n".join([*(line for part in parts for line in part()), sentence()])


def draw(path: str) -> None:
    """Methods lost over the number of knowers, and the bill of one method."""
    import matplotlib.pyplot as plt

    from isocost import plot

    figure, axes = plt.subplots(1, 2, figsize=(10.0, 4.2), layout="constrained")
    counts = range(1, 6)
    low, high = ends()
    for c, color in zip(CORRELATIONS, ("#0072B2", "#009E73", "#E69F00", "#D55E00"), strict=True):
        axes[0].fill_between(
            counts, [lost(low, c, k) for k in counts], [lost(high, c, k) for k in counts], color=color, alpha=0.3
        )
        axes[0].plot(counts, [lost(high, c, k) for k in counts], color=color, label=f"correlation {c:g}")
    axes[0].set(yscale="log", xlabel="knowers", ylabel="share of methods lost in a year", xticks=list(counts))
    axes[0].set_title(f"{low:.0%} (lower edge) to {high:.0%} (upper edge) leave", fontsize=10)
    axes[0].legend(fontsize=8, frameon=False)
    axes[0].spines[["top", "right"]].set_visible(False)
    plot.redundancy(method(high, 0.3, value_usd=24.0, halving_usd_per_year=2.0), ax=axes[1])
    axes[1].set_ylabel("researcher-months per year")
    axes[1].set_title(f"worth 24 months, correlation 0.3 (assumed), {high:.0%} leave", fontsize=10)
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw losses and the bill")
    arguments = parser.parse_args()
    print(report())
    if arguments.figure:
        draw(arguments.figure)


if __name__ == "__main__":
    main()
