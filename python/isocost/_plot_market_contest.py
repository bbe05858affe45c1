"""A picture of a contest: chances of winning, and what they cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ._extras import pyplot
from ._market_contest_answers import ContestEffects, ContestEquilibrium

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
_INK = "#222222"


def contest(
    outcomes: ContestEquilibrium | ContestEffects | Mapping[str, ContestEquilibrium], *, ax: Axes | None = None
) -> Axes:
    """Each contestant's chance of winning as a bar, and the share of its prize that it spends as a diamond.

    Parameters
    ----------
    outcomes : ContestEquilibrium, ContestEffects, or mapping of str to ContestEquilibrium
        One equilibrium, or several of the same contestants with the names that the legend shows. A row of a
        comparison without an equilibrium is left out.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When there is no equilibrium to draw.
    """
    named = {name: one for name, one in _named(outcomes).items() if one.contestants}
    if not named:
        raise ValueError("contest needs an equilibrium with contestants")
    axes: Axes = pyplot().subplots(figsize=(6.4, 4.4), layout="constrained")[1] if ax is None else ax
    width = 0.8 / len(named)
    for k, (name, one) in enumerate(named.items()):
        places = [j + (k - (len(named) - 1) / 2) * width for j in range(len(one.contestants))]
        chances = [100.0 * each.win_chance for each in one.contestants]
        spent = [100.0 * each.opex_usd_per_year / each.prize_usd_per_year for each in one.contestants]
        color = _COLORS[k % len(_COLORS)]
        axes.bar(places, chances, width=0.9 * width, color=color, label=name or "chance of winning")
        marks = "Opex over prize" if k == 0 else None
        axes.plot(places, spent, "D", color=_INK, markerfacecolor="white", markersize=6, label=marks)
    contestants = next(iter(named.values())).contestants
    axes.set_xticks(range(len(contestants)), [each.name for each in contestants])
    axes.set_ylabel("chance of winning, Opex over prize [%]")
    axes.set_ylim(0.0, 1.25 * axes.get_ylim()[1])  # the legend stands above the bars
    axes.legend(frameon=False, loc="upper center", ncols=2)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_axisbelow(True)
    return axes


def _named(
    outcomes: ContestEquilibrium | ContestEffects | Mapping[str, ContestEquilibrium],
) -> dict[str, ContestEquilibrium]:
    if isinstance(outcomes, ContestEquilibrium):
        return {"": outcomes}
    if isinstance(outcomes, ContestEffects):
        return {row.change: row.outcome for row in outcomes.rows}
    return dict(outcomes)
