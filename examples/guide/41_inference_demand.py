"""Inference demand: a model that will be asked a lot is made smaller and trained longer."""

from isocost import scaling

law = scaling.scaling_law("sardana_2024")
# An H800 at 2 USD an hour; 40 % of its peak in training, 50 % reading, 2 % writing.
peak_flop = scaling.usd_per_peak_flop(2.0, 989e12)


def plan(tokens: float) -> scaling.TrainingPlan:
    demand = scaling.InferenceDemand(
        input_tokens=0.8 * tokens,
        output_tokens=0.2 * tokens,
        prefill_utilization=0.5,
        decode_utilization=0.02,
        usd_per_peak_flop=peak_flop,
    )
    cost = scaling.TrainingCost(
        usd_per_flop=peak_flop / 0.4, serving_usd_per_parameter=scaling.serving_usd_per_parameter(demand)
    )
    return scaling.minimize_training_cost(law, cost, loss=1.947).require_optimal()


# Nobody asks: the compute-optimal model, as published.
quiet = plan(0.0)
assert abs(quiet.parameters / 3.408e10 - 1.0) < 5e-4
assert abs(quiet.tokens / 1.810e12 - 1.0) < 5e-4
last = quiet.parameters
for tokens in (1e11, 1e12, 1e13):
    asked = plan(tokens)
    # What the compute-optimal model would cost to train and serve.
    naive = quiet.training_usd + asked.serving_usd / asked.parameters * quiet.parameters
    saved = 1.0 - asked.cost_usd / naive
    print(
        f"{tokens:.0e} tokens: {asked.parameters:.3g} parameters, {asked.tokens:.3g} tokens, "
        f"{asked.cost_usd:.3g} USD, saves {saved:.0%}"
    )
    assert asked.parameters < last and asked.cost_usd < naive and asked.certificate.holds(1e-12)
    last = asked.parameters

# The wedge between what size and what data are worth at the margin is what demand drives.
cost = scaling.TrainingCost(usd_per_flop=1.0, serving_usd_per_parameter=2e13)
asked = scaling.minimize_training_cost(law, cost, loss=1.947)
residual = scaling.inference_residual(law, cost, 1.947, asked.tokens)
print(f"wedge {scaling.inference_wedge(cost, asked.tokens):.4f}, equation of Sardana et al. met to {residual:.1e}")
assert abs(residual) < 1e-14
