"""Catching up: a follower who distils and into whom the leader's knowledge leaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat, TypeVar, cast

from ._answer import Answer
from ._compute_values import framed, written
from ._core import distillation as _distillation
from ._distillation_access import Follower
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

_Numbers = TypeVar("_Numbers", float, "NDArray[np.float64]")


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class CatchUpPath(Answer):
    """The gap at several times beside what the leak alone would leave.

    Attributes
    ----------
    years : tuple of float
        The times [years].
    gap : tuple of float
        With copies from τ on, of ln capability.
    leaked_gap : tuple of float
        Had there never been a copy, of ln capability.
    lasting_gap : float
        Where the gap ends, of ln capability.
    lasting_leaked_gap : float
        Where it would end without copies, g_L/χ; infinite without a leak.
    """

    years: tuple[float, ...]
    gap: tuple[float, ...]
    leaked_gap: tuple[float, ...]
    lasting_gap: float
    lasting_leaked_gap: float

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        for name in ("years", "gap", "leaked_gap"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    def _rows(self) -> list[tuple[float, float, float]]:
        return list(zip(self.years, self.gap, self.leaked_gap, strict=True))

    def explain(self) -> str:
        """By what the gap ends where, and time by time how much of it copies close."""
        by = "copies" if self.lasting_gap < self.lasting_leaked_gap else "the leak"
        end = f"the gap ends at {self.lasting_gap:.4g} by {by}; without copies at {self.lasting_leaked_gap:.4g}"
        rows = [(year, gap, leaked, leaked - gap) for year, gap, leaked in self._rows()]
        return f"{end}\n{written(('years', 'gap', 'by the leak alone', 'closed by copies'), rows)}"

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame with a row for each time."""
        return framed(("years", "gap", "leaked_gap"), self._rows())


def lasting_gap(follower: Follower, *, leak_per_year: _Numbers) -> _Numbers:
    """The gap in log capability that lasts, min(g_L/χ, g_L τ − ln f): by the better of leak and copy.

    Parameters
    ----------
    follower : Follower
        The lab.
    leak_per_year : float or array
        χ, share of the gap that leaks [1/yr], 0 or more.

    Returns
    -------
    float or array
        Of ln capability.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.distillation.Follower(improvement_per_year=0.9, lag_years=0.5, fidelity=0.8)
    >>> round(ic.distillation.lasting_gap(lab, leak_per_year=0.3), 4)
    0.6731
    >>> round(ic.distillation.lasting_gap(lab, leak_per_year=3.0), 4)
    0.3
    """
    return cast(_Numbers, _distillation.lasting_gap(follower, leak_per_year))


def leak_that_replaces_distilling(follower: Follower) -> float:
    """The leak from which on distilling does not matter in the end, χ = g_L/(g_L τ − ln f) [1/yr].

    Infinite for a perfect and immediate copy, 0 behind a leader who stands still.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.distillation.Follower(improvement_per_year=0.9, lag_years=0.5, fidelity=0.8)
    >>> round(ic.distillation.leak_that_replaces_distilling(lab), 4)
    1.337
    """
    return _distillation.leak_that_replaces_distilling(follower)


def catch_up_gap(
    follower: Follower, *, leak_per_year: ArrayLike, initial_gap: ArrayLike, years: ArrayLike
) -> Any:
    """The gap in log capability some years after the follower began to distil.

    dG/dt = g_L − χ G, and from t = τ on G is never above g_L τ − ln f, since the follower keeps the better model.
    Derived from the definition of `Follower`; without a leak it is `gap_after`. Arguments are broadcast.

    Parameters
    ----------
    follower : Follower
        The lab.
    leak_per_year : float or array_like
        χ, share of the gap that leaks [1/yr], 0 or more.
    initial_gap : float or array_like
        G0, of ln capability, 0 or more.
    years : float or array_like
        t, 0 or more [years].

    Returns
    -------
    Any
        A float for numbers, else an array, of ln capability.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.distillation.Follower(improvement_per_year=0.9, lag_years=0.5, fidelity=0.8)
    >>> ic.distillation.catch_up_gap(lab, leak_per_year=0.3, initial_gap=2.0, years=[0.0, 0.4, 9.0]).round(4)
    array([2.    , 2.1131, 0.6731])
    """
    return _distillation.catch_up_gap(follower, leak_per_year, initial_gap, years)


def catch_up_path(
    follower: Follower,
    *,
    leak_per_year: SupportsFloat,
    initial_gap: SupportsFloat,
    years: Iterable[SupportsFloat],
) -> CatchUpPath:
    """The gap at several times beside that of a follower whom only the leak teaches: what copies are worth.

    Parameters
    ----------
    follower : Follower
        The lab.
    leak_per_year : float
        χ, share of the gap that leaks [1/yr], 0 or more.
    initial_gap : float
        G0, of ln capability, 0 or more.
    years : iterable of float
        Times, 0 or more [years].

    Returns
    -------
    CatchUpPath
        Both gaps at these times, and where they end.

    Raises
    ------
    InvalidParameter
        When a number is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.distillation.Follower(improvement_per_year=0.9, lag_years=0.5, fidelity=0.8)
    >>> print(ic.distillation.catch_up_path(lab, leak_per_year=0.3, initial_gap=2, years=[0, 0.4, 1, 5]))
    the gap ends at 0.6731 by copies; without copies at 3
    years     gap  by the leak alone  closed by copies
        0       2                  2                 0
      0.4   2.113              2.113                 0
        1  0.6731              2.259             1.586
        5  0.6731              2.777             2.104
    """
    leak, gap = number(leak_per_year, "catch_up_path.leak_per_year"), number(initial_gap, "catch_up_path.initial_gap")
    times = [number(year, "catch_up_path.years") for year in years]
    return CatchUpPath(**_distillation.catch_up_path(follower, leak, gap, times))


def years_until_gap(
    follower: Follower, *, leak_per_year: ArrayLike, initial_gap: ArrayLike, target_gap: ArrayLike
) -> Any:
    """Years until the gap is first at or below a target. Arguments are broadcast.

    Parameters
    ----------
    follower : Follower
        The lab.
    leak_per_year : float or array_like
        χ, share of the gap that leaks [1/yr], 0 or more.
    initial_gap, target_gap : float or array_like
        Of ln capability, 0 or more.

    Returns
    -------
    Any
        A float for numbers, else an array; infinite where it never is [years].

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.distillation.Follower(improvement_per_year=0.9, lag_years=0.5, fidelity=0.8)
    >>> ic.distillation.years_until_gap(lab, leak_per_year=[0.0, 0.4, 3.0], initial_gap=2.0, target_gap=0.5).round(4)
    array([   inf,    inf, 0.7079])
    """
    return _distillation.years_until_gap(follower, leak_per_year, initial_gap, target_gap)


def gap_behind(
    follower: Follower,
    log_capability: Callable[[float], SupportsFloat],
    *,
    initial_gap: SupportsFloat,
    years: SupportsFloat,
) -> float:
    """The gap in log capability behind a leader of any pace, without a leak.

    G(t) = min(G0 + y(t) − y(0), y(t) − y(t − τ) − ln f), the first alone while t < τ. Behind a leader who explodes the
    gap is without bound, though the copy is τ years late as ever.

    Parameters
    ----------
    follower : Follower
        The lab; its `improvement_per_year` is not read.
    log_capability : callable
        y(t), the leader's log capability after so many years, nondecreasing.
    initial_gap : float
        G0, of ln capability, 0 or more.
    years : float
        t, 0 or more [years].

    Returns
    -------
    float
        Of ln capability.

    Raises
    ------
    InvalidParameter
        When a number is outside its domain.
    TypeError
        When `log_capability` is not a function of a number.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.distillation.Follower(improvement_per_year=0.9, lag_years=0.5, fidelity=0.8)
    >>> round(ic.distillation.gap_behind(lab, lambda t: 0.9 * t, initial_gap=2.0, years=3.0), 4)
    0.6731
    """
    gap, t = number(initial_gap, "gap_behind.initial_gap"), number(years, "gap_behind.years")
    return _distillation.gap_behind(follower, log_capability, gap, t)
