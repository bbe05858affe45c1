"""What open weights leave of a seller's rent, and why a lab publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat

from ._core import inference as raw
from ._inference_answers import OpenWeightsRent
from ._inference_strategy import OpenRival, Publication
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray


def rent_against_open_weights(rival: OpenRival) -> OpenWeightsRent:
    """A seller's best price against open weights, and the rent that is left.

    With Δ the gap, c0 and c1 the serving costs of the open and the own model: both sell while |c0 − c1| < Δ, at
    p = (Δ + c0 + c1)/2, to a share (Δ + c0 − c1)/(2Δ), for a rent of users · (Δ + c0 − c1)²/(4Δ). If c1 − c0 ≥ Δ the
    seller exits, if c0 − c1 ≥ Δ it serves all at p = c0.

    Parameters
    ----------
    rival : OpenRival
        Gap in quality and serving costs.

    Returns
    -------
    OpenWeightsRent
        Regime, price, share and rent.

    Examples
    --------
    >>> from isocost import inference
    >>> rival = inference.OpenRival(
    ...     users=1e6,
    ...     quality_gap_usd_per_user_year=100,
    ...     open_serving_usd_per_user_year=10,
    ...     own_serving_usd_per_user_year=20,
    ... )
    >>> rent = inference.rent_against_open_weights(rival)
    >>> rent.regime, rent.price_usd_per_user_year, rent.share
    ('both_sell', 65.0, 0.45)
    """
    return OpenWeightsRent(**raw.rent_against_open_weights(rival))


def rent_with_outside_option(
    rival: OpenRival, *, open_quality_usd_per_user_year: SupportsFloat
) -> OpenWeightsRent:
    """A seller's best price when users may also go without, for whom neither model is worth its price.

    Parameters
    ----------
    rival : OpenRival
        Gap in quality and serving costs.
    open_quality_usd_per_user_year : float
        What the keenest user pays for the open model [USD per user and year].

    Returns
    -------
    OpenWeightsRent
        Regime, price, share and rent, which is never above that of `rent_against_open_weights`.

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
    ...     open_serving_usd_per_user_year=10,
    ...     own_serving_usd_per_user_year=20,
    ... )
    >>> inference.rent_with_outside_option(rival, open_quality_usd_per_user_year=5).regime
    'alone'
    """
    quality = number(open_quality_usd_per_user_year, "open_quality_usd_per_user_year")
    return OpenWeightsRent(**raw.rent_with_outside_option(rival, quality))


def rent_path(rival: OpenRival, quality_gaps_usd_per_user_year: ArrayLike) -> NDArray[np.float64]:
    """Rent as the gap closes.

    Parameters
    ----------
    rival : OpenRival
        Serving costs and users; its own gap is not used.
    quality_gaps_usd_per_user_year : float or array_like
        Gaps [USD per user and year].

    Returns
    -------
    numpy.ndarray
        Rent at each gap [USD per year].

    Raises
    ------
    InvalidParameter
        When a gap is negative.

    Examples
    --------
    >>> from isocost import inference
    >>> rival = inference.OpenRival(
    ...     users=1e6,
    ...     quality_gap_usd_per_user_year=100,
    ...     open_serving_usd_per_user_year=10,
    ...     own_serving_usd_per_user_year=20,
    ... )
    >>> inference.rent_path(rival, [10, 50, 100])
    array([       0.,  8000000., 20250000.])
    """
    return raw.rent_path(rival, quality_gaps_usd_per_user_year)


def rent_at_price_usd_per_year(rival: OpenRival, *, price_usd_per_user_year: SupportsFloat) -> float:
    """Rent at any price, the best or not.

    Parameters
    ----------
    rival : OpenRival
        Gap in quality and serving costs.
    price_usd_per_user_year : float
        Any price [USD per user and year].

    Returns
    -------
    float
        (p − c1) · users · share [USD per year].

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
    ...     open_serving_usd_per_user_year=10,
    ...     own_serving_usd_per_user_year=20,
    ... )
    >>> round(inference.rent_at_price_usd_per_year(rival, price_usd_per_user_year=60))
    20000000
    """
    return raw.rent_at_price_usd_per_year(rival, number(price_usd_per_user_year, "price_usd_per_user_year"))


def open_model_binds(rival: OpenRival, *, open_quality_usd_per_user_year: SupportsFloat) -> bool:
    """Whether the rent stands also when users may go without any model.

    Parameters
    ----------
    rival : OpenRival
        Gap in quality and serving costs.
    open_quality_usd_per_user_year : float
        What the keenest user pays for the open model [USD per user and year].

    Returns
    -------
    bool
        Where false, the rent is an upper bound.

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
    ...     open_serving_usd_per_user_year=10,
    ...     own_serving_usd_per_user_year=20,
    ... )
    >>> inference.open_model_binds(rival, open_quality_usd_per_user_year=50)
    True
    """
    return raw.open_model_binds(rival, number(open_quality_usd_per_user_year, "open_quality_usd_per_user_year"))


def publication_gain_usd_per_year(publication: Publication) -> float:
    """Publisher's gain: share · rent of the complement + community work − lost API rent.

    Parameters
    ----------
    publication : Publication
        What is weighed.

    Returns
    -------
    float
        To publish pays iff it is positive [USD per year].
    """
    return raw.publication_gain_usd_per_year(publication)


def community_fte(
    *,
    downloads_per_year: SupportsFloat,
    contributing_share: SupportsFloat,
    hours_per_contributor: SupportsFloat,
    hours_per_fte_year: SupportsFloat,
) -> float:
    """Outside work that open weights draw: an assumption, not a measurement.

    Parameters
    ----------
    downloads_per_year : float
        Downloads.
    contributing_share : float
        Of them.
    hours_per_contributor : float
        Hours of each.
    hours_per_fte_year : float
        Hours of a working year.

    Returns
    -------
    float
        Full-time equivalents over the year [FTE].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import inference
    >>> inference.community_fte(
    ...     downloads_per_year=1e6, contributing_share=1e-3, hours_per_contributor=92, hours_per_fte_year=1840
    ... )
    50.0
    """
    return raw.community_fte(
        number(downloads_per_year, "downloads_per_year"),
        number(contributing_share, "contributing_share"),
        number(hours_per_contributor, "hours_per_contributor"),
        number(hours_per_fte_year, "hours_per_fte_year"),
    )
