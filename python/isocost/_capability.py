"""From loss to capability, and the scaling law as a firm's technology."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, SupportsFloat, TypeVar

from ._core import scaling as raw
from ._law import ScalingLaw
from ._model import Model
from ._values import number
from .production import UserTechnology

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_X = TypeVar("_X", float, "NDArray[np.float64]")


class CapabilityFromLoss(raw.CapabilityFromLoss, Model):
    """How much capability a loss is: Y/Y0 = ((ℓ0 − E)/(ℓ − E))^ω. Given, not estimated.

    Parameters
    ----------
    benchmark_loss : float
        ℓ0, loss of the benchmark [nats per token].
    exponent : float
        ω, percent of capability per percent of reducible loss, positive.
    benchmark_capability : float, default 1
        Y0, capability of the benchmark [index], positive.

    Examples
    --------
    >>> import isocost as ic
    >>> law = ic.scaling.scaling_law("besiroglu_2024")
    >>> map = ic.scaling.CapabilityFromLoss(benchmark_loss=2.0, exponent=3.0)
    >>> round(ic.scaling.capability(law, map, 1.95), 4)
    2.6082
    >>> round(ic.scaling.returns_to_compute(law, map), 4)
    0.5349
    """

    __slots__ = ()
    _fields = ("benchmark_loss", "exponent", "benchmark_capability")

    def __init__(
        self,
        *,
        benchmark_loss: SupportsFloat,
        exponent: SupportsFloat,
        benchmark_capability: SupportsFloat = 1.0,
    ) -> None:
        super().__init__(
            number(benchmark_loss, "CapabilityFromLoss.benchmark_loss"),
            number(exponent, "CapabilityFromLoss.exponent"),
            number(benchmark_capability, "CapabilityFromLoss.benchmark_capability"),
        )


def capability(law: ScalingLaw, map: CapabilityFromLoss, loss: _X) -> _X:
    """Capability of a loss [index]; a number or an array, above the irreducible loss."""
    return raw.capability(law, map, loss)


def loss_of_capability(law: ScalingLaw, map: CapabilityFromLoss, capability: _X) -> _X:
    """The loss of a capability, E + (ℓ0 − E)(Y/Y0)^(−1/ω) [nats per token]; a number or an array."""
    return raw.loss_of_capability(law, map, capability)


def returns_to_compute(law: ScalingLaw, map: CapabilityFromLoss) -> float:
    """Returns to scale in compute, exactly ω αβ/(α + β): along the optimum Y = Y0 (C/C0)^υ.

    A CES with these returns stands for the law where size and data are always chosen best.
    """
    return raw.returns_to_compute(law, map)


class BestRun(NamedTuple):
    """The best model of some compute and data, and whether it uses all the data."""

    parameters: float
    tokens: float
    loss: float
    data_scarce: bool


class ScalingTechnology(raw.ScalingTechnology, Model):
    """The scaling law as a firm's technology with two inputs, `compute` and `data`, of a run.

    Capability of the best model that C FLOP can train on at most T tokens, N = C/(6D), D = min(T, D*(C)). ln Y is
    concave and increasing in ln C and ln T, so that first-order conditions are enough.

    Parameters
    ----------
    law : ScalingLaw
        The scaling law.
    map : CapabilityFromLoss
        From loss to capability.
    flop_unit : float
        FLOP that are one unit of `compute`; choose them so that numbers are near 1.
    token_unit : float
        Tokens that are one unit of `data`.

    Examples
    --------
    >>> import isocost as ic
    >>> law = ic.scaling.scaling_law("besiroglu_2024")
    >>> map = ic.scaling.CapabilityFromLoss(benchmark_loss=2.0, exponent=3.0)
    >>> law = ic.scaling.ScalingTechnology(law=law, map=map, flop_unit=1e23, token_unit=1e12)
    >>> costs = {"compute": ic.LinearCost(price=2e5), "data": ic.LinearCost(price=1e5)}
    >>> r = ic.minimize_opex(ic.Firm(technology=law.technology(), costs=costs), capability=1.0)
    >>> r.status, round(r.opex)
    (<Status.optimal: 'optimal'>, 574635)
    """

    __slots__ = ("_law", "_map")
    _fields = ("law", "map", "flop_unit", "token_unit")

    def __init__(
        self, *, law: ScalingLaw, map: CapabilityFromLoss, flop_unit: SupportsFloat, token_unit: SupportsFloat
    ) -> None:
        super().__init__(
            law,
            map,
            number(flop_unit, "ScalingTechnology.flop_unit"),
            number(token_unit, "ScalingTechnology.token_unit"),
        )
        self._law, self._map = law, map

    @property
    def law(self) -> ScalingLaw:
        """The scaling law."""
        return self._law

    @property
    def map(self) -> CapabilityFromLoss:
        """From loss to capability."""
        return self._map

    def technology(self) -> UserTechnology:
        """What a firm takes."""
        return UserTechnology(
            ("compute", "data"), output=self.output, gradient=self.marginal_products, returns=self.returns
        )

    def run(self, *, compute: SupportsFloat, data: SupportsFloat) -> BestRun:
        """The model behind a bundle, both inputs in their units."""
        return BestRun(*self.best_run(number(compute, "compute"), number(data, "data")))
