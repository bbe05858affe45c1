"""Many firms and the same researchers: wages, poaching, contests."""

from __future__ import annotations

from ._market_flat import clear_flat, find_flat_equilibria
from ._market_flat_answers import FlatEquilibria, FlatEquilibrium, FlatMarketAnswer

__all__: list[str] = [
    "FlatEquilibria",
    "FlatEquilibrium",
    "FlatMarketAnswer",
    "clear_flat",
    "find_flat_equilibria",
]
