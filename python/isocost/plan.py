"""Chips bought ahead over years under caps, bans and the risk of a ban; when a stockpile pays."""

from __future__ import annotations

from ._plan_answers import ExpectedResult, PlanInfeasibility, PlannedYear, PlanPoint, PlanResult
from ._plan_models import Ban, BanRisk, BanTree, OwnedChips, PlanYear, PurchasePlan, TreeYear
from ._plan_stockpile import (
    BreakEven,
    Holding,
    Notice,
    NoticeValue,
    ban_rate_per_year,
    break_even_ban_rate_per_year,
    break_even_resale_premium,
    carrying_cost_per_year,
    longest_wait_years,
    notice_value,
    yearly_chance,
)
from ._plan_values import (
    certify,
    discount,
    flop_in_year,
    minimize_expected_opex,
    minimize_present_opex,
    most_chips,
    owned_flop,
    paid_usd_per_chip,
    present_usd_per_chip,
    why_infeasible,
)

__all__ = [
    "Ban",
    "BanRisk",
    "BanTree",
    "BreakEven",
    "ExpectedResult",
    "Holding",
    "Notice",
    "NoticeValue",
    "OwnedChips",
    "PlanInfeasibility",
    "PlanPoint",
    "PlanResult",
    "PlanYear",
    "PlannedYear",
    "PurchasePlan",
    "TreeYear",
    "ban_rate_per_year",
    "break_even_ban_rate_per_year",
    "break_even_resale_premium",
    "carrying_cost_per_year",
    "certify",
    "discount",
    "flop_in_year",
    "longest_wait_years",
    "minimize_expected_opex",
    "minimize_present_opex",
    "most_chips",
    "notice_value",
    "owned_flop",
    "paid_usd_per_chip",
    "present_usd_per_chip",
    "why_infeasible",
    "yearly_chance",
]
