"""Distil the last step, or make it oneself? And what can a ban on teachers cost while one with open weights exists?

Prints the tables; draws with --figure FILE. Cost boundaries only: how good a distilled model is, is not estimated here.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable
from dataclasses import dataclass

import isocost as ic
from isocost import distillation

MUSD = 1e6


@dataclass(frozen=True)
class Range:
    """Low, central, high."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True)
class Lab:
    """A base model, its active parameters, and the same developer's reinforcement learning on top of it."""

    base: str
    base_usd: Range
    parameters: float
    own_step: str
    own_step_usd: Range


# Training costs are estimates (5th, 50th, 95th percentile) of CherylWu3/rd-vs-training-compute 2025, table
# per_model_training_cost; active parameters from MiniMax 2025 (arXiv:2501.08313) and the model's name.
LABS = (
    Lab(
        "MiniMax-Text-01",
        Range(4.27 * MUSD, 8.58 * MUSD, 17.47 * MUSD),
        45.9e9,
        "MiniMax-M1-80k, RL phase",
        Range(1.1 * MUSD, 5.12 * MUSD, 24.1 * MUSD),
    ),
    Lab(
        "GLM-4-32B-0414",
        Range(3.9 * MUSD, 7.89 * MUSD, 15.83 * MUSD),
        32e9,
        "GLM-Z1-Rumination-32B-0414",
        Range(0.21 * MUSD, 1.81 * MUSD, 15.22 * MUSD),
    ),
)
SAMPLES = 8e5  # DeepSeek-AI 2025 (arXiv:2501.12948), for its distilled models
TOKENS_PER_SAMPLE = Range(2e3, math.sqrt(2e3 * 10e3), 10e3)  # assumed
EPOCHS = 2.0  # assumed
# H800 by the hour in China at 1.5 to 3.0 USD and 15 to 35 % of 989 TFLOP/s (same source as the costs); the middle is
# the geometric mean.
_LOW, _HIGH = 1.5 / (3600 * 989e12 * 0.35), 3.0 / (3600 * 989e12 * 0.15)
USD_PER_FLOP = Range(_LOW, math.sqrt(_LOW * _HIGH), _HIGH)
R1 = 2.19  # USD per million output tokens, DeepSeek's API, February 2025
CLOSED = 10.0  # assumed
GPT4 = 60.0  # GPT-4's output in March 2023: not a price of today, an upper end
PRICES = {R1: "DeepSeek-R1, 2025-02", CLOSED: "assumed", GPT4: "GPT-4, 2023-03"}
FOLDS = (1.5, 2.0, 5.0, 10.0, 100.0)  # of the official price, after a ban
QUALITIES = (1.0, 0.5, 0.1, 0.02)  # closed teacher's tokens that one of R1's is worth, assumed


def sequence(lab: Lab, price: float, end: str) -> distillation.SequenceDistillation:
    """The lab's last step with this teacher: the cheapest ("low"), the middle or the dearest ("high") case."""
    base_end = {"low": "high", "mid": "mid", "high": "low"}[end]  # a dear base makes the step's share small
    return distillation.SequenceDistillation(
        base_usd=getattr(lab.base_usd, base_end),
        samples=SAMPLES,
        tokens_per_sample=getattr(TOKENS_PER_SAMPLE, end),
        teacher_usd_per_mtok=price,
        student_parameters=lab.parameters,
        epochs=EPOCHS,
        compute_usd_per_flop=getattr(USD_PER_FLOP, end),
    )


def last_steps(lab: Lab, price: float) -> list[distillation.SequenceCost]:
    return [distillation.sequence_cost(sequence(lab, price, end)) for end in ("low", "mid", "high")]


def comparison(lab: Lab, price: float, distilled: str, own: str, base: str) -> distillation.Comparison:
    """Distilled against self-made; each of the three at its own end of the range."""
    case = sequence(lab, price, distilled).replace(base_usd=getattr(lab.base_usd, base))
    step = distillation.last_step(case, scratch_usd=getattr(lab.own_step_usd, own))
    return distillation.compare(step, distillation.BoughtTeacher(price_usd_per_mtok=price))


def break_even(lab: Lab, distilled: str, own: str) -> float:
    """The teacher's price, USD per million tokens, up to which distilling is the cheaper way; 0 if it never is."""
    step = distillation.last_step(sequence(lab, R1, distilled), scratch_usd=getattr(lab.own_step_usd, own))
    found = distillation.break_even_teacher_usd_per_mtok(step, distillation.BoughtTeacher(price_usd_per_mtok=R1))
    return found.value if found.status == "optimal" else 0.0


def access(official: float, fold: float, quality: float | None) -> distillation.TeacherAccess:
    """After a ban resellers have tokens without end at `fold` times the official price; no quality: no open teacher."""
    return distillation.TeacherAccess(
        api_usd_per_mtok=official,
        api_tokens_per_year=math.inf,
        reseller_markup=fold - 1.0,
        reseller_tokens_per_year=math.inf,
        open_usd_per_mtok=R1,
        open_quality=quality or 1.0,
        open_tokens_per_year=math.inf if quality else 0.0,
    )


def most_cost_of_ban(lab: Lab, official: float, fold: float, quality: float | None, end: str) -> float:
    """Most that the ban adds to base and last step together, relative, whatever the lab does about it."""
    ways = access(official, fold, quality)
    tokens = SAMPLES * float(getattr(TOKENS_PER_SAMPLE, end))
    before = distillation.sequence_cost(sequence(lab, 0.0, end)).total_usd
    before += distillation.teacher_cost(ways, banned=False).outlay(tokens)
    return distillation.most_cost_of_ban_usd_per_year(ways, effective_tokens=tokens) / before


def number(value: float) -> str:
    """Two digits, without exponents; whole numbers from 100 on."""
    return f"{value:,.0f}" if value >= 99.5 else f"{value:.2g}"


def span(values: Iterable[float]) -> str:
    """From the first to the last, or the one number that both are."""
    ends = [number(value) for value in values]
    return ends[0] if ends[0] == ends[-1] else f"{ends[0]} to {ends[-1]}"


def bills(lab: Lab, price: float) -> tuple[float, float, float]:
    """Distilled over self-made with the base on both sides: the least, the middle and the largest ratio."""
    ends = ("low", "high")
    ratios = [comparison(lab, price, d, o, b).ratio for d in ends for o in ends for b in ends]
    return min(ratios), comparison(lab, price, "mid", "mid", "mid").ratio, max(ratios)


def last_step_table(lab: Lab) -> list[str]:
    lines = [
        f"{lab.base}: the base costs {lab.base_usd.low / MUSD:g} to {lab.base_usd.high / MUSD:g} million USD",
        f"  {'teacher, USD per million tokens':<34}{'last step, 1000 USD':>22}{'% of the base':>18}{'the bill':>22}",
    ]
    for price, label in PRICES.items():
        costs = last_steps(lab, price)
        ratios = " / ".join(f"{ratio:.2f}" for ratio in bills(lab, price))
        lines.append(
            f"  {f'{price:g} ({label})':<34}{span(c.last_step_usd / 1e3 for c in costs):>22}"
            f"{span(100 * c.last_step_over_base for c in costs):>18}{ratios:>22}"
        )
    evens = (break_even(lab, "high", "low"), break_even(lab, "mid", "mid"), break_even(lab, "low", "high"))
    own = f"{lab.own_step_usd.low / MUSD:g} to {lab.own_step_usd.high / MUSD:g}"
    return [
        *lines,
        f"  the bill: with the step distilled over with {lab.own_step} at {own} million USD, the base",
        "  on both sides (low / middle / high)",
        "  distilling is the cheaper way up to "
        f"{evens[0]:,.0f} / {evens[1]:,.0f} / {evens[2]:,.0f} USD per million tokens",
        "",
    ]


def ban_table(lab: Lab, official: float) -> list[str]:
    columns: tuple[float | None, ...] = (None, *QUALITIES)
    names = ["no open one", *(f"worth {quality:g}" for quality in QUALITIES)]
    lines = [
        f"{lab.base}: most that a ban adds to base and last step, %, official price {official:g} ({PRICES[official]})",
        f"  {'price after the ban':<22}" + "".join(f"{name:>18}" for name in names),
    ]
    for fold in FOLDS:
        cells = [
            span(100 * most_cost_of_ban(lab, official, fold, quality, end) for end in ("low", "high"))
            for quality in columns
        ]
        lines.append(f"  {f'times {fold:g}':<22}" + "".join(f"{cell:>18}" for cell in cells))
    bounds = [f"{1 + distillation.bounding_markup(access(official, 1.0, quality)):.3g}" for quality in QUALITIES]
    idle = "the open teacher is the cheaper one from these multiples of the official price on"
    return [*lines, f"  {idle}: {', '.join(bounds)}", ""]


def report() -> str:
    lines = [
        "Cost boundaries, no measurement: how good a distilled model is, is not estimated here. Ranges are",
        "the ends of all inputs together. An open teacher is hosted at R1's price of 2.19 USD per million",
        "tokens; 'worth': closed teacher's tokens that one of its tokens is worth, assumed.",
        "",
    ]
    for lab in LABS:
        lines += last_step_table(lab)
    for lab in LABS:
        for official in (CLOSED, GPT4):
            lines += ban_table(lab, official)
    return "\n".join(lines)


def draw(path: str) -> None:
    """Scratch against distilled over the teacher's price, and the most a ban costs over the price after it."""
    import matplotlib.pyplot as plt
    import numpy as np

    lab = LABS[0]
    figure, (left, right) = plt.subplots(1, 2, figsize=(11.0, 4.4), layout="constrained")
    step = distillation.last_step(sequence(lab, R1, "mid"), scratch_usd=lab.own_step_usd.mid)
    ic.plot.scratch_or_distill(step, distillation.BoughtTeacher(price_usd_per_mtok=R1), ax=left)
    left.set_title(f"{lab.base}, middle of all ranges", fontsize=10)
    folds = np.geomspace(1.0, 100.0, 120)
    styles = {None: ("#222222", 4.0), 0.02: ("#D55E00", 2.6), 0.1: ("#0072B2", 2.0), 0.5: ("#009E73", 2.0)}
    for quality, (color, width) in styles.items():
        most = [100 * most_cost_of_ban(lab, CLOSED, float(fold), quality, "high") for fold in folds]
        label = f"its token worth {quality:g}" if quality else "no open teacher"
        right.plot(folds, most, color=color, linewidth=width, label=label)
    right.set(xscale="log", xlim=(1.0, 100.0), ylim=(-0.5, 25.0))
    right.set_xlabel("price after the ban, multiples of the official 10 USD (assumed)")
    right.set_ylabel("most that a ban adds to base and last step [%]")
    right.set_title("an open teacher at 2.19 USD bounds it; dearest case", fontsize=10)
    right.legend(frameon=False)
    right.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw")
    arguments = parser.parse_args()
    print(report())
    if arguments.figure:
        draw(arguments.figure)


if __name__ == "__main__":
    main()
