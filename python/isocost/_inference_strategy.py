"""What is weighed: own silicon, open weights, shared compute, reasoning per watt."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import inference as raw
from ._inference_models import numbers_of
from ._model import Model


class OwnSilicon(raw.OwnSilicon, Model):
    """Chips of one's own design against bought ones: a fixed cost, then a lower price per FLOP.

    Parameters
    ----------
    fixed_usd : float
        Design, masks and software of a generation [USD].
    rate_per_year : float
        Cost of capital [1 per year].
    lifetime_years : float
        Years that a generation serves [years].
    own_usd_per_flop : float
        Price of a FLOP on own chips [USD per FLOP].
    bought_usd_per_flop : float
        Price of a FLOP on bought chips [USD per FLOP].

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
    >>> f"{inference.break_even_volume(chip).flop_per_year:.3g}"
    '3.15e+26'
    """

    __slots__ = ()
    _fields = ("fixed_usd", "rate_per_year", "lifetime_years", "own_usd_per_flop", "bought_usd_per_flop")

    def __init__(
        self,
        *,
        fixed_usd: SupportsFloat,
        rate_per_year: SupportsFloat,
        lifetime_years: SupportsFloat,
        own_usd_per_flop: SupportsFloat,
        bought_usd_per_flop: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "OwnSilicon",
            fixed_usd=fixed_usd,
            rate_per_year=rate_per_year,
            lifetime_years=lifetime_years,
            own_usd_per_flop=own_usd_per_flop,
            bought_usd_per_flop=bought_usd_per_flop,
        )
        super().__init__(values)


class OpenRival(raw.OpenRival, Model):
    """A model that is sold against a freely given one, hosted in competition (Shaked and Sutton 1982).

    Users' tastes t are uniform on [0, 1], the worth of a model of quality q is t·q; every user takes one of the two.

    Parameters
    ----------
    users : float
        Users of either model [users].
    quality_gap_usd_per_user_year : float
        What the keenest user pays for the better model [USD per user and year].
    open_serving_usd_per_user_year : float
        Cost of serving the open model [USD per user and year].
    own_serving_usd_per_user_year : float
        Cost of serving the own model [USD per user and year].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> rival = inference.OpenRival(
    ...     users=1e6,
    ...     quality_gap_usd_per_user_year=100,
    ...     open_serving_usd_per_user_year=0,
    ...     own_serving_usd_per_user_year=0,
    ... )
    >>> inference.rent_against_open_weights(rival).rent_usd_per_year
    25000000.0
    """

    __slots__ = ()
    _fields = (
        "users",
        "quality_gap_usd_per_user_year",
        "open_serving_usd_per_user_year",
        "own_serving_usd_per_user_year",
    )

    def __init__(
        self,
        *,
        users: SupportsFloat,
        quality_gap_usd_per_user_year: SupportsFloat,
        open_serving_usd_per_user_year: SupportsFloat,
        own_serving_usd_per_user_year: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "OpenRival",
            users=users,
            quality_gap_usd_per_user_year=quality_gap_usd_per_user_year,
            open_serving_usd_per_user_year=open_serving_usd_per_user_year,
            own_serving_usd_per_user_year=own_serving_usd_per_user_year,
        )
        super().__init__(values)


class Publication(raw.Publication, Model):
    """What a lab weighs before it gives its weights away.

    Parameters
    ----------
    complement_rent_usd_per_year : float
        Rent that the complement gains [USD per year].
    complement_share : float
        Share of the complement that is the publisher's.
    community_fte : float
        Outside work on the model [FTE].
    fte_usd_per_year : float
        Worth of a year of it [USD per year].
    lost_api_rent_usd_per_year : float
        Rent that the own API loses [USD per year].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> p = inference.Publication(
    ...     complement_rent_usd_per_year=1e9,
    ...     complement_share=0.2,
    ...     community_fte=50,
    ...     fte_usd_per_year=3e5,
    ...     lost_api_rent_usd_per_year=1e8,
    ... )
    >>> inference.publication_gain_usd_per_year(p)
    115000000.0
    """

    __slots__ = ()
    _fields = (
        "complement_rent_usd_per_year",
        "complement_share",
        "community_fte",
        "fte_usd_per_year",
        "lost_api_rent_usd_per_year",
    )

    def __init__(
        self,
        *,
        complement_rent_usd_per_year: SupportsFloat,
        complement_share: SupportsFloat,
        community_fte: SupportsFloat,
        fte_usd_per_year: SupportsFloat,
        lost_api_rent_usd_per_year: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "Publication",
            complement_rent_usd_per_year=complement_rent_usd_per_year,
            complement_share=complement_share,
            community_fte=community_fte,
            fte_usd_per_year=fte_usd_per_year,
            lost_api_rent_usd_per_year=lost_api_rent_usd_per_year,
        )
        super().__init__(values)


class SharedCompute(raw.SharedCompute, Model):
    """One stock of compute for research and for serving.

    The cap counts FLOP as research gets them; tokens take more of it, since they are served at a lower utilization.

    Parameters
    ----------
    cap_flop_per_year : float
        Compute for research and serving together [FLOP per year].
    research_utilization : float
        Share of the peak at which the cap is counted.
    prefill_utilization : float
        Share of the peak when reading.
    decode_utilization : float
        Share of the peak when writing.
    active_parameters : float
        Active parameters of the model that is served.
    input_tokens_per_year : float
        Tokens read for users [tokens per year].
    output_tokens_per_year : float
        Tokens written for users [tokens per year].
    teacher_active_parameters : float
        Active parameters of the model that writes training data.
    synthetic_tokens_per_year : float
        Training tokens written on own compute [tokens per year].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> lab = inference.SharedCompute(
    ...     cap_flop_per_year=1e26,
    ...     research_utilization=0.4,
    ...     prefill_utilization=0.4,
    ...     decode_utilization=0.1,
    ...     active_parameters=37e9,
    ...     input_tokens_per_year=1e14,
    ...     output_tokens_per_year=5e13,
    ...     teacher_active_parameters=0,
    ...     synthetic_tokens_per_year=0,
    ... )
    >>> f"{inference.share_compute(lab).research_cap_flop_per_year:.4g}"
    '7.78e+25'
    """

    __slots__ = ()
    _fields = (
        "cap_flop_per_year",
        "research_utilization",
        "prefill_utilization",
        "decode_utilization",
        "active_parameters",
        "input_tokens_per_year",
        "output_tokens_per_year",
        "teacher_active_parameters",
        "synthetic_tokens_per_year",
    )

    def __init__(
        self,
        *,
        cap_flop_per_year: SupportsFloat,
        research_utilization: SupportsFloat,
        prefill_utilization: SupportsFloat,
        decode_utilization: SupportsFloat,
        active_parameters: SupportsFloat,
        input_tokens_per_year: SupportsFloat,
        output_tokens_per_year: SupportsFloat,
        teacher_active_parameters: SupportsFloat,
        synthetic_tokens_per_year: SupportsFloat,
    ) -> None:
        values = numbers_of(
            "SharedCompute",
            cap_flop_per_year=cap_flop_per_year,
            research_utilization=research_utilization,
            prefill_utilization=prefill_utilization,
            decode_utilization=decode_utilization,
            active_parameters=active_parameters,
            input_tokens_per_year=input_tokens_per_year,
            output_tokens_per_year=output_tokens_per_year,
            teacher_active_parameters=teacher_active_parameters,
            synthetic_tokens_per_year=synthetic_tokens_per_year,
        )
        super().__init__(values)


class ReasoningCandidate(raw.ReasoningCandidate, Model):
    """A model on a placement that might solve the tasks at hand.

    Parameters
    ----------
    name : str
        What it is called.
    score : float
        Score on a benchmark, on any scale that starts at 0.
    tokens_per_task : float
        Tokens that a task takes [tokens].
    joules_per_token : float
        Energy of a token [J].
    usd_per_task : float
        Cost of a task [USD].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> c = inference.ReasoningCandidate(
    ...     "small", score=40, tokens_per_task=2000, joules_per_token=0.5, usd_per_task=0.001
    ... )
    >>> c.score_per_joule()
    0.04
    """

    __slots__ = ()
    _fields = ("name", "score", "tokens_per_task", "joules_per_token", "usd_per_task")
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        score: SupportsFloat,
        tokens_per_task: SupportsFloat,
        joules_per_token: SupportsFloat,
        usd_per_task: SupportsFloat,
    ) -> None:
        values = numbers_of(
            f"ReasoningCandidate({name})",
            score=score,
            tokens_per_task=tokens_per_task,
            joules_per_token=joules_per_token,
            usd_per_task=usd_per_task,
        )
        super().__init__(name, values)
