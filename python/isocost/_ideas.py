"""How algorithms come from experiments and researchers, and what their growth answers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, SupportsFloat, TypeVar

from ._answer import Answer
from ._core import scaling as raw
from ._model import Model
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_X = TypeVar("_X", float, "NDArray[np.float64]")


class IdeaProduction(raw.IdeaProduction, Model):
    """How algorithms of quality A, 1 at the benchmark, come from experiments K and researchers L that are held fixed.

    dA/dt = g0 A^φ F^λ with F = [γ (A^ε_K K/K0)^ρ + (1 − γ) (A^ε_L L/L0)^ρ]^(1/ρ) and ρ = (σ − 1)/σ (Whitfill and Wu
    2025, arXiv:2507.23181; Jones 1995). Their gains are ε_K = 0, an experiment takes the FLOP that it takes, and
    ε_L = 1, researchers are AI and better algorithms run more of them. People are ε_L = 0; ε_K = 1 reads K as effective
    compute. The limits σ = 0, 1 and ∞ are exact.

    Parameters
    ----------
    growth_per_year : float
        g0, growth of A with the inputs of the benchmark, at A = 1 [1/yr], positive.
    progress_exponent : float
        φ, below 1 where ideas get harder to find.
    input_exponent : float
        λ, percent of ideas per percent of all inputs, positive.
    compute_share : float
        γ, share of experiment compute at the benchmark, above 0 and below 1.
    sigma : float
        σ, elasticity of substitution between experiments and researchers, 0 to infinite.
    experiment_gain : float
        ε_K, percent of effective experiment compute per percent of A, 0 or more.
    researcher_gain : float
        ε_L, percent of effective researchers per percent of A, 0 or more.
    benchmark_compute_flop_per_year : float
        K0, experiment compute of the benchmark [FLOP per year], positive.
    benchmark_researchers_fte : float
        L0, researchers of the benchmark, people or AI at A = 1 [FTE], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> ideas = ic.scaling.IdeaProduction(
    ...     growth_per_year=1.2, progress_exponent=0.4, input_exponent=0.8, compute_share=0.35, sigma=2.583,
    ...     experiment_gain=0.0, researcher_gain=1.0,
    ...     benchmark_compute_flop_per_year=1e25, benchmark_researchers_fte=400.0)
    >>> round(ic.scaling.asymptotic_exponent(ideas), 12)
    1.2
    """

    __slots__ = ()
    _fields = (
        "growth_per_year",
        "progress_exponent",
        "input_exponent",
        "compute_share",
        "sigma",
        "experiment_gain",
        "researcher_gain",
        "benchmark_compute_flop_per_year",
        "benchmark_researchers_fte",
    )

    def __init__(
        self,
        *,
        growth_per_year: SupportsFloat,
        progress_exponent: SupportsFloat,
        input_exponent: SupportsFloat,
        compute_share: SupportsFloat,
        sigma: SupportsFloat,
        experiment_gain: SupportsFloat,
        researcher_gain: SupportsFloat,
        benchmark_compute_flop_per_year: SupportsFloat,
        benchmark_researchers_fte: SupportsFloat,
    ) -> None:
        super().__init__(
            number(growth_per_year, "IdeaProduction.growth_per_year"),
            number(progress_exponent, "IdeaProduction.progress_exponent"),
            number(input_exponent, "IdeaProduction.input_exponent"),
            number(compute_share, "IdeaProduction.compute_share"),
            number(sigma, "IdeaProduction.sigma"),
            number(experiment_gain, "IdeaProduction.experiment_gain"),
            number(researcher_gain, "IdeaProduction.researcher_gain"),
            number(benchmark_compute_flop_per_year, "IdeaProduction.benchmark_compute_flop_per_year"),
            number(benchmark_researchers_fte, "IdeaProduction.benchmark_researchers_fte"),
        )


class ResearchInputs(raw.ResearchInputs, Model):
    """The inputs that are held fixed while algorithms improve.

    Parameters
    ----------
    compute_flop_per_year : float
        K, experiment compute [FLOP per year], positive.
    researchers_fte : float
        L, researchers, people or AI at A = 1 [FTE], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.
    """

    __slots__ = ()
    _fields = ("compute_flop_per_year", "researchers_fte")

    def __init__(self, *, compute_flop_per_year: SupportsFloat, researchers_fte: SupportsFloat) -> None:
        super().__init__(
            number(compute_flop_per_year, "ResearchInputs.compute_flop_per_year"),
            number(researchers_fte, "ResearchInputs.researchers_fte"),
        )


@dataclass(frozen=True, kw_only=True, repr=False, slots=True, eq=False)
class PublishedReturns(Answer):
    """Published returns to research with their interval.

    Attributes
    ----------
    id : str
        Its name here.
    returns : float
        r, doublings of A after which doubled inputs bring only the old growth.
    low, high : float
        The interval.
    source : str
        Who published it, and what kind of interval it is.
    """

    id: str
    returns: float
    low: float
    high: float
    source: str


def idea_growth_per_year(production: IdeaProduction, inputs: ResearchInputs, log_quality: _X) -> _X:
    """Growth of A per year at ln A, g0 A^(φ−1) F^λ [1/yr].

    Parameters
    ----------
    production : IdeaProduction
        The equation.
    inputs : ResearchInputs
        What is held fixed.
    log_quality : float or array
        ln A, of either sign.

    Returns
    -------
    float or array
        Per year.
    """
    return raw.idea_growth_per_year(production, inputs, log_quality)


def local_exponent(production: IdeaProduction, inputs: ResearchInputs, log_quality: _X) -> _X:
    """By how much dA/dt rises with A at ln A, percent per percent: growth speeds up where it is above 1.

    φ + λ (s_K ε_K + (1 − s_K) ε_L), s_K the elasticity of F to experiment compute.

    Parameters
    ----------
    production : IdeaProduction
        The equation.
    inputs : ResearchInputs
        What is held fixed.
    log_quality : float or array
        ln A, of either sign.

    Returns
    -------
    float or array
        Without unit.
    """
    return raw.local_exponent(production, inputs, log_quality)


def asymptotic_exponent(production: IdeaProduction) -> float:
    """What the local exponent tends to as A grows, whatever the inputs are.

    The input that grows less decides where σ < 1, φ + λ min(ε_K, ε_L); the one that grows more where σ > 1,
    φ + λ max(ε_K, ε_L); their mean at σ = 1, φ + λ (γ ε_K + (1 − γ) ε_L).
    """
    return raw.asymptotic_exponent(production)


def research_returns(production: IdeaProduction) -> float:
    """Returns to research, r = λ/(1 − φ): after r doublings of A doubled inputs bring only the old growth.

    Infinite at φ ≥ 1, where ideas do not get harder to find.
    """
    return raw.research_returns(production)


def explosive_gain(returns: _X) -> _X:
    """The gain d ln F/d ln A above which algorithms explode, 1/r; returns, positive, are a number or an array."""
    return raw.explosive_gain(returns)


def explosive_compute_share(returns: _X) -> _X:
    """The largest share γ of experiments with which AI researchers explode algorithms at σ = 1, 1 − 1/r.

    On fixed experiment compute; negative where they do at no share. Returns, positive, are a number or an array.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.scaling.explosive_compute_share(1.89), 4)
    0.4709
    """
    return raw.explosive_compute_share(returns)


def research_returns_estimates() -> tuple[PublishedReturns, ...]:
    """What has been estimated for language models and software, as later papers report it.

    Both say how A answers to all inputs together; neither says what σ is.

    Examples
    --------
    >>> import isocost as ic
    >>> [(each.id, each.returns) for each in ic.scaling.research_returns_estimates()]
    [('ho_2025', 1.89), ('davidson_2025', 1.2)]
    """
    return tuple(
        PublishedReturns(id=id, returns=returns, low=low, high=high, source=source)
        for id, returns, low, high, source in raw.research_returns_estimates()
    )
