"""Answers of the chapter on talent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ._answer import Answer
from ._extras import pandas
from ._status import Status

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class CheapestQuality(Answer):
    """The quality whose efficiency units are the cheapest.

    Attributes
    ----------
    status : Status
        `optimal` when the certificate holds.
    limit : Literal["none", "least", "most"]
        Which end of the range holds it.
    quality, unconstrained_quality : float
        Within the range, and without it [efficiency units].
    pay_usd_per_year : float
        Of such a person [USD per year].
    efficiency_unit_usd_per_year : float
        Pay and overhead per efficiency unit [USD per year].
    heads_per_unit : float
        1 over quality.
    stationarity, feasibility, complementarity, gap : float
        Certificate, from the question and the answer alone.
    """

    status: Status
    limit: Literal["none", "least", "most"]
    quality: float
    unconstrained_quality: float
    pay_usd_per_year: float
    efficiency_unit_usd_per_year: float
    heads_per_unit: float
    stationarity: float
    feasibility: float
    complementarity: float
    gap: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class AssignmentStatics(Answer):
    """How pay by rank moves, and what the best person would add to the reference firm.

    Attributes
    ----------
    own_size_elasticity : float
        Of pay to size across firms, γ − β/α.
    reference_size_elasticity : float
        To the reference firm's size, β/α.
    all_sizes_elasticity : float
        When every firm grows, γ.
    rank_elasticity : float
        β − αγ.
    best_for_reference_share : float
        Gain from the first person over the reference firm's size.
    worst_hiring_gain_share : float
        Certificate: most that a firm would gain by another rank's person, over its pay; at most 0.
    """

    own_size_elasticity: float
    reference_size_elasticity: float
    all_sizes_elasticity: float
    rank_elasticity: float
    best_for_reference_share: float
    worst_hiring_gain_share: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class RetentionPremium(Answer):
    """The cheapest pay over the outside wage.

    Attributes
    ----------
    status : Status
        `optimal` when the certificate holds.
    pay_multiple : float
        m*, of the outside wage; at least 1.
    premium_usd_per_year : float
        (m* − 1) outside wages [USD per year].
    quits_per_year : float
        That are left [per year].
    head_cost_usd_per_year : float
        Pay and replacement [USD per year].
    saved_usd_per_year : float
        Against paying the outside wage [USD per year].
    premium_pays : bool
        Whether hκδ₀ exceeds 1.
    stationarity, feasibility, complementarity, gap : float
        Certificate, from the question and the answer alone.
    """

    status: Status
    pay_multiple: float
    premium_usd_per_year: float
    quits_per_year: float
    head_cost_usd_per_year: float
    saved_usd_per_year: float
    premium_pays: bool
    stationarity: float
    feasibility: float
    complementarity: float
    gap: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class QuitCurve(Answer):
    """What a contrast says about quits if pay is all that differs, which it never is.

    Attributes
    ----------
    kappa : float
        Negative when the better paid leave more.
    quits_at_outside_wage_per_year : float
        [per year].
    """

    kappa: float
    quits_at_outside_wage_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class PayValue(Answer):
    """Pay as its holder values it and as the firm pays it.

    Attributes
    ----------
    valued_usd_per_year : float
        cash + (1 − d) equity [USD per year].
    parity_usd_per_year : float
        That over the price level: what a mover compares [USD per year].
    cost_usd_per_year : float
        cash + χ equity [USD per year].
    wedge_usd_per_year : float
        Paid and not received [USD per year].
    log_parity_pay : float
        u of the migration model.
    """

    valued_usd_per_year: float
    parity_usd_per_year: float
    cost_usd_per_year: float
    wedge_usd_per_year: float
    log_parity_pay: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class MatchedPay(Answer):
    """The least equity that makes two offers equally good.

    Attributes
    ----------
    status : Status
        `infeasible` when there is not enough equity, or it is worth nothing to its holder.
    reason : str
        Then why, and what would do.
    equity_usd_per_year : float
        [USD per year].
    cost_usd_per_year, cash_only_cost_usd_per_year : float
        With equity and without [USD per year].
    premium_over_cash_usd_per_year : float
        Cost of using equity; negative if it is cheaper [USD per year].
    residual : float
        Certificate: the two offers' values anew, relative.
    least_cash_usd_per_year : float
        When infeasible: cash that would do, with all the equity there is [USD per year].
    """

    status: Status
    reason: str
    equity_usd_per_year: float
    cost_usd_per_year: float
    cash_only_cost_usd_per_year: float
    premium_over_cash_usd_per_year: float
    residual: float
    least_cash_usd_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class MigrationFriction(Answer):
    """What keeps people at home.

    Attributes
    ----------
    friction : float
        m, in units of log pay; negative when people want to leave.
    friction_pay_multiple : float
        e^m: so many times the home pay would make both places equally good.
    elasticity_away, elasticity_home : float
        Of the share abroad to the pay there, of the share at home to the pay at home.
    """

    friction: float
    friction_pay_multiple: float
    elasticity_away: float
    elasticity_home: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class TwoPlacesAnswer(Answer):
    """Who is at home and who abroad, after some years and in the end.

    Attributes
    ----------
    home_persons, abroad_persons, abroad_share : float
        After the years.
    steady_home_persons, steady_abroad_persons, steady_abroad_share : float
        In the end.
    half_life_years : float
        Of what sets the share abroad apart from where it tends [years].
    """

    home_persons: float
    abroad_persons: float
    abroad_share: float
    steady_home_persons: float
    steady_abroad_persons: float
    steady_abroad_share: float
    half_life_years: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class NonCompeteAnswer(Answer):
    """Whether a non-compete is worth what it costs.

    Attributes
    ----------
    enforceable : bool
        False where it is void.
    worthwhile : bool
        Expected gain above cost.
    below_default_pay : bool
        In China: paid less than the 30 % of the wage that are due where nothing is agreed.
    reason : str
        In words.
    offers_per_year : float
        Rivals' offers that are left [per year].
    cost_usd_per_leaver : float
        [USD].
    expected_gain_usd_per_leaver : float
        Enforcement times the loss avoided [USD].
    net_usd_per_leaver : float
        [USD].
    break_even_enforcement : float
        Above 1: not even if it always holds; NaN where it is void.
    break_even_months : float
        [months]; infinite if it costs nothing, NaN where it is void.
    """

    enforceable: bool
    worthwhile: bool
    below_default_pay: bool
    reason: str
    offers_per_year: float
    cost_usd_per_leaver: float
    expected_gain_usd_per_leaver: float
    net_usd_per_leaver: float
    break_even_enforcement: float
    break_even_months: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class TalentStocks(Answer):
    """Who works where: origin by place.

    Attributes
    ----------
    status : Status
        `unbounded` when there is no steady state; `optimal` when the residual is within 1e-12, `stalled` when it is
        not; `out_of_range` when stocks are beyond double numbers.
    reason : str
        Why it is not optimal.
    persons : tuple of tuple of float
        One row per origin.
    residual : float
        Steady state: worst imbalance over what flows through. After some years: worst difference from a Taylor series
        in small steps, over all persons of an origin.
    """

    status: Status
    reason: str
    persons: tuple[tuple[float, ...], ...]
    residual: float

    def explain(self) -> str:
        """The table, or why there is none."""
        if self.reason:
            return f"{self.status}\n{self.reason}"
        rows = ["  ".join(f"{number:>12.6g}" for number in row) for row in self.persons]
        return "\n".join([f"{self.status}: persons by origin (rows) and place", *rows])

    def to_pandas(self, *, origins: Sequence[str] | None = None, places: Sequence[str] | None = None) -> pd.DataFrame:
        """The persons as a pandas data frame.

        Parameters
        ----------
        origins, places : sequence of str, optional
            Names of rows and columns; numbers by default.

        Returns
        -------
        pandas.DataFrame
            One row per origin, one column per place.
        """
        frame: pd.DataFrame = pandas().DataFrame(list(self.persons), index=origins, columns=places)
        return frame
