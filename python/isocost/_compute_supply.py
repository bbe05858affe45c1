"""What a chip of a fleet is worth, and supply around a control: tariffs, grey chips, clouds abroad."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat, TypeAlias, overload

from ._compute_fleet import FleetClass, Owned, Rented
from ._compute_values import instances
from ._core import compute as _raw
from ._model import Model
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ._compute_values import _Horizon

    _Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class ChipValue:
    """What one more chip of a class saves: name, its price [USD per FLOP], value [USD per chip-year]."""

    name: str
    price_usd_per_flop: float
    value_usd_per_chip_year: float


def chip_values(
    fleet: Sequence[FleetClass], *, marginal_usd_per_flop: float, horizon: _Horizon = "long_run"
) -> tuple[ChipValue, ...]:
    """What one more chip of each class saves when a delivered FLOP is worth `marginal_usd_per_flop` to its buyer.

    Parameters
    ----------
    fleet : sequence of FleetClass
        The classes.
    marginal_usd_per_flop : float
        The fleet's marginal price, or where the fleet ends a firm's `virtual_prices["compute"]` [USD per FLOP].
    horizon : {"long_run", "short_run"}, optional
        Whether the chip's capital counts.

    Returns
    -------
    tuple of ChipValue
        0 for a class that is not used fully.
    """
    raw = _raw.chip_values(instances(fleet, FleetClass, "fleet"), marginal_usd_per_flop, horizon)
    return tuple(ChipValue(*value) for value in raw)


@overload
def usd_per_h100_year(usd_per_flop: float, *, utilization: float, availability: float = 1.0) -> float: ...
@overload
def usd_per_h100_year(
    usd_per_flop: _Array, *, utilization: _Array | float, availability: _Array | float = 1.0
) -> _Array: ...
@overload
def usd_per_h100_year(usd_per_flop: float, *, utilization: _Array, availability: _Array | float = 1.0) -> _Array: ...
def usd_per_h100_year(
    usd_per_flop: _Array | float, *, utilization: _Array | float, availability: _Array | float = 1.0
) -> _Array | float:
    """A price or shadow price of a FLOP per H100-year: × 989.4e12 FLOP/s × utilization × availability × 31 557 600 s.

    Parameters
    ----------
    usd_per_flop : float or array
        Price [USD per FLOP].
    utilization, availability : float or array
        Of the fleet that the price is of; state them beside the result.

    Returns
    -------
    float or array
        [USD per H100-year].

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.compute.usd_per_h100_year(1e-18, utilization=0.375))
    11709
    """
    return _raw.usd_per_h100_year(usd_per_flop, utilization, availability)


class GreyMarket(_raw.GreyMarket, Model):
    """Chips bought against a control: the user's assumptions, nothing has a default.

    Parameters
    ----------
    markup : float
        Over the regular price, as a share.
    seizure_probability : float
        That a chip bought is lost.
    penalty_probability : float
        That its buyer is fined.
    penalty_usd_per_chip : float
        The fine [USD per chip].
    """

    __slots__ = ()
    _fields = ("markup", "seizure_probability", "penalty_probability", "penalty_usd_per_chip")

    def __init__(
        self,
        *,
        markup: SupportsFloat,
        seizure_probability: SupportsFloat,
        penalty_probability: SupportsFloat,
        penalty_usd_per_chip: SupportsFloat,
    ) -> None:
        super().__init__(
            markup=number(markup, "GreyMarket.markup"),
            seizure_probability=number(seizure_probability, "GreyMarket.seizure_probability"),
            penalty_probability=number(penalty_probability, "GreyMarket.penalty_probability"),
            penalty_usd_per_chip=number(penalty_usd_per_chip, "GreyMarket.penalty_usd_per_chip"),
        )


class OffshoreCloud(_raw.OffshoreCloud, Model):
    """A cloud abroad, used from where its chips may not go; nothing has a default.

    Parameters
    ----------
    rent_usd_per_hour : float
        Rent abroad [USD per chip-hour].
    latency_share : float
        Share of the work lost to distance.
    compliance_usd_per_hour : float
        What compliance costs [USD per chip-hour].
    """

    __slots__ = ()
    _fields = ("rent_usd_per_hour", "latency_share", "compliance_usd_per_hour")

    def __init__(
        self,
        *,
        rent_usd_per_hour: SupportsFloat,
        latency_share: SupportsFloat,
        compliance_usd_per_hour: SupportsFloat,
    ) -> None:
        super().__init__(
            rent_usd_per_hour=number(rent_usd_per_hour, "OffshoreCloud.rent_usd_per_hour"),
            latency_share=number(latency_share, "OffshoreCloud.latency_share"),
            compliance_usd_per_hour=number(compliance_usd_per_hour, "OffshoreCloud.compliance_usd_per_hour"),
        )


def _changed(chips: FleetClass, raw: tuple[str, float, float, tuple[Any, ...]]) -> FleetClass:
    name, count, utilization, (kind, first, second) = raw
    contract: Owned | Rented
    if kind == "Owned":
        assert isinstance(chips.contract, Owned)
        contract = Owned(server_usd=first, charge_per_year=second, facility=chips.contract.facility)
    else:
        contract = Rented(rent_usd_per_hour=first, reserved=second)
    return chips.replace(name=name, count=count, utilization=utilization, contract=contract)


def with_tariff(chips: FleetClass, *, rate: float, pass_through: float | None = None) -> FleetClass:
    """A class after an ad-valorem tariff on chips.

    Parameters
    ----------
    chips : FleetClass
        Owned chips take the whole rate on the server's value, rented ones rate × pass_through on the rent.
    rate : float
        Share of the price.
    pass_through : float, optional
        Share of the tariff that reaches rents, 0 to 1; rented chips need it.

    Returns
    -------
    FleetClass
        The dearer class.
    """
    return _changed(chips, _raw.with_tariff(chips, rate, math.nan if pass_through is None else pass_through))


def grey_price_usd(price_usd: float, grey: GreyMarket) -> float:
    """What a chip costs on the grey market: p (1 + markup) + π_seize p + π_penalty × penalty, in expectation.

    Parameters
    ----------
    price_usd : float
        Regular price [USD].
    grey : GreyMarket
        The assumptions.

    Returns
    -------
    float
        [USD].

    Examples
    --------
    >>> import isocost as ic
    >>> grey = ic.compute.GreyMarket(
    ...     markup=0.5, seizure_probability=0.1, penalty_probability=0.02, penalty_usd_per_chip=1e5
    ... )
    >>> ic.compute.grey_price_usd(30000.0, grey)
    50000.0
    """
    return _raw.grey_price_usd(price_usd, grey)


def grey_class(chips: FleetClass, *, count: float, grey: GreyMarket) -> FleetClass:
    """Owned chips of a class bought on the grey market, finitely many.

    Parameters
    ----------
    chips : FleetClass
        The regular class, owned.
    count : float
        How many there are [chips].
    grey : GreyMarket
        The assumptions.

    Returns
    -------
    FleetClass
        Its name ends in "(grey)".
    """
    return _changed(chips, _raw.grey_class(chips, count, grey))


def offshore_class(chips: FleetClass, *, count: float, cloud: OffshoreCloud) -> FleetClass:
    """Chips of a class in a cloud abroad: rent and compliance by the hour, utilization less what latency takes.

    Parameters
    ----------
    chips : FleetClass
        The class at home.
    count : float
        How many there are, infinity allowed [chips].
    cloud : OffshoreCloud
        The cloud.

    Returns
    -------
    FleetClass
        Its name ends in "(offshore)".
    """
    return _changed(chips, _raw.offshore_class(chips, count, cloud))
