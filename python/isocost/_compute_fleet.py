"""Fleets: chips under contracts, the order of their prices, and what a cap or a tariff makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._compute_chip import Accelerator, Facility
from ._compute_values import framed, instances, written
from ._core import compute as _raw
from ._model import Model
from ._values import number
from .cost import FixedCost, TieredCost

if TYPE_CHECKING:
    import pandas as pd

    from ._compute_values import _Horizon

hours_per_year: float = _raw.hours_per_year
seconds_per_year: float = _raw.seconds_per_year


class Owned(_raw.Owned, Model):
    """Chips that the lab owns: server and network are capital, electricity is paid as they work.

    Parameters
    ----------
    server_usd : float
        Per chip, its share of the server included [USD].
    charge_per_year : float
        Share of its value lost a year: recovery factor or replacement rate.
    facility : Facility
        Power and network around it.
    """

    __slots__ = ("_facility",)
    _fields = ("server_usd", "charge_per_year", "facility")

    def __init__(self, *, server_usd: SupportsFloat, charge_per_year: SupportsFloat, facility: Facility) -> None:
        super().__init__(
            number(server_usd, "Owned.server_usd"), number(charge_per_year, "Owned.charge_per_year"), facility
        )
        self._facility = facility

    @property
    def facility(self) -> Facility:
        """Power and network around it."""
        return self._facility


class Rented(_raw.Rented, Model):
    """Chips by the hour; reserved ones are paid while they stand still, too.

    Parameters
    ----------
    rent_usd_per_hour : float
        Rent [USD per chip-hour].
    reserved : bool, optional
        Whether they are paid for the whole year.
    """

    __slots__ = ()
    _fields = ("rent_usd_per_hour", "reserved")

    def __init__(self, *, rent_usd_per_hour: SupportsFloat, reserved: bool = False) -> None:
        super().__init__(number(rent_usd_per_hour, "Rented.rent_usd_per_hour"), reserved)


class FleetClass(_raw.FleetClass, Model):
    """Chips of one kind under one contract.

    Parameters
    ----------
    name : str
        Its name.
    chip : Accelerator
        The chip; its 16-bit peak must be known, of owned chips also the power.
    count : float
        Chips, infinity for as many as one likes [chips].
    utilization : float
        Achieved share of the 16-bit peak (MFU), above 0 and at most 1.
    availability : float
        Share of the year at work, above 0 and at most 1.
    contract : Owned or Rented
        How they are paid.

    Raises
    ------
    InvalidParameter
        When a figure is missing or outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> h800 = ic.compute.FleetClass(
    ...     name="H800", chip=ic.compute.accelerator("NVIDIA H800 SXM5"), count=100, utilization=0.35,
    ...     availability=0.9, contract=ic.compute.Rented(rent_usd_per_hour=2.0),
    ... )
    >>> f"{h800.price_usd_per_flop():.4g}"
    '1.605e-18'
    """

    __slots__ = ("_chip", "_contract")
    _fields = ("name", "chip", "count", "utilization", "availability", "contract")

    def __init__(
        self,
        *,
        name: str,
        chip: Accelerator,
        count: SupportsFloat,
        utilization: SupportsFloat,
        availability: SupportsFloat,
        contract: Owned | Rented,
    ) -> None:
        if not isinstance(contract, Owned | Rented):
            raise TypeError(f"FleetClass.contract must be Owned or Rented, not {type(contract).__name__}")
        super().__init__(
            name=name,
            chip=chip,
            count=number(count, "FleetClass.count"),
            utilization=number(utilization, "FleetClass.utilization"),
            availability=number(availability, "FleetClass.availability"),
            contract=contract,
        )
        self._chip, self._contract = chip, contract

    @property
    def chip(self) -> Accelerator:
        """The chip."""
        return self._chip

    @property
    def contract(self) -> Owned | Rented:
        """How they are paid."""
        return self._contract

    def price_usd_per_flop(self, horizon: _Horizon = "long_run") -> float:
        """Price of a delivered FLOP [USD]; in the short run what is paid in any case does not count."""
        return super().price_usd_per_flop(horizon)

    def price_usd_per_byte(self) -> float:
        """Price of a byte read from memory at full bandwidth [USD], in the long run: what decoding pays for."""
        return super().price_usd_per_byte()


@dataclass(frozen=True)
class FleetStep:
    """A stretch of a fleet's supply: name, width [FLOP per year], price [USD per FLOP]."""

    name: str
    width_flop_per_year: float
    price_usd_per_flop: float


@dataclass(frozen=True)
class MeritOrder:
    """A fleet as a supply curve, from the cheapest FLOP to the dearest.

    Attributes
    ----------
    steps : tuple of FleetStep
        The classes in order.
    fixed_usd_per_year : float
        What is paid whatever is used [USD per year].
    """

    steps: tuple[FleetStep, ...]
    fixed_usd_per_year: float = 0.0

    def _rows(self) -> list[tuple[str, float, float, float]]:
        rows, end = [], 0.0
        for step in self.steps:
            end += step.width_flop_per_year
            rows.append((step.name, step.width_flop_per_year, step.price_usd_per_flop * 1e18, end))
        return rows

    _HEAD = ("class", "FLOP per year", "USD per 1e18 FLOP", "in all")

    def explain(self) -> str:
        """A table: class, width, price of 1e18 FLOP, what there is up to here."""
        fixed = f"\nfixed: {self.fixed_usd_per_year:.4g} USD per year" if self.fixed_usd_per_year else ""
        return written(self._HEAD, self._rows()) + fixed

    __str__ = explain

    def to_dict(self) -> dict[str, Any]:
        """Steps and fixed cost as plain values."""
        return {"steps": [vars(step).copy() for step in self.steps], "fixed_usd_per_year": self.fixed_usd_per_year}

    def to_pandas(self) -> pd.DataFrame:
        """A row for each step."""
        rows = [(s.name, s.width_flop_per_year, s.price_usd_per_flop) for s in self.steps]
        return framed(("class", "width_flop_per_year", "price_usd_per_flop"), rows)

    def _raw(self) -> tuple[list[tuple[str, float, float]], float]:
        return [(s.name, s.width_flop_per_year, s.price_usd_per_flop) for s in self.steps], self.fixed_usd_per_year


def _order(raw: tuple[list[tuple[str, float, float]], float]) -> MeritOrder:
    return MeritOrder(tuple(FleetStep(*step) for step in raw[0]), raw[1])


def merit_order(fleet: Sequence[FleetClass], *, horizon: _Horizon = "long_run") -> MeritOrder:
    """Puts the classes of a fleet in order of the price of their FLOP.

    Parameters
    ----------
    fleet : sequence of FleetClass
        At least one class.
    horizon : {"long_run", "short_run"}, optional
        Whether capital counts; in the short run it is a fixed cost.

    Returns
    -------
    MeritOrder
        Prints as a table.
    """
    return _order(_raw.merit_order(instances(fleet, FleetClass, "fleet"), horizon))


def fleet_cost(order: MeritOrder) -> TieredCost | FixedCost:
    """The cost of compute in FLOP per year that the order makes, for a firm.

    Parameters
    ----------
    order : MeritOrder
        Of a fleet, or of a fleet under a cap.

    Returns
    -------
    TieredCost or FixedCost
        Tiers; with a fixed part where there is one.
    """
    tiers = TieredCost(_raw.fleet_tiers(*order._raw()))
    return FixedCost(order.fixed_usd_per_year, then=tiers) if order.fixed_usd_per_year else tiers


def flow_capped(order: MeritOrder, *, cap_flop_per_year: float) -> MeritOrder:
    """The order cut where a cap on delivered FLOP per year lies.

    Parameters
    ----------
    order : MeritOrder
        Of a fleet.
    cap_flop_per_year : float
        The cap [FLOP per year].

    Returns
    -------
    MeritOrder
        What is left.
    """
    return _order(_raw.flow_capped(*order._raw(), cap_flop_per_year))


def marginal_usd_per_flop(order: MeritOrder, flop_per_year: float) -> tuple[float, float]:
    """What one more FLOP costs when so many are delivered, (lower, upper), which differ at a kink.

    Parameters
    ----------
    order : MeritOrder
        Of a fleet.
    flop_per_year : float
        Delivered [FLOP per year].

    Returns
    -------
    (float, float)
        [USD per FLOP].
    """
    return _raw.marginal_usd_per_flop(*order._raw(), flop_per_year)
