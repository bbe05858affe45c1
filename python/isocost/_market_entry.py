"""The defender's stakes, and free entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import SupportsFloat

from ._answer import Answer
from ._core import market_contest as raw
from ._model import Model
from ._status import Status
from ._values import number


class Incumbency(raw.Incumbency, Model):
    """An incumbent and an entrant over the same step.

    Parameters
    ----------
    monopoly_profit_usd_per_year : float
        π_M, profit of the incumbent alone [USD per year].
    duopoly_profit_usd_per_year : float
        π_D, profit of each once the entrant is in [USD per year].
    decisiveness : float
        r, percent of the odds of winning per percent of capability.
    returns : float
        υ, percent of capability per percent of Opex, the same for both.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.defend(
    ...     market.Incumbency(
    ...         monopoly_profit_usd_per_year=100, duopoly_profit_usd_per_year=25, decisiveness=1, returns=1
    ...     )
    ... ).incumbent_chance
    0.75
    """

    __slots__ = ()
    _fields = ("monopoly_profit_usd_per_year", "duopoly_profit_usd_per_year", "decisiveness", "returns")

    def __init__(
        self,
        *,
        monopoly_profit_usd_per_year: SupportsFloat,
        duopoly_profit_usd_per_year: SupportsFloat,
        decisiveness: SupportsFloat,
        returns: SupportsFloat,
    ) -> None:
        monopoly = number(monopoly_profit_usd_per_year, "Incumbency.monopoly_profit_usd_per_year")
        duopoly = number(duopoly_profit_usd_per_year, "Incumbency.duopoly_profit_usd_per_year")
        super().__init__(
            monopoly_profit_usd_per_year=monopoly,
            duopoly_profit_usd_per_year=duopoly,
            decisiveness=number(decisiveness, "Incumbency.decisiveness"),
            returns=number(returns, "Incumbency.returns"),
        )


class FreeEntry(raw.FreeEntry, Model):
    """A contest among alike firms that anyone may join at a fixed cost.

    Parameters
    ----------
    prize_usd_per_year : float
        Worth of winning [USD per year].
    decisiveness : float
        r, percent of the odds of winning per percent of capability.
    returns : float
        υ, percent of capability per percent of Opex.
    fixed_usd_per_year : float
        Cost of taking part, on top of the Opex of the contest [USD per year].
    talent_share : float
        Share of the fixed cost that is wages.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.free_entry(
    ...     market.FreeEntry(prize_usd_per_year=100, decisiveness=1, returns=1, fixed_usd_per_year=1, talent_share=0.5)
    ... ).entrants
    10.0
    """

    __slots__ = ()
    _fields = ("prize_usd_per_year", "decisiveness", "returns", "fixed_usd_per_year", "talent_share")

    def __init__(
        self,
        *,
        prize_usd_per_year: SupportsFloat,
        decisiveness: SupportsFloat,
        returns: SupportsFloat,
        fixed_usd_per_year: SupportsFloat,
        talent_share: SupportsFloat,
    ) -> None:
        super().__init__(
            prize_usd_per_year=number(prize_usd_per_year, "FreeEntry.prize_usd_per_year"),
            decisiveness=number(decisiveness, "FreeEntry.decisiveness"),
            returns=number(returns, "FreeEntry.returns"),
            fixed_usd_per_year=number(fixed_usd_per_year, "FreeEntry.fixed_usd_per_year"),
            talent_share=number(talent_share, "FreeEntry.talent_share"),
        )


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class DefenderResult(Answer):
    """What is at stake, and how the two spend on it; NaN without a pure equilibrium.

    Attributes
    ----------
    status : Status
        `infeasible` without a pure equilibrium.
    reason : str
        Then why.
    incumbent_prize_usd_per_year, entrant_prize_usd_per_year : float
        Stakes, π_M − π_D and π_D [USD per year].
    hires_defensively : bool
        The incumbent's stake is the higher, so that it outbids the entrant.
    incumbent_opex_usd_per_year, entrant_opex_usd_per_year : float
        [USD per year].
    incumbent_chance : float
        Of winning.
    opex_at_equal_stakes_usd_per_year : float
        Of both, were each's prize the mean of the two [USD per year].
    incumbent_payoff_usd_per_year : float
        π_D + V p − O [USD per year].
    largest_decisiveness : float
        Up to which there is a pure equilibrium.
    """

    status: Status
    reason: str
    incumbent_prize_usd_per_year: float
    entrant_prize_usd_per_year: float
    hires_defensively: bool
    incumbent_opex_usd_per_year: float
    entrant_opex_usd_per_year: float
    incumbent_chance: float
    opex_at_equal_stakes_usd_per_year: float
    incumbent_payoff_usd_per_year: float
    largest_decisiveness: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class FreeEntryResult(Answer):
    """How many enter.

    Attributes
    ----------
    status : Status
        `infeasible` when nobody does.
    reason : str
        Then why.
    entrants_root, entrants : float
        Firms at which entry earns nothing, and whole ones.
    margin_last_usd_per_year, margin_next_usd_per_year : float
        Payoff less the fixed cost of each, with all of them and with one more [USD per year].
    dissipation : float
        What all spend over the prize, fixed costs included.
    least_prize_usd_per_year : float
        That brings one in [USD per year].
    """

    status: Status
    reason: str
    entrants_root: float
    entrants: float
    margin_last_usd_per_year: float
    margin_next_usd_per_year: float
    dissipation: float
    least_prize_usd_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class EntrantsLost(Answer):
    """Entrants before and after wages rise.

    Attributes
    ----------
    status : Status
        Of entry before.
    before_root, after_root, lost_root : float
        Real firms.
    before, after, lost : float
        Whole firms.
    """

    status: Status
    before_root: float
    after_root: float
    lost_root: float
    before: float
    after: float
    lost: float


def defend(incumbency: Incumbency) -> DefenderResult:
    """The defender's contest: stakes π_M − π_D and π_D (Gilbert and Newbery 1982), Opex in their ratio.

    Parameters
    ----------
    incumbency : Incumbency
        The two profits, and the contest.

    Returns
    -------
    DefenderResult
        Infeasible when the one with less at stake would rather spend nothing.

    Raises
    ------
    InvalidParameter
        When there is nothing to defend.

    Examples
    --------
    >>> from isocost import market
    >>> two = market.Incumbency(
    ...     monopoly_profit_usd_per_year=100, duopoly_profit_usd_per_year=60, decisiveness=1, returns=1
    ... )
    >>> market.defend(two).hires_defensively
    False
    """
    return DefenderResult(**raw.defend(incumbency))


def free_entry(entry: FreeEntry) -> FreeEntryResult:
    """Firms come until one more would lose: (V/n)(1 − rυ(n − 1)/n) = F.

    Parameters
    ----------
    entry : FreeEntry
        The contest and its fixed cost.

    Returns
    -------
    FreeEntryResult
        Infeasible when nobody enters.

    Examples
    --------
    >>> from isocost import market
    >>> dear = market.FreeEntry(
    ...     prize_usd_per_year=100, decisiveness=1, returns=1, fixed_usd_per_year=120, talent_share=0.5
    ... )
    >>> market.free_entry(dear).reason
    'taking part costs 120 USD per year, the whole prize is 100'
    """
    return FreeEntryResult(**raw.free_entry(entry))


def entrants_lost(entry: FreeEntry, *, wage_rise: SupportsFloat) -> EntrantsLost:
    """Entrants lost when wages rise by a share.

    Parameters
    ----------
    entry : FreeEntry
        The contest and its fixed cost.
    wage_rise : float
        0.1 for ten percent.

    Returns
    -------
    EntrantsLost
        As real numbers and as whole firms.

    Raises
    ------
    InvalidParameter
        For a rise of -1 or less.

    Examples
    --------
    >>> from isocost import market
    >>> entry = market.FreeEntry(
    ...     prize_usd_per_year=100, decisiveness=1, returns=1, fixed_usd_per_year=1, talent_share=0.5
    ... )
    >>> round(market.entrants_lost(entry, wage_rise=0.1).lost_root, 4)
    0.241
    """
    return EntrantsLost(**raw.entrants_lost(entry, number(wage_rise, "wage_rise")))
