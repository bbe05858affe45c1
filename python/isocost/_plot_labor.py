"""Pictures of automated posts: what a firm pays year by year, and when it neither hires nor fires."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import _labor_values as labor
from . import plot
from ._extras import pyplot
from ._labor_answers import AutomationYear
from ._labor_paths import automation_path
from ._labor_plan import AutomationPlan, LaborAdjustment

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._labor_answers import _Regime

_POINTS = 160
_REGIMES: tuple[_Regime, ...] = ("at_will", "non_disruption", "lawful_exit")


def opex_by_regime(plan: AutomationPlan, *, axes: Sequence[Axes] | None = None) -> tuple[Axes, Axes, Axes]:
    """Opex year by year, stacked by what is paid, in three panels: at will, without disruption, by the lawful exit.

    Wages of people who are kept beside the AI that does their work stand apart: the dual burden before what they yield.

    Parameters
    ----------
    plan : AutomationPlan
        The firm.
    axes : sequence of three matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    tuple of matplotlib.axes.Axes
        One panel for each regime.

    Raises
    ------
    ValueError
        When the axes are not three.
    """
    panels = _three(axes)
    paths = [automation_path(plan, regime=regime) for regime in _REGIMES]
    today = plan.wage_usd_per_year * plan.staff_fte
    largest = max(today, *(year.opex_usd for path in paths for year in path.years))
    scale, word = plot._scale(largest)
    for panel, path in zip(panels, paths, strict=True):
        base = [0.0] * len(path.years)
        for k, name in enumerate(_parts(path.years[0])):
            heights = [_parts(year)[name] / scale for year in path.years]
            panel.bar([year.year for year in path.years], heights, 0.8, base, color=plot._COLORS[k], label=name)
            base = [below + height for below, height in zip(base, heights, strict=True)]
        panel.axhline(today / scale, color=plot._INK, linestyle="dashed", linewidth=1.2, label="today, per year")
        panel.set(xlabel="year", title=f"{path.regime.replace('_', ' ')}\nNPV {path.npv_usd / scale:.3g} {word}USD")
        panel.set_ylim(0.0, 1.05 * largest / scale)
        plot._finish(panel)
    panels[0].set_ylabel(f"Opex [{word}USD per year]")
    panels[2].legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)
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


def _parts(year: AutomationYear) -> dict[str, float]:
    """What a year's Opex is made of [USD]."""
    kept = year.dual_opex_usd - year.retraining_usd
    return {
        "posts as before": year.wages_usd - kept,
        "AI": year.technology_usd,
        "people kept beside the AI": kept,
        "severance": year.severance_usd,
        "retraining": year.retraining_usd,
    }


def _three(axes: Sequence[Axes] | None) -> tuple[Axes, Axes, Axes]:
    if axes is None:
        axes = pyplot().subplots(1, 3, figsize=(10.0, 4.0), sharey=True, layout="constrained")[1]
    if len(axes) != len(_REGIMES):
        raise ValueError(f"axes must be three, one for each regime, not {len(axes)}")
    first, second, third = axes
    return first, second, third
