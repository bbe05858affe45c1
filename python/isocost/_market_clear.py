"""Employers who hire in common pools, and the wages that clear them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, SupportsFloat

from ._core import market_clear as _core_clear
from ._market_clear_answers import Attribution, MarketCertificate, MarketResult, Welfare
from ._model import Model
from ._question import Question
from ._result import Result
from ._status import Status
from ._text_table import figure, text_table
from ._values import NamedValues, Numbers, number, numbers
from .cost import Cost, LinearCost
from .firm import Firm
from .production import Technology


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

    def __str__(self) -> str:
        pools = [[p.name, p.supply_fte, p.wage_usd_per_year, p.supply_elasticity] for p in self.pools]
        labs = [[e.name, _asks(e.question), _hires(e.hires), _limits(e)] for e in self.employers]
        heads = ("pool", "supply, FTE", "wage, USD per FTE and year", "elasticity of supply")
        asked = text_table(labs, head=("employer", "asks for", "hires", "limits"), left=range(4))
        stay = "people stay in their pool" if self.migration is None else f"people move, tau = {self.migration.tau:g}"
        return "\n".join([text_table(pools, head=heads), asked, stay])


def _asks(question: Question) -> str:
    words = [f"{name} {figure(value)}" for name, value in question._arguments().items() if name != "tolerance"]
    return f"{type(question).__name__}: {', '.join(words)}"


def _hires(hires: Mapping[str, str]) -> str:
    return ", ".join(f"{name} in {pool}" for name, pool in hires.items())


def _limits(employer: Employer) -> str:
    most = [f"{name} at most {figure(limit)}" for name, limit in employer.caps.items()]
    return ", ".join(most + [f"{name} at least {figure(limit)}" for name, limit in employer.floors.items()])


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

    Raises
    ------
    InvalidParameter
        When the tolerance is not positive.

    Examples
    --------
    >>> import isocost as ic
    >>> def lab(name, **caps):
    ...     return ic.Employer(
    ...         name=name, technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5),
    ...         costs={"compute": ic.LinearCost(price=180_000)}, question=ic.Budget(budget=30e6),
    ...         hires={"talent": "home"}, caps=caps)
    >>> home = ic.Pool(name="home", supply_fte=80, wage_usd_per_year=300_000, supply_elasticity=0.5)
    >>> r = ic.clear(ic.Market(pools=[home], employers=[lab("first"), lab("second")]))
    >>> str(r.status), r.certificate.holds(1e-9), round(r.wages_usd_per_year["home"], -3)
    ('optimal', True, 365000.0)
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
    residuals = dict(zip(MarketCertificate._fields, raw.pop("certificate"), strict=True))
    certificate = MarketCertificate(**residuals)
    return MarketResult(
        market=market, status=status, employers=NamedValues(employers), certificate=certificate, **raw
    )


def attribute(market: Market, changes: Sequence[tuple[str, str]]) -> Attribution:
    """Shares out among caps and entrants what they do to wages and Opex.

    Parameters
    ----------
    market : Market
        In which all the changes are in force.
    changes : sequence of pairs of str
        An employer and the input that it has a cap on; an empty input for the employer himself, an entrant.

    Returns
    -------
    Attribution
        Alone, last and by Shapley share, a row per outcome and a column per change.

    Raises
    ------
    ValueError
        For more than 12 changes, since every combination is cleared, for one that is not there and for one twice.

    Examples
    --------
    >>> import isocost as ic
    >>> def lab(name, **caps):
    ...     return ic.Employer(
    ...         name=name, technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5),
    ...         costs={"compute": ic.LinearCost(price=180_000)}, question=ic.Budget(budget=30e6),
    ...         hires={"talent": "home"}, caps=caps)
    >>> home = ic.Pool(name="home", supply_fte=80, wage_usd_per_year=300_000, supply_elasticity=0.5)
    >>> market = ic.Market(pools=[home], employers=[lab("first", compute=60), lab("second", compute=50)])
    >>> causes = ic.market.attribute(market, [("first", "compute"), ("second", "compute")])
    >>> causes.changes, dict(zip(causes.outcomes, causes.shapley.round(-3).tolist()))["wages.home"]
    (('caps.first.compute', 'caps.second.compute'), [22000.0, 36000.0])
    """
    found = _core_clear.attribute(market._raw, list(changes))
    status, reason, outcomes, names, without, present, alone, last, shapley, residual = found
    return Attribution(
        status=Status(status),
        reason=reason,
        outcomes=tuple(outcomes),
        changes=tuple(names),
        without=without,
        present=present,
        alone=alone,
        last=last,
        shapley=shapley,
        residual=residual,
    )


def welfare(before: Market, after: Market) -> Welfare:
    """Who gains by going from one market to another with the same pools and employers.

    Parameters
    ----------
    before, after : Market
        The two, both cleared here.

    Returns
    -------
    Welfare
        Of researchers by pool and of employers, in USD per year.

    Raises
    ------
    NotOptimal
        When one of them does not clear, or at wages that are indeterminate.
    ValueError
        When they do not compare.

    Examples
    --------
    >>> import isocost as ic
    >>> def lab(name, **caps):
    ...     return ic.Employer(
    ...         name=name, technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5),
    ...         costs={"compute": ic.LinearCost(price=180_000)}, question=ic.Budget(budget=30e6),
    ...         hires={"talent": "home"}, caps=caps)
    >>> home = ic.Pool(name="home", supply_fte=80, wage_usd_per_year=300_000, supply_elasticity=0.5)
    >>> free = ic.Market(pools=[home], employers=[lab("first"), lab("second")])
    >>> capped = ic.Market(pools=[home], employers=[lab("first"), lab("second", compute=60)])
    >>> gain = ic.market.welfare(free, capped)
    >>> round(gain.researchers_gain_usd_per_year["home"], -4), round(gain.bill_change_usd_per_year["second"], -4)
    (2210000.0, 3070000.0)
    """
    return Welfare(**_core_clear.welfare(before._raw, after._raw))


def _firm(employer: Employer, wages: Mapping[str, float]) -> Firm:
    """The employer as a firm that pays these wages."""
    hired = {name: LinearCost(price=wages[pool]) for name, pool in employer.hires.items()}
    return Firm(
        technology=employer.technology, costs={**employer.costs, **hired}, caps=employer.caps, floors=employer.floors
    )
