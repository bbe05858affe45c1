"""Pictures of results: the isoquant with the isocost line, Opex by input, and what a cap does.

Every function draws on the Axes it is given or on new ones, returns them and shows nothing by itself. Colors are those
of Okabe and Ito 2008, told apart by all; what cannot be reached is hatched. Needs matplotlib: `isocost[plot]`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from . import production
from ._extras import pyplot
from ._plot_knowledge import knowledge_paths, redundancy
from ._plot_labor import band_of_inaction, opex_by_regime
from ._plot_plan import purchase_plan
from ._plot_inference import price_speed_frontier, rent_of_open_weights
from ._plot_scaling import compute_optimal, loss_contours, verification_cycle
from ._plot_compute import merit_order
from ._plot_data import data_supply
from ._plot_poaching import flow_matrix, who_pays_for_whom
from ._plot_distillation import scratch_or_distill
from ._plot_dynamics import catch_up, idea_paths
from ._plot_talent import marketability_discount, retention_premium
from ._plot_market_contest import contest
from ._plot_market_clear import incidence, wage_against_cap
from ._question import CapabilityTarget
from ._result import Result
from .firm import Firm, minimize_opex
from .production import CES, Nest

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    _Array = NDArray[np.float64]

__all__ = [
    "along_cap",
    "band_of_inaction",
    "catch_up",
    "compute_optimal",
    "contest",
    "data_supply",
    "flow_matrix",
    "idea_paths",
    "incidence",
    "isoquant",
    "knowledge_paths",
    "loss_contours",
    "marketability_discount",
    "merit_order",
    "opex_breakdown",
    "opex_by_regime",
    "price_speed_frontier",
    "purchase_plan",
    "redundancy",
    "rent_of_open_weights",
    "retention_premium",
    "scratch_or_distill",
    "verification_cycle",
    "wage_against_cap",
    "who_pays_for_whom",
]

_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#F0E442", "#000000")
_DARK = _COLORS[:3] + _COLORS[7:]  # white text is readable on these
_INK = "#222222"
_OWN_UNIT = "own unit per year"
_TALLEST = 6.0  # near the ceiling Opex grows without end: the axes of `along_cap` end at so many times the least
#: Text over hatching, and what cannot be reached.
_OVER: Mapping[str, Any] = {
    "ha": "center",
    "va": "center",
    "color": _INK,
    "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1.0},
}
_OUT: Mapping[str, Any] = {
    "facecolor": "#E6E6E6",
    "edgecolor": "#B0B0B0",
    "hatch": "///",
    "linewidth": 0.0,
    "zorder": 0,
}


def isoquant(
    result: Result, x: str, y: str, *, units: Mapping[str, str] | None = None, ax: Axes | None = None
) -> Axes:
    """The isoquant of two inputs, where an isocost line touches it, and what the cap on `x` forbids.

    The other inputs stay at the result's bundle, or where there is none at the cheapest bundle without caps. The
    isocost lines are of what the buyer minimizes; one touches the isoquant at the cheapest mix without the cap, the
    other goes through the bundle that the cap leaves.

    Parameters
    ----------
    result : Result
        Of `minimize_opex`, for a CES or a nest.
    x, y : str
        Inputs on the two axes.
    units : mapping of str to str, optional
        Unit of an input, as "FLOP per year"; those of a scenario's inputs are known.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    TypeError
        When the result is not of `minimize_opex` or the technology is the user's own.
    """
    import numpy as np

    question, technology = result.question, result.firm.technology
    if not isinstance(question, CapabilityTarget) or not isinstance(technology, CES | Nest):
        raise TypeError("isoquant draws results of minimize_opex, for a CES or a nest")
    bundle = dict((result if _solved(result) else _without_caps(result.firm, question.capability)).inputs)
    free = _on_slice(result.firm, bundle, x, y, question.capability)
    points = [free.inputs] + ([result.inputs] if _solved(result) else [])
    cap = result.firm.caps.get(x, math.inf)
    right = 1.75 * max([p[x] for p in points] + ([cap] if math.isfinite(cap) else []))
    top = 1.75 * max(p[y] for p in points)
    axes = _axes(ax, (6.4, 4.4))

    xs = np.concatenate([np.geomspace(right * 1e-3, right, 400), [p[x] for p in points]])
    xs.sort()
    ys = [production.needed_input(technology, bundle | {x: v}, y, capability=question.capability) for v in xs]
    axes.plot(xs, ys, color=_COLORS[0], linewidth=2.2, label=f"capability {question.capability:.4g}")
    _isocosts(axes, result.firm, x, y, (right, top), points)
    axes.plot(free.inputs[x], free.inputs[y], "o", color=_COLORS[2], markersize=8, label="cheapest without the cap")
    binding = _solved(result) and result.shadow_prices.get(x, 0.0) > 0.0
    if binding:
        place = result.inputs[x], result.inputs[y]
        axes.plot(*place, "s", color=_COLORS[1], markersize=8, label="cheapest under the cap")
    if cap < right:
        axes.axvspan(cap, right, label=f"beyond the cap on {x}", **_OUT)
        axes.axvline(cap, color=_INK, linewidth=1.2)
    axes.set(xlim=(0.0, right), ylim=(0.0, top), xlabel=_label(result, x, units), ylabel=_label(result, y, units))
    if not _solved(result):
        axes.set_title(f"{result.status}: no bundle under the cap gives capability {question.capability:.4g}")
    _finish(axes)
    axes.legend(loc="upper right", framealpha=1.0, edgecolor="none")
    return axes


def opex_breakdown(
    baseline: Result, reform: Result, *, names: tuple[str, str] = ("baseline", "reform"), ax: Axes | None = None
) -> Axes:
    """Opex by input, the baseline's bar beside the reform's.

    Parameters
    ----------
    baseline, reform : Result
        Two results of firms with the same inputs. One without a bundle is drawn as an empty hatched bar.
    names : (str, str), optional
        What stands below the bars.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When the inputs differ or neither result has a bundle.
    """
    inputs = baseline.firm.inputs
    if set(inputs) != set(reform.firm.inputs):
        raise ValueError("opex_breakdown compares firms with the same inputs")
    largest = max((r.opex for r in (baseline, reform) if _solved(r)), default=math.nan)
    if math.isnan(largest):
        raise ValueError("opex_breakdown needs a result with a bundle")
    axes = _axes(ax, (6.4, 4.4))
    scale, prefix = _scale(largest)
    for place, result in enumerate((baseline, reform)):
        if not _solved(result):
            axes.bar(place, largest / scale, 0.5, **_OUT)
            axes.text(place, 0.5 * largest / scale, str(result.status).replace("_", " "), **_OVER)
            continue
        _bar(axes, place, result, scale, largest / scale)
        top = (place, result.opex / scale)
        total = f"{top[1]:.4g}"
        axes.annotate(total, top, (0.0, 4.0), textcoords="offset points", ha="center", weight="bold", color=_INK)
    axes.set(xticks=(0, 1), xticklabels=names, xlim=(-0.4, 1.8), ylim=(0.0, 1.12 * largest / scale))
    axes.set_ylabel(f"Opex [{prefix}USD per year]")
    _finish(axes)
    return axes


def along_cap(
    results: Sequence[Result],
    cap: str,
    *,
    units: Mapping[str, str] | None = None,
    axes: Sequence[Axes] | None = None,
) -> tuple[Axes, Axes, Axes]:
    """Opex, mix and shadow price along a cap, three panels above each other.

    Where the cap comes close to what no bundle can make up for, Opex grows without end: the axes end at six times the
    Opex of the loosest cap.

    Parameters
    ----------
    results : sequence of Result, or Sweep
        One firm under several caps on one input, in any order; at least two with a bundle. Caps under which no
        bundle is enough are hatched.
    cap : str
        The input that is capped.
    units : mapping of str to str, optional
        Unit of an input, as "FLOP per year"; those of a scenario's inputs are known.
    axes : sequence of three matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    tuple of matplotlib.axes.Axes
        Opex, mix, shadow price.

    Raises
    ------
    ValueError
        When fewer than two results have a bundle.
    """
    import numpy as np

    ordered = sorted(results, key=lambda r: r.firm.caps[cap])
    solved = [r for r in ordered if _solved(r)]
    if len(solved) < 2:
        raise ValueError("along_cap needs two results with a bundle")
    caps = np.array([r.firm.caps[cap] for r in solved])
    panels = tuple(axes) if axes is not None else _panels()
    described = getattr(results, "baseline", solved[0])  # a sweep's baseline knows the units
    shown = [r for r in solved if r.opex <= _TALLEST * solved[-1].opex]
    scale, prefix = _scale(max(r.opex for r in shown))
    unit_scale, unit_prefix = _scale(max(r.shadow_prices[cap] for r in shown))
    panels[0].plot(caps, [r.opex / scale for r in solved], color=_INK, linewidth=2.2)
    panels[0].set_ylim(0.0, 1.05 * max(r.opex for r in shown) / scale)
    panels[0].set_ylabel(f"Opex\n[{prefix}USD per year]")
    for k, name in enumerate(solved[0].firm.inputs):
        shares = [r.shares[name] for r in solved]
        panels[1].plot(caps, shares, color=_COLORS[k % len(_COLORS)], linewidth=2.2, label=name)
    panels[1].set_ylabel("mix\n[share of Opex]")
    panels[1].set_ylim(0.0, 1.02)
    panels[2].plot(caps, [r.shadow_prices[cap] / unit_scale for r in solved], color=_INK, linewidth=2.2)
    panels[2].set_ylabel(f"shadow price\n[{unit_prefix}{_usd_per(_unit(described, cap, units))}]")
    panels[2].set_ylim(0.0, 1.05 * (max(r.shadow_prices[cap] for r in shown) or unit_scale) / unit_scale)
    panels[2].set_xlabel(f"cap on {_label(described, cap, units)}")
    edge = _edge(ordered, cap, float(caps[0]))
    left = min([r.firm.caps[cap] for r in ordered])
    for panel in panels:
        if edge > left:
            panel.axvspan(left, edge, **_OUT)
        panel.set_xlim(left, float(caps[-1]))
        _finish(panel)
    if edge > left:
        middle, across = 0.5 * (left + edge), panels[0].get_xaxis_transform()
        panels[0].text(middle, 0.5, "no bundle\nis enough", transform=across, **_OVER)
    panels[1].legend(loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
    return panels[0], panels[1], panels[2]


def _solved(result: Result) -> bool:
    return not math.isnan(result.opex)


def _without_caps(firm: Firm, capability: float) -> Result:
    return minimize_opex(firm.replace(caps={}), capability=capability).require_optimal()


def _on_slice(firm: Firm, bundle: Mapping[str, float], x: str, y: str, capability: float) -> Result:
    """The cheapest mix of two inputs without caps on them, the others held where they are."""
    held = {name: quantity for name, quantity in bundle.items() if name not in (x, y)}
    answer = minimize_opex(firm.replace(caps=held, floors=held), capability=capability)
    return answer if _solved(answer) else _without_caps(firm, capability)


def _isocosts(
    axes: Axes, firm: Firm, x: str, y: str, corner: tuple[float, float], points: Sequence[Mapping[str, float]]
) -> None:
    """The lines of equal cost through the points, dashed."""
    import numpy as np

    def cost(name: str, quantity: float) -> float:
        curve = firm.costs[name]
        return curve.objective(quantity) if quantity <= curve.capacity else math.nan

    xs, ys = (np.linspace(0.0, end, 240) for end in corner)
    grid = np.array([cost(x, v) for v in xs])[None, :] + np.array([cost(y, v) for v in ys])[:, None]
    levels = sorted({cost(x, p[x]) + cost(y, p[y]) for p in points})
    axes.contour(xs, ys, grid, levels=levels, colors=_INK, linestyles="dashed", linewidths=1.2)
    axes.plot([], [], color=_INK, linestyle="dashed", linewidth=1.2, label="isocost: bundles of equal cost")


def _bar(axes: Axes, place: int, result: Result, scale: float, largest: float) -> None:
    """One bar; a label stands inside its part, or beside a part that is too low for it."""
    base = beside = 0.0
    for k, name in enumerate(result.firm.inputs):
        cost, color = result.costs[name] / scale, _COLORS[k % len(_COLORS)]
        axes.bar(place, cost, 0.5, base, color=color, edgecolor="white")
        amount, middle = f"{cost:.3g} ({result.shares[name]:.0%})", base + 0.5 * cost
        if cost >= 0.12 * largest:
            ink = "white" if color in _DARK else _INK
            axes.text(place, middle, f"{name}\n{amount}", ha="center", va="center", color=ink)
        else:
            beside = max(middle, beside + 0.055 * largest)
            axes.text(place + 0.27, beside, f"{name} {amount}", va="center", color=_INK, size="small")
        base += cost


def _edge(ordered: Sequence[Result], cap: str, first: float) -> float:
    """The least cap that some bundle meets: what an infeasible result says, else the first that was solved."""
    least = [r.infeasibility.relaxation.get(cap, math.nan) for r in ordered if r.infeasibility]
    known = [value for value in least if value <= first]
    return min(known) if known else (first if any(not _solved(r) for r in ordered) else -math.inf)


def _unit(result: Result, name: str, units: Mapping[str, str] | None) -> str:
    """The unit of an input: the caller's, its scenario's, or nobody's."""
    facts: Mapping[str, Mapping[str, str]] = getattr(result, "benchmark", {})
    known = {input: fact["unit"] for input, fact in facts.items()} | dict(units or {})
    return known.get(name, _OWN_UNIT)


def _label(result: Result, name: str, units: Mapping[str, str] | None) -> str:
    return f"{name} [{_unit(result, name, units)}]"


def _usd_per(unit: str) -> str:
    """USD per year over units per year is USD per unit."""
    if unit == _OWN_UNIT:
        return "USD per unit"
    flow = unit.removesuffix(" per year")
    return f"USD per {flow}" if flow != unit else f"USD per year per {unit}"


def _scale(largest: float) -> tuple[float, str]:
    """A power of ten that leaves numbers which a person can read, and its word."""
    for scale, prefix in ((1e9, "billion "), (1e6, "million ")):
        if largest >= scale:
            return scale, prefix
    return 1.0, ""


def _axes(ax: Axes | None, size: tuple[float, float]) -> Axes:
    if ax is not None:
        return ax
    axes: Axes = pyplot().subplots(figsize=size, layout="constrained")[1]
    return axes


def _panels() -> tuple[Axes, Axes, Axes]:
    first, second, third = pyplot().subplots(3, 1, figsize=(6.4, 6.4), sharex=True, layout="constrained")[1]
    return first, second, third


def _finish(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_axisbelow(True)
