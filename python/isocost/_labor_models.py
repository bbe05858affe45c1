"""Employment, a post that AI could take over, and the ways out of it: what is asked about."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import labor as _raw
from ._model import Model
from ._numbers import checked_numbers


def said(value: bool | None, where: str) -> bool | None:
    """Yes, no or not said; a TypeError that says where something else stands, as words are neither."""
    if value is None:
        return None
    if value not in (True, False):
        raise TypeError(f"{where} must be True, False or None, not {type(value).__name__}")
    return bool(value)


class Employment(_raw.Employment, Model):
    """One person's service with the firm and pay, for severance by Chinese law.

    Parameters
    ----------
    completed_months : float
        Full months of service [months], a whole number, 0 or more.
    average_wage_rmb_per_month : float
        Own wage with bonuses, average of the last twelve months, no less than the local minimum wage (IR art.
        27) [RMB per month], positive.
    last_wage_rmb_per_month : float
        Own wage of the last month (IR art. 20) [RMB per month], positive.
    local_average_wage_rmb_per_month : float
        Average wage of the city in the year before, as published (LCL art. 47) [RMB per month], positive.
    days_over : bool, optional
        Whether service goes some days beyond the completed months. Must be given where these make whole years: a day
        more is then half a wage more (LCL art. 47). Elsewhere it changes nothing.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain, the months are not whole, or days are not spoken of and matter.

    Examples
    --------
    >>> import isocost as ic
    >>> person = ic.labor.Employment(
    ...     completed_months=27,
    ...     average_wage_rmb_per_month=25_000,
    ...     last_wage_rmb_per_month=25_000,
    ...     local_average_wage_rmb_per_month=12_000,
    ... )
    >>> ic.labor.severance(person).severance_rmb
    62500.0
    """

    __slots__ = ()
    _fields = (
        "completed_months",
        "average_wage_rmb_per_month",
        "last_wage_rmb_per_month",
        "local_average_wage_rmb_per_month",
        "days_over",
    )

    def __init__(
        self,
        *,
        completed_months: SupportsFloat,
        average_wage_rmb_per_month: SupportsFloat,
        last_wage_rmb_per_month: SupportsFloat,
        local_average_wage_rmb_per_month: SupportsFloat,
        days_over: bool | None = None,
    ) -> None:
        numbers = checked_numbers(
            "Employment",
            completed_months=completed_months,
            average_wage_rmb_per_month=average_wage_rmb_per_month,
            last_wage_rmb_per_month=last_wage_rmb_per_month,
            local_average_wage_rmb_per_month=local_average_wage_rmb_per_month,
        )
        super().__init__(days_over=said(days_over, "Employment.days_over"), **numbers)


class Automation(_raw.Automation, Model):
    """A post that AI could take over: replaced, or kept beside the AI for other work.

    Parameters
    ----------
    wage_usd_per_year : float
        w, cost of a filled post, and what it yields today [USD per year], positive.
    ai_cost_usd_per_year : float
        c_AI, AI that does the work of one post [USD per year], 0 or more.
    retained_value_ratio : float
        ψ, value of a kept person's other work in units of the wage, 0 or more.
    retraining_usd : float
        r, once per person who is kept [USD], 0 or more.
    severance_monthly_wages : float
        n, lawful severance N in the person's own monthly wages [monthly wages], 0 or more.
    unlawful_probability : float
        π, that the dismissal is held unlawful and severance doubles (LCL art. 87), from 0 to 1.
    discount_rate_per_year : float
        ρ, at which the firm discounts [per year], 0 or more.
    attrition_per_year : float
        δ, share of those kept who leave by themselves within a year [per year], from 0 to below 1.
    horizon_years : float
        T, years over which what is paid once is spread [years], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> clerk = ic.labor.Automation(
    ...     wage_usd_per_year=42_000,
    ...     ai_cost_usd_per_year=12_000,
    ...     retained_value_ratio=0.6,
    ...     retraining_usd=3_000,
    ...     severance_monthly_wages=2.5,
    ...     unlawful_probability=0.5,
    ...     discount_rate_per_year=0.1,
    ...     attrition_per_year=0.15,
    ...     horizon_years=5,
    ... )
    >>> ic.labor.decide_automation(clerk).decision
    'replace'
    """

    __slots__ = ()
    _fields = (
        "wage_usd_per_year",
        "ai_cost_usd_per_year",
        "retained_value_ratio",
        "retraining_usd",
        "severance_monthly_wages",
        "unlawful_probability",
        "discount_rate_per_year",
        "attrition_per_year",
        "horizon_years",
    )

    def __init__(
        self,
        *,
        wage_usd_per_year: SupportsFloat,
        ai_cost_usd_per_year: SupportsFloat,
        retained_value_ratio: SupportsFloat,
        retraining_usd: SupportsFloat,
        severance_monthly_wages: SupportsFloat,
        unlawful_probability: SupportsFloat,
        discount_rate_per_year: SupportsFloat,
        attrition_per_year: SupportsFloat,
        horizon_years: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "Automation",
            wage_usd_per_year=wage_usd_per_year,
            ai_cost_usd_per_year=ai_cost_usd_per_year,
            retained_value_ratio=retained_value_ratio,
            retraining_usd=retraining_usd,
            severance_monthly_wages=severance_monthly_wages,
            unlawful_probability=unlawful_probability,
            discount_rate_per_year=discount_rate_per_year,
            attrition_per_year=attrition_per_year,
            horizon_years=horizon_years,
        )
        super().__init__(**numbers)


class ExitTerms(_raw.ExitTerms, Model):
    """What the ways out of a post that AI has taken over depend on, by Chinese law.

    Parameters
    ----------
    severance_monthly_wages : float
        N in own monthly wages, after the caps of LCL art. 47 [monthly wages], 0 or more.
    negotiated_extra_months : float
        k, what consent costs beyond N; one to three by custom [monthly wages], 0 or more.
    months_to_expiry : float
        Until a fixed term ends; infinite for an open-ended contract [months], 0 or more.
    dismissed_people : float
        Who would leave at once [people], a whole number.
    staff_people : float
        Employees of the firm [people], a whole number.
    unlawful_probability : float
        π, that a dismissal by LCL art. 40(3) is held unlawful, from 0 to 1.
    reinstatement_probability : float
        q, of those unlawfully dismissed, who ask for the post and get it (art. 48), from 0 to 1.
    back_pay_months : float
        Of wages from dismissal to the judgment that reinstates [months], 0 or more.
    retained_value_ratio : float
        ψ, value of a kept person's other work in units of the wage, 0 or more.
    retraining_monthly_wages : float
        r, retraining, once per person who is kept [monthly wages], 0 or more.
    discount_rate_per_year : float
        ρ, at which the firm discounts [per year], 0 or more.
    attrition_per_year : float
        δ, share of those kept who leave by themselves within a year [per year], from 0 to below 1.
    horizon_years : float
        T, over which a post that is kept is counted [years], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> terms = ic.labor.ExitTerms(
    ...     severance_monthly_wages=2.5,
    ...     negotiated_extra_months=2,
    ...     months_to_expiry=float("inf"),
    ...     dismissed_people=5,
    ...     staff_people=100,
    ...     unlawful_probability=0.5,
    ...     reinstatement_probability=0.2,
    ...     back_pay_months=9,
    ...     retained_value_ratio=0.6,
    ...     retraining_monthly_wages=1,
    ...     discount_rate_per_year=0.1,
    ...     attrition_per_year=0.15,
    ...     horizon_years=5,
    ... )
    >>> ic.labor.exit_costs(terms).cheapest.exit
    'negotiated'
    """

    __slots__ = ()
    _fields = (
        "severance_monthly_wages",
        "negotiated_extra_months",
        "months_to_expiry",
        "dismissed_people",
        "staff_people",
        "unlawful_probability",
        "reinstatement_probability",
        "back_pay_months",
        "retained_value_ratio",
        "retraining_monthly_wages",
        "discount_rate_per_year",
        "attrition_per_year",
        "horizon_years",
    )

    def __init__(
        self,
        *,
        severance_monthly_wages: SupportsFloat,
        negotiated_extra_months: SupportsFloat,
        months_to_expiry: SupportsFloat,
        dismissed_people: SupportsFloat,
        staff_people: SupportsFloat,
        unlawful_probability: SupportsFloat,
        reinstatement_probability: SupportsFloat,
        back_pay_months: SupportsFloat,
        retained_value_ratio: SupportsFloat,
        retraining_monthly_wages: SupportsFloat,
        discount_rate_per_year: SupportsFloat,
        attrition_per_year: SupportsFloat,
        horizon_years: SupportsFloat,
    ) -> None:
        if months_to_expiry is None:
            raise TypeError('ExitTerms.months_to_expiry must be a number: float("inf") for an open-ended contract')
        numbers = checked_numbers(
            "ExitTerms",
            severance_monthly_wages=severance_monthly_wages,
            negotiated_extra_months=negotiated_extra_months,
            months_to_expiry=months_to_expiry,
            dismissed_people=dismissed_people,
            staff_people=staff_people,
            unlawful_probability=unlawful_probability,
            reinstatement_probability=reinstatement_probability,
            back_pay_months=back_pay_months,
            retained_value_ratio=retained_value_ratio,
            retraining_monthly_wages=retraining_monthly_wages,
            discount_rate_per_year=discount_rate_per_year,
            attrition_per_year=attrition_per_year,
            horizon_years=horizon_years,
        )
        super().__init__(**numbers)
