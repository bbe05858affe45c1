"""Employers who hire in common pools, and the wages that clear them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._core import market_clear as _core_clear
from ._extras import pandas
from ._model import Model
from ._question import Question
from ._result import Result
from ._status import Status
from ._values import NamedValues, Numbers, number, numbers
from .cost import Cost, LinearCost
from .firm import Firm
from .production import Technology

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class _Frozen(Model):
    """A model of plain attributes that are set once."""

    __slots__ = ()

    def _set(self, **values: Any) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable; use replace({name}=...)")


class Pool(_Frozen):
    """A pool of talent and the wage at which it supplies itself: S(w) = S0 (w/w0)^ε.

    Parameters
    ----------
    name : str
        The pool's name.
    supply_fte : float
        People who work at the reference wage [FTE], positive.
    wage_usd_per_year : float
        Reference wage [USD per year and FTE], positive.
    supply_elasticity : float
        ε, percent more people per percent of wage, 0 or more.
    purchasing_power : float, default 1
        What a mover compares is the wage divided by this.
    """

    __slots__ = ("name", "purchasing_power", "supply_elasticity", "supply_fte", "wage_usd_per_year")
    _fields = ("name", "supply_fte", "wage_usd_per_year", "supply_elasticity", "purchasing_power")
    name: str
    supply_fte: float
    wage_usd_per_year: float
    supply_elasticity: float
    purchasing_power: float

    def __init__(
        self,
        *,
        name: str,
        supply_fte: SupportsFloat,
        wage_usd_per_year: SupportsFloat,
        supply_elasticity: SupportsFloat,
        purchasing_power: SupportsFloat = 1.0,
    ) -> None:
        self._set(name=str(name))
        self._set(supply_fte=number(supply_fte, "supply_fte"))
        self._set(wage_usd_per_year=number(wage_usd_per_year, "wage_usd_per_year"))
        self._set(supply_elasticity=number(supply_elasticity, "supply_elasticity"))
        self._set(purchasing_power=number(purchasing_power, "purchasing_power"))


class Employer(_Frozen):
    """A lab that hires: its technology, what it does not hire, its limits and its question.

    Parameters
    ----------
    name : str
        The employer's name.
    technology : CES or Nest
        How inputs make capability.
    costs : mapping of str to cost
        What every input costs that is not hired in a pool.
    question : CapabilityTarget, Budget or Revenue
        What it holds fixed.
    hires : mapping of str to str
        The pool of every hired input, for instance ``{"talent": "China"}``.
    caps, floors : mapping of str to float, optional
        Most and least of an input [own unit per year].
    """

    __slots__ = ("caps", "costs", "floors", "hires", "name", "question", "technology")
    _fields = ("name", "technology", "costs", "question", "hires", "caps", "floors")
    name: str
    technology: Technology
    costs: NamedValues[Cost]
    question: Question
    hires: NamedValues[str]
    caps: NamedValues[float]
    floors: NamedValues[float]

    def __init__(
        self,
        *,
        name: str,
        technology: Technology,
        costs: Mapping[str, Cost],
        question: Question,
        hires: Mapping[str, str],
        caps: Numbers = NamedValues({}),  # noqa: B008 (immutable)
        floors: Numbers = NamedValues({}),  # noqa: B008 (immutable)
    ) -> None:
        self._set(name=str(name))
        self._set(technology=technology)
        self._set(costs=NamedValues(costs))
        self._set(question=question)
        self._set(hires=NamedValues(hires))
        self._set(caps=NamedValues(numbers(caps, "caps")))
        self._set(floors=NamedValues(numbers(floors, "floors")))


class Migration(_Frozen):
    """Where people go: shares e^{(u_d − m_od)/τ}, u the logarithm of the wage in purchasing power.

    Parameters
    ----------
    friction : sequence of sequences of float
        m_od, a row for every origin and a column for every destination in the order of the pools; 0 at home.
    tau : float
        τ, the spread of taste, positive.
    """

    __slots__ = ("friction", "tau")
    _fields = ("friction", "tau")
    friction: tuple[tuple[float, ...], ...]
    tau: float

    def __init__(self, *, friction: Sequence[Sequence[SupportsFloat]], tau: SupportsFloat) -> None:
        self._set(friction=tuple(tuple(number(m, "friction") for m in row) for row in friction))
        self._set(tau=number(tau, "tau"))


class Market(_Frozen):
    """Employers who hire in common pools, each a price taker at the pool's wage.

    Parameters
    ----------
    pools : sequence of Pool
        Where talent comes from.
    employers : sequence of Employer
        Who hires.
    migration : Migration, optional
        Where people may go; by default they stay.

    Raises
    ------
    ValueError
        For a number outside its domain, or names that do not fit; the message says where.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.Employer(
    ...     name="lab", technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=1.0),
    ...     costs={"compute": ic.LinearCost(price=0.6)}, question=ic.Budget(budget=120.0),
    ...     hires={"talent": "home"})
    >>> home = ic.Pool(name="home", supply_fte=48.0, wage_usd_per_year=1.0, supply_elasticity=0.0)
    >>> r = ic.clear(ic.Market(pools=[home], employers=[lab]))
    >>> round(r.wages_usd_per_year["home"], 12), r.uniqueness
    (1.0, 'theorem')
    """

    __slots__ = ("_raw", "employers", "migration", "pools")
    _fields = ("pools", "employers", "migration")
    pools: tuple[Pool, ...]
    employers: tuple[Employer, ...]
    migration: Migration | None
    _raw: _core_clear.Market

    def __init__(
        self, *, pools: Sequence[Pool], employers: Sequence[Employer], migration: Migration | None = None
    ) -> None:
        self._set(pools=tuple(pools))
        self._set(employers=tuple(employers))
        self._set(migration=migration)
        raw = _core_clear.Market(
            tuple(tuple(pool._values().values()) for pool in self.pools),
            tuple(
                (e.name, e.technology, dict(e.costs), e.question, dict(e.hires), dict(e.caps), dict(e.floors))
                for e in self.employers
            ),
            migration and [list(row) for row in migration.friction],
            migration.tau if migration else 0.0,
        )
        self._set(_raw=raw)


@dataclass(frozen=True, slots=True, eq=False)
class MarketResult:
    """An equilibrium: wages, who hires how many, every employer's own result, and the certificate.

    `uniqueness` is ``theorem``, ``found_one``, ``indeterminate`` or ``none``. Numbers are NaN where no
    equilibrium was found. Residuals are relative: `excess_demand` over supply, `employer_residual` the worst of all
    employers' certificates, `researchers_residual` those at work by place against those of every origin whom pay makes
    work, `payments_residual` wages paid against wages received.
    """

    market: Market
    status: Status
    reason: str
    uniqueness: str
    wages_usd_per_year: NamedValues[float]
    supply_fte: NamedValues[float]
    demand_fte: NamedValues[float]
    employers: NamedValues[Result]
    excess_demand: float
    employer_residual: float
    researchers_residual: float
    payments_residual: float
    evaluations: int
    explanation: str

    def explain(self) -> str:
        """Sentences: wages, what is known about others, what would help."""
        return self.explanation

    def __str__(self) -> str:
        return self.explanation

    def to_dict(self) -> dict[str, Any]:
        """Wages, people and every employer's figures as plain values."""
        return {
            "status": str(self.status),
            "reason": self.reason,
            "uniqueness": self.uniqueness,
            "wages_usd_per_year": dict(self.wages_usd_per_year),
            "supply_fte": dict(self.supply_fte),
            "demand_fte": dict(self.demand_fte),
            "opex": {name: r.opex for name, r in self.employers.items()},
            "capability": {name: r.capability for name, r in self.employers.items()},
        }

    def to_pandas(self) -> Any:
        """One row per employer: Opex, capability, and every input."""
        rows = [
            {"employer": name, "status": str(r.status), "opex": r.opex, "capability": r.capability, **r.inputs}
            for name, r in self.employers.items()
        ]
        return pandas().DataFrame(rows).set_index("employer")


def clear(market: Market, *, tolerance: SupportsFloat = 1e-9) -> MarketResult:
    """The competitive equilibrium of a market: wages at which every pool is hired.

    Parameters
    ----------
    market : Market
        Pools, employers, and where people may go.
    tolerance : float, default 1e-9
        Largest residual of an employer's certificate that holds.

    Returns
    -------
    MarketResult
        With status ``optimal`` when the certificate holds, else the reason.
    """
    raw = _core_clear.clear(market._raw, number(tolerance, "tolerance"))
    results = raw.pop("results")
    wages = raw["wages_usd_per_year"]
    paid = {pool.name: wages[pool.name] for pool in market.pools}
    if raw["status"] not in ("optimal", "locally_optimal", "stalled") or any(w != w for w in paid.values()):
        paid = {pool.name: pool.wage_usd_per_year for pool in market.pools}
    firms = (_firm(employer, paid) for employer in market.employers)
    employers = {e.name: Result(r, f) for e, r, f in zip(market.employers, results, firms, strict=True)}
    status = Status(raw.pop("status"))
    return MarketResult(market=market, status=status, employers=NamedValues(employers), **raw)


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """What each of several changes does to wages and every employer's Opex, by outcome (row) and change (column).

    `alone` is the first of them, `last` the last; `shapley` averages over all orders, and adds up to what all do
    together (Shapley 1953). Outcomes are ``wages.POOL`` and ``opex.EMPLOYER`` [USD per year]. All are NaN, and
    `reason` says why, where a combination has no equilibrium or its wages are indeterminate.
    """

    status: Status
    reason: str
    outcomes: tuple[str, ...]
    changes: tuple[str, ...]
    without: NDArray[np.float64]
    present: NDArray[np.float64]
    alone: NDArray[np.float64]
    last: NDArray[np.float64]
    shapley: NDArray[np.float64]

    def to_pandas(self) -> Any:
        """Shapley shares, a row per outcome, a column per change."""
        return pandas().DataFrame(self.shapley, index=list(self.outcomes), columns=list(self.changes))


def attribute(market: Market, changes: Sequence[tuple[str, str]]) -> Attribution:
    """Shares out among caps and entrants what they do to wages and Opex.

    Parameters
    ----------
    market : Market
        In which all the changes are in force.
    changes : sequence of pairs of str
        An employer and the input that it has a cap on; an empty input for the employer himself, an entrant.

    Raises
    ------
    ValueError
        For more than 12 changes, since every combination is cleared, for one that is not there and for one twice.
    """
    status, reason, outcomes, names, *tables = _core_clear.attribute(market._raw, list(changes))
    return Attribution(Status(status), reason, tuple(outcomes), tuple(names), *tables)


@dataclass(frozen=True, slots=True, eq=False)
class Welfare:
    """What going from one equilibrium to another means for those in it [USD per year]; above 0 is more.

    `researchers_gain_usd_per_year` is the change of the surplus along the supply curve of each pool, with migration
    that of those who come from it, wherever they work, in money as if earned there; `researchers_pay_usd_per_year` is
    what the same people had before. `pay_change_usd_per_year` is of those who work in the pool, wherever they come
    from: the two may differ in sign. `bill_change_usd_per_year` is what every employer pays more in wages.
    `transfer_residual` is what one side gets and the other does not pay, over all pay.
    """

    researchers_gain_usd_per_year: NamedValues[float]
    researchers_pay_usd_per_year: NamedValues[float]
    pay_change_usd_per_year: NamedValues[float]
    bill_change_usd_per_year: NamedValues[float]
    opex_change_usd_per_year: NamedValues[float]
    capability_change: NamedValues[float]
    profit_change_usd_per_year: NamedValues[float]
    transfer_residual: float


def welfare(before: Market, after: Market) -> Welfare:
    """Who gains by going from one market to another with the same pools and employers.

    Raises
    ------
    NotOptimal
        When one of them does not clear, or at wages that are indeterminate.
    ValueError
        When they do not compare.
    """
    return Welfare(**_core_clear.welfare(before._raw, after._raw))


def _firm(employer: Employer, wages: Mapping[str, float]) -> Firm:
    """The employer as a firm that pays these wages."""
    hired = {name: LinearCost(price=wages[pool]) for name, pool in employer.hires.items()}
    return Firm(
        technology=employer.technology, costs={**employer.costs, **hired}, caps=employer.caps, floors=employer.floors
    )
