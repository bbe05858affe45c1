"""Pictures of pay: what keeping people costs, and what cannot be sold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from . import _finance_values as finance
from . import _talent_values as talent
from . import plot
from ._finance_models import Restriction
from ._talent_leavers import Turnover

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_POINTS = 240


def retention_premium(
    turnover: Turnover, *, most_pay_multiple: float | None = None, ax: Axes | None = None
) -> Axes:
    """What a head costs over the multiple of the outside wage it is paid, split into pay and leavers.

    Parameters
    ----------
    turnover : Turnover
        Outside wage, quits and what each costs.
    most_pay_multiple : float, optional
        Right end of the picture, above 1; by default past the cheapest multiple.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        When the right end is not above 1.
    """
    import numpy as np

    best = talent.retention_premium(turnover)
    right = most_pay_multiple or max(1.5, 1.0 + 2.0 * (best.pay_multiple - 1.0))
    if right <= 1.0:
        raise ValueError(f"most_pay_multiple = {right}: must be above 1")
    multiples = np.linspace(1.0, right, _POINTS)
    scale, word = plot._scale(best.head_cost_usd_per_year)
    wage = turnover.outside_wage_usd_per_year / scale
    leavers = wage * turnover.replacement_years * talent.quits_per_year(turnover, multiples)
    axes = plot._axes(ax, (6.4, 4.4))
    cost = talent.head_cost_usd_per_year(turnover, multiples) / scale
    axes.plot(multiples, cost, color=plot._INK, linewidth=2.0, label="all")
    axes.plot(multiples, wage * multiples, color=plot._COLORS[0], linewidth=1.6, label="pay")
    axes.plot(multiples, leavers, color=plot._COLORS[1], linewidth=1.6, label="replacing leavers")
    label = f"cheapest: {best.pay_multiple:.3g} outside wages, {best.quits_per_year:.0%} leave a year"
    axes.plot(best.pay_multiple, best.head_cost_usd_per_year / scale, "o", color=plot._INK, label=label)
    axes.set(xlim=(1.0, right), ylim=(0.0, None))
    axes.set(xlabel="pay over the outside wage", ylabel=f"cost of a head [{word}USD per year]")
    axes.legend(frameon=False)
    plot._finish(axes)
    return axes


def marketability_discount(restriction: Restriction, *, ax: Axes | None = None) -> Axes:
    """What it costs not to be able to sell, over the time without a sale, by four models.

    Parameters
    ----------
    restriction : Restriction
        Volatility, rate and yield; its years are the right end.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new axes by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes; where Longstaff's bound exceeds the whole value it is dashed, and no discount.

    Raises
    ------
    ValueError
        When the restriction has no years to draw.
    """
    import numpy as np

    if not restriction.years > 0.0:
        raise ValueError("marketability_discount needs a restriction of some years")
    years = np.linspace(0.0, restriction.years, _POINTS)
    axes = plot._axes(ax, (6.4, 4.4))
    named = {
        "Longstaff 1995, at most": finance.marketability_discount(restriction, model="longstaff", years=years),
        "Chaffe 1993": finance.marketability_discount(restriction, model="chaffe", years=years),
        "Ghaidarov 2009": finance.marketability_discount(restriction, model="ghaidarov", years=years),
        "Finnerty 2012": finance.marketability_discount(restriction, model="finnerty", years=years),
    }
    for k, (name, discount) in enumerate(named.items()):
        axes.plot(years, discount, color=plot._COLORS[k], linewidth=1.8, label=name)
    bound = finance.longstaff_bound(restriction.volatility**2 * years)
    if bound[-1] > 1.0:
        over = np.where(bound >= 1.0, bound, math.nan)
        axes.plot(years, over, color=plot._COLORS[0], linestyle="dashed", linewidth=1.4, label="its bound, no discount")
    axes.set(xlim=(0.0, restriction.years), ylim=(0.0, None))
    axes.set(xlabel="time without a sale [years]", ylabel="discount, share of the freely traded value")
    axes.legend(frameon=False)
    plot._finish(axes)
    return axes
