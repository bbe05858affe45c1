"""How often a method is lost, between the least and the most that leaving allows, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._answer import Answer
from ._core import knowledge as raw
from ._model import Model
from ._numbers import checked_numbers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class MethodAtRisk(raw.MethodAtRisk, Model):
    """One method in a lab, with all that its risk depends on.

    Parameters
    ----------
    value_usd : float
        What its loss costs [USD].
    codified_share : float
        Share of the value that stays when all knowers are gone.
    knowers : float
        People who know it [persons].
    headcount : float
        People of the lab [persons].
    leave_probability : float
        That someone leaves within the period.
    pod_correlation : float
        Of leaving of two knowers.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> kernels = knowledge.MethodAtRisk(
    ...     value_usd=2e6, codified_share=0.25, knowers=2, headcount=50, leave_probability=0.16, pod_correlation=0.3
    ... )
    >>> round(knowledge.risk_of(kernels).pods_over_independent, 3)
    2.575
    """

    __slots__ = ()
    _fields = ("value_usd", "codified_share", "knowers", "headcount", "leave_probability", "pod_correlation")

    def __init__(
        self,
        *,
        value_usd: SupportsFloat,
        codified_share: SupportsFloat,
        knowers: SupportsFloat,
        headcount: SupportsFloat,
        leave_probability: SupportsFloat,
        pod_correlation: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            "MethodAtRisk",
            value_usd=value_usd,
            codified_share=codified_share,
            knowers=knowers,
            headcount=headcount,
            leave_probability=leave_probability,
            pod_correlation=pod_correlation,
        )
        super().__init__(**values)


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class MethodRisk(Answer):
    """How often a method is lost, by how leaving hangs together, and what that costs in expectation.

    Attributes
    ----------
    least_probability : float
        As fixed a number of leavers as there is: no other leaving with this mean loses the method less often.
    independent_probability : float
        Everyone on his own, q^k.
    pods_probability : float
        Correlated, B(α + k, β)/B(α, β).
    together_probability : float
        All knowers as one, q.
    pods_over_independent : float
        A ratio; NaN when nobody leaves.
    at_stake_usd : float
        Value not codified [USD].
    independent_loss_usd, pods_loss_usd : float
        Expected [USD].
    cost_of_losing_one_usd : float
        Of one researcher at random; 0 when two know the method [USD].
    """

    least_probability: float
    independent_probability: float
    pods_probability: float
    together_probability: float
    pods_over_independent: float
    at_stake_usd: float
    independent_loss_usd: float
    pods_loss_usd: float
    cost_of_losing_one_usd: float


def risk_of(method: MethodAtRisk) -> MethodRisk:
    """How often a method is lost, from the least to the most that is possible, and what that costs.

    Parameters
    ----------
    method : MethodAtRisk
        The method.

    Returns
    -------
    MethodRisk
        Probabilities and expected losses.

    Raises
    ------
    InvalidParameter
        When knowers or headcount are not whole numbers, or more know it than there are.

    Examples
    --------
    >>> from isocost import knowledge
    >>> kernels = knowledge.MethodAtRisk(
    ...     value_usd=2e6, codified_share=0.25, knowers=2, headcount=50, leave_probability=0.16, pod_correlation=0.3
    ... )
    >>> print(knowledge.risk_of(kernels))
    least probability        0.0228571
    independent probability  0.0256
    pods probability         0.06592
    together probability     0.16
    pods over independent    2.575
    at stake usd             1.5e+06
    independent loss usd     38400
    pods loss usd            98880
    cost of losing one usd   0
    """
    return MethodRisk(**raw.risk_of(method))


def least_loss_probability(headcount: ArrayLike, leave_probability: ArrayLike, knowers: ArrayLike) -> Any:
    """The least probability that all knowers leave, at a mean of leaving: a fixed number of leavers, or two neighbors.

    Parameters
    ----------
    headcount : float or array_like
        Whole numbers [persons].
    leave_probability : float or array_like
        Mean, from 0 to 1.
    knowers : float or array_like
        Whole numbers from 1 to the headcount [persons].

    Returns
    -------
    Any
        A float, or an array of the broadcast shape.

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.least_loss_probability(50, 0.16, [1, 2, 3]).round(5)
    array([0.16   , 0.02286, 0.00286])
    """
    return raw.least_loss_probability(headcount, leave_probability, knowers)
