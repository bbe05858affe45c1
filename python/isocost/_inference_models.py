"""What serves: models, chips, placements, requests."""

from __future__ import annotations

import math
from typing import SupportsFloat

from ._core import inference as raw
from ._model import Model
from ._values import number


def numbers_of(where: str, **values: SupportsFloat) -> dict[str, float]:
    """Floats by name, or a TypeError that says where something else stands."""
    return {key: number(value, f"{where}.{key}") for key, value in values.items()}


class Transformer(raw.Transformer, Model):
    """The shape of a language model, as far as its serving costs depend on it.

    Parameters
    ----------
    name : str
        What it is called.
    parameters : float
        All of them, the experts of a mixture included.
    active_parameters : float
        Those that work on one token.
    layers : float
        Layers.
    bytes_per_weight : float
        Of a stored weight [bytes].
    kv_bytes_per_token : float, optional
        Cache of keys and values per token of context, over all layers [bytes]. None is unknown: then only placements
        without context can be asked for.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> llama = inference.transformer("Llama 3 70B")
    >>> llama.layers, llama.kv_bytes_per_token
    (80.0, 327680.0)
    >>> llama.replace(name="in 8 bits", bytes_per_weight=1.0).bytes_per_weight
    1.0
    """

    __slots__ = ()
    _fields = ("name", "parameters", "active_parameters", "layers", "bytes_per_weight", "kv_bytes_per_token")
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        parameters: SupportsFloat,
        active_parameters: SupportsFloat,
        layers: SupportsFloat,
        bytes_per_weight: SupportsFloat,
        kv_bytes_per_token: SupportsFloat | None = None,
    ) -> None:
        values = numbers_of(
            f"Transformer({name})",
            parameters=parameters,
            active_parameters=active_parameters,
            layers=layers,
            bytes_per_weight=bytes_per_weight,
            kv_bytes_per_token=math.nan if kv_bytes_per_token is None else kv_bytes_per_token,
        )
        super().__init__(name, values)

    @property
    def kv_bytes_per_token(self) -> float | None:
        """Cache of keys and values per token of context [bytes]; None when unknown."""
        value = super().kv_bytes_per_token
        return None if value is None or math.isnan(value) else value


class ServingChip(raw.ServingChip, Model):
    """A chip as a server of tokens sees it, with what an hour of it costs.

    Parameters
    ----------
    name : str
        What it is called.
    memory_bytes : float
        Its memory [bytes].
    memory_bandwidth_bytes_per_s : float
        Bandwidth to its own memory [bytes per second].
    flop_per_s : float
        Dense peak at the precision of the work [FLOP per second].
    rent_usd_per_hour : float
        Rent [USD per hour].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.erdil_h100().replace(rent_usd_per_hour=3).rent_usd_per_hour
    3.0
    """

    __slots__ = ()
    _fields = ("name", "memory_bytes", "memory_bandwidth_bytes_per_s", "flop_per_s", "rent_usd_per_hour")
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        memory_bytes: SupportsFloat,
        memory_bandwidth_bytes_per_s: SupportsFloat,
        flop_per_s: SupportsFloat,
        rent_usd_per_hour: SupportsFloat,
    ) -> None:
        values = numbers_of(
            f"ServingChip({name})",
            memory_bytes=memory_bytes,
            memory_bandwidth_bytes_per_s=memory_bandwidth_bytes_per_s,
            flop_per_s=flop_per_s,
            rent_usd_per_hour=rent_usd_per_hour,
        )
        super().__init__(name, values)


class ReductionLatency(raw.ReductionLatency, Model):
    """What it takes the chips to agree: per_hop_s · max(√n − 1, 0) + base_s for a reduction (Erdil 2025 §2.2).

    Parameters
    ----------
    per_layer : float
        Reductions of a layer.
    base_s : float
        Least time of a reduction [seconds].
    per_hop_s : float
        Time of a step across the square of chips [seconds].

    Raises
    ------
    InvalidParameter
        When a figure is negative.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.ReductionLatency(per_layer=2)
    ReductionLatency(per_layer=2.0)
    """

    __slots__ = ()
    _fields = ("per_layer", "base_s", "per_hop_s")

    def __init__(
        self, *, per_layer: SupportsFloat = 4.0, base_s: SupportsFloat = 6e-6, per_hop_s: SupportsFloat = 2e-6
    ) -> None:
        super().__init__(numbers_of("ReductionLatency", per_layer=per_layer, base_s=base_s, per_hop_s=per_hop_s))


class Placement(raw.Placement, Model):
    """A model on n chips that writes for `batch` users at once.

    Parameters
    ----------
    model : Transformer
        What is served.
    chip : ServingChip
        On what.
    chips : float
        Chips that hold the model, a whole number [chips].
    batch : float
        Sequences written at once [sequences].
    context_tokens : float
        Context of a sequence that the cache holds [tokens].
    reduction : ReductionLatency, optional
        What it takes the chips to agree.
    cache_reads : bool, optional
        Whether reading the cache takes time, too; it does not in Erdil 2025 §2.2.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain, or a context is to be kept and the cache is unknown.

    Examples
    --------
    >>> from isocost import inference
    >>> llama, h100 = inference.transformer("Llama 3 70B"), inference.erdil_h100()
    >>> p = inference.Placement(llama, h100, chips=8, batch=16, context_tokens=0)
    >>> round(inference.serve(p).usd_per_mtok, 6)
    2.460229
    """

    __slots__ = ("_chip", "_model", "_reduction")
    _fields = ("model", "chip", "chips", "batch", "context_tokens", "reduction", "cache_reads")
    _positional = 2

    def __init__(
        self,
        model: Transformer,
        chip: ServingChip,
        *,
        chips: SupportsFloat,
        batch: SupportsFloat,
        context_tokens: SupportsFloat,
        reduction: ReductionLatency | None = None,
        cache_reads: bool = False,
    ) -> None:
        reduction = ReductionLatency() if reduction is None else reduction
        values = numbers_of("Placement", chips=chips, batch=batch, context_tokens=context_tokens)
        super().__init__(model, chip, values, reduction, cache_reads)
        self._model, self._chip, self._reduction = model, chip, reduction

    @property
    def model(self) -> Transformer:
        """What is served."""
        return self._model

    @property
    def chip(self) -> ServingChip:
        """On what."""
        return self._chip

    @property
    def reduction(self) -> ReductionLatency:
        """What it takes the chips to agree."""
        return self._reduction


class Prefill(raw.Prefill, Model):
    """Chips that read prompts, apart from those that write; reading is bound by arithmetic.

    Parameters
    ----------
    chips : float
        Chips that read [chips].
    utilization : float
        Share of their peak that works on tokens.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.Prefill(chips=8, utilization=0.5)
    Prefill(chips=8.0, utilization=0.5)
    """

    __slots__ = ()
    _fields = ("chips", "utilization")

    def __init__(self, *, chips: SupportsFloat, utilization: SupportsFloat) -> None:
        super().__init__(numbers_of("Prefill", chips=chips, utilization=utilization))


class Request(raw.Request, Model):
    """A question and its answer.

    Parameters
    ----------
    input_tokens : float
        Tokens read [tokens].
    output_tokens : float
        Tokens written [tokens].

    Raises
    ------
    InvalidParameter
        When a figure is negative.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.Request(input_tokens=1000, output_tokens=500)
    Request(input_tokens=1000.0, output_tokens=500.0)
    """

    __slots__ = ()
    _fields = ("input_tokens", "output_tokens")

    def __init__(self, *, input_tokens: SupportsFloat, output_tokens: SupportsFloat) -> None:
        super().__init__(numbers_of("Request", input_tokens=input_tokens, output_tokens=output_tokens))
