"""What money is worth when it comes late or cannot be sold: options, discounts, runway."""

from __future__ import annotations

__all__: list[str] = []
