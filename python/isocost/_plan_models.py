"""Years to plan for, chips that are owned, bans and their risk: what a plan of purchases is asked about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import index
from typing import NamedTuple, SupportsFloat, SupportsIndex

from ._compute_values import instances
from ._core import plan as _raw
from ._model import Model
from ._numbers import checked_numbers
from ._values import NamedValues, Numbers, number, numbers
from .production import CES


def whole(value: SupportsIndex, where: str) -> int:
    """An integer, or a TypeError that says where something else stands."""
    try:
        return index(value)
    except TypeError:
        raise TypeError(f"{where} must be a whole number, not {type(value).__name__}") from None


class PlanYear(_raw.PlanYear, Model):
    """What a year asks for and what things cost in it.

    Chips are bought at its start and serve from then on; prices are real, of the year, not discounted.

    Parameters
    ----------
    capability : float
        y, that the year must reach [index], positive.
    prices : mapping of str to float
        Of every input but compute [USD per unit], positive.
    chip_price_usd : float
        P, price of a chip [USD], positive.
    flop_per_chip_year : float
        τu, compute of a chip bought this year [FLOP per chip-year], positive.
    most_chips : float, optional
        That can be bought this year [chips]; infinite by default.
    upkeep_usd_per_chip_year : float, optional
        Power and place of a chip bought this year, used or not [USD per chip-year]; 0 by default.
    salvage_usd_per_chip : float, optional
        Value after the last year of a chip bought this year [USD per chip]; 0 by default.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.
    """

    __slots__ = ("_prices",)
    _fields = (
        "capability",
        "prices",
        "chip_price_usd",
        "flop_per_chip_year",
        "most_chips",
        "upkeep_usd_per_chip_year",
        "salvage_usd_per_chip",
    )

    def __init__(
        self,
        *,
        capability: SupportsFloat,
        prices: Numbers,
        chip_price_usd: SupportsFloat,
        flop_per_chip_year: SupportsFloat,
        most_chips: SupportsFloat = math.inf,
        upkeep_usd_per_chip_year: SupportsFloat = 0.0,
        salvage_usd_per_chip: SupportsFloat = 0.0,
    ) -> None:
        given = numbers(prices, "PlanYear.prices")
        figures = checked_numbers(
            "PlanYear",
            capability=capability,
            chip_price_usd=chip_price_usd,
            flop_per_chip_year=flop_per_chip_year,
            most_chips=most_chips,
            upkeep_usd_per_chip_year=upkeep_usd_per_chip_year,
            salvage_usd_per_chip=salvage_usd_per_chip,
        )
        super().__init__(given, **figures)
        self._prices = NamedValues(given)

    @property
    def prices(self) -> NamedValues[float]:
        """Of every input but compute [USD per unit]."""
        return self._prices


class Ban(_raw.Ban, Model):
    """From a year on chips are dearer, or cannot be had at all.

    Parameters
    ----------
    first_year : int
        From which on it holds; 0 is the first year of the plan.
    premium : float, optional
        Share by which it makes a chip dearer, 0 or more; infinite by default: none can be had.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.
    """

    __slots__ = ()
    _fields = ("first_year", "premium")

    def __init__(self, *, first_year: SupportsIndex, premium: SupportsFloat = math.inf) -> None:
        super().__init__(whole(first_year, "Ban.first_year"), number(premium, "Ban.premium"))


class OwnedChips(_raw.OwnedChips, Model):
    """Chips that the lab has before the first year; their upkeep is due whatever the plan and is not in it.

    Parameters
    ----------
    chips : float
        Number at the start [chips], 0 or more.
    flop_per_chip_year : float
        Compute of a chip [FLOP per chip-year], positive.
    years_left : int
        In which they still serve [years], 0 or more.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.
    """

    __slots__ = ()
    _fields = ("chips", "flop_per_chip_year", "years_left")

    def __init__(self, *, chips: SupportsFloat, flop_per_chip_year: SupportsFloat, years_left: SupportsIndex) -> None:
        figures = checked_numbers("OwnedChips", chips=chips, flop_per_chip_year=flop_per_chip_year)
        super().__init__(whole(years_left, "OwnedChips.years_left"), **figures)


class PurchasePlan(_raw.PurchasePlan, Model):
    """A lab that has to reach a capability in each of several years and buys its chips ahead.

    A share d of the chips fails each year, K_{t+1,a+1} = (1 − d) K_{t,a}, and after their life they are retired; nothing
    is sold before the end of the plan. Other inputs are paid year by year.

    Parameters
    ----------
    technology : CES
        In compute and other inputs.
    years : sequence of PlanYear
        At least one.
    rate_per_year : float
        r, discounts the start of year t by (1 + r)^−t [per year], 0 or more.
    attrition_per_year : float
        d, share of chips that fails within a year, from 0 to below 1.
    lifetime_years : int
        After which chips are retired [years], 1 or more.
    owned : sequence of OwnedChips, optional
        That the lab has before; none by default.
    ban : Ban, optional
        None by default.
    compute : str, optional
        Name of the input that chips make; "compute" by default.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain, a price is missing or a name is not an input.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.plan.PurchasePlan(
    ...     technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5, benchmark={"compute": 4e22}),
    ...     years=[
    ...         ic.plan.PlanYear(
    ...             capability=1.4**t, prices={"talent": 8e5}, chip_price_usd=25_000, flop_per_chip_year=1e21 * 1.3**t
    ...         )
    ...         for t in range(4)
    ...     ],
    ...     rate_per_year=0.1,
    ...     attrition_per_year=0.05,
    ...     lifetime_years=4,
    ... )
    >>> free = ic.plan.minimize_present_opex(lab)
    >>> banned = ic.plan.minimize_present_opex(lab.replace(ban=ic.plan.Ban(first_year=2)))
    >>> free.years[1].chips < banned.years[1].chips
    True
    """

    __slots__ = ("_ban", "_owned", "_technology", "_years")
    _fields = (
        "technology",
        "years",
        "rate_per_year",
        "attrition_per_year",
        "lifetime_years",
        "owned",
        "ban",
        "compute",
    )

    def __init__(
        self,
        *,
        technology: CES,
        years: Sequence[PlanYear],
        rate_per_year: SupportsFloat,
        attrition_per_year: SupportsFloat,
        lifetime_years: SupportsIndex,
        owned: Sequence[OwnedChips] = (),
        ban: Ban | None = None,
        compute: str = "compute",
    ) -> None:
        if not isinstance(technology, CES):
            raise TypeError(f"PurchasePlan.technology must be a CES, not {type(technology).__name__}")
        if not isinstance(ban, Ban | None):
            raise TypeError(f"PurchasePlan.ban must be a Ban or None, not {type(ban).__name__}")
        self._technology, self._ban = technology, ban
        self._years = tuple(instances(years, PlanYear, "PurchasePlan.years"))
        self._owned = tuple(instances(owned, OwnedChips, "PurchasePlan.owned"))
        super().__init__(
            technology,
            self._years,
            number(rate_per_year, "PurchasePlan.rate_per_year"),
            number(attrition_per_year, "PurchasePlan.attrition_per_year"),
            whole(lifetime_years, "PurchasePlan.lifetime_years"),
            self._owned,
            ban,
            compute,
        )

    @property
    def technology(self) -> CES:
        """In compute and other inputs."""
        return self._technology

    @property
    def years(self) -> tuple[PlanYear, ...]:
        """What each year asks for and what things cost in it."""
        return self._years

    @property
    def owned(self) -> tuple[OwnedChips, ...]:
        """Chips that the lab has before."""
        return self._owned

    @property
    def ban(self) -> Ban | None:
        """The ban, if there is one."""
        return self._ban


class BanRisk(_raw.BanRisk, Model):
    """A ban that may come at the start of any year but the first, with chance 1 − e^−h in each; it stays.

    Parameters
    ----------
    rate_per_year : float
        h, rate at which it comes [per year], 0 or more.
    premium : float, optional
        Share by which it makes a chip dearer, 0 or more; infinite by default: none can be had.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.
    """

    __slots__ = ()
    _fields = ("rate_per_year", "premium")

    def __init__(self, *, rate_per_year: SupportsFloat, premium: SupportsFloat = math.inf) -> None:
        super().__init__(**checked_numbers("BanRisk", rate_per_year=rate_per_year, premium=premium))


class TreeYear(NamedTuple):
    """One year in one course of events.

    Attributes
    ----------
    ban_year : int or None
        The year of the ban, or None where it has not come by then.
    year : int
        Of the plan, 0 the first.
    probability : float
        That it comes to this.
    """

    ban_year: int | None
    year: int
    probability: float


class BanTree(_raw.BanTree, Model):
    """The courses of events of a plan under the risk of a ban.

    Parameters
    ----------
    plan : PurchasePlan
        Without a ban of its own.
    risk : BanRisk
        Of a ban.

    Raises
    ------
    InvalidParameter
        When the plan has a ban.

    Examples
    --------
    >>> import isocost as ic
    >>> year = ic.plan.PlanYear(capability=1, prices={"talent": 1}, chip_price_usd=1, flop_per_chip_year=1)
    >>> lab = ic.plan.PurchasePlan(
    ...     technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5),
    ...     years=[year, year],
    ...     rate_per_year=0.1,
    ...     attrition_per_year=0,
    ...     lifetime_years=2,
    ... )
    >>> for at in ic.plan.BanTree(lab, ic.plan.BanRisk(rate_per_year=0.5)).years:
    ...     print(at.ban_year, at.year, round(at.probability, 3))
    None 0 1.0
    None 1 0.607
    1 1 0.393
    """

    __slots__ = ("_plan", "_risk")
    _fields = ("plan", "risk")
    _positional = 2

    def __init__(self, plan: PurchasePlan, risk: BanRisk) -> None:
        if not isinstance(plan, PurchasePlan):
            raise TypeError(f"BanTree.plan must be a PurchasePlan, not {type(plan).__name__}")
        if not isinstance(risk, BanRisk):
            raise TypeError(f"BanTree.risk must be a BanRisk, not {type(risk).__name__}")
        super().__init__(plan, risk)
        self._plan, self._risk = plan, risk

    @property
    def plan(self) -> PurchasePlan:
        """The plan, without a ban."""
        return self._plan

    @property
    def risk(self) -> BanRisk:
        """Of a ban."""
        return self._risk

    @property
    def years(self) -> tuple[TreeYear, ...]:
        """Every year of every course of events."""
        return tuple(TreeYear(*at) for at in self.raw_years)
