"""What is weighed: a serving day, an API's prices, self-hosting."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import inference as raw
from ._inference_models import numbers_of
from ._model import Model


class ServingDay(raw.ServingDay, Model):
    """A day of a served model: tokens, what a node does with them, what it costs.

    Parameters
    ----------
    input_tokens : float
        Tokens read, cached ones included [tokens].
    cached_input_tokens : float
        Tokens of the input found in a cache [tokens].
    output_tokens : float
        Tokens written [tokens].
    prefill_tokens_per_s_per_node : float
        Tokens that a node reads, cached ones included [tokens per second].
    decode_tokens_per_s_per_node : float
        Tokens that a node writes [tokens per second].
    chips_per_node : float
        Chips of a node [chips].
    rent_usd_per_hour : float
        Rent of a chip [USD per hour].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> day = inference.deepseek_day()
    >>> round(inference.implied_nodes(day), 1)
    226.9
    """

    __slots__ = ()
    _fields = (
        "input_tokens",
        "cached_input_tokens",
        "output_tokens",
        "prefill_tokens_per_s_per_node",
        "decode_tokens_per_s_per_node",
        "chips_per_node",
        "rent_usd_per_hour",
    )

    def __init__(
        self,
        *,
        input_tokens: SupportsFloat,
        cached_input_tokens: SupportsFloat,
        output_tokens: SupportsFloat,
        prefill_tokens_per_s_per_node: SupportsFloat,
        decode_tokens_per_s_per_node: SupportsFloat,
        chips_per_node: SupportsFloat,
        rent_usd_per_hour: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "ServingDay",
            input_tokens=input_tokens,
            cached_input_tokens=cached_input_tokens,
            output_tokens=output_tokens,
            prefill_tokens_per_s_per_node=prefill_tokens_per_s_per_node,
            decode_tokens_per_s_per_node=decode_tokens_per_s_per_node,
            chips_per_node=chips_per_node,
            rent_usd_per_hour=rent_usd_per_hour,
        )
        super().__init__(values)


class PriceList(raw.PriceList, Model):
    """What an API charges.

    Parameters
    ----------
    cached_input_usd_per_mtok : float
        Price of input found in a cache [USD per million tokens].
    input_usd_per_mtok : float
        Price of other input [USD per million tokens].
    output_usd_per_mtok : float
        Price of output [USD per million tokens].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.deepseek_r1_prices()
    PriceList(cached_input_usd_per_mtok=0.14, input_usd_per_mtok=0.55, output_usd_per_mtok=2.19)
    """

    __slots__ = ()
    _fields = ("cached_input_usd_per_mtok", "input_usd_per_mtok", "output_usd_per_mtok")

    def __init__(
        self,
        *,
        cached_input_usd_per_mtok: SupportsFloat,
        input_usd_per_mtok: SupportsFloat,
        output_usd_per_mtok: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "PriceList",
            cached_input_usd_per_mtok=cached_input_usd_per_mtok,
            input_usd_per_mtok=input_usd_per_mtok,
            output_usd_per_mtok=output_usd_per_mtok,
        )
        super().__init__(values)


class SelfHosting(raw.SelfHosting, Model):
    """Open weights on rented chips, paid by the hour whether they write or wait.

    Parameters
    ----------
    usd_per_hour : float
        Rent of the whole deployment [USD per hour].
    tokens_per_s : float
        Tokens that it serves at full load [tokens per second].
    variable_usd_per_mtok : float
        What a token costs on top of the rent; 0 on rented chips [USD per million tokens].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> own = inference.SelfHosting(usd_per_hour=16.8, tokens_per_s=10_000, variable_usd_per_mtok=0)
    >>> round(inference.break_even_load(own, api_usd_per_mtok=0.724).utilization, 3)
    0.645
    """

    __slots__ = ()
    _fields = ("usd_per_hour", "tokens_per_s", "variable_usd_per_mtok")

    def __init__(
        self,
        *,
        usd_per_hour: SupportsFloat,
        tokens_per_s: SupportsFloat,
        variable_usd_per_mtok: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "SelfHosting",
            usd_per_hour=usd_per_hour,
            tokens_per_s=tokens_per_s,
            variable_usd_per_mtok=variable_usd_per_mtok,
        )
        super().__init__(values)
