"""A day's books, and self-hosting against an API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, SupportsFloat

from ._core import inference as raw
from ._inference_answers import BreakEven, DayAccount, HostingChoice
from ._inference_books import PriceList, SelfHosting, ServingDay
from ._values import number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

deepseek_day_nodes: float = raw.deepseek_day_nodes


def deepseek_day() -> ServingDay:
    """DeepSeek's 24 hours of 27 to 28 February 2025 (DeepSeek-AI 2025, open-infra-index, day 6).

    Returns
    -------
    ServingDay
        V3 and R1 together, on nodes of 8 H800.
    """
    return ServingDay(**raw.deepseek_day())


def deepseek_r1_prices() -> PriceList:
    """List prices of the DeepSeek-R1 API in February 2025 (same source).

    Returns
    -------
    PriceList
        0.14, 0.55 and 2.19 USD per million tokens.
    """
    return PriceList(**raw.deepseek_r1_prices())


def prefill_nodes(day: ServingDay) -> float:
    """Nodes that read: input over 86 400 s and a node's throughput.

    Parameters
    ----------
    day : ServingDay
        The day.

    Returns
    -------
    float
        Average over the day.

    Examples
    --------
    >>> from isocost import inference
    >>> round(inference.prefill_nodes(inference.deepseek_day()), 1)
    95.5
    """
    return raw.prefill_nodes(day)


def decode_nodes(day: ServingDay) -> float:
    """Nodes that write: output over 86 400 s and a node's throughput.

    Parameters
    ----------
    day : ServingDay
        The day.

    Returns
    -------
    float
        Average over the day.

    Examples
    --------
    >>> from isocost import inference
    >>> round(inference.decode_nodes(inference.deepseek_day()), 1)
    131.4
    """
    return raw.decode_nodes(day)


def implied_nodes(day: ServingDay) -> float:
    """Nodes that the throughput implies, reading and writing ones together.

    Parameters
    ----------
    day : ServingDay
        The day.

    Returns
    -------
    float
        Average over the day.

    Examples
    --------
    >>> from isocost import inference
    >>> round(inference.implied_nodes(inference.deepseek_day()), 1)  # 226.75 were counted
    226.9
    """
    return raw.implied_nodes(day)


def revenue_at_list_price_usd(day: ServingDay, prices: PriceList) -> float:
    """What the tokens would bring if all were sold at the list price; its excess over cost is no margin.

    Parameters
    ----------
    day : ServingDay
        The day.
    prices : PriceList
        List prices.

    Returns
    -------
    float
        Theoretical [USD].

    Examples
    --------
    >>> from isocost import inference
    >>> round(inference.revenue_at_list_price_usd(inference.deepseek_day(), inference.deepseek_r1_prices()))
    562100
    """
    return raw.revenue_at_list_price_usd(day, prices)


def account(day: ServingDay, *, nodes: SupportsFloat, prices: PriceList) -> DayAccount:
    """Closes the books of a day.

    Parameters
    ----------
    day : ServingDay
        The day.
    nodes : float
        Those counted, or `implied_nodes(day)`.
    prices : PriceList
        List prices.

    Returns
    -------
    DayAccount
        Cost, cost per token, revenue at list price.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> books = inference.account(
    ...     inference.deepseek_day(), nodes=inference.deepseek_day_nodes, prices=inference.deepseek_r1_prices()
    ... )
    >>> books.cost_usd, round(books.usd_per_mtok, 3), round(books.usd_per_output_mtok, 3)
    (87072.0, 0.112, 0.518)
    """
    return DayAccount(**raw.account(day, number(nodes, "nodes"), prices))


def self_hosted_usd_per_mtok(own: SelfHosting, *, utilization: SupportsFloat) -> float:
    """What a token costs on one's own chips at an average load.

    Parameters
    ----------
    own : SelfHosting
        The deployment.
    utilization : float
        Average load, above 0 and at most 1.

    Returns
    -------
    float
        Cost [USD per million tokens].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> own = inference.SelfHosting(usd_per_hour=16.8, tokens_per_s=10_000, variable_usd_per_mtok=0)
    >>> round(inference.self_hosted_usd_per_mtok(own, utilization=0.5), 4)
    0.9333
    """
    return raw.self_hosted_usd_per_mtok(own, number(utilization, "utilization"))


def break_even_utilization(
    usd_per_hour: ArrayLike,
    tokens_per_s: ArrayLike,
    api_usd_per_mtok: ArrayLike,
    variable_usd_per_mtok: ArrayLike = 0.0,
) -> Any:
    """The average load at which rent equals the API's bill, for sweeps: numbers or arrays, broadcast.

    u* = USD per hour/(3600 · tokens/s · (price − variable) per token); infinite when the API costs no more than the
    variable part. Figures are not checked.

    Parameters
    ----------
    usd_per_hour : float or array_like
        Rent of the whole deployment [USD per hour].
    tokens_per_s : float or array_like
        At full load [tokens per second].
    api_usd_per_mtok : float or array_like
        Price of the API [USD per million tokens].
    variable_usd_per_mtok : float or array_like, optional
        What a token costs on top of the rent; nothing on rented chips.

    Returns
    -------
    Any
        A float, or an array of the broadcast shape; above 1 no load is enough.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.break_even_utilization(16.8, [5_000, 10_000], 0.724).round(3)
    array([1.289, 0.645])
    """
    return raw.break_even_utilization(usd_per_hour, tokens_per_s, api_usd_per_mtok, variable_usd_per_mtok)


def break_even_load(own: SelfHosting, *, api_usd_per_mtok: SupportsFloat) -> BreakEven:
    """Where self-hosting and an API cost the same.

    Parameters
    ----------
    own : SelfHosting
        The deployment.
    api_usd_per_mtok : float
        The API's blended price [USD per million tokens].

    Returns
    -------
    BreakEven
        Infeasible when no load is enough: then each of the least changes would make full load break even.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> own = inference.SelfHosting(usd_per_hour=16.8, tokens_per_s=10_000, variable_usd_per_mtok=0)
    >>> answer = inference.break_even_load(own, api_usd_per_mtok=0.724)
    >>> round(answer.utilization, 3), round(answer.least_tokens_per_s)
    (0.645, 6446)
    """
    return BreakEven(**raw.break_even_load(own, number(api_usd_per_mtok, "api_usd_per_mtok")))


def compare_hosting(
    own: SelfHosting,
    *,
    api_usd_per_mtok: SupportsFloat,
    tokens_per_month: SupportsFloat,
) -> HostingChoice:
    """A month's bill either way, on as many whole deployments as the volume needs.

    Parameters
    ----------
    own : SelfHosting
        The deployment.
    api_usd_per_mtok : float
        The API's blended price [USD per million tokens].
    tokens_per_month : float
        Volume [tokens per month].

    Returns
    -------
    HostingChoice
        Both bills.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> own = inference.SelfHosting(usd_per_hour=16.8, tokens_per_s=10_000, variable_usd_per_mtok=0)
    >>> inference.compare_hosting(own, api_usd_per_mtok=0.724, tokens_per_month=2e10).self_host
    True
    """
    price, volume = number(api_usd_per_mtok, "api_usd_per_mtok"), number(tokens_per_month, "tokens_per_month")
    return HostingChoice(**raw.compare_hosting(own, price, volume))
