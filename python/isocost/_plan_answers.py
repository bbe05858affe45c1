"""Answers of the chapter on purchase plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from ._answer import Answer
from ._compute_values import framed, written
from ._core import NotOptimal
from ._plan_models import TreeYear
from ._status import Certificate, Status
from ._values import NamedValues, numbers

if TYPE_CHECKING:
    import pandas as pd


class PlannedYear(NamedTuple):
    """One year of a plan; money is of the year, not discounted.

    Attributes
    ----------
    year : int
        0 the first.
    chips : float
        Bought at its start [chips].
    purchases_usd, upkeep_usd, opex_usd : float
        Paid for these chips; for all chips bought so far that serve; both and the other inputs [USD].
    inputs : NamedValues
        What is used [own unit per year].
    compute_usd_per_flop : float
        What one more FLOP in the year saves [USD per FLOP].
    marginal_cost : float
        Of capability [USD per unit].
    shadow_usd_per_chip : float
        What one more chip on sale in the year saves [USD], 0 or more; 0 after a ban without end, where the worth less
        the price tells it.
    worth_usd_per_chip : float
        Of one more chip that appears at the start of the year [USD].
    """

    year: int
    chips: float
    purchases_usd: float
    upkeep_usd: float
    opex_usd: float
    inputs: NamedValues[float]
    compute_usd_per_flop: float
    marginal_cost: float
    shadow_usd_per_chip: float
    worth_usd_per_chip: float


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, slots=True)
class PlanPoint(Answer):
    """A plan as a solver proposes it and `certify` judges it: one entry for each year, or each year of a tree.

    Attributes
    ----------
    chips : sequence of float
        Bought [chips].
    inputs : sequence of mappings of str to float
        Used, compute among them [own unit per year].
    compute_prices : sequence of float
        Not discounted [USD per FLOP].
    """

    chips: Sequence[float]
    inputs: Sequence[Mapping[str, float]]
    compute_prices: Sequence[float]

    def __post_init__(self) -> None:
        object.__setattr__(self, "chips", tuple(map(float, self.chips)))
        used = (NamedValues(numbers(one, "PlanPoint.inputs")) for one in self.inputs)
        object.__setattr__(self, "inputs", tuple(used))
        object.__setattr__(self, "compute_prices", tuple(map(float, self.compute_prices)))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; each year's inputs as a dict."""
        return self._values() | {"inputs": tuple(map(dict, self.inputs))}


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class PlanInfeasibility(Answer):
    """Why no purchases will do, and what would help, each alone.

    Attributes
    ----------
    year : int
        The first that cannot reach its capability.
    ceiling : float
        Of capability in that year [index].
    least_most_chips : mapping of int to float
        By year of purchase, the least number of chips that would have to be on sale in it for all years to be reached.
        Years without any chips for the ban are left out: no number helps.
    enough_most_chips : mapping of int to float
        By year of purchase, so many that present Opex is at most twice what it is with no limit in that year. Only where
        the numbers above are not attained; empty for a ban that is feared.
    least_ban_year : int or None
        The first later year of the ban that is feasible; the number of years where none in the plan is, and no ban is
        what helps.
    attained : bool
        Whether the least numbers and the ceiling are enough themselves. Otherwise the other inputs, and what they cost,
        grow without bound towards them.
    """

    year: int
    ceiling: float
    least_most_chips: Mapping[int, float]
    enough_most_chips: Mapping[int, float]
    least_ban_year: int | None
    attained: bool


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, slots=True)
class PlanResult(Answer):
    """The cheapest plan, or why there is none.

    Attributes
    ----------
    status : Status
        `optimal` means that the certificate holds.
    reason : str
        What is in the way; empty when optimal.
    certificate : Certificate
        How far the plan is from the cheapest one, from the plan alone.
    present_usd : float
        Σ (1 + r)^−t Opex less the salvage [USD of the first year].
    years : tuple of PlannedYear
        Empty unless a plan was found.
    point : PlanPoint or None
        What `certify` reads; None unless a plan was found.
    infeasibility : PlanInfeasibility or None
        Why no purchases will do.
    iterations : int
        Of the solver.
    """

    status: Status
    reason: str
    certificate: Certificate
    present_usd: float
    years: tuple[PlannedYear, ...]
    point: PlanPoint | None
    infeasibility: PlanInfeasibility | None
    iterations: int

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "years", tuple(map(_planned_year, self.years)))

    def require_optimal(self) -> Self:
        """The plan itself, or NotOptimal with the reason."""
        _refuse_unless_optimal(self)
        return self

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; years, certificate and the rest are dicts of their own."""
        years = tuple(year._asdict() | {"inputs": dict(year.inputs)} for year in self.years)
        return _nested(self) | {"years": years}

    def explain(self) -> str:
        """The plan year by year with what it costs, or the reason why there is none."""
        if not self.years:
            return f"{self.status}\n{self.reason}"
        columns = ("year", "chips", "purchases_usd", "upkeep_usd", "opex_usd", "worth_usd_per_chip")
        rows = [
            (*(getattr(year, name) for name in columns), year.compute_usd_per_flop, *year.inputs.values())
            for year in self.years
        ]
        head = (*columns, "compute_usd_per_flop", *self.years[0].inputs)
        return f"{_headed(self, f'present cost {self.present_usd:.6g} USD')}\n{written(head, rows)}"

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame with a row for each year; what is used of an input has the column of its name."""
        scalars = [name for name in PlannedYear._fields if name != "inputs"]
        inputs = list(self.years[0].inputs) if self.years else []
        rows = [[*(getattr(year, name) for name in scalars), *year.inputs.values()] for year in self.years]
        return framed([*scalars, *inputs], rows)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False, slots=True)
class ExpectedResult(Answer):
    """The cheapest plan under the risk of a ban.

    Attributes
    ----------
    status : Status
        `optimal` means that the certificate holds.
    reason : str
        What is in the way; empty when optimal.
    certificate : Certificate
        How far the plan is from the cheapest one, from the plan alone.
    expected_usd : float
        Present cost, expected [USD of the first year].
    known_usd : float
        The same if the year of the ban were known beforehand; NaN where one of those plans stalls [USD of the first year].
    years : tuple of TreeYear
        Every year of every course of events, in the order of `point`; empty unless a plan was found.
    point : PlanPoint or None
        What is decided in each; None unless a plan was found.
    infeasibility : PlanInfeasibility or None
        Why no purchases will do in the worst course of events.
    iterations : int
        Of the solver.
    """

    status: Status
    reason: str
    certificate: Certificate
    expected_usd: float
    known_usd: float
    years: tuple[TreeYear, ...]
    point: PlanPoint | None
    infeasibility: PlanInfeasibility | None
    iterations: int

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "years", tuple(TreeYear(*year) for year in self.years))

    @property
    def value_of_knowing_usd(self) -> float:
        """What it is worth at most to know the year of the ban before buying [USD of the first year], 0 or more."""
        return self.expected_usd - self.known_usd

    def require_optimal(self) -> Self:
        """The plan itself, or NotOptimal with the reason."""
        _refuse_unless_optimal(self)
        return self

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; years, certificate and the rest are dicts of their own."""
        return _nested(self) | {"years": tuple(year._asdict() for year in self.years)}

    def explain(self) -> str:
        """Purchases in every course of events with what they cost, or the reason why there are none."""
        if self.point is None:
            return f"{self.status}\n{self.reason}"
        knowing = f"knowing the year of the ban saves {self.value_of_knowing_usd:.6g} USD"
        head = _headed(self, f"expected present cost {self.expected_usd:.6g} USD, {knowing}")
        columns = ("ban year", *TreeYear._fields[1:], "chips", "compute_usd_per_flop", *self.point.inputs[0])
        rows = [("none" if ban is None else str(ban), *rest) for ban, *rest in self._rows()]
        return f"{head}\n{written(columns, rows)}"

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame with a row for each year of each course of events; `ban_year` is missing without a ban."""
        inputs = list(self.point.inputs[0]) if self.point else []
        return framed([*TreeYear._fields, "chips", "compute_usd_per_flop", *inputs], self._rows())

    def _rows(self) -> list[tuple[Any, ...]]:
        """A year of the tree with what is decided in it."""
        if self.point is None:
            return []
        decided = zip(self.years, self.point.chips, self.point.compute_prices, self.point.inputs, strict=True)
        return [(*at, chips, price, *used.values()) for at, chips, price, used in decided]


def _planned_year(year: Sequence[Any]) -> PlannedYear:
    made = PlannedYear(*year)
    return made._replace(inputs=NamedValues(made.inputs))


def _headed(result: PlanResult | ExpectedResult, figure: str) -> str:
    lines = [f"{result.status}: {figure}", result.reason]
    return "\n".join(line for line in lines if line)


def _refuse_unless_optimal(result: PlanResult | ExpectedResult) -> None:
    if result.status != Status.optimal:
        raise NotOptimal(result.explain())


def _nested(result: PlanResult | ExpectedResult) -> dict[str, Any]:
    """Figures of a result whose parts are dicts."""
    certificate, point, why = result.certificate, result.point, result.infeasibility
    return Answer.to_dict(result) | {
        "certificate": {name: getattr(certificate, name) for name in certificate._fields},
        "point": point and point.to_dict(),
        "infeasibility": why and why.to_dict(),
    }
