"""Whether algorithms explode on fixed compute, when, and the path that they take."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, SupportsFloat, TypeVar

from ._answer import Answer
from ._compute_values import framed, written
from ._core import scaling as raw
from ._ideas import IdeaProduction, ResearchInputs
from ._status import Status
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

_X = TypeVar("_X", float, "NDArray[np.float64]")


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class Explosion(Answer):
    """Whether algorithms improve without bound in finite time on fixed compute.

    Attributes
    ----------
    explodes : bool
        Whether the condition holds.
    condition : str
        The condition of this σ, in the symbols of `IdeaProduction`.
    exponent : float
        Its left-hand side, the asymptotic exponent.
    margin : float
        The exponent less 1.
    """

    explodes: bool
    condition: str
    exponent: float
    margin: float

    def explain(self) -> str:
        """The verdict with the condition and its two sides."""
        verdict, holds = ("explodes", "holds") if self.explodes else ("does not explode", "fails")
        return f"{verdict}\n{self.condition} {holds}: the left-hand side is {self.exponent:.6g}"


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class IdeaPath(Answer):
    """Quality of algorithms at the asked times, in logarithms: A itself leaves the double numbers.

    Attributes
    ----------
    status : Status
        `optimal` when the residual is within 1000 tolerances, else `stalled`; `unbounded` when A is infinite before one
        of the asked times, `iteration_limit` when an interval took too many steps, `out_of_range` when growth left the
        double numbers: then the times before are given.
    reason : str
        Why it is not optimal and what would help.
    years : tuple of float
        The times [years].
    log_quality : tuple of float
        ln A, 0 at the start.
    growth_per_year : tuple of float
        Of A [1/yr].
    residual : float
        The certificate: by what share of the time the clock is off at worst, found by quadrature.
    years_to_explosion : float
        When A is infinite [years]; infinite if it never is.
    """

    status: Status
    reason: str
    years: tuple[float, ...]
    log_quality: tuple[float, ...]
    growth_per_year: tuple[float, ...]
    residual: float
    years_to_explosion: float

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        for name in ("years", "log_quality", "growth_per_year"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    def explain(self) -> str:
        """Time by time how good algorithms are, how fast they grow, and in how many years they double."""
        end = self.years_to_explosion
        lines = [f"{self.status}: the clock is off by {self.residual:.1e} of the time at most"]
        lines += [self.reason] if self.reason else []
        if self.status != Status.unbounded:
            lines.append("A stays finite" if math.isinf(end) else f"A is infinite after {end:.6g} years")
        rows = [
            (year, log, rate, math.log(2.0) / rate if rate > 0.0 else math.inf)
            for year, log, rate in zip(self.years, self.log_quality, self.growth_per_year, strict=True)
        ]
        return "\n".join([*lines, written(("years", "ln A", "growth per year", "years to double"), rows)])

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame with a row for each time."""
        names = ("years", "log_quality", "growth_per_year")
        return framed(names, list(zip(*(getattr(self, name) for name in names), strict=True)))


def explosion(production: IdeaProduction) -> Explosion:
    """Whether A is infinite after a finite time: if and only if the asymptotic exponent is above 1.

    With ε_K = 0 and ε_L = 1 the conditions are those of Whitfill and Wu 2025: φ > 1 where σ < 1, since experiments
    limit and their compute is fixed; φ + λ (1 − γ) > 1 at σ = 1; φ + λ > 1 where σ > 1, since researchers replace
    experiments. At margin 0 A grows exponentially for ever, below it as the power −1/margin of time. The verdict is
    about A without bound and jumps at σ = 1, where the time to any finite quality does not: see `years_to_quality`.

    Parameters
    ----------
    production : IdeaProduction
        The equation; K and L do not matter.

    Returns
    -------
    Explosion
        The verdict with its condition.

    Examples
    --------
    >>> import isocost as ic
    >>> ideas = ic.scaling.IdeaProduction(
    ...     growth_per_year=1.2, progress_exponent=0.4, input_exponent=0.8, compute_share=0.35, sigma=1.0,
    ...     experiment_gain=0.0, researcher_gain=1.0,
    ...     benchmark_compute_flop_per_year=1e25, benchmark_researchers_fte=400.0)
    >>> print(ic.scaling.explosion(ideas))
    does not explode
    σ = 1: φ + λ (γ ε_K + (1 − γ) ε_L) > 1 fails: the left-hand side is 0.92
    >>> ic.scaling.explosion(ideas.replace(sigma=1.5)).explodes
    True
    """
    return Explosion(**raw.explosion(production))


def years_to_explosion(production: IdeaProduction, inputs: ResearchInputs) -> float:
    """Years from A = 1 until A is infinite, ∫ dA/(g0 A^φ F^λ) from 1 on; infinite if it never is.

    Parameters
    ----------
    production : IdeaProduction
        The equation.
    inputs : ResearchInputs
        What is held fixed.

    Returns
    -------
    float
        Infinite too where it is later than double numbers reach [years].
    """
    return raw.years_to_explosion(production, inputs)


def turning_log_quality(production: IdeaProduction, inputs: ResearchInputs) -> float:
    """ln A at which growth turns: from slowing down to speeding up where σ > 1, and back where σ < 1.

    Negative if it lies behind; NaN if growth never turns, as at σ = 1.
    """
    return raw.turning_log_quality(production, inputs)


def years_to_quality(production: IdeaProduction, inputs: ResearchInputs, log_quality: _X) -> _X:
    """Years in which A grows from 1 to a quality, the integral of 1/(d ln A/dt) over ln A.

    Parameters
    ----------
    production : IdeaProduction
        The equation.
    inputs : ResearchInputs
        What is held fixed.
    log_quality : float or array
        ln A, 0 or more.

    Returns
    -------
    float or array
        Infinite where it is beyond double numbers [years].

    Examples
    --------
    >>> import isocost as ic
    >>> ideas = ic.scaling.IdeaProduction(
    ...     growth_per_year=1.2, progress_exponent=0.6, input_exponent=0.8, compute_share=0.35, sigma=1.0,
    ...     experiment_gain=0.0, researcher_gain=1.0,
    ...     benchmark_compute_flop_per_year=1e25, benchmark_researchers_fte=400.0)
    >>> fixed = ic.scaling.ResearchInputs(compute_flop_per_year=1e25, researchers_fte=400.0)
    >>> round(ic.scaling.years_to_quality(ideas, fixed, 10.0), 4)
    4.8528
    >>> round(ic.scaling.years_to_explosion(ideas, fixed), 4)
    6.9444
    """
    return raw.years_to_quality(production, inputs, log_quality)


def path_residual(production: IdeaProduction, inputs: ResearchInputs, years: _X, log_quality: _X) -> _X:
    """How far a computed ln A is from the equation's, as a share of its time: |years_to_quality(ln A) − t|/t.

    Parameters
    ----------
    production : IdeaProduction
        The equation.
    inputs : ResearchInputs
        What is held fixed.
    years : float or array
        t, 0 or more [years].
    log_quality : float or array
        The ln A that is said to be reached then.

    Returns
    -------
    float or array
        0 at the start, NaN for what is not a quality.
    """
    return raw.path_residual(production, inputs, years, log_quality)


def idea_path(
    production: IdeaProduction,
    inputs: ResearchInputs,
    *,
    years: Iterable[SupportsFloat],
    tolerance: SupportsFloat = 1e-9,
    steps_per_time: int = 100_000,
) -> IdeaPath:
    """The path of A from 1 on with fixed inputs (Dormand and Prince 1980, error controlled in every step).

    Parameters
    ----------
    production : IdeaProduction
        The equation.
    inputs : ResearchInputs
        What is held fixed.
    years : iterable of float
        Times, 0 or more, ascending [years].
    tolerance : float, default 1e-9
        Error of ln A per step, as a share of ln A.
    steps_per_time : int, default 100000
        Most steps from one time to the next.

    Returns
    -------
    IdeaPath
        ln A and its growth at these times.

    Raises
    ------
    InvalidParameter
        When times do not ascend, or an option is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> ideas = ic.scaling.IdeaProduction(
    ...     growth_per_year=1.2, progress_exponent=0.6, input_exponent=0.8, compute_share=0.35, sigma=1.0,
    ...     experiment_gain=0.0, researcher_gain=1.0,
    ...     benchmark_compute_flop_per_year=1e25, benchmark_researchers_fte=400.0)
    >>> fixed = ic.scaling.ResearchInputs(compute_flop_per_year=1e25, researchers_fte=400.0)
    >>> path = ic.scaling.idea_path(ideas, fixed, years=[0, 4, 6, 8])
    >>> print("\\n".join(path.explain().splitlines()[1:]))
    A is infinite after 6.94444 years
    years   ln A  growth per year  years to double
        0      0              1.2           0.5776
        4   7.15             2.83           0.2449
        6  16.63            8.824          0.07856
    """
    times = [number(year, "years") for year in years]
    return IdeaPath(**raw.idea_path(production, inputs, times, number(tolerance, "tolerance"), steps_per_time))
