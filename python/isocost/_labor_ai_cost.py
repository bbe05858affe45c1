"""What AI that does the work of one post costs, from the tokens that the work takes."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import labor as _raw
from ._inference_models import Placement, Prefill
from ._labor_answers import AiCost
from ._model import Model
from ._numbers import checked_numbers
from ._values import number


class PostWork(_raw.PostWork, Model):
    """The work of one post, in tasks and tokens.

    Parameters
    ----------
    tasks_per_year : float
        n, what one filled post does today [tasks per year], positive.
    requests_per_task : float
        k, to the model, repeats included [requests], positive.
    input_tokens_per_request : float
        i, tokens read [tokens], 0 or more.
    output_tokens_per_request : float
        o, tokens written [tokens], 0 or more.
    review_usd_per_task : float
        v, people and software that check what comes out [USD], 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> work = ic.labor.PostWork(
    ...     tasks_per_year=20_000,
    ...     requests_per_task=2,
    ...     input_tokens_per_request=5_000,
    ...     output_tokens_per_request=1_000,
    ...     review_usd_per_task=0.1,
    ... )
    >>> work.requests_per_task
    2.0
    """

    __slots__ = ()
    _fields = (
        "tasks_per_year",
        "requests_per_task",
        "input_tokens_per_request",
        "output_tokens_per_request",
        "review_usd_per_task",
    )

    def __init__(
        self,
        *,
        tasks_per_year: SupportsFloat,
        requests_per_task: SupportsFloat,
        input_tokens_per_request: SupportsFloat,
        output_tokens_per_request: SupportsFloat,
        review_usd_per_task: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "PostWork",
            tasks_per_year=tasks_per_year,
            requests_per_task=requests_per_task,
            input_tokens_per_request=input_tokens_per_request,
            output_tokens_per_request=output_tokens_per_request,
            review_usd_per_task=review_usd_per_task,
        )
        super().__init__(**numbers)


class TokenPrices(_raw.TokenPrices, Model):
    """What an API takes for tokens.

    Parameters
    ----------
    usd_per_input_mtok : float
        p_i, price of tokens read [USD per million tokens], 0 or more.
    usd_per_output_mtok : float
        p_o, price of tokens written [USD per million tokens], 0 or more.

    Raises
    ------
    InvalidParameter
        When a price is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.labor.TokenPrices(usd_per_input_mtok=0.55, usd_per_output_mtok=2.19).usd_per_output_mtok
    2.19
    """

    __slots__ = ()
    _fields = (
        "usd_per_input_mtok",
        "usd_per_output_mtok",
    )

    def __init__(
        self,
        *,
        usd_per_input_mtok: SupportsFloat,
        usd_per_output_mtok: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "TokenPrices",
            usd_per_input_mtok=usd_per_input_mtok,
            usd_per_output_mtok=usd_per_output_mtok,
        )
        super().__init__(**numbers)


def ai_cost(work: PostWork, prices: TokenPrices) -> AiCost:
    """What AI costs per replaced worker-year at an API's prices: n [k (i p_i + o p_o)/10⁶ + v].

    Parameters
    ----------
    work : PostWork
        What the post does.
    prices : TokenPrices
        Of the model that does it.

    Returns
    -------
    AiCost
        Its `ai_cost_usd_per_year` is that of `Automation` and `AutomationPlan`.

    Examples
    --------
    >>> import isocost as ic
    >>> work = ic.labor.PostWork(
    ...     tasks_per_year=20_000,
    ...     requests_per_task=2,
    ...     input_tokens_per_request=5_000,
    ...     output_tokens_per_request=1_000,
    ...     review_usd_per_task=0.1,
    ... )
    >>> prices = ic.labor.TokenPrices(usd_per_input_mtok=0.5, usd_per_output_mtok=2.5)
    >>> round(ic.labor.ai_cost(work, prices).ai_cost_usd_per_year, 6)
    2200.0
    """
    return AiCost(**_raw.ai_cost(work, prices))


def ai_cost_on_placement(
    work: PostWork, *, decode: Placement, prefill: Prefill, average_load: SupportsFloat
) -> AiCost:
    """What AI costs per replaced worker-year on rented chips that read and chips that write.

    The prices are those of the placement at full load over the average load: rented chips cost as much while they wait.

    Parameters
    ----------
    work : PostWork
        What the post does.
    decode : Placement
        The model on the chips that write.
    prefill : Prefill
        Chips that read.
    average_load : float
        Share of the full load over the year, above 0 and at most 1.

    Returns
    -------
    AiCost
        Infeasible, with the reason, where the placement cannot hold the model.

    Raises
    ------
    InvalidParameter
        When the load is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> work = ic.labor.PostWork(
    ...     tasks_per_year=20_000,
    ...     requests_per_task=2,
    ...     input_tokens_per_request=5_000,
    ...     output_tokens_per_request=1_000,
    ...     review_usd_per_task=0,
    ... )
    >>> llama, h100 = ic.inference.transformer("Llama 3 70B"), ic.inference.erdil_h100()
    >>> decode = ic.inference.Placement(llama, h100, chips=8, batch=64, context_tokens=0)
    >>> prefill = ic.inference.Prefill(chips=8, utilization=0.5)
    >>> full = ic.labor.ai_cost_on_placement(work, decode=decode, prefill=prefill, average_load=1)
    >>> half = ic.labor.ai_cost_on_placement(work, decode=decode, prefill=prefill, average_load=0.5)
    >>> half.ai_cost_usd_per_year / full.ai_cost_usd_per_year
    2.0
    """
    load = number(average_load, "average_load")
    return AiCost(**_raw.ai_cost_on_placement(work, decode, prefill, load))
