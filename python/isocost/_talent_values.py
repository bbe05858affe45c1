"""What people of a quality, a rank and an offer cost, and what keeping them does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, SupportsFloat, TypeVar, cast

from ._core import talent as _raw
from ._talent_answers import (
    AssignmentStatics,
    CheapestQuality,
    MatchedPay,
    NonCompeteAnswer,
    PayValue,
    QuitCurve,
    RetentionPremium,
)
from ._talent_leavers import NonCompete, RetentionContrast, Turnover
from ._talent_pay import Assignment, EquityMatch, PayPackage, SuperstarWage
from ._values import NamedValues, number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Numbers = TypeVar("_Numbers", float, "NDArray[np.float64]")

#: Two-year retention by firm (SignalFire, State of Talent 2025, as Fortune reported it on 3 June 2025).
retention_records: NamedValues[float] = NamedValues(_raw.retention_records)


class LaborMarketRecord(NamedTuple):
    """A figure that was reported about the market for researchers; none was read at its origin.

    Attributes
    ----------
    quantity, firm : str
        What, and whose.
    value : float
        In `unit`.
    unit, date, source : str
        Who reported it, and when.
    """

    quantity: str
    firm: str
    value: float
    unit: str
    date: str
    source: str


#: What is paid and who moves.
labor_market_records: tuple[LaborMarketRecord, ...] = tuple(
    LaborMarketRecord(*record) for record in _raw.labor_market_records
)


def cheapest_quality(wage: SuperstarWage) -> CheapestQuality:
    """The quality whose efficiency units are the cheapest: q* = (o/(w₀(θ − 1)))^{1/θ} within the range.

    Parameters
    ----------
    wage : SuperstarWage
        Pay by quality and the cost of a head.

    Returns
    -------
    CheapestQuality
        Quality, price of a unit, and which end of the range holds it if one does.

    Examples
    --------
    >>> import isocost as ic
    >>> wage = ic.talent.SuperstarWage(
    ...     unit_wage_usd_per_year=3e5, theta=2, overhead_usd_per_year=1.2e6, least_quality=0.1, most_quality=1.5
    ... )
    >>> ic.talent.cheapest_quality(wage).limit
    'most'
    """
    return CheapestQuality(**_raw.cheapest_quality(wage))


def superstar_pay_usd_per_year(wage: SuperstarWage, quality: _Numbers) -> _Numbers:
    """Pay w₀ q^θ, of a number or an array of qualities [USD per year]."""
    return cast("_Numbers", _raw.superstar_pay_usd_per_year(wage, quality))


def efficiency_unit_usd_per_year(wage: SuperstarWage, quality: _Numbers) -> _Numbers:
    """Pay and overhead per efficiency unit, of a number or an array of qualities [USD per year]."""
    return cast("_Numbers", _raw.efficiency_unit_usd_per_year(wage, quality))


def assignment_statics(assignment: Assignment) -> AssignmentStatics:
    """Elasticities of pay by rank, and what the best person would add to the reference firm.

    Parameters
    ----------
    assignment : Assignment
        Exponents, and size and pay at one rank.

    Returns
    -------
    AssignmentStatics
        With the certificate that no firm gains by another rank's person.

    Examples
    --------
    >>> import isocost as ic
    >>> paper = ic.talent.Assignment(
    ...     alpha=1, beta=2 / 3, gamma=1, reference_rank=250, reference_size_usd=25e9, reference_pay_usd_per_year=8.34e6
    ... )
    >>> f"{ic.talent.assignment_statics(paper).best_for_reference_share:.3%}"
    '0.016%'
    """
    return AssignmentStatics(**_raw.assignment_statics(assignment))


def firm_size_usd(assignment: Assignment, rank: _Numbers) -> _Numbers:
    """Size of the firm at a rank, a number or an array [USD]."""
    return cast("_Numbers", _raw.firm_size_usd(assignment, rank))


def rank_pay_usd_per_year(assignment: Assignment, rank: _Numbers) -> _Numbers:
    """Pay at a rank, a number or an array [USD per year]."""
    return cast("_Numbers", _raw.rank_pay_usd_per_year(assignment, rank))


def pay_ratio(assignment: Assignment, *, rank: float, other_rank: float) -> float:
    """Pay at one rank over that at another: (n₂/n₁)^{αγ−β}."""
    return cast("float", _raw.pay_ratio(assignment, rank, other_rank))


def hiring_gain_usd_per_year(assignment: Assignment, *, firm_rank: float, person_rank: float) -> float:
    """What a firm gains, net of pay, from another rank's person [USD per year]: nowhere positive."""
    return cast("float", _raw.hiring_gain_usd_per_year(assignment, firm_rank, person_rank))


def retention_premium(turnover: Turnover) -> RetentionPremium:
    """The cheapest multiple of the outside wage: m* = max(1, 1 + ln(hκδ₀)/κ).

    Parameters
    ----------
    turnover : Turnover
        Outside wage, quits and what each costs.

    Returns
    -------
    RetentionPremium
        With its certificate.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.talent.Turnover(
    ...     outside_wage_usd_per_year=1e6, quits_at_outside_wage_per_year=0.4, kappa=3, replacement_years=0.5
    ... )
    >>> ic.talent.retention_premium(lab).premium_pays
    False
    """
    return RetentionPremium(**_raw.retention_premium(turnover))


def quits_per_year(turnover: Turnover, pay_multiple: _Numbers) -> _Numbers:
    """Rate of quits δ₀ e^{−κ(m−1)}, at a number or an array of pay multiples [per year]."""
    return cast("_Numbers", _raw.quits_per_year(turnover, pay_multiple))


def head_cost_usd_per_year(turnover: Turnover, pay_multiple: _Numbers) -> _Numbers:
    """Cost of a head w(m + hδ(m)), at a number or an array of pay multiples [USD per year]."""
    return cast("_Numbers", _raw.head_cost_usd_per_year(turnover, pay_multiple))


def quit_curve(contrast: RetentionContrast) -> QuitCurve:
    """κ and δ₀ that two groups would imply if pay were all that differs: an illustration, not an estimate."""
    return QuitCurve(**_raw.quit_curve(contrast))


def hazard_from_retention(retained: _Numbers, *, years: float) -> _Numbers:
    """The hazard −ln(r)/years that leaves a share of people after some years [per year].

    Examples
    --------
    >>> import isocost as ic
    >>> {firm: round(ic.talent.hazard_from_retention(r, years=2), 3) for firm, r in ic.talent.retention_records.items()}
    {'Anthropic': 0.112, 'Google DeepMind': 0.124, 'OpenAI': 0.2, 'Meta': 0.223}
    """
    return cast("_Numbers", _raw.hazard_from_retention(retained, years))


def retention_from_hazard(hazard_per_year: _Numbers, *, years: float) -> _Numbers:
    """The share of people that a hazard leaves after some years."""
    return cast("_Numbers", _raw.retention_from_hazard(hazard_per_year, years))


def value_pay(package: PayPackage) -> PayValue:
    """Pay as its holder values it, as a mover compares it and as the firm pays it."""
    return PayValue(**_raw.value_pay(package))


def match_offer(match: EquityMatch) -> MatchedPay:
    """The least equity that makes a firm's offer as good as a rival's.

    Parameters
    ----------
    match : EquityMatch
        The rival's offer and the firm's means.

    Returns
    -------
    MatchedPay
        Equity and its cost, or why there is none and the least cash that would do.

    Examples
    --------
    >>> import isocost as ic
    >>> match = ic.talent.EquityMatch(
    ...     rival_parity_usd_per_year=2e6, cash_usd_per_year=4e5, equity_limit_usd_per_year=1e6, equity_discount=0.5
    ... )
    >>> print(ic.talent.match_offer(match).reason)
    it takes 3.2e+06 USD per year of equity and there is 1e+06; cash of 1.5e+06 USD per year would do
    """
    return MatchedPay(**_raw.match_offer(match))


def value_noncompete(noncompete: NonCompete, *, jurisdiction: Literal["china", "california"]) -> NonCompeteAnswer:
    """Whether a non-compete saves more than it costs; void in California.

    Parameters
    ----------
    noncompete : NonCompete
        The clause.
    jurisdiction : {"china", "california"}
        Whose law.

    Returns
    -------
    NonCompeteAnswer
        Cost and gain per leaver who is bound.

    Raises
    ------
    InvalidParameter
        For more than 24 months where the law is Chinese.
    """
    return NonCompeteAnswer(**_raw.value_noncompete(noncompete, jurisdiction))


def premium_certificate(turnover: Turnover, pay_multiple: SupportsFloat) -> dict[str, float]:
    """How far any pay multiple is from the cheapest: stationarity, feasibility, complementarity and gap."""
    return dict(_raw.certify_premium(turnover, number(pay_multiple, "pay_multiple")))
