"""Pictures of what time does: algorithms that improve themselves on fixed compute, and a follower who catches up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, SupportsFloat

from . import distillation, plot, scaling

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    _Array = NDArray[np.float64]

_POINTS = 240
_DECADE = math.log(10.0)
_LEAST_DECADES = 3.0  # of the axis, so that slow paths are not stretched into fast ones


def idea_paths(
    production: scaling.IdeaProduction,
    inputs: scaling.ResearchInputs,
    *,
    sigmas: Sequence[float],
    years: SupportsFloat,
    most_log_quality: SupportsFloat | None = None,
    ax: Axes | None = None,
) -> Axes:
    """What a FLOP does with the algorithms to come, on fixed compute, a line for each elasticity of substitution.

    A path that explodes rises to a dotted line, where A is infinite; a point marks where growth turns. Times are those
    of `years_to_quality`, not of an integrator.

    Parameters
    ----------
    production : IdeaProduction
        The equation; its own σ is not drawn.
    inputs : ResearchInputs
        What is held fixed.
    sigmas : sequence of float
        Elasticities of substitution, one at least.
    years : float
        Right end of the picture [years], positive.
    most_log_quality : float, optional
        ln A at its top, positive; by default a half above where the paths that stay finite end, 3 powers of ten at
        least.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When there is no σ, or an end of the picture is not positive.
    """
    import numpy as np

    if not sigmas:
        raise ValueError("idea_paths needs a sigma at least")
    right = _positive("years", years)
    cases = [production.replace(sigma=sigma) for sigma in sigmas]
    top = _top(cases, inputs, right) if most_log_quality is None else _positive("most_log_quality", most_log_quality)
    levels = top * np.linspace(0.0, 1.0, _POINTS) ** 2
    axes, turns = plot._axes(ax, (8.0, 4.4)), False
    for k, case in enumerate(cases):
        color = plot._COLORS[k % len(plot._COLORS)]
        times = scaling.years_to_quality(case, inputs, levels)
        axes.plot(times, levels / _DECADE, color=color, linewidth=2.0, label=_verdict(case, inputs))
        end = scaling.years_to_explosion(case, inputs)
        if end <= right:
            axes.axvline(end, color=color, linestyle="dotted", linewidth=1.2)
        turn = scaling.turning_log_quality(case, inputs)
        if 0.0 < turn < top:
            turns = True
            axes.plot(scaling.years_to_quality(case, inputs, turn), turn / _DECADE, "o", color=color, zorder=3)
    if turns:
        axes.plot([], [], "o", color=plot._INK, label="growth turns")
    axes.set(xlim=(0.0, right), ylim=(0.0, top / _DECADE), xlabel="years on fixed compute")
    axes.set_ylabel("effective compute of a FLOP, A [powers of ten]")
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)
    plot._finish(axes)
    return axes


def catch_up(
    follower: distillation.Follower,
    *,
    leaks_per_year: Sequence[float],
    initial_gap: SupportsFloat,
    years: SupportsFloat,
    ax: Axes | None = None,
) -> Axes:
    """The gap of a follower who distils and into whom the leader's knowledge leaks, a line for each leak.

    Dashed is the leak alone, from when the first copy comes.

    Parameters
    ----------
    follower : Follower
        The lab.
    leaks_per_year : sequence of float
        Shares of the gap that leak [1/yr], one at least.
    initial_gap : float
        Of ln capability, 0 or more.
    years : float
        Right end of the picture [years], positive.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When there is no leak, or the right end is not positive.
    """
    import numpy as np

    if not leaks_per_year:
        raise ValueError("catch_up needs a leak at least")
    right, lag = _positive("years", years), follower.lag_years
    copy = [t for t in (np.nextafter(lag, 0.0), lag) if t <= right]
    times = np.unique(np.append(np.linspace(0.0, right, _POINTS), copy))
    axes = plot._axes(ax, (6.4, 4.4))
    for k, leak in enumerate(leaks_per_year):
        color = plot._COLORS[k % len(plot._COLORS)]
        path = distillation.catch_up_path(follower, leak_per_year=leak, initial_gap=initial_gap, years=times)
        label = f"leak {leak:.3g} a year, ends at {path.lasting_gap:.3g}"
        axes.plot(times, path.gap, color=color, linewidth=2.0, label=label)
        alone = np.array(path.leaked_gap)[times >= lag]
        axes.plot(times[times >= lag], alone, color=color, linestyle="dashed", linewidth=1.2)
    axes.plot([], [], color=plot._INK, linestyle="dashed", linewidth=1.2, label="by the leak alone")
    if lag <= right:
        axes.axvline(lag, color=plot._INK, linestyle="dotted", linewidth=1.0, label="first copy")
    axes.set(xlim=(0.0, right), xlabel="years since distilling began", ylabel="gap in ln capability")
    axes.set_ylim(bottom=0.0)
    axes.legend(loc="best", framealpha=1.0, edgecolor="none")
    plot._finish(axes)
    return axes


def _top(cases: Sequence[scaling.IdeaProduction], inputs: scaling.ResearchInputs, years: float) -> float:
    """A half above where the paths that stay finite end, or the least height."""
    finite = [case for case in cases if not scaling.explosion(case).explodes]
    ends = [scaling.idea_path(case, inputs, years=[years]).log_quality for case in finite]
    return max([_LEAST_DECADES * _DECADE, *(1.5 * end[0] for end in ends if end)])


def _verdict(production: scaling.IdeaProduction, inputs: scaling.ResearchInputs) -> str:
    end, name = scaling.years_to_explosion(production, inputs), f"σ = {production.sigma:.3g}"
    if not scaling.explosion(production).explodes:
        return f"{name}: never infinite"
    return f"{name}: infinite after {end:.3g} years" if math.isfinite(end) else f"{name}: infinite in the end"


def _positive(name: str, value: SupportsFloat) -> float:
    if not float(value) > 0.0:
        raise ValueError(f"{name} = {float(value):.6g}: must be positive")
    return float(value)
