"""What replaces what along the isoquant."""

from __future__ import annotations

from typing import SupportsFloat

from . import _core
from ._result import Result
from ._values import number


def mrts(result: Result, lost: str, gained: str, /) -> float:
    """Units of one input that replace one unit of another at the margin: F_lost/F_gained.

    The marginal rate of technical substitution along the isoquant.

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.cobb_douglas({"compute": 0.5, "talent": 0.5})
    >>> costs = {"compute": ic.LinearCost(price=3.0), "talent": ic.LinearCost(price=1.0)}
    >>> r = ic.minimize_opex(ic.Firm(technology=tech, costs=costs), capability=1.0)
    >>> round(ic.mrts(r, "compute", "talent"), 9)
    3.0
    """
    return _core.mrts(result._raw, lost, gained)


def replacement(result: Result, lost: str, amount: SupportsFloat, gained: str, /) -> float:
    """Units of one input that replace a finite loss of another, the other inputs unchanged.

    Infinite when no amount does; NaN when there is not so much to lose.

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.cobb_douglas({"compute": 0.5, "talent": 0.5})
    >>> costs = {"compute": ic.LinearCost(price=1.0), "talent": ic.LinearCost(price=1.0)}
    >>> r = ic.minimize_opex(ic.Firm(technology=tech, costs=costs), capability=1.0)
    >>> round(ic.replacement(r, "compute", 0.5, "talent"), 9)
    1.0
    """
    return _core.replacement(result._raw, lost, number(amount, "amount"), gained)
