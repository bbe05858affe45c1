"""Many firms and the same researchers: wages, poaching, contests."""

from __future__ import annotations

__all__: list[str] = []
