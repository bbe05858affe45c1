"""Pictures of purchase plans: chips bought year by year, and the compute of every vintage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from . import _plan_values as planning
from . import plot
from ._extras import pyplot
from ._paths import ChapterPath
from ._plan_answers import PlanResult
from ._plan_models import PurchasePlan
from ._plot_paths import courses
from ._status import Status

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LEAST_SHARE = 1e-6  # of the most that is bought in a year: fewer chips are no vintage to be seen
_NAMED = 8  # vintages that a legend can tell apart


def purchase_plan(
    plan: PurchasePlan | ChapterPath | Mapping[str, ChapterPath], *, axes: Sequence[Axes] | None = None
) -> tuple[Axes, Axes]:
    """The cheapest plan: chips bought by year, and below them compute stacked by vintage, years of the ban hatched.

    What the dots leave below the top of a bar stands idle. Paths of a scenario, which have no vintages, stand side by
    side: what each buys, and the compute that each uses.

    Parameters
    ----------
    plan : PurchasePlan, ChapterPath or mapping of str to ChapterPath
        The lab and its years, or what `isocost.paths` gives: all of it, or one of its paths.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    tuple of matplotlib.axes.Axes
        Purchases, compute.

    Raises
    ------
    TypeError
        For what is neither.
    ValueError
        When there is no plan, no path, none that is certified to be the cheapest, or the axes are not two.
    """
    if not isinstance(plan, PurchasePlan):
        return _side_by_side(courses(plan, "plan"), _two(axes))
    found = planning.minimize_present_opex(plan)
    if found.status != Status.optimal:
        raise ValueError(f"purchase_plan needs a plan that can be met: {found.reason}")
    bought, compute = _two(axes)
    years = range(len(found.years))
    scale, word = plot._scale(max(year.chips for year in found.years))
    bought.bar(years, [year.chips / scale for year in found.years], 0.8, color=plot._COLORS[0])
    bought.set_ylabel(f"bought [{word}chips]")
    bought.set_title(f"present cost {found.present_usd:.4g} USD")
    _stack(compute, plan, found)
    compute.set(xlabel="year", ylabel=f"{plan.compute} [FLOP]", xlim=(-0.6, len(years) - 0.4))
    for panel in (bought, compute):
        _mark_ban(panel, plan)
        plot._finish(panel)
    return bought, compute


def _side_by_side(paths: Mapping[str, ChapterPath], axes: tuple[Axes, Axes]) -> tuple[Axes, Axes]:
    """Every course of events with a color of its own."""
    bought, compute = axes
    scale, word = plot._scale(max(max(path["chips"]) for path in paths.values()))
    width = 0.8 / len(paths)
    for k, (name, path) in enumerate(paths.items()):
        color = plot._COLORS[k % len(plot._COLORS)]
        places = [year + (k + 0.5) * width - 0.4 for year in path.years]
        bought.bar(places, [chips / scale for chips in path["chips"]], width, color=color, label=name)
        compute.plot(path.years, path["compute_flop"], "o-", color=color, markersize=4, label=name)
    bought.set_ylabel(f"bought [{word}chips]")
    bought.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)
    compute.set(xlabel="year", ylabel="compute used [FLOP]", ylim=(0.0, None))
    for panel in axes:
        plot._finish(panel)
    return axes


def _stack(axes: Axes, plan: PurchasePlan, found: PlanResult) -> None:
    """Compute by vintage, the oldest at the bottom, and what is used of it."""
    count = len(found.years)
    base = [planning.owned_flop(plan, year) for year in range(count)]
    if any(base):
        axes.bar(range(count), base, 0.8, color="#BBBBBB", label="owned before")
    least = _LEAST_SHARE * max(year.chips for year in found.years)
    vintages = [year for year in found.years if year.chips > least]
    for k, vintage in enumerate(vintages):
        heights = [vintage.chips * planning.flop_in_year(plan, vintage.year, year) for year in range(count)]
        label = f"bought in year {vintage.year}" if len(vintages) <= _NAMED else None
        color = plot._COLORS[k % len(plot._COLORS)]
        axes.bar(range(count), heights, 0.8, base, color=color, edgecolor="white", linewidth=0.5, label=label)
        base = [below + height for below, height in zip(base, heights, strict=True)]
    used = [year.inputs[plan.compute] for year in found.years]
    axes.plot(range(count), used, "o", color="white", markeredgecolor=plot._INK, markersize=4, label="used")
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)


def _mark_ban(axes: Axes, plan: PurchasePlan) -> None:
    """Hatching behind the years of the ban, and what it does to chips."""
    ban = plan.ban
    if ban is None or ban.first_year >= len(plan.years):
        return
    axes.axvspan(ban.first_year - 0.5, len(plan.years) - 0.4, **plot._OUT)
    word = "none on sale" if ban.premium == float("inf") else f"{ban.premium:.0%} dearer"
    axes.annotate(
        f"ban: {word}", (ban.first_year - 0.5, 1.0), (3.0, -3.0), xycoords=("data", "axes fraction"),
        textcoords="offset points", va="top", color=plot._INK, size="small", bbox=plot._OVER["bbox"],
    )


def _two(axes: Sequence[Axes] | None) -> tuple[Axes, Axes]:
    if axes is None:
        axes = pyplot().subplots(2, 1, figsize=(7.4, 5.4), sharex=True, layout="constrained")[1]
    if len(axes) != 2:
        raise ValueError(f"axes must be two, for purchases and for compute, not {len(axes)}")
    first, second = axes
    return first, second
