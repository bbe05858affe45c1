"""What a model will be asked over its life, and what that does to its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat, TypeVar

from ._core import scaling as raw
from ._law import ScalingLaw, TrainingCost
from ._model import Model
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_X = TypeVar("_X", float, "NDArray[np.float64]")


class InferenceDemand(raw.InferenceDemand, Model):
    """What a model will be asked over its life (Sardana et al. 2024), and how well chips are used on it.

    Parameters
    ----------
    input_tokens : float
        Tokens read over the model's life [tokens], 0 or more.
    output_tokens : float
        Tokens written over the model's life [tokens], 0 or more.
    prefill_utilization : float
        Achieved share of the peak when reading, above 0, at most 1.
    decode_utilization : float
        Achieved share of the peak when writing, above 0, at most 1.
    usd_per_peak_flop : float
        Price of a FLOP at the peak of the chips that serve [USD per FLOP], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> demand = ic.scaling.InferenceDemand(
    ...     input_tokens=4e12,
    ...     output_tokens=1e12,
    ...     prefill_utilization=0.5,
    ...     decode_utilization=0.01,
    ...     usd_per_peak_flop=ic.scaling.usd_per_peak_flop(2.0, 989e12),
    ... )
    >>> f"{ic.scaling.serving_usd_per_parameter(demand):.3g}"
    '0.000121'
    """

    __slots__ = ()
    _fields = ("input_tokens", "output_tokens", "prefill_utilization", "decode_utilization", "usd_per_peak_flop")

    def __init__(
        self,
        *,
        input_tokens: SupportsFloat,
        output_tokens: SupportsFloat,
        prefill_utilization: SupportsFloat,
        decode_utilization: SupportsFloat,
        usd_per_peak_flop: SupportsFloat,
    ) -> None:
        super().__init__(
            number(input_tokens, "InferenceDemand.input_tokens"),
            number(output_tokens, "InferenceDemand.output_tokens"),
            number(prefill_utilization, "InferenceDemand.prefill_utilization"),
            number(decode_utilization, "InferenceDemand.decode_utilization"),
            number(usd_per_peak_flop, "InferenceDemand.usd_per_peak_flop"),
        )


def usd_per_peak_flop(rent_usd_per_hour: SupportsFloat, peak_flop_per_s: SupportsFloat) -> float:
    """Price of a FLOP of a chip at its peak, rent/(3600 peak) [USD]; over the utilization, of one that counts.

    Examples
    --------
    >>> import isocost as ic
    >>> f"{ic.scaling.usd_per_peak_flop(2.0, 989e12):.4g}"
    '5.617e-19'
    """
    where = "usd_per_peak_flop"
    return raw.usd_per_peak_flop(
        number(rent_usd_per_hour, f"{where}.rent_usd_per_hour"), number(peak_flop_per_s, f"{where}.peak_flop_per_s")
    )


def serving_usd_per_parameter(demand: InferenceDemand) -> float:
    """What serving a demand costs per parameter: 2 c (D_in/MFU_pre + D_out/MFU_dec) [USD per parameter]."""
    return raw.serving_usd_per_parameter(demand)


def inference_wedge(cost: TrainingCost, tokens: _X) -> _X:
    """αA N^−α/(βB D^−β) at the optimum, 1 + p_N/(6 D p_C): above 1 for smaller models that are trained longer.

    Examples
    --------
    >>> import isocost as ic
    >>> cost = ic.scaling.TrainingCost(usd_per_flop=1.0, serving_usd_per_parameter=6e12)
    >>> ic.scaling.inference_wedge(cost, 1e12)
    2.0
    """
    return raw.inference_wedge(cost, tokens)


def inference_residual(law: ScalingLaw, cost: TrainingCost, loss: float, tokens: _X) -> _X:
    """How far D tokens are from the optimum of a loss under inference: falls in D, 0 at the optimum; data are free.

    B(1 + β/α) D^−β + (βB p_N/(6α p_C)) D^(−β−1) − (ℓ − E) [nats per token].
    """
    return raw.inference_residual(law, cost, loss, tokens)
