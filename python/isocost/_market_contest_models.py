"""Who takes part in a contest, and the pool that they share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import SupportsFloat

from ._core import market_contest as raw
from ._model import Model
from ._values import number
from .firm import Firm


class IsoelasticOpex(raw.IsoelasticOpex, Model):
    """Opex of a capability in closed form, O = F + k Y^{1/υ} up to a ceiling; who stays out pays nothing.

    Parameters
    ----------
    cost_usd_per_year : float
        k, Opex of capability 1 besides the fixed cost [USD per year].
    returns : float
        υ, percent of capability per percent of Opex.
    fixed_usd_per_year : float, default 0
        F, cost of taking part at all [USD per year].
    ceiling : float, default inf
        Most capability that can be had [index].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.IsoelasticOpex(cost_usd_per_year=2, returns=0.8)
    IsoelasticOpex(cost_usd_per_year=2.0, returns=0.8)
    """

    __slots__ = ()
    _fields = ("cost_usd_per_year", "returns", "fixed_usd_per_year", "ceiling")

    def __init__(
        self,
        *,
        cost_usd_per_year: SupportsFloat,
        returns: SupportsFloat,
        fixed_usd_per_year: SupportsFloat = 0.0,
        ceiling: SupportsFloat = math.inf,
    ) -> None:
        super().__init__(
            cost_usd_per_year=number(cost_usd_per_year, "IsoelasticOpex.cost_usd_per_year"),
            returns=number(returns, "IsoelasticOpex.returns"),
            fixed_usd_per_year=number(fixed_usd_per_year, "IsoelasticOpex.fixed_usd_per_year"),
            ceiling=number(ceiling, "IsoelasticOpex.ceiling"),
        )


class Contestant(raw.Contestant, Model):
    """One that spends to win.

    Parameters
    ----------
    name : str
        What it is called.
    prize_usd_per_year : float
        What winning is worth to it [USD per year].
    opex : IsoelasticOpex or Firm
        What capability costs it; a firm takes the cheapest bundle within its limits.

    Examples
    --------
    >>> from isocost import market
    >>> market.Contestant("A", prize_usd_per_year=100, opex=market.IsoelasticOpex(cost_usd_per_year=1, returns=1)).name
    'A'
    """

    __slots__ = ("_opex",)
    _fields = ("name", "prize_usd_per_year", "opex")
    _positional = 1

    def __init__(self, name: str, *, prize_usd_per_year: SupportsFloat, opex: IsoelasticOpex | Firm) -> None:
        if not isinstance(opex, IsoelasticOpex | Firm):
            raise TypeError(f"Contestant.opex must be an IsoelasticOpex or a Firm, not {type(opex).__name__}")
        super().__init__(name, number(prize_usd_per_year, "Contestant.prize_usd_per_year"), opex)
        self._opex = opex

    @property
    def opex(self) -> IsoelasticOpex | Firm:
        """What capability costs it."""
        return self._opex


class Contest(raw.Contest, Model):
    """A contest (Tullock 1980): p_j = Y_j^r/(Y_0^r + Σ Y^r), and j gets V_j p_j − O_j(Y_j).

    Parameters
    ----------
    contestants : sequence of Contestant
        Who competes.
    decisiveness : float
        r, percent of the odds of winning per percent of capability.
    open_capability : float, default 0
        Y_0, capability of what is open to everyone; when it wins nobody has the prize [index].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain, and for a firm that takes prices on a rising supply.

    Examples
    --------
    >>> from isocost import market
    >>> opex = market.IsoelasticOpex(cost_usd_per_year=1, returns=1)
    >>> rivals = [market.Contestant(name, prize_usd_per_year=90, opex=opex) for name in "ABC"]
    >>> len(market.Contest(rivals, decisiveness=1).contestants)
    3
    """

    __slots__ = ("_contestants",)
    _fields = ("contestants", "decisiveness", "open_capability")
    _positional = 1

    def __init__(
        self,
        contestants: Sequence[Contestant],
        *,
        decisiveness: SupportsFloat,
        open_capability: SupportsFloat = 0.0,
    ) -> None:
        own = tuple(contestants)
        super().__init__(
            own, number(decisiveness, "Contest.decisiveness"), number(open_capability, "Contest.open_capability")
        )
        self._contestants = own

    @property
    def contestants(self) -> tuple[Contestant, ...]:
        """Who competes."""
        return self._contestants


class SymmetricContest(raw.SymmetricContest, Model):
    """Alike contestants with O = k Y^{1/υ}; k does not matter for what they spend.

    Parameters
    ----------
    contestants : float
        Number of firms that compete, at least 2.
    prize_usd_per_year : float
        Worth of winning [USD per year].
    decisiveness : float
        r, percent of the odds of winning per percent of capability.
    returns : float
        υ, percent of capability per percent of Opex.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> alike = market.SymmetricContest(contestants=3, prize_usd_per_year=90, decisiveness=1, returns=1)
    >>> round(market.symmetric_contest(alike).opex_usd_per_year, 9)
    20.0
    """

    __slots__ = ()
    _fields = ("contestants", "prize_usd_per_year", "decisiveness", "returns")

    def __init__(
        self,
        *,
        contestants: SupportsFloat,
        prize_usd_per_year: SupportsFloat,
        decisiveness: SupportsFloat,
        returns: SupportsFloat,
    ) -> None:
        super().__init__(
            contestants=number(contestants, "SymmetricContest.contestants"),
            prize_usd_per_year=number(prize_usd_per_year, "SymmetricContest.prize_usd_per_year"),
            decisiveness=number(decisiveness, "SymmetricContest.decisiveness"),
            returns=number(returns, "SymmetricContest.returns"),
        )


class SharedPool(raw.SharedPool, Model):
    """One pool of talent on which all contestants draw: w = w0 (L/S0)^η at total demand L.

    Parameters
    ----------
    wage_usd_per_year : float
        w0, at the reference supply [USD per year and FTE].
    supply_fte : float
        S0, talent in the pool at that wage [FTE].
    inverse_elasticity : float
        η, percent that the wage rises per percent more talent; 0 is a wage that nothing moves.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import market
    >>> market.SharedPool(wage_usd_per_year=1e6, supply_fte=2000, inverse_elasticity=1).supply_fte
    2000.0
    """

    __slots__ = ()
    _fields = ("wage_usd_per_year", "supply_fte", "inverse_elasticity")

    def __init__(
        self, *, wage_usd_per_year: SupportsFloat, supply_fte: SupportsFloat, inverse_elasticity: SupportsFloat
    ) -> None:
        super().__init__(
            wage_usd_per_year=number(wage_usd_per_year, "SharedPool.wage_usd_per_year"),
            supply_fte=number(supply_fte, "SharedPool.supply_fte"),
            inverse_elasticity=number(inverse_elasticity, "SharedPool.inverse_elasticity"),
        )
