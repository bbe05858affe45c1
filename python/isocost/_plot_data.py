"""A picture of the supply of data."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from . import plot
from ._data_supply import DataSource, merit_order

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TRILLION = 1e12
_MTOK = 1e6


def data_supply(
    sources: Iterable[DataSource],
    *,
    effective_tokens_per_year: float | None = None,
    buyer: str = "",
    ax: Axes | None = None,
) -> Axes:
    """The merit order of effective tokens: one block per source, as wide as its stock and as high as its price.

    Parameters
    ----------
    sources : iterable of DataSource
        All there are. An endless one ends with the picture.
    effective_tokens_per_year : float, optional
        What is bought, a line: what lies to the left of it is the cheapest corpus, its area the cost.
    buyer : str, optional
        Who asks: exclusive sources are their owner's.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    InvalidParameter
        When there is no source that the buyer can use.
    """
    steps = merit_order(sources, buyer=buyer)
    asked = effective_tokens_per_year or 0.0
    finite = sum(s.width_effective_tokens_per_year for s in steps if math.isfinite(s.width_effective_tokens_per_year))
    right = 1.25 * (max(finite, asked) or 1.0)
    axes = plot._axes(ax, (6.4, 4.4))
    start = 0.0
    for k, step in enumerate(steps):
        end = min(start + step.width_effective_tokens_per_year, right)
        color = plot._COLORS[k % len(plot._COLORS)]
        height, width = step.price_usd_per_effective_token * _MTOK, (end - start) / _TRILLION
        axes.bar(start / _TRILLION, height, width, align="edge", color=color, edgecolor="white", label=step.name)
        start = end
    if start < right:
        axes.axvspan(start / _TRILLION, right / _TRILLION, label="no source is left", **plot._OUT)
    if asked:
        axes.axvline(asked / _TRILLION, color=plot._INK, linestyle="dashed", linewidth=1.4, label="asked for")
    axes.set_xlim(0.0, right / _TRILLION)
    axes.set_xlabel("effective tokens [trillion per year]")
    axes.set_ylabel("price [USD per million effective tokens]")
    plot._finish(axes)
    axes.legend(loc="upper left", framealpha=1.0, edgecolor="none")
    return axes
