"""Questions that need no lab: a scenario may ask chapters alone, and move them by reforms."""

from pathlib import Path

import isocost as ic

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"

day = ic.load(SCENARIOS / "deepseek_serving_day.toml")
answers = ic.answer(day, ["serving_day.rent_usd_per_hour=3"])
print(answers.report())

# 226.75 nodes of 8 chips, 24 hours, 2 USD; then 3.
assert answers.reform is not None
assert answers.baseline["serving_day"]["cost"] == 226.75 * 8 * 24 * 2
assert answers.reform["serving_day"]["cost"] == 226.75 * 8 * 24 * 3
assert answers["serving_day"].units["cost"] == "USD per day"

# A lever that moves nothing is an error.
try:
    ic.answer(day, ["serving_day.rent_usd_per_hour=2"])
    raise AssertionError("a change that changes nothing was accepted")
except ic.ScenarioError as error:
    print(error)
