"""A lab: what it can produce with, what its inputs cost, its limits; and what it can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import SupportsFloat, TypeAlias, TypeVar

from . import _core
from ._model import Model
from ._question import Budget, CapabilityTarget, Point, Question, Revenue
from ._result import Infeasibility, Result
from ._status import Certificate, Status
from ._substitution import mrts, replacement
from ._tables import Derivatives, Elasticities, ElasticityPair, Table
from ._values import NamedValues, Numbers, number, numbers
from .cost import Cost
from .production import CES, Nest, Technology

__all__ = [
    "Budget",
    "CapabilityTarget",
    "Certificate",
    "Derivatives",
    "Elasticities",
    "ElasticityPair",
    "Firm",
    "Infeasibility",
    "LimitCost",
    "Point",
    "Question",
    "Result",
    "Revenue",
    "Status",
    "Table",
    "calibrate",
    "certify",
    "limit_cost",
    "maximize_capability",
    "maximize_profit",
    "minimize_opex",
    "mrts",
    "replacement",
]


class Firm(Model, _core.Firm):
    """A lab: a technology, what each input costs, and the limits on its inputs.

    Parameters
    ----------
    technology : CES, Nest or UserTechnology
        How inputs make capability.
    costs : mapping of str to cost
        What each input costs; names every input of the technology.
    caps : mapping of str to float, optional
        Most of an input [own unit per year]; 0 is an embargo. A cost curve that ends is a cap too.
    floors : mapping of str to float, optional
        Least of an input [own unit per year], at most its cap.

    Raises
    ------
    InvalidParameter
        When an input has no cost, a name is not an input, or a limit is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> firm = ic.Firm(
    ...     technology=ic.cobb_douglas({"compute": 0.6, "talent": 0.4}),
    ...     costs={"compute": ic.LinearCost(price=1.0), "talent": ic.LinearCost(price=2.0)},
    ...     caps={"compute": 0.5},
    ... )
    >>> firm.inputs
    ('compute', 'talent')
    >>> firm.replace(caps={}).caps
    {}
    """

    __slots__ = ("_costs", "_technology")
    _fields = ("technology", "costs", "caps", "floors")

    def __init__(
        self,
        *,
        technology: Technology,
        costs: Mapping[str, Cost],
        caps: Numbers | None = None,
        floors: Numbers | None = None,
    ) -> None:
        super().__init__(technology, dict(costs), numbers(caps, "caps"), numbers(floors, "floors"))
        self._technology = technology
        self._costs = NamedValues({name: costs[name] for name in self.inputs})

    @property
    def technology(self) -> Technology:
        """How inputs make capability."""
        return self._technology

    @property
    def costs(self) -> NamedValues[Cost]:
        """What each input costs."""
        return self._costs

    @property
    def caps(self) -> NamedValues[float]:
        """Most of an input, where a cap was set [own unit per year]."""
        return NamedValues(super().caps)

    @property
    def floors(self) -> NamedValues[float]:
        """Least of an input, where a floor was set [own unit per year]."""
        return NamedValues(super().floors)

    def _arguments(self) -> dict[str, object]:
        return {field: value for field, value in super()._arguments().items() if value}


def minimize_opex(firm: Firm, *, capability: SupportsFloat, tolerance: SupportsFloat = 1e-9) -> Result:
    """The cheapest bundle that gives a capability: min Σ c_i(x_i) s.t. F(x) ≥ y, floor ≤ x ≤ cap.

    At the optimum c_i' + μ_i − ν_i = λF_i for every input (Karush 1939; Kuhn and Tucker 1951). What
    has no solution comes back as a status, never as an exception.

    Parameters
    ----------
    firm : Firm
        The firm.
    capability : float
        y that must be reached [index], positive.
    tolerance : float, default 1e-9
        What the certificate must hold to for the answer to be called optimal.

    Returns
    -------
    Result
        Bundle, Opex, shadow prices, certificate.

    Raises
    ------
    InvalidParameter
        When the capability or tolerance is not positive.

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7)
    >>> costs = {"compute": ic.LinearCost(price=0.6), "talent": ic.LinearCost(price=0.4)}
    >>> r = ic.minimize_opex(ic.Firm(technology=tech, costs=costs), capability=1.0)
    >>> str(r.status), r.opex
    ('optimal', 1.0)
    """
    return Result(_core.minimize_opex(firm, capability, tolerance), firm)


def maximize_capability(firm: Firm, *, budget: SupportsFloat, tolerance: SupportsFloat = 1e-9) -> Result:
    """The most capability for a budget: max F(x) s.t. Σ c_i(x_i) ≤ budget, floor ≤ x ≤ cap.

    Parameters
    ----------
    firm : Firm
        The firm.
    budget : float
        Most that may be spent [USD per year], positive.
    tolerance : float, default 1e-9
        What the certificate must hold to for the answer to be called optimal.

    Returns
    -------
    Result
        Its `shadow_prices` are (dy/dcap)/(dy/dbudget) [USD per unit].

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.cobb_douglas({"compute": 0.5, "talent": 0.5})
    >>> costs = {"compute": ic.LinearCost(price=0.5), "talent": ic.LinearCost(price=0.5)}
    >>> round(ic.maximize_capability(ic.Firm(technology=tech, costs=costs), budget=2.0).capability, 12)
    2.0
    """
    return Result(_core.maximize_capability(firm, budget, tolerance), firm)


def maximize_profit(
    firm: Firm,
    *,
    value: SupportsFloat,
    exponent: SupportsFloat,
    users: SupportsFloat = 1.0,
    tolerance: SupportsFloat = 1e-9,
) -> Result:
    """The most profit: max R(F(x)) − Σ c_i(x_i), R(y) = value · users · y^exponent, floor ≤ x ≤ cap.

    Concave when exponent × returns ≤ 1; beyond, the answer is `locally_optimal` or `unbounded`.

    Parameters
    ----------
    firm : Firm
        The firm.
    value : float
        Revenue per user at capability 1 [USD per year and user], positive.
    exponent : float
        Percent of revenue per percent of capability, positive.
    users : float, default 1
        User base that multiplies an improvement [persons], positive.
    tolerance : float, default 1e-9
        What the certificate must hold to for the answer to be called optimal.

    Returns
    -------
    Result
        With `revenue` and `profit`; its `shadow_prices` are dprofit/dcap [USD per unit].

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.cobb_douglas({"compute": 0.5, "talent": 0.5})
    >>> costs = {"compute": ic.LinearCost(price=0.5), "talent": ic.LinearCost(price=0.5)}
    >>> p = ic.maximize_profit(ic.Firm(technology=tech, costs=costs), value=3.0, exponent=0.5)
    >>> round(p.revenue, 9), round(p.profit, 9)
    (4.5, 2.25)
    """
    return Result(_core.maximize_profit(firm, value, exponent, users, tolerance), firm)


class LimitCost(Model):
    """What the caps of a firm cost it; made by `limit_cost`.

    Parameters
    ----------
    limited : Result
        The least Opex with the caps.
    free : Result
        The same capability without them.
    budget : Result
        The most capability that the Opex of `free` buys under the caps.
    cost_usd_per_year : float
        Opex with less Opex without, at the same capability; infinite when no Opex reaches it.
    capability_lost : float
        Capability lost at the same Opex [index].
    capability_lost_share : float
        The same as a share of the capability asked for.
    """

    __slots__ = ("budget", "capability_lost", "capability_lost_share", "cost_usd_per_year", "free", "limited")
    _fields = ("limited", "free", "budget", "cost_usd_per_year", "capability_lost", "capability_lost_share")

    def __init__(
        self,
        *,
        limited: Result,
        free: Result,
        budget: Result,
        cost_usd_per_year: float,
        capability_lost: float,
        capability_lost_share: float,
    ) -> None:
        self.limited = limited
        self.free = free
        self.budget = budget
        self.cost_usd_per_year = cost_usd_per_year
        self.capability_lost = capability_lost
        self.capability_lost_share = capability_lost_share


def limit_cost(firm: Firm, *, capability: SupportsFloat, tolerance: SupportsFloat = 1e-9) -> LimitCost:
    """What the caps of a firm cost it: in Opex at a capability, and in capability at the same Opex.

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7)
    >>> costs = {"compute": ic.LinearCost(price=0.6), "talent": ic.LinearCost(price=0.4)}
    >>> firm = ic.Firm(technology=tech, costs=costs, caps={"compute": 0.5})
    >>> round(ic.limit_cost(firm, capability=1.0).cost_usd_per_year, 6)
    1.504987
    """
    limited, free, budget, cost, lost, share = _core.limit_cost(firm, capability, tolerance)
    without = firm.replace(caps={})
    return LimitCost(
        limited=Result(limited, firm),
        free=Result(free, without),
        budget=Result(budget, firm),
        cost_usd_per_year=cost,
        capability_lost=lost,
        capability_lost_share=share,
    )


Structure = TypeVar("Structure", CES, Nest)


def calibrate(
    technology: Structure,
    *,
    quantities: Numbers,
    costs: Mapping[str, SupportsFloat | Cost] | None = None,
    prices: Numbers | None = None,
    output: SupportsFloat = 1.0,
    shadow_prices: Numbers | None = None,
) -> Structure:
    """A technology whose optimum is a benchmark year: elasticities and returns stay, shares follow.

    Shares become those of marginal cost, θ_i = (c_i' + μ_i0) x_i0 / Σ_j (c_j' + μ_j0) x_j0, so that the
    firm solved again returns the benchmark, for every cost curve and also where a cap bound in it.
    Expenditure shares do that only at fixed prices without caps.

    Parameters
    ----------
    technology : CES or Nest
        The structure; its shares do not matter.
    quantities : mapping of str to float
        x_i0, what was used [own unit per year], positive.
    costs : mapping of str to float or cost, optional
        What was paid for an input [USD per year], or its cost curve.
    prices : mapping of str to float, optional
        Price of an input [USD per unit]; every input has exactly one of price and cost.
    output : float, default 1
        y0, the capability of that year [index].
    shadow_prices : mapping of str to float, optional
        μ_i0 [USD per unit], where a cap bound in that year.

    Returns
    -------
    CES or Nest
        The same kind as `technology`.

    Examples
    --------
    >>> import isocost as ic
    >>> structure = ic.CES({"compute": 0.5, "talent": 0.5}, sigma=0.7)
    >>> year = {"quantities": {"compute": 3.0, "talent": 2.0}, "costs": {"compute": 9.0, "talent": 1.0}}
    >>> ic.calibrate(structure, **year).shares
    {'compute': 0.9, 'talent': 0.1}
    """
    paid: dict[str, float | Cost] = {
        name: cost if isinstance(cost, Cost) else number(cost, f"costs[{name!r}]")
        for name, cost in (costs or {}).items()
    }
    raw = _core.calibrate(
        technology,
        numbers(quantities, "quantities"),
        numbers(prices, "prices"),
        paid,
        numbers(shadow_prices, "shadow_prices"),
        number(output, "output"),
    )
    return type(technology)._of(raw)


def certify(firm: Firm, question: Question, point: Point, *, convex: bool) -> Certificate:
    """Judges a point by the first-order conditions, from the firm, the question and the point alone.

    It shares nothing with the solvers: any bundle with its prices can be judged.

    Parameters
    ----------
    firm : Firm
        The firm.
    question : CapabilityTarget, Budget or Revenue
        What it is asked.
    point : Point
        Bundle and prices.
    convex : bool
        Your promise that the problem is convex; only then is there a bound on the gap.

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.cobb_douglas({"compute": 0.5, "talent": 0.5})
    >>> costs = {"compute": ic.LinearCost(price=0.5), "talent": ic.LinearCost(price=0.5)}
    >>> firm = ic.Firm(technology=tech, costs=costs)
    >>> prices = {"compute": 0.5, "talent": 0.5}
    >>> point = ic.Point({"compute": 1.0, "talent": 1.0}, virtual_prices=prices, marginal_cost=1.0)
    >>> ic.certify(firm, ic.CapabilityTarget(capability=1.0), point, convex=True).holds(1e-12)
    True
    """
    raw = _core.certify(
        firm,
        question,
        dict(point.inputs),
        dict(point.log_inputs),
        dict(point.virtual_prices),
        dict(point.cap_prices),
        dict(point.floor_prices),
        point.capability,
        point.marginal_cost,
        convex,
    )
    return Certificate(*raw)
