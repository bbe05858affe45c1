"""Scaling laws: what a loss costs in parameters, tokens and compute, and what progress and demand change about it.

A law is ℓ(N, D) = E + A N^−α + B D^−β (Hoffmann et al. 2022), N parameters, D tokens, 6ND FLOP of training. Plans under
caps are certified like every answer of the library. Algorithms that improve themselves on fixed compute follow
`IdeaProduction` (Whitfill and Wu 2025). Numbers may be NumPy arrays where a function says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, SupportsFloat, TypeAlias, overload

from ._answer import Answer
from ._capability import (
    BestRun,
    CapabilityFromLoss,
    ScalingTechnology,
    capability,
    loss_of_capability,
    returns_to_compute,
)
from ._core import scaling as raw
from ._idea_path import (
    Explosion,
    IdeaPath,
    explosion,
    idea_path,
    path_residual,
    turning_log_quality,
    years_to_explosion,
    years_to_quality,
)
from ._ideas import (
    IdeaProduction,
    PublishedReturns,
    ResearchInputs,
    asymptotic_exponent,
    explosive_compute_share,
    explosive_gain,
    idea_growth_per_year,
    local_exponent,
    research_returns,
    research_returns_estimates,
)
from ._inference_demand import (
    InferenceDemand,
    inference_residual,
    inference_wedge,
    serving_usd_per_parameter,
    usd_per_peak_flop,
)
from ._law import ScalingLaw, TrainingCost
from ._plan import Allocation, ExpansionPath, TrainingPlan
from ._progress import (
    AlgorithmicProgress,
    EffectiveCompute,
    PublishedProgress,
    TalentAugmentedCompute,
    compute_efficiency,
    effective_compute,
    effective_compute_flop_per_year,
    elasticity_of_scale,
    equivalent_months,
    progress_estimate,
    progress_estimates,
    progress_from_yearly_factor,
)
from ._training import minimize_loss, minimize_training_cost
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Array: TypeAlias = NDArray[np.float64]
    _Floats: TypeAlias = float | _Array

__all__ = [
    "AlgorithmicProgress",
    "Allocation",
    "BestRun",
    "CapabilityFromLoss",
    "EffectiveCompute",
    "ExpansionPath",
    "Explosion",
    "IdeaPath",
    "IdeaProduction",
    "InferenceDemand",
    "PublishedProgress",
    "PublishedReturns",
    "PublishedScalingLaw",
    "ResearchInputs",
    "ScalingLaw",
    "ScalingTechnology",
    "TalentAugmentedCompute",
    "TrainingCost",
    "TrainingPlan",
    "asymptotic_exponent",
    "capability",
    "compute_efficiency",
    "compute_exponent",
    "compute_optimal",
    "compute_optimal_for_loss",
    "effective_compute",
    "effective_compute_flop_per_year",
    "elasticity_of_scale",
    "equivalent_months",
    "expansion_path",
    "explosion",
    "explosive_compute_share",
    "explosive_gain",
    "idea_growth_per_year",
    "idea_path",
    "inference_residual",
    "inference_wedge",
    "local_exponent",
    "loss",
    "loss_of_capability",
    "minimize_loss",
    "minimize_training_cost",
    "needed_parameters",
    "parameter_growth_share",
    "path_residual",
    "progress_estimate",
    "progress_estimates",
    "progress_from_yearly_factor",
    "research_returns",
    "research_returns_estimates",
    "returns_to_compute",
    "scaling_law",
    "scaling_laws",
    "serving_usd_per_parameter",
    "training_flop",
    "turning_log_quality",
    "usd_per_peak_flop",
    "years_to_explosion",
    "years_to_quality",
]


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class PublishedScalingLaw(Answer):
    """A published fit.

    Attributes
    ----------
    id : str
        Its name here.
    law : ScalingLaw
        The coefficients.
    source : str
        Who published them, and where.
    """

    id: str
    law: ScalingLaw
    source: str


def scaling_laws() -> tuple[PublishedScalingLaw, ...]:
    """The fits that are in use, by the numbers that their authors published.

    The published coefficients of Hoffmann et al. do not reproduce their own Table A3 (Approach 3): at the table's FLOP
    the unrounded ones give 0.93 to 0.99 of its parameters, those printed in eq. 10 only 0.70 to 0.82.

    Examples
    --------
    >>> import isocost as ic
    >>> [published.id for published in ic.scaling.scaling_laws()]
    ['hoffmann_2022', 'hoffmann_2022_rounded', 'besiroglu_2024', 'sardana_2024', 'muennighoff_2023']
    """
    return tuple(
        PublishedScalingLaw(id=id, law=ScalingLaw._of(law), source=source) for id, law, source in raw.scaling_laws()
    )


def scaling_law(id: str) -> ScalingLaw:
    """The law of that id.

    Raises
    ------
    InvalidParameter
        For an id that is not published here, with those that are.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.scaling.scaling_law("besiroglu_2024").irreducible_loss
    1.8172
    """
    return ScalingLaw._of(raw.scaling_law(id))


@overload
def training_flop(parameters: float, tokens: float) -> float: ...
@overload
def training_flop(parameters: _Array, tokens: _Floats) -> _Array: ...
@overload
def training_flop(parameters: float, tokens: _Array) -> _Array: ...
def training_flop(parameters: _Floats, tokens: _Floats) -> _Floats:
    """FLOP of a training run, 6ND; numbers or arrays.

    Examples
    --------
    >>> import isocost as ic
    >>> f"{ic.scaling.training_flop(70e9, 1.4e12):.3g}"
    '5.88e+23'
    """
    return raw.training_flop(parameters, tokens)


@overload
def loss(law: ScalingLaw, parameters: float, tokens: float) -> float: ...
@overload
def loss(law: ScalingLaw, parameters: _Array, tokens: _Floats) -> _Array: ...
@overload
def loss(law: ScalingLaw, parameters: float, tokens: _Array) -> _Array: ...
def loss(law: ScalingLaw, parameters: _Floats, tokens: _Floats) -> _Floats:
    """ℓ(N, D) [nats per token]; numbers or arrays.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.scaling.loss(ic.scaling.scaling_law("sardana_2024"), 70e9, 1e12), 5)
    1.94727
    """
    return raw.loss(law, parameters, tokens)


@overload
def needed_parameters(law: ScalingLaw, loss: float, tokens: float) -> float: ...
@overload
def needed_parameters(law: ScalingLaw, loss: _Array, tokens: _Floats) -> _Array: ...
@overload
def needed_parameters(law: ScalingLaw, loss: float, tokens: _Array) -> _Array: ...
def needed_parameters(law: ScalingLaw, loss: _Floats, tokens: _Floats) -> _Floats:
    """Parameters that reach a loss with so many tokens, infinite where none do; numbers or arrays.

    Examples
    --------
    >>> import isocost as ic
    >>> law = ic.scaling.scaling_law("sardana_2024")
    >>> ic.scaling.needed_parameters(law, 1.947, 1e9)
    inf
    """
    return raw.needed_parameters(law, loss, tokens)


def parameter_growth_share(law: ScalingLaw) -> float:
    """β/(α + β), the share of growth that goes into parameters: N* ∝ C^a.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.scaling.parameter_growth_share(ic.scaling.scaling_law("besiroglu_2024")), 4)
    0.5126
    """
    return raw.parameter_growth_share(law)


def compute_exponent(law: ScalingLaw) -> float:
    """αβ/(α + β), the percent that ℓ − E falls per percent of compute, along the optimum."""
    return raw.compute_exponent(law)


def compute_optimal(law: ScalingLaw, flop: SupportsFloat) -> Allocation:
    """The least loss that C FLOP give: N* = G (C/6)^a, D* = G^−1 (C/6)^b (Hoffmann et al. 2022, eq. 4).

    Examples
    --------
    >>> import isocost as ic
    >>> run = ic.scaling.compute_optimal(ic.scaling.scaling_law("hoffmann_2022"), 5.88e23)
    >>> f"{run.parameters:.5g}"
    '4.0743e+10'
    """
    return Allocation(**raw.compute_optimal(law, number(flop, "compute_optimal.flop")))


def compute_optimal_for_loss(law: ScalingLaw, loss: SupportsFloat) -> Allocation:
    """The least compute that reaches a loss; infeasible for a loss that no model gets to.

    Examples
    --------
    >>> import isocost as ic
    >>> law = ic.scaling.scaling_law("sardana_2024")
    >>> run = ic.scaling.compute_optimal_for_loss(law, 1.947)
    >>> f"{run.parameters:.4g} {run.tokens:.4g}"
    '3.408e+10 1.81e+12'
    >>> ic.scaling.compute_optimal_for_loss(law, 1.5).reason
    'No model gets to a loss of 1.5: it must be above 1.69, the irreducible loss.'
    """
    return Allocation(**raw.compute_optimal_for_loss(law, number(loss, "compute_optimal_for_loss.loss")))


def expansion_path(law: ScalingLaw, flop: Iterable[SupportsFloat]) -> ExpansionPath:
    """The best run of every amount of compute.

    Examples
    --------
    >>> import isocost as ic
    >>> path = ic.scaling.expansion_path(ic.scaling.scaling_law("muennighoff_2023"), [1e21, 1e23])
    >>> f"{path.parameters[1] / path.parameters[0]:.9g}"
    '10'
    """
    import numpy as np

    runs = [compute_optimal(law, x) for x in flop]
    columns = {name: np.array([getattr(r, name) for r in runs]) for name in ("flop", "parameters", "tokens", "loss")}
    return ExpansionPath(**columns)
