"""What a market of researchers is made of: tastes, places, firms, sellers."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import market_poaching as raw
from ._inference_models import numbers_of
from ._model import Model


class Mobility(raw.Mobility, Model):
    """Tastes of those who move, and how often they are asked: logit mobility.

    Parameters
    ----------
    pay_weight : float
        Weight of the log of pay.
    compute_weight : float
        Weight of the log of compute per head.
    offer_rate_per_year : float
        Offers that a person weighs in a year [per year].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.Mobility(
    ...     pay_weight=4, compute_weight=0.8, offer_rate_per_year=1
    ... ).pay_weight
    4.0
    """

    __slots__ = ()
    _fields = (
        "pay_weight",
        "compute_weight",
        "offer_rate_per_year",
    )

    def __init__(
        self,
        *,
        pay_weight: SupportsFloat,
        compute_weight: SupportsFloat,
        offer_rate_per_year: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "Mobility",
            pay_weight=pay_weight,
            compute_weight=compute_weight,
            offer_rate_per_year=offer_rate_per_year,
        )
        super().__init__(**values)


class Place(raw.Place, Model):
    """Where one can work, as those who work there see it.

    Parameters
    ----------
    name : str
        What it is called.
    cash_usd_per_year : float
        Pay in cash [USD per year].
    equity_usd_per_year : float, optional
        Pay in equity at its face value [USD per year].
    equity_discount : float, optional
        Share of its face value that equity is worth less to its holder.
    compute_flop_per_year : float, optional
        Compute that the place's researchers share [FLOP per year].
    mission_utils : float, optional
        What the mission is worth, a misfit deducted [utils].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.Place(
    ...     "a", cash_usd_per_year=300000
    ... ).cash_usd_per_year
    300000.0
    """

    __slots__ = ()
    _fields = (
        "name",
        "cash_usd_per_year",
        "equity_usd_per_year",
        "equity_discount",
        "compute_flop_per_year",
        "mission_utils",
    )
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        cash_usd_per_year: SupportsFloat,
        equity_usd_per_year: SupportsFloat = 0.0,
        equity_discount: SupportsFloat = 0.0,
        compute_flop_per_year: SupportsFloat = 1.0,
        mission_utils: SupportsFloat = 0.0,
    ) -> None:
        values = numbers_of(
            f"Place({name})",
            cash_usd_per_year=cash_usd_per_year,
            equity_usd_per_year=equity_usd_per_year,
            equity_discount=equity_discount,
            compute_flop_per_year=compute_flop_per_year,
            mission_utils=mission_utils,
        )
        super().__init__(name, **values)


class PoachingFirm(raw.PoachingFirm, Model):
    """An employer of researchers, whose staff makes staff_value · L^staff_exponent; what cash would exceed its cap is equity.

    Parameters
    ----------
    name : str
        What it is called.
    staff_value_usd_per_year : float
        What a staff of one makes [USD per year].
    staff_exponent : float
        Percent of value per percent of staff.
    compute_flop_per_year : float
        Compute that the staff shares [FLOP per year].
    mission_utils : float, optional
        What the mission is worth, a misfit deducted [utils].
    equity_share : float, optional
        Share of pay in equity.
    equity_discount : float, optional
        Share of its face value that equity is worth less to its holder; needed where equity is paid, as it is with an
        equity_share or a cash cap.
    equity_cost : float, optional
        What equity costs the firm per face value [USD per USD].
    cash_cap_usd_per_year : float, optional
        Most cash that a head can be paid [USD per year].
    replacement_usd : float, optional
        Cost of replacing a leaver [USD].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.PoachingFirm(
    ...     "a", staff_value_usd_per_year=4e+06, staff_exponent=0.8, compute_flop_per_year=1e+24
    ... ).staff_value_usd_per_year
    4000000.0
    """

    __slots__ = ()
    _fields = (
        "name",
        "staff_value_usd_per_year",
        "staff_exponent",
        "compute_flop_per_year",
        "mission_utils",
        "equity_share",
        "equity_discount",
        "equity_cost",
        "cash_cap_usd_per_year",
        "replacement_usd",
    )
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        staff_value_usd_per_year: SupportsFloat,
        staff_exponent: SupportsFloat,
        compute_flop_per_year: SupportsFloat,
        mission_utils: SupportsFloat = 0.0,
        equity_share: SupportsFloat = 0.0,
        equity_discount: SupportsFloat | None = None,
        equity_cost: SupportsFloat = 1.0,
        cash_cap_usd_per_year: SupportsFloat = float("inf"),
        replacement_usd: SupportsFloat = 0.0,
    ) -> None:
        given: dict[str, SupportsFloat] = {} if equity_discount is None else {"equity_discount": equity_discount}
        values = numbers_of(
            f"PoachingFirm({name})",
            staff_value_usd_per_year=staff_value_usd_per_year,
            staff_exponent=staff_exponent,
            compute_flop_per_year=compute_flop_per_year,
            mission_utils=mission_utils,
            equity_share=equity_share,
            equity_cost=equity_cost,
            cash_cap_usd_per_year=cash_cap_usd_per_year,
            replacement_usd=replacement_usd,
            **given,
        )
        super().__init__(name, **values)


class WagePosting(raw.WagePosting, Model):
    """Posted wages with search on the job (Burdett and Mortensen 1998).

    Parameters
    ----------
    productivity_usd_per_year : float
        What a person makes [USD per year].
    reservation_usd_per_year : float
        Least wage that is accepted [USD per year].
    offer_rate_per_year : float
        Offers that a person gets [per year].
    separation_rate_per_year : float
        Jobs that end by themselves [per year].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.WagePosting(
    ...     productivity_usd_per_year=1, reservation_usd_per_year=0.5, offer_rate_per_year=0.2, separation_rate_per_year=0.05
    ... ).productivity_usd_per_year
    1.0
    """

    __slots__ = ()
    _fields = (
        "productivity_usd_per_year",
        "reservation_usd_per_year",
        "offer_rate_per_year",
        "separation_rate_per_year",
    )

    def __init__(
        self,
        *,
        productivity_usd_per_year: SupportsFloat,
        reservation_usd_per_year: SupportsFloat,
        offer_rate_per_year: SupportsFloat,
        separation_rate_per_year: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "WagePosting",
            productivity_usd_per_year=productivity_usd_per_year,
            reservation_usd_per_year=reservation_usd_per_year,
            offer_rate_per_year=offer_rate_per_year,
            separation_rate_per_year=separation_rate_per_year,
        )
        super().__init__(**values)


class IsoelasticDemand(raw.IsoelasticDemand, Model):
    """Demand, scale · price^(−elasticity).

    Parameters
    ----------
    scale : float
        Demand at price 1 [units per year].
    elasticity : float
        Percent of demand lost per percent of price.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.IsoelasticDemand(
    ...     scale=5000, elasticity=1.1
    ... ).scale
    5000.0
    """

    __slots__ = ()
    _fields = (
        "scale",
        "elasticity",
    )

    def __init__(
        self,
        *,
        scale: SupportsFloat,
        elasticity: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "IsoelasticDemand",
            scale=scale,
            elasticity=elasticity,
        )
        super().__init__(**values)


class CournotFirm(raw.CournotFirm, Model):
    """A seller with marginal cost linear_cost + (q/scale)^(1/exponent) (Murphy, Sherali and Soyster 1982).

    Parameters
    ----------
    linear_cost : float
        Marginal cost of the first unit [USD per unit].
    scale : float
        Quantity that costs 1 more at the margin [units per year].
    exponent : float
        Percent of quantity per percent of the rising part of marginal cost.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.CournotFirm(
    ...     linear_cost=10, scale=5, exponent=1.2
    ... ).linear_cost
    10.0
    """

    __slots__ = ()
    _fields = (
        "linear_cost",
        "scale",
        "exponent",
    )

    def __init__(
        self,
        *,
        linear_cost: SupportsFloat,
        scale: SupportsFloat,
        exponent: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "CournotFirm",
            linear_cost=linear_cost,
            scale=scale,
            exponent=exponent,
        )
        super().__init__(**values)
