"""What an input costs: a price, a supply curve, tiers, a fixed amount, or a function of the user's.

Money is USD per year, quantities are in the input's own unit per year. Every cost has `outlay(x)`,
what is paid for x units; `objective(x)`, what the buyer's choice minimizes; `unit_price(x)`; and
`capacity`, the most units that can be had; the library's own curves have `marginal(x)`, the lowest and the highest
marginal cost at x, which differ at the kink between two tiers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, SupportsFloat, TypeAlias

from . import _core
from ._model import Model
from ._values import number

__all__ = ["Cost", "FixedCost", "IsoelasticCost", "LinearCost", "TieredCost", "UserCost"]

if TYPE_CHECKING:
    _Buyer: TypeAlias = Literal["monopsonist", "price_taker"]


class Cost(Model):
    """What every cost curve can be asked; the curves of the library are the classes that derive from it."""

    __slots__ = ()

    def outlay(self, x: float) -> float:
        """What is paid for x units [USD per year]."""
        raise NotImplementedError

    def objective(self, x: float) -> float:
        """What the buyer's choice minimizes [USD per year]: the outlay, or a price taker's as-if cost."""
        raise NotImplementedError

    def unit_price(self, x: float) -> float:
        """The going price when x units are bought [USD per unit]."""
        raise NotImplementedError

    @property
    def capacity(self) -> float:
        """Most units that can be had at any price."""
        raise NotImplementedError


class LinearCost(_core.LinearCost, Cost):
    """A fixed price, however much is bought: c(x) = p x.

    Parameters
    ----------
    price : float
        Price p of one unit [USD per unit], positive.

    Raises
    ------
    InvalidParameter
        When the price is not positive and finite.

    Examples
    --------
    >>> import isocost as ic
    >>> rent = ic.LinearCost(price=2.5)
    >>> rent.outlay(4.0)
    10.0
    >>> rent.replace(price=3.0)
    LinearCost(price=3.0)
    """

    __slots__ = ()
    _fields = ("price",)

    def __init__(self, *, price: SupportsFloat) -> None:
        super().__init__(number(price, "LinearCost.price"))


class IsoelasticCost(_core.IsoelasticCost, Cost):
    """Rising supply: a unit costs p(x) = p0 (x/x0)^η, and x units p(x) x.

    A monopsonist sees that buying more raises the price of all he buys: his marginal cost is
    (1 + η) p(x) (Robinson 1933). A price taker acts on p(x) alone; his bundle minimizes the as-if
    cost p(x) x/(1 + η), not what he pays. For η > 0 the two answers differ, so `buyer` has no default.

    Parameters
    ----------
    price : float
        Price p0 at the reference quantity [USD per unit], positive.
    reference : float
        Quantity x0 at which the price is `price` [units], positive.
    inverse_elasticity : float
        η = 1/ε, percent that the price rises per percent bought, 0 or more.
    buyer : {"monopsonist", "price_taker"}
        Who moves the price.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> wage = ic.IsoelasticCost(price=1.0, reference=1.0, inverse_elasticity=0.5, buyer="monopsonist")
    >>> wage.unit_price(4.0), wage.outlay(4.0), wage.marginal(4.0)
    (2.0, 8.0, (3.0, 3.0))
    """

    __slots__ = ()
    _fields = ("price", "reference", "inverse_elasticity", "buyer")

    def __init__(
        self, *, price: SupportsFloat, reference: SupportsFloat, inverse_elasticity: SupportsFloat, buyer: _Buyer
    ) -> None:
        super().__init__(
            number(price, "IsoelasticCost.price"),
            number(reference, "IsoelasticCost.reference"),
            number(inverse_elasticity, "IsoelasticCost.inverse_elasticity"),
            buyer,
        )


class TieredCost(_core.TieredCost, Cost):
    """Tiered supply: the first units at one price, the next at a higher one, and so on.

    c(x) = Σ p_k min(max(x − Q_{k−1}, 0), q_k), Q_k the running sum of the widths q_k. Marginal
    cost is a step; at a kink any price between the two tiers supports the quantity. A finite last
    tier is a cap. This is how an export control is felt: licensed quota, domestic chips, cloud
    abroad, each dearer.

    Parameters
    ----------
    tiers : iterable of (float, float)
        Width [units], positive, of the last one also infinite; and price [USD per unit], positive
        and not below the tier before.

    Raises
    ------
    InvalidParameter
        When a width or price is outside its domain, or prices descend.

    Examples
    --------
    >>> import isocost as ic
    >>> chips = ic.TieredCost([(0.4, 0.8), (float("inf"), 1.5)])
    >>> round(chips.outlay(1.0), 12)
    1.22
    >>> chips.marginal(0.4)
    (0.8, 1.5)
    """

    __slots__ = ()
    _fields = ("tiers",)
    _positional = 1

    def __init__(self, tiers: Iterable[tuple[SupportsFloat, SupportsFloat]]) -> None:
        super().__init__(
            [
                (number(width, f"TieredCost.tiers[{k}].width"), number(price, f"TieredCost.tiers[{k}].price"))
                for k, (width, price) in enumerate(tiers)
            ]
        )


class FixedCost(_core.FixedCost, Cost):
    """An amount paid even at x = 0, a license or a site, on top of a running cost.

    Parameters
    ----------
    amount : float
        What is paid in any case [USD per year], 0 or more.
    then : LinearCost, IsoelasticCost, TieredCost, FixedCost or UserCost
        What x units cost on top.

    Raises
    ------
    InvalidParameter
        When the amount is negative or not finite.

    Examples
    --------
    >>> import isocost as ic
    >>> site = ic.FixedCost(5.0, then=ic.LinearCost(price=2.0))
    >>> site.outlay(0.0), site.outlay(3.0)
    (5.0, 11.0)
    """

    __slots__ = ("_then",)
    _fields = ("amount", "then")
    _positional = 1

    def __init__(self, amount: SupportsFloat, then: Cost) -> None:
        super().__init__(number(amount, "FixedCost.amount"), then)
        self._then = then

    @property
    def then(self) -> Cost:
        """What x units cost on top of the amount."""
        return self._then


class UserCost(_core.UserCost, Cost):
    """A cost of your own: total cost c(x) and marginal cost c'(x), functions of a float.

    c must increase. A firm that has one is solved by NLopt and polished by Newton steps; an
    exception that a function raises reaches the caller of the solver unchanged.

    Parameters
    ----------
    cost : callable
        c(x) [USD per year], for x ≥ 0 in the input's own unit.
    marginal : callable
        c'(x) [USD per unit].
    convex : bool
        Your promise that c is convex: only then can an answer be called optimal.

    Examples
    --------
    >>> import isocost as ic
    >>> queue = ic.UserCost(cost=lambda x: x + x**2, marginal=lambda x: 1 + 2 * x, convex=True)
    >>> queue.outlay(2.0)
    6.0
    """

    __slots__ = ("_cost", "_marginal")
    _fields = ("cost", "marginal", "convex")

    def __init__(
        self,
        *,
        cost: Callable[[float], SupportsFloat],
        marginal: Callable[[float], SupportsFloat],
        convex: bool,
    ) -> None:
        super().__init__(cost, marginal, convex)
        self._cost = cost
        self._marginal = marginal

    @property
    def cost(self) -> Callable[[float], SupportsFloat]:
        """c(x) [USD per year]."""
        return self._cost

    @property
    def marginal(self) -> Callable[[float], SupportsFloat]:
        """c'(x) [USD per unit]."""
        return self._marginal
