"""How people leave: on their own, in pods, lifted out; and whether a method leaves with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._answer import Answer
from ._core import knowledge as raw
from ._model import Model
from ._numbers import checked_numbers
from ._values import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class Departure(raw.Departure, Model):
    """How people leave within a period, a year unless said.

    Members of a pod leave with a common probability that varies over pods as a beta distribution.

    Parameters
    ----------
    leave_probability : float
        That someone leaves within the period; mean over pods.
    pod_correlation : float
        Of leaving of two members of a pod: 0, everyone on his own; 1, the pod as one.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> in_pods = knowledge.Departure(leave_probability=0.16, pod_correlation=0.3)
    >>> round(knowledge.loss_probability(in_pods, knowers=2), 4)
    0.0659
    """

    __slots__ = ()
    _fields = ("leave_probability", "pod_correlation")

    def __init__(
        self,
        *,
        leave_probability: SupportsFloat,
        pod_correlation: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            "Departure",
            leave_probability=leave_probability,
            pod_correlation=pod_correlation,
        )
        super().__init__(**values)


class BetaShape(raw.BetaShape, Model):
    """Parameters of the beta distribution of a pod's leaving probability.

    Parameters
    ----------
    alpha : float
        Weight of leaving.
    beta : float
        Weight of staying.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.departure_of(knowledge.BetaShape(alpha=1, beta=3))
    Departure(leave_probability=0.25, pod_correlation=0.2)
    """

    __slots__ = ()
    _fields = ("alpha", "beta")

    def __init__(
        self,
        *,
        alpha: SupportsFloat,
        beta: SupportsFloat,
    ) -> None:
        super().__init__(**checked_numbers("BetaShape", alpha=alpha, beta=beta))


class LiftOut(raw.LiftOut, Model):
    """Leaving one by one and being lifted out: a rival takes a whole pod, or people leave on their own.

    Parameters
    ----------
    lift_out_probability : float
        That a pod is taken as a whole within the period.
    leave_probability : float
        That someone who is not taken leaves within the period.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> rival = knowledge.LiftOut(lift_out_probability=0.1, leave_probability=0.2)
    >>> round(knowledge.lift_out_loss_probability(rival, knowers_by_pod=[2]), 4)
    0.136
    """

    __slots__ = ()
    _fields = ("lift_out_probability", "leave_probability")

    def __init__(
        self,
        *,
        lift_out_probability: SupportsFloat,
        leave_probability: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            "LiftOut",
            lift_out_probability=lift_out_probability,
            leave_probability=leave_probability,
        )
        super().__init__(**values)


class Squad(raw.Squad, Model):
    """A team that moves as one and what it brings: superadditive, carry · people^superadditivity.

    Parameters
    ----------
    people : float
        People of the squad [persons].
    carry : float
        Share of a lead that one hire carries over.
    superadditivity : float
        Exponent of the squad's size; 1 for hires who come one by one.
    diffusion_gap : float
        Share that the destination does not take up.
    destination_headcount : float
        People among whom it is spread [persons].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> squad = knowledge.Squad(
    ...     people=8, carry=0.25, superadditivity=1.5, diffusion_gap=0.2, destination_headcount=100
    ... )
    >>> round(knowledge.squad_gain(squad).premium, 2)
    2.83
    """

    __slots__ = ()
    _fields = ("people", "carry", "superadditivity", "diffusion_gap", "destination_headcount")

    def __init__(
        self,
        *,
        people: SupportsFloat,
        carry: SupportsFloat,
        superadditivity: SupportsFloat,
        diffusion_gap: SupportsFloat,
        destination_headcount: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            "Squad",
            people=people,
            carry=carry,
            superadditivity=superadditivity,
            diffusion_gap=diffusion_gap,
            destination_headcount=destination_headcount,
        )
        super().__init__(**values)


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class SquadGain(Answer):
    """What a squad closes of the lead over its new lab, against as many single hires.

    Attributes
    ----------
    closed_share : float
        Of the lead.
    single_hires_share : float
        That as many single hires would close.
    premium : float
        The one over the other, people^(superadditivity − 1).
    """

    closed_share: float
    single_hires_share: float
    premium: float


def beta_shape(departure: Departure) -> BetaShape:
    """The beta distribution with a mean and a correlation 1/(α + β + 1).

    Parameters
    ----------
    departure : Departure
        Mean and correlation, both inside (0, 1).

    Returns
    -------
    BetaShape
        α and β.

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.beta_shape(knowledge.Departure(leave_probability=0.25, pod_correlation=0.2))
    BetaShape(alpha=1.0, beta=3.0)
    """
    alpha, beta = raw.beta_shape(departure)
    return BetaShape(alpha=alpha, beta=beta)


def departure_of(leaving: BetaShape | LiftOut) -> Departure:
    """Mean and correlation of leaving.

    Parameters
    ----------
    leaving : BetaShape or LiftOut
        How people leave.

    Returns
    -------
    Departure
        The same mean, and the same correlation of two members of a pod.

    Examples
    --------
    >>> from isocost import knowledge
    >>> two = knowledge.departure_of(knowledge.LiftOut(lift_out_probability=0.1, leave_probability=0.2))
    >>> round(two.leave_probability, 4), round(two.pod_correlation, 4)
    (0.28, 0.2857)
    """
    found = raw.departure_of_lift_out(leaving) if isinstance(leaving, LiftOut) else raw.departure_of(leaving)
    return Departure(leave_probability=found[0], pod_correlation=found[1])


def leave_probability(hazard_per_year: ArrayLike, years: ArrayLike) -> Any:
    """Probability that someone leaves within some years at a constant hazard, 1 − e^{−δt}.

    `talent.hazard_from_retention` says what hazard a retention is. A hazard is a rate, not a share: above 1 per year it
    is legal, and means that people stay less than a year on average. Eleven percent a year are 0.11, not 11.

    Parameters
    ----------
    hazard_per_year : float or array_like
        δ [per year], 0 or more.
    years : float or array_like
        t [years], 0 or more and finite.

    Returns
    -------
    Any
        A float, or an array of the broadcast shape.

    Raises
    ------
    InvalidParameter
        When a hazard or a number of years is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.leave_probability([0.11, 0.22], 1).round(3)
    array([0.104, 0.197])
    """
    return raw.leave_probability(hazard_per_year, years)


def loss_probability(departure: Departure, *, knowers: ArrayLike) -> Any:
    """Probability that all knowers of a method leave, being members of one pod: B(α + k, β)/B(α, β), q^k on their own.

    Parameters
    ----------
    departure : Departure
        How people leave.
    knowers : float or array_like
        Whole numbers, 1 or more [persons].

    Returns
    -------
    Any
        A float, or an array like `knowers`.

    Examples
    --------
    >>> from isocost import knowledge
    >>> alone = knowledge.Departure(leave_probability=0.16, pod_correlation=0)
    >>> knowledge.loss_probability(alone, knowers=[1, 2, 3]).round(4)
    array([0.16  , 0.0256, 0.0041])
    """
    return raw.loss_probability(departure, knowers)


def loss_probability_of_leavers(headcount: ArrayLike, leavers: ArrayLike, knowers: ArrayLike) -> Any:
    """Probability that all knowers are among a fixed number of leavers, at random: Π (d − i)/(n − i).

    Parameters
    ----------
    headcount : float or array_like
        n [persons].
    leavers : float or array_like
        d, whole numbers up to n [persons].
    knowers : float or array_like
        k, whole numbers from 1 to n [persons].

    Returns
    -------
    Any
        A float, or an array of the broadcast shape; 0 where d < k.

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.loss_probability_of_leavers(10, 3, [1, 2, 4]).round(4)
    array([0.3   , 0.0667, 0.    ])
    """
    return raw.loss_probability_of_leavers(headcount, leavers, knowers)


def lift_out_loss_probability(lift_out: LiftOut, *, knowers_by_pod: Sequence[SupportsFloat]) -> float:
    """Probability that all knowers leave, given how many sit in each pod: Π (p + (1 − p) q^k) over pods.

    Parameters
    ----------
    lift_out : LiftOut
        How people leave.
    knowers_by_pod : sequence of float
        Whole numbers, at least one of them above 0 [persons].

    Returns
    -------
    float
        Within the period.

    Examples
    --------
    >>> from isocost import knowledge
    >>> rival = knowledge.LiftOut(lift_out_probability=0.1, leave_probability=0.2)
    >>> round(knowledge.lift_out_loss_probability(rival, knowers_by_pod=[1, 1]), 4)
    0.0784
    """
    knowers = [number(k, "knowers_by_pod") for k in knowers_by_pod]
    return raw.lift_out_loss_probability(lift_out, knowers)


def squad_gain(squad: Squad) -> SquadGain:
    """What a squad closes of the lead over its new lab.

    Parameters
    ----------
    squad : Squad
        The squad.

    Returns
    -------
    SquadGain
        Also what as many single hires would close.

    Raises
    ------
    InvalidParameter
        When it would close more than the whole lead.

    Examples
    --------
    >>> from isocost import knowledge
    >>> squad = knowledge.Squad(
    ...     people=8, carry=0.25, superadditivity=1.5, diffusion_gap=0.2, destination_headcount=100)
    >>> print(knowledge.squad_gain(squad))
    closed share        0.0452548
    single hires share  0.016
    premium             2.82843
    """
    return SquadGain(**raw.squad_gain(squad))
