"""What the functions of a contest and a race answer."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from sys import float_info
from typing import TYPE_CHECKING, Any, NamedTuple

from ._answer import Answer
from ._extras import pandas
from ._status import Status

if TYPE_CHECKING:
    import pandas as pd


class ContestOutcome(NamedTuple):
    """One contestant in an equilibrium: name, prize, capability, Opex, chance of winning, payoff."""

    name: str
    prize_usd_per_year: float
    capability: float
    opex_usd_per_year: float
    win_chance: float
    payoff_usd_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class ContestEquilibrium(Answer):
    """What capabilities amount to, with a certificate that shares nothing with the solver.

    Attributes
    ----------
    contestants : tuple of ContestOutcome
        In the contest's order.
    active : float
        Contestants with a capability above 0.
    open_chance : float
        Chance that what is open to everyone wins, so that nobody has the prize.
    opex_usd_per_year : float
        Of all [USD per year].
    prize_usd_per_year : float
        Prizes weighted by the chances of winning them [USD per year].
    dissipation : float
        Opex of all over that prize.
    regret : float
        The most that a contestant would gain by any other capability, over its prize.
    first_order : float
        Worst residual of r p(1 − p)V = Y O'(Y) over the prize, of those who are in.
    """

    contestants: tuple[ContestOutcome, ...]
    active: float
    open_chance: float
    opex_usd_per_year: float
    prize_usd_per_year: float
    dissipation: float
    regret: float
    first_order: float

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "contestants", tuple(ContestOutcome(*one) for one in self.contestants))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; a contestant is a dictionary."""
        return Answer.to_dict(self) | {"contestants": [one._asdict() for one in self.contestants]}

    def explain(self) -> str:
        """The contestants as a table, and what all of them spend; a payoff below the regret is shown as 0."""
        lines = [
            f"{self.active:.0f} active, {self.dissipation:.1%} of the prize is spent, regret at most {self.regret:.1e}",
            f"{'contestant':<16}  {'prize':>10}  {'capability':>10}  {'Opex':>10}  {'chance':>7}  {'payoff':>10}",
        ]
        for one in self.contestants:
            payoff = one.payoff_usd_per_year if abs(one.payoff_usd_per_year) > self._least(one) else 0.0
            money = f"{one.opex_usd_per_year:>10.4g}  {one.win_chance:>7.1%}  {payoff:>10.4g}"
            lines.append(f"{one.name:<16}  {one.prize_usd_per_year:>10.4g}  {one.capability:>10.4g}  {money}")
        if self.open_chance > 0.0:
            lines.append(f"{'open to everyone':<16}  {'':>10}  {'':>10}  {'':>10}  {self.open_chance:>7.1%}")
        return "\n".join(lines)

    def _least(self, one: ContestOutcome) -> float:
        """The smallest payoff that is told from 0: the regret, or what a difference of two amounts rounds by."""
        return max(self.regret * one.prize_usd_per_year, 4.0 * float_info.epsilon * abs(one.opex_usd_per_year))

    def renames(self, other: ContestEquilibrium) -> bool:
        """Whether it is the other with contestants of one prize in each other's place, to a millionth of a prize."""
        if not isinstance(other, ContestEquilibrium):
            raise TypeError(f"other must be a ContestEquilibrium, not {type(other).__name__}")
        mine, theirs = (sorted(one[1:] for one in each.contestants) for each in (self, other))
        return len(mine) == len(theirs) and all(map(_alike, mine, theirs))

    def to_pandas(self) -> pd.DataFrame:
        """The contestants as a pandas data frame, one row each."""
        frame: pd.DataFrame = pandas().DataFrame(list(self.contestants), columns=list(ContestOutcome._fields))
        return frame


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class ContestResult(Answer):
    """The pure equilibria that were found.

    Attributes
    ----------
    status : Status
        `optimal` when there is one and its certificate holds, `infeasible` when none was found, `stalled` when none
        was although payoffs are concave, so that there is one.
    reason : str
        Then why.
    equilibria : tuple of ContestEquilibrium
        Those with more active contestants first.
    unique : bool
        Certainly the only one (Szidarovszky and Okuguchi 1997); False says that it is not known.
    """

    status: Status
    reason: str
    equilibria: tuple[ContestEquilibrium, ...]
    unique: bool

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "equilibria", tuple(map(_equilibrium, self.equilibria)))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; an equilibrium is a dictionary."""
        return Answer.to_dict(self) | {"equilibria": [one.to_dict() for one in self.equilibria]}

    def explain(self) -> str:
        """The equilibria one below the other, or the reason why there is none."""
        if not self.equilibria:
            return f"{self.status}\n{self.reason}"
        count = len(self.equilibria)
        known = "the only one" if self.unique else "found; there may be others"
        different: list[ContestEquilibrium] = []
        for one in self.equilibria:
            if not any(one.renames(other) for other in different):
                different.append(one)
        names = f"; {len(different)} up to which of alike contestants is which" if len(different) < count else ""
        head = f"{self.status}: {count} {'equilibrium' if count == 1 else 'equilibria'}, {known}{names}"
        return "\n\n".join([head, *map(str, self.equilibria)])

    def to_pandas(self) -> pd.DataFrame:
        """The contestants of all equilibria, one row each, with the equilibrium's number."""
        rows = [(k, *one) for k, e in enumerate(self.equilibria) for one in e.contestants]
        frame: pd.DataFrame = pandas().DataFrame(rows, columns=["equilibrium", *ContestOutcome._fields])
        return frame


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class SymmetricContestResult(Answer):
    """What each of alike contestants spends; NaN when there is no symmetric equilibrium.

    Attributes
    ----------
    status : Status
        `infeasible` when decisiveness times returns exceeds n/(n − 1).
    reason : str
        Then why.
    opex_usd_per_year, payoff_usd_per_year : float
        Of each [USD per year].
    dissipation : float
        Opex of all over the prize.
    largest_decisiveness : float
        Up to which this number of contestants has a symmetric equilibrium.
    most_contestants : float
        That have one at this decisiveness.
    """

    status: Status
    reason: str
    opex_usd_per_year: float
    payoff_usd_per_year: float
    dissipation: float
    largest_decisiveness: float
    most_contestants: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class ContestInPool(Answer):
    """A contest at the wage that clears the pool of talent.

    Attributes
    ----------
    status : Status
        `infeasible` without an equilibrium or when nobody hires at any wage, `stalled` when no wage clears,
        `out_of_range` when the one that does is beyond floating-point numbers.
    reason : str
        Then why.
    wage_usd_per_year : float
        That clears the pool [USD per year and FTE].
    talent_fte : float
        Of all firms [FTE].
    clearing : float
        Residual: the wage that the pool asks for that talent over the wage, less 1.
    talent : tuple of float
        Of each firm [FTE].
    contest : ContestResult
        At that wage.
    """

    status: Status
    reason: str
    wage_usd_per_year: float
    talent_fte: float
    clearing: float
    talent: tuple[float, ...]
    contest: ContestResult

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        if isinstance(self.contest, Mapping):
            object.__setattr__(self, "contest", ContestResult(**self.contest))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; the contest is a dictionary."""
        return Answer.to_dict(self) | {"contest": self.contest.to_dict()}

    def explain(self) -> str:
        """The wage, then the contest."""
        if self.talent:
            head = f"{self.talent_fte:.4g} FTE at {self.wage_usd_per_year:.4g} USD per year"
            return "\n".join([head, *([self.reason] if self.reason else []), str(self.contest)])
        return f"{self.status}\n{self.reason}"


class ContestEffect(NamedTuple):
    """A row of a comparison: what a change did, beside the baseline."""

    change: str
    status: str
    reason: str
    wage_usd_per_year: float
    equilibria: float
    outcome: ContestEquilibrium
    dissipation_change: float
    opex_change_usd_per_year: float
    chance_changes: tuple[float, ...]


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class ContestEffects(Answer):
    """Changes of a contest beside its baseline, which is the first row.

    Attributes
    ----------
    rows : tuple of ContestEffect
        Of the equilibrium with most active contestants of each.
    """

    rows: tuple[ContestEffect, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple(map(_effect, self.rows)))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; a row is a dictionary."""
        return {"rows": [row._asdict() | {"outcome": row.outcome.to_dict()} for row in self.rows]}

    def explain(self) -> str:
        """A table of chances and Opex, one line for each change."""
        names = [one.name for one in self.rows[0].outcome.contestants]
        width = max(len(row.change) for row in self.rows)
        heads = "".join(f"  {name[:12]:>12}" for name in names)
        lines = [f"{'':<{width}}  {'spent':>6}  {'Opex':>9}  {'wage':>9}{heads}  {'open':>6}"]
        for row in self.rows:
            if not row.outcome.contestants:
                lines.append(f"{row.change:<{width}}  {row.status}: {row.reason}")
                continue
            cells = "".join(f"  {one.win_chance:>12.1%}" for one in row.outcome.contestants)
            wage = "" if row.wage_usd_per_year != row.wage_usd_per_year else f"{row.wage_usd_per_year:.4g}"
            spent = f"{row.outcome.dissipation:>6.1%}  {row.outcome.opex_usd_per_year:>9.4g}"
            lines.append(f"{row.change:<{width}}  {spent}  {wage:>9}{cells}  {row.outcome.open_chance:>6.1%}")
        return "\n".join(lines)

    def to_pandas(self) -> pd.DataFrame:
        """One row for each change and contestant."""
        rows = [
            (row.change, row.wage_usd_per_year, row.outcome.dissipation, *one)
            for row in self.rows
            for one in row.outcome.contestants
        ]
        columns = ["change", "wage_usd_per_year", "dissipation", *ContestOutcome._fields]
        frame: pd.DataFrame = pandas().DataFrame(rows, columns=columns)
        return frame


class RaceOutcome(NamedTuple):
    """One racer: name, capability, Opex (USD, or per year), hazard per year, chance to be first, payoff [USD]."""

    name: str
    capability: float
    opex: float
    hazard_per_year: float
    win_chance: float
    payoff_usd: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class RaceResult(Answer):
    """The Nash equilibrium of a race.

    Attributes
    ----------
    status : Status
        `optimal` when no racer would gain by another capability; `unbounded` when one gains by pushing without
        end, `out_of_range` when the hazard is beyond floating-point numbers: figures are NaN then.
    reason : str
        Empty when optimal.
    racers : tuple of RaceOutcome
        In the race's order.
    hazard_per_year : float
        Of all [per year].
    expected_years : float
        To the first success [years]; infinite when nobody races.
    dissipation : float
        Present cost of all over what the prizes are worth with their chances, discounted.
    regret : float
        The most that a racer would gain by another capability, over its prize.
    """

    status: Status
    reason: str
    racers: tuple[RaceOutcome, ...]
    hazard_per_year: float
    expected_years: float
    dissipation: float
    regret: float

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "racers", tuple(RaceOutcome(*one) for one in self.racers))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; a racer is a dictionary."""
        return Answer.to_dict(self) | {"racers": [one._asdict() for one in self.racers]}

    def explain(self) -> str:
        """The racers as a table."""
        if self.expected_years != self.expected_years:
            return f"{self.status}: {self.reason}"
        lines = [
            f"{self.status}: first success after {self.expected_years:.3g} years, {self.dissipation:.1%} is spent",
            f"{'racer':<16}  {'capability':>10}  {'Opex':>10}  {'hazard':>8}  {'chance':>7}  {'payoff':>10}",
        ]
        for one in self.racers:
            cells = f"{one.hazard_per_year:>8.3g}  {one.win_chance:>7.1%}  {one.payoff_usd:>10.4g}"
            lines.append(f"{one.name:<16}  {one.capability:>10.4g}  {one.opex:>10.4g}  {cells}")
        return "\n".join(lines)

    def to_pandas(self) -> pd.DataFrame:
        """The racers as a pandas data frame, one row each."""
        frame: pd.DataFrame = pandas().DataFrame(list(self.racers), columns=list(RaceOutcome._fields))
        return frame


def _alike(mine: tuple[float, ...], theirs: tuple[float, ...]) -> bool:
    return all(math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6 * mine[0]) for a, b in zip(mine, theirs, strict=True))


def _equilibrium(given: Any) -> ContestEquilibrium:
    return given if isinstance(given, ContestEquilibrium) else ContestEquilibrium(**given)


def _effect(given: Any) -> ContestEffect:
    row = ContestEffect(**given) if isinstance(given, Mapping) else ContestEffect(*given)
    return row._replace(outcome=_equilibrium(row.outcome))
