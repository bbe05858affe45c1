"""Where automation with and without a rule is worth as much as its alternative."""

from __future__ import annotations

from typing import Literal, SupportsFloat

from ._core import labor as _raw
from ._labor_answers import BreakEven
from ._labor_models import Automation
from ._values import number


def break_even_retained_value(automation: Automation) -> BreakEven:
    """ψ* = 1 − A(S − r)/w: kept people who yield more are worth keeping, those who yield less worth replacing.

    Parameters
    ----------
    automation : Automation
        The post; its own ψ does not matter.

    Returns
    -------
    BreakEven
        In units of the wage; none where severance is so dear that even those who yield nothing are kept.

    Examples
    --------
    >>> import isocost as ic
    >>> post = ic.labor.Automation(
    ...     wage_usd_per_year=48_000,
    ...     ai_cost_usd_per_year=12_000,
    ...     retained_value_ratio=0.5,
    ...     retraining_usd=6_000,
    ...     severance_monthly_wages=3,
    ...     unlawful_probability=0.5,
    ...     discount_rate_per_year=0,
    ...     attrition_per_year=0,
    ...     horizon_years=5,
    ... )
    >>> ic.labor.break_even_retained_value(post).value
    0.95
    >>> print(ic.labor.break_even_ai_cost(post, decision="retain").explain().splitlines()[1])
    break-even ai cost: 22,800 USD per post and year
    """
    return BreakEven(**_raw.break_even_retained_value(automation), name="retained_value_ratio", unit="of the wage")


def break_even_automated_share(
    automation: Automation, *, staff_fte: SupportsFloat, fixed_cost_usd_per_year: SupportsFloat
) -> BreakEven:
    """α* = F/(H(w − c_AI − A S)): the share of posts from which on replacement pays for a fixed cost.

    Parameters
    ----------
    automation : Automation
        A post.
    staff_fte : float
        H, posts there are [FTE], positive.
    fixed_cost_usd_per_year : float
        F, what automation costs each year however little is automated [USD per year], 0 or more.

    Returns
    -------
    BreakEven
        A share; none where a post loses money or all posts together do not bring in F.

    Raises
    ------
    InvalidParameter
        When a number is outside its domain.
    """
    posts, fixed = number(staff_fte, "staff_fte"), number(fixed_cost_usd_per_year, "fixed_cost_usd_per_year")
    found = _raw.break_even_automated_share(automation, posts, fixed)
    return BreakEven(**found, name="automated_share", unit="of the posts")


def break_even_ai_cost(automation: Automation, *, decision: Literal["replace", "retain"]) -> BreakEven:
    """The AI cost up to which a decision is no loss: w − A S to replace, ψw − A r to retain.

    Parameters
    ----------
    automation : Automation
        The post; its own AI cost does not matter.
    decision : {"replace", "retain"}
        What is done with it.

    Returns
    -------
    BreakEven
        [USD per post and year]; none where it loses with AI for nothing.

    Raises
    ------
    InvalidParameter
        For another decision.
    """
    found = _raw.break_even_ai_cost(automation, decision)
    return BreakEven(**found, name="ai_cost_usd_per_year", unit="USD per post and year")


def break_even_carry_months(*, exit_monthly_wages: SupportsFloat, retained_value_ratio: SupportsFloat) -> BreakEven:
    """T* = exit/(1 − ψ): a post carried so long costs as much as leaving it, not discounted.

    Parameters
    ----------
    exit_monthly_wages : float
        What leaving costs [monthly wages], 0 or more.
    retained_value_ratio : float
        ψ, value of a kept person's other work in units of the wage, 0 or more.

    Returns
    -------
    BreakEven
        [months]; none where kept people earn their wages.

    Raises
    ------
    InvalidParameter
        When a number is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.labor.break_even_carry_months(exit_monthly_wages=4.5, retained_value_ratio=0.25).value
    6.0
    """
    wages = number(exit_monthly_wages, "exit_monthly_wages")
    ratio = number(retained_value_ratio, "retained_value_ratio")
    return BreakEven(**_raw.break_even_carry_months(wages, ratio), name="carry_months", unit="months")


def payback_months(*, exit_monthly_wages: SupportsFloat, saved_share_of_pay: SupportsFloat) -> BreakEven:
    """Months until a post that saves the share s of its pay has paid back what leaving it cost: exit/s, not discounted.

    Parameters
    ----------
    exit_monthly_wages : float
        What leaving cost [monthly wages], 0 or more.
    saved_share_of_pay : float
        s = 1 − c_AI/w, at most 1.

    Returns
    -------
    BreakEven
        [months]; none where the post saves nothing.

    Raises
    ------
    InvalidParameter
        When a number is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.labor.payback_months(exit_monthly_wages=4.5, saved_share_of_pay=0.75).value
    6.0
    """
    wages, saved = number(exit_monthly_wages, "exit_monthly_wages"), number(saved_share_of_pay, "saved_share_of_pay")
    return BreakEven(**_raw.payback_months(wages, saved), name="payback_months", unit="months")
