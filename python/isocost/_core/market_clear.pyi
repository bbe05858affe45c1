from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from . import _Type

_Matrix = npt.NDArray[np.float64]

class Market(metaclass=_Type):
    def __init__(
        self, pools: tuple[Any, ...], employers: tuple[Any, ...], friction: object, tau: float
    ) -> None: ...

def clear(market: Market, tolerance: float) -> dict[str, Any]: ...
def attribute(
    market: Market, changes: Sequence[tuple[str, str]]
) -> tuple[str, str, list[str], list[str], _Matrix, _Matrix, _Matrix, _Matrix, _Matrix]: ...
def welfare(before: Market, after: Market) -> dict[str, Any]: ...
