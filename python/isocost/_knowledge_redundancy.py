"""How many should know a method, and how much of it be written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, SupportsFloat

from ._answer import Answer
from ._compute_values import instances, written
from ._core import knowledge as raw
from ._extras import pandas
from ._model import Model
from ._numbers import checked_numbers
from ._status import Status
from ._values import number

if TYPE_CHECKING:
    import pandas as pd


class Redundancy(raw.Redundancy, Model):
    """What protects a method against its knowers' leaving, and what that costs.

    Halving what is not written down costs the same each time, an assumption: −h log2(1 − c) for a codified share c.

    Parameters
    ----------
    value_usd : float
        What the method's loss costs [USD].
    usd_per_knower_year : float
        To train and keep up one more knower [USD per person and year].
    halving_usd_per_year : float
        To halve what is not written down, once more; infinite if it cannot be [USD per year].
    most_knowers : float
        People who could know it [persons].
    leave_probability : float
        That a knower leaves within a year.
    pod_correlation : float
        Of leaving of two knowers.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> method = knowledge.Redundancy(
    ...     value_usd=2e6,
    ...     usd_per_knower_year=5e4,
    ...     halving_usd_per_year=float("inf"),
    ...     most_knowers=20,
    ...     leave_probability=0.2,
    ...     pod_correlation=0,
    ... )
    >>> knowledge.cheapest_redundancy(method).knowers
    3.0
    """

    __slots__ = ()
    _fields = (
        "value_usd",
        "usd_per_knower_year",
        "halving_usd_per_year",
        "most_knowers",
        "leave_probability",
        "pod_correlation",
    )

    def __init__(
        self,
        *,
        value_usd: SupportsFloat,
        usd_per_knower_year: SupportsFloat,
        halving_usd_per_year: SupportsFloat,
        most_knowers: SupportsFloat,
        leave_probability: SupportsFloat,
        pod_correlation: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            "Redundancy",
            value_usd=value_usd,
            usd_per_knower_year=usd_per_knower_year,
            halving_usd_per_year=halving_usd_per_year,
            most_knowers=most_knowers,
            leave_probability=leave_probability,
            pod_correlation=pod_correlation,
        )
        super().__init__(**values)


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class RedundancyBill(Answer):
    """A plan's bill.

    Attributes
    ----------
    codified_share, uncodified_share : float
        That is written down, and that is not.
    loss_probability : float
        That all knowers leave within a year.
    expected_loss_usd_per_year : float
        Of what is not written down [USD per year].
    knowers_usd_per_year : float
        Those beyond the first [USD per year].
    codification_usd_per_year : float
        Writing down [USD per year].
    total_usd_per_year : float
        All three [USD per year].
    """

    codified_share: float
    uncodified_share: float
    loss_probability: float
    expected_loss_usd_per_year: float
    knowers_usd_per_year: float
    codification_usd_per_year: float
    total_usd_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class RedundancyPlan(Answer):
    """The cheapest plan, with its bill.

    Attributes
    ----------
    status : Status
        `optimal` when both residuals are within 1e-12.
    reason : str
        Otherwise why.
    knowers : float
        People who know the method [persons].
    codified_share, uncodified_share : float
        That is written down, and that is not.
    loss_probability : float
        That all knowers leave within a year.
    expected_loss_usd_per_year, knowers_usd_per_year, codification_usd_per_year, total_usd_per_year : float
        The bill [USD per year].
    saving_of_next_usd_per_year : float
        What one more knower would save, less what he costs: below 0 he costs more than he saves; NaN when nobody is
        left to learn it [USD per year].
    stationarity, gap : float
        The certificate: of the codified share, and against a search over every number of knowers by bisection.
    """

    status: Status
    reason: str
    knowers: float
    codified_share: float
    uncodified_share: float
    loss_probability: float
    expected_loss_usd_per_year: float
    knowers_usd_per_year: float
    codification_usd_per_year: float
    total_usd_per_year: float
    saving_of_next_usd_per_year: float
    stationarity: float
    gap: float

    def explain(self) -> str:
        """The figures, and in words what one more knower would do."""
        saving = self.saving_of_next_usd_per_year
        dearer = f"\none more knower costs {-saving:,.6g} USD per year more than he saves" if saving < 0.0 else ""
        return Answer.explain(self) + dearer


class ProtectedRow(NamedTuple):
    """A method's cheapest plan.

    Attributes
    ----------
    name : str
        The method.
    knowers : float
        People who know it [persons].
    codified_share, loss_probability : float
        Of the plan.
    expected_loss_usd_per_year, knowers_usd_per_year, codification_usd_per_year, total_usd_per_year : float
        Its bill [USD per year].
    """

    name: str
    knowers: float
    codified_share: float
    loss_probability: float
    expected_loss_usd_per_year: float
    knowers_usd_per_year: float
    codification_usd_per_year: float
    total_usd_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class RedundancyTable(Answer):
    """The cheapest plan of every method, and totals.

    Attributes
    ----------
    status : Status
        `optimal` if every row's is, else that of the first row whose is not.
    rows : tuple of ProtectedRow
        One for each method.
    unprotected_usd_per_year : float
        Expected loss with one knower each and nothing written down [USD per year].
    expected_loss_usd_per_year, knowers_usd_per_year, codification_usd_per_year, total_usd_per_year : float
        Sums of the plans [USD per year].
    stationarity, gap : float
        The largest of the rows'.
    """

    status: Status
    rows: tuple[ProtectedRow, ...]
    unprotected_usd_per_year: float
    expected_loss_usd_per_year: float
    knowers_usd_per_year: float
    codification_usd_per_year: float
    total_usd_per_year: float
    stationarity: float
    gap: float

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "rows", tuple(ProtectedRow(*row) for row in self.rows))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; a row is a tuple."""
        return Answer.to_dict(self) | {"rows": tuple(tuple(row) for row in self.rows)}

    def explain(self) -> str:
        """A table of the plans, and what they cost against no protection."""
        head = ("method", "knowers", "written down", "lost", "loss", "further knowers", "writing", "USD per year")
        total, before = self.total_usd_per_year, self.unprotected_usd_per_year
        last = f"all: {total:.6g} USD per year, against {before:.6g} of loss with one knower each"
        return "\n".join([str(self.status), written(head, self.rows), last])

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas data frame."""
        frame: pd.DataFrame = pandas().DataFrame(list(self.rows), columns=list(ProtectedRow._fields))
        return frame


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class KnowerBreakEven(Answer):
    """The value of a method from which on its k-th knower pays.

    Attributes
    ----------
    status : Status
        `infeasible` when he pays at no value.
    reason : str
        Then why.
    value_usd : float
        Break-even [USD].
    most_usd_per_knower_year : float
        What he may cost at the most valuable of methods [USD per person and year].
    residual : float
        The certificate: saving against cost from bills anew.
    """

    status: Status
    reason: str
    value_usd: float
    most_usd_per_knower_year: float
    residual: float


def redundancy_bill(
    redundancy: Redundancy, *, knowers: SupportsFloat, codified_share: SupportsFloat | None = None
) -> RedundancyBill:
    """The bill of a number of knowers and a codified share.

    Parameters
    ----------
    redundancy : Redundancy
        The method.
    knowers : float
        A whole number from 1 to `most_knowers` [persons].
    codified_share : float, optional
        From 0 to below 1; the best for this number of knowers by default.

    Returns
    -------
    RedundancyBill
        Loss, knowers, writing down.

    Examples
    --------
    >>> from isocost import knowledge
    >>> method = knowledge.Redundancy(
    ...     value_usd=2e6,
    ...     usd_per_knower_year=5e4,
    ...     halving_usd_per_year=5e4,
    ...     most_knowers=20,
    ...     leave_probability=0.2,
    ...     pod_correlation=0,
    ... )
    >>> [round(knowledge.redundancy_bill(method, knowers=k).total_usd_per_year) for k in (1, 2, 3)]
    [195696, 129600, 116000]
    """
    written = None if codified_share is None else number(codified_share, "codified_share")
    return RedundancyBill(**raw.redundancy_bill(redundancy, number(knowers, "knowers"), written))


def cheapest_redundancy(redundancy: Redundancy) -> RedundancyPlan:
    """The number of knowers and the codified share with the least bill: exact over whole numbers.

    Parameters
    ----------
    redundancy : Redundancy
        The method.

    Returns
    -------
    RedundancyPlan
        The plan and its certificate.

    Examples
    --------
    >>> from isocost import knowledge
    >>> method = knowledge.Redundancy(
    ...     value_usd=2e6,
    ...     usd_per_knower_year=5e4,
    ...     halving_usd_per_year=1e4,
    ...     most_knowers=20,
    ...     leave_probability=0.2,
    ...     pod_correlation=0,
    ... )
    >>> plan = knowledge.cheapest_redundancy(method)
    >>> plan.knowers, round(plan.codified_share, 3)
    (1.0, 0.964)
    """
    return RedundancyPlan(**raw.cheapest_redundancy(redundancy))


def break_even_value(redundancy: Redundancy, *, knowers: SupportsFloat) -> KnowerBreakEven:
    """The value of a method from which on its k-th knower pays, each number with its best codification.

    Parameters
    ----------
    redundancy : Redundancy
        The method; its own value does not matter.
    knowers : float
        k, a whole number of 2 or more [persons].

    Returns
    -------
    KnowerBreakEven
        The value, or why there is none.

    Examples
    --------
    >>> from isocost import knowledge
    >>> method = knowledge.Redundancy(
    ...     value_usd=0,
    ...     usd_per_knower_year=5e4,
    ...     halving_usd_per_year=float("inf"),
    ...     most_knowers=20,
    ...     leave_probability=0.2,
    ...     pod_correlation=0,
    ... )
    >>> round(knowledge.break_even_value(method, knowers=3).value_usd)
    1562500
    """
    return KnowerBreakEven(**raw.break_even_value(redundancy, number(knowers, "knowers")))


def cheapest_redundancies(methods: Mapping[str, Redundancy]) -> RedundancyTable:
    """The cheapest plan of every method; methods do not share knowers' time, so each is planned for itself.

    Parameters
    ----------
    methods : mapping of str to Redundancy
        The methods by name.

    Returns
    -------
    RedundancyTable
        A row for each, and totals.

    Examples
    --------
    >>> from isocost import knowledge
    >>> mix = knowledge.Redundancy(
    ...     value_usd=2e6,
    ...     usd_per_knower_year=5e4,
    ...     halving_usd_per_year=float("inf"),
    ...     most_knowers=20,
    ...     leave_probability=0.2,
    ...     pod_correlation=0,
    ... )
    >>> print(knowledge.cheapest_redundancies({"data mix": mix, "evals": mix.replace(value_usd=1e5)}))
    optimal
    method    knowers  written down   lost     loss  further knowers  writing  USD per year
    data mix        3             0  0.008  1.6e+04            1e+05        0      1.16e+05
    evals           1             0    0.2    2e+04                0        0         2e+04
    all: 136000 USD per year, against 420000 of loss with one knower each
    """
    instances(methods.values(), Redundancy, "methods")
    return RedundancyTable(**raw.cheapest_redundancies(list(methods.items())))
