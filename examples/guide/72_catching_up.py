"""How far behind a follower stays who copies the leader and hires its people."""

import math

from isocost import distillation, knowledge

# Assumed: the leader's log capability rises by 0.9 a year; a copy comes half a year late and keeps 80 %.
lab = distillation.Follower(improvement_per_year=0.9, lag_years=0.5, fidelity=0.8)
# Twenty people a year move to a lab of 200 and carry 80 %, of which it takes up three quarters; methods age by 10 % a
# year.
lead = knowledge.Lead(
    flow_persons_per_year=20, carry=0.8, diffusion_gap=0.25, follower_headcount=200, loss_per_year=0.1
)
leak = knowledge.half_life(lead).decay_per_year

# Without copies the leak alone would decide, with them the better of the two.
alone = lab.improvement_per_year / leak
rest = distillation.lasting_gap(lab, leak_per_year=leak)
print(f"leak {leak:.2f} a year; lasting gap {rest:.3f}, by the leak alone {alone:.2f}")
assert rest == distillation.steady_gap(lab) < alone

# How much must leak before a ban on copies does not matter in the end?
enough = distillation.leak_that_replaces_distilling(lab)
print(f"copies do not matter from a leak of {enough:.2f} a year, {enough / leak:.0f} times as much")
fast = distillation.lasting_gap(lab, leak_per_year=2.0 * enough)
assert abs(fast - 0.5 * rest) < 1e-12

# The way there from a gap of 2: the first copy closes most of it at once.
gaps = distillation.catch_up_gap(lab, leak_per_year=leak, initial_gap=2.0, years=[0.0, 0.49, 0.5, 5.0])
print(f"gap {', '.join(f'{gap:.3f}' for gap in gaps)} after 0, 0.49, 0.5 and 5 years")
assert gaps[1] > gaps[0] and gaps[2] == gaps[3] == rest
until = distillation.years_until_gap(lab, leak_per_year=2.0 * enough, initial_gap=2.0, target_gap=0.5)
print(f"a gap of 0.5 after {until:.2f} years at twice that leak, never at this one")
assert distillation.years_until_gap(lab, leak_per_year=leak, initial_gap=2.0, target_gap=0.5) == math.inf


# Behind a leader whose algorithms explode after four years the copy is as late as ever, and the gap has no bound.
def exploding(years: float) -> float:
    return -2.0 * math.log1p(-years / 4.0)


near = [distillation.gap_behind(lab, exploding, initial_gap=2.0, years=years) for years in (1.0, 3.0, 3.9, 3.999)]
print(f"behind an explosion {', '.join(f'{gap:.2f}' for gap in near)} after 1, 3, 3.9 and 3.999 years")
assert near[0] < near[1] < near[2] < near[3]
assert abs(near[3] - (2.0 * math.log(0.501 / 0.001) - math.log(0.8))) < 1e-9
