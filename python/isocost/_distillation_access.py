"""A follower's gap, and what a ban on teachers leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat, TypeVar, cast

from ._core import distillation as _distillation
from ._data_supply import DataSource, source_of
from ._model import Model
from ._numbers import checked_numbers
from .cost import TieredCost

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Numbers = TypeVar("_Numbers", float, "NDArray[np.float64]")


class Follower(_distillation.Follower, Model):
    """A lab that distils a leader: its best model is the better of what it had and a copy of what the leader had.

    Parameters
    ----------
    improvement_per_year : float
        g_L, rise of the leader's log capability [1/yr], 0 or more.
    lag_years : float
        τ, from the leader's model to its copy [years], 0 or more.
    fidelity : float
        f, share of the capability that is kept, above 0 and at most 1.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.distillation.Follower(improvement_per_year=1.0, lag_years=0.5, fidelity=0.8)
    >>> round(ic.distillation.steady_gap(lab), 4)
    0.7231
    """

    __slots__ = ()
    _fields = ("improvement_per_year", "lag_years", "fidelity")

    def __init__(
        self, *, improvement_per_year: SupportsFloat, lag_years: SupportsFloat, fidelity: SupportsFloat
    ) -> None:
        pace = checked_numbers("Follower", improvement_per_year=improvement_per_year)
        super().__init__(**pace, **checked_numbers("Follower", lag_years=lag_years, fidelity=fidelity))


def steady_gap(follower: Follower) -> float:
    """The gap in log capability that distilling ends in: g_L τ + (−ln f)."""
    return _distillation.steady_gap(follower)


def steady_years_behind(follower: Follower) -> float:
    """The same as years that the follower is behind: τ + (−ln f)/g_L."""
    return _distillation.steady_years_behind(follower)


def gap_after(follower: Follower, *, initial_gap: float, years: _Numbers) -> _Numbers:
    """The gap in log capability some years after the follower began to distil.

    G(t) = G0 + g_L t until the first copy at t = τ, after it min(G0 + g_L t, g_L τ − ln f). Derived from the
    definition of `Follower`, who adds nothing of its own.

    Parameters
    ----------
    follower : Follower
        The lab.
    initial_gap : float
        G0, of ln capability, 0 or more.
    years : float or array
        t, 0 or more.

    Returns
    -------
    float or array
        Of ln capability.
    """
    return cast(_Numbers, _distillation.gap_after(follower, initial_gap, years))


def years_to_steady_gap(follower: Follower, *, initial_gap: _Numbers) -> _Numbers:
    """Years until the gap is the steady one: τ, or later if it starts smaller.

    Parameters
    ----------
    follower : Follower
        The lab.
    initial_gap : float or array
        G0, of ln capability, 0 or more.

    Returns
    -------
    float or array
        Infinite behind a leader who stands still and is nearer than a copy would be.
    """
    return cast(_Numbers, _distillation.years_to_steady_gap(follower, initial_gap))


class TeacherAccess(_distillation.TeacherAccess, Model):
    """How a lab comes by a teacher's tokens. Quantities are those of the closed teacher; 0 is no way.

    Parameters
    ----------
    api_usd_per_mtok : float
        Official price of the closed teacher [USD per million tokens], positive.
    api_tokens_per_year : float
        Tokens that the official API sells [tokens per year], 0 or more, infinite without a limit.
    reseller_markup : float
        What resellers add, as a share of the official price, 0 or more.
    reseller_tokens_per_year : float
        Tokens that resellers have [tokens per year], 0 or more.
    open_usd_per_mtok : float
        Cost of hosting an open-weights teacher [USD per million tokens], positive.
    open_quality : float
        Closed teacher's tokens that one of its tokens is worth, positive.
    open_tokens_per_year : float
        Tokens of the open-weights teacher [tokens per year], 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.
    """

    __slots__ = ()
    _fields = (
        "api_usd_per_mtok",
        "api_tokens_per_year",
        "reseller_markup",
        "reseller_tokens_per_year",
        "open_usd_per_mtok",
        "open_quality",
        "open_tokens_per_year",
    )

    def __init__(
        self,
        *,
        api_usd_per_mtok: SupportsFloat,
        api_tokens_per_year: SupportsFloat,
        reseller_markup: SupportsFloat,
        reseller_tokens_per_year: SupportsFloat,
        open_usd_per_mtok: SupportsFloat,
        open_quality: SupportsFloat,
        open_tokens_per_year: SupportsFloat,
    ) -> None:
        name = "TeacherAccess"
        api = checked_numbers(name, api_usd_per_mtok=api_usd_per_mtok, api_tokens_per_year=api_tokens_per_year)
        resold = checked_numbers(
            name, reseller_markup=reseller_markup, reseller_tokens_per_year=reseller_tokens_per_year
        )
        weights = checked_numbers(name, open_usd_per_mtok=open_usd_per_mtok, open_quality=open_quality)
        stock = checked_numbers(name, open_tokens_per_year=open_tokens_per_year)
        super().__init__(**api, **resold, **weights, **stock)


def teacher_sources(access: TeacherAccess, *, banned: bool) -> tuple[DataSource, ...]:
    """The ways that are open, as sources of data.

    Parameters
    ----------
    access : TeacherAccess
        The ways there are.
    banned : bool
        Whether the official one is shut.

    Returns
    -------
    tuple of DataSource
        For `isocost.data`; empty when no way is open.
    """
    return tuple(source_of(raw) for raw in _distillation.teacher_sources(access, banned))


def teacher_cost(access: TeacherAccess, *, banned: bool) -> TieredCost:
    """The supply of effective teacher tokens, the cost of a firm's input `teacher`.

    Parameters
    ----------
    access : TeacherAccess
        The ways there are.
    banned : bool
        Whether the official one is shut.

    Returns
    -------
    TieredCost
        Of the closed teacher's tokens per year.

    Raises
    ------
    InvalidParameter
        When no way is open: then give the input `teacher` a cap of 0.

    Examples
    --------
    >>> import isocost as ic
    >>> inf = float("inf")
    >>> access = ic.distillation.TeacherAccess(
    ...     api_usd_per_mtok=10.0, api_tokens_per_year=inf, reseller_markup=1.0, reseller_tokens_per_year=2e9,
    ...     open_usd_per_mtok=2.0, open_quality=0.0625, open_tokens_per_year=inf)
    >>> ic.distillation.teacher_cost(access, banned=True)
    TieredCost(((2000000000.0, 2e-05), (float('inf'), 3.2e-05)))
    """
    return TieredCost(_distillation.teacher_tiers(access, banned))


def most_cost_of_ban_usd_per_year(access: TeacherAccess, *, effective_tokens: _Numbers) -> _Numbers:
    """Most that a ban can cost a firm of any technology that buys so many effective tokens without it [USD per year].

    The same tokens from what is left (Laspeyres): what the firm substitutes only lowers the bill.

    Parameters
    ----------
    access : TeacherAccess
        The ways there are.
    effective_tokens : float or array
        Bought without the ban [tokens of the closed teacher per year], 0 or more.

    Returns
    -------
    float or array
        Infinite where what is left ends.
    """
    return cast(_Numbers, _distillation.most_cost_of_ban_usd_per_year(access, effective_tokens))


def bounding_markup(access: TeacherAccess) -> float:
    """The mark-up above which resellers sell nothing, (p_open/z)/p_api − 1; at or below 0 the ban is idle."""
    return _distillation.bounding_markup(access)
