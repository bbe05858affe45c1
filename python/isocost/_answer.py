"""What answers with named figures share: they are immutable, compare by their figures and print as a table."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ._status import Status
from ._values import literal


class Answer:
    """What all answers share: equal when all their figures are, NaN included."""

    __slots__ = ()

    def __post_init__(self) -> None:
        if hasattr(self, "status"):
            object.__setattr__(self, "status", Status(self.status))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; the status as text."""
        figures = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]
        return {key: str(value) if isinstance(value, Status) else value for key, value in figures.items()}

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
        return f"{type(self).__name__}({', '.join(f'{k}={literal(v)}' for k, v in self.to_dict().items())})"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and repr(other) == repr(self)

    def __hash__(self) -> int:
        return hash(repr(self))
