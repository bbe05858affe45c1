"""Options, restricted equity, grants, their holders, and the runway of a firm: what is asked about."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import finance as _raw
from ._model import Model
from ._numbers import checked_numbers


class EuropeanOption(_raw.EuropeanOption, Model):
    """A European option on an asset that pays a continuous yield (Black and Scholes 1973, Merton 1973).

    Parameters
    ----------
    spot_usd : float
        Value of the asset today [USD], positive.
    strike_usd : float
        Price that the option fixes [USD], positive.
    rate_per_year : float
        Safe rate, continuously compounded [per year].
    volatility : float
        Standard deviation of log returns over a year, 0 or more.
    maturity_years : float
        Time to exercise [years], 0 or more.
    dividend_yield_per_year : float, default 0.0
        Continuous yield of the asset [per year].

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> option = ic.finance.EuropeanOption(
    ...     spot_usd=60, strike_usd=65, rate_per_year=0.08, volatility=0.3, maturity_years=0.25
    ... )
    >>> round(ic.finance.value_option(option, kind="call").value_usd, 4)
    2.1334
    """

    __slots__ = ()
    _fields = ("spot_usd", "strike_usd", "rate_per_year", "volatility", "maturity_years", "dividend_yield_per_year")

    def __init__(
        self,
        *,
        spot_usd: SupportsFloat,
        strike_usd: SupportsFloat,
        rate_per_year: SupportsFloat,
        volatility: SupportsFloat,
        maturity_years: SupportsFloat,
        dividend_yield_per_year: SupportsFloat = 0.0,
    ) -> None:
        numbers = checked_numbers(
            "EuropeanOption",
            spot_usd=spot_usd,
            strike_usd=strike_usd,
            rate_per_year=rate_per_year,
            volatility=volatility,
            maturity_years=maturity_years,
            dividend_yield_per_year=dividend_yield_per_year,
        )
        super().__init__(**numbers)


class Restriction(_raw.Restriction, Model):
    """Equity that cannot be sold for some years.

    Parameters
    ----------
    volatility : float
        Standard deviation of log returns over a year, 0 or more.
    years : float
        Time without a sale [years], 0 or more.
    rate_per_year : float
        Safe rate [per year].
    dividend_yield_per_year : float, default 0.0
        Continuous yield of the equity [per year], 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> restriction = ic.finance.Restriction(volatility=0.6, years=2, rate_per_year=0.04)
    >>> round(ic.finance.marketability_discounts(restriction).chaffe, 12)
    0.278872217517
    """

    __slots__ = ()
    _fields = ("volatility", "years", "rate_per_year", "dividend_yield_per_year")

    def __init__(
        self,
        *,
        volatility: SupportsFloat,
        years: SupportsFloat,
        rate_per_year: SupportsFloat,
        dividend_yield_per_year: SupportsFloat = 0.0,
    ) -> None:
        numbers = checked_numbers(
            "Restriction",
            volatility=volatility,
            years=years,
            rate_per_year=rate_per_year,
            dividend_yield_per_year=dividend_yield_per_year,
        )
        super().__init__(**numbers)


class EquityGrant(_raw.EquityGrant, Model):
    """Equity of a private firm as pay.

    Parameters
    ----------
    value_usd : float
        Value at the price of a free sale, of a firm that does not fail [USD], positive.
    volatility : float
        Standard deviation of log returns over a year, 0 to 10.
    years_to_sale : float
        Time until it can be sold [years], 0 to 100.
    rate_per_year : float
        Safe rate [per year].
    failure_hazard_per_year : float
        Rate at which the firm fails and the equity is worth nothing [per year], 0 or more; 0 where the price has
        failure in it already.
    dividend_yield_per_year : float, default 0.0
        Continuous yield of the equity [per year], 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> grant = ic.finance.EquityGrant(
    ...     value_usd=1e6, volatility=0.6, years_to_sale=2, rate_per_year=0.04, failure_hazard_per_year=0.05
    ... )
    >>> round(ic.finance.value_grant(grant, model="finnerty").discount, 4)
    0.2598
    """

    __slots__ = ()
    _fields = (
        "value_usd",
        "volatility",
        "years_to_sale",
        "rate_per_year",
        "failure_hazard_per_year",
        "dividend_yield_per_year",
    )

    def __init__(
        self,
        *,
        value_usd: SupportsFloat,
        volatility: SupportsFloat,
        years_to_sale: SupportsFloat,
        rate_per_year: SupportsFloat,
        failure_hazard_per_year: SupportsFloat,
        dividend_yield_per_year: SupportsFloat = 0.0,
    ) -> None:
        numbers = checked_numbers(
            "EquityGrant",
            value_usd=value_usd,
            volatility=volatility,
            years_to_sale=years_to_sale,
            rate_per_year=rate_per_year,
            failure_hazard_per_year=failure_hazard_per_year,
            dividend_yield_per_year=dividend_yield_per_year,
        )
        super().__init__(**numbers)


class Holder(_raw.Holder, Model):
    """Who holds equity and cannot trade it: constant relative risk aversion over safe wealth and the grant together.

    Parameters
    ----------
    outside_wealth_usd : float
        Safe wealth besides the grant, today's value [USD], 0 or more.
    risk_aversion : float
        Relative risk aversion from 0 to 100: 0 neutral, 1 logarithmic, 2 to 3 in Hall and Murphy.
    excess_return_per_year : float, default 0.0
        Expected return of the equity over the safe rate while the firm survives [per year].

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> holder = ic.finance.Holder(outside_wealth_usd=5e5, risk_aversion=2)
    >>> holder.replace(risk_aversion=3).risk_aversion
    3.0
    """

    __slots__ = ()
    _fields = ("outside_wealth_usd", "risk_aversion", "excess_return_per_year")

    def __init__(
        self,
        *,
        outside_wealth_usd: SupportsFloat,
        risk_aversion: SupportsFloat,
        excess_return_per_year: SupportsFloat = 0.0,
    ) -> None:
        numbers = checked_numbers(
            "Holder",
            outside_wealth_usd=outside_wealth_usd,
            risk_aversion=risk_aversion,
            excess_return_per_year=excess_return_per_year,
        )
        super().__init__(**numbers)


class Runway(_raw.Runway, Model):
    """How long a firm's cash lasts, and with what hazard it fails when that is short.

    Parameters
    ----------
    cash_usd : float
        Cash at hand [USD], 0 or more; any one money will do.
    burn_usd_per_month : float
        Cash that the firm uses up [USD per month], 0 or more.
    short_runway_hazard_per_year : float
        Rate of failure while less than twelve months of cash are left [per year], 0 or more.
    horizon_years : float
        Time until the equity can be sold, or that a budget has to last [years], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> zhipu = ic.finance.Runway(
    ...     cash_usd=354.9e6, burn_usd_per_month=45.52e6, short_runway_hazard_per_year=0.2, horizon_years=2
    ... )
    >>> round(ic.finance.runway_outlook(zhipu).months, 1)
    7.8
    """

    __slots__ = ()
    _fields = ("cash_usd", "burn_usd_per_month", "short_runway_hazard_per_year", "horizon_years")

    def __init__(
        self,
        *,
        cash_usd: SupportsFloat,
        burn_usd_per_month: SupportsFloat,
        short_runway_hazard_per_year: SupportsFloat,
        horizon_years: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "Runway",
            cash_usd=cash_usd,
            burn_usd_per_month=burn_usd_per_month,
            short_runway_hazard_per_year=short_runway_hazard_per_year,
            horizon_years=horizon_years,
        )
        super().__init__(**numbers)
