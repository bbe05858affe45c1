"""Posts that AI takes over, year by year: at will, kept, by a lawful exit, and through court."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._core import labor as _raw
from ._labor_answers import AutomationPath
from ._labor_plan import AutomationPlan, ContestedExit

if TYPE_CHECKING:
    from ._labor_answers import _Regime


def automation_path(plan: AutomationPlan, *, regime: _Regime) -> AutomationPath:
    """What happens year by year to a firm that hands a share of its posts to AI at year 0.

    Parameters
    ----------
    plan : AutomationPlan
        The firm.
    regime : {"at_will", "non_disruption", "lawful_exit"}
        Whether all leave at once, all are kept until they leave by themselves, or are kept until a lawful exit.

    Returns
    -------
    AutomationPath
        Head counts, Opex and output of every year, and present values against today.

    Raises
    ------
    InvalidParameter
        For another regime.

    Examples
    --------
    >>> import isocost as ic
    >>> plan = ic.labor.AutomationPlan(
    ...     staff_fte=10,
    ...     automated_share=0.5,
    ...     wage_usd_per_year=48_000,
    ...     ai_cost_usd_per_year=12_000,
    ...     fixed_ai_cost_usd_per_year=0,
    ...     retained_value_ratio=0.5,
    ...     retraining_usd=2_000,
    ...     at_will_severance_monthly_wages=0,
    ...     exit_monthly_wages=3,
    ...     exit_after_years=1,
    ...     attrition_per_year=0,
    ...     discount_rate_per_year=0,
    ...     horizon_years=2,
    ... )
    >>> print(ic.labor.automation_path(plan, regime="lawful_exit"))
    lawful exit: NPV 170000 USD, of the dual burden 130000 USD
    year  replaced_fte  retained_fte  left_fte  opex_usd  output_usd  gain_usd
       0             0             5         0     1e+04           0    -1e+04
       1             5             0         0     6e+05       6e+05         0
       2             5             0         0     3e+05     4.8e+05   1.8e+05
    """
    return AutomationPath(regime=regime, **_raw.automation_path(plan, regime))


def contested_path(plan: AutomationPlan, exit: ContestedExit) -> AutomationPath:
    """What is expected year by year where all are dismissed at once by LCL art. 40(3) and courts decide.

    Who does not go to court takes N + 1 on the day, who loses takes it at the judgment; who wins takes 2N then, or
    back pay and the post again until attrition or the horizon (art. 48, 87).

    Parameters
    ----------
    plan : AutomationPlan
        The firm; its own exits do not matter.
    exit : ContestedExit
        Who goes to court, and what it says when.

    Returns
    -------
    AutomationPath
        With those in court among the replaced and back pay in wages and the dual Opex.

    Raises
    ------
    InvalidParameter
        When the judgment comes after the horizon.

    Examples
    --------
    >>> import isocost as ic
    >>> plan = ic.labor.AutomationPlan(
    ...     staff_fte=10,
    ...     automated_share=0.5,
    ...     wage_usd_per_year=48_000,
    ...     ai_cost_usd_per_year=12_000,
    ...     fixed_ai_cost_usd_per_year=0,
    ...     retained_value_ratio=0.5,
    ...     retraining_usd=2_000,
    ...     at_will_severance_monthly_wages=0,
    ...     exit_monthly_wages=3,
    ...     exit_after_years=1,
    ...     attrition_per_year=0,
    ...     discount_rate_per_year=0,
    ...     horizon_years=2,
    ... )
    >>> court = ic.labor.ContestedExit(
    ...     severance_monthly_wages=2.5,
    ...     adjudication_probability=0.4,
    ...     unlawful_probability=1,
    ...     reinstatement_probability=0.5,
    ...     back_pay_months=9,
    ...     judgment_after_years=1,
    ... )
    >>> print(ic.labor.contested_path(plan, court))
    contested exit: NPV 236000 USD, of the dual burden 62000 USD
    year  replaced_fte  retained_fte  left_fte  opex_usd  output_usd  gain_usd
       0             5             0         0   4.2e+04           0  -4.2e+04
       1             4             1         0  3.58e+05     4.8e+05  1.22e+05
       2             4             1         0  3.48e+05    5.04e+05  1.56e+05
    """
    return AutomationPath(regime="contested_exit", **_raw.contested_path(plan, exit))
