"""Algorithms that AI improves on fixed compute: when they explode, when they do not, and what a verdict leaves out."""

import math

from isocost import scaling

# Assumed: today's algorithms grow by 1.2 a year, 35 % of research is experiments, returns are 0.6/(1 - 0.5) = 1.2.
# An experiment takes the FLOP that it takes; better algorithms run more AI researchers on the same compute.
ideas = scaling.IdeaProduction(
    growth_per_year=1.2,
    progress_exponent=0.5,
    input_exponent=0.6,
    compute_share=0.35,
    sigma=1.0,
    experiment_gain=0.0,
    researcher_gain=1.0,
    benchmark_compute_flop_per_year=1e25,
    benchmark_researchers_fte=400.0,
)
fixed = scaling.ResearchInputs(compute_flop_per_year=1e25, researchers_fte=400.0)

# Whitfill and Wu 2025: a condition below sigma = 1, one at it, one above. They estimate 2.583 with experiments in FLOP,
# and -0.103, not told from 0, with experiments as parts of a frontier run.
for sigma in (0.0, 1.0, 2.583):
    case = ideas.replace(sigma=sigma)
    verdict = scaling.explosion(case)
    thousand = scaling.years_to_quality(case, fixed, math.log(1e3))
    end = scaling.years_to_explosion(case, fixed)
    print(f"{verdict.condition}: {verdict.exponent:.2f}; 1000 times in {thousand:.1f} years, infinite in {end:.1f}")
    assert verdict.explodes == (sigma > 1.0) == math.isfinite(end)

# The published returns are measured, sigma is not: the higher ones explode even at sigma = 1.
for published in scaling.research_returns_estimates():
    share = scaling.explosive_compute_share(published.returns)
    print(f"{published.id}: returns {published.returns}, at sigma = 1 up to {share:.0%} experiments")
    other = ideas.replace(progress_exponent=1.0 - ideas.input_exponent / published.returns)
    assert scaling.explosion(other).explodes == (ideas.compute_share < share)

# The verdict is about infinity: just below sigma = 1 it is another one, and the way to any quality the same.
steep = ideas.replace(progress_exponent=0.7)
below = steep.replace(sigma=1.0 - 1e-6)
assert scaling.explosion(steep).explodes and not scaling.explosion(below).explodes
both = [scaling.years_to_quality(case, fixed, math.log(1e9)) for case in (steep, below)]
print(f"1e9 times in {both[0]:.4f} and {both[1]:.4f} years")
assert abs(both[1] / both[0] - 1.0) < 1e-4

# The path, simulated; its certificate is the clock by quadrature.
path = scaling.idea_path(ideas.replace(sigma=2.583), fixed, years=[1.0, 4.0, 8.0, 11.0])
print(f"grows by {', '.join(f'{rate:.2f}' for rate in path.growth_per_year)} a year after 1, 4, 8 and 11")
assert path.status == "optimal" and path.residual < 1e-6
assert path.growth_per_year[0] < ideas.growth_per_year < path.growth_per_year[1]  # slower first, then without end
