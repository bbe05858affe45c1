"""A scenario whose compute is a fleet: what the rules of a day leave of it, and who replaces the rest."""

from pathlib import Path

import isocost as ic

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"

lab = ic.load(SCENARIOS / "fleet_under_export_rules.toml")
outcome = ic.run(lab, ["compute.export.date=2025-05-01"])
print(outcome.report())

# The benchmark is the fleet as it stood: on its day all its chips were legal.
assert str(outcome.baseline.status) == "optimal"
assert not any(step["refused"] for step in outcome.baseline.supplies["compute"])

# By May 2025 H800 and H20 for rent are refused, each by a rule that is named; the lab pays more, uses less compute and puts engineers
# on its own chips.
assert outcome.reform is not None
after = outcome.reform.supplies["compute"]
refused = {step["name"]: step["refused"] for step in after if step["refused"]}
for name, why in refused.items():
    print(f"{name}: {why}")
engineers = sum(step["used"] / step["width"] for step in after if step["name"] == "engineer on adaptation")
print(f"engineers on adaptation: {engineers:.1f}")
assert set(refused) == {"h800", "h20"} and engineers > 0.0
assert outcome.reform.opex > outcome.baseline.opex
assert outcome.reform.inputs["compute"] < 4e25
