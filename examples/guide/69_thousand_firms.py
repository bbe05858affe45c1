"""A thousand labs and the same researchers: one wage, who bears a cap on compute, and what leaks between labs."""

from typing import Any

import numpy as np
from isocost import market

# A thousand labs of compute, talent and data; compute and talent are complements for half of them.
labs: dict[str, Any] = {
    "shares": [0.5, 0.3, 0.2],
    "prices": [0.5, np.nan, 0.2],  # of compute and data; talent costs the wage
    "sigma": np.where(np.arange(1000) < 500, 0.6, 1.8),
    "capability": 0.5 + np.arange(1000) / 1000,
    "supply_fte": 1000.0,
    "reference_wage_usd_per_year": 0.3,
    "supply_elasticity": 0.5,
}
free = market.clear_flat(**labs)
print(free)
assert free.status == "optimal" and free.evaluations <= 6 and free.certificate["firms_short"] == 0

# A tenth less compute for the first five hundred: they replace it by talent, and the wage rises for all.
caps = np.full((1000, 3), np.inf)
caps[:500, 0] = 0.9 * free.inputs[:500, 0]
capped = market.clear_flat(**labs, caps=caps)
dearer = capped.opex_usd_per_year / free.opex_usd_per_year - 1
print(f"caps raise the wage by {capped.wage_usd_per_year / free.wage_usd_per_year - 1:.1%}, costs of the capped by "
      f"{dearer[:500].mean():.2%}, of the others by {dearer[500:].mean():.2%}")
assert capped.wage_usd_per_year > free.wage_usd_per_year and dearer.min() > 0

# Fixed talent that is too little for any wage is said, with what would be enough.
few = market.clear_flat(**labs | {"supply_fte": 1.0, "supply_elasticity": 0.0})
print(few.reason)
assert few.status == "infeasible" and few.least_supply_fte > 1

# Ideas leak: ln A_j = 0.1 · mean ln(L_k/L̄_k). What the capped gain in people helps everyone.
leaks = market.find_flat_equilibria(
    strength=0.1, weights=np.full((1000, 1000), 1e-3), reference_talent_fte=free.talent_fte, **labs, caps=caps
)
print(leaks)
assert leaks.status == "optimal" and leaks.equilibria[0].certificate["spillover"] < 1e-9
assert leaks.equilibria[0].response_radius < 1 and leaks.equilibria[0].log_efficiency.min() > 0
