"""Posts that AI takes over: severance in China, replacement or retention, exits, yearly paths, hiring and firing."""

from __future__ import annotations

from ._labor_ai_cost import PostWork, TokenPrices, ai_cost, ai_cost_on_placement
from ._labor_answers import (
    AdjustmentBand,
    AiCost,
    AutomationGains,
    AutomationPath,
    AutomationYear,
    BreakEven,
    ExitCost,
    ExitCosts,
    Severance,
)
from ._labor_break_evens import (
    break_even_ai_cost,
    break_even_automated_share,
    break_even_carry_months,
    break_even_retained_value,
    payback_months,
)
from ._labor_models import Automation, Employment, ExitTerms
from ._labor_paths import automation_path, contested_path
from ._labor_plan import AutomationPlan, ContestedExit, LaborAdjustment
from ._labor_values import (
    adjustment_band,
    carried_monthly_wages,
    collective_dismissal,
    decide_automation,
    exit_costs,
    external_cost_usd,
    labor_amplification,
    severance,
    severance_wages,
)

__all__ = [
    "AdjustmentBand",
    "AiCost",
    "Automation",
    "AutomationGains",
    "AutomationPath",
    "AutomationPlan",
    "AutomationYear",
    "BreakEven",
    "ContestedExit",
    "Employment",
    "ExitCost",
    "ExitCosts",
    "ExitTerms",
    "LaborAdjustment",
    "PostWork",
    "Severance",
    "TokenPrices",
    "adjustment_band",
    "ai_cost",
    "ai_cost_on_placement",
    "automation_path",
    "break_even_ai_cost",
    "break_even_automated_share",
    "break_even_carry_months",
    "break_even_retained_value",
    "carried_monthly_wages",
    "collective_dismissal",
    "contested_path",
    "decide_automation",
    "exit_costs",
    "external_cost_usd",
    "labor_amplification",
    "payback_months",
    "severance",
    "severance_wages",
]
