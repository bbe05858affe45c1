"""A scenario of two countries between which people move: a cap here is felt there."""

from pathlib import Path

import isocost as ic

here = Path(__file__).resolve().parents[1] / "scenarios"
countries = ic.load(here / "two_countries.toml")
half = here / "reforms/half_compute_in_china.toml"
answers = ic.answer(countries, [half])
before, after = answers.baseline, answers.reform or {}
for pool in ("china", "abroad"):
    print(f"{pool}: {before[f'pool.{pool}']['wage']:.0f} to {after[f'pool.{pool}']['wage']:.0f} USD per year")

causes = ic.market_causes(ic.apply(countries, [half]))
shares = {name: float(cause["wage_in_china_shapley_share"]) for name, cause in causes.items()}
for name, share in shares.items():
    print(f"{name}: {share:.0f} USD per year of the rise in China")

wage = float(before["pool.china"]["wage"])
rise = float(after["pool.china"]["wage"]) - wage
assert abs(wage / 78.6e3 - 1.0) < 1e-4  # the benchmark clears at its own wages, to the four digits that the shares have
assert abs(sum(shares.values()) / rise - 1.0) < 1e-6
assert float(after["pool.abroad"]["wage"]) > float(before["pool.abroad"]["wage"])
