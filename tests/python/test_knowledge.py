"""The chapter `knowledge`: its names, values, answers, errors and pictures."""

import copy
import inspect
import math
import pickle
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import isocost as ic
from isocost import _core, knowledge, plot

SEARCH = knowledge.Search(
    directions=10, working_directions=1, dead_ends=6, usd_per_experiment=2e5, years_per_experiment=0.1
)
WORTH = knowledge.PoachedKnowledge(prize_usd=1e8, lead_decay_per_year=0.5)
LEAD = knowledge.Lead(
    flow_persons_per_year=20, carry=0.8, diffusion_gap=0.25, follower_headcount=200, loss_per_year=0.1
)
FRONT = knowledge.Laboratory(
    "front",
    knowledge=80,
    headcount=400,
    creation_per_year=10,
    codified_share=0.5,
    unshared_share=1,
    exits_per_year=20,
)
NETWORK = knowledge.KnowledgeNetwork(
    labs=[FRONT, FRONT.replace(name="young", knowledge=30, headcount=200, exits_per_year=10)],
    flow_persons_per_year=[[0, 20], [10, 0]],
    carry=0.8,
    obsolescence_per_year=0.05,
    diffusion_gap=[[0, 0.25], [0.25, 0]],
)
SPILLOVERS = knowledge.Spillovers(
    strength=0.1, weights=[[1, 0.5], [0, 1]], productivity=[2, 1], reference_fte=[100, 400]
)
PODS = knowledge.Departure(leave_probability=0.16, pod_correlation=0.3)
RIVAL = knowledge.LiftOut(lift_out_probability=0.1, leave_probability=0.2)
METHODS = [
    knowledge.Method("data mix", value_usd=4e6, knowers=1, codified_share=0.25),
    knowledge.Method("kernels", value_usd=1e6, knowers=2, codified_share=0),
]
IN_PODS = knowledge.PodMethod("kernels", value_usd=1e6, codified_share=0, knowers_by_pod=[2, 0])
SQUAD = knowledge.Squad(people=8, carry=0.25, superadditivity=1.5, diffusion_gap=0.2, destination_headcount=100)
PLAIN = knowledge.Redundancy(
    value_usd=2e6,
    usd_per_knower_year=5e4,
    halving_usd_per_year=math.inf,
    most_knowers=20,
    leave_probability=0.2,
    pod_correlation=0,
)
RISK = knowledge.MethodAtRisk(
    value_usd=2e6, codified_share=0.25, knowers=2, headcount=50, leave_probability=0.16, pod_correlation=0.3
)
MODELS: list[Any] = [
    RISK,
    SEARCH,
    WORTH,
    LEAD,
    FRONT,
    NETWORK,
    NETWORK.replace(diffusion_gap=()),
    SPILLOVERS,
    PODS,
    knowledge.BetaShape(alpha=1, beta=3),
    RIVAL,
    METHODS[0],
    IN_PODS,
    SQUAD,
    PLAIN,
    PLAIN.replace(pod_correlation=0.3),
]


def answers() -> list[Any]:
    forever = NETWORK.replace(
        labs=[FRONT.replace(exits_per_year=0)], flow_persons_per_year=[[0]], diffusion_gap=(), obsolescence_per_year=0
    )
    return [
        knowledge.value_of_dead_ends(SEARCH),
        knowledge.price_of_dead_ends(SEARCH, WORTH),
        knowledge.half_life(LEAD),
        knowledge.steady_state(NETWORK),
        knowledge.steady_state(forever),
        knowledge.knowledge_path(NETWORK, years=[0, 1, 5]),
        knowledge.expected_losses(METHODS, departure=PODS),
        knowledge.expected_losses_of_leavers(METHODS, headcount=10, leavers=2),
        knowledge.squad_gain(SQUAD),
        knowledge.risk_of(RISK),
        knowledge.cheapest_redundancies({"mix": PLAIN, "small": PLAIN.replace(value_usd=1e5)}),
        knowledge.redundancy_bill(PLAIN, knowers=2, codified_share=0.0),
        knowledge.cheapest_redundancy(PLAIN),
        knowledge.break_even_value(PLAIN, knowers=3),
        knowledge.break_even_value(PLAIN.replace(pod_correlation=1), knowers=3),
        knowledge.knowledge_rates(NETWORK)[0],
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_a_model_is_a_value(model: Any) -> None:
    assert eval(repr(model), vars(knowledge).copy()) == model
    again = pickle.loads(pickle.dumps(model))
    assert again == model and hash(again) == hash(model) and repr(again) == repr(model)
    assert copy.deepcopy(model) == model and model.replace() == model
    for field in model._fields:
        with pytest.raises(AttributeError):
            setattr(model, field, 3.0)


@pytest.mark.parametrize("answer", answers(), ids=lambda a: type(a).__name__)
def test_an_answer_is_a_value_that_explains_itself(answer: Any) -> None:
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer and hash(again) == hash(answer) and repr(again) == repr(answer)
    assert eval(repr(answer), vars(knowledge).copy()) == answer
    if not isinstance(answer, tuple):
        assert answer.explain() and str(answer) == answer.explain()
        assert all(not isinstance(value, ic.Status) for value in answer.to_dict().values())


@pytest.mark.parametrize("model", {type(m): m for m in MODELS}.values(), ids=lambda m: type(m).__name__)
def test_units_are_those_of_the_field_table(model: Any) -> None:
    text = inspect.getdoc(type(model)) or ""
    table = getattr(_core.knowledge, type(model).__name__).__dict__
    for key in model._fields:
        assert f"\n{key} : " in text, key
        _, bracket, unit = (table[key].__doc__ or "").partition(" [") if key in table else ("", "", "")
        if bracket:
            assert f"[{unit}" in text.split(f"\n{key} : ")[1].split("\n\n")[0], f"{key} [{unit}"


def test_six_dead_ends_of_ten_save_three_experiments() -> None:
    saving = knowledge.value_of_dead_ends(SEARCH)
    assert (saving.trials_without, saving.trials_with, saving.saved_trials) == (5.5, 2.5, 3.0)
    price = knowledge.price_of_dead_ends(SEARCH, WORTH)
    assert price.price_usd == price.experiments_usd + price.time_usd
    # One of 10 trials without them, one of 4 with them, each as likely as another.
    worth = [sum(math.exp(-0.05 * t) for t in range(1, n + 1)) / n for n in (4, 10)]
    assert price.time_usd == pytest.approx(1e8 * (worth[0] - worth[1]), rel=1e-13)


@settings(deadline=None, derandomize=True)
@given(n=st.integers(1, 60), s=st.integers(1, 60), k=st.integers(0, 60))
def test_the_distribution_has_the_expected_trials(n: int, s: int, k: int) -> None:
    if s > n or k > n - s:
        with pytest.raises(ic.InvalidParameter):
            SEARCH.replace(directions=n, working_directions=s, dead_ends=k)
        return
    search = SEARCH.replace(directions=n, working_directions=s, dead_ends=k)
    p = knowledge.trials_distribution(search)
    trials = np.arange(1, len(p) + 1)
    # Sixty terms: some tens of roundings.
    assert p.sum() == pytest.approx(1.0, abs=1e-13)
    mean = float((p * trials).sum())
    assert mean == pytest.approx(knowledge.value_of_dead_ends(search).trials_with, rel=1e-12)
    spread = math.sqrt(max(0.0, float((p * (trials - mean) ** 2).sum())))
    assert spread == pytest.approx(knowledge.trials_standard_deviation(search), abs=1e-10)
    median = knowledge.trials_quantile(search, probability=0.5)
    assert p[: int(median)].sum() >= 0.5 - 1e-12 and p[: int(median) - 1].sum() < 0.5


def test_a_lead_on_the_path_halves_with_every_half_life() -> None:
    half = knowledge.half_life(LEAD).half_life_years
    path = knowledge.knowledge_path(NETWORK, years=np.arange(4) * half, tolerance=1e-12)
    gaps = [front - young for front, young in path.knowledge]
    # Dense output of a step whose error is 1e-12.
    assert gaps == pytest.approx([50.0, 25.0, 12.5, 6.25], rel=1e-8)
    assert knowledge.lead_left(LEAD, years=np.array([0.0, half])) == pytest.approx([1.0, 0.5], rel=1e-14)
    assert path.to_pandas().shape == (8, 6)


def test_rest_and_path_meet_and_are_tables() -> None:
    rest = knowledge.steady_state(NETWORK)
    assert rest.status is ic.Status.optimal and rest.residual <= 1e-13
    path = knowledge.knowledge_path(NETWORK, years=[300])
    assert path.knowledge[0] == pytest.approx(rest.knowledge, rel=1e-7)  # e^-30 of the distance is left
    assert 0 < path.residual <= 1e-6  # a thousand tolerances
    for j, lab in enumerate(NETWORK.labs):
        gained = lab.knowledge + 300 * lab.creation_per_year + path.learned[0][j]
        assert gained - path.left[0][j] - path.obsolete[0][j] == pytest.approx(path.knowledge[0][j], rel=1e-9)
    assert list(rest.to_pandas().lab) == [rest.labs[j] for j in rest.order]
    assert max(abs(rates.net) for rates in rest.rates) <= 1e-12
    assert len(str(rest).splitlines()) == 4
    short = knowledge.knowledge_path(NETWORK, years=[100], tolerance=1e-12, steps_per_time=3)
    assert short.status is ic.Status.iteration_limit and short.knowledge == () and short.reason in str(short)


def test_pods_lose_methods_more_often() -> None:
    alone = PODS.replace(pod_correlation=0)
    both = [knowledge.loss_probability(d, knowers=2) for d in (PODS, alone)]
    assert both[0] == pytest.approx(0.066, abs=5e-4) and both[1] == pytest.approx(0.026, abs=5e-4)
    assert both[0] / both[1] == pytest.approx(2.6, abs=0.05)
    assert knowledge.departure_of(knowledge.beta_shape(PODS)).pod_correlation == pytest.approx(0.3, rel=1e-14)
    many = knowledge.loss_probability_of_leavers(50, 8, np.array([1, 2, 3]))
    assert np.all(many <= knowledge.loss_probability(alone, knowers=[1, 2, 3]))
    two = knowledge.departure_of(RIVAL)
    together = knowledge.lift_out_loss_probability(RIVAL, knowers_by_pod=[2])
    assert knowledge.loss_probability(two, knowers=2) == pytest.approx(together, rel=1e-14)


def test_losses_as_a_table() -> None:
    losses = knowledge.expected_losses(METHODS, departure=PODS)
    frame = losses.to_pandas()
    assert frame.expected_loss_usd.sum() == losses.expected_loss_usd
    assert str(losses).splitlines()[-1].startswith("all")
    assert knowledge.cost_of_losing_one_usd([m.replace(knowers=2) for m in METHODS], headcount=9) == 0.0
    assert knowledge.lift_out_losses([IN_PODS])[0].loss_usd == 1e6


def test_the_cheapest_plan_is_the_least_bill() -> None:
    for halving in (1e4, 4e4, math.inf):
        method = PLAIN.replace(halving_usd_per_year=halving, pod_correlation=0.2)
        plan = knowledge.cheapest_redundancy(method)
        assert plan.status is ic.Status.optimal
        totals = [knowledge.redundancy_bill(method, knowers=k).total_usd_per_year for k in range(1, 21)]
        assert plan.total_usd_per_year == min(totals) and plan.knowers == 1 + totals.index(min(totals))


def test_many_methods_are_planned_one_by_one() -> None:
    methods = {"mix": PLAIN, "small": PLAIN.replace(value_usd=1e5)}
    table = knowledge.cheapest_redundancies(methods)
    assert table.status is ic.Status.optimal and table.gap <= 1e-12
    frame = table.to_pandas()
    assert frame.total_usd_per_year.sum() == table.total_usd_per_year
    for name, row in zip(methods, table.rows, strict=True):
        assert row.total_usd_per_year == knowledge.cheapest_redundancy(methods[name]).total_usd_per_year
    with pytest.raises(TypeError, match="methods must be Redundancy values, not float"):
        knowledge.cheapest_redundancies({"mix": 3.0})  # type: ignore[dict-item]


def test_risk_lies_between_the_least_and_the_most() -> None:
    risk = knowledge.risk_of(RISK)
    probabilities = list(risk.to_dict().values())[:4]
    assert probabilities == sorted(probabilities)
    assert risk.least_probability == knowledge.least_loss_probability(50, 0.16, 2)
    assert risk.pods_over_independent == pytest.approx(2.6, abs=0.05)


def test_a_third_knower_who_never_pays_says_why() -> None:
    answer = knowledge.break_even_value(PLAIN.replace(halving_usd_per_year=1e4), knowers=3)
    assert answer.status is ic.Status.infeasible and "writing down is the cheaper protection" in answer.explain()


ERRORS: list[tuple[str, Any]] = [
    ("Search.dead_ends = 10: must be from 0 to 9", lambda: SEARCH.replace(dead_ends=10)),
    ("Search.directions = 9.5: must be a whole number", lambda: SEARCH.replace(directions=9.5)),
    ("Lead.carry = 2: must be from 0 to 1", lambda: LEAD.replace(carry=2)),
    ("Laboratory(front).headcount = 0: must be positive", lambda: FRONT.replace(headcount=0)),
    ("KnowledgeNetwork.labs = none: must be given", lambda: NETWORK.replace(labs=[])),
    (
        "KnowledgeNetwork.flow_persons_per_year[0][0] = 1: must be 0",
        lambda: NETWORK.replace(flow_persons_per_year=[[1, 2], [3, 0]]),
    ),
    ("years = 1: must be 0 or more, finite and asc", lambda: knowledge.knowledge_path(NETWORK, years=[2, 1])),
    ("Method(data mix).knowers = 0: must be 1 or more", lambda: METHODS[0].replace(knowers=0)),
    ("PodMethod(kernels).knowers_by_pod = 0.5: must be a w", lambda: IN_PODS.replace(knowers_by_pod=[0.5])),
    ("Redundancy.most_knowers = 20000: must be from 1 to", lambda: PLAIN.replace(most_knowers=2e4)),
    ("knowers = 1: must be from 2 to 20", lambda: knowledge.break_even_value(PLAIN, knowers=1)),
    ("Spillovers.weights[0] = 1: must be one weight", lambda: SPILLOVERS.replace(weights=[[1], [0, 1]])),
    ("Squad: share of the lead that it closes = ", lambda: knowledge.squad_gain(SQUAD.replace(people=800))),
]


@pytest.mark.parametrize(("message", "act"), ERRORS, ids=[message[:40] for message, _ in ERRORS])
def test_an_error_names_field_value_and_rule(message: str, act: Any) -> None:
    with pytest.raises(ic.InvalidParameter) as caught:
        act()
    assert str(caught.value).startswith(message)


def test_what_is_not_a_number_or_a_method_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Lead.carry must be a number, not str"):
        LEAD.replace(carry="0.5")
    with pytest.raises(TypeError, match=r"methods must be Method values, not str"):
        knowledge.expected_losses(["kernels"], departure=PODS)  # type: ignore[list-item]


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def shown(*_: Any, **__: Any) -> None:
        raise AssertionError("a picture shows itself")

    monkeypatch.setattr(plt, "show", shown)
    yield
    plt.close("all")


@pytest.mark.usefixtures("figures")
def test_pictures_draw_on_the_axes_they_are_given() -> None:
    path = knowledge.knowledge_path(NETWORK, years=np.linspace(0, 20, 41))
    axes = plot.knowledge_paths(path, rest=knowledge.steady_state(NETWORK))
    legend = axes.get_legend()
    assert legend is not None and [t.get_text() for t in legend.get_texts()] == ["front", "young"]
    assert len(axes.lines) == 4 and "at rest" in axes.get_ylabel()
    given_axes = plt.subplots()[1]
    assert plot.knowledge_paths(path, ax=given_axes) is given_axes and given_axes.get_ylabel() == "knowledge"
    with pytest.raises(ValueError, match="two times at least"):
        plot.knowledge_paths(knowledge.knowledge_path(NETWORK, years=[1]))
    bars = plot.redundancy(PLAIN.replace(halving_usd_per_year=5e4))
    heights = np.array([[bar.get_height() for bar in group] for group in bars.containers])
    totals = [
        knowledge.redundancy_bill(PLAIN.replace(halving_usd_per_year=5e4), knowers=k).total_usd_per_year
        for k in range(1, 6)
    ]
    assert heights.sum(axis=0) * 1e3 == pytest.approx(totals, rel=1e-12)
    assert bars.texts[0].get_text() == "cheapest" and bars.texts[0].xy[0] == 3.0
    assert bars.get_ylabel() == "thousand USD per year"
    other = plt.subplots()[1]
    assert plot.redundancy(PLAIN, knowers_up_to=2, ax=other) is other and not other.texts
    assert len(other.containers) == 2  # nothing is written down


def test_a_hazard_is_a_rate_and_not_below_0() -> None:
    # 1 - e^{-11}, to rounding: a hazard above 1 a year is legal.
    assert knowledge.leave_probability(11, 1) == pytest.approx(1 - math.exp(-11), rel=1e-15)
    assert knowledge.leave_probability(math.inf, [0, 1]).tolist() == [0.0, 1.0]
    for hazard, years, where in ((-1, 1, "hazard_per_year"), ([0.1, -0.1], 1, "hazard_per_year"), (0.1, -1, "years")):
        with pytest.raises(ic.InvalidParameter, match=f"{where} = -.*: must be 0 or more"):
            knowledge.leave_probability(hazard, years)


def test_a_negative_saving_is_told_in_words() -> None:
    plan = knowledge.cheapest_redundancy(PLAIN)
    assert plan.saving_of_next_usd_per_year < 0
    cost = f"{-plan.saving_of_next_usd_per_year:,.6g}"
    assert str(plan).splitlines()[-1] == f"one more knower costs {cost} USD per year more than he saves"
