"""What researchers cost: pay by quality, retention, cash and equity, migration."""

from __future__ import annotations

__all__: list[str] = []
