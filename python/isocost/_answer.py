"""Answers of the chapters that are made of plain values: immutable, equal, printed as the call that makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ._model import PICKLE_VERSION, require_readable
from ._values import literal


class Answer:
    """What frozen dataclasses of answers share.

    Two answers that print alike are equal: every number prints so that it reads back, and one that is not there is
    NaN in both.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and repr(other) == repr(self)

    def __hash__(self) -> int:
        return hash(repr(self))

    def _values(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]

    def to_dict(self) -> dict[str, Any]:
        """All values by name, statuses as text."""
        return _plain(self._values())

    def __repr__(self) -> str:
        values = _plain(self._values()).items()
        return f"{type(self).__name__}({', '.join(f'{name}={literal(value)}' for name, value in values)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return restore, (type(self), PICKLE_VERSION, self._values())


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(value) if name == "status" else value for name, value in values.items()}


def restore(answer: type[Any], version: int, values: Mapping[str, Any]) -> Any:
    """An answer from its pickle; refuses pickles of a later version of the package."""
    require_readable(version)
    return answer(**values)
