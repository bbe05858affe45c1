"""The lead of an innovator and how fast it is gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._answer import Answer
from ._core import knowledge as raw
from ._model import Model
from ._numbers import checked_numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class Lead(raw.Lead, Model):
    """The lead in knowledge of an innovator over a follower who creates as much and loses at the same rate.

    Parameters
    ----------
    flow_persons_per_year : float
        Who move from the innovator to the follower [persons per year].
    carry : float
        Share of the difference that they carry over.
    diffusion_gap : float
        Share of it that the follower's organization does not take up.
    follower_headcount : float
        People of the follower [persons].
    loss_per_year : float
        Rate at which both lose knowledge, by leavers and obsolescence [per year].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> lead = knowledge.Lead(
    ...     flow_persons_per_year=20, carry=0.8, diffusion_gap=0.25, follower_headcount=200, loss_per_year=0.1
    ... )
    >>> round(knowledge.half_life(lead).half_life_years, 2)
    4.33
    """

    __slots__ = ()
    _fields = ("flow_persons_per_year", "carry", "diffusion_gap", "follower_headcount", "loss_per_year")

    def __init__(
        self,
        *,
        flow_persons_per_year: SupportsFloat,
        carry: SupportsFloat,
        diffusion_gap: SupportsFloat,
        follower_headcount: SupportsFloat,
        loss_per_year: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            "Lead",
            flow_persons_per_year=flow_persons_per_year,
            carry=carry,
            diffusion_gap=diffusion_gap,
            follower_headcount=follower_headcount,
            loss_per_year=loss_per_year,
        )
        super().__init__(**values)


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class HalfLife(Answer):
    """How fast a lead is gone.

    Attributes
    ----------
    leak_per_year : float
        By people who move, flow · carry · (1 − g)/L [per year].
    decay_per_year : float
        γ, with the common loss [per year].
    half_life_years : float
        ln 2/γ; infinite when nothing erodes the lead [years].
    """

    leak_per_year: float
    decay_per_year: float
    half_life_years: float


def half_life(lead: Lead) -> HalfLife:
    """Half-life of a lead, ln 2/(flow · carry · (1 − g)/L_j + q).

    Parameters
    ----------
    lead : Lead
        The lead.

    Returns
    -------
    HalfLife
        Leak, decay, half-life.

    Examples
    --------
    >>> from isocost import knowledge
    >>> lead = knowledge.Lead(
    ...     flow_persons_per_year=20, carry=0.8, diffusion_gap=0.25, follower_headcount=200, loss_per_year=0.1
    ... )
    >>> print(knowledge.half_life(lead))
    leak per year    0.06
    decay per year   0.16
    half life years  4.33217
    """
    return HalfLife(**raw.half_life(lead))


def lead_left(lead: Lead, *, years: ArrayLike) -> Any:
    """The share of a lead that is left after some years, e^{−γt}.

    Parameters
    ----------
    lead : Lead
        The lead.
    years : float or array_like
        0 or more [years].

    Returns
    -------
    Any
        A float, or an array like `years`.

    Raises
    ------
    InvalidParameter
        For a negative number of years.

    Examples
    --------
    >>> from isocost import knowledge
    >>> lead = knowledge.Lead(
    ...     flow_persons_per_year=20, carry=0.8, diffusion_gap=0.25, follower_headcount=200, loss_per_year=0.1)
    >>> knowledge.lead_left(lead, years=[0, 1, 5]).round(3)
    array([1.   , 0.852, 0.449])
    """
    return raw.lead_left(lead, years)


def lasting_lead(lead: Lead, *, creation_difference_per_year: ArrayLike) -> Any:
    """The lead that lasts when the innovator creates more: difference/γ.

    Parameters
    ----------
    lead : Lead
        The lead.
    creation_difference_per_year : float or array_like
        0 or more [knowledge per year].

    Returns
    -------
    Any
        A float, or an array like the difference [knowledge]; infinite when nothing erodes a lead.

    Examples
    --------
    >>> from isocost import knowledge
    >>> lead = knowledge.Lead(
    ...     flow_persons_per_year=20, carry=0.8, diffusion_gap=0.25, follower_headcount=200, loss_per_year=0.1
    ... )
    >>> round(knowledge.lasting_lead(lead, creation_difference_per_year=4), 6)
    25.0
    """
    return raw.lasting_lead(lead, creation_difference_per_year)
