"""What a scenario comes to over the years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ._core.answers import PathsOutcome
from ._core.answers import follow as _follow
from ._extras import pandas
from ._model import PICKLE_VERSION, require_readable
from ._status import Status
from .scenario import Reform, Scenario, _checked, _Read, _read_all

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ChapterPath", "Paths", "paths"]

_Summary = tuple[str, str, str, str, tuple[tuple[str, float | str, str], ...]]
_Column = tuple[str, str, str, tuple[float, ...]]
_Raw = tuple[_Summary, tuple[float, ...], tuple[_Column, ...]]


class ChapterPath(Mapping[str, tuple[float, ...]]):
    """The figures of one chapter, or of one course of events in it, over the years.

    A mapping from the names of the columns, which end in their unit, to a value for each year; empty where there is
    no path.
    """

    __slots__ = ("_raw",)

    def __init__(self, raw: _Raw) -> None:
        self._raw = raw

    @property
    def section(self) -> str:
        """The table of the scenario, with the course of events where there are several: `automation.at_will`."""
        return self._raw[0][0]

    @property
    def question(self) -> str:
        """What it asks, in words."""
        return self._raw[0][1]

    @property
    def status(self) -> Status:
        """`optimal`, or why there is no path."""
        return Status(self._raw[0][2])

    @property
    def reason(self) -> str:
        """What is in the way, with the least change that helps; empty when nothing is."""
        return self._raw[0][3]

    @property
    def totals(self) -> dict[str, float | str]:
        """What the path comes to, by name: present values, residuals of the certificate."""
        return {name: value for name, value, _ in self._raw[0][4]}

    @property
    def units(self) -> dict[str, str]:
        """The unit of every column and of every total; empty text where there is none."""
        columns = {name: unit for name, unit, _, _ in self._raw[2]}
        return {name: unit for name, _, unit in self._raw[0][4]} | columns

    @property
    def years(self) -> tuple[float, ...]:
        """The years of the path, from 0, the start."""
        return self._raw[1]

    def to_dict(self) -> dict[str, Any]:
        """Everything by name; the status as text."""
        return {
            "section": self.section,
            "question": self.question,
            "status": str(self.status),
            "reason": self.reason,
            "totals": self.totals,
            "years": self.years,
            **dict(self),
        }

    def to_pandas(self) -> pd.DataFrame:
        """One row per year, one column per figure."""
        frame: pd.DataFrame = pandas().DataFrame(dict(self), index=pandas().Index(self.years, name="year"))
        return frame

    def __getitem__(self, name: str) -> tuple[float, ...]:
        for key, _, _, values in self._raw[2]:
            if key == name:
                return values
        raise KeyError(f"{name!r}: the columns are {', '.join(self)}")

    def __iter__(self) -> Iterator[str]:
        return (name for name, _, _, _ in self._raw[2])

    def __len__(self) -> int:
        return len(self._raw[2])

    def __repr__(self) -> str:
        return f"<ChapterPath of [{self.section}], {self.status}, {len(self.years)} years>"


class Paths(Mapping[str, ChapterPath]):
    """The paths of a scenario, with the reforms where there are any: a mapping by section and course of events."""

    __slots__ = ("_raw", "_reforms", "_scenario")

    def __init__(self, raw: PathsOutcome, scenario: Scenario, reforms: tuple[_Read, ...]) -> None:
        self._raw = raw
        self._scenario = scenario
        self._reforms = reforms

    @property
    def baseline(self) -> dict[str, ChapterPath]:
        """The paths of the scenario as it stands."""
        return {raw[0][0]: ChapterPath(raw) for raw in self._raw.paths}

    @property
    def reform(self) -> dict[str, ChapterPath] | None:
        """The paths with the reforms; None without reforms."""
        return {raw[0][0]: ChapterPath(raw) for raw in self._raw.reform_paths} if self._reforms else None

    def report(self) -> str:
        """The tables that tell the story."""
        return self._raw.report()

    def to_json(self) -> str:
        """All paths as JSON."""
        return self._raw.to_json()

    def to_pandas(self) -> pd.DataFrame:
        """One row per path and year of what the mapping has; a figure that a path lacks is NaN."""
        frames = {section: path.to_pandas() for section, path in self.items() if path.years}
        frame: pd.DataFrame = pandas().concat(frames, names=["section", "year"]) if frames else pandas().DataFrame()
        return frame

    def __getitem__(self, section: str) -> ChapterPath:
        paths = self.reform or self.baseline
        if section not in paths:
            raise KeyError(f"{section!r}: the paths are {', '.join(paths)}")
        return paths[section]

    def __iter__(self) -> Iterator[str]:
        return iter(self.reform or self.baseline)

    def __len__(self) -> int:
        return len(self.reform or self.baseline)

    def __str__(self) -> str:
        return self.report()

    def __repr__(self) -> str:
        return f"<Paths of {self._scenario.title!r}: {', '.join(self)}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_paths, (PICKLE_VERSION, self._scenario, self._reforms)


def _restore_paths(version: int, scenario: Scenario, reforms: tuple[_Read, ...]) -> Paths:
    """Paths from their pickle: they are followed again."""
    require_readable(version)
    return Paths(_follow(scenario._raw, list(reforms)), scenario, reforms)


def paths(scenario: Scenario, reforms: Sequence[Reform] = ()) -> Paths:
    """Follows a scenario over the years, with reforms or without.

    `[automation]` with `automated_share`, `[plan]`, `[catch_up]`, `[idea_production]` and `[knowledge_path]` have paths.

    Parameters
    ----------
    scenario : Scenario
        With a lab or without.
    reforms : sequence of str or path, optional
        Each `path=value`, or a TOML file.

    Raises
    ------
    ScenarioError
        As `apply`, for a scenario without a path, and for a change on which no path depends.

    Examples
    --------
    >>> import isocost as ic
    >>> text = '''
    ... title = "a follower"
    ... price_year = 2025
    ... [catch_up]
    ... improvement_per_year = 1.0
    ... lag_years = 0.5
    ... fidelity = 1.0
    ... leak_per_year = 0.0
    ... initial_gap = 2.0
    ... target_gap = 0.5
    ... years = 2
    ... points = 2
    ... '''
    >>> ic.paths(ic.load_text(text))["catch_up"]["gap"]
    (2.0, 0.5, 0.5)
    """
    _checked(scenario)
    read = _read_all(reforms)
    return Paths(_follow(scenario._raw, list(read)), scenario, read)
