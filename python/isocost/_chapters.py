"""What the market and the chapters of a scenario answer, beside its lab."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ._core.answers import AnswersOutcome, AnswersTable
from ._core.answers import answer as _answer
from ._core.answers import sweep_answers as _sweep_answers
from ._extras import pandas
from ._model import PICKLE_VERSION, require_readable
from ._status import Status
from ._text_table import text_table
from .scenario import Reform, Scenario, _checked, _Read, _read_all

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Answers", "AnswersSweep", "ChapterAnswer", "answer", "sweep_answers"]

_Raw = tuple[str, str, str, str, tuple[tuple[str, float | str, str], ...]]


def unknown_name(name: str, there: str, names: tuple[str, ...]) -> str:
    """What a KeyError says of a name that is not there: those that may have been meant, and all."""
    near = get_close_matches(str(name), names)
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    return f"{name!r}: {meant}{there} {', '.join(names) or 'nothing'}"


class ChapterAnswer(Mapping[str, float | str]):
    """The answer of one chapter: figures by name, how it ended, and why if there is none.

    A mapping from the names of the figures to numbers, or words.
    """

    __slots__ = ("_raw",)

    def __init__(self, raw: _Raw) -> None:
        self._raw = raw

    @property
    def section(self) -> str:
        """The table of the scenario that asks."""
        return self._raw[0]

    @property
    def question(self) -> str:
        """What it asks, in words."""
        return self._raw[1]

    @property
    def status(self) -> Status:
        """`optimal`, or why there is no answer."""
        return Status(self._raw[2])

    @property
    def reason(self) -> str:
        """What is in the way, with the least change that helps; empty when there is an answer."""
        return self._raw[3]

    @property
    def units(self) -> dict[str, str]:
        """The unit of every figure."""
        return {name: unit for name, _, unit in self._raw[4]}

    def to_dict(self) -> dict[str, Any]:
        """Everything by name; the status as text."""
        return {
            "section": self.section,
            "question": self.question,
            "status": str(self.status),
            "reason": self.reason,
            **dict(self),
        }

    def explain(self) -> str:
        """The question, how it ended, and the figures as a table: name, value, unit."""
        lines = [f"{self.section}: {self.status}", *(text for text in (self.question, self.reason) if text)]
        if len(self):
            lines.append(text_table([[f"  {name}", value, unit] for name, value, unit in self._raw[4]], left=(0, 2)))
        return "\n".join(lines)

    def __getitem__(self, name: str) -> float | str:
        for key, value, _ in self._raw[4]:
            if key == name:
                return value
        raise KeyError(unknown_name(name, f"[{self.section}] answers", tuple(self)))

    def __iter__(self) -> Iterator[str]:
        return (name for name, _, _ in self._raw[4])

    def __len__(self) -> int:
        return len(self._raw[4])

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<ChapterAnswer of [{self.section}], {self.status}>"


class Answers(Mapping[str, ChapterAnswer]):
    """What the chapters of a scenario answer, with the reforms where there are any: a mapping by section."""

    __slots__ = ("_raw", "_reforms", "_scenario")

    def __init__(self, raw: AnswersOutcome, scenario: Scenario, reforms: tuple[_Read, ...]) -> None:
        self._raw = raw
        self._scenario = scenario
        self._reforms = reforms

    @property
    def baseline(self) -> dict[str, ChapterAnswer]:
        """The answers of the scenario as it stands."""
        return {raw[0]: ChapterAnswer(raw) for raw in self._raw.answers}

    @property
    def reform(self) -> dict[str, ChapterAnswer] | None:
        """The answers with the reforms; None without reforms."""
        return {raw[0]: ChapterAnswer(raw) for raw in self._raw.reform_answers} if self._reforms else None

    @property
    def comparison(self) -> dict[str, ChapterAnswer]:
        """Who gains by the reforms in a market: `researchers.POOL` and `employer.FIRM` [USD per year]; else empty."""
        return {raw[0]: ChapterAnswer(raw) for raw in self._raw.comparison}

    def report(self) -> str:
        """The tables that tell the story."""
        return self._raw.report()

    def to_json(self) -> str:
        """All answers as JSON."""
        return self._raw.to_json()

    def to_pandas(self) -> pd.DataFrame:
        """One row per figure: section, name, unit, its value and, with reforms, the value with them."""
        columns = {"baseline": self.baseline} | ({"reform": self.reform} if self.reform is not None else {})
        units = {
            (section, name): unit
            for answers in columns.values()
            for section, one in answers.items()
            for name, unit in one.units.items()
        }
        rows: list[dict[str, float | str | None]] = []
        for (section, name), unit in units.items():
            row: dict[str, float | str | None] = {"unit": unit}
            for column, answers in columns.items():
                row[column] = answers[section].get(name) if section in answers else None
            rows.append(row)
        frame: pd.DataFrame = pandas().DataFrame(
            rows, index=pandas().MultiIndex.from_tuples(list(units), names=["section", "name"])
        )
        return frame

    def __getitem__(self, section: str) -> ChapterAnswer:
        answers = self.reform or self.baseline
        if section not in answers:
            raise KeyError(unknown_name(section, "the answers are", tuple(answers)))
        return answers[section]

    def __iter__(self) -> Iterator[str]:
        return iter(self.baseline)

    def __len__(self) -> int:
        return len(self.baseline)

    def __str__(self) -> str:
        return self.report()

    def __repr__(self) -> str:
        return f"<Answers of {self._scenario.title!r}: {', '.join(self)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_answers, (PICKLE_VERSION, self._scenario, self._reforms)


def _restore_answers(version: int, scenario: Scenario, reforms: tuple[_Read, ...]) -> Answers:
    """Answers from their pickle: they are asked again."""
    require_readable(version)
    return Answers(_answer(scenario._raw, list(reforms)), scenario, reforms)


def answer(scenario: Scenario, reforms: Sequence[Reform] = ()) -> Answers:
    """Answers the market and the chapters of a scenario, `[serving]`, `[training]` and the like, with reforms or without.

    A market of firms answers under `market`, `pool.NAME` and `firm.NAME`; with `[spillovers]` further equilibria are
    `equilibrium_2.pool.NAME` and so on. Its contest answers under `contest_of_firms` and `contestant.NAME`.

    Parameters
    ----------
    scenario : Scenario
        With a lab or without.
    reforms : sequence of str or path, optional
        Each `path=value`, or a TOML file.

    Raises
    ------
    ScenarioError
        As `apply`, for a scenario without chapters, and for a change on which no answer depends.

    Examples
    --------
    >>> import isocost as ic
    >>> text = '''
    ... title = "own chips"
    ... price_year = 2025
    ... [own_silicon]
    ... fixed_usd = 5e8
    ... rate_per_year = 0.1
    ... lifetime_years = 4
    ... own_usd_per_flop = 1e-18
    ... bought_usd_per_flop = 2e-18
    ... '''
    >>> answers = ic.answer(ic.load_text(text))
    >>> f"{answers['own_silicon']['break_even']:.4g}"
    '1.577e+26'
    """
    _checked(scenario)
    read = _read_all(reforms)
    return Answers(_answer(scenario._raw, list(read)), scenario, read)


class AnswersSweep(Sequence[dict[str, ChapterAnswer]]):
    """The answers of one scenario for every value of one number, in the order of the values."""

    __slots__ = ("_raw",)

    def __init__(self, raw: AnswersTable) -> None:
        self._raw = raw

    @property
    def path(self) -> str:
        """The number that varies."""
        return self._raw.path

    @property
    def values(self) -> list[float]:
        """Its values."""
        return self._raw.values

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, i: Any) -> Any:
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(len(self)))]
        return {raw[0]: ChapterAnswer(raw) for raw in self._raw.answers(range(len(self))[i])}

    def __iter__(self) -> Iterator[dict[str, ChapterAnswer]]:
        return (self[k] for k in range(len(self)))

    def to_pandas(self) -> pd.DataFrame:
        """One row per value, one column per figure, `pool.china.wage`; NaN where there is no answer."""
        rows = [
            {f"{section}.{name}": figure for section, one in answers.items() for name, figure in one.items()}
            for answers in self
        ]
        frame: pd.DataFrame = pandas().DataFrame(rows, index=pandas().Index(self.values, name=self.path))
        return frame

    def to_csv(self) -> str:
        """The table as comma-separated values."""
        return self._raw.to_csv()

    def to_json(self) -> str:
        """The table as JSON."""
        return self._raw.to_json()

    def __str__(self) -> str:
        return self._raw.to_text()

    def __repr__(self) -> str:
        return f"<AnswersSweep of {self.path}, {len(self)} values>"


def sweep_answers(
    scenario: Scenario, over: str, *, progress: Callable[[int, int], object] | None = None
) -> AnswersSweep:
    """Answers market and chapters of a scenario for n values of one number.

    Parameters
    ----------
    scenario : Scenario
        The baseline.
    over : str
        `path=a:b:n`, evenly spaced, or `path=a:b:n:log`.
    progress : callable, optional
        Called after each value with how many are done and how many there are.

    Raises
    ------
    ScenarioError
        For a value that the scenario's rules forbid, and a number on which no answer depends.

    Examples
    --------
    >>> import isocost as ic
    >>> day = ic.load_text('''
    ... title = "equity"
    ... price_year = 2024
    ... [marketability]
    ... volatility = 0.6
    ... years = 2
    ... rate_per_year = 0.04
    ... ''')
    >>> [round(row["marketability"]["finnerty"], 4) for row in ic.sweep_answers(day, "marketability.years=1:3:3")]
    [0.1334, 0.182, 0.2149]
    """
    return AnswersSweep(_sweep_answers(scenario._raw, over, progress))
