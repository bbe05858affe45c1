"""An input that the firm makes itself from another one, both under one cap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import SupportsFloat

from ._answer import Answer
from ._core import own_making as _core
from ._status import Certificate, Status
from ._values import NamedValues, number
from .firm import Firm


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class OwnMakingResult(Answer):
    """The least Opex of a firm that makes one of its inputs from another one under a shared cap.

    Parameters
    ----------
    status : Status
        `optimal` means that the certificate holds.
    reason : str
        What is in the way; empty when optimal.
    certificate : Certificate
        Residuals and the duality gap of the whole problem, both uses of the maker counted.
    opex : float
        [USD per year].
    inputs : NamedValues
        What is used of every input, bought or made [own unit per year].
    made : float
        What the firm makes itself [own unit of the input made per year].
    maker_used : float
        The maker in use and in making together [own unit per year].
    shadow_price : float
        What one more unit of the cap saves [USD per unit].
    price_made : float
        What a unit made costs, the cap's price included [USD per unit].
    least_cap : float
        The cap that would do, when infeasible.
    """

    status: Status
    reason: str
    certificate: Certificate
    opex: float
    inputs: NamedValues[float]
    made: float
    maker_used: float
    shadow_price: float
    price_made: float
    least_cap: float


def minimize_opex_with_own_making(
    firm: Firm,
    *,
    capability: SupportsFloat,
    maker: str,
    made: str,
    maker_per_unit: SupportsFloat,
    cap: SupportsFloat,
    tolerance: SupportsFloat = 1e-9,
) -> OwnMakingResult:
    """The least Opex of a firm that makes one of its inputs from another one, both uses under one cap.

    min Σ c_i(x_i) with x_made − s bought, subject to F ≥ y and x_maker + κ s ≤ cap. A unit made costs κ (p + μ), μ the
    shadow price of the cap: synthetic tokens on capped compute grow dearer as the cap tightens.

    Parameters
    ----------
    firm : Firm
        With a fixed price of the maker and no cap on it, and tiers of the input that can be made.
    capability : float
        y, positive [index].
    maker : str
        The input that is capped.
    made : str
        The input that can be bought or made.
    maker_per_unit : float
        κ, units of the maker that a unit made takes, positive.
    cap : float
        On the maker, in use and in making together [own unit per year], positive.
    tolerance : float, default 1e-9
        What the certificate must hold to for the answer to be called optimal.

    Raises
    ------
    InvalidParameter
        For costs of another kind, unknown names, and numbers outside their domain.

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.CES({"compute": 0.5, "talent": 0.3, "data": 0.2}, sigma=0.7)
    >>> costs = {
    ...     "compute": ic.LinearCost(price=0.6),
    ...     "talent": ic.LinearCost(price=0.3),
    ...     "data": ic.TieredCost([(0.4, 0.1), (float("inf"), 2.0)]),
    ... }
    >>> lab = ic.Firm(technology=tech, costs=costs)
    >>> r = ic.minimize_opex_with_own_making(
    ...     lab, capability=1.0, maker="compute", made="data", maker_per_unit=0.5, cap=1.0
    ... )
    >>> str(r.status), r.price_made > 0.5 * 0.6
    ('optimal', True)
    """
    status, reason, certificate, *figures, inputs = _core.minimize_opex(
        firm,
        number(capability, "capability"),
        maker,
        made,
        number(maker_per_unit, "maker_per_unit"),
        number(cap, "cap"),
        number(tolerance, "tolerance"),
    )
    opex, units, used, shadow_price, price, least_cap = figures
    return OwnMakingResult(
        status=Status(status),
        reason=reason,
        certificate=Certificate(*certificate),
        opex=opex,
        inputs=inputs,
        made=units,
        maker_used=used,
        shadow_price=shadow_price,
        price_made=price,
        least_cap=least_cap,
    )
