"""What all models share: they are values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from ._values import literal

#: The version of pickles. It rises when the fields of a model change meaning, never when one with a
#: default is added; `restore` reads all earlier versions.
PICKLE_VERSION = 1


class Model:
    """An immutable value made of named fields.

    Two models with equal fields are equal, hash the same and print as the call that makes them.
    `replace` gives a changed copy.
    """

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _positional: ClassVar[int] = 0

    def _values(self) -> dict[str, Any]:
        """All fields, as the constructor takes them."""
        return {field: getattr(self, field) for field in self._fields}

    def _arguments(self) -> dict[str, Any]:
        """The fields that differ from the defaults."""
        defaults: Mapping[str, object] = type(self).__init__.__kwdefaults__ or {}
        return {
            field: value
            for field, value in self._values().items()
            if field not in defaults or value != defaults[field]
        }

    def replace(self, **changes: Any) -> Self:
        """The same model with some fields changed; this one stays as it is."""
        unknown = [field for field in changes if field not in self._fields]
        if unknown:
            raise TypeError(
                f"{type(self).__name__} has no {', '.join(unknown)}; it has {', '.join(self._fields)}"
            )
        return type(self)(**(self._values() | changes))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self).__name__, *self._values().values()))

    def __repr__(self) -> str:
        parts = [
            literal(value) if self._fields.index(field) < self._positional else f"{field}={literal(value)}"
            for field, value in self._arguments().items()
        ]
        return f"{type(self).__name__}({', '.join(parts)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return restore, (type(self), PICKLE_VERSION, self._values())


def restore(model: type[Model], version: int, values: Mapping[str, Any]) -> Model:
    """A model from its pickle; refuses pickles of a later version of the package."""
    require_readable(version)
    return model(**values)


def require_readable(version: int) -> None:
    """Throws ValueError for a pickle that a later version wrote."""
    if version > PICKLE_VERSION:
        raise ValueError(
            f"this pickle has version {version}, written by a later isocost; this one reads up to {PICKLE_VERSION}"
        )
