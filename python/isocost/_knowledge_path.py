"""Where stocks of knowledge go, and where they come to rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._answer import Answer
from ._compute_values import written
from ._core import knowledge as raw
from ._extras import pandas
from ._knowledge_stock import KnowledgeNetwork, KnowledgeRates, matrix
from ._status import Status
from ._values import number

if TYPE_CHECKING:
    import pandas as pd

_Matrix = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class SteadyState(Answer):
    """Where stocks come to rest.

    Attributes
    ----------
    status : Status
        `unbounded` when a lab creates knowledge and loses none; `infeasible` when where one rests depends on the start.
    reason : str
        Then which, and what would help.
    labs : tuple of str
        Names.
    knowledge : tuple of float
        Stocks at rest [knowledge].
    rates : tuple of KnowledgeRates
        What keeps them there [knowledge per year].
    order : tuple of int
        Labs from the most knowledge to the least: each learns only from those before it.
    residual : float
        The certificate: the largest |dK/dt| over what flows in and out, from the equation at the answer.
    """

    status: Status
    reason: str
    labs: tuple[str, ...]
    knowledge: tuple[float, ...]
    rates: tuple[KnowledgeRates, ...]
    order: tuple[int, ...]
    residual: float

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        for name in ("labs", "knowledge", "order"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        object.__setattr__(self, "rates", tuple(KnowledgeRates(*rates) for rates in self.rates))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; rates are tuples of created, learned, left and obsolete."""
        return Answer.to_dict(self) | {"rates": tuple(tuple(rates) for rates in self.rates)}

    def _rows(self) -> list[tuple[Any, ...]]:
        return [(self.labs[j], self.knowledge[j], *self.rates[j]) for j in self.order]

    def explain(self) -> str:
        """A table of the labs from the most knowledge to the least, or the reason why there is none."""
        if not self.order:
            return f"{self.status}\n{self.reason}"
        return f"{self.status}: residual {self.residual:.1e}\n{written(_COLUMNS, self._rows())}"

    def to_pandas(self) -> pd.DataFrame:
        """The same table as a pandas data frame."""
        frame: pd.DataFrame = pandas().DataFrame(self._rows(), columns=list(_COLUMNS))
        return frame


_COLUMNS = ("lab", "knowledge", "created", "learned", "left", "obsolete")


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class KnowledgePath(Answer):
    """Stocks over time.

    Attributes
    ----------
    status : Status
        `iteration_limit` when an interval took too many steps, `out_of_range` when a stock left the double numbers;
        then the times reached are given. `optimal` when the residual is within 1000 tolerances, else `stalled`.
    reason : str
        Why it is not optimal and what would help.
    labs : tuple of str
        Names.
    years : tuple of float
        The asked times [years].
    knowledge : tuple of tuple of float
        A row for each time, a column for each lab [knowledge].
    learned, left : tuple of tuple of float
        Gained from those who came and lost with those who went, since the start [knowledge].
    obsolete : tuple of tuple of float
        Worthless by itself since the start; K(t) = K(0) + creation t + learned - left - obsolete [knowledge].
    residual : float
        The certificate: how far the stocks may be from the equation, over the largest of them at that time, from its
        rates integrated along every step by another rule.
    """

    status: Status
    reason: str
    labs: tuple[str, ...]
    years: tuple[float, ...]
    knowledge: _Matrix
    learned: _Matrix
    left: _Matrix
    obsolete: _Matrix
    residual: float

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        for name in ("labs", "years"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        for name in ("knowledge", "learned", "left", "obsolete"):
            object.__setattr__(self, name, matrix(getattr(self, name), name))

    def explain(self) -> str:
        """The stocks as a table."""
        rows = [(year, *stocks) for year, stocks in zip(self.years, self.knowledge, strict=True)]
        head = [str(self.status), *([self.reason] if self.reason else [])]
        return "\n".join([*head, written(("years", *self.labs), rows)])

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame with a row for each time and lab."""
        rows = [
            (year, lab, self.knowledge[t][j], self.learned[t][j], self.left[t][j], self.obsolete[t][j])
            for t, year in enumerate(self.years)
            for j, lab in enumerate(self.labs)
        ]
        columns = ["years", "lab", "knowledge", "learned", "left", "obsolete"]
        frame: pd.DataFrame = pandas().DataFrame(rows, columns=columns)
        return frame


def steady_state(network: KnowledgeNetwork) -> SteadyState:
    """Where the stocks come to rest: exact, unique and reached from any start when every lab loses knowledge.

    Parameters
    ----------
    network : KnowledgeNetwork
        The labs; their stocks of today do not matter.

    Returns
    -------
    SteadyState
        Stocks and rates.

    Examples
    --------
    >>> from isocost import knowledge
    >>> front = knowledge.Laboratory(
    ...     "front",
    ...     knowledge=100,
    ...     headcount=400,
    ...     creation_per_year=10,
    ...     codified_share=0.5,
    ...     unshared_share=1,
    ...     exits_per_year=20,
    ... )
    >>> young = front.replace(name="young", creation_per_year=2, headcount=200, exits_per_year=10)
    >>> network = knowledge.KnowledgeNetwork(
    ...     labs=[front, young], flow_persons_per_year=[[0, 20], [10, 0]], carry=0.6, obsolescence_per_year=0.05
    ... )
    >>> print(knowledge.steady_state(network))
    optimal: residual 0.0e+00
    lab    knowledge  created  learned  left  obsolete
    front        100       10        0     5         5
    young         50        2        3   2.5       2.5
    """
    labs = tuple(lab.name for lab in network.labs)
    return SteadyState(labs=labs, **raw.steady_state(network))


def knowledge_path(
    network: KnowledgeNetwork,
    *,
    years: Iterable[SupportsFloat],
    tolerance: SupportsFloat = 1e-9,
    steps_per_time: int = 100_000,
) -> KnowledgePath:
    """The path of all stocks from today on (Dormand and Prince 1980, error controlled in every step).

    Parameters
    ----------
    network : KnowledgeNetwork
        The labs with their stocks of today.
    years : iterable of float
        Times, 0 or more, ascending [years].
    tolerance : float, optional
        Error of a step over the largest stock at that time.
    steps_per_time : int, optional
        Most steps from one time to the next.

    Returns
    -------
    KnowledgePath
        Stocks at these times, and what was learned, left and became obsolete since the start.

    Raises
    ------
    InvalidParameter
        When times do not ascend, or an option is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> front = knowledge.Laboratory(
    ...     "front", knowledge=80, headcount=400, creation_per_year=10, codified_share=0.5, unshared_share=1,
    ...     exits_per_year=20)
    >>> young = front.replace(name="young", knowledge=30, headcount=200)
    >>> network = knowledge.KnowledgeNetwork(
    ...     labs=[front, young], flow_persons_per_year=[[0, 20], [10, 0]], carry=0.8, obsolescence_per_year=0.05,
    ...     diffusion_gap=[[0, 0.25], [0.25, 0]])
    >>> path = knowledge.knowledge_path(network, years=[0, 5])
    >>> path.labs, [round(stock, 1) for stock in path.knowledge[-1]]
    (('front', 'young'), [87.9, 61.1])
    """
    times = [number(year, "years") for year in years]
    found = raw.knowledge_path(network, times, number(tolerance, "tolerance"), steps_per_time)
    return KnowledgePath(labs=tuple(lab.name for lab in network.labs), **found)
