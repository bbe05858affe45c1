"""Pictures of scaling laws and of the pace of research."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, SupportsFloat

from . import production, scaling
from ._extras import pyplot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")  # Okabe and Ito 2008
_INK = "#222222"

#: Hoffmann et al. 2022, Tables 3 and A3: FLOP and tokens that train a model of so many parameters best. The FLOP of
#: 175 billion by Approach 3 are printed as 1.26e24, a misprint of 1.26e25.
CHINCHILLA_PARAMETERS = (4e8, 1e9, 1e10, 6.7e10, 1.75e11, 2.8e11, 5.2e11, 1e12, 1e13)
CHINCHILLA_FLOP: Mapping[str, Sequence[float]] = {
    "Approach 1": (1.92e19, 1.21e20, 1.23e22, 5.76e23, 3.85e24, 9.90e24, 3.43e25, 1.27e26, 1.30e28),
    "Approach 2": (1.84e19, 1.20e20, 1.32e22, 6.88e23, 4.54e24, 1.18e25, 4.19e25, 1.59e26, 1.75e28),
    "Approach 3": (2.21e19, 1.62e20, 2.46e22, 1.71e24, 1.26e25, 3.52e25, 1.36e26, 5.65e26, 8.55e28),
}


def compute_optimal(
    laws: Mapping[str, scaling.ScalingLaw] | None = None,
    *,
    flop: tuple[float, float] = (1e19, 1e28),
    axes: Sequence[Axes] | None = None,
) -> tuple[Axes, Axes]:
    """Parameters and tokens of the best run over compute, by law, with the tables of Hoffmann et al. 2022 as points.

    Parameters
    ----------
    laws : mapping of str to ScalingLaw, optional
        Laws by the name that the legend shows; the published ones by default.
    flop : (float, float), optional
        Least and most compute [FLOP].
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    tuple of matplotlib.axes.Axes
        Parameters, tokens.
    """
    import numpy as np

    shown = laws if laws is not None else {p.id: p.law for p in scaling.scaling_laws()}
    panels = tuple(axes) if axes is not None else _two_panels()
    grid = np.geomspace(*flop, 60)
    for k, (name, law) in enumerate(shown.items()):
        path = scaling.expansion_path(law, grid)
        color = _COLORS[k % len(_COLORS)]
        # Laws that nearly agree lie on one another: later ones are drawn with longer gaps.
        style = (0, () if k == 0 else (3, 1.5 * k))
        panels[0].plot(path.flop, path.parameters, color=color, linewidth=1.8, linestyle=style, label=name)
        panels[1].plot(path.flop, path.tokens, color=color, linewidth=1.8, linestyle=style)
    sizes = np.array(CHINCHILLA_PARAMETERS)
    for marker, (name, printed) in zip("osd", CHINCHILLA_FLOP.items(), strict=True):
        spent = np.array(printed)
        inside = (spent >= flop[0]) & (spent <= flop[1])
        for panel, values in zip(panels, (sizes, spent / 6.0 / sizes), strict=True):
            panel.plot(
                spent[inside], values[inside], marker, color=_INK, markersize=4, markerfacecolor="none",
                label=f"Hoffmann et al. 2022, {name}",
            )
    for panel, label in zip(panels, ("parameters", "tokens"), strict=True):
        panel.set(xscale="log", yscale="log", xlabel="training compute [FLOP]", ylabel=label)
        _finish(panel)
    panels[0].legend(frameon=False, fontsize="small")
    return panels[0], panels[1]


def loss_contours(
    law: scaling.ScalingLaw,
    plans: Iterable[scaling.TrainingPlan] = (),
    *,
    parameters: tuple[float, float] = (1e9, 1e12),
    tokens: tuple[float, float] = (1e11, 1e14),
    ax: Axes | None = None,
) -> Axes:
    """Isoquants of loss in parameters and tokens, the path of the best runs, and plans as points.

    Parameters
    ----------
    law : ScalingLaw
        The scaling law.
    plans : iterable of TrainingPlan, optional
        Plans to mark; those without a run are left out.
    parameters, tokens : (float, float), optional
        The ends of the axes.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.
    """
    import numpy as np

    axes = _axes(ax)
    axes.set(xscale="log", yscale="log", xlim=parameters, ylim=tokens, xlabel="parameters", ylabel="tokens")
    sizes, data = np.geomspace(*parameters, 120), np.geomspace(*tokens, 120)
    grid = scaling.loss(law, sizes[None, :], data[:, None])
    lines = axes.contour(sizes, data, grid, levels=10, colors=_COLORS[0], linewidths=1.0)
    axes.clabel(lines, fontsize="small", fmt="%.2f")
    ends = 6.0 * parameters[0] * tokens[0], 6.0 * parameters[1] * tokens[1]
    path = scaling.expansion_path(law, np.geomspace(*ends, 60))
    axes.plot(path.parameters, path.tokens, color=_INK, linestyle="dashed", label="least compute for the loss")
    for k, plan in enumerate(p for p in plans if not math.isnan(p.parameters)):
        color = _COLORS[(k + 1) % len(_COLORS)]
        axes.contour(sizes, data, grid, levels=[plan.loss], colors=_INK, linewidths=1.6)
        axes.plot(plan.parameters, plan.tokens, "o", color=color, label=f"loss {plan.loss:.4g}, {plan.flop:.3g} FLOP")
    _finish(axes)
    axes.legend(frameon=True, framealpha=1.0, edgecolor="none", fontsize="small")
    return axes


def verification_cycle(
    cycle: production.VerificationCycle,
    *,
    researchers: SupportsFloat,
    flop_per_researcher: tuple[float, float] | None = None,
    axes: Sequence[Axes] | None = None,
) -> tuple[Axes, Axes]:
    """Ideas verified per year and the share of time that waits, over compute per researcher.

    Parameters
    ----------
    cycle : VerificationCycle
        The cycle.
    researchers : float
        How many they are [FTE].
    flop_per_researcher : (float, float), optional
        Ends of the axis [FLOP per year and researcher]; by default from 98 % to 2 % of waiting.
    axes : sequence of two matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    tuple of matplotlib.axes.Axes
        Ideas per year, waiting share.
    """
    import numpy as np

    heads = float(researchers)
    least, most = flop_per_researcher or (
        production.flop_per_researcher_at(cycle, 0.98),
        production.flop_per_researcher_at(cycle, 0.02),
    )
    each = np.geomspace(least, most, 200)
    panels = tuple(axes) if axes is not None else _two_panels(sharex=True)
    panels[0].plot(each, production.ideas_per_year(cycle, heads * each, heads), color=_COLORS[0], linewidth=2.2)
    limit = heads / cycle.think_researcher_years
    panels[0].axhline(limit, color=_INK, linestyle="dashed", linewidth=1.2, label="no waiting at all")
    panels[0].legend(frameon=False)
    panels[1].plot(each, production.waiting_share(cycle, heads * each, heads), color=_COLORS[1], linewidth=2.2)
    half = production.flop_per_researcher_at(cycle, 0.5)
    if least < half < most:
        panels[1].plot(half, 0.5, "o", color=_COLORS[1])
        panels[1].annotate(
            f"half waits at {half:.2g}", (half, 0.5), xytext=(10, 6), textcoords="offset points", color=_INK
        )
    panels[0].set(ylabel="ideas verified per year", ylim=(0.0, 1.1 * limit))
    panels[1].set(ylabel="share of time that waits", ylim=(0.0, 1.0))
    for panel in panels:
        panel.set(xscale="log", xlabel="compute [FLOP per year and researcher]")
        _finish(panel)
    return panels[0], panels[1]


def _axes(ax: Axes | None) -> Axes:
    if ax is not None:
        return ax
    axes: Axes = pyplot().subplots(figsize=(6.4, 4.8), layout="constrained")[1]
    return axes


def _two_panels(sharex: bool = False) -> tuple[Axes, Axes]:
    first, second = pyplot().subplots(1, 2, figsize=(9.6, 4.4), sharex=sharex, layout="constrained")[1]
    return first, second


def _finish(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_axisbelow(True)
