"""A method that one person knows leaves with that person. Is a second knower worth his cost, and a third? It depends on
whether people leave alone or in teams, and on what can be written down."""

from isocost import knowledge

# Losing one researcher of fifty costs what only he may know, over fifty; with a second knower of everything, nothing.
mix = knowledge.Method("data mix", value_usd=2e6, knowers=1, codified_share=0)
assert knowledge.cost_of_losing_one_usd([mix], headcount=50) == 4e4
assert knowledge.cost_of_losing_one_usd([mix.replace(knowers=2)], headcount=50) == 0

# Over a year in which 16 % leave, two knowers are lost with 2.6 %; with 6.6 % where leaving of two members of a team is
# correlated by 0.3.
alone = knowledge.Departure(leave_probability=0.16, pod_correlation=0)
pods = alone.replace(pod_correlation=0.3)
ratio = knowledge.loss_probability(pods, knowers=2) / knowledge.loss_probability(alone, knowers=2)
print(f"teams lose the method {ratio:.1f} times as often")
assert abs(ratio - 2.6) < 0.05

# Against rivals who take whole teams the second knower belongs into another team.
rival = knowledge.LiftOut(lift_out_probability=0.1, leave_probability=0.1)
same = knowledge.lift_out_loss_probability(rival, knowers_by_pod=[2])
apart = knowledge.lift_out_loss_probability(rival, knowers_by_pod=[1, 1])
print(f"lost with {same:.3f} in one team, {apart:.3f} in two")
assert apart < same

# A further knower costs 50 000 USD a year. Nothing can be written down: three are cheapest.
method = knowledge.Redundancy(
    value_usd=2e6,
    usd_per_knower_year=5e4,
    halving_usd_per_year=float("inf"),
    most_knowers=20,
    leave_probability=0.2,
    pod_correlation=0,
)
third = knowledge.break_even_value(method, knowers=3)
print(f"the third pays from {third.value_usd / 1e6:.2f} million USD on")
assert knowledge.cheapest_redundancy(method).knowers == 3

# Where 10 000 USD a year halve what is not written down, writing replaces knowers.
method = method.replace(halving_usd_per_year=1e4)
plan = knowledge.cheapest_redundancy(method)
print(f"with writing: {plan.knowers:.0f} knower, {plan.codified_share:.0%} written down")
print(knowledge.break_even_value(method, knowers=3).reason)
assert plan.knowers == 1 and plan.status == "optimal"
