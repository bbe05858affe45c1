"""The answers of the chapter scaling: a run, the path of runs, a plan with its proof."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Self

from ._answer import Answer
from ._core import NotOptimal
from ._core import scaling as raw
from ._extras import pandas
from ._status import Certificate, Status

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    _Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class Allocation(Answer):
    """A training run, and whether there is one.

    Attributes
    ----------
    status : Status
        How it ended; numbers are NaN unless it is optimal.
    reason : str
        What is in the way, in words.
    parameters, tokens : float
        Size N and data D.
    flop : float
        Compute, 6ND [FLOP].
    loss : float
        Loss [nats per token].
    """

    status: Status
    reason: str = ""
    parameters: float = math.nan
    tokens: float = math.nan
    flop: float = math.nan
    loss: float = math.nan

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", Status(self.status))


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class ExpansionPath:
    """The best run of every amount of compute, as arrays.

    Attributes
    ----------
    flop : numpy.ndarray
        Compute [FLOP].
    parameters, tokens : numpy.ndarray
        Size and data; NaN where double numbers do not reach.
    loss : numpy.ndarray
        Loss [nats per token].
    """

    flop: _Array
    parameters: _Array
    tokens: _Array
    loss: _Array

    def to_pandas(self) -> pd.DataFrame:
        """The path as a pandas data frame, one row for each amount of compute."""
        frame: pd.DataFrame = pandas().DataFrame({f.name: getattr(self, f.name) for f in fields(self)})
        return frame


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class TrainingPlan(Answer):
    """The model to train: size, data, loss, cost, what the limits are worth, and the proof.

    Shadow prices are 0 or more: what one more unit of a limit saves, in USD where the least cost was
    asked, in nats per token where the least loss was. A limit that does not bind is worth 0.

    Attributes
    ----------
    status : Status
        How the search ended; numbers are NaN unless a run was found.
    certificate : Certificate
        How far the plan is from optimal, computed from the plan alone.
    reason : str
        What is in the way, in words; empty when optimal.
    parameters, tokens : float
        Size N and data D.
    flop : float
        Training compute, 6ND [FLOP].
    loss : float
        Loss [nats per token].
    cost_usd, training_usd, data_usd, serving_usd : float
        Cost and its three parts [USD].
    marginal_cost_usd : float
        What a nat per token less would cost [USD]; infinite when money is left over.
    flop_shadow_price, token_shadow_price : float
        What one more FLOP, one more token saves [USD or nats].
    budget_shadow_price : float
        What one more USD saves [nats], where the least loss was asked.
    least_flop_cap, least_token_cap : float
        When infeasible: the least cap that would do, the other as it is; infinite where none would.

    Examples
    --------
    >>> import isocost as ic
    >>> law = ic.scaling.scaling_law("besiroglu_2024")
    >>> cost = ic.scaling.TrainingCost(usd_per_flop=2e-18, serving_usd_per_parameter=1e-4)
    >>> plan = ic.scaling.minimize_training_cost(law, cost, loss=2.0)
    >>> plan.status, plan.certificate.holds(1e-9)
    (<Status.optimal: 'optimal'>, True)
    >>> f"{plan.parameters:.3g} parameters, {plan.tokens:.3g} tokens, {plan.cost_usd:.3g} USD"
    '1.63e+10 parameters, 4.89e+12 tokens, 2.59e+06 USD'
    """

    status: Status
    certificate: Certificate
    reason: str = ""
    parameters: float = math.nan
    tokens: float = math.nan
    flop: float = math.nan
    loss: float = math.nan
    cost_usd: float = math.nan
    training_usd: float = math.nan
    data_usd: float = math.nan
    serving_usd: float = math.nan
    marginal_cost_usd: float = math.nan
    flop_shadow_price: float = math.nan
    token_shadow_price: float = math.nan
    budget_shadow_price: float = math.nan
    least_flop_cap: float = math.nan
    least_token_cap: float = math.nan

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", Status(self.status))

    @property
    def solved(self) -> bool:
        """Whether the certificate holds."""
        return self.status == Status.optimal

    def explain(self) -> str:
        """The plan in words and a table: how it ended, what is trained at what cost, what the limits are worth."""
        values = self._values()
        numbers = {name: x for name, x in values.items() if isinstance(x, float)}
        return raw.explain(str(self.status), self.reason, numbers)

    def __str__(self) -> str:
        return self.explain()

    def require_optimal(self) -> Self:
        """The plan itself, or NotOptimal with the reason."""
        if not self.solved:
            raise NotOptimal(self.explain())
        return self

    def to_dict(self) -> dict[str, Any]:
        """All values by name, the status as text, the certificate as a mapping."""
        values = Answer.to_dict(self)
        names = ("stationarity", "feasibility", "complementarity", "gap", "condition")
        values["certificate"] = {name: getattr(self.certificate, name) for name in names}
        return values


def plan_of(values: dict[str, Any]) -> TrainingPlan:
    """A plan from what the compiled module returns."""
    return TrainingPlan(**(values | {"certificate": Certificate(*values["certificate"])}))
