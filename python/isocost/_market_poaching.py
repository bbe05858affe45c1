"""Who pays for whom: the poaching game and its comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._answer import Answer
from ._core import market_poaching as raw
from ._extras import pandas
from ._market_answers import FirmOutcome, Hire, MisfitChurn
from ._market_places import Mobility, Place, PoachingFirm
from ._model import Model
from ._status import Status
from ._values import number

if TYPE_CHECKING:
    import pandas as pd

Table = Sequence[Sequence[SupportsFloat]]


def numbers(values: Sequence[SupportsFloat], where: str) -> tuple[float, ...]:
    """Floats, or a TypeError that says where something else stands."""
    return tuple(number(value, where) for value in values)


def table(rows: Table) -> tuple[tuple[float, ...], ...]:
    """Switching costs as floats."""
    return tuple(numbers(row, "switching_utils") for row in rows)


class PoachingMarket(Model, raw.PoachingMarket):
    """All employers, those who may work for them, and how pay is bounded.

    Parameters
    ----------
    tastes : Mobility
        Of those who move.
    firms : sequence of PoachingFirm
        Employers, each with a name of its own.
    persons : float
        All who move.
    least_pay_usd_per_year, most_pay_usd_per_year : float
        Between which pay is looked for [USD per year].
    outside : Place, optional
        Where they go otherwise, without compute.
    switching_utils : sequence of sequences of float, optional
        Costs of moving from row to column, 0 to 300, one row for each firm and then one for the outside option; none by default.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> lab = market.PoachingFirm(
    ...     "lab", staff_value_usd_per_year=1e6, staff_exponent=1, compute_flop_per_year=1e24
    ... )
    >>> tastes = market.Mobility(pay_weight=4, compute_weight=0.8, offer_rate_per_year=1)
    >>> rivals = market.PoachingMarket(
    ...     tastes=tastes,
    ...     firms=[lab, lab.replace(name="rival")],
    ...     persons=100,
    ...     least_pay_usd_per_year=1e4,
    ...     most_pay_usd_per_year=5e6,
    ... )
    >>> round(market.poaching_equilibrium(rivals).firms[0].pay_usd_per_year)  # R' ε/(1 + ε), ε = 2/1.8
    526316
    """

    __slots__ = (
        "firms",
        "least_pay_usd_per_year",
        "most_pay_usd_per_year",
        "outside",
        "persons",
        "switching_utils",
        "tastes",
    )
    _fields = (
        "tastes",
        "firms",
        "persons",
        "least_pay_usd_per_year",
        "most_pay_usd_per_year",
        "outside",
        "switching_utils",
    )

    def __init__(
        self,
        *,
        tastes: Mobility,
        firms: Sequence[PoachingFirm],
        persons: SupportsFloat,
        least_pay_usd_per_year: SupportsFloat,
        most_pay_usd_per_year: SupportsFloat,
        outside: Place | None = None,
        switching_utils: Table = (),
    ) -> None:
        self.tastes = tastes
        self.firms = tuple(firms)
        self.persons = number(persons, "persons")
        self.least_pay_usd_per_year = number(least_pay_usd_per_year, "least_pay_usd_per_year")
        self.most_pay_usd_per_year = number(most_pay_usd_per_year, "most_pay_usd_per_year")
        self.outside = outside
        self.switching_utils = table(switching_utils)
        raw.PoachingMarket.__init__(
            self,
            self.tastes,
            self.firms,
            self.persons,
            self.outside,
            self.switching_utils,
            self.least_pay_usd_per_year,
            self.most_pay_usd_per_year,
        )


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class PoachingBooks(Answer):
    """What is left when the books are closed from the rows of firms and hires alone; relative.

    Attributes
    ----------
    persons : float
        Heads of all firms and outside against all persons.
    places : float
        Joiners against leavers of the worst place; infinite where a number of persons is negative.
    pay : float
        What all hires are paid against what they give up where they were.
    profit : float
        Profits made anew from heads, pay and leavers of the hires, over value and pay.
    """

    persons: float
    places: float
    pay: float
    profit: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class PoachingResult(Answer):
    """Pay, heads, hires and what they cost and bring.

    Attributes
    ----------
    status : Status
        `optimal` when regrets and books hold; `stalled` when no heads at rest are found; `locally_optimal` at a bound of pay or for a cooperative optimum.
    reason : str
        What stands in the way, in words.
    firms : tuple of FirmOutcome
        Each firm.
    outside_persons : float
        Heads of the outside option, 0 without one.
    hires : tuple of Hire
        Who pays for whom.
    profit_usd_per_year : float
        Of all firms.
    paid_usd_per_year, given_up_usd_per_year : float
        To all hires where they go, and by them where they come from.
    books : PoachingBooks
        What is left when the rows are added up anew; about 0 where the market is at rest.
    largest_regret : float
        Over the size of profits: see NashPoint.
    other_equilibria : float
        Found from other starts.
    """

    status: Status
    reason: str
    firms: tuple[FirmOutcome, ...]
    outside_persons: float
    hires: tuple[Hire, ...]
    profit_usd_per_year: float
    paid_usd_per_year: float
    given_up_usd_per_year: float
    books: PoachingBooks
    largest_regret: float
    other_equilibria: float

    def to_dict(self) -> dict[str, Any]:
        """All figures by name, firms and hires as lists of such."""
        own = Answer.to_dict(self)
        rows = {name: [row.to_dict() for row in own[name]] for name in ("firms", "hires")}
        return own | rows | {"books": own["books"].to_dict()}

    def to_pandas(self) -> pd.DataFrame:
        """The hires, a row for each pair of places."""
        frame: pd.DataFrame = pandas().DataFrame([row.to_dict() for row in self.hires])
        return frame

    def explain(self) -> str:
        """Firms and hires as tables."""
        lines = [str(self.status) + (f": {self.reason}" if self.reason else "")]
        lines.append(f"{'firm':<14}{'pay USD/yr':>12}{'persons':>10}{'leavers/yr':>12}{'profit USD/yr':>15}")
        for f in self.firms:
            lines.append(
                f"{f.name:<14}{f.pay_usd_per_year:>12.0f}{f.persons:>10.1f}{f.leavers_per_year:>12.1f}"
                f"{f.profit_usd_per_year:>15.4g}"
            )
        lines.append(f"{'from':<14}{'to':<14}{'persons/yr':>11}{'paid':>12}{'private gain':>14}{'social gain':>13}")
        for h in self.hires:
            lines.append(
                f"{h.origin:<14}{h.hirer:<14}{h.persons_per_year:>11.2f}{h.paid_usd_per_year:>12.4g}"
                f"{h.private_gain_usd_per_year:>14.4g}{h.social_gain_usd_per_year:>13.4g}"
            )
        return "\n".join(lines)


def _result(given: Mapping[str, Any]) -> PoachingResult:
    firms = tuple(FirmOutcome(**row) for row in given["firms"])
    hires = tuple(Hire(**row) for row in given["hires"])
    books = PoachingBooks(**given["books"])
    return PoachingResult(**{**given, "firms": firms, "hires": hires, "books": books})


def poaching_equilibrium(market: PoachingMarket) -> PoachingResult:
    """Nash equilibrium in pay, with what each firm could still gain by another pay.

    Parameters
    ----------
    market : PoachingMarket
        Firms, persons and tastes.

    Returns
    -------
    PoachingResult
        Existence is usual, uniqueness is not: `other_equilibria` counts those found from other starts.

    Examples
    --------
    >>> import isocost as ic
    >>> tastes = ic.market.Mobility(pay_weight=4, compute_weight=0.8, offer_rate_per_year=1)
    >>> small, big = (
    ...     ic.market.PoachingFirm(
    ...         name, staff_value_usd_per_year=value, staff_exponent=0.8, compute_flop_per_year=compute)
    ...     for name, value, compute in [("small", 4e6, 1e24), ("big", 8e6, 1e25)]
    ... )
    >>> labs = ic.market.PoachingMarket(
    ...     tastes=tastes, firms=[small, big], persons=1000, least_pay_usd_per_year=1e4, most_pay_usd_per_year=1e7,
    ...     outside=ic.market.Place("industry", cash_usd_per_year=3e5, mission_utils=42.5))
    >>> answer = ic.poaching_equilibrium(labs)
    >>> str(answer.status), answer.largest_regret < 1e-9
    ('optimal', True)
    >>> [(firm.name, round(firm.pay_usd_per_year, -4), round(firm.persons)) for firm in answer.firms]
    [('small', 700000.0, 212), ('big', 760000.0, 696)]
    """
    return _result(raw.poaching_equilibrium(market))


def cooperative_optimum(market: PoachingMarket) -> PoachingResult:
    """No poaching: pay that is best for all firms together; `locally_optimal` at best.

    Parameters
    ----------
    market : PoachingMarket
        Firms, persons and tastes. Without an outside option pay falls to its bound.

    Returns
    -------
    PoachingResult
        To compare with the equilibrium.
    """
    return _result(raw.cooperative_optimum(market))


def poaching_outcome(market: PoachingMarket, *, pay_usd_per_year: Sequence[SupportsFloat]) -> PoachingResult:
    """The market at rest at given pay.

    Parameters
    ----------
    market : PoachingMarket
        Firms, persons and tastes.
    pay_usd_per_year : sequence of float
        At face value, one for each firm [USD per year].

    Returns
    -------
    PoachingResult
        Without regrets: they are not looked for.
    """
    return _result(raw.poaching_outcome(market, numbers(pay_usd_per_year, "pay_usd_per_year")))


def without_mobility(market: PoachingMarket, *, persons: Sequence[SupportsFloat]) -> PoachingResult:
    """No mobility: no flows, nothing leaks, pay falls to what the outside option is worth.

    Parameters
    ----------
    market : PoachingMarket
        Firms and tastes.
    persons : sequence of float
        Heads of each firm, which stay.

    Returns
    -------
    PoachingResult
        Infeasible without an outside option.
    """
    return _result(raw.without_mobility(market, numbers(persons, "persons")))


def misfit_churn(
    market: PoachingMarket, *, pay_usd_per_year: Sequence[SupportsFloat], firm: int, loss_utils: SupportsFloat
) -> MisfitChurn:
    """What a misaligned assignment costs a firm at unchanged pay of all.

    Parameters
    ----------
    market : PoachingMarket
        Firms, persons and tastes.
    pay_usd_per_year : sequence of float
        At face value, one for each firm [USD per year].
    firm : int
        Whose mission fits less well.
    loss_utils : float
        What the misfit takes away [utils].

    Returns
    -------
    MisfitChurn
        Quits, heads and profit before and after.
    """
    pay = numbers(pay_usd_per_year, "pay_usd_per_year")
    if not 0 <= firm < len(market.firms):
        raise IndexError(f"firm {firm}: there are {len(market.firms)}")
    return MisfitChurn(**raw.misfit_churn(market, pay, firm, number(loss_utils, "loss_utils")))
