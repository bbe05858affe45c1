"""Answers of the chapter on labor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from ._answer import Answer
from ._compute_values import framed, written
from ._status import Status
from ._text_table import figure

if TYPE_CHECKING:
    import pandas as pd

    _Decision: TypeAlias = Literal["as_before", "replace", "retain"]
    _Exit: TypeAlias = Literal["negotiated", "expiry", "collective", "retained", "contested"]
    _Regime: TypeAlias = Literal["at_will", "non_disruption", "lawful_exit"]
    _Path: TypeAlias = Literal["at_will", "non_disruption", "lawful_exit", "contested_exit"]


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Severance(Answer):
    """What Chinese law makes a dismissal cost, at once and before taxes.

    Attributes
    ----------
    service_wages : float
        N of art. 47 before the limit of twelve [monthly wages].
    paid_wages : float
        N that is paid [monthly wages].
    base_wage_rmb_per_month : float
        Of which [RMB per month].
    wage_capped : bool
        Pay above three local averages.
    years_limited : bool
        And service above twelve years.
    severance_rmb : float
        N: on consent at the firm's wish, on collective dismissal and on expiry (LCL art. 46, 47) [RMB].
    severance_and_notice_rmb : float
        N + 1: with the last month's wage instead of a month's notice (art. 40, IR art. 20) [RMB].
    unlawful_rmb : float
        2N: where the dismissal is unlawful and the person does not want the post back (art. 48, 87) [RMB].
    own_monthly_wages : float
        N in average wages of one's own: what a firm compares [monthly wages].
    """

    service_wages: float
    paid_wages: float
    base_wage_rmb_per_month: float
    wage_capped: bool
    years_limited: bool
    severance_rmb: float
    severance_and_notice_rmb: float
    unlawful_rmb: float
    own_monthly_wages: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class AutomationGains(Answer):
    """What replacing and keeping a person bring per automated FTE and year, against today.

    Attributes
    ----------
    annuity_per_year : float
        A, by which what is paid once is spread [per year].
    severance_usd : float
        S, lawful severance, twice that where held unlawful [USD].
    replacement_gain_usd_per_year : float
        w − c_AI − A S [USD per year].
    retention_gain_usd_per_year : float
        ψw − c_AI − A r [USD per year].
    replacement_preferred : bool
        Over retention: w(1 − ψ) > A(S − r).
    decision : {"as_before", "replace", "retain"}
        The better of doing either or nothing; of two alike the one that changes less.
    """

    annuity_per_year: float
    severance_usd: float
    replacement_gain_usd_per_year: float
    retention_gain_usd_per_year: float
    replacement_preferred: bool
    decision: _Decision


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class BreakEven(Answer):
    """A value at which two sides are equal.

    Attributes
    ----------
    status : Status
        `infeasible` when no value makes them equal; `stalled` when they differ by more than 1e-10.
    reason : str
        Then why.
    name : str
        What was asked for, as ``ai_cost_usd_per_year``.
    value : float
        Of it, in `unit`; NaN when infeasible.
    unit : str
        As ``USD per post and year``.
    residual : float
        The certificate: their distance at the value, from the model with it put in, over the larger amount compared.
    """

    status: Status
    reason: str
    name: str
    value: float
    unit: str
    residual: float

    def explain(self) -> str:
        """The value with its name and unit, or the reason why there is none."""
        words = self.name.removesuffix("_usd_per_year").removesuffix("_months").replace("_", " ")
        asked = f"break-even {words}"
        if self.value != self.value:
            return f"{self.status}: no {asked}: {self.reason}"
        why = [self.reason] if self.reason else []
        told = f"{asked}: {figure(self.value)} {self.unit}"
        return "\n".join([str(self.status), *why, told, f"both sides differ by {self.residual:.1g} of the larger"])


class ExitCost(NamedTuple):
    """One way out of a post that AI has taken over.

    Attributes
    ----------
    exit : {"negotiated", "expiry", "collective", "retained", "contested"}
        Which.
    available : bool
        Whether it is open.
    reason : str
        Why not, or empty.
    monthly_wages : float
        Present value in the person's own monthly wages; NaN if not available.
    """

    exit: _Exit
    available: bool
    reason: str
    monthly_wages: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class ExitCosts(Answer):
    """Every way out with its cost.

    Attributes
    ----------
    all : tuple of ExitCost
        Negotiated, expiry, collective, retained, contested.
    cheapest : ExitCost
        Of those that are open.
    """

    all: tuple[ExitCost, ...]
    cheapest: ExitCost

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "all", tuple(ExitCost(*cost) for cost in self.all))
        object.__setattr__(self, "cheapest", ExitCost(*self.cheapest))

    def of(self, exit: _Exit) -> ExitCost:
        """The cost of one way out; ValueError for a name that is none."""
        for cost in self.all:
            if cost.exit == exit:
                return cost
        raise ValueError(f"exit = {exit}: must be {', '.join(cost.exit for cost in self.all)}")

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; each cost as a dict of its own."""
        return {"all": tuple(cost._asdict() for cost in self.all), "cheapest": self.cheapest._asdict()}

    def explain(self) -> str:
        """The ways out as a table, with why one is not open."""
        rows = [(cost.exit, cost.monthly_wages, cost.reason) for cost in self.all]
        table = written(("exit", "monthly wages", "not open because"), rows)
        return f"cheapest: {self.cheapest.exit}\n{table}"

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame with a row for each way out."""
        return framed(ExitCost._fields, self.all)


class AutomationYear(NamedTuple):
    """One year of a path; year 0 is the day of the change and has only what is paid once.

    Attributes
    ----------
    year : int
        0 to the horizon.
    as_before_fte, replaced_fte, retained_fte, left_fte : float
        In posts as before; left with severance or in court; kept beside the AI; left by attrition since year 0. They make up the
        staff of today [FTE].
    technology_usd, wages_usd, severance_usd, retraining_usd, opex_usd : float
        Four costs and their sum [USD].
    dual_opex_usd : float
        Of kept people: their wages, back pay and retraining [USD].
    dual_burden_usd : float
        That less what they yield [USD].
    output_usd : float
        What the firm makes [USD].
    gain_usd : float
        Output less Opex [USD].
    amplification : float
        Output over today's, of the day before in year 0.
    """

    year: int
    as_before_fte: float
    replaced_fte: float
    retained_fte: float
    left_fte: float
    technology_usd: float
    wages_usd: float
    severance_usd: float
    retraining_usd: float
    opex_usd: float
    dual_opex_usd: float
    dual_burden_usd: float
    output_usd: float
    gain_usd: float
    amplification: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class AutomationPath(Answer):
    """What automation costs and brings year by year.

    Attributes
    ----------
    regime : {"at_will", "non_disruption", "lawful_exit", "contested_exit"}
        How people leave.
    years : tuple of AutomationYear
        0 to the horizon.
    npv_usd : float
        Present value of the gains against today [USD].
    dual_burden_npv_usd : float
        Present value of the dual burden [USD].
    dual_burden_per_post_usd : float
        That per automated post; NaN without such posts [USD].
    """

    regime: _Path
    years: tuple[AutomationYear, ...]
    npv_usd: float
    dual_burden_npv_usd: float
    dual_burden_per_post_usd: float

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "years", tuple(AutomationYear(*year) for year in self.years))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; each year as a dict of its own."""
        return Answer.to_dict(self) | {"years": tuple(year._asdict() for year in self.years)}

    def explain(self) -> str:
        """Head counts and money year by year, and present values."""
        columns = ("year", "replaced_fte", "retained_fte", "left_fte", "opex_usd", "output_usd", "gain_usd")
        rows = [[getattr(year, name) for name in columns] for year in self.years]
        values = f"NPV {self.npv_usd:.6g} USD, of the dual burden {self.dual_burden_npv_usd:.6g} USD"
        return f"{self.regime.replace('_', ' ')}: {values}\n{written(columns, rows)}"

    def to_pandas(self) -> pd.DataFrame:
        """A pandas data frame with a row for each year."""
        return framed(AutomationYear._fields, self.years)


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class AiCost(Answer):
    """What AI that does the work of one post costs.

    Attributes
    ----------
    status : Status
        `infeasible` when the placement cannot hold the model; then money is NaN.
    reason : str
        Then why.
    tokens_per_year : float
        Read and written [tokens per year].
    usd_per_task : float
        Tokens and review [USD].
    inference_usd_per_year, review_usd_per_year : float
        For tokens, and for a look at what comes out [USD per year].
    ai_cost_usd_per_year : float
        c_AI, the sum [USD per year].
    """

    status: Status
    reason: str
    tokens_per_year: float
    usd_per_task: float
    inference_usd_per_year: float
    review_usd_per_year: float
    ai_cost_usd_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class AdjustmentBand(Answer):
    """Two thresholds of the last worker's revenue product, between which a firm does nothing.

    Attributes
    ----------
    status : Status
        `unbounded` when a worker is worth more than any number, and all else is NaN; `stalled` when the residual
        exceeds 1e-9, as where the volatility is below about 1 %.
    reason : str
        Then why; also where nobody is ever fired.
    hire_above_usd_per_year : float
        z_h [USD per year].
    fire_below_usd_per_year : float
        z_f, 0 where firing costs all wages to come [USD per year].
    log_width : float
        ln(z_h/z_f); infinite without firing.
    hires_per_year, fires_per_year : float
        In the long run per worker [per year].
    turnover_per_year : float
        The sum; infinite without costs [per year].
    residual : float
        The certificate: |zv'|/b at the thresholds, from the values of a worker there alone.
    """

    status: Status
    reason: str
    hire_above_usd_per_year: float
    fire_below_usd_per_year: float
    log_width: float
    hires_per_year: float
    fires_per_year: float
    turnover_per_year: float
    residual: float
