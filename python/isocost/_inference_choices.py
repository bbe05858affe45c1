"""Efficiency, own silicon, shared compute."""

from __future__ import annotations

from collections.abc import Iterable
from typing import SupportsFloat

from ._core import inference as raw
from ._inference_answers import ComputeShares, Parity, SiliconBreakEven, SiliconChoice
from ._inference_strategy import OwnSilicon, ReasoningCandidate, SharedCompute
from ._values import number


def value_of_efficiency_usd_per_year(
    *,
    tokens_per_year: SupportsFloat,
    usd_per_mtok: SupportsFloat,
    share: SupportsFloat,
) -> float:
    """What serving for a share less is worth: tokens × cost per token × share.

    Parameters
    ----------
    tokens_per_year : float
        Tokens served [tokens per year].
    usd_per_mtok : float
        Cost of serving [USD per million tokens].
    share : float
        What is saved of it; one percent is 0.01.

    Returns
    -------
    float
        Value [USD per year].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.value_of_efficiency_usd_per_year(tokens_per_year=1e15, usd_per_mtok=1.0, share=0.01)
    10000000.0
    """
    return raw.value_of_efficiency_usd_per_year(
        number(tokens_per_year, "tokens_per_year"), number(usd_per_mtok, "usd_per_mtok"), number(share, "share")
    )


def joules_per_token(*, chips: SupportsFloat, chip_w: SupportsFloat, tokens_per_s: SupportsFloat) -> float:
    """Energy of a token.

    Parameters
    ----------
    chips : float
        That serve [chips].
    chip_w : float
        Power per chip, its share of server and cooling included [W].
    tokens_per_s : float
        Of all users together [tokens per second].

    Returns
    -------
    float
        Energy [J].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.joules_per_token(chips=8, chip_w=1275, tokens_per_s=1000)
    10.2
    """
    return raw.joules_per_token(number(chips, "chips"), number(chip_w, "chip_w"), number(tokens_per_s, "tokens_per_s"))


def parity(candidates: Iterable[ReasoningCandidate], *, rival_score_per_joule: SupportsFloat) -> Parity:
    """The cheapest candidate that holds a rival's score per joule, and why not the others.

    Parameters
    ----------
    candidates : Iterable[ReasoningCandidate]
        Models on placements, with names of their own.
    rival_score_per_joule : float
        What must be reached [score per J].

    Returns
    -------
    Parity
        Infeasible when none reaches it.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> small = inference.ReasoningCandidate(
    ...     "small", score=40, tokens_per_task=2000, joules_per_token=0.5, usd_per_task=0.001
    ... )
    >>> long = small.replace(name="long", tokens_per_task=9000)
    >>> print(inference.parity([small, long], rival_score_per_joule=0.02))
    optimal: small
    small        0.04 score per J       0.001 USD  taken
    long     0.008889 score per J       0.001 USD  0.008889 of 0.02 score per joule
    """
    return Parity(**raw.parity(list(candidates), number(rival_score_per_joule, "rival_score_per_joule")))


def break_even_volume(silicon: OwnSilicon) -> SiliconBreakEven:
    """The volume from which own chips are cheaper: F_0 · CRF/(p_bought − p_own) FLOP per year.

    Parameters
    ----------
    silicon : OwnSilicon
        Costs either way.

    Returns
    -------
    SiliconBreakEven
        Infeasible when an own FLOP costs no less.

    Examples
    --------
    >>> from isocost import inference
    >>> chip = inference.OwnSilicon(
    ...     fixed_usd=5e8, rate_per_year=0.1, lifetime_years=4, own_usd_per_flop=1e-18, bought_usd_per_flop=1.5e-18
    ... )
    >>> f"{inference.break_even_volume(chip).flop_per_year:.4g}"
    '3.155e+26'
    """
    return SiliconBreakEven(**raw.break_even_volume(silicon))


def compare_silicon(silicon: OwnSilicon, *, flop_per_year: SupportsFloat) -> SiliconChoice:
    """A year's bill with own and with bought chips.

    Parameters
    ----------
    silicon : OwnSilicon
        Costs either way.
    flop_per_year : float
        Volume [FLOP per year].

    Returns
    -------
    SiliconChoice
        Both bills: a fixed cost is not convex, so both regimes are computed.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> chip = inference.OwnSilicon(
    ...     fixed_usd=5e8, rate_per_year=0.1, lifetime_years=4, own_usd_per_flop=1e-18, bought_usd_per_flop=1.5e-18
    ... )
    >>> inference.compare_silicon(chip, flop_per_year=1e26).own
    False
    """
    return SiliconChoice(**raw.compare_silicon(silicon, number(flop_per_year, "flop_per_year")))


def share_compute(compute: SharedCompute) -> ComputeShares:
    """What serving and synthetic data leave of a cap for research.

    Parameters
    ----------
    compute : SharedCompute
        Cap, tokens and utilizations.

    Returns
    -------
    ComputeShares
        Infeasible when serving and synthetic data alone exceed the cap.
    """
    return ComputeShares(**raw.share_compute(compute))


def cap_flop_per_token(
    *,
    active_parameters: SupportsFloat,
    research_utilization: SupportsFloat,
    token_utilization: SupportsFloat,
) -> float:
    """FLOP of the cap that a token takes: 2N · u_research/u_token.

    Parameters
    ----------
    active_parameters : float
        Of the model that is served.
    research_utilization : float
        At which the cap is counted.
    token_utilization : float
        At which the token is served.

    Returns
    -------
    float
        Of the cap [FLOP].

    Examples
    --------
    >>> from isocost import inference
    >>> inference.cap_flop_per_token(active_parameters=37e9, research_utilization=0.4, token_utilization=0.4)
    74000000000.0
    """
    return raw.cap_flop_per_token(
        number(active_parameters, "active_parameters"),
        number(research_utilization, "research_utilization"),
        number(token_utilization, "token_utilization"),
    )


def displaced_research_usd_per_mtok(
    *,
    shadow_price_usd_per_flop: SupportsFloat,
    cap_flop_per_token: SupportsFloat,
) -> float:
    """What the compute of a million tokens is worth to research.

    Parameters
    ----------
    shadow_price_usd_per_flop : float
        Of the cap on compute [USD per FLOP].
    cap_flop_per_token : float
        FLOP of the cap that a token takes.

    Returns
    -------
    float
        On top of what the compute costs [USD per million tokens].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> round(inference.displaced_research_usd_per_mtok(shadow_price_usd_per_flop=1e-18, cap_flop_per_token=296e9), 6)
    0.296
    """
    return raw.displaced_research_usd_per_mtok(
        number(shadow_price_usd_per_flop, "shadow_price_usd_per_flop"), number(cap_flop_per_token, "cap_flop_per_token")
    )
