"""What clearing a market answers: an equilibrium with its certificate, who drives wages, who gains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ._core import market_clear as _core_clear
from ._extras import pandas
from ._model import Model
from ._result import Result
from ._status import Status
from ._text_table import text_table
from ._values import NamedValues, literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ._market_clear import Market

#: Part of an outcome that sums over thousands of markets round by, where certificates are better than that.
_ROUNDING = 2.0**-48


class MarketCertificate(Model, _core_clear.MarketCertificate):
    """How far an answer is from an equilibrium, computed from the market and the answer alone.

    All residuals are relative and 0 at an equilibrium; NaN where none was found.

    Parameters
    ----------
    excess_demand : float
        Worst difference of hired and supplied in a pool, over supplied.
    employer : float
        Worst residual of an employer's own certificate.
    researchers : float
        Those at work by place against those of every origin whom pay makes work.
    payments : float
        Wages paid against wages received.

    Examples
    --------
    >>> import isocost as ic
    >>> found = ic.MarketCertificate(excess_demand=1e-14, employer=1e-12, researchers=0.0, payments=0.0)
    >>> found.holds(1e-9), found.replace(excess_demand=1e-3).holds(1e-9)
    (True, False)
    """

    __slots__ = ()
    _fields = ("excess_demand", "employer", "researchers", "payments")

    def __init__(self, *, excess_demand: float, employer: float, researchers: float, payments: float) -> None:
        super().__init__(excess_demand, employer, researchers, payments)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MarketResult:
    """An equilibrium: wages, who hires how many, every employer's own result, and the certificate.

    `uniqueness` is ``theorem``, ``found_one``, ``indeterminate`` or ``none``. Numbers are NaN where no
    equilibrium was found; only the status ``optimal`` promises a certificate that holds.
    """

    market: Market
    status: Status
    reason: str
    uniqueness: str
    wages_usd_per_year: NamedValues[float]
    supply_fte: NamedValues[float]
    demand_fte: NamedValues[float]
    employers: NamedValues[Result]
    certificate: MarketCertificate
    evaluations: int
    explanation: str

    def explain(self) -> str:
        """Sentences: wages, what is known about others, what would help."""
        return self.explanation

    def __str__(self) -> str:
        return self.explanation

    def __repr__(self) -> str:
        return f"<MarketResult status='{self.status}', wages_usd_per_year={literal(self.wages_usd_per_year)}>"

    def to_dict(self) -> dict[str, Any]:
        """Wages, people, every employer's figures and the certificate as plain values."""
        return {
            "status": str(self.status),
            "reason": self.reason,
            "uniqueness": self.uniqueness,
            "wages_usd_per_year": dict(self.wages_usd_per_year),
            "supply_fte": dict(self.supply_fte),
            "demand_fte": dict(self.demand_fte),
            "opex": {name: r.opex for name, r in self.employers.items()},
            "capability": {name: r.capability for name, r in self.employers.items()},
            "certificate": self.certificate._values(),
        }

    def to_pandas(self) -> Any:
        """One row per employer: Opex, capability, and every input."""
        rows = [
            {"employer": name, "status": str(r.status), "opex": r.opex, "capability": r.capability, **r.inputs}
            for name, r in self.employers.items()
        ]
        return pandas().DataFrame(rows).set_index("employer")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Attribution:
    """What each of several changes does to wages and every employer's Opex, by outcome (row) and change (column).

    `alone` is the first of them, `last` the last; `shapley` averages over all orders, and adds up to what all do
    together (Shapley 1953). Outcomes are ``wages.POOL`` and ``opex.EMPLOYER`` [USD per year]. `residual` is the
    largest of the certificates of the markets that were cleared: a smaller part of an outcome is not told from 0, and
    printed so. All are NaN, and `reason` says why, where a combination has no equilibrium or its wages are
    indeterminate.
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
    residual: float

    def explain(self) -> str:
        """Shapley shares as a table, between the outcomes without any change and with all of them."""
        if self.reason:
            return f"{self.status}: {self.reason}"
        smallest = max(self.residual, _ROUNDING)
        rows, noisy = [], False
        for outcome, without, present, shares in zip(
            self.outcomes, self.without, self.present, self.shapley, strict=True
        ):
            least = smallest * max(abs(without), abs(present))
            noise = [0.0 < abs(share) <= least for share in shares]
            cells = ["0 *" if off else float(share) for share, off in zip(shares, noise, strict=True)]
            rows.append([outcome, float(without), *cells, float(present)])
            noisy = noisy or any(noise)
        head = ("USD per year", "without", *self.changes, "with all")
        lines = [f"{self.status}: Shapley shares", text_table(rows, head=head)]
        if noisy:
            lines.append(f"* below {smallest:.1e} of the outcome, as far as the markets are solved: no effect")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"<Attribution to {', '.join(self.changes)}, {self.status}>"

    def to_pandas(self) -> Any:
        """Shapley shares, a row per outcome, a column per change."""
        return pandas().DataFrame(self.shapley, index=list(self.outcomes), columns=list(self.changes))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
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

    def explain(self) -> str:
        """Pools and employers as two tables; money too little to be told from 0 is marked."""
        pay = sum(map(abs, self.researchers_pay_usd_per_year.values()))
        least = max(self.transfer_residual, _ROUNDING) * pay
        pools = [
            [name, self.researchers_pay_usd_per_year[name], _told(gain, least), _told(more, least)]
            for (name, gain), more in zip(
                self.researchers_gain_usd_per_year.items(), self.pay_change_usd_per_year.values(), strict=True
            )
        ]
        money = [self.bill_change_usd_per_year, self.opex_change_usd_per_year]
        heads = ["wage bill", "Opex"]
        if any(profit == profit for profit in self.profit_change_usd_per_year.values()):
            money, heads = [*money, self.profit_change_usd_per_year], [*heads, "profit"]
        firms: list[Sequence[object]] = [
            [name, *(_told(column[name], least) for column in money), change]
            for name, change in self.capability_change.items()
        ]
        lines = [
            text_table(pools, head=("USD per year", "pay before", "gain of those from there", "pay of those there")),
            text_table(firms, head=("change, USD per year", *heads, "capability, index")),
        ]
        if any("0 *" in row for row in [*pools, *firms]):
            lines.append(f"* below {least:.1e} USD per year, as far as the markets are solved: no effect")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        gains = literal(self.researchers_gain_usd_per_year)
        return f"<Welfare researchers_gain_usd_per_year={gains}, transfer_residual={self.transfer_residual}>"


def _told(money: float, least: float) -> object:
    return "0 *" if 0.0 < abs(money) <= least else money
