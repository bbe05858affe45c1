"""Pay by quality and rank, in cash and equity: what is asked about."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import talent as _raw
from ._model import Model
from ._numbers import checked_numbers


class SuperstarWage(_raw.SuperstarWage, Model):
    """Pay that rises faster than quality, w₀ q^θ, and a cost per head (Rosen 1981).

    Parameters
    ----------
    unit_wage_usd_per_year : float
        w₀, pay of a person of quality 1 [USD per year], positive.
    theta : float
        θ, elasticity of pay to quality, above 1.
    overhead_usd_per_year : float
        o, cost of a head whatever its quality [USD per year], positive; compute that is counted as compute is no part
        of it.
    least_quality : float
        Lowest quality that can be hired [efficiency units], positive.
    most_quality : float
        Highest quality that can be hired [efficiency units]; may be infinite.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> wage = ic.talent.SuperstarWage(
    ...     unit_wage_usd_per_year=3e5, theta=2, overhead_usd_per_year=1.2e6, least_quality=0.1, most_quality=10
    ... )
    >>> ic.talent.cheapest_quality(wage).quality
    2.0
    """

    __slots__ = ()
    _fields = ("unit_wage_usd_per_year", "theta", "overhead_usd_per_year", "least_quality", "most_quality")

    def __init__(
        self,
        *,
        unit_wage_usd_per_year: SupportsFloat,
        theta: SupportsFloat,
        overhead_usd_per_year: SupportsFloat,
        least_quality: SupportsFloat,
        most_quality: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "SuperstarWage",
            unit_wage_usd_per_year=unit_wage_usd_per_year,
            theta=theta,
            overhead_usd_per_year=overhead_usd_per_year,
            least_quality=least_quality,
            most_quality=most_quality,
        )
        super().__init__(**numbers)


class Assignment(_raw.Assignment, Model):
    """Pay by rank when the best person works for the largest firm (Gabaix and Landier 2008).

    Parameters
    ----------
    alpha : float
        α, elasticity of firm size to rank, positive.
    beta : float
        β of the spacing of talent, T'(n) = −B n^{β−1}; below αγ.
    gamma : float
        γ, elasticity of a person's effect to firm size, positive.
    reference_rank : float
        n*, rank whose size and pay are known, positive.
    reference_size_usd : float
        Size of the firm at that rank [USD], positive.
    reference_pay_usd_per_year : float
        Pay at that rank [USD per year], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> paper = ic.talent.Assignment(
    ...     alpha=1, beta=2 / 3, gamma=1, reference_rank=250, reference_size_usd=25e9, reference_pay_usd_per_year=8.34e6
    ... )
    >>> round(ic.talent.pay_ratio(paper, rank=1, other_rank=250), 4)
    6.2996
    """

    __slots__ = ()
    _fields = ("alpha", "beta", "gamma", "reference_rank", "reference_size_usd", "reference_pay_usd_per_year")

    def __init__(
        self,
        *,
        alpha: SupportsFloat,
        beta: SupportsFloat,
        gamma: SupportsFloat,
        reference_rank: SupportsFloat,
        reference_size_usd: SupportsFloat,
        reference_pay_usd_per_year: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "Assignment",
            alpha=alpha,
            beta=beta,
            gamma=gamma,
            reference_rank=reference_rank,
            reference_size_usd=reference_size_usd,
            reference_pay_usd_per_year=reference_pay_usd_per_year,
        )
        super().__init__(**numbers)


class PayPackage(_raw.PayPackage, Model):
    """Pay in cash and in equity that its holder counts at 1 − d.

    Parameters
    ----------
    cash_usd_per_year : float
        Cash at the market exchange rate [USD per year], 0 or more.
    equity_usd_per_year : float
        Equity at the price of a free sale [USD per year], 0 or more.
    equity_discount : float
        d, what its holder takes off the equity, at most 1.
    price_level_ratio : float, default 1.0
        Price level of the place over that of the United States: PPP factor over exchange rate.
    equity_cost_ratio : float, default 1.0
        χ, cost to the firm per USD of equity, 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> package = ic.talent.PayPackage(cash_usd_per_year=5e5, equity_usd_per_year=1e6, equity_discount=0.4)
    >>> ic.talent.value_pay(package).valued_usd_per_year
    1100000.0
    """

    __slots__ = ()
    _fields = ("cash_usd_per_year", "equity_usd_per_year", "equity_discount", "price_level_ratio", "equity_cost_ratio")

    def __init__(
        self,
        *,
        cash_usd_per_year: SupportsFloat,
        equity_usd_per_year: SupportsFloat,
        equity_discount: SupportsFloat,
        price_level_ratio: SupportsFloat = 1.0,
        equity_cost_ratio: SupportsFloat = 1.0,
    ) -> None:
        numbers = checked_numbers(
            "PayPackage",
            cash_usd_per_year=cash_usd_per_year,
            equity_usd_per_year=equity_usd_per_year,
            equity_discount=equity_discount,
            price_level_ratio=price_level_ratio,
            equity_cost_ratio=equity_cost_ratio,
        )
        super().__init__(**numbers)


class EquityMatch(_raw.EquityMatch, Model):
    """A rival's offer as its addressee values it, and what the firm has against it.

    Parameters
    ----------
    rival_parity_usd_per_year : float
        The other offer as valued, at parity prices [USD per year], 0 or more.
    cash_usd_per_year : float
        Cash that the firm pays [USD per year], 0 or more.
    equity_limit_usd_per_year : float
        Most equity that it can grant [USD per year]; may be infinite.
    equity_discount : float
        d, what its holder takes off the equity, at most 1.
    price_level_ratio : float, default 1.0
        Price level of the place over that of the United States.
    equity_cost_ratio : float, default 1.0
        χ, cost to the firm per USD of equity, 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> match = ic.talent.EquityMatch(
    ...     rival_parity_usd_per_year=2e6, cash_usd_per_year=4e5, equity_limit_usd_per_year=5e6, equity_discount=0.5
    ... )
    >>> ic.talent.match_offer(match).equity_usd_per_year
    3200000.0
    """

    __slots__ = ()
    _fields = (
        "rival_parity_usd_per_year",
        "cash_usd_per_year",
        "equity_limit_usd_per_year",
        "equity_discount",
        "price_level_ratio",
        "equity_cost_ratio",
    )

    def __init__(
        self,
        *,
        rival_parity_usd_per_year: SupportsFloat,
        cash_usd_per_year: SupportsFloat,
        equity_limit_usd_per_year: SupportsFloat,
        equity_discount: SupportsFloat,
        price_level_ratio: SupportsFloat = 1.0,
        equity_cost_ratio: SupportsFloat = 1.0,
    ) -> None:
        numbers = checked_numbers(
            "EquityMatch",
            rival_parity_usd_per_year=rival_parity_usd_per_year,
            cash_usd_per_year=cash_usd_per_year,
            equity_limit_usd_per_year=equity_limit_usd_per_year,
            equity_discount=equity_discount,
            price_level_ratio=price_level_ratio,
            equity_cost_ratio=equity_cost_ratio,
        )
        super().__init__(**numbers)
