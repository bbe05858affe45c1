"""Pictures of the chapter `compute`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from . import plot as _style
from ._compute_fleet import MeritOrder

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ENDLESS = 1.25  # an endless class is drawn so far beyond the others
_MOST_NAMED = 12  # with more classes than this the legend would hide them


def merit_order(order: MeritOrder, *, cap_flop_per_year: float | None = None, ax: Axes | None = None) -> Axes:
    """The price of a FLOP over the FLOP per year that are cheaper, class by class, and what a cap forbids.

    Parameters
    ----------
    order : MeritOrder
        Of a fleet.
    cap_flop_per_year : float, optional
        A cap on delivered FLOP [FLOP per year].
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.
    """
    axes = _style._axes(ax, (6.4, 3.8))
    finite = sum(s.width_flop_per_year for s in order.steps if math.isfinite(s.width_flop_per_year))
    right = max(finite * _ENDLESS, 1.1 * (cap_flop_per_year or 0.0)) or 1.0
    ends = any(math.isinf(s.width_flop_per_year) for s in order.steps)
    few = len(order.steps) <= _MOST_NAMED
    start = 0.0
    for k, step in enumerate(order.steps):
        width = min(step.width_flop_per_year, right - start)
        price = 1e18 * step.price_usd_per_flop
        color = _style._COLORS[k % len(_style._COLORS)]
        axes.bar(start, price, width, align="edge", color=color, edgecolor="white", label=step.name if few else None)
        start += width
        if math.isinf(step.width_flop_per_year):
            break  # nobody comes to what lies behind a class without end
    if cap_flop_per_year is not None:
        axes.axvspan(cap_flop_per_year, right, label="beyond the cap", **{**_style._OUT, "alpha": 0.6, "zorder": 3})
        axes.axvline(cap_flop_per_year, color=_style._INK, linewidth=1.2)
    limit = right if ends or cap_flop_per_year is not None else finite
    axes.set(xlim=(0.0, limit), xlabel="delivered compute [FLOP per year]")
    axes.set_ylabel("price [USD per 1e18 FLOP]")
    axes.set_ylim(0.0, 1.45e18 * max(step.price_usd_per_flop for step in order.steps))  # the legend stands above
    _style._finish(axes)
    if few:
        axes.legend(loc="upper left", framealpha=1.0, edgecolor="none")
    return axes
