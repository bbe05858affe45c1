"""Know-how: how it spreads, leaks and is lost, and what keeping it costs.

Searches and the dead ends that a newcomer rules out; stocks of knowledge that travel with people; the half-life of a
lead; methods that leave with their knowers, and the redundancy that pays. Money is USD, time years.

Examples
--------
>>> from isocost import knowledge
>>> in_pods = knowledge.Departure(leave_probability=0.16, pod_correlation=0.3)
>>> alone = in_pods.replace(pod_correlation=0)
>>> ratio = knowledge.loss_probability(in_pods, knowers=2) / knowledge.loss_probability(alone, knowers=2)
>>> round(ratio, 1)  # a method that two know is lost so many times as often
2.6
"""

from __future__ import annotations

from ._knowledge_departure import (
    BetaShape,
    Departure,
    LiftOut,
    Squad,
    SquadGain,
    beta_shape,
    departure_of,
    leave_probability,
    lift_out_loss_probability,
    loss_probability,
    loss_probability_of_leavers,
    squad_gain,
)
from ._knowledge_lead import (
    HalfLife,
    Lead,
    half_life,
    lasting_lead,
    lead_left,
)
from ._knowledge_methods import (
    Method,
    MethodLoss,
    MethodLosses,
    PodLoss,
    PodMethod,
    cost_of_losing_one_usd,
    expected_losses,
    expected_losses_of_leavers,
    lift_out_losses,
)
from ._knowledge_path import (
    KnowledgePath,
    SteadyState,
    knowledge_path,
    steady_state,
)
from ._knowledge_redundancy import (
    KnowerBreakEven,
    ProtectedRow,
    Redundancy,
    RedundancyBill,
    RedundancyPlan,
    RedundancyTable,
    break_even_value,
    cheapest_redundancies,
    cheapest_redundancy,
    redundancy_bill,
)
from ._knowledge_risk import (
    MethodAtRisk,
    MethodRisk,
    least_loss_probability,
    risk_of,
)
from ._knowledge_search import (
    PoachedKnowledge,
    PoachingPrice,
    Search,
    SearchSaving,
    expected_new_dead_ends,
    price_of_dead_ends,
    trials_distribution,
    trials_quantile,
    trials_standard_deviation,
    value_of_dead_ends,
    value_of_time_saved_usd,
)
from ._knowledge_stock import (
    KnowledgeNetwork,
    KnowledgeRates,
    Laboratory,
    Spillovers,
    knowledge_rates,
    productivity_at,
)

__all__ = [
    "BetaShape",
    "Departure",
    "HalfLife",
    "KnowerBreakEven",
    "KnowledgeNetwork",
    "KnowledgePath",
    "KnowledgeRates",
    "Laboratory",
    "Lead",
    "LiftOut",
    "Method",
    "MethodAtRisk",
    "MethodLoss",
    "MethodLosses",
    "MethodRisk",
    "PoachedKnowledge",
    "PoachingPrice",
    "PodLoss",
    "PodMethod",
    "ProtectedRow",
    "Redundancy",
    "RedundancyBill",
    "RedundancyPlan",
    "RedundancyTable",
    "Search",
    "SearchSaving",
    "Spillovers",
    "Squad",
    "SquadGain",
    "SteadyState",
    "beta_shape",
    "break_even_value",
    "cheapest_redundancies",
    "cheapest_redundancy",
    "cost_of_losing_one_usd",
    "departure_of",
    "expected_losses",
    "expected_losses_of_leavers",
    "expected_new_dead_ends",
    "half_life",
    "knowledge_path",
    "knowledge_rates",
    "lasting_lead",
    "lead_left",
    "least_loss_probability",
    "leave_probability",
    "lift_out_loss_probability",
    "lift_out_losses",
    "loss_probability",
    "loss_probability_of_leavers",
    "price_of_dead_ends",
    "productivity_at",
    "redundancy_bill",
    "risk_of",
    "squad_gain",
    "steady_state",
    "trials_distribution",
    "trials_quantile",
    "trials_standard_deviation",
    "value_of_dead_ends",
    "value_of_time_saved_usd",
]
