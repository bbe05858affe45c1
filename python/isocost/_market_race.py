"""Races, and what it is worth to be earlier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._core import market_contest as raw
from ._market_contest_answers import RaceResult
from ._model import Model
from ._values import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class Racer(raw.Racer, Model):
    """One that races: capability Y costs k Y^{1/υ} and succeeds at the hazard h Y^b.

    Parameters
    ----------
    name : str
        What it is called.
    prize_usd : float
        V, worth of success [USD].
    hazard_per_year : float
        h, hazard of success at capability 1 [per year].
    hazard_exponent : float
        b, percent of the hazard per percent of capability; b times returns at most 1 in a race.
    cost : float
        k, cost of capability 1, up front or until success [USD, or USD per year].
    returns : float
        υ, percent of capability per percent of cost.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.Racer("A", prize_usd=100, hazard_per_year=0.2, hazard_exponent=0.5, cost=1, returns=1).name
    'A'
    """

    __slots__ = ()
    _fields = ("name", "prize_usd", "hazard_per_year", "hazard_exponent", "cost", "returns")
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        prize_usd: SupportsFloat,
        hazard_per_year: SupportsFloat,
        hazard_exponent: SupportsFloat,
        cost: SupportsFloat,
        returns: SupportsFloat,
    ) -> None:
        super().__init__(
            name,
            prize_usd=number(prize_usd, "Racer.prize_usd"),
            hazard_per_year=number(hazard_per_year, "Racer.hazard_per_year"),
            hazard_exponent=number(hazard_exponent, "Racer.hazard_exponent"),
            cost=number(cost, "Racer.cost"),
            returns=number(returns, "Racer.returns"),
        )


class Race(raw.Race, Model):
    """An exponential race, paid up front (Loury 1979) or until someone succeeds (Lee and Wilde 1980).

    Parameters
    ----------
    racers : sequence of Racer
        Who races.
    discount_per_year : float
        Discount rate [per year].
    payment : {"up_front", "until_success"}
        When the cost is paid.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain, and for b times returns above 1.

    Examples
    --------
    >>> from isocost import market
    >>> one = market.Racer("A", prize_usd=100, hazard_per_year=0.2, hazard_exponent=0.5, cost=1, returns=1)
    >>> market.Race([one], discount_per_year=0.1, payment="up_front").payment
    'up_front'
    """

    __slots__ = ("_racers",)
    _fields = ("racers", "discount_per_year", "payment")
    _positional = 1

    def __init__(self, racers: Sequence[Racer], *, discount_per_year: SupportsFloat, payment: str) -> None:
        own = tuple(racers)
        super().__init__(own, number(discount_per_year, "Race.discount_per_year"), payment)
        self._racers = own

    @property
    def racers(self) -> tuple[Racer, ...]:
        """Who races."""
        return self._racers


def solve_race(race: Race) -> RaceResult:
    """Nash equilibrium of an exponential race.

    Parameters
    ----------
    race : Race
        The race.

    Returns
    -------
    RaceResult
        With the regret that an independent search finds.

    Examples
    --------
    >>> from isocost import market
    >>> one = market.Racer("A", prize_usd=100, hazard_per_year=0.2, hazard_exponent=0.5, cost=1, returns=1)
    >>> answer = market.solve_race(market.Race([one, one], discount_per_year=0.1, payment="until_success"))
    >>> answer.racers[0].win_chance
    0.5
    """
    return RaceResult(**raw.solve_race(race))


def lead_decay_per_year(half_life_years: SupportsFloat) -> float:
    """Decay of a lead from its half-life, ln 2/half-life.

    Parameters
    ----------
    half_life_years : float
        Of a lead [years].

    Returns
    -------
    float
        [per year].

    Raises
    ------
    InvalidParameter
        When it is not positive.

    Examples
    --------
    >>> from isocost import market
    >>> round(market.lead_decay_per_year(0.5), 4)
    1.3863
    """
    return raw.lead_decay_per_year(number(half_life_years, "half_life_years"))


def value_of_time_saved_usd(prize_usd: ArrayLike, *, decay_per_year: ArrayLike, years: ArrayLike) -> Any:
    """What it is worth to be earlier, V(1 − e^{−γΔt}): numbers or arrays, broadcast.

    Parameters
    ----------
    prize_usd : float or array_like
        Worth of the lead [USD].
    decay_per_year : float or array_like
        γ, decay of a lead [per year].
    years : float or array_like
        By which one is earlier; negative for later [years].

    Returns
    -------
    Any
        A float, or an array of the broadcast shape [USD].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.value_of_time_saved_usd(80, decay_per_year=market.lead_decay_per_year(0.5), years=[0.5, 1.5]).round(6)
    array([40., 70.])
    """
    return raw.value_of_time_saved_usd(prize_usd, decay_per_year, years)
