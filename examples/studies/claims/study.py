"""A scoreboard of claims about the competition between AI labs: supported, contradicted, or not testable.

Prints the tables; draws with --figure FILE. Every number is computed when it is printed; `verdict.py` holds the rule,
`labs.py` and `people.py` the claims with their inputs.
"""

from __future__ import annotations

import argparse
import math
import textwrap
from collections import Counter

import labs
import people
from verdict import Claim, Found, Reading, judge, overall, turn

COLORS = {"supported": "#009E73", "contradicted": "#D55E00", "not testable": "#0072B2", "undecided": "#777777"}
Judged = list[tuple[Claim, list[Found]]]


def claims() -> list[Claim]:
    return [
        labs.share_claim(),
        labs.efficiency_claim(),
        labs.distillation_claim(),
        people.dismissal_claim(),
        people.tenth_claim(),
        labs.gap_claim(),
        people.noncompete_claim(),
        people.poaching_claim(),
    ]


def judged() -> Judged:
    """Every claim with what its readings come to."""
    return [(claim, [judge(reading) for reading in claim.readings]) for claim in claims()]


def number(value: float) -> str:
    """Three digits, without exponents."""
    if value == 0.0:
        return "0"
    rounded = round(value, 2 - math.floor(math.log10(abs(value))))
    return f"{rounded:,.0f}" if abs(rounded) >= 100 else f"{rounded:g}"


def span(*found: Found) -> str:
    """From the least to the greatest of some readings."""
    low, high = number(min(f.low for f in found)), number(max(f.high for f in found))
    return low if low == high else f"{low} to {high}"


def row(reading: Reading, found: Found) -> str:
    claimed = f"{reading.scale.claimed} {number(reading.scale.threshold)} {reading.scale.unit}"
    return f"   {reading.words:<51}{number(found.middle):>8}{span(found):>17}   {claimed:<24}{found.verdict}"


def scoreboard(board: Judged) -> list[str]:
    lines = [f"   {'':<51}{'middle':>8}{'range':>17}   {'claimed':<24}verdict"]
    for place, (claim, founds) in enumerate(board, start=1):
        lines.append(f"{place}. {claim.words}: {overall([found.verdict for found in founds])}")
        lines.append(f"   ({claim.by})")
        lines += [row(reading, found) for reading, found in zip(claim.readings, founds, strict=True)]
    return [*lines, ""]


def ways(reading: Reading) -> str:
    """From which values of the turning input on the reading is supported, and contradicted."""
    found = {verdict: turn(reading, verdict) for verdict in ("supported", "contradicted")}
    words = [
        f"{verdict} {at.where}" + ("" if math.isnan(at.value) else f" {number(at.value)}")
        for verdict, at in found.items()
    ]
    return f"{', '.join(words)}: {reading.inputs[reading.turning].meaning}"


def turning(board: Judged) -> list[str]:
    lines = ["What yields each number, and what would turn its verdict wherever the other inputs are in their ranges"]
    for place, (claim, _) in enumerate(board, start=1):
        lines.append(f"{place}. {claim.words}")
        for reading in claim.readings:
            lines += [f"   {reading.words:<51}{reading.by}", f"     {ways(reading)}"]
    return [*lines, ""]


def ranges(board: Judged) -> list[str]:
    lines = ["Inputs: low, middle, high"]
    for place, (claim, _) in enumerate(board, start=1):
        lines.append(f"{place}. {claim.words}")
        inputs = dict.fromkeys(given for reading in claim.readings for given in reading.inputs.values())
        for given in inputs:
            ends = " / ".join(f"{value:.4g}" for value in (given.low, given.middle, given.high))
            lines.append(f"   {given.meaning:<59}{ends:<33}{given.source}")
    return [*lines, ""]


def sentences(board: Judged) -> list[str]:
    """What the scoreboard says, in three."""
    share, _, distilled, exits, tenth, gap, clause, poached = (founds for _, founds in board)
    counts = Counter(found.verdict for _, founds in board for found in founds)
    tally = ", ".join(f"{counts[verdict]} {verdict}" for verdict in COLORS)
    bill = [number(turn(board[1][0].readings[0], verdict).value) for verdict in ("contradicted", "supported")]
    written = (
        f"{len(board)} claims in {counts.total()} readings: {tally}.",
        f"In research compute is {span(*share[:2])} points more of cost at two Chinese labs than at OpenAI; one "
        f"percent of efficiency is worth ten million USD from a yearly bill of {bill[0]} to {bill[1]} million on; the "
        f"last step distilled from R1 costs {span(distilled[0])} times less than its base, but the whole model "
        f"{span(distilled[3])} times less.",
        f"A mass dismissal costs {span(*exits[:3])} monthly wages a head unless posts are given back; the tenth "
        f"researcher adds {span(tenth[0])} % to what nine do and {span(tenth[2])} % to a lab whose compute stays; the "
        f"best US model won {span(gap[0])} points beyond half in February 2025 and is {span(gap[3])} % of effective "
        "compute ahead.",
        f"A non-compete in China saves {span(clause[0])} times what it costs; poaching alone halves a lead over a "
        f"rival of the same size in {span(poached[0])} years, over a small one in {span(poached[1])}, and brings one "
        f"method over in {span(poached[2])}.",
    )
    return [wrapped for sentence in written for wrapped in textwrap.wrap(sentence, 120)]


def report() -> str:
    board = judged()
    return "\n".join([*scoreboard(board), *turning(board), *ranges(board), *sentences(board)])


def place_of(reading: Reading, value: float) -> float:
    """Distance from the threshold on the side that supports: decades, or where a number may be below zero its value."""
    threshold = reading.scale.threshold
    distance = math.log10(max(value, 1e-9) / threshold) if threshold > 0 else value
    return distance if reading.scale.claimed == "above" else -distance


def draw(path: str) -> None:
    """Every range against its threshold, each row on its own scale."""
    import matplotlib.pyplot as plt

    board = judged()
    rows = [(claim, reading, found) for claim, founds in board for reading, found in zip(claim.readings, founds)]
    figure, axis = plt.subplots(figsize=(10.5, 0.36 * len(rows) + 1.2), layout="constrained")
    height, names, heights = 0.0, [], []
    for (claim, reading, found), previous in zip(rows, [None, *(claim for claim, _, _ in rows)]):
        height -= 1.0 if claim is previous else 1.9
        if claim is not previous:
            title = axis.text(-1.38, height + 0.72, claim.words, fontsize=8.5, fontweight="bold", va="center")
            title.set_backgroundcolor("white")
        ends = sorted(place_of(reading, value) for value in (found.low, found.high))
        size = max(abs(end) for end in ends)
        color = COLORS[found.verdict]
        axis.plot([end / size for end in ends], [height, height], color=color, linewidth=5, solid_capstyle="butt")
        axis.plot(place_of(reading, found.middle) / size, height, "|", color="black", markersize=9)
        axis.text(1.04, height, f"{span(found)} {reading.scale.unit}", fontsize=8, va="center", color=color)
        names.append(reading.words)
        heights.append(height)
    axis.axvline(0.0, color="black", linewidth=0.8)
    axis.set(yticks=heights, yticklabels=names, xlim=(-1.4, 1.5), xticks=[-0.7, 0.7])
    axis.set_xticklabels(["against the claim", "for the claim"])
    axis.tick_params(length=0, labelsize=8)
    axis.set_xlabel("range about the threshold, each row on its own scale; black: middle of all inputs", fontsize=8)
    axis.spines[:].set_visible(False)
    for verdict, color in COLORS.items():
        axis.plot([], [], color=color, linewidth=5, label=verdict)
    axis.legend(loc="upper center", bbox_to_anchor=(0.5, 1.05), ncols=4, frameon=False, fontsize=8)
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw every range against its threshold")
    arguments = parser.parse_args()
    print(report())
    if arguments.figure:
        draw(arguments.figure)


if __name__ == "__main__":
    main()
