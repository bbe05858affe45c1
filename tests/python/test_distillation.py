"""Teachers, break-evens, followers and bans, as Python sees them."""

import math
import pickle
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import isocost as ic
from isocost import distillation as d
from isocost import plot

SEQUENCE = d.SequenceDistillation(
    base_usd=8.58e6,
    samples=8e5,
    tokens_per_sample=2e3,
    teacher_usd_per_mtok=2.19,
    student_parameters=32e9,
    epochs=2.0,
    compute_usd_per_flop=2.6e-18,
)
R1 = d.BoughtTeacher(price_usd_per_mtok=2.19)
OWN = d.OwnTeacher(parameters=37e9, compute_usd_per_flop=2e-17, training_usd=2e7, students=10.0)
STEP = d.last_step(SEQUENCE, scratch_usd=5.12e6)
ACCESS = d.TeacherAccess(
    api_usd_per_mtok=10.0,
    api_tokens_per_year=math.inf,
    reseller_markup=0.5,
    reseller_tokens_per_year=2e9,
    open_usd_per_mtok=2.19,
    open_quality=0.1,
    open_tokens_per_year=math.inf,
)
FOLLOWER = d.Follower(improvement_per_year=0.9, lag_years=0.5, fidelity=0.8)
RUN = d.LogitRun(
    student_parameters=1e9,
    student_tokens=2e10,
    teacher_parameters=7e9,
    teacher_tokens=1e11,
    logits_share=1.0,
    pretraining_share=0.5,
)
MODELS = [SEQUENCE, R1, OWN, STEP, ACCESS, FOLLOWER, RUN, d.illustrative_coefficients(), d.Fidelity(domain=0.9, general=0.7)]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_models_are_values(model: Any) -> None:
    assert eval(repr(model), {"float": float, **vars(d)}) == model
    assert pickle.loads(pickle.dumps(model)) == model
    assert hash(model.replace()) == hash(model)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_every_field_is_checked_and_documented(model: Any) -> None:
    for name in model._fields:
        with pytest.raises(ic.InvalidParameter, match=rf"^{type(model).__name__}.{name} = nan: must be"):
            model.replace(**{name: math.nan})
        raw = type(model).__mro__[1]
        assert raw.__dict__[name].__doc__


def test_the_law_takes_arrays_and_shows_the_capacity_gap() -> None:
    law = d.illustrative_coefficients()
    teachers = np.array([1.5, 2.0, 3.0])
    losses = d.student_loss(law, parameters=1e8, tokens=2e10, teacher_loss=teachers)
    assert losses[0] > losses[1] < losses[2]
    slopes = d.student_loss_slope(law, parameters=1e8, tokens=2e10, teacher_loss=teachers)
    assert slopes[0] < 0.0 < slopes[2]
    assert d.student_loss(law, parameters=math.inf, tokens=math.inf, teacher_loss=1.7) == 1.7
    assert d.supervised_loss(law, parameters=math.inf, tokens=math.inf) == law.E
    assert d.logit_distillation_flop(RUN) > d.logit_distillation_flop(RUN.replace(pretraining_share=0.0))


def test_the_last_step_against_its_base() -> None:
    cost = d.sequence_cost(SEQUENCE)
    assert cost.teacher_usd == pytest.approx(3504.0, rel=1e-12)
    assert cost.training_flop == pytest.approx(6.144e20, rel=1e-12)
    assert cost.to_dict()["total_usd"] == cost.total_usd
    assert "the last step is 0.06% of the base" in str(cost)


def test_a_student_is_two_capabilities() -> None:
    kept = d.Fidelity(domain=0.9, general=0.5)
    assert d.student_capability(kept, teacher_capability=2.0) == (1.8, 1.0)
    half = d.student_capability(kept, teacher_capability=2.0, teacher_tokens=1e9, curve=lambda tokens: tokens / 2e9)
    assert half == (0.9, 0.5)
    with pytest.raises(ic.InvalidParameter, match=r"curve\(teacher_tokens\) = 2: must be above 0 and at most 1"):
        d.student_capability(kept, teacher_capability=2.0, teacher_tokens=1e9, curve=lambda tokens: 2.0)
    with pytest.raises(TypeError, match="together"):
        d.student_capability(kept, teacher_capability=2.0, teacher_tokens=1e9)


@pytest.mark.parametrize("teacher", [R1, OWN])
def test_break_evens_are_equal_on_both_sides(teacher: Any) -> None:
    price = d.break_even_teacher_usd_per_mtok(STEP, teacher)
    there = d.compare(STEP, d.with_usd_per_token(teacher, price.value / 1e6))
    assert price.status == "optimal" and price.residual <= 1e-8
    assert there.ratio == pytest.approx(1.0, rel=1e-8)
    tokens = d.break_even_teacher_tokens(STEP, teacher)
    assert d.compare(STEP.replace(teacher_tokens=tokens.value), teacher).ratio == pytest.approx(1.0, rel=1e-8)


@settings(deadline=None, derandomize=True)
@given(
    scratch=st.floats(1.0, 1e9),
    tokens=st.floats(1e6, 1e13),
    per_token=st.floats(0.0, 1e-3),
    training=st.floats(0.0, 1e9),
    students=st.floats(1.0, 1e3),
)
def test_a_break_even_holds_or_says_why_not(
    scratch: float, tokens: float, per_token: float, training: float, students: float
) -> None:
    step = d.LastStep(
        base_usd=1e7, scratch_usd=scratch, teacher_tokens=tokens, training_usd_per_token=per_token
    )
    own = OWN.replace(training_usd=training, students=students)
    for answer in (
        d.break_even_teacher_usd_per_mtok(step, own),
        d.break_even_teacher_tokens(step, own),
        d.break_even_students(step, own),
    ):
        if answer.status == "optimal":
            assert answer.value > 0.0 and answer.residual <= 1e-8
        else:
            assert answer.status == "infeasible" and answer.reason


def test_break_even_students() -> None:
    students = d.break_even_students(STEP, OWN)
    assert d.compare(STEP, OWN.replace(students=students.value)).step_ratio == pytest.approx(1.0, rel=1e-8)
    none = d.break_even_students(STEP.replace(scratch_usd=100.0), OWN)
    assert none.status == "infeasible" and math.isnan(none.value) and "However many" in none.explain()
    assert d.training_share_usd(OWN) == 2e6 and d.usd_per_token(OWN) == pytest.approx(1.48e-6, rel=1e-14)


def test_answers_print_and_pickle() -> None:
    bill = d.compare(STEP, OWN)
    assert "teacher's training, shared" in str(bill) and set(bill.to_dict()) == set(bill._fields)
    for answer in (bill, d.sequence_cost(SEQUENCE), d.break_even_students(STEP, OWN)):
        again = pickle.loads(pickle.dumps(answer))
        assert again == answer and hash(again) == hash(answer) and repr(again) == repr(answer)
    assert bill != d.compare(STEP, R1)


def test_the_followers_path() -> None:
    path = d.gap_after(FOLLOWER, initial_gap=2.0, years=np.array([0.0, 0.4, 0.5, 9.0]))
    steady = d.steady_gap(FOLLOWER)
    assert path == pytest.approx([2.0, 2.36, steady, steady], rel=1e-15)
    assert d.steady_years_behind(FOLLOWER) * 0.9 == pytest.approx(steady, rel=1e-15)
    assert d.years_to_steady_gap(FOLLOWER, initial_gap=2.0) == 0.5


def test_a_ban_is_tiers() -> None:
    assert [s.name for s in d.teacher_sources(ACCESS, banned=True)] == ["reseller", "open weights"]
    assert d.teacher_cost(ACCESS, banned=False).capacity == math.inf
    assert len(d.teacher_cost(ACCESS, banned=True).tiers) == 2
    most = d.most_cost_of_ban_usd_per_year(ACCESS, effective_tokens=np.array([0.0, 1e9, 1e10]))
    assert most == pytest.approx([0.0, 5e3, 2e9 * 5e-6 + 8e9 * 11.9e-6], rel=1e-12)
    assert d.bounding_markup(ACCESS) == pytest.approx(1.19, rel=1e-12)
    shut = ACCESS.replace(reseller_tokens_per_year=0.0, open_tokens_per_year=0.0)
    with pytest.raises(ic.InvalidParameter, match="give the input teacher a cap of 0"):
        d.teacher_cost(shut, banned=True)


def test_errors_say_where_and_why() -> None:
    with pytest.raises(ic.InvalidParameter, match=r"Fidelity.general = 0.9: must be below Fidelity.domain"):
        d.Fidelity(domain=0.9, general=0.9)
    with pytest.raises(TypeError, match=r"OwnTeacher.students must be a number, not str"):
        OWN.replace(students="many")


def test_the_break_even_is_drawn() -> None:
    axes = plot.scratch_or_distill(STEP, R1)
    labels = [line.get_label() for line in axes.lines]
    assert any(str(label).startswith("break-even") for label in labels)
    assert axes.get_xlabel() == "price of the teacher's tokens [USD per million]"
    none = plot.scratch_or_distill(STEP.replace(scratch_usd=100.0), R1, ax=plt.figure().add_subplot())
    assert none.get_title() == "distilling is dearer at any price of tokens"
    plt.close("all")
