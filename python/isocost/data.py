"""What data cost: sources in order of the price of an effective token, the cheapest corpus, synthetic and repeated tokens.

Quantities are tokens per year, money USD per year. An effective token teaches as much as one of the reference corpus.
"""

from __future__ import annotations

from ._data_supply import (
    DataSource,
    DataStep,
    Mixture,
    cheapest_mixture,
    data_cost,
    effective_tokens_per_year,
    merit_order,
    price_usd_per_effective_token,
)
from ._data_tokens import (
    REPEAT_DECAY_PARAMETERS,
    REPEAT_DECAY_TOKENS,
    Epochs,
    SyntheticTokens,
    by_epoch,
    effective_parameters,
    effective_token_ceiling,
    effective_tokens,
    epochs_needed,
    flop_per_synthetic_token,
    shadow_price_to_buy_usd_per_flop,
    synthetic_usd_per_token,
    value_of_repeated_token,
)

__all__ = [
    "REPEAT_DECAY_PARAMETERS",
    "REPEAT_DECAY_TOKENS",
    "DataSource",
    "DataStep",
    "Epochs",
    "Mixture",
    "SyntheticTokens",
    "by_epoch",
    "cheapest_mixture",
    "data_cost",
    "effective_parameters",
    "effective_token_ceiling",
    "effective_tokens",
    "effective_tokens_per_year",
    "epochs_needed",
    "flop_per_synthetic_token",
    "merit_order",
    "price_usd_per_effective_token",
    "shadow_price_to_buy_usd_per_flop",
    "synthetic_usd_per_token",
    "value_of_repeated_token",
]
