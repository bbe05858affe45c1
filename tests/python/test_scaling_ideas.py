"""Research that improves itself on fixed compute, as Python sees it: values, verdicts, paths, arrays, errors, pictures."""

import math
import pickle
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_plot import assert_readable

import isocost as ic
from isocost import plot, scaling

IDEAS = scaling.IdeaProduction(
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
FIXED = scaling.ResearchInputs(compute_flop_per_year=3e25, researchers_fte=250.0)
HO = scaling.progress_estimate("ho_2024")
MODELS: list[Any] = [IDEAS, IDEAS.replace(sigma=math.inf), FIXED]
ANSWERS: list[Any] = [
    scaling.explosion(IDEAS),
    scaling.idea_path(IDEAS, FIXED, years=[0, 1, 5]),
    scaling.idea_path(IDEAS.replace(sigma=2.583), FIXED, years=[0, 1, 50]),
    scaling.idea_path(IDEAS, FIXED, years=[1, 1e6], steps_per_time=5),
    scaling.research_returns_estimates()[0],
    scaling.effective_compute_flop_per_year(HO, flop_per_year=1e25, years=2),
    scaling.effective_compute_flop_per_year(scaling.progress_estimate("hernandez_2020"), flop_per_year=1e25, years=2),
]


@pytest.mark.parametrize("value", [*MODELS, *ANSWERS], ids=lambda value: type(value).__name__)
def test_values_read_back_pickle_and_cannot_be_changed(value: Any) -> None:
    again = eval(repr(value), dict(vars(scaling)))
    assert again == value and hash(again) == hash(value) and repr(again) == repr(value)
    assert pickle.loads(pickle.dumps(value)) == value
    with pytest.raises((AttributeError, TypeError)):
        value.something_new = 1


@pytest.mark.parametrize("model", MODELS, ids=lambda model: type(model).__name__)
def test_docstrings_have_the_units_of_the_field_tables(model: Any) -> None:
    text, raw = type(model).__doc__ or "", type(model).__mro__[1]
    for key in model._fields:
        with pytest.raises(AttributeError):
            setattr(model, key, 3.0)
        paragraph = text.split(f"\n    {key} : ")[1].split(" : ")[0].replace("\n        ", " ")
        _, bracket, unit = (vars(raw)[key].__doc__ or "").partition(" [")
        assert (f"[{unit}" in paragraph) if bracket else "[" not in paragraph, key


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
def test_answers_explain_themselves(answer: Any) -> None:
    assert answer.explain() and str(answer) == answer.explain()
    assert set(answer.to_dict()) == set(type(answer).__dataclass_fields__)
    assert all(not isinstance(value, ic.Status) for value in answer.to_dict().values())


@settings(deadline=None, derandomize=True)
@given(
    sigma=st.one_of(st.floats(0.0, 0.9), st.just(1.0), st.floats(1.1, 20.0), st.just(math.inf)),
    phi=st.floats(-1.0, 2.0),
    lam=st.floats(0.1, 2.0),
    gamma=st.floats(0.05, 0.95),
)
def test_the_verdict_is_the_papers_condition(sigma: float, phi: float, lam: float, gamma: float) -> None:
    left = phi if sigma < 1.0 else phi + lam * (1.0 - gamma) if sigma == 1.0 else phi + lam
    assume(abs(left - 1.0) > 1e-9)  # with equality a rounding decides
    case = IDEAS.replace(sigma=sigma, progress_exponent=phi, input_exponent=lam, compute_share=gamma)
    verdict = scaling.explosion(case)
    assert verdict.explodes == (left > 1.0)
    # A sum of a few terms of order 1.
    assert verdict.exponent == pytest.approx(left, abs=1e-14)
    assert verdict.exponent == scaling.asymptotic_exponent(case) and verdict.margin == verdict.exponent - 1.0
    assert f"{'holds' if left > 1.0 else 'fails'}: the left-hand side is" in str(verdict)


def test_cobb_douglas_has_a_closed_path() -> None:
    case = IDEAS.replace(progress_exponent=0.8)
    pace, margin = scaling.idea_growth_per_year(case, FIXED, 0.0), scaling.explosion(case).margin
    end = scaling.years_to_explosion(case, FIXED)
    assert end == pytest.approx(1.0 / (pace * margin), rel=1e-14)
    years = [0.0, 0.5 * end, 0.99 * end]
    path = scaling.idea_path(case, FIXED, years=[*years, 2.0 * end])
    assert path.status == "unbounded" and path.years == tuple(years) and path.years_to_explosion == end
    # A tolerance of 1e-9 per step, some hundred steps, and 100 times as sensitive at 0.99 of the end.
    assert path.log_quality == pytest.approx([-math.log1p(-t / end) / margin for t in years], rel=1e-5, abs=1e-14)
    assert path.growth_per_year == pytest.approx([pace / (1.0 - t / end) for t in years], rel=1e-5)
    lines = str(path).splitlines()
    assert lines[0].startswith("unbounded: the clock is off by") and lines[1] == path.reason
    assert lines[2].split() == ["years", "ln", "A", "growth", "per", "year", "years", "to", "double"]
    assert len(lines) == 3 + len(years)
    frame = path.to_pandas()
    assert list(frame.columns) == ["years", "log_quality", "growth_per_year"] and len(frame) == 3


def test_a_path_is_certified_by_the_clock() -> None:
    case = IDEAS.replace(sigma=0.4)
    path = scaling.idea_path(case, FIXED, years=[1, 10, 100])
    assert path.status == "optimal" and "A stays finite" in str(path)
    clock = scaling.path_residual(case, FIXED, np.array(path.years), np.array(path.log_quality))
    assert path.residual == clock.max() < 1e-6
    assert scaling.years_to_quality(case, FIXED, np.array(path.log_quality)) == pytest.approx(path.years, rel=1e-6)
    late = scaling.idea_path(IDEAS.replace(progress_exponent=0.8), FIXED, years=[1])
    assert f"A is infinite after {late.years_to_explosion:.6g} years" in str(late)
    few = scaling.idea_path(case, FIXED, years=[0.01, 1e6], steps_per_time=5)
    assert few.status == "iteration_limit" and few.years == (0.01,) and "more than 5 steps" in few.reason
    tight = scaling.idea_path(case, FIXED, years=[1], tolerance=1e-12)
    assert tight.residual < 1e-10


def test_arrays_and_the_turn_of_growth() -> None:
    case = IDEAS.replace(sigma=2.583)
    turn = scaling.turning_log_quality(case, FIXED)
    around = scaling.local_exponent(case, FIXED, np.array([turn - 1.0, turn, turn + 1.0]))
    assert around[0] < 1.0 < around[2] and around[1] == pytest.approx(1.0, abs=1e-13)
    pace = scaling.idea_growth_per_year(case, FIXED, turn + np.linspace(-2.0, 2.0, 41))
    assert pace.argmin() == 20
    assert math.isnan(scaling.turning_log_quality(IDEAS, FIXED))
    assert type(scaling.years_to_quality(case, FIXED, 2.0)) is float
    assert scaling.years_to_quality(case, FIXED, np.array([[0.0], [1e4]]))[:, 0] == pytest.approx(
        [0.0, scaling.years_to_explosion(case, FIXED)], rel=1e-12  # e^{-0.1 · 1e4} of it is left
    )


def test_returns_to_research_and_what_they_decide() -> None:
    returns = scaling.research_returns(IDEAS)
    assert returns == pytest.approx(0.6 / 0.5, rel=1e-15)
    assert scaling.research_returns(IDEAS.replace(progress_exponent=1.0)) == math.inf
    share = scaling.explosive_compute_share(returns)
    for off, explodes in ((0.99, True), (1.01, False)):
        assert scaling.explosion(IDEAS.replace(compute_share=off * share)).explodes == explodes
    estimates = scaling.research_returns_estimates()
    assert all(each.low < each.returns < each.high and each.source for each in estimates)
    gains = scaling.explosive_gain(np.array([each.returns for each in estimates]))
    assert gains == pytest.approx([1.0 / each.returns for each in estimates], rel=1e-15)


def test_effective_compute_with_its_interval() -> None:
    later = scaling.effective_compute_flop_per_year(HO, flop_per_year=1e25, years=1.4)
    assert later.flop_per_year == pytest.approx(4e25, rel=1e-14)
    assert later.low_flop_per_year < later.flop_per_year < later.high_flop_per_year
    before = scaling.effective_compute_flop_per_year(HO, flop_per_year=1e25, years=-1.4)
    assert before.low_flop_per_year < before.flop_per_year < before.high_flop_per_year
    # The slow end of the interval ahead is what the slow end behind takes back.
    assert later.low_flop_per_year * before.high_flop_per_year == pytest.approx(1e50, rel=1e-13)
    assert math.isnan(ANSWERS[-1].low_flop_per_year) and ANSWERS[-1].flop_per_year > 1e25
    assert scaling.effective_compute(scaling.progress_from_yearly_factor(3.0), 1.0) == pytest.approx(3.0, rel=1e-14)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: IDEAS.replace(compute_share=1.0), "IdeaProduction.compute_share = 1: must be above 0 and below 1"),
        (lambda: IDEAS.replace(sigma=-1.0), "IdeaProduction.sigma = -1: must be"),
        (lambda: FIXED.replace(researchers_fte=0.0), "ResearchInputs.researchers_fte = 0: must be positive"),
        (lambda: scaling.idea_path(IDEAS, FIXED, years=[2, 1]), "years = 1: must be 0 or more, finite and ascending"),
        (lambda: scaling.idea_path(IDEAS, FIXED, years=[1], tolerance=0.0), "tolerance = 0: must be from 1e-14"),
        (lambda: scaling.idea_path(IDEAS, FIXED, years=[1], steps_per_time=0), "steps_per_time = 0: must be 1 or"),
        (lambda: scaling.years_to_quality(IDEAS, FIXED, -1.0), "years_to_quality.log_quality = -1: must be 0 or"),
        (lambda: scaling.explosive_gain(0.0), "explosive_gain.returns = 0: must be positive"),
        (
            lambda: scaling.progress_from_yearly_factor(1.0),
            "progress_from_yearly_factor.factor_per_year = 1: must be above 1",
        ),
        (
            lambda: scaling.effective_compute_flop_per_year(HO, flop_per_year=-1.0, years=1.0),
            "effective_compute.flop_per_year = -1: must be 0 or more",
        ),
    ],
)
def test_errors_say_where_and_why(make: Any, message: str) -> None:
    with pytest.raises(ic.InvalidParameter) as caught:
        make()
    assert str(caught.value).startswith(message)


def test_a_wrong_type_is_named() -> None:
    with pytest.raises(TypeError, match="IdeaProduction.sigma must be a number, not str"):
        IDEAS.replace(sigma="1")
    with pytest.raises(TypeError, match="years must be a number, not str"):
        scaling.idea_path(IDEAS, FIXED, years="12")  # type: ignore[arg-type]


@pytest.fixture
def closed() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.mark.usefixtures("closed")
def test_idea_paths_are_drawn_by_sigma() -> None:
    sigmas = (0.5, 1.0, 2.583)
    axes = plot.idea_paths(IDEAS, FIXED, sigmas=sigmas, years=15)
    assert_readable(axes)
    labels = [str(line.get_label()) for line in axes.lines]
    assert "σ = 0.5: never infinite" in labels and "growth turns" in labels
    end = scaling.years_to_explosion(IDEAS.replace(sigma=2.583), FIXED)
    assert f"σ = 2.58: infinite after {end:.3g} years" in labels
    dotted = [line for line in axes.lines if line.get_linestyle() == ":"]
    assert [np.array(line.get_xdata())[0] for line in dotted] == [end]
    curves = [line for line in axes.lines if str(line.get_label()).startswith("σ")]
    for sigma, curve in zip(sigmas, curves, strict=True):
        case = IDEAS.replace(sigma=sigma)
        years, decades = np.array(curve.get_xdata()), np.array(curve.get_ydata())
        inside = (years > 0.0) & (years < 15.0)
        path = scaling.idea_path(case, FIXED, years=years[inside][::20])
        # The path's own tolerance, and 1/(T − t) times as much near an explosion.
        assert np.array(path.log_quality) / math.log(10.0) == pytest.approx(decades[inside][::20], rel=1e-5)
    # The top is a half above the highest path that stays finite.
    last = scaling.idea_path(IDEAS, FIXED, years=[15]).log_quality[0]
    assert axes.get_ylim()[1] == pytest.approx(1.5 * last / math.log(10.0), rel=1e-12)
    assert plot.idea_paths(IDEAS, FIXED, sigmas=[1.0], years=1, most_log_quality=2, ax=axes) is axes
    assert axes.get_ylim()[1] == pytest.approx(2.0 / math.log(10.0), rel=1e-15)
    with pytest.raises(ValueError, match="needs a sigma"):
        plot.idea_paths(IDEAS, FIXED, sigmas=[], years=1)
    with pytest.raises(ValueError, match="years = 0: must be positive"):
        plot.idea_paths(IDEAS, FIXED, sigmas=[1.0], years=0)
