from .._values import NamedValues
from . import Firm

def minimize_opex(
    firm: Firm, capability: float, maker: str, made: str, maker_per_unit: float, cap: float, tolerance: float
) -> tuple[
    str,
    str,
    tuple[float, float, float, float, float],
    float,
    float,
    float,
    float,
    float,
    float,
    NamedValues[float],
]: ...
