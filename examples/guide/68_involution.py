"""Involution: three labs spend to win one prize. What a cap on one, a shared pool of talent and open weights change."""

import isocost as ic
from isocost import market

# Three alike labs, compute at 1 and talent at 2 million USD a unit, complements; a prize of 100 million a year.
lab = ic.Firm(
    technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.6, returns=0.9),
    costs={"compute": ic.LinearCost(price=1), "talent": ic.LinearCost(price=2)},
)
base = market.Contest(
    [market.Contestant(name, prize_usd_per_year=100, opex=lab) for name in ("A", "B", "C")], decisiveness=1
)
answer = market.solve_contest(base)
print(answer)
assert answer.unique and answer.equilibria[0].regret < 1e-9
assert abs(answer.equilibria[0].dissipation - 0.9 * 2 / 3) < 1e-9  # r times returns times (n - 1)/n

# A cap on one lowers its chance and raises its rivals'; open weights dilute the prize for all.
pool = market.SharedPool(wage_usd_per_year=2, supply_fte=10, inverse_elasticity=1)
changes = {
    "cap on B": market.with_cap(base, "B", input="compute", cap=3),
    "open weights": base.replace(open_capability=6),
}
effects = market.compare_contests(base, changes=changes)
print(effects)
assert effects.rows[1].chance_changes[1] < 0 < effects.rows[1].chance_changes[0]
assert effects.rows[2].dissipation_change < 0

# On one pool of talent the race ends in wages: as much is spent, on less capability.
pooled = market.compare_contests(base, changes=changes, pool=pool)
print(pooled)
assert abs(pooled.rows[0].outcome.dissipation - answer.equilibria[0].dissipation) < 1e-9
assert pooled.rows[0].outcome.contestants[0].capability < answer.equilibria[0].contestants[0].capability

# Decisive enough, some would rather stay out: no symmetric equilibrium, and several with fewer labs.
decisive = market.solve_contest(base.replace(decisiveness=1.7))
print(f"{len(decisive.equilibria)} equilibria of {decisive.equilibria[0].active:.0f} labs")
assert len(decisive.equilibria) == 3

# How many would enter if a lab cost 4 million a year before its first dollar of capability, half of it wages?
entry = market.FreeEntry(prize_usd_per_year=100, decisiveness=1, returns=0.9, fixed_usd_per_year=4, talent_share=0.5)
lost = market.entrants_lost(entry, wage_rise=0.10)
print(f"{lost.before_root:.2f} labs, {lost.lost_root:.2f} fewer at ten percent more wages")
assert lost.before == 6 and lost.lost_root > 0
