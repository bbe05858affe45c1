"""What a poacher or an employer weighs: a gain, a team, a person, a flow."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import market_poaching as raw
from ._inference_models import numbers_of
from ._model import Model


class EfficiencyGain(raw.EfficiencyGain, Model):
    """Somebody who makes inference cheaper, for as long as it stays a lead.

    Parameters
    ----------
    saved_share : float
        Share of the inference bill that is saved.
    inference_bill_usd_per_year : float
        Inference bill today [USD per year].
    bill_growth_per_year : float
        Growth rate of the bill [per year].
    leak_rate_per_year : float
        Rate at which the method leaks [per year].
    discount_rate_per_year : float
        Discount rate [per year].
    horizon_years : float
        How long the gain lasts at most [years].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.EfficiencyGain(
    ...     saved_share=0.01, inference_bill_usd_per_year=1e+09, bill_growth_per_year=0.3, leak_rate_per_year=0.5, discount_rate_per_year=0.1, horizon_years=2
    ... ).saved_share
    0.01
    """

    __slots__ = ()
    _fields = (
        "saved_share",
        "inference_bill_usd_per_year",
        "bill_growth_per_year",
        "leak_rate_per_year",
        "discount_rate_per_year",
        "horizon_years",
    )

    def __init__(
        self,
        *,
        saved_share: SupportsFloat,
        inference_bill_usd_per_year: SupportsFloat,
        bill_growth_per_year: SupportsFloat,
        leak_rate_per_year: SupportsFloat,
        discount_rate_per_year: SupportsFloat,
        horizon_years: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "EfficiencyGain",
            saved_share=saved_share,
            inference_bill_usd_per_year=inference_bill_usd_per_year,
            bill_growth_per_year=bill_growth_per_year,
            leak_rate_per_year=leak_rate_per_year,
            discount_rate_per_year=discount_rate_per_year,
            horizon_years=horizon_years,
        )
        super().__init__(**values)


class Squad(raw.Squad, Model):
    """A team that is worth more together, c s^ζ to whoever has s of its members.

    Parameters
    ----------
    members : float
        Members of the team, a whole number [persons].
    exponent : float
        Percent of worth per percent of members.
    home_value_usd : float
        Worth of one member alone to the employer [USD].
    poacher_value_usd : float
        Worth of one member alone to the poacher [USD].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.Squad(
    ...     members=4, exponent=2, home_value_usd=1e+06, poacher_value_usd=2e+06
    ... ).members
    4.0
    """

    __slots__ = ()
    _fields = (
        "members",
        "exponent",
        "home_value_usd",
        "poacher_value_usd",
    )

    def __init__(
        self,
        *,
        members: SupportsFloat,
        exponent: SupportsFloat,
        home_value_usd: SupportsFloat,
        poacher_value_usd: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "Squad",
            members=members,
            exponent=exponent,
            home_value_usd=home_value_usd,
            poacher_value_usd=poacher_value_usd,
        )
        super().__init__(**values)


class FlowRatio(raw.FlowRatio, Model):
    """Leavers to another place per joiner from there, and how many heads each has.

    Parameters
    ----------
    leavers_per_joiner : float
        Persons who go per person who comes.
    persons_left : float
        Heads of the place that is left [persons].
    persons_joined : float
        Heads of the place that is joined [persons].
    pay_weight : float
        Weight of the log of pay.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.FlowRatio(
    ...     leavers_per_joiner=8, persons_left=4000, persons_joined=1200, pay_weight=4
    ... ).leavers_per_joiner
    8.0
    """

    __slots__ = ()
    _fields = (
        "leavers_per_joiner",
        "persons_left",
        "persons_joined",
        "pay_weight",
    )

    def __init__(
        self,
        *,
        leavers_per_joiner: SupportsFloat,
        persons_left: SupportsFloat,
        persons_joined: SupportsFloat,
        pay_weight: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "FlowRatio",
            leavers_per_joiner=leavers_per_joiner,
            persons_left=persons_left,
            persons_joined=persons_joined,
            pay_weight=pay_weight,
        )
        super().__init__(**values)


class Retention(raw.Retention, Model):
    """One person at a lab, and an offer in cash from another.

    Parameters
    ----------
    pay_usd_per_year : float
        Pay at the lab, equity at face value [USD per year].
    equity_share : float
        Share of pay in equity.
    equity_discount : float
        Share of face value lost to the holder.
    compute_ratio : float
        Compute per head of the other lab over the own.
    pay_weight : float
        Weight of the log of pay.
    compute_weight : float
        Weight of the log of compute per head.
    mission_utils : float
        Own mission over the other's [utils].
    switching_utils : float
        Cost of moving [utils].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.Retention(
    ...     pay_usd_per_year=1e+06, equity_share=0.5, equity_discount=0.4, compute_ratio=10, pay_weight=4, compute_weight=0.8, mission_utils=0.3, switching_utils=0.5
    ... ).pay_usd_per_year
    1000000.0
    """

    __slots__ = ()
    _fields = (
        "pay_usd_per_year",
        "equity_share",
        "equity_discount",
        "compute_ratio",
        "pay_weight",
        "compute_weight",
        "mission_utils",
        "switching_utils",
    )

    def __init__(
        self,
        *,
        pay_usd_per_year: SupportsFloat,
        equity_share: SupportsFloat,
        equity_discount: SupportsFloat,
        compute_ratio: SupportsFloat,
        pay_weight: SupportsFloat,
        compute_weight: SupportsFloat,
        mission_utils: SupportsFloat,
        switching_utils: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "Retention",
            pay_usd_per_year=pay_usd_per_year,
            equity_share=equity_share,
            equity_discount=equity_discount,
            compute_ratio=compute_ratio,
            pay_weight=pay_weight,
            compute_weight=compute_weight,
            mission_utils=mission_utils,
            switching_utils=switching_utils,
        )
        super().__init__(**values)
