"""Pictures of automated posts: what a firm pays year by year, and when it neither hires nor fires."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import _labor_values as labor
from . import plot
from ._extras import pyplot
from ._labor_paths import automation_path
from ._labor_plan import AutomationPlan, LaborAdjustment
from ._paths import ChapterPath
from ._plot_paths import courses

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._labor_answers import _Regime

_POINTS = 160
_REGIMES: tuple[_Regime, ...] = ("at_will", "non_disruption", "lawful_exit")


@dataclass(frozen=True)
class _Course:
    """What a panel shows: the columns of a path, its net present value and the wage bill of today [USD]."""

    name: str
    years: Sequence[float]
    columns: Mapping[str, Sequence[float]]
    npv_usd: float
    today_usd: float

    @property
    def parts(self) -> dict[str, list[float]]:
        """What every year's Opex is made of [USD]."""
        c = self.columns
        kept = [dual - once for dual, once in zip(c["dual_opex_usd"], c["retraining_usd"], strict=True)]
        return {
            "posts as before": [wages - beside for wages, beside in zip(c["wages_usd"], kept, strict=True)],
            "AI": list(c["technology_usd"]),
            "people kept beside the AI": kept,
            "severance": list(c["severance_usd"]),
            "retraining": list(c["retraining_usd"]),
        }


def opex_by_regime(
    plan: AutomationPlan | ChapterPath | Mapping[str, ChapterPath], *, axes: Sequence[Axes] | None = None
) -> tuple[Axes, ...]:
    """Opex year by year, stacked by what is paid, in a panel for each regime.

    Of a plan they are three: at will, without disruption, by the lawful exit; of a scenario all that have a path. Wages of people who are kept beside the AI that does their work stand apart: the dual burden before what they yield.

    Parameters
    ----------
    plan : AutomationPlan, ChapterPath or mapping of str to ChapterPath
        The firm, or what `isocost.paths` gives: all of it, or one of its paths.
    axes : sequence of matplotlib.axes.Axes, optional
        Where to draw, one for each regime; new axes by default.

    Returns
    -------
    tuple of matplotlib.axes.Axes
        One panel for each regime.

    Raises
    ------
    TypeError
        For what is neither.
    ValueError
        When the axes are not as many as the regimes, or no regime has a path.
    """
    shown = _of_plan(plan) if isinstance(plan, AutomationPlan) else _of_paths(courses(plan, "automation"))
    panels = _panels(axes, len(shown))
    largest = max(max(course.today_usd, *course.columns["opex_usd"]) for course in shown)
    scale, word = plot._scale(largest)
    for panel, course in zip(panels, shown, strict=True):
        base = [0.0] * len(course.years)
        for k, (name, paid) in enumerate(course.parts.items()):
            heights = [usd / scale for usd in paid]
            panel.bar(course.years, heights, 0.8, base, color=plot._COLORS[k], label=name)
            base = [below + height for below, height in zip(base, heights, strict=True)]
        today = course.today_usd / scale
        panel.axhline(today, color=plot._INK, linestyle="dashed", linewidth=1.2, label="today, per year")
        panel.set(xlabel="year", title=f"{course.name}\nNPV {course.npv_usd / scale:.3g} {word}USD")
        panel.set_ylim(0.0, 1.05 * largest / scale)
        plot._finish(panel)
    panels[0].set_ylabel(f"Opex [{word}USD per year]")
    panels[-1].legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)
    return panels


def band_of_inaction(
    adjustment: LaborAdjustment, *, most_firing_cost_usd: float | None = None, ax: Axes | None = None
) -> Axes:
    """The two thresholds between which a firm neither hires nor fires, over what firing costs.

    Parameters
    ----------
    adjustment : LaborAdjustment
        The firm; where it stands is marked.
    most_firing_cost_usd : float, optional
        Right end of the picture, positive; by default a wage of one year, or twice the firm's cost if that is more.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When the right end is not positive, or the firm has no band.
    """
    import numpy as np

    here = labor.adjustment_band(adjustment)
    if not here.hire_above_usd_per_year > 0.0:
        raise ValueError(f"band_of_inaction needs a firm with a band: {here.reason}")
    wage, cost = adjustment.wage_usd_per_year, adjustment.firing_cost_usd
    right = max(wage, 2.0 * cost) if most_firing_cost_usd is None else most_firing_cost_usd
    if not right > 0.0:
        raise ValueError(f"most_firing_cost_usd = {right}: must be positive")
    costs = np.linspace(0.0, right, _POINTS)
    bands = [labor.adjustment_band(adjustment.replace(firing_cost_usd=each)) for each in costs]
    hire = [band.hire_above_usd_per_year / wage for band in bands]
    fire = [band.fire_below_usd_per_year / wage for band in bands]
    scale, word = plot._scale(right)
    axes = plot._axes(ax, (6.4, 4.4))
    axes.fill_between(costs / scale, fire, hire, color="#E6E6E6", zorder=0)
    axes.plot(costs / scale, hire, color=plot._COLORS[0], linewidth=2.0, label="hires above")
    axes.plot(costs / scale, fire, color=plot._COLORS[1], linewidth=2.0, label="fires below")
    axes.axhline(1.0, color=plot._INK, linestyle="dashed", linewidth=1.0, label="the wage")
    label = f"this firm: {here.hires_per_year:.0%} hired and {here.fires_per_year:.0%} fired a year"
    ends = [here.fire_below_usd_per_year / wage, here.hire_above_usd_per_year / wage]
    axes.plot([cost / scale] * 2, ends, "o-", color=plot._INK, linewidth=1.0, label=label)
    axes.text(0.75 * right / scale, 0.5 * (1.0 + fire[3 * _POINTS // 4]), "nobody is hired or fired", **plot._OVER)
    axes.set(xlim=(0.0, right / scale), ylim=(0.0, None))
    axes.set(xlabel=f"cost of firing one [{word}USD]", ylabel="last worker's revenue product over the wage")
    axes.legend(loc="lower left", frameon=False)
    plot._finish(axes)
    return axes


def _of_plan(plan: AutomationPlan) -> list[_Course]:
    names = ("dual_opex_usd", "retraining_usd", "wages_usd", "technology_usd", "severance_usd", "opex_usd")
    today = plan.wage_usd_per_year * plan.staff_fte
    found = []
    for regime in _REGIMES:
        path = automation_path(plan, regime=regime)
        columns = {name: [getattr(year, name) for year in path.years] for name in names}
        years = [float(year.year) for year in path.years]
        found.append(_Course(regime.replace("_", " "), years, columns, path.npv_usd, today))
    return found


def _of_paths(paths: Mapping[str, ChapterPath]) -> list[_Course]:
    """Amplification is output over that of today, which is the wage bill."""
    return [
        _Course(name, path.years, path, float(path.totals["npv"]), path["output_usd"][1] / path["amplification"][1])
        for name, path in paths.items()
    ]


def _panels(axes: Sequence[Axes] | None, count: int) -> tuple[Axes, ...]:
    if axes is None:
        size = (max(3.0, 10.0 / 3.0 * min(count, 3)), 4.0 * -(-count // 3))
        rows = pyplot().subplots(
            -(-count // 3), min(count, 3), figsize=size, sharey=True, squeeze=False, layout="constrained"
        )[1]
        panels = tuple(rows.flat)
        for spare in panels[count:]:
            spare.remove()
        axes = panels[:count]
    if len(axes) != count:
        raise ValueError(f"axes must be {count}, one for each regime, not {len(axes)}")
    return tuple(axes)
