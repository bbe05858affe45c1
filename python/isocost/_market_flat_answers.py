"""Answers of markets of flat firms: arrays with a row per firm, and their story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ._answer import Answer
from ._extras import pandas
from ._status import Status
from ._values import NamedValues

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray


class _Arrays(Answer):
    """Answers that hold arrays: equal when all their values are, printed as their story."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        mine, theirs = self._values(), other._values()
        return all(_same(mine[name], theirs[name]) for name in mine)

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.explain()))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.explain().splitlines()[0]}>"


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class FlatMarketAnswer(_Arrays):
    """A wage at which many firms want just the talent that there is.

    Attributes
    ----------
    status : Status
        `optimal` when the certificate holds.
    reason : str
        What else is to be said; why there is no wage.
    wage_usd_per_year : float
        The wage [USD per FTE and year].
    supply_fte : float
        Talent at that wage [FTE].
    demand_elasticity : float
        Percent of all firms' talent per percent of the wage, at most 0.
    indeterminate : bool
        Other wages clear the market as well; the wage is then the one of them closest to the reference.
    lowest_wage_usd_per_year, highest_wage_usd_per_year : float
        Then the range of those that do [USD per FTE and year].
    infeasible_firm : int or None
        The firm that no wage helps.
    firm_ceiling : float
        Then the most capability that its caps allow.
    least_supply_fte, most_supply_fte : float
        With a fixed supply: what all firms want at an endless wage and at none [FTE].
    inputs, shadow_prices : numpy.ndarray
        One row per firm, one column per input [own unit per year; USD per unit of the cap].
    talent_fte, opex_usd_per_year, marginal_cost : numpy.ndarray
        Per firm [FTE; USD per year; USD per unit of capability].
    statuses : tuple of Status
        Per firm.
    certificate : NamedValues
        Relative excess demand from the bundles, the worst of the firms' own residuals, and the
        number of firms whose certificate does not hold.
    evaluations : int
        Of all firms' demand.
    """

    status: Status
    reason: str
    wage_usd_per_year: float
    supply_fte: float
    demand_elasticity: float
    indeterminate: bool
    lowest_wage_usd_per_year: float
    highest_wage_usd_per_year: float
    infeasible_firm: int | None
    firm_ceiling: float
    least_supply_fte: float
    most_supply_fte: float
    inputs: NDArray[np.float64]
    shadow_prices: NDArray[np.float64]
    talent_fte: NDArray[np.float64]
    opex_usd_per_year: NDArray[np.float64]
    marginal_cost: NDArray[np.float64]
    statuses: tuple[Status, ...]
    certificate: NamedValues[float]
    evaluations: int

    def explain(self) -> str:
        """The market in sentences."""
        lines = [self.reason] if self.reason else []
        if len(self.statuses):
            binding = int((self.shadow_prices > 0.0).any(axis=1).sum())
            lines.append(
                f"{len(self.statuses)} firms hire {self.supply_fte:.6g} FTE at {self.wage_usd_per_year:.6g} USD a "
                f"year; a cap binds for {binding}."
            )
            lines.append(
                f"One percent more wage, {abs(self.demand_elasticity):.3g} percent less talent; excess demand "
                f"{self.certificate['excess_demand']:.1e}, {self.evaluations} evaluations."
            )
        return "\n".join([f"{self.status}: {lines[0]}", *lines[1:]])

    def to_pandas(self) -> pd.DataFrame:
        """One row per firm."""
        return _frame(self)


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class FlatEquilibrium(_Arrays):
    """One equilibrium of many firms whose talent moves each other's efficiency.

    Attributes
    ----------
    wage_usd_per_year : float
        The wage [USD per FTE and year].
    response_radius : float
        Spectral radius of everyone's answer to everyone, the wage clearing. Below 1 such rounds come back to this
        equilibrium, above 1 they leave it.
    indeterminate : bool
        Other wages fit the same bundles as well: neither demand nor supply answers to the wage there.
    log_efficiency : numpy.ndarray
        ln A_j/A_j0 per firm.
    inputs, shadow_prices : numpy.ndarray
        One row per firm, one column per input [own unit per year; USD per unit of the cap].
    talent_fte, opex_usd_per_year, marginal_cost : numpy.ndarray
        Per firm [FTE; USD per year; USD per unit of capability].
    statuses : tuple of Status
        Per firm.
    certificate : NamedValues
        That of the market, and `spillover`, how far efficiencies are from what the talents make them.
    """

    wage_usd_per_year: float
    response_radius: float
    indeterminate: bool
    log_efficiency: NDArray[np.float64]
    inputs: NDArray[np.float64]
    shadow_prices: NDArray[np.float64]
    talent_fte: NDArray[np.float64]
    opex_usd_per_year: NDArray[np.float64]
    marginal_cost: NDArray[np.float64]
    statuses: tuple[Status, ...]
    certificate: NamedValues[float]

    def explain(self) -> str:
        """The equilibrium in a sentence."""
        return (
            f"wage {self.wage_usd_per_year:.6g} USD a year, {self.talent_fte.sum():.6g} FTE; response radius "
            f"{self.response_radius:.3g}: rounds of answers {'return to' if self.response_radius < 1 else 'leave'} it"
        )

    def to_pandas(self) -> pd.DataFrame:
        """One row per firm."""
        frame = _frame(self)
        frame["log_efficiency"] = self.log_efficiency
        return frame


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class FlatEquilibria(_Arrays):
    """All distinct equilibria that a search met. That there are no others is never claimed.

    Attributes
    ----------
    status : Status
        `optimal` when there is one and the certificates of all hold.
    reason : str
        How many there are when several; how far one could be followed when none.
    equilibria : tuple of FlatEquilibrium
        In the order in which they were met; the first from the market without spillovers.
    starts_without : int
        Starts that led to none.
    infeasible_firm : int or None
        A firm that no wage helps, or at whose ceiling the search ended.
    followed_strength : float
        How far the equilibrium without spillovers could be followed, where that was needed.
    followed_radius : float
        Response radius there; close to 1 where it meets another equilibrium and both end.
    evaluations : int
        Of all firms' demand.
    """

    status: Status
    reason: str
    equilibria: tuple[FlatEquilibrium, ...]
    starts_without: int
    infeasible_firm: int | None
    followed_strength: float
    followed_radius: float
    evaluations: int

    def explain(self) -> str:
        """The equilibria, a line each."""
        head = f"{self.status}: {self.reason or 'one equilibrium was found; others are not excluded'}"
        return "\n".join([head, *(f"  {e.explain()}" for e in self.equilibria)])

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; each equilibrium as a mapping of its own."""
        return self._values() | {"status": str(self.status), "equilibria": [e.to_dict() for e in self.equilibria]}


def _frame(answer: FlatMarketAnswer | FlatEquilibrium) -> pd.DataFrame:
    columns: dict[str, Any] = {"status": [str(status) for status in answer.statuses]}
    for i in range(answer.inputs.shape[1]):
        columns[f"inputs.{i}"] = answer.inputs[:, i]
    columns |= {"opex_usd_per_year": answer.opex_usd_per_year, "marginal_cost": answer.marginal_cost}
    for i in range(answer.inputs.shape[1]):
        columns[f"shadow_prices.{i}"] = answer.shadow_prices[:, i]
    frame: pd.DataFrame = pandas().DataFrame(columns)
    frame.index.name = "firm"
    return frame


def _same(a: Any, b: Any) -> bool:
    if hasattr(a, "dtype"):
        import numpy as np

        return bool(np.array_equal(a, b, equal_nan=True))
    return bool(a == b or (a != a and b != b))
