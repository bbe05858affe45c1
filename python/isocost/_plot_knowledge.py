"""Pictures of know-how: stocks over time, and what protecting a method costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._extras import pyplot
from ._knowledge_path import KnowledgePath, SteadyState
from ._knowledge_redundancy import Redundancy, cheapest_redundancy, redundancy_bill
from ._values import number

if TYPE_CHECKING:
    from typing import SupportsFloat

    from matplotlib.axes import Axes

_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
_PARTS = (
    ("expected_loss_usd_per_year", "expected loss", "#D55E00"),
    ("knowers_usd_per_year", "further knowers", "#0072B2"),
    ("codification_usd_per_year", "writing down", "#E69F00"),
)


def knowledge_paths(path: KnowledgePath, *, rest: SteadyState | None = None, ax: Axes | None = None) -> Axes:
    """Stocks of knowledge over time, a line for each lab.

    Parameters
    ----------
    path : KnowledgePath
        The stocks, at two times at least.
    rest : SteadyState, optional
        Where they come to rest, drawn dashed.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When the path has fewer than two times.
    """
    if len(path.years) < 2:
        raise ValueError("knowledge_paths needs a path with two times at least")
    axes = _axes(ax)
    for j, lab in enumerate(path.labs):
        color = _COLORS[j % len(_COLORS)]
        axes.plot(path.years, [stocks[j] for stocks in path.knowledge], color=color, linewidth=2.0, label=lab)
        if rest is not None and rest.knowledge:
            axes.axhline(rest.knowledge[j], color=color, linestyle="dashed", linewidth=1.0)
    axes.set(xlim=(path.years[0], path.years[-1]), xlabel="years", ylabel="knowledge (dashed: at rest)")
    if rest is None or not rest.knowledge:
        axes.set_ylabel("knowledge")
    axes.set_ylim(bottom=0.0)
    axes.legend(frameon=False)
    _finish(axes)
    return axes


def redundancy(method: Redundancy, *, knowers_up_to: SupportsFloat | None = None, ax: Axes | None = None) -> Axes:
    """Expected loss, further knowers and writing down over the number of knowers, each with its best codification.

    Parameters
    ----------
    method : Redundancy
        The method; the cheapest plan is marked.
    knowers_up_to : float, optional
        The last number drawn; two beyond the cheapest plan, and four at least, by default.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.
    """
    plan = cheapest_redundancy(method)
    end = max(4.0, plan.knowers + 2.0) if knowers_up_to is None else number(knowers_up_to, "knowers_up_to")
    counts = range(1, int(min(end, method.most_knowers)) + 1)
    bills = [redundancy_bill(method, knowers=k) for k in counts]
    scale, prefix = _scale(max(bill.total_usd_per_year for bill in bills))
    axes = _axes(ax)
    below = [0.0 for _ in counts]
    for part, label, color in _PARTS:
        heights = [getattr(bill, part) / scale for bill in bills]
        if any(height > 0.0 for height in heights):
            axes.bar(counts, heights, bottom=below, width=0.7, color=color, label=label)
        below = [low + height for low, height in zip(below, heights, strict=True)]
    if plan.knowers in counts:
        best = below[int(plan.knowers) - 1]
        axes.annotate("cheapest", (plan.knowers, best), (0, 4), textcoords="offset points", ha="center")
    axes.set(xticks=list(counts), xlabel="knowers", ylabel=f"{prefix}USD per year")
    axes.set_ylim(top=1.2 * max(below) if max(below) > 0.0 else 1.0)
    axes.legend(frameon=False)
    _finish(axes)
    return axes


def _scale(largest: float) -> tuple[float, str]:
    """A power of ten that leaves numbers which a person can read, and its word."""
    for scale, prefix in ((1e9, "billion "), (1e6, "million "), (1e3, "thousand ")):
        if largest >= scale:
            return scale, prefix
    return 1.0, ""


def _axes(ax: Axes | None) -> Axes:
    if ax is not None:
        return ax
    axes: Axes = pyplot().subplots(figsize=(6.4, 4.4), layout="constrained")[1]
    return axes


def _finish(axes: Any) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_axisbelow(True)
