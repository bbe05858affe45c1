"""Several numbers at once, as a model takes them."""

from __future__ import annotations

from typing import SupportsFloat

from ._values import number


def checked_numbers(model: str, **values: SupportsFloat) -> dict[str, float]:
    """Numbers by name, or a TypeError that says where something else stands."""
    return {name: number(value, f"{model}.{name}") for name, value in values.items()}
