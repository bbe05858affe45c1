"""Algorithms that make compute go further, by time or by talent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, SupportsFloat, TypeVar

from ._answer import Answer
from ._core import scaling as raw
from ._model import Model
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_X = TypeVar("_X", float, "NDArray[np.float64]")


class AlgorithmicProgress(raw.AlgorithmicProgress, Model):
    """Algorithms get better: effective compute is 2^(t/T) times compute.

    Parameters
    ----------
    doubling_time_years : float
        T, years in which a FLOP comes to do as much as two [years], positive.

    Examples
    --------
    >>> import isocost as ic
    >>> progress = ic.scaling.AlgorithmicProgress(doubling_time_years=0.5)
    >>> ic.scaling.effective_compute(progress, 1.0), ic.scaling.equivalent_months(progress, 4.0)
    (4.0, 12.0)
    """

    __slots__ = ()
    _fields = ("doubling_time_years",)

    def __init__(self, *, doubling_time_years: SupportsFloat) -> None:
        super().__init__(number(doubling_time_years, "AlgorithmicProgress.doubling_time_years"))


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class PublishedProgress(Answer):
    """A published doubling time with its interval.

    Attributes
    ----------
    id : str
        Its name here.
    progress : AlgorithmicProgress
        The central estimate.
    low_years, high_years : float
        The interval [years]; NaN where none was given.
    source : str
        Who published it, and where.
    """

    id: str
    progress: AlgorithmicProgress
    low_years: float
    high_years: float
    source: str


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class EffectiveCompute(Answer):
    """Effective compute with the interval of the doubling time, FLOP of the algorithms of year 0.

    Attributes
    ----------
    flop_per_year : float
        At the published doubling time [FLOP per year].
    low_flop_per_year, high_flop_per_year : float
        At the ends of its interval, the lower first; NaN where none was given [FLOP per year].
    """

    flop_per_year: float
    low_flop_per_year: float
    high_flop_per_year: float


class TalentAugmentedCompute(raw.TalentAugmentedCompute, Model):
    """Talent that makes compute go further: A_C = (L/L0)^φ.

    Parameters
    ----------
    reference_talent : float
        L0, talent at which a FLOP is a FLOP [FTE], positive.
    exponent : float
        φ, percent of effective compute per percent of talent, 0 or more.

    Examples
    --------
    >>> import isocost as ic
    >>> augmentation = ic.scaling.TalentAugmentedCompute(reference_talent=100.0, exponent=0.5)
    >>> ic.scaling.compute_efficiency(augmentation, 400.0)
    2.0
    """

    __slots__ = ()
    _fields = ("reference_talent", "exponent")

    def __init__(self, *, reference_talent: SupportsFloat, exponent: SupportsFloat) -> None:
        super().__init__(
            number(reference_talent, "TalentAugmentedCompute.reference_talent"),
            number(exponent, "TalentAugmentedCompute.exponent"),
        )


def progress_estimates() -> tuple[PublishedProgress, ...]:
    """What has been measured.

    Examples
    --------
    >>> import isocost as ic
    >>> [estimate.id for estimate in ic.scaling.progress_estimates()]
    ['ho_2024', 'erdil_2022', 'hernandez_2020']
    """
    return tuple(map(_published, raw.progress_estimates()))


def progress_estimate(id: str) -> PublishedProgress:
    """The published doubling time of that id.

    Raises
    ------
    InvalidParameter
        For an id that is not published here, with those that are.

    Examples
    --------
    >>> import isocost as ic
    >>> ho = ic.scaling.progress_estimate("ho_2024")
    >>> round(ho.progress.doubling_time_years, 6), ho.low_years
    (0.7, 0.375)
    """
    return _published(raw.progress_estimate(id))


def progress_from_yearly_factor(factor_per_year: SupportsFloat) -> AlgorithmicProgress:
    """The progress that gains a factor in a year, above 1: T = 1/log2(factor) years.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.scaling.progress_from_yearly_factor(4.0)
    AlgorithmicProgress(doubling_time_years=0.5)
    """
    factor = number(factor_per_year, "progress_from_yearly_factor.factor_per_year")
    return AlgorithmicProgress(doubling_time_years=raw.progress_from_yearly_factor(factor).doubling_time_years)


def effective_compute_flop_per_year(
    published: PublishedProgress, *, flop_per_year: SupportsFloat, years: SupportsFloat
) -> EffectiveCompute:
    """C_eff = 2^(t/T) C after some years of progress, or before if they are negative.

    The interval is of T alone, which is measured on the past: it says nothing of whether progress goes on.

    Parameters
    ----------
    published : PublishedProgress
        The doubling time with its interval.
    flop_per_year : float
        C [FLOP per year], 0 or more.
    years : float
        t [years].

    Returns
    -------
    EffectiveCompute
        In FLOP of the algorithms of year 0.

    Examples
    --------
    >>> import isocost as ic
    >>> ho = ic.scaling.progress_estimate("ho_2024")
    >>> print(ic.scaling.effective_compute_flop_per_year(ho, flop_per_year=1e25, years=1.4))
    flop per year       4e+25
    low flop per year   2.25766e+25
    high flop per year  1.32998e+26
    """
    flop = number(flop_per_year, "effective_compute.flop_per_year")
    after = number(years, "effective_compute.years")
    central, low, high = raw.effective_compute_flop_per_year(
        published.progress, published.low_years, published.high_years, flop, after
    )
    return EffectiveCompute(flop_per_year=central, low_flop_per_year=low, high_flop_per_year=high)


def _published(row: tuple[str, float, float, float, str]) -> PublishedProgress:
    id, years, low, high, source = row
    progress = AlgorithmicProgress(doubling_time_years=years)
    return PublishedProgress(id=id, progress=progress, low_years=low, high_years=high, source=source)


def effective_compute(progress: AlgorithmicProgress, years: _X) -> _X:
    """2^(t/T): how many FLOP of today's algorithms one of t years on is worth; a number or an array."""
    return raw.effective_compute(progress, years)


def equivalent_months(progress: AlgorithmicProgress, factor: _X) -> _X:
    """Months of progress that are worth a factor of compute, negative below 1; a number or an array."""
    return raw.equivalent_months(progress, factor)


def compute_efficiency(augmentation: TalentAugmentedCompute, talent: _X) -> _X:
    """A_C = (L/L0)^φ; talent [FTE] is a number or an array."""
    return raw.compute_efficiency(augmentation, talent)


def elasticity_of_scale(
    augmentation: TalentAugmentedCompute, *, returns: SupportsFloat, compute_share: SupportsFloat
) -> float:
    """Elasticity of scale at the benchmark with talent-augmented compute: υ(1 + φ θ_C).

    For σ > 1 the firm's optimum is then only local.

    Examples
    --------
    >>> import isocost as ic
    >>> augmentation = ic.scaling.TalentAugmentedCompute(reference_talent=100.0, exponent=0.5)
    >>> ic.scaling.elasticity_of_scale(augmentation, returns=1.0, compute_share=0.6)
    1.3
    """
    where = "elasticity_of_scale"
    return raw.elasticity_of_scale(
        augmentation, number(returns, f"{where}.returns"), number(compute_share, f"{where}.compute_share")
    )
