"""Tokens that are written and tokens that are read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat, TypeVar, cast

from ._asked import Asked
from ._core import data as _data
from ._data_supply import DataSource, source_of
from ._model import Model
from ._status import Status
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Numbers = TypeVar("_Numbers", float, "NDArray[np.float64]")

#: R*, repeats until another one is worth 1/e: of tokens and of excess parameters (Muennighoff et al. 2023,
#: arXiv:2305.16264; figures from a secondary source).
REPEAT_DECAY_TOKENS: float = _data.repeat_decay_tokens
REPEAT_DECAY_PARAMETERS: float = _data.repeat_decay_parameters


class SyntheticTokens(_data.SyntheticTokens, Model):
    """Tokens that a teacher writes on one's own compute.

    Decoding uses chips worse than training does, so a token of 2N FLOP holds them as long as 2N u_C/u_dec training
    FLOP would.

    Parameters
    ----------
    teacher_parameters : float
        N, active parameters of the teacher [parameters], positive.
    training_utilization : float
        u_C, share of the peak that training achieves, above 0 and at most 1.
    decode_utilization : float
        u_dec, share of the peak that decoding achieves, above 0 and at most 1.
    compute_usd_per_flop : float
        Price of a delivered training FLOP [USD per FLOP], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> writer = ic.data.SyntheticTokens(
    ...     teacher_parameters=37e9, training_utilization=0.4, decode_utilization=0.04, compute_usd_per_flop=2e-18
    ... )
    >>> round(1e6 * ic.data.synthetic_usd_per_token(writer, shadow_price_usd_per_flop=0.0), 6)
    1.48
    """

    __slots__ = ()
    _fields = ("teacher_parameters", "training_utilization", "decode_utilization", "compute_usd_per_flop")

    def __init__(
        self,
        *,
        teacher_parameters: SupportsFloat,
        training_utilization: SupportsFloat,
        decode_utilization: SupportsFloat,
        compute_usd_per_flop: SupportsFloat,
    ) -> None:
        super().__init__(
            teacher_parameters=number(teacher_parameters, "SyntheticTokens.teacher_parameters"),
            training_utilization=number(training_utilization, "SyntheticTokens.training_utilization"),
            decode_utilization=number(decode_utilization, "SyntheticTokens.decode_utilization"),
            compute_usd_per_flop=number(compute_usd_per_flop, "SyntheticTokens.compute_usd_per_flop"),
        )


def flop_per_synthetic_token(synthetic: SyntheticTokens) -> float:
    """Training FLOP that a token takes from the compute cap: 2N u_C/u_dec."""
    return _data.flop_per_synthetic_token(synthetic)


def synthetic_usd_per_token(synthetic: SyntheticTokens, *, shadow_price_usd_per_flop: _Numbers) -> _Numbers:
    """What a token costs whoever makes it under a compute cap: 2N (u_C/u_dec)(p_C + μ_C) [USD].

    Parameters
    ----------
    synthetic : SyntheticTokens
        Teacher and compute.
    shadow_price_usd_per_flop : float or array
        μ_C of the compute cap [USD per FLOP], 0 or more; 0 on rented hardware. It rises with the tokens made: this
        price belongs to one solution of the firm and is no supply curve.

    Returns
    -------
    float or array
        USD per token.
    """
    return cast(_Numbers, _data.synthetic_usd_per_token(synthetic, shadow_price_usd_per_flop))


def shadow_price_to_buy_usd_per_flop(synthetic: SyntheticTokens, *, price_usd_per_token: _Numbers) -> _Numbers:
    """The shadow price of the compute cap from which on buying a token is cheaper than writing it [USD per FLOP].

    Parameters
    ----------
    synthetic : SyntheticTokens
        Teacher and compute.
    price_usd_per_token : float or array
        Of a bought token that is worth as much [USD per token], positive.

    Returns
    -------
    float or array
        price/(2N u_C/u_dec) − p_C; at or below 0 buying is the cheaper way even without a cap.

    Examples
    --------
    >>> import isocost as ic
    >>> writer = ic.data.SyntheticTokens(
    ...     teacher_parameters=37e9, training_utilization=0.4, decode_utilization=0.04, compute_usd_per_flop=2e-18
    ... )
    >>> shadow = ic.data.shadow_price_to_buy_usd_per_flop(writer, price_usd_per_token=2.19e-6)
    >>> round(1e6 * ic.data.synthetic_usd_per_token(writer, shadow_price_usd_per_flop=shadow), 6)
    2.19
    """
    return cast(_Numbers, _data.shadow_price_to_buy_usd_per_flop(synthetic, price_usd_per_token))


def effective_tokens(unique_tokens: float, tokens: _Numbers, *, decay: float = REPEAT_DECAY_TOKENS) -> _Numbers:
    """What tokens seen in training are worth in unique ones: D' = U + U R*(1 − e^{−R/R*}), R = max(D/U − 1, 0).

    Parameters
    ----------
    unique_tokens : float
        U, what there is without repetition [tokens], positive.
    tokens : float or array
        D, seen in training [tokens]; below U nothing repeats and D' = D.
    decay : float, optional
        R*, by default that of Muennighoff et al. 2023 for tokens.

    Returns
    -------
    float or array
        Unique tokens that would do the same.

    Examples
    --------
    >>> import isocost as ic
    >>> round(ic.data.effective_tokens(1e11, 4e11) / 4e11, 3)
    0.931
    """
    return cast(_Numbers, _data.effective_tokens(unique_tokens, tokens, decay))


def effective_parameters(
    matched_parameters: float, parameters: _Numbers, *, decay: float = REPEAT_DECAY_PARAMETERS
) -> _Numbers:
    """The same for parameters beyond the best number for the unique tokens: N'.

    Parameters
    ----------
    matched_parameters : float
        The best number for the unique tokens, positive.
    parameters : float or array
        Those there are.
    decay : float, optional
        R*, by default that of Muennighoff et al. 2023 for parameters.

    Returns
    -------
    float or array
        Parameters that would do the same if they were matched by data.
    """
    return cast(_Numbers, _data.effective_parameters(matched_parameters, parameters, decay))


def effective_token_ceiling(unique_tokens: _Numbers, *, decay: float = REPEAT_DECAY_TOKENS) -> _Numbers:
    """What D' tends to as the tokens are repeated without end: (1 + R*)U.

    Parameters
    ----------
    unique_tokens : float or array
        U, positive.
    decay : float, optional
        R*, by default that of Muennighoff et al. 2023 for tokens.

    Returns
    -------
    float or array
        Unique tokens, never reached.
    """
    return cast(_Numbers, _data.effective_token_ceiling(unique_tokens, decay))


def value_of_repeated_token(unique_tokens: float, tokens: _Numbers, *, decay: float = REPEAT_DECAY_TOKENS) -> _Numbers:
    """dD'/dD, what one more token seen is worth against a fresh one: 1 up to U, then e^{−R/R*}.

    Parameters
    ----------
    unique_tokens : float
        U, positive.
    tokens : float or array
        D, seen in training.
    decay : float, optional
        R*, by default that of Muennighoff et al. 2023 for tokens.

    Returns
    -------
    float or array
        From 1 down to 0.
    """
    return cast(_Numbers, _data.value_of_repeated_token(unique_tokens, tokens, decay))


class Epochs(Asked):
    """How often a stock must be read; made by `epochs_needed`."""

    __slots__ = ()
    _fields = ("status", "epochs", "tokens", "ceiling_effective_tokens", "least_unique_tokens", "reason")

    @property
    def status(self) -> Status:
        """`optimal`, or `infeasible` when no repetition is enough."""
        return Status(self._raw.status)

    @property
    def reason(self) -> str:
        """Why none is enough, in words; empty when one is."""
        return cast(str, self._raw.reason)

    @property
    def epochs(self) -> float:
        """Passes over the stock."""
        return cast(float, self._raw.epochs)

    @property
    def tokens(self) -> float:
        """To be seen in training [tokens]."""
        return cast(float, self._raw.tokens)

    @property
    def ceiling_effective_tokens(self) -> float:
        """What no repetition reaches [tokens]."""
        return cast(float, self._raw.ceiling_effective_tokens)

    @property
    def least_unique_tokens(self) -> float:
        """With more than so many unique ones the question has an answer [tokens]."""
        return cast(float, self._raw.least_unique_tokens)

    def explain(self) -> str:
        """The number of passes, or why there is none."""
        if self.status != Status.optimal:
            return f"{self.status}: {self.reason}"
        return f"{self.epochs:.4g} epochs, {self.tokens:.4g} tokens seen"


def epochs_needed(
    unique_tokens: SupportsFloat, *, effective_tokens: SupportsFloat, decay: SupportsFloat = REPEAT_DECAY_TOKENS
) -> Epochs:
    """Passes over a stock that are worth so many unique tokens: R = −R* ln(1 − (D'/U − 1)/R*).

    Parameters
    ----------
    unique_tokens : float
        U, positive [tokens].
    effective_tokens : float
        D', positive [tokens].
    decay : float, optional
        R*, by default that of Muennighoff et al. 2023 for tokens.

    Returns
    -------
    Epochs
        With status `infeasible` at (1 + R*)U and above.

    Examples
    --------
    >>> import isocost as ic
    >>> print(ic.data.epochs_needed(1e11, effective_tokens=4e11))
    4.337 epochs, 4.337e+11 tokens seen
    """
    return _epochs(
        number(unique_tokens, "unique_tokens"), number(effective_tokens, "effective_tokens"), number(decay, "decay")
    )


def _epochs(unique: float, effective: float, decay: float) -> Epochs:
    return Epochs(_data.epochs_needed(unique, effective, decay), _epochs, unique, effective, decay)


def by_epoch(source: DataSource, *, epochs: int, decay: float = REPEAT_DECAY_TOKENS) -> tuple[DataSource, ...]:
    """A finite source as one source per pass over it, each of lower quality by what repetition loses.

    This puts repeating a stock into the same merit order as buying fresh tokens.

    Parameters
    ----------
    source : DataSource
        Its price is paid per token of every pass.
    epochs : int
        Passes, 1 to 10 000.
    decay : float, optional
        R*, by default that of Muennighoff et al. 2023 for tokens.

    Returns
    -------
    tuple of DataSource
        The passes in order.
    """
    return tuple(source_of(raw) for raw in _data.by_epoch(source, epochs, decay))
