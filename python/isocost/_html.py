"""A result as a notebook shows it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._result import Result

_HEADS = {
    "inputs": "quantity",
    "costs": "cost, USD per year",
    "shares": "share of Opex",
    "virtual_prices": "virtual price, USD per unit",
    "shadow_prices": "shadow price of the cap",
    "floor_prices": "floor price",
    "tariff_equivalents": "tariff equivalent",
}


def result_table(result: Result) -> str:
    """Status and explanation above a table with one row per input."""
    shown = [column for column in _HEADS if len(getattr(result, column))]
    head = "".join(f"<th>{_HEADS[column]}</th>" for column in shown)
    rows = []
    for name in result.firm.inputs:
        cells = "".join(f"<td>{_cell(getattr(result, column).get(name))}</td>" for column in shown)
        rows.append(f"<tr><th>{escape(name)}</th>{cells}</tr>")
    total = f"<tr><th>Opex</th><td></td><td>{_cell(result.opex)}</td></tr>"
    return (
        f"<p><b>{result.status}</b>: {escape(result.explain().partition(': ')[2])}</p>"
        f"<table><thead><tr><th>input</th>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}{total}</tbody></table>"
    )


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"
