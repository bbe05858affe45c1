"""Immutable mappings from names to values, and how values are written so that they read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, SupportsFloat, TypeAlias, TypeVar

Numbers: TypeAlias = Mapping[str, SupportsFloat]
T_co = TypeVar("T_co", covariant=True)


class NamedValues(Mapping[str, T_co]):
    """One value per name, in order: a mapping that cannot be changed.

    Equal to any mapping with the same items; hashable; an unknown name raises a KeyError that
    lists the names there are.

    Examples
    --------
    >>> from isocost import NamedValues
    >>> caps = NamedValues({"compute": 0.6, "talent": 2.0})
    >>> caps["compute"]
    0.6
    >>> caps == {"compute": 0.6, "talent": 2.0}
    True
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, T_co]) -> None:
        self._items = dict(items)

    def __getitem__(self, name: str) -> T_co:
        try:
            return self._items[name]
        except KeyError:
            known = ", ".join(self._items) or "none"
            raise KeyError(f"{name!r}: not among the names {known}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self._items == dict(other)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return literal(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._items,)


def literal(value: object) -> str:
    """A value as Python source that reads back as an equal value.

    Examples
    --------
    >>> literal({"compute": (0.4, float("inf"))})
    "{'compute': (0.4, float('inf'))}"
    """
    if isinstance(value, float) and not abs(value) < float("inf"):
        return f"float('{value}')"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(literal, value)) + ("," if len(value) == 1 else "") + ")"
    return repr(value)


def number(value: SupportsFloat, where: str) -> float:
    """A float, or a TypeError that says where something else stands."""
    if isinstance(value, str) or not hasattr(value, "__float__"):
        raise TypeError(f"{where} must be a number, not {type(value).__name__}")
    return float(value)


def numbers(values: Mapping[str, SupportsFloat] | None, where: str) -> dict[str, float]:
    """Names and floats, or a TypeError that says where something else stands."""
    if values is None:
        return {}
    if not isinstance(values, Mapping):
        raise TypeError(f"{where} must map names to numbers, not be a {type(values).__name__}")
    return {name: number(value, f"{where}[{name!r}]") for name, value in values.items()}
