"""How inputs make capability: CES, nests of CES of any depth, or a function of the user's; the pace of research.

Inputs and output are read relative to a benchmark year (calibrated-share form, Rutherford 2002).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Self, SupportsFloat, TypeAlias

from . import _core
from ._cycle import FrontierCycle, VerificationCycle, at_compute, flop_per_researcher_at, frontier_ideas_per_year
from ._cycle import ideas_per_year, most_frontier_ideas_per_year, researcher_years_per_idea, verification_ces
from ._cycle import waiting_share
from ._density import PublishedDensity, TalentDensity, added_by_hire, effective_talent, raised_by_hire
from ._density import talent_densities, talent_density
from ._model import Model
from ._values import NamedValues, Numbers, number, numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Array: TypeAlias = NDArray[np.float64]
    _Children: TypeAlias = Mapping[str, SupportsFloat | tuple[SupportsFloat, "Nest"]]

__all__ = [
    "CES",
    "FrontierCycle",
    "Nest",
    "PublishedDensity",
    "TalentDensity",
    "Technology",
    "UserTechnology",
    "VerificationCycle",
    "added_by_hire",
    "at_compute",
    "cobb_douglas",
    "effective_talent",
    "expenditure",
    "flop_per_researcher_at",
    "frontier_ideas_per_year",
    "ideas_per_year",
    "leontief",
    "linear",
    "marginal_products",
    "most_frontier_ideas_per_year",
    "needed_input",
    "output",
    "raised_by_hire",
    "researcher_years_per_idea",
    "sigma_from_rho",
    "talent_densities",
    "talent_density",
    "verification_ces",
    "waiting_share",
]

class _Tree(Model):
    """What a CES and a nest share: numbers for every input that are 1 unless given."""

    __slots__ = ()

    def _values(self) -> dict[str, Any]:
        values = super()._values()
        for field in ("benchmark", "efficiency"):
            values[field] = NamedValues({name: x for name, x in values[field].items() if x != 1.0})
        return values

    def _arguments(self) -> dict[str, Any]:
        return {field: value for field, value in super()._arguments().items() if value != {}}


class CES(_Tree, _core.CES):
    """Constant elasticity of substitution: y/y0 = [Σ θ_i (a_i x_i/x_i0)^ρ]^(υ/ρ), ρ = (σ − 1)/σ.

    Arrow, Chenery, Minhas and Solow 1961. σ = 0 is Leontief, σ = 1 Cobb–Douglas, σ = ∞ linear, each
    exact, not approached.

    Parameters
    ----------
    shares : mapping of str to float
        θ_i, the benchmark's shares of marginal cost: positive, with sum 1 within 1e-12.
    sigma : float
        Elasticity of substitution σ, 0 to infinity; no default.
    returns : float, default 1
        Returns to scale υ, positive.
    benchmark : mapping of str to float, optional
        x_i0, the inputs of the benchmark year [own unit per year]; 1 where not given.
    output : float, default 1
        y0, the capability of the benchmark year [index].
    efficiency : mapping of str to float, optional
        a_i, factor-augmenting efficiency; 1 where not given.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain or a name is not an input.

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7)
    >>> tech
    CES({'compute': 0.6, 'talent': 0.4}, sigma=0.7)
    >>> tech.inputs
    ('compute', 'talent')
    >>> round(ic.production.output(tech, {"compute": 0.5, "talent": 2.0}), 12)
    0.792612208077
    """

    __slots__ = ()
    _fields = ("shares", "sigma", "returns", "benchmark", "output", "efficiency")
    _positional = 1

    def __init__(
        self,
        shares: Numbers,
        *,
        sigma: SupportsFloat,
        returns: SupportsFloat = 1.0,
        benchmark: Numbers | None = None,
        output: SupportsFloat = 1.0,
        efficiency: Numbers | None = None,
    ) -> None:
        super().__init__(
            list(numbers(shares, "shares").items()),
            number(sigma, "sigma"),
            number(returns, "returns"),
            number(output, "output"),
            numbers(benchmark, "benchmark"),
            numbers(efficiency, "efficiency"),
        )

    @classmethod
    def _of(cls, raw: _core.CES) -> Self:
        return cls(**{field: getattr(raw, field) for field in cls._fields})


class Nest(_Tree, _core.Nest):
    """A nested CES, a tree of any depth: y/y0 = M^υ, every nest the CES mean of its children.

    Sato 1967 for nesting. The leaves are the inputs; a nest's own name is a label and takes no cap.

    Parameters
    ----------
    sigma : float
        Elasticity of substitution σ between the children, 0 to infinity; no default.
    children : mapping of str to float or (float, Nest)
        For an input its share θ; for a nest inside, its share and the nest. Shares are positive and
        sum to 1 within 1e-12; names of inputs are unique in the whole tree.
    returns, benchmark, output, efficiency
        As in `CES`; they belong to the outermost nest.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain or a name is not an input.

    Examples
    --------
    >>> import isocost as ic
    >>> core = ic.Nest(sigma=1.2, children={"compute": 0.6, "talent": 0.4})
    >>> tree = ic.Nest(sigma=0.5, children={"data": 0.05, "core": (0.95, core)})
    >>> tree.inputs
    ('data', 'compute', 'talent')
    """

    __slots__ = ("_children",)
    _fields = ("sigma", "children", "returns", "benchmark", "output", "efficiency")

    def __init__(
        self,
        *,
        sigma: SupportsFloat,
        children: _Children,
        returns: SupportsFloat = 1.0,
        benchmark: Numbers | None = None,
        output: SupportsFloat = 1.0,
        efficiency: Numbers | None = None,
    ) -> None:
        branches = [(name, *_branch(child, name)) for name, child in children.items()]
        super().__init__(
            number(sigma, "sigma"),
            branches,
            number(returns, "returns"),
            number(output, "output"),
            numbers(benchmark, "benchmark"),
            numbers(efficiency, "efficiency"),
        )
        self._children = NamedValues(
            {name: share if nest is None else (share, nest) for name, share, nest in branches}
        )

    @property
    def children(self) -> NamedValues[float | tuple[float, Nest]]:
        """The share of every child, with the nest where the child is one."""
        return self._children

    @classmethod
    def _of(cls, raw: _core.Nest) -> Self:
        children: dict[str, float | tuple[float, Nest]] = {
            name: share if nest is None else (share, cls._of(nest)) for name, share, nest in raw.branches()
        }
        rest = {field: getattr(raw, field) for field in cls._fields if field != "children"}
        for field in ("benchmark", "efficiency"):
            rest[field] = {name: x for name, x in rest[field].items() if x != 1.0}
        return cls(children=children, **rest)


def _branch(child: SupportsFloat | tuple[SupportsFloat, Nest], name: str) -> tuple[float, Nest | None]:
    where = f"children[{name!r}]"
    if not isinstance(child, tuple):
        return number(child, where), None
    share, nest = child
    if not isinstance(nest, Nest):
        raise TypeError(f"{where} must be a share, or a share and a Nest, not a {type(nest).__name__}")
    return number(share, where), nest


class UserTechnology(Model, _core.UserTechnology):
    """A technology of your own: capability y = f(x) and its gradient, functions of an array.

    f should be nondecreasing and f^(1/υ) concave; that cannot be checked, and results carry no gap
    bound. Solved by NLopt and polished by Newton steps; an exception that a function raises reaches
    the caller of the solver unchanged.

    Parameters
    ----------
    inputs : sequence of str
        Names of the inputs, in the order of the arrays.
    output : callable
        f(x) for a float64 array x, one entry per input [own unit per year]; returns capability [index].
    gradient : callable
        ∂f/∂x_i for the same array, a sequence of as many numbers.
    returns : float, default 1
        υ with f(tx) = t^υ f(x) where f is homogeneous, else its degree at the benchmark.

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.UserTechnology(
    ...     ["compute", "talent"],
    ...     output=lambda x: (x[0] * x[1]) ** 0.5,
    ...     gradient=lambda x: (0.5 * (x[1] / x[0]) ** 0.5, 0.5 * (x[0] / x[1]) ** 0.5),
    ... )
    >>> ic.production.output(tech, {"compute": 4.0, "talent": 9.0})
    6.0
    """

    __slots__ = ("_gradient", "_output")
    _fields = ("inputs", "output", "gradient", "returns")
    _positional = 1

    def __init__(
        self,
        inputs: Iterable[str],
        *,
        output: Callable[[_Array], SupportsFloat],
        gradient: Callable[[_Array], Sequence[SupportsFloat] | _Array],
        returns: SupportsFloat = 1.0,
    ) -> None:
        super().__init__(list(inputs), output, gradient, number(returns, "returns"))
        self._output = output
        self._gradient = gradient

    @property
    def output(self) -> Callable[[_Array], SupportsFloat]:
        """f(x) [index]."""
        return self._output

    @property
    def gradient(self) -> Callable[[_Array], Sequence[SupportsFloat] | _Array]:
        """∂f/∂x_i [index per unit of the input]."""
        return self._gradient


Technology: TypeAlias = CES | Nest | UserTechnology


def cobb_douglas(shares: Numbers, **parameters: Any) -> CES:
    """y/y0 = Π (a_i x_i/x_i0)^(υ θ_i), the CES at σ = 1. Cobb and Douglas 1928.

    Parameters
    ----------
    shares : mapping of str to float
        θ_i, positive, with sum 1 within 1e-12.
    **parameters
        `returns`, `benchmark`, `output` and `efficiency`, as in `CES`.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.cobb_douglas({"compute": 0.5, "talent": 0.5})
    CES({'compute': 0.5, 'talent': 0.5}, sigma=1.0)
    """
    return CES(shares, sigma=1.0, **parameters)


def leontief(shares: Numbers, **parameters: Any) -> CES:
    """y/y0 = min (a_i x_i/x_i0)^υ, the CES at σ = 0; for the parameters see `cobb_douglas`."""
    return CES(shares, sigma=0.0, **parameters)


def linear(shares: Numbers, **parameters: Any) -> CES:
    """y/y0 = (Σ θ_i a_i x_i/x_i0)^υ, the CES at σ = ∞; for the parameters see `cobb_douglas`."""
    return CES(shares, sigma=float("inf"), **parameters)


def output(technology: Technology, inputs: Numbers) -> float:
    """Capability [index] of a bundle of inputs [own unit per year].

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.cobb_douglas({"compute": 0.5, "talent": 0.5})
    >>> round(ic.production.output(tech, {"compute": 4.0, "talent": 1.0}), 12)
    2.0
    """
    return _core.output(technology, numbers(inputs, "inputs"))


def marginal_products(technology: Technology, inputs: Numbers) -> NamedValues[float]:
    """∂y/∂x_i of every input [index per unit of the input]."""
    return _core.marginal_products(technology, numbers(inputs, "inputs"))


def expenditure(technology: Technology, prices: Numbers, *, capability: SupportsFloat) -> float:
    """The least USD that buys a capability at fixed prices [USD per unit], without limits.

    e(p, y) = (y/y0)^(1/υ) m(p), m the unit cost of the nested CES (Shephard 1953).

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7)
    >>> ic.production.expenditure(tech, {"compute": 0.6, "talent": 0.4}, capability=1.0)
    1.0
    """
    return _core.expenditure(technology, numbers(prices, "prices"), number(capability, "capability"))


def needed_input(technology: Technology, inputs: Numbers, input: str, *, capability: SupportsFloat) -> float:
    """How much of one input reaches a capability while the others stay: a point of the isoquant.

    Infinite when no amount is enough, 0 when the others are enough alone.

    Parameters
    ----------
    technology : CES or Nest
        The technology; not a user's.
    inputs : mapping of str to float
        The other inputs [own unit per year].
    input : str
        The input that is asked for.
    capability : float
        Capability to be reached [index].

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.cobb_douglas({"compute": 0.5, "talent": 0.5})
    >>> round(ic.production.needed_input(tech, {"compute": 0.5}, "talent", capability=1.0), 12)
    2.0
    """
    return _core.needed_input(technology, numbers(inputs, "inputs"), input, number(capability, "capability"))


def sigma_from_rho(rho: SupportsFloat, convention: Literal["positive", "negative"]) -> float:
    """σ from a ρ found elsewhere: 1/(1 − ρ), or 1/(1 + ρ) in the negative convention.

    Parameters
    ----------
    rho : float
        The published parameter.
    convention : {"positive", "negative"}
        "positive" where output is (Σ θ x^ρ)^(1/ρ), "negative" where it is (Σ θ x^(−ρ))^(−1/ρ)
        (Kmenta 1967 and micEconCES).

    Examples
    --------
    >>> import isocost as ic
    >>> ic.production.sigma_from_rho(0.5, "positive"), ic.production.sigma_from_rho(1.0, "negative")
    (2.0, 0.5)
    """
    if convention not in ("positive", "negative"):
        raise ValueError(f'convention must be "positive" or "negative", not {convention!r}')
    return _core.sigma_from_rho(number(rho, "rho"), convention == "negative")
