"""Someone leaves for a rival. What the old lab loses is not what the new one gains, and the dead ends he knows are
worth experiments and time."""

from isocost import knowledge

# One of ten directions works. Who knows six that do not saves three experiments of 5.5.
search = knowledge.Search(
    directions=10, working_directions=1, dead_ends=6, usd_per_experiment=2e5, years_per_experiment=0.1
)
saving = knowledge.value_of_dead_ends(search)
print(f"{saving.trials_without} trials become {saving.trials_with}")
assert saving.saved_trials == 3

# Twenty a year go from a leader to a follower of the same kind, ten come back, and as many leave the field. Half of
# what they know is written down; movers carry 60 % of the difference.
leader = knowledge.Laboratory(
    "leader",
    knowledge=80,
    headcount=400,
    creation_per_year=10,
    codified_share=0.5,
    unshared_share=1,
    exits_per_year=20,
)
labs = knowledge.KnowledgeNetwork(
    labs=[leader, leader.replace(name="follower", knowledge=30, headcount=200, exits_per_year=10)],
    flow_persons_per_year=[[0, 20], [10, 0]],
    diffusion_gap=[[0, 0.25], [0.25, 0]],
    carry=0.8,
    obsolescence_per_year=0.05,
)
year = knowledge.knowledge_path(labs, years=[1])
print(f"in a year {year.left[0][0]:.2f} left the leader, the follower learned {year.learned[0][1]:.2f}")
assert year.learned[0][1] < year.left[0][0]

# The lead halves every 4.3 years: six points of sixteen by people who move, the rest is lost by both.
lead = knowledge.Lead(
    flow_persons_per_year=20, carry=0.8, diffusion_gap=0.25, follower_headcount=200, loss_per_year=0.1
)
gone = knowledge.half_life(lead)
half = knowledge.knowledge_path(labs, years=[gone.half_life_years])
print(f"half of the lead is gone after {gone.half_life_years:.1f} years")
assert abs(half.knowledge[0][0] - half.knowledge[0][1] - 25) < 1e-6

# So being three experiments earlier is worth a share of what the search leads to.
worth = knowledge.PoachedKnowledge(prize_usd=1e8, lead_decay_per_year=gone.decay_per_year)
price = knowledge.price_of_dead_ends(search, worth)
print(
    f"the dead ends are worth {price.experiments_usd / 1e6:.1f} million USD of experiments and "
    f"{price.time_usd / 1e6:.1f} of time"
)
assert price.time_usd > price.experiments_usd
