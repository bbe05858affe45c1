"""A scaling law and the prices of training, as values."""

from __future__ import annotations

from typing import Self, SupportsFloat

from ._core import scaling as raw
from ._model import Model
from ._values import number


class ScalingLaw(raw.ScalingLaw, Model):
    """A scaling law of training, ℓ(N, D) = E + A N^−α + B D^−β (Hoffmann et al. 2022, eq. 2).

    Parameters
    ----------
    irreducible_loss : float
        E, the loss that no model gets below [nats per token], 0 or more.
    parameter_coefficient : float
        A, what a model of one parameter would lose, positive.
    token_coefficient : float
        B, what a model that saw one token would lose, positive.
    parameter_exponent : float
        α, percent of that lost less per percent of parameters, positive.
    token_exponent : float
        β, percent of that lost less per percent of tokens, positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> law = ic.scaling.scaling_law("besiroglu_2024").replace(irreducible_loss=1.7)
    >>> law.irreducible_loss, law.token_exponent
    (1.7, 0.3658)
    """

    __slots__ = ()
    _fields = (
        "irreducible_loss",
        "parameter_coefficient",
        "token_coefficient",
        "parameter_exponent",
        "token_exponent",
    )

    def __init__(
        self,
        *,
        irreducible_loss: SupportsFloat,
        parameter_coefficient: SupportsFloat,
        token_coefficient: SupportsFloat,
        parameter_exponent: SupportsFloat,
        token_exponent: SupportsFloat,
    ) -> None:
        super().__init__(
            number(irreducible_loss, "ScalingLaw.irreducible_loss"),
            number(parameter_coefficient, "ScalingLaw.parameter_coefficient"),
            number(token_coefficient, "ScalingLaw.token_coefficient"),
            number(parameter_exponent, "ScalingLaw.parameter_exponent"),
            number(token_exponent, "ScalingLaw.token_exponent"),
        )

    @classmethod
    def _of(cls, law: raw.ScalingLaw) -> Self:
        return cls(**{field: getattr(law, field) for field in cls._fields})


class TrainingCost(raw.TrainingCost, Model):
    """What a model costs over its life: p_C · 6ND + p_D · D + p_N · N in USD.

    Parameters
    ----------
    usd_per_flop : float
        p_C, price of a FLOP of training, utilization counted [USD per FLOP], positive.
    usd_per_token : float, default 0
        p_D, price of a token of training data [USD per token]; 0 where data are free.
    serving_usd_per_parameter : float, default 0
        p_N, cost over the model's life that grows with its size [USD per parameter].

    Raises
    ------
    InvalidParameter
        When a price is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.scaling.TrainingCost(usd_per_flop=2e-18)
    TrainingCost(usd_per_flop=2e-18)
    """

    __slots__ = ()
    _fields = ("usd_per_flop", "usd_per_token", "serving_usd_per_parameter")

    def __init__(
        self,
        *,
        usd_per_flop: SupportsFloat,
        usd_per_token: SupportsFloat = 0.0,
        serving_usd_per_parameter: SupportsFloat = 0.0,
    ) -> None:
        super().__init__(
            number(usd_per_flop, "TrainingCost.usd_per_flop"),
            number(usd_per_token, "TrainingCost.usd_per_token"),
            number(serving_usd_per_parameter, "TrainingCost.serving_usd_per_parameter"),
        )
