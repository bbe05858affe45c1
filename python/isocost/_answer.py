"""Answers of the chapters that are made of plain values: immutable, equal by their figures, printed as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ._model import PICKLE_VERSION, require_readable
from ._status import Status
from ._values import literal


class Answer:
    """What frozen dataclasses of answers share.

    Two answers that print alike are equal: every number prints so that it reads back, and one that is not there is
    NaN in both.
    """

    __slots__ = ()

    def __post_init__(self) -> None:
        if hasattr(self, "status"):
            object.__setattr__(self, "status", Status(self.status))

    def _values(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; the status as text."""
        return _plain(self._values())

    def explain(self) -> str:
        """The figures one below the other, or the reason why there are none."""
        figures = self.to_dict()
        lines = [text for text in (figures.pop("status", ""), figures.pop("reason", "")) if text]
        width = max(map(len, figures))
        for key, value in figures.items():
            shown = f"{value:.6g}" if type(value) is float else str(value)
            lines.append(f"{key.replace('_', ' '):<{width}}  {shown}")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        values = _plain(self._values()).items()
        return f"{type(self).__name__}({', '.join(f'{name}={literal(value)}' for name, value in values)})"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and repr(other) == repr(self)

    def __hash__(self) -> int:
        return hash(repr(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return restore, (type(self), PICKLE_VERSION, self._values())


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Status) else value for name, value in values.items()}


def restore(answer: type[Any], version: int, values: Mapping[str, Any]) -> Any:
    """An answer from its pickle; refuses pickles of a later version of the package."""
    require_readable(version)
    return answer(**values)
