"""Methods that a lab has because some of its people know how, and what their leaving costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, SupportsFloat

from ._answer import Answer
from ._compute_values import instances, written
from ._core import knowledge as raw
from ._extras import pandas
from ._knowledge_departure import Departure
from ._model import Model
from ._numbers import checked_numbers
from ._values import number

if TYPE_CHECKING:
    import pandas as pd


class Method(raw.Method, Model):
    """Something that a lab can do because some of its people know how.

    Parameters
    ----------
    name : str
        What it is called.
    value_usd : float
        What its loss costs: finding it anew, and the wait [USD].
    knowers : float
        People who know it [persons].
    codified_share : float
        Share of the value that stays when all of them are gone.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.Method("kernels", value_usd=1e6, knowers=2, codified_share=0.25)
    Method('kernels', value_usd=1000000.0, knowers=2.0, codified_share=0.25)
    """

    __slots__ = ()
    _fields = ("name", "value_usd", "knowers", "codified_share")
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        value_usd: SupportsFloat,
        knowers: SupportsFloat,
        codified_share: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            f"Method({name})",
            value_usd=value_usd,
            knowers=knowers,
            codified_share=codified_share,
        )
        super().__init__(name, **values)


class PodMethod(raw.PodMethod, Model):
    """A method and where its knowers sit.

    Parameters
    ----------
    name : str
        What it is called.
    value_usd : float
        What its loss costs [USD].
    codified_share : float
        Share of the value that stays when all knowers are gone.
    knowers_by_pod : sequence of float
        How many sit in each pod [persons].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.PodMethod("kernels", value_usd=1e6, codified_share=0, knowers_by_pod=[2, 0]).knowers_by_pod
    (2.0, 0.0)
    """

    __slots__ = ("_knowers",)
    _fields = ("name", "value_usd", "codified_share", "knowers_by_pod")
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        value_usd: SupportsFloat,
        codified_share: SupportsFloat,
        knowers_by_pod: Sequence[SupportsFloat],
    ) -> None:
        where = f"PodMethod({name})"
        self._knowers = tuple(number(k, f"{where}.knowers_by_pod") for k in knowers_by_pod)
        values = checked_numbers(where, value_usd=value_usd, codified_share=codified_share)
        super().__init__(name, list(self._knowers), **values)

    @property
    def knowers_by_pod(self) -> tuple[float, ...]:
        """How many knowers sit in each pod [persons]."""
        return self._knowers


class MethodLoss(NamedTuple):
    """One method's risk.

    Attributes
    ----------
    name : str
        The method.
    knowers : float
        Who know it [persons].
    at_stake_usd : float
        Value not codified [USD].
    loss_probability : float
        That all knowers leave.
    expected_loss_usd : float
        Their product [USD].
    """

    name: str
    knowers: float
    at_stake_usd: float
    loss_probability: float
    expected_loss_usd: float


class PodLoss(NamedTuple):
    """What goes when one pod is lifted out.

    Attributes
    ----------
    methods_lost : float
        Known only inside it.
    loss_usd : float
        Their value that is not codified [USD].
    """

    methods_lost: float
    loss_usd: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class MethodLosses(Answer):
    """The risk of all methods.

    Attributes
    ----------
    rows : tuple of MethodLoss
        One for each.
    at_stake_usd : float
        Of all [USD].
    methods_lost : float
        Expected number.
    expected_loss_usd : float
        Of all [USD].
    """

    rows: tuple[MethodLoss, ...]
    at_stake_usd: float
    methods_lost: float
    expected_loss_usd: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple(MethodLoss(*row) for row in self.rows))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; a row is a tuple."""
        return Answer.to_dict(self) | {"rows": tuple(tuple(row) for row in self.rows)}

    def explain(self) -> str:
        """A table with the totals in its last line."""
        known = sum(row.knowers for row in self.rows)
        total = ("all", known, self.at_stake_usd, self.methods_lost, self.expected_loss_usd)
        return written(MethodLoss._fields, [*self.rows, total])

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas data frame."""
        frame: pd.DataFrame = pandas().DataFrame(list(self.rows), columns=list(MethodLoss._fields))
        return frame


def _methods(methods: Iterable[Method]) -> list[Method]:
    return instances(methods, Method, "methods")


def expected_losses(methods: Iterable[Method], *, departure: Departure) -> MethodLosses:
    """Expected loss Σ value (1 − codified) P(all knowers leave) within the period, a method's knowers in one pod.

    Parameters
    ----------
    methods : iterable of Method
        The methods.
    departure : Departure
        How people leave.

    Returns
    -------
    MethodLosses
        A row for each method, and totals.

    Examples
    --------
    >>> from isocost import knowledge
    >>> methods = [
    ...     knowledge.Method("data mix", value_usd=4e6, knowers=1, codified_share=0.25),
    ...     knowledge.Method("kernels", value_usd=1e6, knowers=2, codified_share=0),
    ... ]
    >>> alone = knowledge.Departure(leave_probability=0.2, pod_correlation=0)
    >>> print(knowledge.expected_losses(methods, departure=alone))
    name      knowers  at_stake_usd  loss_probability  expected_loss_usd
    data mix        1         3e+06               0.2              6e+05
    kernels         2         1e+06              0.04              4e+04
    all             3         4e+06              0.24            6.4e+05
    """
    return MethodLosses(**raw.expected_losses(_methods(methods), departure))


def expected_losses_of_leavers(
    methods: Iterable[Method], *, headcount: SupportsFloat, leavers: SupportsFloat
) -> MethodLosses:
    """The same when exactly so many leave, at random.

    Parameters
    ----------
    methods : iterable of Method
        The methods.
    headcount : float
        People of the lab, a whole number [persons].
    leavers : float
        Who leave, a whole number [persons].

    Returns
    -------
    MethodLosses
        A row for each method, and totals.
    """
    people = number(headcount, "headcount"), number(leavers, "leavers")
    return MethodLosses(**raw.expected_losses_of_leavers(_methods(methods), *people))


def cost_of_losing_one_usd(methods: Iterable[Method], *, headcount: SupportsFloat) -> float:
    """What it costs in expectation to lose one researcher at random; 0 when every method has a second knower.

    Parameters
    ----------
    methods : iterable of Method
        The methods.
    headcount : float
        People of the lab, a whole number [persons].

    Returns
    -------
    float
        Expected [USD].

    Examples
    --------
    >>> from isocost import knowledge
    >>> alone = knowledge.Method("data mix", value_usd=4e6, knowers=1, codified_share=0.25)
    >>> knowledge.cost_of_losing_one_usd([alone], headcount=50)
    60000.0
    >>> knowledge.cost_of_losing_one_usd([alone.replace(knowers=2)], headcount=50)
    0.0
    """
    return raw.cost_of_losing_one_usd(_methods(methods), number(headcount, "headcount"))


def lift_out_losses(methods: Iterable[PodMethod]) -> tuple[PodLoss, ...]:
    """The loss of each pod if it alone is lifted out: the methods that are known only inside it.

    Parameters
    ----------
    methods : iterable of PodMethod
        The methods.

    Returns
    -------
    tuple of PodLoss
        One for each pod that the methods name.

    Examples
    --------
    >>> from isocost import knowledge
    >>> knowledge.lift_out_losses(
    ...     [
    ...         knowledge.PodMethod("mix", value_usd=1e6, codified_share=0, knowers_by_pod=[2, 0]),
    ...         knowledge.PodMethod("kernels", value_usd=9e6, codified_share=0, knowers_by_pod=[1, 1]),
    ...     ]
    ... )
    (PodLoss(methods_lost=1.0, loss_usd=1000000.0), PodLoss(methods_lost=0.0, loss_usd=0.0))
    """
    return tuple(PodLoss(*pod) for pod in raw.lift_out_losses(instances(methods, PodMethod, "methods")))
