"""What restricted equity of a risky firm is worth: options, marketability, the holder, the runway."""

from __future__ import annotations

from ._finance_answers import EmployeeValue, GrantValue, MarketabilityDiscounts, OptionValue, RunwayOutlook
from ._finance_models import EquityGrant, EuropeanOption, Holder, Restriction, Runway
from ._finance_values import (
    employee_discount,
    employee_value,
    longstaff_bound,
    longstaff_exceeds_one_at,
    marketability_discount,
    marketability_discounts,
    option_value_usd,
    runway_outlook,
    value_grant,
    value_option,
)

__all__ = [
    "EmployeeValue",
    "EquityGrant",
    "EuropeanOption",
    "GrantValue",
    "Holder",
    "MarketabilityDiscounts",
    "OptionValue",
    "Restriction",
    "Runway",
    "RunwayOutlook",
    "employee_discount",
    "employee_value",
    "longstaff_bound",
    "longstaff_exceeds_one_at",
    "marketability_discount",
    "marketability_discounts",
    "option_value_usd",
    "runway_outlook",
    "value_grant",
    "value_option",
]
