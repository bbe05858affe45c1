"""What options, restricted equity, grants and a runway are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar, cast

from ._core import finance as _raw
from ._finance_answers import EmployeeValue, GrantValue, MarketabilityDiscounts, OptionValue, RunwayOutlook
from ._finance_models import EquityGrant, EuropeanOption, Holder, Restriction, Runway

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Kind: TypeAlias = Literal["call", "put"]
    _DiscountModel: TypeAlias = Literal["chaffe", "finnerty", "ghaidarov", "longstaff"]

_Numbers = TypeVar("_Numbers", float, "NDArray[np.float64]")

#: volatility · √years at which Longstaff's bound reaches the whole value.
longstaff_exceeds_one_at: float = _raw.longstaff_exceeds_one_at


def value_option(option: EuropeanOption, *, kind: _Kind) -> OptionValue:
    """Value and Greeks of an option; without time or volatility they are limits.

    Parameters
    ----------
    option : EuropeanOption
        The option.
    kind : {"call", "put"}
        Which.

    Returns
    -------
    OptionValue
        Value and derivatives.

    Examples
    --------
    >>> import isocost as ic
    >>> option = ic.finance.EuropeanOption(
    ...     spot_usd=55, strike_usd=60, rate_per_year=0.1, volatility=0.3, maturity_years=0.75
    ... )
    >>> round(ic.finance.value_option(option, kind="put").vega_usd, 4)
    18.9358
    """
    return OptionValue(**_raw.value_option(option, kind))


def option_value_usd(option: EuropeanOption, *, kind: _Kind, spot_usd: _Numbers) -> _Numbers:
    """Value of the option at other spots, a number or an array [USD].

    Examples
    --------
    >>> import numpy as np
    >>> import isocost as ic
    >>> option = ic.finance.EuropeanOption(
    ...     spot_usd=100, strike_usd=100, rate_per_year=0.1, volatility=0.15, maturity_years=0.1,
    ...     dividend_yield_per_year=0.1,
    ... )
    >>> ic.finance.option_value_usd(option, kind="call", spot_usd=np.array([90.0, 110.0])).round(4)
    array([0.0205, 9.9413])
    """
    return cast("_Numbers", _raw.option_value_usd(option, kind, spot_usd))


def marketability_discounts(restriction: Restriction) -> MarketabilityDiscounts:
    """What it costs not to be able to sell, by four models: an investor's, not an employee's.

    Parameters
    ----------
    restriction : Restriction
        Volatility, years, rate and yield.

    Returns
    -------
    MarketabilityDiscounts
        Shares of the freely traded value; Longstaff's as published and as a discount.

    Examples
    --------
    >>> import isocost as ic
    >>> found = ic.finance.marketability_discounts(ic.finance.Restriction(volatility=0.8, years=4, rate_per_year=0.04))
    >>> found.longstaff_bound > 1, found.longstaff
    (True, 1.0)
    """
    return MarketabilityDiscounts(**_raw.marketability_discounts(restriction))


def marketability_discount(restriction: Restriction, *, model: _DiscountModel, years: _Numbers) -> _Numbers:
    """One model's discount at other times, a number or an array; Longstaff's is min(bound, 1).

    Examples
    --------
    >>> import isocost as ic
    >>> restriction = ic.finance.Restriction(volatility=0.6, years=1, rate_per_year=0.04)
    >>> round(ic.finance.marketability_discount(restriction, model="finnerty", years=2.0), 12)
    0.182002096929
    """
    return cast("_Numbers", _raw.marketability_discount(restriction, model, years))


def longstaff_bound(variance: _Numbers) -> _Numbers:
    """Longstaff's bound at s = volatility² · years, as published: above 1 from s = 0.886 on.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.finance.longstaff_bound(0.72), 12)
    0.877157849047
    """
    return cast("_Numbers", _raw.longstaff_bound(variance))


def value_grant(
    grant: EquityGrant, *, model: _DiscountModel | None = None, holder: Holder | None = None
) -> GrantValue:
    """What a grant is worth: by a model of marketability and survival, or to a holder who minds risk.

    Parameters
    ----------
    grant : EquityGrant
        The equity.
    model : {"chaffe", "finnerty", "ghaidarov", "longstaff"}, optional
        For a holder who spreads the risk of one firm; a discount above 1 counts as 1.
    holder : Holder, optional
        Who cannot: the certainty equivalent. Give one of the two.

    Returns
    -------
    GrantValue
        Worth and discount.

    Raises
    ------
    TypeError
        Unless exactly one of `model` and `holder` is given.
    InvalidParameter
        For a model that there is not.

    Examples
    --------
    >>> import isocost as ic
    >>> grant = ic.finance.EquityGrant(
    ...     value_usd=1e6, volatility=0.6, years_to_sale=2, rate_per_year=0.04, failure_hazard_per_year=0.05
    ... )
    >>> round(ic.finance.value_grant(grant, model="chaffe").worth_usd)
    652503
    >>> round(ic.finance.value_grant(grant, holder=ic.finance.Holder(outside_wealth_usd=5e5, risk_aversion=2)).worth_usd)
    535502
    """
    if (model is None) == (holder is None):
        raise TypeError("value_grant takes a model or a holder, one of them")
    if holder is not None:
        return GrantValue(**_raw.value_grant_to_holder(grant, holder))
    return GrantValue(**_raw.value_grant_by_model(grant, str(model)))


def employee_value(grant: EquityGrant, holder: Holder) -> EmployeeValue:
    """Certainty equivalent of a grant that cannot be traded (Hall and Murphy 2002).

    u(W + CE) = E u(W + X_T) with constant relative risk aversion, in today's values at the safe rate; X_T is lognormal
    while the firm survives and 0 otherwise.

    Parameters
    ----------
    grant : EquityGrant
        The equity.
    holder : Holder
        Wealth, risk aversion, and the return that is expected.

    Returns
    -------
    EmployeeValue
        Certainty equivalent and discount.

    Examples
    --------
    >>> import isocost as ic
    >>> grant = ic.finance.EquityGrant(
    ...     value_usd=1e6, volatility=0.6, years_to_sale=2, rate_per_year=0.04, failure_hazard_per_year=0
    ... )
    >>> nothing_else = ic.finance.Holder(outside_wealth_usd=0, risk_aversion=2)
    >>> round(ic.finance.employee_value(grant, nothing_else).discount, 4)  # 1 − e^(−0.72)
    0.5132
    """
    return EmployeeValue(**_raw.employee_value(grant, holder))


def employee_discount(grant: EquityGrant, holder: Holder, *, outside_wealth_usd: _Numbers) -> _Numbers:
    """The discount of holders who differ in wealth alone, a number or an array [USD].

    Examples
    --------
    >>> import numpy as np
    >>> import isocost as ic
    >>> grant = ic.finance.EquityGrant(
    ...     value_usd=1e6, volatility=0.6, years_to_sale=2, rate_per_year=0.04, failure_hazard_per_year=0
    ... )
    >>> holder = ic.finance.Holder(outside_wealth_usd=1e6, risk_aversion=2.5)
    >>> ic.finance.employee_discount(grant, holder, outside_wealth_usd=np.array([1e5, 1e6, 1e7])).round(2)
    array([0.51, 0.31, 0.09])
    """
    return cast("_Numbers", _raw.employee_discount(grant, holder, outside_wealth_usd))


def runway_outlook(runway: Runway) -> RunwayOutlook:
    """Months of cash, the chance that the equity survives, and the Opex that cash alone pays.

    Parameters
    ----------
    runway : Runway
        Cash, burn, hazard and horizon.

    Returns
    -------
    RunwayOutlook
        E = E₀ exp(−∫h dt), h the given hazard while less than twelve months of cash are left.

    Examples
    --------
    >>> import isocost as ic
    >>> minimax = ic.finance.Runway(
    ...     cash_usd=362.6e6, burn_usd_per_month=23.48e6, short_runway_hazard_per_year=0.2, horizon_years=2
    ... )
    >>> round(ic.finance.runway_outlook(minimax).months, 1)
    15.4
    """
    return RunwayOutlook(**_raw.runway_outlook(runway))
