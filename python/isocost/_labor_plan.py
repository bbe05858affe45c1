"""Firms over years: posts that AI takes over, and costs of hiring and firing."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import labor as _raw
from ._model import Model
from ._numbers import checked_numbers


class AutomationPlan(_raw.AutomationPlan, Model):
    """A firm that hands a share of its posts to AI at year 0.

    Parameters
    ----------
    staff_fte : float
        H, head count today [FTE], positive.
    automated_share : float
        α, of the posts that AI takes over, from 0 to 1.
    wage_usd_per_year : float
        w, cost of a filled post, and what it yields today [USD per year], positive.
    ai_cost_usd_per_year : float
        c_AI, AI that does the work of one post [USD per year], 0 or more.
    fixed_ai_cost_usd_per_year : float
        F, AI that costs the same at any share [USD per year], 0 or more.
    retained_value_ratio : float
        ψ, value of a kept person's other work in units of the wage, 0 or more.
    retraining_usd : float
        r, once per person who is kept [USD], 0 or more.
    at_will_severance_monthly_wages : float
        n₀, paid to leavers where no law asks for it [monthly wages], 0 or more.
    exit_monthly_wages : float
        n, paid to leavers by the lawful exit [monthly wages], 0 or more.
    exit_after_years : float
        k, until the lawful exit; 0 is at once [years], a whole number up to the horizon.
    attrition_per_year : float
        δ, share of those kept who leave by themselves within a year [per year], from 0 to below 1.
    discount_rate_per_year : float
        ρ, at which the firm discounts [per year], 0 or more.
    horizon_years : float
        T, length of the path [years], a whole number from 1 to 1000.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain or years are not whole.

    Examples
    --------
    >>> import isocost as ic
    >>> plan = ic.labor.AutomationPlan(
    ...     staff_fte=100,
    ...     automated_share=0.3,
    ...     wage_usd_per_year=42_000,
    ...     ai_cost_usd_per_year=12_000,
    ...     fixed_ai_cost_usd_per_year=0,
    ...     retained_value_ratio=0.25,
    ...     retraining_usd=3_000,
    ...     at_will_severance_monthly_wages=0,
    ...     exit_monthly_wages=4.5,
    ...     exit_after_years=1,
    ...     attrition_per_year=0.15,
    ...     discount_rate_per_year=0.1,
    ...     horizon_years=5,
    ... )
    >>> ic.labor.automation_path(plan, regime="at_will").years[1].opex_usd
    3300000.0
    """

    __slots__ = ()
    _fields = (
        "staff_fte",
        "automated_share",
        "wage_usd_per_year",
        "ai_cost_usd_per_year",
        "fixed_ai_cost_usd_per_year",
        "retained_value_ratio",
        "retraining_usd",
        "at_will_severance_monthly_wages",
        "exit_monthly_wages",
        "exit_after_years",
        "attrition_per_year",
        "discount_rate_per_year",
        "horizon_years",
    )

    def __init__(
        self,
        *,
        staff_fte: SupportsFloat,
        automated_share: SupportsFloat,
        wage_usd_per_year: SupportsFloat,
        ai_cost_usd_per_year: SupportsFloat,
        fixed_ai_cost_usd_per_year: SupportsFloat,
        retained_value_ratio: SupportsFloat,
        retraining_usd: SupportsFloat,
        at_will_severance_monthly_wages: SupportsFloat,
        exit_monthly_wages: SupportsFloat,
        exit_after_years: SupportsFloat,
        attrition_per_year: SupportsFloat,
        discount_rate_per_year: SupportsFloat,
        horizon_years: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "AutomationPlan",
            staff_fte=staff_fte,
            automated_share=automated_share,
            wage_usd_per_year=wage_usd_per_year,
            ai_cost_usd_per_year=ai_cost_usd_per_year,
            fixed_ai_cost_usd_per_year=fixed_ai_cost_usd_per_year,
            retained_value_ratio=retained_value_ratio,
            retraining_usd=retraining_usd,
            at_will_severance_monthly_wages=at_will_severance_monthly_wages,
            exit_monthly_wages=exit_monthly_wages,
            exit_after_years=exit_after_years,
            attrition_per_year=attrition_per_year,
            discount_rate_per_year=discount_rate_per_year,
            horizon_years=horizon_years,
        )
        super().__init__(**numbers)


class ContestedExit(_raw.ContestedExit, Model):
    """A dismissal by LCL art. 40(3) that some of the people take to court.

    Parameters
    ----------
    severance_monthly_wages : float
        N in own monthly wages, after the caps of LCL art. 47 [monthly wages], 0 or more.
    adjudication_probability : float
        a, that someone dismissed goes to arbitration and court, from 0 to 1.
    unlawful_probability : float
        π, that a dismissal which is adjudicated is held unlawful, from 0 to 1.
    reinstatement_probability : float
        q, of those unlawfully dismissed, who ask for the post and get it (art. 48), from 0 to 1.
    back_pay_months : float
        b, of wages from dismissal to the judgment that reinstates [months], 0 or more.
    judgment_after_years : float
        τ, from dismissal; 0 is at once [years], a whole number, up to the horizon of the plan.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain or years are not whole.

    Examples
    --------
    >>> import isocost as ic
    >>> court = ic.labor.ContestedExit(
    ...     severance_monthly_wages=2.5,
    ...     adjudication_probability=0.5,
    ...     unlawful_probability=0.8,
    ...     reinstatement_probability=0.1,
    ...     back_pay_months=9,
    ...     judgment_after_years=1,
    ... )
    >>> court.replace(adjudication_probability=1).adjudication_probability
    1.0
    """

    __slots__ = ()
    _fields = (
        "severance_monthly_wages",
        "adjudication_probability",
        "unlawful_probability",
        "reinstatement_probability",
        "back_pay_months",
        "judgment_after_years",
    )

    def __init__(
        self,
        *,
        severance_monthly_wages: SupportsFloat,
        adjudication_probability: SupportsFloat,
        unlawful_probability: SupportsFloat,
        reinstatement_probability: SupportsFloat,
        back_pay_months: SupportsFloat,
        judgment_after_years: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "ContestedExit",
            severance_monthly_wages=severance_monthly_wages,
            adjudication_probability=adjudication_probability,
            unlawful_probability=unlawful_probability,
            reinstatement_probability=reinstatement_probability,
            back_pay_months=back_pay_months,
            judgment_after_years=judgment_after_years,
        )
        super().__init__(**numbers)


class LaborAdjustment(_raw.LaborAdjustment, Model):
    """A firm that pays for hiring and for firing (Bentolila and Bertola 1990, Review of Economic Studies 57).

    Parameters
    ----------
    wage_usd_per_year : float
        w, wage of a worker [USD per year], positive.
    revenue_exponent : float
        α, percent of revenue per percent of workers, between 0 and 1.
    hiring_cost_usd : float
        H, cost of hiring one [USD], 0 or more.
    firing_cost_usd : float
        F, cost of firing one, as severance [USD], 0 or more.
    drift_per_year : float
        m, expected growth of business conditions Z [per year], finite.
    volatility_per_sqrt_year : float
        s, standard deviation of the growth of Z [per square root of a year], positive.
    attrition_per_year : float
        δ, rate at which workers leave by themselves [per year], 0 or more.
    discount_rate_per_year : float
        r, at which the firm discounts [per year], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

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
    >>> band = ic.labor.adjustment_band(firm)
    >>> band.fire_below_usd_per_year < 100 < band.hire_above_usd_per_year
    True
    """

    __slots__ = ()
    _fields = (
        "wage_usd_per_year",
        "revenue_exponent",
        "hiring_cost_usd",
        "firing_cost_usd",
        "drift_per_year",
        "volatility_per_sqrt_year",
        "attrition_per_year",
        "discount_rate_per_year",
    )

    def __init__(
        self,
        *,
        wage_usd_per_year: SupportsFloat,
        revenue_exponent: SupportsFloat,
        hiring_cost_usd: SupportsFloat,
        firing_cost_usd: SupportsFloat,
        drift_per_year: SupportsFloat,
        volatility_per_sqrt_year: SupportsFloat,
        attrition_per_year: SupportsFloat,
        discount_rate_per_year: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "LaborAdjustment",
            wage_usd_per_year=wage_usd_per_year,
            revenue_exponent=revenue_exponent,
            hiring_cost_usd=hiring_cost_usd,
            firing_cost_usd=firing_cost_usd,
            drift_per_year=drift_per_year,
            volatility_per_sqrt_year=volatility_per_sqrt_year,
            attrition_per_year=attrition_per_year,
            discount_rate_per_year=discount_rate_per_year,
        )
        super().__init__(**numbers)
