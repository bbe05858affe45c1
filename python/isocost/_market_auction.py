"""Auctions for a person or a team, and what keeps one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._core import market_poaching as raw
from ._market_answers import PersonValue, PoachingAdvantage, RetentionLimit, SquadSale
from ._market_auction_answers import AuctionResult
from ._market_bids import EfficiencyGain, Retention, Squad
from ._question import Revenue
from ._values import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from .firm import Firm


def efficiency_value_usd(gain: EfficiencyGain) -> float:
    """Ceiling of a signing offer, ε B (1 − e^{−(r+χ−g)H})/(r+χ−g).

    Parameters
    ----------
    gain : EfficiencyGain
        What the person saves.

    Returns
    -------
    float
        Value [USD].
    """
    return raw.efficiency_value_usd(gain)


def poaching_advantage(own: EfficiencyGain, *, rival_bill_usd_per_year: SupportsFloat) -> PoachingAdvantage:
    """What a rival with another inference bill can offer against the own ceiling.

    Parameters
    ----------
    own : EfficiencyGain
        The gain on the own bill.
    rival_bill_usd_per_year : float
        The rival's inference bill [USD per year].

    Returns
    -------
    PoachingAdvantage
        Both ceilings and their ratio.
    """
    bill = number(rival_bill_usd_per_year, "rival_bill_usd_per_year")
    return PoachingAdvantage(**raw.poaching_advantage(own, bill))


def auction_for_one(values_usd: Mapping[str, SupportsFloat], *, outside_usd: SupportsFloat = 0.0) -> AuctionResult:
    """One person goes to whom it is worth most, at what it is worth to the second (Postel-Vinay and Robin 2002).

    Parameters
    ----------
    values_usd : mapping of str to float
        What the person is worth to each bidder [USD].
    outside_usd : float, optional
        Worth of the outside option [USD].

    Returns
    -------
    AuctionResult
        Winner, price and rent.

    Raises
    ------
    InvalidParameter
        For no bidder, and a worth that is not finite.

    Examples
    --------
    >>> from isocost import market
    >>> sale = market.auction_for_one({"large lab": 9e6, "small lab": 4e6}, outside_usd=1e6)
    >>> sale.winner, sale.price_usd, sale.rent_usd
    ('large lab', 4000000.0, 5000000.0)
    >>> print(market.auction_for_one({"large lab": 9e6}, outside_usd=1e6))
    optimal: large lab gets the person; nobody else bids above the outside option, which is the price
    price           1,000,000  USD
    rent            8,000,000  USD
    largest regret          0  USD
    least value     1,000,000  USD
    """
    values = [(name, number(value, f"values_usd[{name}]")) for name, value in values_usd.items()]
    return AuctionResult(**raw.auction_for_one(values, number(outside_usd, "outside_usd")))


def value_of_persons(
    firm: Firm, revenue: Revenue, *, input: str, persons: SupportsFloat, change: SupportsFloat = 1.0
) -> PersonValue:
    """Profit with persons less profit without them, all else chosen anew.

    Parameters
    ----------
    firm : Firm
        Who employs them.
    revenue : Revenue
        What its capability brings.
    input : str
        The input that they are.
    persons : float
        With them.
    change : float, optional
        How many leave.

    Returns
    -------
    PersonValue
        After and before their pay [USD per year].
    """
    heads, fewer = number(persons, "persons"), number(change, "change")
    return PersonValue(**raw.value_of_persons(firm, revenue, input, heads, fewer))


def squad_sale(squad: Squad) -> SquadSale:
    """A team poached at once and one by one.

    Parameters
    ----------
    squad : Squad
        The team.

    Returns
    -------
    SquadSale
        Price, rent and who goes either way.

    Examples
    --------
    >>> from isocost import market
    >>> team = market.Squad(members=4, exponent=2, home_value_usd=1e6, poacher_value_usd=2e6)
    >>> sale = market.squad_sale(team)
    >>> sale.team_moves, sale.team_price_usd, sale.one_by_one_members, sale.least_ratio_one_by_one
    (True, 16000000.0, 0.0, 7.0)
    """
    return SquadSale(**raw.squad_sale(squad))


def all_leave_probability(*, mean: SupportsFloat, correlation: SupportsFloat, knowers: SupportsFloat) -> float:
    """Chance that all who know a method leave within a year, when departures of a pod are alike.

    Parameters
    ----------
    mean : float
        Chance that one leaves.
    correlation : float
        Within the pod, from 0 to 1.
    knowers : float
        How many know it, whole.

    Returns
    -------
    float
        Chance.
    """
    figures = number(mean, "mean"), number(correlation, "correlation"), number(knowers, "knowers")
    return raw.all_leave_probability(*figures)


def retention_limit(person: Retention) -> RetentionLimit:
    """The offer at which a person wavers.

    Parameters
    ----------
    person : Retention
        Pay, compute, mission and the cost of moving.

    Returns
    -------
    RetentionLimit
        In USD per year and as a multiple of pay.
    """
    return RetentionLimit(**raw.retention_limit(person))


def stay_probability(person: Retention, *, offer_usd_per_year: ArrayLike) -> Any:
    """Chance to stay against an offer, one half at the limit.

    Parameters
    ----------
    person : Retention
        Pay, compute, mission and the cost of moving.
    offer_usd_per_year : float or array_like
        Offer in cash [USD per year].

    Returns
    -------
    Any
        A float or an array.
    """
    return raw.stay_probability(person, offer_usd_per_year)
