"""What the parts of the chapter `compute` share: days, and how tables are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ._extras import pandas

if TYPE_CHECKING:
    import pandas as pd

    _Horizon: TypeAlias = Literal["long_run", "short_run"]
    _Place: TypeAlias = Literal["china", "offshore_cloud"]

Day: TypeAlias = date | str


def day(value: Day, where: str) -> date:
    """A date from a date or an ISO string, or a TypeError or ValueError that says where something else stands."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{where} = {value!r}: must be a day as 2025-04-14") from None
    if not isinstance(value, date):
        raise TypeError(f"{where} must be a date or a string as 2025-04-14, not {type(value).__name__}")
    return value


def day_or_none(value: Day | None, where: str) -> date | None:
    """The same where no date may be given."""
    return None if value is None else day(value, where)


def iso(value: date | None) -> str | None:
    """A date as a field that reads back: its ISO string."""
    return None if value is None else value.isoformat()


def instances(values: Iterable[Any], kind: type[Any], where: str) -> list[Any]:
    """A list of objects of one class, or a TypeError."""
    listed = list(values)
    for value in listed:
        if not isinstance(value, kind):
            raise TypeError(f"{where} must be {kind.__name__} values, not {type(value).__name__}")
    return listed


def written(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table as text: words to the left, numbers to the right with four digits."""
    cells = [[f"{cell:.4g}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    numeric = [all(isinstance(row[k], (float, int)) for row in rows) for k in range(len(head))]
    widths = [max(len(line[k]) for line in [list(head), *cells]) for k in range(len(head))]
    lines = []
    for line in [list(head), *cells]:
        parts = [
            f"{cell:>{width}}" if right else f"{cell:<{width}}"
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ]
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)


def framed(head: Sequence[str], rows: Sequence[Sequence[object]]) -> pd.DataFrame:
    """The same as a pandas data frame."""
    frame: pd.DataFrame = pandas().DataFrame([list(row) for row in rows], columns=list(head))
    return frame
