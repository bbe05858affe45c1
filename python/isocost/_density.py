"""Diminishing returns to talent in one place."""

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


class TalentDensity(raw.TalentDensity, Model):
    """Researchers step on each other's toes (Jones 1995): n of them do the work of n^λ.

    Parameters
    ----------
    exponent : float
        λ, percent of effective talent per percent of heads, above 0, at most 1.

    Examples
    --------
    >>> import isocost as ic
    >>> density = ic.production.talent_density("davidson_2023")
    >>> round(ic.production.effective_talent(density, 100.0), 4)
    25.1189
    >>> round(ic.production.raised_by_hire(density, 10.0), 4)
    0.0765
    """

    __slots__ = ()
    _fields = ("exponent",)

    def __init__(self, *, exponent: SupportsFloat) -> None:
        super().__init__(number(exponent, "TalentDensity.exponent"))


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class PublishedDensity(Answer):
    """A published exponent.

    Attributes
    ----------
    id : str
        Its name here.
    density : TalentDensity
        The exponent.
    source : str
        Who published it, and where.
    """

    id: str
    density: TalentDensity
    source: str


def talent_densities() -> tuple[PublishedDensity, ...]:
    """The exponents that are in use.

    Examples
    --------
    >>> import isocost as ic
    >>> [(d.id, d.density.exponent) for d in ic.production.talent_densities()]
    [('davidson_2023', 0.7), ('bloom_2020', 0.75)]
    """
    return tuple(
        PublishedDensity(id=id, density=TalentDensity(exponent=exponent), source=source)
        for id, exponent, source in raw.talent_densities()
    )


def talent_density(id: str) -> TalentDensity:
    """The published exponent of that id; InvalidParameter for one that is not here, with those that are."""
    return TalentDensity(exponent=raw.talent_density(id).exponent)


def effective_talent(density: TalentDensity, heads: _X) -> _X:
    """n^λ [effective FTE]; heads are a number or an array."""
    return raw.effective_talent(density, heads)


def added_by_hire(density: TalentDensity, heads: _X) -> _X:
    """What the n-th hire adds, n^λ − (n − 1)^λ [effective FTE]; heads, 1 or more, are a number or an array."""
    return raw.added_by_hire(density, heads)


def raised_by_hire(density: TalentDensity, heads: _X) -> _X:
    """By what share the n-th hire raises what n − 1 do; heads, above 1, are a number or an array.

    The tenth raises it by less than 10 % if and only if λ < ln 1.1/ln(10/9) = 0.9046.
    """
    return raw.raised_by_hire(density, heads)
