"""Know-how: how it spreads, leaks and is lost, and what keeping it costs."""

from __future__ import annotations

__all__: list[str] = []
