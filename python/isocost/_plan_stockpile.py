"""When a chip in stock pays for itself, and what it is worth to know of a ban some days before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, SupportsFloat, TypeAlias

from ._answer import Answer
from ._core import plan as _raw
from ._model import Model
from ._numbers import checked_numbers
from ._status import Status
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    _Array: TypeAlias = NDArray[np.float64]


class Holding(_raw.Holding, Model):
    """What it costs to keep a chip that is not needed yet, as a share of its price and year; both compound continuously.

    Parameters
    ----------
    rate_per_year : float
        r, interest on the money in the chip [per year], 0 or more.
    decline_per_year : float, optional
        δ, decline of a chip's price [per year], 0 or more; 0.322 by default, 0.14 orders of magnitude (Cottier et al.
        2024, arXiv:2405.21015).

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.plan.carrying_cost_per_year(ic.plan.Holding(rate_per_year=0.1)), 4)
    0.4224
    """

    __slots__ = ()
    _fields = ("rate_per_year", "decline_per_year")

    def __init__(
        self, *, rate_per_year: SupportsFloat, decline_per_year: SupportsFloat = _raw.decline_per_year
    ) -> None:
        numbers = checked_numbers("Holding", rate_per_year=rate_per_year, decline_per_year=decline_per_year)
        super().__init__(**numbers)


class Notice(_raw.Notice, Model):
    """A ban that is announced some days before it holds, and how fast chips can be had until then.

    Parameters
    ----------
    notice_days : float
        From the announcement to the ban [days], 0 or more.
    lead_days : float
        From an order to its delivery [days], 0 or more.
    chips_per_day : float
        Delivered once the lead time is over [chips per day], positive.
    chip_price_usd : float
        P, price of a chip before the ban [USD], positive.
    resale_premium : float
        m = P_after/P_before − 1 of a chip, −1 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.
    """

    __slots__ = ()
    _fields = ("notice_days", "lead_days", "chips_per_day", "chip_price_usd", "resale_premium")

    def __init__(
        self,
        *,
        notice_days: SupportsFloat,
        lead_days: SupportsFloat,
        chips_per_day: SupportsFloat,
        chip_price_usd: SupportsFloat,
        resale_premium: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "Notice",
            notice_days=notice_days,
            lead_days=lead_days,
            chips_per_day=chips_per_day,
            chip_price_usd=chip_price_usd,
            resale_premium=resale_premium,
        )
        super().__init__(**numbers)


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class BreakEven(Answer):
    """Where one more chip-year of stock earns what it costs.

    Attributes
    ----------
    status : Status
        `infeasible` when it never does.
    reason : str
        Then why.
    value : float
        In the unit of what was asked; infinite when infeasible.
    """

    status: Status
    reason: str
    value: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class NoticeValue(Answer):
    """What a notice is worth on the day it is given.

    Attributes
    ----------
    chips : float
        Bought because of the notice [chips]; 0 where none can be delivered in time, or none would pay.
    usd : float
        Worth of the notice [USD], 0 or more.
    usd_per_chip : float
        Of those bought [USD].
    reason : str
        Why nothing is bought, or empty.
    """

    chips: float
    usd: float
    usd_per_chip: float
    reason: str


def carrying_cost_per_year(holding: Holding) -> float:
    """r + δ, what a chip in stock costs a year as a share of its price [per year]."""
    return _raw.carrying_cost_per_year(holding)


def yearly_chance(ban_rate_per_year: ArrayLike) -> float | _Array:
    """The chance that a ban comes within a year, 1 − e^−h.

    Parameters
    ----------
    ban_rate_per_year : float or array
        h, rate at which it comes [per year], 0 or more.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.plan.yearly_chance(1.7), 3)
    0.817
    """
    chance: float | _Array = _raw.yearly_chance(ban_rate_per_year)
    return chance


def ban_rate_per_year(yearly_chance: ArrayLike) -> float | _Array:
    """The rate at which a ban comes whose chance within a year is known, −ln(1 − chance) [per year].

    Parameters
    ----------
    yearly_chance : float or array
        From 0 to 1.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.plan.ban_rate_per_year(0.5), 3)
    0.693
    """
    rate: float | _Array = _raw.ban_rate_per_year(yearly_chance)
    return rate


def longest_wait_years(holding: Holding, *, resale_premium: ArrayLike) -> float | _Array:
    """The longest sure wait for a ban that a chip in stock pays for, ln(1 + m)/(r + δ) [years].

    Parameters
    ----------
    holding : Holding
        What stock costs.
    resale_premium : float or array
        m, share by which a ban makes a chip dearer, −1 or more.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.plan.longest_wait_years(ic.plan.Holding(rate_per_year=0.1), resale_premium=1), 2)
    1.64
    """
    years: float | _Array = _raw.longest_wait_years(holding, resale_premium)
    return years


def break_even_ban_rate_per_year(holding: Holding, *, resale_premium: SupportsFloat) -> BreakEven:
    """The rate of bans above which one more chip-year in stock pays, h* = (r + δ)/m.

    Over a short time dt a chip costs (r + δ) P dt and gains m P with chance h dt. The chip gives no other service in the
    meantime, or h* is too high. It is a rate and may exceed 1; `yearly_chance` of it is a chance.

    Parameters
    ----------
    holding : Holding
        What stock costs.
    resale_premium : float
        m = P_after/P_before − 1, −1 or more.

    Returns
    -------
    BreakEven
        A rate [per year]; infeasible where a ban makes no chip dearer.

    Raises
    ------
    InvalidParameter
        When the premium is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> holding = ic.plan.Holding(rate_per_year=0.1)
    >>> [round(ic.plan.break_even_ban_rate_per_year(holding, resale_premium=m).value, 2) for m in (0.25, 0.5, 1, 2)]
    [1.69, 0.84, 0.42, 0.21]
    """
    return BreakEven(**_raw.break_even_ban_rate_per_year(holding, number(resale_premium, "resale_premium")))


def break_even_resale_premium(holding: Holding, *, ban_rate_per_year: SupportsFloat) -> BreakEven:
    """The premium above which stock pays where bans come at a rate h, m* = (r + δ)/h.

    Parameters
    ----------
    holding : Holding
        What stock costs.
    ban_rate_per_year : float
        h [per year], 0 or more.

    Returns
    -------
    BreakEven
        A share of the price; infeasible where no ban ever comes.

    Raises
    ------
    InvalidParameter
        When the rate is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> holding = ic.plan.Holding(rate_per_year=0.1)
    >>> print(ic.plan.break_even_resale_premium(holding, ban_rate_per_year=0))
    infeasible
    A ban that never comes pays for no chip in stock.
    value  inf
    """
    return BreakEven(**_raw.break_even_resale_premium(holding, number(ban_rate_per_year, "ban_rate_per_year")))


def notice_value(notice: Notice, holding: Holding) -> NoticeValue:
    """What a notice of a ban is worth on the day it is given.

    Chips that come x days before the ban are paid on delivery. With k = (r + δ)/365.25 those of the last
    w = min(notice − lead, ln(1 + m)/k) days pay, and n of them a day are worth
    n P e^(−k notice) [(1 + m) w − (e^(k w) − 1)/k].

    Parameters
    ----------
    notice : Notice
        The days, the deliveries and the premium.
    holding : Holding
        What stock costs until the ban.

    Returns
    -------
    NoticeValue
        Zero, with a reason, where nothing can be delivered in time or a ban makes no chip dearer.

    Examples
    --------
    >>> import isocost as ic
    >>> rule = ic.plan.Notice(
    ...     notice_days=14, lead_days=60, chips_per_day=100, chip_price_usd=12_000, resale_premium=0.5
    ... )
    >>> ic.plan.notice_value(rule, ic.plan.Holding(rate_per_year=0.1)).reason
    'Nothing can be delivered before the ban.'
    """
    return NoticeValue(**_raw.notice_value(notice, holding))
