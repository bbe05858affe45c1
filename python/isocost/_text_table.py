"""Tables for people: words to the left, numbers to the right, as many digits as are read."""

from __future__ import annotations

from collections.abc import Sequence


def figure(value: object) -> str:
    """A number as people write it, money without decimals; words as they are."""
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.0f}" if 1e4 <= abs(value) < 1e15 else f"{value:.6g}"


def text_table(rows: Sequence[Sequence[object]], *, head: Sequence[str] = (), left: Sequence[int] = (0,)) -> str:
    """Rows below a head; the columns in `left` are words."""
    lines = [[figure(cell) for cell in row] for row in rows]
    if head:
        lines.insert(0, list(head))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            f"{cell:<{width}}" if k in left else f"{cell:>{width}}"
            for k, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
