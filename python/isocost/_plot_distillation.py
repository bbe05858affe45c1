"""A picture of the last step, made by oneself or distilled."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from . import plot
from ._distillation_compare import (
    BoughtTeacher,
    LastStep,
    OwnTeacher,
    break_even_teacher_usd_per_mtok,
    compare,
    usd_per_token,
    with_usd_per_token,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MTOK = 1e6


def scratch_or_distill(
    step: LastStep,
    teacher: BoughtTeacher | OwnTeacher,
    *,
    usd_per_mtok: tuple[float, float] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Cost from scratch against distilled over the price of the teacher's tokens, the break-even marked.

    The base model stands under both lines.

    Parameters
    ----------
    step : LastStep
        The step and the base.
    teacher : BoughtTeacher or OwnTeacher
        The teacher at today's price, which is marked if it lies in the picture.
    usd_per_mtok : (float, float), optional
        Lowest and highest price drawn [USD per million tokens], positive; around the break-even by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.
    """
    import numpy as np

    even = break_even_teacher_usd_per_mtok(step, teacher)
    now = usd_per_token(teacher) * _MTOK
    low, high = usd_per_mtok or _range(now, even.value)
    prices = np.geomspace(low, high, 300)
    bills = [compare(step, with_usd_per_token(teacher, price / _MTOK)) for price in prices]
    scratch = bills[0].scratch_total_usd
    scale, prefix = plot._scale(scratch)
    axes = plot._axes(ax, (6.4, 4.4))
    distilled = [bill.distilled_total_usd / scale for bill in bills]
    axes.plot(prices, distilled, color=plot._COLORS[0], linewidth=2.2, label="distilled")
    axes.axhline(scratch / scale, color=plot._COLORS[1], linewidth=2.2, label="from scratch")
    axes.axhline(step.base_usd / scale, color=plot._INK, linestyle="dotted", linewidth=1.2, label="the base alone")
    if not math.isnan(even.value) and low <= even.value <= high:
        label = f"break-even, {even.value:.4g} USD"
        axes.plot(even.value, scratch / scale, "o", color=plot._COLORS[2], markersize=8, label=label)
    if low <= now <= high:
        here = compare(step, teacher).distilled_total_usd / scale
        axes.plot(now, here, "s", color=plot._INK, markersize=7, label=f"this teacher, {now:.4g} USD")
    if math.isnan(even.value):
        axes.set_title("distilling is dearer at any price of tokens")
    axes.set_xscale("log")
    axes.set_xlim(low, high)
    axes.set_ylim(0.0, 1.1 * max(scratch / scale, *distilled))
    axes.set_xlabel("price of the teacher's tokens [USD per million]")
    axes.set_ylabel(f"cost with the base [{prefix}USD]")
    plot._finish(axes)
    axes.legend(loc="lower left", framealpha=1.0, edgecolor="none")
    return axes


def _range(now: float, even: float) -> tuple[float, float]:
    """Prices from a little below the lower of today's and the break-even to a little above the higher."""
    known = [price for price in (now, even) if price > 0.0]
    if not known:
        return 0.1, 100.0
    return 0.2 * min(known), 3.0 * max(known)
