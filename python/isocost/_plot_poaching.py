"""Pictures of a market of researchers: who goes where, and who pays for whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ._extras import pyplot
from ._market_answers import Flows
from ._market_poaching import PoachingResult

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def flow_matrix(flows: Flows, *, names: Sequence[str], ax: Axes | None = None) -> Axes:
    """Who goes from each place (row) to each other (column), persons per year.

    Parameters
    ----------
    flows : Flows
        The market at rest or at given heads.
    names : sequence of str
        Of the places, in order.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When there is not a name for every place.
    """
    if len(names) != len(flows.persons):
        raise ValueError("flow_matrix needs a name for every place")
    axes = _axes(ax)
    rows = flows.persons_per_year
    axes.imshow(rows, cmap="Blues", vmin=0.0)
    most = max(max(row) for row in rows)
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            ink = "white" if value > 0.6 * most else "#222222"
            axes.text(j, i, "–" if i == j else f"{value:.3g}", ha="center", va="center", color=ink)
    axes.set_xticks(range(len(names)), names)
    axes.set_yticks(range(len(names)), names)
    axes.set(xlabel="to", ylabel="from", title="persons per year")
    return axes


def who_pays_for_whom(result: PoachingResult, *, ax: Axes | None = None) -> Axes:
    """Private and social gain of each pair of places' hires of a year.

    Parameters
    ----------
    result : PoachingResult
        An equilibrium or another outcome.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.
    """
    axes = _axes(ax)
    for k, hire in enumerate(result.hires):
        for shift, value, color in (
            (-0.2, hire.private_gain_usd_per_year, "#0072B2"),
            (0.2, hire.social_gain_usd_per_year, "#D55E00"),
        ):
            axes.barh(k + shift, value / 1e6, height=0.38, color=color)
    axes.barh(0.0, 0.0, color="#0072B2", label="of the hirer")
    axes.barh(0.0, 0.0, color="#D55E00", label="of all together")
    axes.axvline(0.0, color="#222222", linewidth=0.8)
    axes.set_yticks(range(len(result.hires)), [f"{h.origin} → {h.hirer}" for h in result.hires])
    axes.invert_yaxis()
    axes.set_xlabel("gain from a year's hires [million USD per year]")
    axes.legend(frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)
    axes.spines[["top", "right"]].set_visible(False)
    return axes


def _axes(ax: Axes | None) -> Axes:
    if ax is not None:
        return ax
    axes: Axes = pyplot().subplots(figsize=(6.4, 4.4), layout="constrained")[1]
    return axes
