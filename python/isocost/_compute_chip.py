"""Chips, and what an hour of one costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, SupportsFloat, TypeAlias, overload

from ._compute_values import Day, day, day_or_none, iso
from ._core import compute as _raw
from ._model import Model
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Array: TypeAlias = NDArray[np.float64]
    _Origin: TypeAlias = Literal["united_states", "china"]

_NUMBERS = (
    "dense_16bit_flop_per_s",
    "dense_8bit_op_per_s",
    "memory_bytes",
    "memory_bandwidth_bytes_per_s",
    "interconnect_bytes_per_s",
    "tdp_w",
    "die_mm2",
    "price_usd",
)


class Accelerator(_raw.Accelerator, Model):
    """A chip, in figures per chip as it is sold, all dies together.

    A figure that is None is unknown: what needs it says so, nothing guesses it.

    Parameters
    ----------
    name : str
        As it is sold; rules that name chips look for words of it.
    vendor : str, optional
        Who designs it.
    origin : {"united_states", "china"}, optional
        Whose export rules follow it: "china" for chips made there.
    released : datetime.date or str, optional
        Day of its release, also as "2022-09-20".
    dense_16bit_flop_per_s : float, optional
        Dense peak at 16 bits [FLOP per second].
    dense_8bit_op_per_s : float, optional
        Dense peak at 8 bits, integer or floating [operations per second].
    memory_bytes : float, optional
        Memory [bytes].
    memory_bandwidth_bytes_per_s : float, optional
        Bandwidth to its own memory [bytes per second].
    interconnect_bytes_per_s : float, optional
        Bandwidth to other chips, both directions together [bytes per second].
    tdp_w : float, optional
        Thermal design power [W].
    die_mm2 : float, optional
        Area of all its dies [mm2].
    price_usd : float, optional
        Price of a chip [USD]; needs `price_date`.
    price_includes_server : bool, optional
        Whether the price is a server's, divided by its chips.
    price_date : datetime.date or str, optional
        Of which day the price is.
    source : str, optional
        Where the figures come from.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain, or a price has no day.

    Examples
    --------
    >>> import isocost as ic
    >>> h20 = ic.compute.accelerator("NVIDIA HGX H20")
    >>> h20.total_processing_performance, h20.die_mm2 is None
    (2368.0, True)
    >>> ic.compute.Accelerator(name="mine", dense_16bit_flop_per_s=4e14, die_mm2=800).performance_density
    8.0
    """

    __slots__ = ()
    _fields = (
        "name", "vendor", "origin", "released", *_NUMBERS, "price_includes_server", "price_date", "source",
    )  # fmt: skip

    def __init__(
        self,
        *,
        name: str,
        vendor: str = "",
        origin: _Origin = "united_states",
        released: Day | None = None,
        dense_16bit_flop_per_s: SupportsFloat | None = None,
        dense_8bit_op_per_s: SupportsFloat | None = None,
        memory_bytes: SupportsFloat | None = None,
        memory_bandwidth_bytes_per_s: SupportsFloat | None = None,
        interconnect_bytes_per_s: SupportsFloat | None = None,
        tdp_w: SupportsFloat | None = None,
        die_mm2: SupportsFloat | None = None,
        price_usd: SupportsFloat | None = None,
        price_includes_server: bool = False,
        price_date: Day | None = None,
        source: str = "",
    ) -> None:
        given = (
            dense_16bit_flop_per_s, dense_8bit_op_per_s, memory_bytes, memory_bandwidth_bytes_per_s,
            interconnect_bytes_per_s, tdp_w, die_mm2, price_usd,
        )  # fmt: skip
        figures = {key: x for key, x in zip(_NUMBERS, given, strict=True) if x is not None}
        super().__init__(
            name=name,
            vendor=vendor,
            origin=origin,
            released=day_or_none(released, "Accelerator.released"),
            price_includes_server=price_includes_server,
            price_date=day_or_none(price_date, "Accelerator.price_date"),
            source=source,
            **{key: number(x, f"Accelerator.{key}") for key, x in figures.items()},
        )

    def _values(self) -> dict[str, object]:
        values: dict[str, object] = {field: getattr(self, field) for field in self._fields}
        return values | {"released": iso(self.released), "price_date": iso(self.price_date)}


def _public(raw: _raw.Accelerator) -> Accelerator:
    return Accelerator(**{field: getattr(raw, field) for field in Accelerator._fields})


def accelerators() -> tuple[Accelerator, ...]:
    """Chips with what is publicly known of them.

    Specifications and prices as collected by Epoch AI (training-cost-trends@263c40a). Interconnect is from memory and
    not verified against data sheets. Figures of Ascend chips differ between sources.

    Returns
    -------
    tuple of Accelerator
        In the order of vendors and dates.

    Examples
    --------
    >>> import isocost as ic
    >>> len(ic.compute.accelerators())
    32
    """
    return tuple(_public(raw) for raw in _raw.accelerators())


def accelerator(name: str) -> Accelerator:
    """The chip of that name.

    Parameters
    ----------
    name : str
        As the catalog writes it.

    Returns
    -------
    Accelerator
        The chip.

    Raises
    ------
    InvalidParameter
        For a chip that the catalog does not have; the message lists those there are.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.compute.accelerator("NVIDIA H100 SXM5 80GB").dense_16bit_flop_per_s
    989400000000000.0
    """
    return _public(_raw.accelerator(name))


class Facility(_raw.Facility, Model):
    """Around a chip: what its power and its network cost. Nothing has a default.

    Parameters
    ----------
    server_power_ratio : float
        Power of the server per chip over the chip's.
    average_power_share : float
        Average power over thermal design power.
    power_usage_effectiveness : float
        Power of the site over that of its servers.
    electricity_usd_per_kwh : float
        Price of electricity [USD per kWh].
    interconnect_share : float
        Network between servers, as a share of the cluster's capital.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.
    """

    __slots__ = ()
    _fields = (
        "server_power_ratio", "average_power_share", "power_usage_effectiveness", "electricity_usd_per_kwh",
        "interconnect_share",
    )  # fmt: skip

    def __init__(
        self,
        *,
        server_power_ratio: SupportsFloat,
        average_power_share: SupportsFloat,
        power_usage_effectiveness: SupportsFloat,
        electricity_usd_per_kwh: SupportsFloat,
        interconnect_share: SupportsFloat,
    ) -> None:
        super().__init__(
            server_power_ratio=number(server_power_ratio, "Facility.server_power_ratio"),
            average_power_share=number(average_power_share, "Facility.average_power_share"),
            power_usage_effectiveness=number(power_usage_effectiveness, "Facility.power_usage_effectiveness"),
            electricity_usd_per_kwh=number(electricity_usd_per_kwh, "Facility.electricity_usd_per_kwh"),
            interconnect_share=number(interconnect_share, "Facility.interconnect_share"),
        )


@dataclass(frozen=True)
class ChipHourCost:
    """What an hour of an owned chip costs [USD]: server, interconnect, energy."""

    server: float
    interconnect: float
    energy: float

    @property
    def capital(self) -> float:
        """Server and interconnect [USD per chip-hour]."""
        return self.server + self.interconnect

    @property
    def total(self) -> float:
        """Capital and energy [USD per chip-hour]."""
        return self.capital + self.energy


@overload
def capital_recovery_factor(rate: float, lifetime_years: float) -> float: ...
@overload
def capital_recovery_factor(rate: _Array, lifetime_years: _Array | float) -> _Array: ...
@overload
def capital_recovery_factor(rate: float, lifetime_years: _Array) -> _Array: ...
def capital_recovery_factor(rate: _Array | float, lifetime_years: _Array | float) -> _Array | float:
    """What a dollar of capital costs each year when it is paid back in equal parts: r/(1 − (1 + r)^−T), 1/T at r = 0.

    Parameters
    ----------
    rate : float or array
        Interest, 0 or more [per year].
    lifetime_years : float or array
        Lifetime, positive [years].

    Returns
    -------
    float or array
        Share of the capital per year; a float for floats.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.compute.capital_recovery_factor(0.1, 4.0), 6), ic.compute.capital_recovery_factor(0.0, 4.0)
    (0.315471, 0.25)
    """
    return _raw.capital_recovery_factor(rate, lifetime_years)


def owned_chip_hour(
    chip: Accelerator, *, server_usd: float, charge_per_year: float, facility: Facility
) -> ChipHourCost:
    """An hour of a chip whose server is worth `server_usd` and loses `charge_per_year` of it a year.

    Parameters
    ----------
    chip : Accelerator
        Its thermal design power must be known.
    server_usd : float
        Server per chip [USD].
    charge_per_year : float
        Share of its value lost a year: `capital_recovery_factor`, or `replacement_rate`.
    facility : Facility
        Power and network around it.

    Returns
    -------
    ChipHourCost
        Server, interconnect, energy.
    """
    return ChipHourCost(*_raw.owned_chip_hour(chip, server_usd, charge_per_year, facility))


def replacement_rate(decline_oom_per_year: float = 0.14) -> float:
    """Charge per year on a chip's value, decline × ln 10 (Cottier et al. 2024, arXiv:2405.21015).

    Parameters
    ----------
    decline_oom_per_year : float, optional
        Fall of the price for the same performance [orders of magnitude per year].

    Returns
    -------
    float
        Share of the value then [per year].

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.compute.replacement_rate(), 6)
    0.322362
    """
    return _raw.replacement_rate(decline_oom_per_year, 90.0)


def value_at_first_use(
    chip: Accelerator, first_use: Day, *, decline_oom_per_year: float = 0.14, delivery_days: float = 90.0
) -> float:
    """What a chip is worth on the day it is first used, its price less the decline since (Cottier et al. 2024).

    Parameters
    ----------
    chip : Accelerator
        With a price, its day, and the day of release.
    first_use : datetime.date or str
        The day.
    decline_oom_per_year, delivery_days : float, optional
        Of the price [orders of magnitude per year]; from release to first delivery [days].

    Returns
    -------
    float
        Value [USD].

    Examples
    --------
    >>> import isocost as ic
    >>> a100 = ic.compute.accelerator("NVIDIA A100 SXM4 40 GB")
    >>> round(ic.compute.value_at_first_use(a100, "2022-05-12"), 6)
    14165.054738
    """
    used: date = day(first_use, "first_use")
    return _raw.value_at_first_use(chip, used, decline_oom_per_year, delivery_days)


def amortized_chip_hour(
    chip: Accelerator,
    first_use: Day,
    *,
    facility: Facility,
    decline_oom_per_year: float = 0.14,
    delivery_days: float = 90.0,
) -> ChipHourCost:
    """An hour of a chip by the amortization of Cottier et al. 2024 (arXiv:2405.21015).

    Parameters
    ----------
    chip : Accelerator
        One whose price includes its server.
    first_use : datetime.date or str
        Day of its first use.
    facility : Facility
        Power and network around it.
    decline_oom_per_year, delivery_days : float, optional
        As for `value_at_first_use`.

    Returns
    -------
    ChipHourCost
        Server, interconnect, energy.
    """
    used: date = day(first_use, "first_use")
    return ChipHourCost(*_raw.amortized_chip_hour(chip, used, facility, decline_oom_per_year, delivery_days))
