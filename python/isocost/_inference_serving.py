"""What placements, prompts and requests cost, and the price-speed frontier."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import SupportsFloat

from ._core import inference as raw
from ._inference_answers import Frontier, RequestPrice, Serving
from ._inference_models import Placement, Prefill, ReductionLatency, Request, ServingChip, Transformer
from ._values import number


def transformers() -> tuple[Transformer, ...]:
    """Models whose serving is well described, each with figures from its source.

    Parameters, layers and 2 bytes per weight of the first six as in Erdil 2025 (arXiv:2506.04645), whose GPT-4 is a
    rumor; DeepSeek-R1 in FP8 (DeepSeek-AI 2024, arXiv:2412.19437).

    Returns
    -------
    tuple[Transformer, ...]
        All presets.

    Examples
    --------
    >>> from isocost import inference
    >>> [model.name for model in inference.transformers()][-1]
    'DeepSeek-R1'
    """
    return tuple(transformer(name) for name in raw.transformers())


def transformer(name: str) -> Transformer:
    """A preset by name.

    Parameters
    ----------
    name : str
        One of the presets.

    Returns
    -------
    Transformer
        The model.

    Raises
    ------
    InvalidParameter
        When there is none of that name; the message lists them.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.transformer("GPT-4").kv_bytes_per_token is None
    True
    """
    name, values = raw.transformer(name)
    unknown = math.isnan(values["kv_bytes_per_token"])
    return Transformer(name, **(values | ({"kv_bytes_per_token": None} if unknown else {})))


def serving_chip(name: str, *, rent_usd_per_hour: SupportsFloat, bits: SupportsFloat = 16) -> ServingChip:
    """A chip of the catalog at a rent.

    Parameters
    ----------
    name : str
        Of a chip of the catalog.
    rent_usd_per_hour : float
        Rent of one [USD per hour].
    bits : float, optional
        Of the numbers that it multiplies, 8 or 16.

    Returns
    -------
    ServingChip
        The chip.

    Raises
    ------
    InvalidParameter
        When there is no such chip, or the catalog lacks a figure that serving needs: it is named, not guessed.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.serving_chip("NVIDIA H100 SXM5 80GB", rent_usd_per_hour=2).memory_bandwidth_bytes_per_s
    3350000000000.0
    """
    name, values = raw.serving_chip(name, number(rent_usd_per_hour, "rent_usd_per_hour"), number(bits, "bits"))
    return ServingChip(name, **values)


def erdil_h100() -> ServingChip:
    """The H100 of Erdil 2025 (arXiv:2506.04645), rounded as there; not that of the catalog.

    Returns
    -------
    ServingChip
        80 GB, 3.3e12 bytes and 1.0e15 FLOP per second, 2.10 USD per hour.
    """
    name, values = raw.erdil_h100()
    return ServingChip(name, **values)


def erdil_a100() -> ServingChip:
    """The A100 of Erdil 2025 (arXiv:2506.04645).

    Returns
    -------
    ServingChip
        80 GB, 2.0e12 bytes and 3.12e14 FLOP per second, 1.507 USD per hour.
    """
    name, values = raw.erdil_a100()
    return ServingChip(name, **values)


def serve(placement: Placement) -> Serving:
    """Speed and price of a placement that writes tokens (Erdil 2025, arXiv:2506.04645, §2.2).

    t = layers · per_layer · t_red(n) + max(bytes·P/(n·BW), 2·P_active·b/(n·FLOP/s)) seconds, and
    1e6 · rent · n · t/(3600 b) USD per million tokens. Reading the cache is not counted, unless the placement says
    so: for long contexts the time is a lower bound.

    Parameters
    ----------
    placement : Placement
        Model, chips and batch.

    Returns
    -------
    Serving
        Infeasible when weights and cache exceed the memory.

    Examples
    --------
    >>> from isocost import inference
    >>> p = inference.Placement(
    ...     inference.transformer("Llama 3 70B"), inference.erdil_h100(), chips=8, batch=1, context_tokens=0
    ... )
    >>> round(inference.serve(p).usd_per_mtok, 6)
    39.363666
    """
    return Serving(**raw.serve(placement))


def seconds_per_prompt(
    model: Transformer,
    chip: ServingChip,
    prefill: Prefill,
    *,
    input_tokens: SupportsFloat,
) -> float:
    """Seconds to read a prompt: 2 · P_active · length/(n · FLOP/s · utilization).

    Parameters
    ----------
    model : Transformer
        What reads.
    chip : ServingChip
        On what.
    prefill : Prefill
        How many, and how well used.
    input_tokens : float
        Length of the prompt [tokens].

    Returns
    -------
    float
        Time to the first token [seconds].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> llama, h100 = inference.transformer("Llama 3 8B"), inference.erdil_h100()
    >>> prefill = inference.Prefill(chips=8, utilization=0.5)
    >>> round(inference.seconds_per_prompt(llama, h100, prefill, input_tokens=1000), 6)
    0.004015
    """
    return raw.seconds_per_prompt(model, chip, prefill, number(input_tokens, "input_tokens"))


def usd_per_input_mtok(model: Transformer, chip: ServingChip, prefill: Prefill) -> float:
    """What it costs to read a million tokens.

    Parameters
    ----------
    model : Transformer
        What reads.
    chip : ServingChip
        On what.
    prefill : Prefill
        How many, which moves no price, and how well used.

    Returns
    -------
    float
        Price of tokens read [USD per million tokens].

    Examples
    --------
    >>> from isocost import inference
    >>> llama, h100 = inference.transformer("Llama 3 8B"), inference.erdil_h100()
    >>> round(inference.usd_per_input_mtok(llama, h100, inference.Prefill(chips=8, utilization=0.5)), 5)
    0.01874
    """
    return raw.usd_per_input_mtok(model, chip, prefill)


def price_of(request: Request, decode: Placement, prefill: Prefill) -> RequestPrice:
    """What a request takes and costs, prompt and answer each on its own chips.

    Parameters
    ----------
    request : Request
        What is asked.
    decode : Placement
        What writes the answer.
    prefill : Prefill
        What reads the prompt, on the same kind of chip.

    Returns
    -------
    RequestPrice
        Infeasible when the writing chips cannot hold the model.

    Examples
    --------
    >>> from isocost import inference
    >>> p = inference.Placement(
    ...     inference.transformer("Llama 3 70B"), inference.erdil_h100(), chips=8, batch=1, context_tokens=0
    ... )
    >>> ask = inference.Request(input_tokens=1000, output_tokens=500)
    >>> round(inference.price_of(ask, p, inference.Prefill(chips=8, utilization=0.5)).usd, 4)
    0.0198
    """
    return RequestPrice(**raw.price_of(request, decode, prefill))


def price_speed_frontier(
    model: Transformer,
    chip: ServingChip,
    *,
    chips: Iterable[SupportsFloat],
    batches: Iterable[SupportsFloat],
    context_tokens: SupportsFloat,
    reduction: ReductionLatency | None = None,
    cache_reads: bool = False,
) -> Frontier:
    """The placements of a grid that no other beats in both price and speed.

    Parameters
    ----------
    model : Transformer
        What is served.
    chip : ServingChip
        On what.
    chips : Iterable[SupportsFloat]
        Numbers of chips to try, whole numbers.
    batches : Iterable[SupportsFloat]
        Batches to try with each.
    context_tokens : float
        Context of a sequence that the cache holds [tokens].
    reduction : ReductionLatency, optional
        What it takes the chips to agree.
    cache_reads : bool, optional
        Whether reading the cache takes time, too, as in `Placement`.

    Returns
    -------
    Frontier
        From the cheapest placement to the fastest.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> llama, h100 = inference.transformer("Llama 3 70B"), inference.erdil_h100()
    >>> found = inference.price_speed_frontier(llama, h100, chips=[2, 4, 8], batches=[1, 32], context_tokens=0)
    >>> print(found)
    optimal: 6 placements, 0 do not fit into memory
     chips   batch  USD per Mtok  tokens/s per user
         2      32        0.8591              42.44
         4      32        0.9661              75.47
         8      32          1.23              118.6
    """
    found = raw.price_speed_frontier(
        model,
        chip,
        [number(n, f"chips[{k}]") for k, n in enumerate(chips)],
        [number(b, f"batches[{k}]") for k, b in enumerate(batches)],
        number(context_tokens, "context_tokens"),
        ReductionLatency() if reduction is None else reduction,
        cache_reads,
    )
    return Frontier(**found)
