"""Many firms and the same researchers: wages, poaching, contests."""

from __future__ import annotations

from ._market_clear import Employer, Market, MarketResult, Migration, Pool, clear

__all__ = [
    "Employer",
    "Market",
    "MarketResult",
    "Migration",
    "Pool",
    "clear",
]
