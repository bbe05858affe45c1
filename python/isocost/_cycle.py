"""The verification cycle: thinking of an idea, and waiting for the experiment that tests it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, SupportsFloat, TypeAlias, TypeVar, overload

from ._core import scaling as raw
from ._model import Model
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .production import CES

    _Array: TypeAlias = NDArray[np.float64]
    _Floats: TypeAlias = float | _Array

_X = TypeVar("_X", float, "NDArray[np.float64]")


class VerificationCycle(raw.VerificationCycle, Model):
    """The cycle of research: V = 1/(t_think/L + f_exp/(sC)) ideas verified per year.

    L researchers think, and C FLOP per year, of which the share s is for experiments, test what they thought of.

    Parameters
    ----------
    think_researcher_years : float
        t_think, thinking per idea [researcher-years], positive.
    experiment_flop : float
        f_exp, compute that tests an idea [FLOP], positive.
    experiment_share : float
        s, share of compute that is for experiments, the rest for final runs; above 0, at most 1.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> cycle = ic.production.VerificationCycle(
    ...     think_researcher_years=0.25, experiment_flop=1e20, experiment_share=0.5
    ... )
    >>> round(ic.production.researcher_years_per_idea(cycle, 1e23, 100.0), 12)
    0.45
    """

    __slots__ = ()
    _fields = ("think_researcher_years", "experiment_flop", "experiment_share")

    def __init__(
        self,
        *,
        think_researcher_years: SupportsFloat,
        experiment_flop: SupportsFloat,
        experiment_share: SupportsFloat,
    ) -> None:
        super().__init__(
            number(think_researcher_years, "VerificationCycle.think_researcher_years"),
            number(experiment_flop, "VerificationCycle.experiment_flop"),
            number(experiment_share, "VerificationCycle.experiment_share"),
        )

    @classmethod
    def _of(cls, cycle: raw.VerificationCycle) -> Self:
        return cls(**{field: getattr(cycle, field) for field in cls._fields})


class FrontierCycle(raw.FrontierCycle, Model):
    """Research at the frontier, where an experiment is a fixed part of the final run, f_exp = φ(1 − s) C.

    V = 1/(t_think/L + φ(1 − s)/s): no compute moves it, only s does. V alone is largest at s = 1, so that s must be
    given or traded against final runs.

    Parameters
    ----------
    think_researcher_years : float
        t_think, thinking per idea [researcher-years], positive.
    experiment_years : float
        φ, an experiment as years of the final run's compute [years], positive.
    experiment_share : float
        s, share of compute that is for experiments, between 0 and 1.

    Examples
    --------
    >>> import isocost as ic
    >>> cycle = ic.production.FrontierCycle(think_researcher_years=0.25, experiment_years=0.01, experiment_share=0.5)
    >>> ic.production.most_frontier_ideas_per_year(cycle)
    100.0
    """

    __slots__ = ()
    _fields = ("think_researcher_years", "experiment_years", "experiment_share")

    def __init__(
        self,
        *,
        think_researcher_years: SupportsFloat,
        experiment_years: SupportsFloat,
        experiment_share: SupportsFloat,
    ) -> None:
        super().__init__(
            number(think_researcher_years, "FrontierCycle.think_researcher_years"),
            number(experiment_years, "FrontierCycle.experiment_years"),
            number(experiment_share, "FrontierCycle.experiment_share"),
        )


@overload
def ideas_per_year(cycle: VerificationCycle, flop_per_year: float, researchers: float) -> float: ...
@overload
def ideas_per_year(cycle: VerificationCycle, flop_per_year: _Array, researchers: _Floats) -> _Array: ...
@overload
def ideas_per_year(cycle: VerificationCycle, flop_per_year: float, researchers: _Array) -> _Array: ...
def ideas_per_year(cycle: VerificationCycle, flop_per_year: _Floats, researchers: _Floats) -> _Floats:
    """V, ideas verified per year; numbers or arrays.

    Examples
    --------
    >>> import isocost as ic
    >>> cycle = ic.production.VerificationCycle(
    ...     think_researcher_years=0.25, experiment_flop=1e20, experiment_share=0.5
    ... )
    >>> round(ic.production.ideas_per_year(cycle, 1e23, 100.0), 2)
    222.22
    """
    return raw.ideas_per_year(cycle, flop_per_year, researchers)


@overload
def researcher_years_per_idea(cycle: VerificationCycle, flop_per_year: float, researchers: float) -> float: ...
@overload
def researcher_years_per_idea(cycle: VerificationCycle, flop_per_year: _Array, researchers: _Floats) -> _Array: ...
@overload
def researcher_years_per_idea(cycle: VerificationCycle, flop_per_year: float, researchers: _Array) -> _Array: ...
def researcher_years_per_idea(cycle: VerificationCycle, flop_per_year: _Floats, researchers: _Floats) -> _Floats:
    """Researcher-years per idea, waiting counted: t_think + f_exp L/(sC); numbers or arrays."""
    return raw.researcher_years_per_idea(cycle, flop_per_year, researchers)


@overload
def waiting_share(cycle: VerificationCycle, flop_per_year: float, researchers: float) -> float: ...
@overload
def waiting_share(cycle: VerificationCycle, flop_per_year: _Array, researchers: _Floats) -> _Array: ...
@overload
def waiting_share(cycle: VerificationCycle, flop_per_year: float, researchers: _Array) -> _Array: ...
def waiting_share(cycle: VerificationCycle, flop_per_year: _Floats, researchers: _Floats) -> _Floats:
    """The share of researchers' time that waits for experiments; numbers or arrays.

    Also the elasticity of V to compute. The share of marginal cost only at a cost-minimizing bundle.

    Examples
    --------
    >>> import isocost as ic
    >>> cycle = ic.production.VerificationCycle(
    ...     think_researcher_years=0.25, experiment_flop=1e20, experiment_share=0.5
    ... )
    >>> round(ic.production.waiting_share(cycle, 1e23, 100.0), 4)
    0.4444
    """
    return raw.waiting_share(cycle, flop_per_year, researchers)


def flop_per_researcher_at(cycle: VerificationCycle, waiting_share: _X) -> _X:
    """FLOP per year and researcher at which a given share of time is spent waiting; a number or an array.

    Examples
    --------
    >>> import isocost as ic
    >>> cycle = ic.production.VerificationCycle(
    ...     think_researcher_years=0.25, experiment_flop=1e20, experiment_share=0.5
    ... )
    >>> ic.production.flop_per_researcher_at(cycle, 0.5)
    8e+20
    """
    return raw.flop_per_researcher_at(cycle, waiting_share)


def verification_ces(cycle: VerificationCycle, *, flop_per_year: SupportsFloat, researchers: SupportsFloat) -> CES:
    """The cycle as what it is, a CES of `compute` and `talent` with σ = ½, exactly and everywhere.

    Parameters
    ----------
    cycle : VerificationCycle
        The cycle.
    flop_per_year : float
        Compute of the benchmark [FLOP per year].
    researchers : float
        Talent of the benchmark [FTE].

    Examples
    --------
    >>> import isocost as ic
    >>> cycle = ic.production.VerificationCycle(
    ...     think_researcher_years=0.25, experiment_flop=1e20, experiment_share=0.5
    ... )
    >>> tech = ic.production.verification_ces(cycle, flop_per_year=1e23, researchers=100.0)
    >>> tech.sigma, round(tech.shares["compute"], 4)
    (0.5, 0.4444)
    """
    from .production import CES

    where = "verification_ces"
    return CES._of(
        raw.verification_ces(
            cycle, number(flop_per_year, f"{where}.flop_per_year"), number(researchers, f"{where}.researchers")
        )
    )


def frontier_ideas_per_year(cycle: FrontierCycle, researchers: _X) -> _X:
    """Ideas verified per year at the frontier, whatever the compute; a number or an array."""
    return raw.frontier_ideas_per_year(cycle, researchers)


def most_frontier_ideas_per_year(cycle: FrontierCycle) -> float:
    """The most ideas per year that any number of researchers verify at the frontier, s/(φ(1 − s))."""
    return raw.most_frontier_ideas_per_year(cycle)


def at_compute(cycle: FrontierCycle, flop_per_year: SupportsFloat) -> VerificationCycle:
    """The cycle of a frontier laboratory with that much compute [FLOP per year]."""
    return VerificationCycle._of(raw.at_compute(cycle, number(flop_per_year, "at_compute.flop_per_year")))
