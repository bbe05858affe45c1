"""Severance, automation, exits and adjustment: the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat, TypeVar, cast

from ._core import labor as _raw
from ._labor_answers import AdjustmentBand, AutomationGains, ExitCosts, Severance
from ._labor_models import Automation, Employment, ExitTerms, said
from ._labor_plan import LaborAdjustment
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Numbers = TypeVar("_Numbers", float, "NDArray[np.float64]")


def severance(employment: Employment) -> Severance:
    """What is due in China, in RMB: N, N + 1 and 2N (Labor Contract Law art. 40, 47, 87).

    N is n · min(w, 3 w_local) with n at most 12 where w > 3 w_local; the month instead of notice is the last month's
    own wage and has no cap.

    Parameters
    ----------
    employment : Employment
        Service and pay.

    Returns
    -------
    Severance
        The three amounts, and which caps bind.

    Examples
    --------
    >>> import isocost as ic
    >>> person = ic.labor.Employment(
    ...     completed_months=27,
    ...     average_wage_rmb_per_month=25_000,
    ...     last_wage_rmb_per_month=25_000,
    ...     local_average_wage_rmb_per_month=12_000,
    ... )
    >>> due = ic.labor.severance(person)
    >>> due.severance_rmb, due.severance_and_notice_rmb, due.unlawful_rmb
    (62500.0, 87500.0, 125000.0)
    """
    return Severance(**_raw.severance(employment))


def severance_wages(completed_months: _Numbers, *, days_over: bool | None = None) -> _Numbers:
    """N of LCL art. 47 in monthly wages, not limited to twelve.

    One per full year of service; of the rest half a one if it is under six months, and one if it is six months or more.

    Parameters
    ----------
    completed_months : float or array of float
        Full months of service [months], whole numbers.
    days_over : bool, optional
        Whether service goes some days beyond; must be given if any of the months make whole years.

    Returns
    -------
    float or array of float
        [monthly wages].

    Raises
    ------
    InvalidParameter
        When months are not whole or below 0, or days are not spoken of and matter.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.labor.severance_wages(24, days_over=False), ic.labor.severance_wages(24, days_over=True)
    (2.0, 2.5)
    >>> ic.labor.severance_wages(30)
    3.0
    """
    return cast("_Numbers", _raw.severance_wages(completed_months, said(days_over, "severance_wages.days_over")))


def collective_dismissal(*, dismissed: SupportsFloat, staff: SupportsFloat) -> bool:
    """Whether so many who leave at once are a collective dismissal: 20 people, or 10 % of the staff (LCL art. 41).

    Parameters
    ----------
    dismissed, staff : float
        Whole numbers, 1 ≤ dismissed ≤ staff [people].

    Returns
    -------
    bool
        Then 30 days' notice, a report to the labor authority and one of four grounds are needed.

    Raises
    ------
    InvalidParameter
        When one is not whole or out of range.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.labor.collective_dismissal(dismissed=19, staff=191), ic.labor.collective_dismissal(dismissed=19, staff=190)
    (False, True)
    """
    return _raw.collective_dismissal(number(dismissed, "dismissed"), number(staff, "staff"))


def decide_automation(automation: Automation) -> AutomationGains:
    """What replacing and keeping a person bring, and the better of doing either or nothing.

    Parameters
    ----------
    automation : Automation
        The post.

    Returns
    -------
    AutomationGains
        Both gains per automated FTE and year, against today.

    Examples
    --------
    >>> import isocost as ic
    >>> post = ic.labor.Automation(
    ...     wage_usd_per_year=48_000,
    ...     ai_cost_usd_per_year=12_000,
    ...     retained_value_ratio=0.5,
    ...     retraining_usd=0,
    ...     severance_monthly_wages=3,
    ...     unlawful_probability=0.5,
    ...     discount_rate_per_year=0,
    ...     attrition_per_year=0,
    ...     horizon_years=5,
    ... )
    >>> gains = ic.labor.decide_automation(post)
    >>> gains.replacement_gain_usd_per_year, gains.retention_gain_usd_per_year
    (32400.0, 12000.0)
    """
    return AutomationGains(**_raw.decide_automation(automation))


def labor_amplification(*, automated_share: _Numbers, retained_value_ratio: _Numbers) -> _Numbers:
    """Output per employee over its base at a flat head count: 1 + αψ.

    Parameters
    ----------
    automated_share : float or array of float
        α, of the posts that AI took over, from 0 to 1.
    retained_value_ratio : float or array of float
        ψ, what each of these people yields in other work, in units of the wage, 0 or more.

    Returns
    -------
    float or array of float
        The ratio.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.labor.labor_amplification(automated_share=0.25, retained_value_ratio=0.5)
    1.125
    """
    return cast("_Numbers", _raw.labor_amplification(automated_share, retained_value_ratio))


def external_cost_usd(
    *, displaced_people: _Numbers, unemployment_months: _Numbers, benefit_usd_per_month: _Numbers
) -> _Numbers:
    """What others pay for those who are displaced, in no firm's Opex: people × months × benefit [USD].

    Parameters
    ----------
    displaced_people : float or array of float
        Who lose their posts [people], 0 or more.
    unemployment_months : float or array of float
        Without work [months], 0 or more.
    benefit_usd_per_month : float or array of float
        Paid to each [USD per month], 0 or more.

    Returns
    -------
    float or array of float
        [USD].

    Examples
    --------
    >>> import isocost as ic
    >>> ic.labor.external_cost_usd(displaced_people=30, unemployment_months=6, benefit_usd_per_month=300)
    54000.0
    """
    return cast("_Numbers", _raw.external_cost_usd(displaced_people, unemployment_months, benefit_usd_per_month))


def exit_costs(terms: ExitTerms) -> ExitCosts:
    """Every way out of a post that AI has taken over, in the person's own monthly wages, and the cheapest.

    Negotiated N + k; on expiry N and carried until then; collective N; retained carried until attrition or the horizon;
    contested (1 − π)(N + 1) + π[(1 − q) 2N + q (back pay + carried)]. Carrying for t years costs r + 12 (1 − ψ)/A(t).

    Parameters
    ----------
    terms : ExitTerms
        Severance, contract, court, and what keeping costs.

    Returns
    -------
    ExitCosts
        Present values; keeping people is always open.

    Examples
    --------
    >>> import isocost as ic
    >>> terms = ic.labor.ExitTerms(
    ...     severance_monthly_wages=3,
    ...     negotiated_extra_months=2,
    ...     months_to_expiry=6,
    ...     dismissed_people=10,
    ...     staff_people=100,
    ...     unlawful_probability=1,
    ...     reinstatement_probability=0,
    ...     back_pay_months=9,
    ...     retained_value_ratio=0.5,
    ...     retraining_monthly_wages=0,
    ...     discount_rate_per_year=0,
    ...     attrition_per_year=0,
    ...     horizon_years=5,
    ... )
    >>> print(ic.labor.exit_costs(terms))
    cheapest: collective
    exit        monthly wages  not open because
    negotiated              5
    expiry                  6
    collective              3
    retained               30
    contested               6
    """
    return ExitCosts(**_raw.exit_costs(terms))


def carried_monthly_wages(terms: ExitTerms, years: _Numbers) -> _Numbers:
    """What carrying a post beside the AI costs until attrition: r + 12 (1 − ψ)/A(t), 0 for no time [monthly wages].

    Parameters
    ----------
    terms : ExitTerms
        Retraining, other work, discounting and attrition.
    years : float or array of float
        t, how long [years], 0 or more.

    Returns
    -------
    float or array of float
        Below 0 where kept people yield more than their wages and retraining [monthly wages].

    Raises
    ------
    InvalidParameter
        When years are below 0.
    """
    return cast("_Numbers", _raw.carried_monthly_wages(terms, years))


def adjustment_band(adjustment: LaborAdjustment) -> AdjustmentBand:
    """When a firm hires and fires if both cost money (Bentolila and Bertola 1990).

    The value v of a worker solves ½s²z²v'' + (m + (1 − α)δ)zv' − (r + δ)v + z − w = 0 between the thresholds, with
    v = H and v' = 0 where it hires, v = −F and v' = 0 where it fires. One firm at a given wage: for signs.

    Parameters
    ----------
    adjustment : LaborAdjustment
        Wage, costs of hiring and firing, and how business moves.

    Returns
    -------
    AdjustmentBand
        The two thresholds and what they do to turnover; without costs both are the wage.

    Examples
    --------
    >>> import isocost as ic
    >>> firm = ic.labor.LaborAdjustment(
    ...     wage_usd_per_year=100,
    ...     revenue_exponent=0.7,
    ...     hiring_cost_usd=10,
    ...     firing_cost_usd=40,
    ...     drift_per_year=0.01,
    ...     volatility_per_sqrt_year=0.15,
    ...     attrition_per_year=0.1,
    ...     discount_rate_per_year=0.05,
    ... )
    >>> free, bound = firm.replace(firing_cost_usd=0), firm
    >>> ic.labor.adjustment_band(bound).turnover_per_year < ic.labor.adjustment_band(free).turnover_per_year
    True
    """
    return AdjustmentBand(**_raw.adjustment_band(adjustment))
