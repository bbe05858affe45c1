"""Pictures of markets that clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._chapters import Answers, AnswersSweep
from ._extras import pyplot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_UP, _DOWN = "#0072B2", "#D55E00"


def wage_against_cap(sweep: AnswersSweep, ax: Axes | None = None) -> Axes:
    """The wage of every pool against the number that a sweep varies, over the benchmark's.

    Parameters
    ----------
    sweep : AnswersSweep
        Of a market, over a cap for instance.
    ax : Axes, optional
        Where to draw; a new one by default.
    """
    if ax is None:
        _, ax = pyplot().subplots()
    pools = [section for section in sweep[-1] if section.startswith("pool.")]
    for pool in pools:
        wages = [
            float(row[pool]["wage_over_benchmark"]) if pool in row and row[pool] else float("nan") for row in sweep
        ]
        ax.plot(sweep.values, wages, marker=".", label=pool.removeprefix("pool."))
    ax.set_xlabel(sweep.path)
    ax.set_ylabel("wage over the benchmark's")
    ax.axhline(1.0, color="#B0B0B0", linewidth=0.8)
    ax.legend(frameon=False)
    return ax


def incidence(answers: Answers, ax: Axes | None = None) -> Axes:
    """Who bears a reform of a market: what researchers gain, and by how much firms' capability changes.

    Parameters
    ----------
    answers : Answers
        Of a market, with reforms.
    ax : Axes, optional
        Where to draw; a new one by default.

    Raises
    ------
    ValueError
        Without reforms, or when a market does not clear: nobody gains by nothing.
    """
    comparison = answers.comparison
    if not comparison:
        raise ValueError("answers: must be those of a market and a reform, both of which clear")
    before = answers.baseline
    bars: dict[str, float] = {}
    for section, one in comparison.items():
        group, name = section.split(".", 1)
        if group == "researchers":
            bars[f"researchers from {name}"] = float(one["gain_over_their_pay"])
        else:
            bars[name] = float(one["more_capability"]) / float(before[f"firm.{name}"]["capability"])
    if ax is None:
        _, ax = pyplot().subplots()
    names = list(bars)[::-1]
    values = [100.0 * bars[name] for name in names]
    ax.barh(names, values, color=[_UP if value >= 0.0 else _DOWN for value in values])
    ax.axvline(0.0, color="#222222", linewidth=0.8)
    ax.set_xlabel("% of pay (researchers by origin), % of capability (firms)")
    return ax
