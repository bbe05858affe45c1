"""What it costs to serve a model: placements, the price–speed frontier, self-hosting, open weights, shared compute.

Money is USD, prices are per million tokens, quantities per second or year as their names say. An infeasible question
is answered with a status, a reason and the least change that would help, never with an exception.

Examples
--------
>>> from isocost import inference
>>> llama, h100 = inference.transformer("Llama 3 405B"), inference.erdil_h100()
>>> answer = inference.serve(inference.Placement(llama, h100, chips=8, batch=1, context_tokens=0))
>>> answer.status == "infeasible", answer.least_chips
(True, 11.0)
"""

from __future__ import annotations

from ._inference_answers import (
    BreakEven,
    ComputeShares,
    DayAccount,
    Frontier,
    FrontierPoint,
    HostingChoice,
    OpenWeightsRent,
    Parity,
    ParityRow,
    RequestPrice,
    Serving,
    SiliconBreakEven,
    SiliconChoice,
)
from ._inference_books import (
    PriceList,
    SelfHosting,
    ServingDay,
)
from ._inference_choices import (
    break_even_volume,
    cap_flop_per_token,
    compare_silicon,
    displaced_research_usd_per_mtok,
    joules_per_token,
    parity,
    share_compute,
    value_of_efficiency_usd_per_year,
)
from ._inference_hosting import (
    account,
    break_even_load,
    break_even_utilization,
    compare_hosting,
    decode_nodes,
    deepseek_day,
    deepseek_day_nodes,
    deepseek_r1_prices,
    implied_nodes,
    prefill_nodes,
    revenue_at_list_price_usd,
    self_hosted_usd_per_mtok,
)
from ._inference_models import (
    Placement,
    Prefill,
    ReductionLatency,
    Request,
    ServingChip,
    Transformer,
)
from ._inference_open_weights import (
    community_fte,
    open_model_binds,
    publication_gain_usd_per_year,
    rent_against_open_weights,
    rent_at_price_usd_per_year,
    rent_path,
    rent_with_outside_option,
)
from ._inference_serving import (
    erdil_a100,
    erdil_h100,
    price_of,
    price_speed_frontier,
    seconds_per_prompt,
    serve,
    serving_chip,
    transformer,
    transformers,
    usd_per_input_mtok,
)
from ._inference_strategy import (
    OpenRival,
    OwnSilicon,
    Publication,
    ReasoningCandidate,
    SharedCompute,
)

__all__ = [
    "BreakEven",
    "ComputeShares",
    "DayAccount",
    "Frontier",
    "FrontierPoint",
    "HostingChoice",
    "OpenRival",
    "OpenWeightsRent",
    "OwnSilicon",
    "Parity",
    "ParityRow",
    "Placement",
    "Prefill",
    "PriceList",
    "Publication",
    "ReasoningCandidate",
    "ReductionLatency",
    "Request",
    "RequestPrice",
    "SelfHosting",
    "Serving",
    "ServingChip",
    "ServingDay",
    "SharedCompute",
    "SiliconBreakEven",
    "SiliconChoice",
    "Transformer",
    "account",
    "break_even_load",
    "break_even_utilization",
    "break_even_volume",
    "cap_flop_per_token",
    "community_fte",
    "compare_hosting",
    "compare_silicon",
    "decode_nodes",
    "deepseek_day",
    "deepseek_day_nodes",
    "deepseek_r1_prices",
    "displaced_research_usd_per_mtok",
    "erdil_a100",
    "erdil_h100",
    "implied_nodes",
    "joules_per_token",
    "open_model_binds",
    "parity",
    "prefill_nodes",
    "price_of",
    "price_speed_frontier",
    "publication_gain_usd_per_year",
    "rent_against_open_weights",
    "rent_at_price_usd_per_year",
    "rent_path",
    "rent_with_outside_option",
    "revenue_at_list_price_usd",
    "seconds_per_prompt",
    "self_hosted_usd_per_mtok",
    "serve",
    "serving_chip",
    "share_compute",
    "transformer",
    "transformers",
    "usd_per_input_mtok",
    "value_of_efficiency_usd_per_year",
]
