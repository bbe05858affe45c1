"""Searches among directions most of which are dead ends, and what knowing these is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._answer import Answer
from ._core import knowledge as raw
from ._model import Model
from ._numbers import checked_numbers
from ._values import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class Search(raw.Search, Model):
    """A search among candidate directions, tried one at a time, none twice, with no idea which work.

    Someone joins who knows that some do not work. Only those count that the searcher did not know.

    Parameters
    ----------
    directions : float
        Candidates that the searcher holds possible [directions].
    working_directions : float
        Those that work, any of which ends the search [directions].
    dead_ends : float
        Those that the newcomer rules out and the searcher could not [directions].
    usd_per_experiment : float
        Cost of trying a direction [USD per experiment].
    years_per_experiment : float
        From one trial to the next [years per experiment].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> search = knowledge.Search(
    ...     directions=10, working_directions=1, dead_ends=6, usd_per_experiment=2e5, years_per_experiment=0.1
    ... )
    >>> knowledge.value_of_dead_ends(search).saved_trials
    3.0
    """

    __slots__ = ()
    _fields = ("directions", "working_directions", "dead_ends", "usd_per_experiment", "years_per_experiment")

    def __init__(
        self,
        *,
        directions: SupportsFloat,
        working_directions: SupportsFloat,
        dead_ends: SupportsFloat,
        usd_per_experiment: SupportsFloat,
        years_per_experiment: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            "Search",
            directions=directions,
            working_directions=working_directions,
            dead_ends=dead_ends,
            usd_per_experiment=usd_per_experiment,
            years_per_experiment=years_per_experiment,
        )
        super().__init__(**values)


class PoachedKnowledge(raw.PoachedKnowledge, Model):
    """What a lab that searches gains by being earlier.

    Parameters
    ----------
    prize_usd : float
        Worth of what the search leads to, if it were there today [USD].
    lead_decay_per_year : float
        Rate at which that worth is lost with time, from `half_life` [per year].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.PoachedKnowledge(prize_usd=1e8, lead_decay_per_year=0.5).prize_usd
    100000000.0
    """

    __slots__ = ()
    _fields = ("prize_usd", "lead_decay_per_year")

    def __init__(
        self,
        *,
        prize_usd: SupportsFloat,
        lead_decay_per_year: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            "PoachedKnowledge",
            prize_usd=prize_usd,
            lead_decay_per_year=lead_decay_per_year,
        )
        super().__init__(**values)


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class SearchSaving(Answer):
    """What known dead ends save, in expectation.

    Attributes
    ----------
    trials_without, trials_with : float
        Expected trials to the first success [experiments].
    saved_trials : float
        Their difference, k/(s + 1) however many directions there are [experiments].
    saved_usd : float
        Cost of them [USD].
    saved_years : float
        Time of them [years].
    """

    trials_without: float
    trials_with: float
    saved_trials: float
    saved_usd: float
    saved_years: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class PoachingPrice(Answer):
    """The most that a searcher pays for someone's negative results alone.

    Attributes
    ----------
    saved_trials : float
        Expected [experiments].
    experiments_usd : float
        Saved on them [USD].
    saved_years : float
        Expected [years].
    time_usd : float
        Expected worth of being earlier [USD].
    price_usd : float
        The two together [USD].
    """

    saved_trials: float
    experiments_usd: float
    saved_years: float
    time_usd: float
    price_usd: float


def value_of_dead_ends(search: Search) -> SearchSaving:
    """What the newcomer's dead ends save: k/(s + 1) experiments, with s directions that work.

    Parameters
    ----------
    search : Search
        The search and what the newcomer knows.

    Returns
    -------
    SearchSaving
        Expected trials with and without, USD and years.

    Examples
    --------
    >>> from isocost import knowledge
    >>> search = knowledge.Search(
    ...     directions=10, working_directions=1, dead_ends=6, usd_per_experiment=2e5, years_per_experiment=0.1
    ... )
    >>> print(knowledge.value_of_dead_ends(search))
    trials without  5.5
    trials with     2.5
    saved trials    3
    saved usd       600000
    saved years     0.3
    """
    return SearchSaving(**raw.value_of_dead_ends(search))


def trials_standard_deviation(search: Search) -> float:
    """Standard deviation of the trials that are left when the dead ends are known.

    Parameters
    ----------
    search : Search
        The search.

    Returns
    -------
    float
        Spread [experiments].
    """
    return raw.trials_standard_deviation(search)


def trials_distribution(search: Search) -> Any:
    """Probability that the first success comes at trial 1, 2, …, the dead ends known (negative hypergeometric).

    Parameters
    ----------
    search : Search
        The search.

    Returns
    -------
    numpy.ndarray
        One probability for each trial up to the last possible.

    Examples
    --------
    >>> from isocost import knowledge
    >>> search = knowledge.Search(
    ...     directions=6, working_directions=2, dead_ends=2, usd_per_experiment=0, years_per_experiment=0
    ... )
    >>> knowledge.trials_distribution(search).round(3)
    array([0.5  , 0.333, 0.167])
    """
    import numpy as np

    return np.array(raw.trials_distribution(search))


def trials_quantile(search: Search, *, probability: SupportsFloat) -> float:
    """The least number of trials within which the search ends with the given probability.

    Parameters
    ----------
    search : Search
        The search.
    probability : float
        Above 0 and below 1.

    Returns
    -------
    float
        Trials [experiments].

    Raises
    ------
    InvalidParameter
        When the probability is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> search = knowledge.Search(
    ...     directions=10, working_directions=1, dead_ends=6, usd_per_experiment=2e5, years_per_experiment=0.1)
    >>> [knowledge.trials_quantile(search, probability=p) for p in (0.5, 0.9)]
    [2.0, 4.0]
    """
    return raw.trials_quantile(search, number(probability, "probability"))


def expected_new_dead_ends(
    *, newcomer_dead_ends: SupportsFloat, searcher_dead_ends: SupportsFloat, all_dead_ends: SupportsFloat
) -> float:
    """Of the newcomer's dead ends those that are news, when both know theirs at random.

    Parameters
    ----------
    newcomer_dead_ends, searcher_dead_ends : float
        That each knows [directions].
    all_dead_ends : float
        That there are [directions].

    Returns
    -------
    float
        k(1 − h/(N − s)) [directions].

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.expected_new_dead_ends(newcomer_dead_ends=6, searcher_dead_ends=9, all_dead_ends=18)
    3.0
    """
    values = (newcomer_dead_ends, searcher_dead_ends, all_dead_ends)
    names = ("newcomer_dead_ends", "searcher_dead_ends", "all_dead_ends")
    return raw.expected_new_dead_ends(*map(number, values, names))


def value_of_time_saved_usd(prize_usd: ArrayLike, lead_decay_per_year: ArrayLike, saved_years: ArrayLike) -> Any:
    """What having a prize at once rather than later is worth, V(1 − e^{−γΔt}).

    For sweeps: numbers or arrays, broadcast and not checked.

    Parameters
    ----------
    prize_usd : float or array_like
        V, had today [USD].
    lead_decay_per_year : float or array_like
        γ [per year].
    saved_years : float or array_like
        Δt [years].

    Returns
    -------
    Any
        A float, or an array of the broadcast shape [USD].

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.value_of_time_saved_usd(1e6, 0.5, [0.0, 0.1, 1.0]).round()
    array([     0.,  48771., 393469.])
    """
    return raw.value_of_time_saved_usd(prize_usd, lead_decay_per_year, saved_years)


def price_of_dead_ends(search: Search, worth: PoachedKnowledge) -> PoachingPrice:
    """Prices a poached researcher's negative results: saved experiments and saved time.

    The prize comes when the search ends, after T trials times their years, and is worth V e^{−γT} then: the time is
    worth V E[e^{−γ T_with} − e^{−γ T_without}].

    Parameters
    ----------
    search : Search
        The search and what the newcomer knows.
    worth : PoachedKnowledge
        What being earlier is worth.

    Returns
    -------
    PoachingPrice
        Both parts and their sum.

    Examples
    --------
    >>> from isocost import knowledge
    >>> search = knowledge.Search(
    ...     directions=10, working_directions=1, dead_ends=6, usd_per_experiment=2e5, years_per_experiment=0.1
    ... )
    >>> worth = knowledge.PoachedKnowledge(prize_usd=1e8, lead_decay_per_year=0.5)
    >>> round(knowledge.price_of_dead_ends(search, worth).price_usd / 1e6, 2)
    12.24
    """
    return PoachingPrice(**raw.price_of_dead_ends(search, worth))
