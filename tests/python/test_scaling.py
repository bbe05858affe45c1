"""The chapter scaling and the pace of research: values, arrays, errors, plans, pictures."""

import math
import pickle
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from test_plot import assert_readable

import isocost as ic
from isocost import plot, production, scaling

LAW = scaling.scaling_law("besiroglu_2024")
SARDANA = scaling.scaling_law("sardana_2024")
SERVED = scaling.TrainingCost(usd_per_flop=2e-18, serving_usd_per_parameter=4e-5)
MAP = scaling.CapabilityFromLoss(benchmark_loss=2.0, exponent=3.0)
CYCLE = production.VerificationCycle(think_researcher_years=0.25, experiment_flop=1e20, experiment_share=0.5)

MODELS: list[Any] = [
    LAW,
    SERVED,
    MAP,
    CYCLE,
    scaling.InferenceDemand(
        input_tokens=4e12, output_tokens=0.0, prefill_utilization=0.5, decode_utilization=0.01, usd_per_peak_flop=6e-19
    ),
    scaling.ScalingTechnology(law=LAW, map=MAP, flop_unit=1e23, token_unit=1e12),
    scaling.AlgorithmicProgress(doubling_time_years=0.7),
    scaling.TalentAugmentedCompute(reference_talent=100.0, exponent=0.3),
    production.FrontierCycle(think_researcher_years=0.25, experiment_years=0.01, experiment_share=0.4),
    production.TalentDensity(exponent=0.7),
]
ANSWERS: list[Any] = [
    scaling.compute_optimal(LAW, 1e24),
    scaling.compute_optimal_for_loss(LAW, 1.0),
    scaling.minimize_training_cost(SARDANA, SERVED, loss=1.947, flop_cap=4e23),
    scaling.minimize_training_cost(SARDANA, SERVED, loss=1.5),
    scaling.minimize_loss(SARDANA, SERVED, token_cap=5e11),
    scaling.progress_estimate("hernandez_2020"),
    scaling.scaling_laws()[0],
    production.talent_densities()[0],
]
NAMES = vars(scaling) | vars(production) | {"Certificate": ic.Certificate}


@pytest.mark.parametrize("value", [*MODELS, *ANSWERS], ids=lambda value: type(value).__name__)
def test_values_read_back_pickle_and_cannot_be_changed(value: Any) -> None:
    again = eval(repr(value), dict(NAMES))
    assert again == value and hash(again) == hash(value) and repr(again) == repr(value)
    assert pickle.loads(pickle.dumps(value)) == value
    with pytest.raises((AttributeError, TypeError)):
        value.something_new = 1


@pytest.mark.parametrize("model", MODELS, ids=lambda model: type(model).__name__)
def test_models_are_changed_only_by_making_another(model: Any) -> None:
    assert model.replace() == model
    field = model._fields[-1]
    changed = model.replace(**{field: 0.5 * getattr(model, field)})
    assert changed != model and getattr(changed, field) == 0.5 * getattr(model, field)
    with pytest.raises(AttributeError):
        setattr(model, field, 3.0)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: LAW.replace(token_exponent=-0.3), "ScalingLaw.token_exponent = -0.3: must be positive and finite"),
        (lambda: SERVED.replace(usd_per_flop=0.0), "TrainingCost.usd_per_flop = 0: must be positive and finite"),
        (lambda: scaling.scaling_law("kaplan"), 'scaling_law = "kaplan": must be one of: hoffmann_2022, '),
        (lambda: scaling.compute_optimal(LAW, -1.0), "compute_optimal.flop = -1: must be positive and finite"),
        (lambda: scaling.minimize_loss(LAW, SERVED, budget_usd=0.0), "minimize_loss.budget_usd = 0: must be positive"),
        (lambda: scaling.capability(LAW, MAP, 1.0), "capability.loss = 1: must be above the irreducible loss of"),
        (lambda: CYCLE.replace(experiment_share=2.0), "VerificationCycle.experiment_share = 2: must be above 0 and at"),
        (lambda: production.TalentDensity(exponent=1.2), "TalentDensity.exponent = 1.2: must be above 0 and at most 1"),
    ],
)
def test_errors_say_where_and_why(make: Any, message: str) -> None:
    with pytest.raises(ic.InvalidParameter) as caught:
        make()
    assert str(caught.value).startswith(message)


def test_a_wrong_type_is_named() -> None:
    with pytest.raises(TypeError, match="ScalingLaw.token_exponent must be a number, not str"):
        LAW.replace(token_exponent="0.3")
    with pytest.raises(TypeError, match="minimize_loss.budget_usd must be a number, not str"):
        scaling.minimize_loss(LAW, SERVED, budget_usd="1")  # type: ignore[arg-type]


def test_arrays_broadcast_and_numbers_stay_numbers() -> None:
    sizes, data = np.array([1e9, 1e10, 1e11]), np.array([[1e11], [1e12]])
    grid = scaling.loss(LAW, sizes, data)
    assert grid.shape == (2, 3)
    assert grid[1, 2] == scaling.loss(LAW, 1e11, 1e12)
    assert type(scaling.loss(LAW, 1e11, 1e12)) is float
    back = scaling.needed_parameters(LAW, grid, data)
    # One rounding of the loss over the share that size has in it.
    assert np.allclose(back, sizes[None, :], rtol=1e-12)
    shares = production.waiting_share(CYCLE, np.geomspace(1e20, 1e26, 5), 100.0)
    assert (np.diff(shares) < 0.0).all()
    everyone = production.TalentDensity(exponent=1.0)
    assert np.allclose(production.raised_by_hire(everyone, np.array([2.0, 10.0])), [1.0, 1.0 / 9.0], rtol=1e-14)
    years = np.array([-0.7, 0.0, 0.7])
    ho = scaling.progress_estimate("ho_2024").progress
    assert np.allclose(scaling.effective_compute(ho, years), [0.5, 1.0, 2.0], rtol=1e-14)


def test_published_figures() -> None:
    hoffmann = scaling.compute_optimal(scaling.scaling_law("hoffmann_2022"), 5.88e23)
    assert f"{hoffmann.parameters:.5g}" == "4.0743e+10"
    assert f"{scaling.compute_optimal(LAW, 5.88e23).parameters:.5g}" == "7.3016e+10"
    run = scaling.compute_optimal_for_loss(SARDANA, 1.947)
    assert (f"{run.parameters:.4g}", f"{run.tokens:.4g}") == ("3.408e+10", "1.81e+12")
    assert f"{scaling.loss(SARDANA, 70e9, 1e12):.6g}" == "1.94727"


def test_a_path_is_the_best_run_of_every_amount() -> None:
    path = scaling.expansion_path(LAW, [1e20, 1e22, 1e24])
    frame = path.to_pandas()
    assert list(frame.columns) == ["flop", "parameters", "tokens", "loss"]
    growth = np.log(path.parameters[2] / path.parameters[0]) / np.log(1e4)
    assert math.isclose(growth, scaling.parameter_growth_share(LAW), rel_tol=1e-12)
    assert (np.diff(path.loss) < 0.0).all()


def test_plans_tell_their_story() -> None:
    plan = scaling.minimize_training_cost(SARDANA, SERVED, loss=1.947, flop_cap=4e23)
    assert plan.solved and plan.certificate.holds(1e-12)
    assert plan.flop_shadow_price > 0.0 and plan.token_shadow_price == 0.0
    text = str(plan)
    assert text == plan.explain() and "one more FLOP saves" in text
    values = plan.to_dict()
    assert values["status"] == "optimal" and values["certificate"]["gap"] == plan.certificate.gap
    assert values["cost_usd"] == plan.training_usd + plan.data_usd + plan.serving_usd
    back = scaling.minimize_loss(SARDANA, SERVED, budget_usd=plan.cost_usd, flop_cap=4e23)
    assert math.isclose(back.loss, 1.947, rel_tol=1e-13)
    tight = scaling.minimize_training_cost(SARDANA, SERVED, loss=1.947, flop_cap=3e23)
    assert tight.status == "infeasible" and math.isnan(tight.cost_usd)
    with pytest.raises(ic.NotOptimal, match="A cap of 3.70181e\\+23 FLOP would do"):
        tight.require_optimal()
    assert scaling.minimize_loss(SARDANA, SERVED).status == "unbounded"


def test_a_firm_with_the_law_plans_the_same() -> None:
    tech = scaling.ScalingTechnology(law=LAW, map=MAP, flop_unit=1e23, token_unit=1e12)
    costs = {"compute": ic.LinearCost(price=2e5), "data": ic.LinearCost(price=1e5)}
    firm = ic.Firm(technology=tech.technology(), costs=costs)
    r = ic.minimize_opex(firm, capability=1.0).require_optimal()
    prices = scaling.TrainingCost(usd_per_flop=2e-18, usd_per_token=1e-7)
    plan = scaling.minimize_training_cost(LAW, prices, loss=2.0)
    assert math.isclose(r.opex, plan.cost_usd, rel_tol=1e-10)
    run = tech.run(compute=r.inputs["compute"], data=r.inputs["data"])
    assert run.data_scarce and math.isclose(run.loss, 2.0, rel_tol=1e-9)
    assert math.isclose(scaling.loss_of_capability(LAW, MAP, 1.0), 2.0, rel_tol=1e-15)
    assert ic.minimize_opex(pickle.loads(pickle.dumps(firm)), capability=1.0).opex == r.opex


def test_the_cycle_is_a_ces() -> None:
    tech = production.verification_ces(CYCLE, flop_per_year=1e23, researchers=100.0)
    for flop, heads in ((1e22, 10.0), (3e24, 400.0)):
        ideas = production.output(tech, {"compute": flop, "talent": heads})
        assert math.isclose(ideas, production.ideas_per_year(CYCLE, flop, heads), rel_tol=1e-13)
    frontier = production.FrontierCycle(think_researcher_years=0.25, experiment_years=0.01, experiment_share=0.4)
    at = production.at_compute(frontier, 1e25)
    ideas = production.frontier_ideas_per_year(frontier, 200.0)
    assert math.isclose(production.ideas_per_year(at, 1e25, 200.0), ideas, rel_tol=1e-14)
    assert ideas < production.most_frontier_ideas_per_year(frontier)


def test_demand_makes_models_smaller() -> None:
    cost = SERVED.replace(usd_per_token=0.0)
    served = scaling.minimize_training_cost(SARDANA, cost, loss=1.947)
    alone = scaling.minimize_training_cost(SARDANA, cost.replace(serving_usd_per_parameter=0.0), loss=1.947)
    assert served.parameters < alone.parameters and served.tokens > alone.tokens
    assert scaling.inference_wedge(cost, served.tokens) > 1.0
    assert abs(scaling.inference_residual(SARDANA, cost, 1.947, served.tokens)) < 1e-14


def test_pictures_draw_on_the_axes_they_get() -> None:
    figure, axes = plt.subplots(1, 2)
    assert plot.compute_optimal({"Besiroglu": LAW}, axes=axes) == tuple(axes)
    assert len(axes[0].get_lines()) == 4 and axes[0].get_xlabel() == "training compute [FLOP]"
    plan = scaling.minimize_training_cost(SARDANA, SERVED, loss=1.947)
    contours = plot.loss_contours(SARDANA, [plan])
    assert contours.get_xscale() == "log" and contours.get_legend() is not None
    ideas, waits = plot.verification_cycle(CYCLE, researchers=100)
    assert ideas.get_ylabel() == "ideas verified per year" and waits.get_ylim() == (0.0, 1.0)
    for drawn in (*axes, ideas, waits):
        assert_readable(drawn)
    figure.draw_without_rendering()
    plt.close("all")
