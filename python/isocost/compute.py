"""Compute: chips, what a FLOP of them costs, fleets, the rules of export control, caps and software for chips.

Money is USD. FLOP per year is what a fleet delivers: peak × utilization × availability × 31 557 600 s.

Examples
--------
>>> import isocost as ic
>>> h100 = ic.compute.accelerator("NVIDIA H100 SXM5 80GB")
>>> rented = ic.compute.FleetClass(
...     name="H100", chip=h100, count=1000, utilization=0.375, availability=0.9,
...     contract=ic.compute.Rented(rent_usd_per_hour=2.0),
... )
>>> f"{rented.price_usd_per_flop() * 1e18:.3f} USD per 1e18 FLOP"
'1.497 USD per 1e18 FLOP'
"""

from __future__ import annotations

from ._compute_adaptation import (
    AdaptationCost,
    AdaptationPlan,
    AdaptedClass,
    adaptation_cost,
    adapted,
    base_flop_per_year,
    best_split,
    least_engineers,
)
from ._compute_chip import (
    Accelerator,
    ChipHourCost,
    Facility,
    accelerator,
    accelerators,
    amortized_chip_hour,
    capital_recovery_factor,
    owned_chip_hour,
    replacement_rate,
    value_at_first_use,
)
from ._compute_fleet import (
    FleetClass,
    FleetStep,
    MeritOrder,
    Owned,
    Rented,
    fleet_cost,
    flow_capped,
    hours_per_year,
    marginal_usd_per_flop,
    merit_order,
    seconds_per_year,
)
from ._compute_limits import (
    Cluster,
    LocalSteps,
    StockCapped,
    StockStep,
    best_equal_nodes,
    fleet_flop_per_s,
    least_local_steps,
    stock_capped,
)
from ._compute_rules import ExportRule, Finding, MemoryStack, export_rules, judge
from ._compute_supply import (
    ChipValue,
    GreyMarket,
    OffshoreCloud,
    chip_values,
    grey_class,
    grey_price_usd,
    offshore_class,
    usd_per_h100_year,
    with_tariff,
)
from ._compute_verdict import LegalFleet, Verdict, VerdictMatrix, allowed, legal_fleet, verdict_matrix

__all__ = [
    "Accelerator",
    "AdaptationCost",
    "AdaptationPlan",
    "AdaptedClass",
    "ChipHourCost",
    "ChipValue",
    "Cluster",
    "ExportRule",
    "Facility",
    "Finding",
    "FleetClass",
    "FleetStep",
    "GreyMarket",
    "LegalFleet",
    "LocalSteps",
    "MemoryStack",
    "MeritOrder",
    "OffshoreCloud",
    "Owned",
    "Rented",
    "StockCapped",
    "StockStep",
    "Verdict",
    "VerdictMatrix",
    "accelerator",
    "accelerators",
    "adaptation_cost",
    "adapted",
    "allowed",
    "amortized_chip_hour",
    "base_flop_per_year",
    "best_equal_nodes",
    "best_split",
    "capital_recovery_factor",
    "chip_values",
    "export_rules",
    "fleet_cost",
    "fleet_flop_per_s",
    "flow_capped",
    "grey_class",
    "grey_price_usd",
    "hours_per_year",
    "judge",
    "least_engineers",
    "least_local_steps",
    "legal_fleet",
    "marginal_usd_per_flop",
    "merit_order",
    "offshore_class",
    "owned_chip_hour",
    "replacement_rate",
    "seconds_per_year",
    "stock_capped",
    "usd_per_h100_year",
    "value_at_first_use",
    "verdict_matrix",
    "with_tariff",
]
