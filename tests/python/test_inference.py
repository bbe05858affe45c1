"""The chapter `inference`: its names, values, answers, errors and pictures."""

import copy
import inspect
import itertools
import math
import pickle
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

import isocost as ic
from isocost import _core, inference, plot

LLAMA = inference.transformer("Llama 3 70B")
H100 = inference.erdil_h100()
RIVAL = inference.OpenRival(
    users=1e6,
    quality_gap_usd_per_user_year=100,
    open_serving_usd_per_user_year=10,
    own_serving_usd_per_user_year=20,
)
OWN = inference.SelfHosting(usd_per_hour=16.8, tokens_per_s=10_000, variable_usd_per_mtok=0)
SILICON = inference.OwnSilicon(
    fixed_usd=5e8, rate_per_year=0.1, lifetime_years=4, own_usd_per_flop=1e-18, bought_usd_per_flop=1.5e-18
)
COMPUTE = inference.SharedCompute(
    cap_flop_per_year=1e26,
    research_utilization=0.4,
    prefill_utilization=0.4,
    decode_utilization=0.1,
    active_parameters=37e9,
    input_tokens_per_year=1e14,
    output_tokens_per_year=5e13,
    teacher_active_parameters=1e11,
    synthetic_tokens_per_year=1e12,
)
SMALL = inference.ReasoningCandidate("small", score=40, tokens_per_task=2000, joules_per_token=0.5, usd_per_task=0.001)


def placed(
    chips: float, batch: float, context: float = 0.0, model: inference.Transformer = LLAMA
) -> inference.Placement:
    return inference.Placement(model, H100, chips=chips, batch=batch, context_tokens=context)


MODELS: list[Any] = [
    *inference.transformers(),
    H100,
    inference.ReductionLatency(per_layer=2),
    placed(8, 1).replace(reduction=inference.ReductionLatency(base_s=1e-6), cache_reads=True),
    inference.Prefill(chips=8, utilization=0.5),
    inference.Request(input_tokens=1000, output_tokens=500),
    inference.deepseek_day(),
    inference.deepseek_r1_prices(),
    OWN,
    SILICON,
    RIVAL,
    inference.Publication(
        complement_rent_usd_per_year=1e9,
        complement_share=0.2,
        community_fte=50,
        fte_usd_per_year=3e5,
        lost_api_rent_usd_per_year=1e8,
    ),
    COMPUTE,
    SMALL,
]


def answers() -> list[Any]:
    frontier = inference.price_speed_frontier(LLAMA, H100, chips=[1, 2, 4, 8], batches=[1, 32], context_tokens=2048)
    books = inference.account(inference.deepseek_day(), nodes=226.75, prices=inference.deepseek_r1_prices())
    ask = inference.Request(input_tokens=1000, output_tokens=500)
    return [
        inference.serve(placed(8, 1)),
        inference.serve(placed(1, 1)),
        inference.price_of(ask, placed(8, 16), inference.Prefill(chips=8, utilization=0.5)),
        frontier,
        frontier.points[0],
        books,
        inference.break_even_load(OWN, api_usd_per_mtok=0.724),
        inference.break_even_load(OWN, api_usd_per_mtok=0.0),
        inference.compare_hosting(OWN, api_usd_per_mtok=0.724, tokens_per_month=2e10),
        inference.parity([SMALL, SMALL.replace(name="long", tokens_per_task=9000)], rival_score_per_joule=0.02),
        inference.break_even_volume(SILICON),
        inference.compare_silicon(SILICON, flop_per_year=1e26),
        inference.rent_against_open_weights(RIVAL),
        inference.rent_with_outside_option(RIVAL, open_quality_usd_per_user_year=5),
        inference.share_compute(COMPUTE),
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_a_model_is_a_value(model: Any) -> None:
    assert eval(repr(model), vars(inference).copy()) == model
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
    assert eval(repr(answer), vars(inference).copy()) == answer
    if not isinstance(answer, tuple):
        assert answer.explain() and str(answer) == answer.explain()
        assert all(not isinstance(value, ic.Status) for value in answer.to_dict().values())
        with pytest.raises((AttributeError, TypeError)):
            answer.reason = "none"


def test_erdil_s_known_answers() -> None:
    one = inference.serve(placed(8, 1))
    assert one.status is ic.Status.optimal
    assert one.seconds_per_token == pytest.approx(8.43507120711e-3, rel=1e-11)  # digits published
    assert one.usd_per_mtok == pytest.approx(39.363665633, rel=1e-10)
    assert one.bottleneck == "memory_bandwidth"


def test_what_does_not_fit_says_what_would() -> None:
    answer = inference.serve(placed(8, 1, model=inference.transformer("DeepSeek-R1")))
    assert answer.status is ic.Status.infeasible and answer.least_chips == 9.0
    assert answer.reason == "DeepSeek-R1 needs 671 GB (weights 671 GB), 8 H100 have 640 GB; 9 would hold it"
    assert math.isnan(answer.usd_per_mtok)
    assert "671 GB" in answer.explain()


def test_the_frontier_as_a_table() -> None:
    many, batches = range(1, 17), range(1, 65)
    frontier = inference.price_speed_frontier(LLAMA, H100, chips=many, batches=batches, context_tokens=4096)
    assert (frontier.placements, frontier.uncovered, frontier.dominated) == (1024, 0, 0)
    frame = frontier.to_pandas()
    assert list(frame.columns) == ["chips", "batch", "usd_per_mtok", "tokens_per_s_per_user"]
    assert frame.usd_per_mtok.is_monotonic_increasing and frame.tokens_per_s_per_user.is_monotonic_increasing
    assert len(str(frontier).splitlines()) == len(frame) + 2
    fast = frontier.cheapest_at_speed(100.0)
    assert fast is not None and fast.tokens_per_s_per_user >= 100.0
    assert frontier.cheapest_at_speed(1e6) is None
    gpt_4 = inference.transformer("GPT-4")
    seeing = inference.price_speed_frontier(
        LLAMA, H100, chips=many, batches=batches, context_tokens=4096, cache_reads=True
    )
    assert seeing.points[0].usd_per_mtok > frontier.points[0].usd_per_mtok
    none = inference.price_speed_frontier(gpt_4, H100, chips=[8], batches=[1], context_tokens=0)
    assert none.status is ic.Status.infeasible and none.reason in none.explain()


def test_sweeps_take_arrays() -> None:
    loads = inference.break_even_utilization(16.8, np.array([5e3, 1e4, 2e4]), 0.724)
    assert loads.shape == (3,) and np.all(np.diff(loads) < 0.0)
    one = inference.break_even_load(OWN, api_usd_per_mtok=0.724).utilization
    assert inference.break_even_utilization(16.8, 1e4, 0.724) == one
    assert math.isinf(inference.break_even_utilization(16.8, 1e4, 0.1, 0.1))
    gaps = np.array([0.0, 10.0, 50.0])
    single = [inference.rent_against_open_weights(RIVAL.replace(quality_gap_usd_per_user_year=g)) for g in gaps]
    assert list(inference.rent_path(RIVAL, gaps)) == [rent.rent_usd_per_year for rent in single]


def test_parity_lists_all_candidates() -> None:
    answer = inference.parity([SMALL, SMALL.replace(name="dear", usd_per_task=1)], rival_score_per_joule=0.02)
    assert answer.cheapest == "small" and [row.why_not == "" for row in answer.rows] == [True, False]
    assert list(answer.to_pandas().columns) == ["name", "score_per_joule", "usd_per_task", "why_not"]
    assert inference.parity([SMALL], rival_score_per_joule=1.0).joules_factor == 0.04


ERRORS: list[tuple[str, Any]] = [
    ("Placement.chips = 2.5: must be a whole number", lambda: placed(2.5, 1)),
    ("Transformer(GPT-4).kv_bytes_per_token = nan", lambda: placed(64, 1, 10, inference.transformer("GPT-4"))),
    ('transformer = "GPT": must be one of: Llama 3 8B', lambda: inference.transformer("GPT")),
    (
        "Accelerator(NVIDIA H800 PCIe).memory_bytes = nan",
        lambda: inference.serving_chip("NVIDIA H800 PCIe", rent_usd_per_hour=2),
    ),
    ("bits = 4: must be 8 or 16", lambda: inference.serving_chip("NVIDIA H100 SXM5 80GB", rent_usd_per_hour=2, bits=4)),
    ("SelfHosting.usd_per_hour = 0: must be positive", lambda: OWN.replace(usd_per_hour=0)),
    ("utilization = 2: must be above 0 and at most 1", lambda: inference.self_hosted_usd_per_mtok(OWN, utilization=2)),
    ("OpenRival.quality_gap_usd_per_user_year = -1", lambda: inference.rent_path(RIVAL, [-1.0])),
    ("SharedCompute.decode_utilization = 0", lambda: COMPUTE.replace(decode_utilization=0)),
    ("ReasoningCandidate(small).score = nan", lambda: SMALL.replace(score=math.nan)),
]


@pytest.mark.parametrize(("message", "act"), ERRORS, ids=[message[:40] for message, _ in ERRORS])
def test_an_error_names_field_value_and_rule(message: str, act: Any) -> None:
    with pytest.raises(ic.InvalidParameter) as caught:
        act()
    assert str(caught.value).startswith(message)


def test_text_is_not_a_number() -> None:
    with pytest.raises(TypeError, match=r"Prefill.chips must be a number, not str"):
        inference.Prefill(chips="8", utilization=0.5)  # type: ignore[arg-type]


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def shown(*_: Any, **__: Any) -> None:
        raise AssertionError("a picture shows itself")

    monkeypatch.setattr(plt, "show", shown)
    yield
    plt.close("all")


@pytest.mark.usefixtures("figures")
def test_pictures_draw_on_the_axes_they_are_given() -> None:
    def found(name: str) -> inference.Frontier:
        model = inference.transformer(name)
        return inference.price_speed_frontier(model, H100, chips=[1, 2, 4, 8], batches=[1, 8, 64], context_tokens=0)

    axes = plot.price_speed_frontier(found("Llama 3 70B"))
    axes.figure.draw_without_rendering()
    ticks = [label.get_window_extent() for label in axes.get_xticklabels() if label.get_text()]
    inside = [box for box in ticks if axes.bbox.x0 <= box.x0 and box.x1 <= axes.bbox.x1]
    assert not any(a.overlaps(b) for a, b in itertools.pairwise(inside))
    assert axes.get_xscale() == axes.get_yscale() == "log" and axes.get_legend() is None
    assert "USD per million tokens" in axes.get_ylabel()
    given = plt.subplots()[1]
    both = {"Llama": found("Llama 3 70B"), "R1": found("DeepSeek-R1")}
    assert plot.price_speed_frontier(both, api_usd_per_mtok=2.19, ax=given) is given
    legend = given.get_legend()
    assert legend is not None and [t.get_text() for t in legend.get_texts()] == ["Llama", "R1: does not fit", "API"]
    with pytest.raises(ValueError, match="needs a frontier with a point"):
        plot.price_speed_frontier(found("DeepSeek-R1"))
    rents = plot.rent_of_open_weights(RIVAL)
    assert rents.get_xlim() == (0.0, 200.0) and "million USD per year" in rents.get_ylabel()
    assert any(patch.get_hatch() for patch in rents.patches)
    even = RIVAL.replace(own_serving_usd_per_user_year=10)
    equal = plot.rent_of_open_weights(even, gap_up_to=50.0, ax=plt.subplots()[1])
    assert not equal.patches
    rents.figure.draw_without_rendering()
    boxes = [t.get_window_extent() for t in (rents.xaxis.label, rents.yaxis.label, *rents.texts)]
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))


@pytest.mark.parametrize("model", {type(m): m for m in MODELS}.values(), ids=lambda m: type(m).__name__)
def test_units_are_those_of_the_field_table(model: Any) -> None:
    text = inspect.getdoc(type(model)) or ""
    table = getattr(_core.inference, type(model).__name__).__dict__
    for key in model._fields:
        assert f"\n{key} : " in text, key
        _, bracket, unit = (table[key].__doc__ or "").partition(" [") if key in table else ("", "", "")
        if bracket:
            assert f"[{unit}" in text.split(f"\n{key} : ")[1].split("\n\n")[0], f"{key} [{unit}"
