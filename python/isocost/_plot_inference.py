"""Pictures of serving: the price–speed frontier, and the rent that open weights leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ._extras import pyplot
from ._inference_answers import Frontier
from ._inference_open_weights import rent_path
from ._inference_strategy import OpenRival

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
_INK = "#222222"
_OUT: Mapping[str, Any] = {
    "facecolor": "#E6E6E6",
    "edgecolor": "#B0B0B0",
    "hatch": "///",
    "linewidth": 0.0,
    "zorder": 0,
}


def price_speed_frontier(
    frontiers: Frontier | Mapping[str, Frontier], *, api_usd_per_mtok: float | None = None, ax: Axes | None = None
) -> Axes:
    """What a token costs over how fast a user gets it, on logarithmic axes.

    Parameters
    ----------
    frontiers : Frontier, or mapping of str to Frontier
        One frontier, or several with the names that the legend shows. One without points is left out, and named.
    api_usd_per_mtok : float, optional
        Price of an API on output, drawn as a line [USD per million tokens].
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When no frontier has a point.
    """
    named = {"": frontiers} if isinstance(frontiers, Frontier) else dict(frontiers)
    if not any(frontier.points for frontier in named.values()):
        raise ValueError("price_speed_frontier needs a frontier with a point")
    axes = _axes(ax)
    for k, (name, frontier) in enumerate(named.items()):
        speeds = [point.tokens_per_s_per_user for point in frontier.points]
        prices = [point.usd_per_mtok for point in frontier.points]
        label = name if frontier.points else f"{name}: does not fit"
        color = _COLORS[k % len(_COLORS)]
        axes.plot(speeds, prices, "o-", color=color, linewidth=1.8, markersize=4, label=label)
    if api_usd_per_mtok is not None:
        axes.axhline(api_usd_per_mtok, color=_INK, linestyle="dashed", linewidth=1.2, label="API")
    axes.set(xscale="log", yscale="log")
    _plain_ticks(axes)
    axes.set(xlabel="speed [tokens per second and user]", ylabel="price [USD per million tokens]")
    if len(named) > 1 or api_usd_per_mtok is not None:
        axes.legend(frameon=False)
    _finish(axes)
    return axes


def rent_of_open_weights(rival: OpenRival, *, gap_up_to: float | None = None, ax: Axes | None = None) -> Axes:
    """What is left of a seller's rent as open weights close the gap in quality; hatched where it exits.

    Parameters
    ----------
    rival : OpenRival
        Serving costs and users; its own gap is marked.
    gap_up_to : float, optional
        Right end of the axis, twice the rival's gap by default [USD per user and year].
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.
    """
    import numpy as np

    end = 2.0 * rival.quality_gap_usd_per_user_year if gap_up_to is None else gap_up_to
    gaps = np.linspace(0.0, end, 400)
    rents = rent_path(rival, gaps)
    scale, prefix = _scale(float(rents.max()))
    axes = _axes(ax)
    exit_gap = rival.own_serving_usd_per_user_year - rival.open_serving_usd_per_user_year
    if exit_gap > 0.0:
        axes.axvspan(0.0, min(exit_gap, end), label="no price covers its cost", **_OUT)
    axes.plot(gaps, rents / scale, color=_COLORS[0], linewidth=2.2, label="rent")
    here = rival.quality_gap_usd_per_user_year
    if here <= end:
        axes.plot(here, float(rent_path(rival, [here])[0]) / scale, "o", color=_COLORS[1], markersize=8, label="today")
    axes.set(xlim=(0.0, end), xlabel="lead in quality over open weights [USD per user and year]")
    axes.set_ylim(bottom=0.0)
    axes.set_ylabel(f"rent [{prefix}USD per year]")
    axes.legend(loc="lower right", frameon=False)
    _finish(axes)
    return axes


def _scale(largest: float) -> tuple[float, str]:
    """A power of ten that leaves numbers which a person can read, and its word."""
    for scale, prefix in ((1e9, "billion "), (1e6, "million ")):
        if largest >= scale:
            return scale, prefix
    return 1.0, ""


def _axes(ax: Axes | None) -> Axes:
    if ax is not None:
        return ax
    axes: Axes = pyplot().subplots(figsize=(6.4, 4.4), layout="constrained")[1]
    return axes


def _plain_ticks(axes: Axes) -> None:
    """1, 2, 5, 10, … on both logarithmic axes, where matplotlib's own labels would overlap."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axis.set_minor_formatter(NullFormatter())


def _finish(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_axisbelow(True)
