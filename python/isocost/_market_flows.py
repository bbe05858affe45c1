"""Places and flows, posted wages, sellers, games in one number each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._core import market_poaching as raw
from ._market_answers import Calibration, CournotResult, FlowGap, Flows, NashPoint, WageDispersion
from ._market_bids import FlowRatio
from ._market_nash import NashResult
from ._market_places import CournotFirm, IsoelasticDemand, Mobility, Place, WagePosting
from ._market_poaching import Table, numbers, table
from ._values import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def _flows(given: Mapping[str, Any]) -> Flows:
    tables = {k: tuple(map(tuple, given[k])) for k in ("rates_per_year", "persons_per_year", "elasticities")}
    vectors = {k: tuple(given[k]) for k in ("persons", "leavers_per_year")}
    return Flows(**{**given, **tables, **vectors})



def stationary_flows(
    tastes: Mobility,
    places: Sequence[Place],
    *,
    persons: SupportsFloat,
    switching_utils: Table = (),
    last_is_outside: bool = False,
) -> Flows:
    """Heads that the flows leave as they are, those flows, and elasticities of heads to pay.

    Parameters
    ----------
    tastes : Mobility
        Of those who move.
    places : sequence of Place
        At least two.
    persons : float
        All who move.
    switching_utils : sequence of sequences of float, optional
        Costs of moving from row to column.
    last_is_outside : bool, optional
        Whether the last place is the option without compute.

    Returns
    -------
    Flows
        Heads, rates, persons per year, elasticities.
    """
    heads, costs = number(persons, "persons"), table(switching_utils)
    return _flows(raw.stationary_flows(tastes, tuple(places), heads, costs, last_is_outside))


def flows_at(
    tastes: Mobility,
    places: Sequence[Place],
    *,
    persons: Sequence[SupportsFloat],
    switching_utils: Table = (),
    last_is_outside: bool = False,
) -> Flows:
    """Flows at given heads, at rest or not.

    Parameters
    ----------
    tastes : Mobility
        Of those who move.
    places : sequence of Place
        At least two.
    persons : sequence of float
        Heads of each place.
    switching_utils : sequence of sequences of float, optional
        Costs of moving from row to column.
    last_is_outside : bool, optional
        Whether the last place is the option without compute.

    Returns
    -------
    Flows
        Without elasticities.
    """
    heads, costs = numbers(persons, "persons"), table(switching_utils)
    return _flows(raw.flows_at(tastes, tuple(places), heads, costs, last_is_outside))


def wage_bill_saved_usd_per_flop(tastes: Mobility, place: Place, *, persons: SupportsFloat) -> float:
    """What one more unit of compute takes off the wage bill at the same heads, (κ/β) w L/C.

    Parameters
    ----------
    tastes : Mobility
        Of those who move.
    place : Place
        Whose compute.
    persons : float
        Its heads.

    Returns
    -------
    float
        Saving [USD per FLOP].
    """
    return raw.wage_bill_saved_usd_per_flop(tastes, place, number(persons, "persons"))


def calibrate_missions(
    tastes: Mobility, places: Sequence[Place], *, persons: Sequence[SupportsFloat], switching_utils: Table = ()
) -> Calibration:
    """Missions at which the market at rest has the heads observed.

    Parameters
    ----------
    tastes : Mobility
        Of those who move.
    places : sequence of Place
        Observed pay and compute; missions are not used.
    persons : sequence of float
        Observed heads.
    switching_utils : sequence of sequences of float, optional
        Costs of moving from row to column.

    Returns
    -------
    Calibration
        One number for each place, 0 at the first.
    """
    heads, costs = numbers(persons, "persons"), table(switching_utils)
    given = raw.calibrate_missions(tastes, tuple(places), heads, costs)
    return Calibration(**{**given, "mission_utils": tuple(given["mission_utils"])})


def flow_gap(ratio: FlowRatio) -> FlowGap:
    """What a net flow says of two places, after dividing by relative heads.

    Parameters
    ----------
    ratio : FlowRatio
        Leavers per joiner, and heads.

    Returns
    -------
    FlowGap
        Ratio of chances, its logarithm and what pay would close it.
    """
    return FlowGap(**raw.flow_gap(ratio))


def wage_dispersion(posting: WagePosting) -> WageDispersion:
    """Highest wage, means and unemployment where wages are posted.

    Parameters
    ----------
    posting : WagePosting
        The market.

    Returns
    -------
    WageDispersion
        In closed form.

    Examples
    --------
    >>> from isocost import market
    >>> answer = market.wage_dispersion(market.WagePosting(
    ...     productivity_usd_per_year=200_000, reservation_usd_per_year=100_000,
    ...     offer_rate_per_year=0.2, separation_rate_per_year=0.05))
    >>> round(answer.mean_offer_usd_per_year), round(answer.highest_wage_usd_per_year), round(answer.unemployment, 12)
    (158667, 196000, 0.2)
    """
    return WageDispersion(**raw.wage_dispersion(posting))


def offers_up_to(posting: WagePosting, *, wage_usd_per_year: ArrayLike) -> Any:
    """Share of offers up to a wage.

    Parameters
    ----------
    posting : WagePosting
        The market.
    wage_usd_per_year : float or array_like
        Wage [USD per year].

    Returns
    -------
    Any
        F, a float or an array.
    """
    return raw.offers_up_to(posting, wage_usd_per_year)


def employed_up_to(posting: WagePosting, *, wage_usd_per_year: ArrayLike) -> Any:
    """Share of the employed up to a wage.

    Parameters
    ----------
    posting : WagePosting
        The market.
    wage_usd_per_year : float or array_like
        Wage [USD per year].

    Returns
    -------
    Any
        G, a float or an array.
    """
    return raw.employed_up_to(posting, wage_usd_per_year)


def posting_profit_usd_per_year(posting: WagePosting, *, wage_usd_per_year: ArrayLike) -> Any:
    """Profit of a firm that posts a wage, per person of the market.

    Parameters
    ----------
    posting : WagePosting
        The market.
    wage_usd_per_year : float or array_like
        Wage [USD per year].

    Returns
    -------
    Any
        The same at every wage that is posted [USD per year].
    """
    return raw.posting_profit_usd_per_year(posting, wage_usd_per_year)


def nash_equilibrium(
    payoff: Callable[[int, list[float]], float],
    *,
    lower: Sequence[SupportsFloat],
    upper: Sequence[SupportsFloat],
    tolerance: SupportsFloat = 1e-9,
) -> NashResult:
    """Nash equilibria of a game in which each player chooses one number within an interval.

    Parameters
    ----------
    payoff : callable
        Of the player and all actions, a float.
    lower, upper : sequence of float
        Ends of the intervals, one for each player.
    tolerance : float, optional
        Largest regret over the size of payoffs.

    Returns
    -------
    NashResult
        The first that holds, and different ones from other starts.
    """
    ends = numbers(lower, "lower"), numbers(upper, "upper")
    given = raw.nash_equilibrium(payoff, *ends, number(tolerance, "tolerance"))
    point, *others = (
        NashPoint(tuple(p["actions"]), tuple(p["payoffs"]), tuple(p["regrets"]), p["largest_regret"])
        for p in (given["point"], *given["others"])
    )
    return NashResult(given["status"], given["reason"], point, tuple(others), given["rounds"])


def cournot_equilibrium(demand: IsoelasticDemand, firms: Sequence[CournotFirm]) -> CournotResult:
    """Each seller's best quantity given the others'.

    Parameters
    ----------
    demand : IsoelasticDemand
        Of all buyers.
    firms : sequence of CournotFirm
        Sellers.

    Returns
    -------
    CournotResult
        Price, quantities, profits and the largest regret.
    """
    given = raw.cournot_equilibrium(demand, tuple(firms))
    return CournotResult(**{**given, "quantities": tuple(given["quantities"]), "profits": tuple(given["profits"])})
