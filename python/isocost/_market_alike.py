"""Contests and races of alike firms in plain numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import SupportsFloat

from ._answer import Answer
from ._core import market_contest as raw
from ._model import Model
from ._status import Status
from ._values import number


class Involution(raw.Involution, Model):
    """Alike contestants in plain numbers, of whom one may be held below a ceiling, and something open to everyone.

    Parameters
    ----------
    contestants : float
        n, whole, from 2 to 100 [firms].
    prize_usd_per_year : float
        V, worth of winning [USD per year].
    decisiveness : float
        r, percent of the odds of winning per percent of capability.
    returns : float
        υ, percent of capability per percent of Opex.
    cost_usd_per_year : float
        k, Opex of capability 1 besides the fixed cost [USD per year].
    fixed_usd_per_year : float, default 0
        F, cost of taking part at all [USD per year].
    open_capability : float, default 0
        Y_0, capability of what is open to everyone [index].
    ceiling_of_one : float, default inf
        Most capability that one of the contestants can have [index].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> alike = market.Involution(
    ...     contestants=3, prize_usd_per_year=90, decisiveness=1, returns=1, cost_usd_per_year=2
    ... )
    >>> round(market.involution(alike.replace(ceiling_of_one=5)).one_capability, 9)
    5.0
    """

    __slots__ = ()
    _fields = (
        "contestants",
        "prize_usd_per_year",
        "decisiveness",
        "returns",
        "cost_usd_per_year",
        "fixed_usd_per_year",
        "open_capability",
        "ceiling_of_one",
    )

    def __init__(
        self,
        *,
        contestants: SupportsFloat,
        prize_usd_per_year: SupportsFloat,
        decisiveness: SupportsFloat,
        returns: SupportsFloat,
        cost_usd_per_year: SupportsFloat,
        fixed_usd_per_year: SupportsFloat = 0.0,
        open_capability: SupportsFloat = 0.0,
        ceiling_of_one: SupportsFloat = math.inf,
    ) -> None:
        super().__init__(
            contestants=number(contestants, "Involution.contestants"),
            prize_usd_per_year=number(prize_usd_per_year, "Involution.prize_usd_per_year"),
            decisiveness=number(decisiveness, "Involution.decisiveness"),
            returns=number(returns, "Involution.returns"),
            cost_usd_per_year=number(cost_usd_per_year, "Involution.cost_usd_per_year"),
            fixed_usd_per_year=number(fixed_usd_per_year, "Involution.fixed_usd_per_year"),
            open_capability=number(open_capability, "Involution.open_capability"),
            ceiling_of_one=number(ceiling_of_one, "Involution.ceiling_of_one"),
        )


class SymmetricRace(raw.SymmetricRace, Model):
    """A race of alike racers in plain numbers, with the decay of the lead that the first one has.

    Parameters
    ----------
    racers : float
        n, whole [firms].
    prize_usd : float
        V, worth of success [USD].
    hazard_per_year : float
        h, hazard of success at capability 1 [per year].
    hazard_exponent : float
        b, percent of the hazard per percent of capability; b times returns at most 1.
    cost : float
        k, cost of capability 1, up front or until success [USD, or USD per year].
    returns : float
        υ, percent of capability per percent of cost.
    discount_per_year : float
        ρ, discount rate [per year].
    half_life_years : float
        Half-life of a lead [years].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> alike = market.SymmetricRace(
    ...     racers=2,
    ...     prize_usd=100,
    ...     hazard_per_year=0.2,
    ...     hazard_exponent=0.5,
    ...     cost=1,
    ...     returns=1,
    ...     discount_per_year=0.1,
    ...     half_life_years=0.5,
    ... )
    >>> round(market.symmetric_race(alike, payment="up_front").month_earlier_usd, 2)
    10.91
    """

    __slots__ = ()
    _fields = (
        "racers",
        "prize_usd",
        "hazard_per_year",
        "hazard_exponent",
        "cost",
        "returns",
        "discount_per_year",
        "half_life_years",
    )

    def __init__(
        self,
        *,
        racers: SupportsFloat,
        prize_usd: SupportsFloat,
        hazard_per_year: SupportsFloat,
        hazard_exponent: SupportsFloat,
        cost: SupportsFloat,
        returns: SupportsFloat,
        discount_per_year: SupportsFloat,
        half_life_years: SupportsFloat,
    ) -> None:
        super().__init__(
            racers=number(racers, "SymmetricRace.racers"),
            prize_usd=number(prize_usd, "SymmetricRace.prize_usd"),
            hazard_per_year=number(hazard_per_year, "SymmetricRace.hazard_per_year"),
            hazard_exponent=number(hazard_exponent, "SymmetricRace.hazard_exponent"),
            cost=number(cost, "SymmetricRace.cost"),
            returns=number(returns, "SymmetricRace.returns"),
            discount_per_year=number(discount_per_year, "SymmetricRace.discount_per_year"),
            half_life_years=number(half_life_years, "SymmetricRace.half_life_years"),
        )


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class InvolutionResult(Answer):
    """What they spend, in the equilibrium with most active contestants; NaN without one.

    Attributes
    ----------
    status : Status
        `infeasible` when no pure equilibrium was found.
    reason : str
        Then why.
    equilibria, active : float
        Number found, and contestants that are in.
    dissipation : float
        Opex of all over the prize.
    opex_usd_per_year : float
        Of all [USD per year].
    one_capability, one_opex_usd_per_year, one_win_chance : float
        Of the one below the ceiling.
    other_capability, other_opex_usd_per_year, other_win_chance : float
        Of another that is active.
    open_chance : float
        That nobody has the prize.
    regret, first_order : float
        The certificate, see ContestEquilibrium.
    """

    status: Status
    reason: str
    equilibria: float
    active: float
    dissipation: float
    opex_usd_per_year: float
    one_capability: float
    one_opex_usd_per_year: float
    one_win_chance: float
    other_capability: float
    other_opex_usd_per_year: float
    other_win_chance: float
    open_chance: float
    regret: float
    first_order: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class SymmetricRaceResult(Answer):
    """The equilibrium of alike racers.

    Attributes
    ----------
    status : Status
        `optimal` when no racer would gain by another capability.
    reason : str
        Empty then.
    capability, opex, hazard_per_year, payoff_usd : float
        Of each; Opex is USD up front, or USD per year until success.
    expected_years : float
        To the first success [years].
    dissipation : float
        Present cost of all over what the prizes are worth with their chances, discounted.
    regret : float
        The most that a racer would gain by another capability, over its prize.
    month_earlier_usd : float
        Worth of being a month earlier [USD].
    """

    status: Status
    reason: str
    capability: float
    opex: float
    hazard_per_year: float
    payoff_usd: float
    expected_years: float
    dissipation: float
    regret: float
    month_earlier_usd: float


def involution(contest: Involution) -> InvolutionResult:
    """Solves the contest, see `solve_contest`.

    Parameters
    ----------
    contest : Involution
        The contest in plain numbers.

    Returns
    -------
    InvolutionResult
        Infeasible when no pure equilibrium was found.

    Raises
    ------
    InvalidParameter
        When the number of contestants is not whole.

    Examples
    --------
    >>> from isocost import market
    >>> alike = market.Involution(
    ...     contestants=3, prize_usd_per_year=90, decisiveness=1, returns=1, cost_usd_per_year=2
    ... )
    >>> diluted = alike.replace(open_capability=9)
    >>> round(market.involution(alike).dissipation, 4), round(market.involution(diluted).dissipation, 4)
    (0.6667, 0.555)
    """
    return InvolutionResult(**raw.involution(contest))


def symmetric_race(race: SymmetricRace, *, payment: str) -> SymmetricRaceResult:
    """Solves the race, see `solve_race`.

    Parameters
    ----------
    race : SymmetricRace
        The race in plain numbers.
    payment : {"up_front", "until_success"}
        When the cost is paid.

    Returns
    -------
    SymmetricRaceResult
        Of each racer.

    Raises
    ------
    InvalidParameter
        When the number of racers is not whole, and for b times returns above 1.

    Examples
    --------
    >>> from isocost import market
    >>> alike = market.SymmetricRace(
    ...     racers=2,
    ...     prize_usd=100,
    ...     hazard_per_year=0.2,
    ...     hazard_exponent=0.5,
    ...     cost=1,
    ...     returns=1,
    ...     discount_per_year=0.1,
    ...     half_life_years=0.5,
    ... )
    >>> round(market.symmetric_race(alike, payment="until_success").expected_years, 3)
    0.366
    """
    return SymmetricRaceResult(**raw.symmetric_race(race, payment))
