"""A contest: who spends how much to win, and what a cap, a shared pool and open weights change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import SupportsFloat

from ._core import market_contest as raw
from ._market_contest_answers import (
    ContestEffects,
    ContestEquilibrium,
    ContestInPool,
    ContestResult,
    SymmetricContestResult,
)
from ._market_contest_models import Contest, SharedPool, SymmetricContest
from ._values import number
from .firm import Firm


def symmetric_contest(contest: SymmetricContest) -> SymmetricContestResult:
    """The symmetric equilibrium: O = V rυ(n − 1)/n², dissipation rυ(n − 1)/n.

    One iff rυ ≤ n/(n − 1) (Perez-Castrillo and Verdier 1992), the only one for rυ ≤ 1.

    Parameters
    ----------
    contest : SymmetricContest
        The contest.

    Returns
    -------
    SymmetricContestResult
        Infeasible beyond the limit.

    Examples
    --------
    >>> from isocost import market
    >>> wild = market.SymmetricContest(contestants=3, prize_usd_per_year=90, decisiveness=1.6, returns=1)
    >>> market.symmetric_contest(wild).largest_decisiveness
    1.5
    """
    return SymmetricContestResult(**raw.symmetric_contest(contest))


def solve_contest(
    contest: Contest, *, tolerance: SupportsFloat = 1e-7, enumerated: SupportsFloat = 8
) -> ContestResult:
    """Nash equilibria in pure strategies, each with the regret that an independent search finds.

    Parameters
    ----------
    contest : Contest
        The contest.
    tolerance : float, default 1e-7
        That a certificate must hold to, relative to the prize.
    enumerated : float, default 8
        Up to so many contestants every set of active ones is tried.

    Returns
    -------
    ContestResult
        All that were found; `infeasible` or `stalled` without any.

    Raises
    ------
    InvalidParameter
        When an option is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> opex = market.IsoelasticOpex(cost_usd_per_year=1, returns=1)
    >>> rivals = [market.Contestant(name, prize_usd_per_year=90, opex=opex) for name in "ABC"]
    >>> answer = market.solve_contest(market.Contest(rivals, decisiveness=1))
    >>> answer.unique, round(answer.equilibria[0].dissipation, 6)
    (True, 0.666667)
    """
    return ContestResult(**raw.solve_contest(contest, *_options(tolerance, enumerated)))


def equilibrium_decisiveness(
    contest: Contest, *, tolerance: SupportsFloat = 1e-7, enumerated: SupportsFloat = 8
) -> float:
    """The decisiveness nearest below a contest's own at which it has a pure equilibrium.

    Parameters
    ----------
    contest : Contest
        The contest.
    tolerance, enumerated : float
        See `solve_contest`.

    Returns
    -------
    float
        The contest's own where it has one; NaN where none was found down to a 64th of it.

    Examples
    --------
    >>> from isocost import market
    >>> opex = market.IsoelasticOpex(cost_usd_per_year=1, returns=1)
    >>> rivals = [market.Contestant(name, prize_usd_per_year=90, opex=opex) for name in "ABC"]
    >>> round(market.equilibrium_decisiveness(market.Contest(rivals, decisiveness=2.7)), 3)
    2.0
    """
    return raw.equilibrium_decisiveness(contest, *_options(tolerance, enumerated))


def contest_at(contest: Contest, *, capability: Sequence[SupportsFloat]) -> ContestEquilibrium:
    """What any capabilities amount to, and by how much they fail to be an equilibrium.

    Parameters
    ----------
    contest : Contest
        The contest.
    capability : sequence of float
        Of each contestant, 0 for staying out [index].

    Returns
    -------
    ContestEquilibrium
        An equilibrium only when its regret is 0.

    Raises
    ------
    InvalidParameter
        When a capability is missing or negative.

    Examples
    --------
    >>> from isocost import market
    >>> opex = market.IsoelasticOpex(cost_usd_per_year=1, returns=1)
    >>> rivals = [market.Contestant(name, prize_usd_per_year=90, opex=opex) for name in "ABC"]
    >>> market.contest_at(market.Contest(rivals, decisiveness=1), capability=[40, 20, 20]).regret > 0.01
    True
    """
    return ContestEquilibrium(**raw.contest_at(contest, [number(y, "capability") for y in capability]))


def with_cap(contest: Contest, name: str, *, input: str, cap: SupportsFloat) -> Contest:
    """The same contest in which one firm has at most so much of an input.

    Parameters
    ----------
    contest : Contest
        The contest.
    name : str
        Of the contestant, a firm.
    input : str
        That is limited.
    cap : float
        Most of it [own unit per year].

    Returns
    -------
    Contest
        A new one.

    Raises
    ------
    InvalidParameter
        For an unknown contestant or input.
    TypeError
        For an Opex in closed form, which has a ceiling instead.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.Firm(
    ...     technology=ic.CES({"compute": 0.5, "talent": 0.5}, sigma=0.6),
    ...     costs={"compute": ic.LinearCost(price=1), "talent": ic.LinearCost(price=2)},
    ... )
    >>> rivals = [ic.market.Contestant(name, prize_usd_per_year=90, opex=lab) for name in "AB"]
    >>> base = ic.market.Contest(rivals, decisiveness=1)
    >>> capped = ic.market.with_cap(base, "A", input="compute", cap=3)
    >>> ic.market.solve_contest(capped).equilibria[0].contestants[0].win_chance < 0.5
    True
    """
    position = raw.contestant_position(contest, name)
    one = contest.contestants[position]
    if not isinstance(one.opex, Firm):
        raise TypeError(f"with_cap needs a firm; {name} has an Opex in closed form: replace its ceiling")
    capped = one.opex.replace(caps={**one.opex.caps, input: number(cap, "cap")})
    contestants = [*contest.contestants]
    contestants[position] = one.replace(opex=capped)
    return contest.replace(contestants=contestants)


def contest_in_pool(
    contest: Contest,
    pool: SharedPool,
    *,
    input: str,
    tolerance: SupportsFloat = 1e-7,
    enumerated: SupportsFloat = 8,
) -> ContestInPool:
    """A fixed point of wage and contest: all firms demand talent at the wage that their total demand makes.

    Parameters
    ----------
    contest : Contest
        Among firms; their own cost of the input is replaced by the wage.
    pool : SharedPool
        Its supply.
    input : str
        Which input is the talent of the pool.
    tolerance, enumerated : float
        See `solve_contest`.

    Returns
    -------
    ContestInPool
        With the residual of clearing.

    Raises
    ------
    InvalidParameter
        When a contestant is not a firm with that input.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.Firm(
    ...     technology=ic.CES({"compute": 0.5, "talent": 0.5}, sigma=0.6),
    ...     costs={"compute": ic.LinearCost(price=1), "talent": ic.LinearCost(price=1)},
    ... )
    >>> rivals = [ic.market.Contestant(name, prize_usd_per_year=90, opex=lab) for name in "AB"]
    >>> pool = ic.market.SharedPool(wage_usd_per_year=1, supply_fte=10, inverse_elasticity=1)
    >>> answer = ic.market.contest_in_pool(ic.market.Contest(rivals, decisiveness=1), pool, input="talent")
    >>> answer.status == "optimal", answer.wage_usd_per_year > 1
    (True, True)
    """
    return ContestInPool(**raw.contest_in_pool(contest, pool, input, *_options(tolerance, enumerated)))


def compare_contests(
    baseline: Contest,
    *,
    changes: Mapping[str, Contest],
    pool: SharedPool | None = None,
    input: str = "talent",
    tolerance: SupportsFloat = 1e-7,
    enumerated: SupportsFloat = 8,
) -> ContestEffects:
    """What changes do to Opex, chances and dissipation, beside the baseline.

    Parameters
    ----------
    baseline : Contest
        The first row.
    changes : mapping of str to Contest
        The other rows, each the baseline with something changed.
    pool : SharedPool, optional
        On which all firms draw; each row then has its own wage.
    input : str, default "talent"
        Which input is the talent of the pool.
    tolerance, enumerated : float
        See `solve_contest`.

    Returns
    -------
    ContestEffects
        A table.

    Examples
    --------
    >>> from isocost import market
    >>> opex = market.IsoelasticOpex(cost_usd_per_year=1, returns=1)
    >>> base = market.Contest([market.Contestant(n, prize_usd_per_year=90, opex=opex) for n in "ABC"], decisiveness=1)
    >>> effects = market.compare_contests(base, changes={"open": base.replace(open_capability=20)})
    >>> effects.rows[1].dissipation_change < 0
    True
    """
    rows = raw.compare_contests(baseline, dict(changes), pool, input, *_options(tolerance, enumerated))
    return ContestEffects(tuple(rows))  # type: ignore[arg-type]


def _options(tolerance: SupportsFloat, enumerated: SupportsFloat) -> tuple[float, float]:
    return number(tolerance, "tolerance"), number(enumerated, "enumerated")
