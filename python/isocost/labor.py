"""Posts that AI takes over: severance in China, replacement or retention, exits, yearly paths, hiring and firing.

Where to start, by what is asked:

* What does leaving cost by Chinese law? `Employment` and `severance`; for every way out of a post `ExitTerms` and
  `exit_costs`, and whether a plan is a collective dismissal, `collective_dismissal`.
* Replace or keep the person? `Automation` and `decide_automation`; where the two are alike `break_even_retained_value`,
  `break_even_ai_cost`, `break_even_automated_share`, `break_even_carry_months`, `payback_months`.
* What does it come to year by year? `AutomationPlan` and `automation_path`.
* When does a firm hire and fire if both cost? `LaborAdjustment` and `adjustment_band`.

Examples
--------
>>> import isocost as ic
>>> person = ic.labor.Employment(
...     completed_months=27, average_wage_rmb_per_month=25_000, last_wage_rmb_per_month=25_000,
...     local_average_wage_rmb_per_month=12_000)
>>> due = ic.labor.severance(person)
>>> due.paid_wages, due.severance_rmb
(2.5, 62500.0)
>>> post = ic.labor.Automation(
...     wage_usd_per_year=48_000, ai_cost_usd_per_year=12_000, retained_value_ratio=0.5, retraining_usd=6_000,
...     severance_monthly_wages=due.own_monthly_wages, unlawful_probability=0.5, discount_rate_per_year=0.1,
...     attrition_per_year=0.15, horizon_years=5)
>>> ic.labor.decide_automation(post).decision
'replace'
"""

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
