"""Catching up by distilling and by leaks, as Python sees it: arrays, the definition, errors, the picture."""

import math
import pickle
from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_plot import assert_readable

import isocost as ic
from isocost import distillation as d
from isocost import plot

LAB = d.Follower(improvement_per_year=0.9, lag_years=0.5, fidelity=0.8)
PATH = d.catch_up_path(LAB, leak_per_year=0.3, initial_gap=2, years=[0, 0.4, 1, 5])


def test_without_a_leak_it_is_the_distillers_gap_and_arrays_broadcast() -> None:
    years = np.array([0.0, 0.4, 0.5, 9.0])
    alone = d.catch_up_gap(LAB, leak_per_year=0.0, initial_gap=2.0, years=years)
    # A few roundings of gaps of order 1.
    assert alone == pytest.approx(d.gap_after(LAB, initial_gap=2.0, years=years), rel=1e-14)
    grid = d.catch_up_gap(LAB, leak_per_year=np.array([[0.0], [3.0]]), initial_gap=2.0, years=years)
    assert grid.shape == (2, 4) and (grid[0] == alone).all() and (grid[1, [1, 3]] < alone[[1, 3]]).all()
    assert type(d.catch_up_gap(LAB, leak_per_year=0.0, initial_gap=2.0, years=1.0)) is float


def test_a_path_is_a_value_that_tells_what_copies_close() -> None:
    again = pickle.loads(pickle.dumps(PATH))
    assert again == PATH and hash(again) == hash(PATH) and eval(repr(PATH), dict(vars(d))) == PATH
    with pytest.raises((AttributeError, TypeError)):
        PATH.gap = ()  # type: ignore[misc]
    assert PATH.gap == tuple(d.catch_up_gap(LAB, leak_per_year=0.3, initial_gap=2.0, years=np.array(PATH.years)))
    never = d.catch_up_gap(LAB.replace(lag_years=9.0), leak_per_year=0.3, initial_gap=2.0, years=np.array(PATH.years))
    assert PATH.leaked_gap == tuple(never) and PATH.lasting_leaked_gap == pytest.approx(3.0, rel=1e-15)
    lines = str(PATH).splitlines()
    assert lines[0] == "the gap ends at 0.6731 by copies; without copies at 3" and len(lines) == 6
    assert float(lines[-1].split()[-1]) == pytest.approx(PATH.leaked_gap[-1] - PATH.gap[-1], abs=5e-4)  # four digits
    fast = d.catch_up_path(LAB, leak_per_year=3, initial_gap=2, years=[])
    assert fast.explain().startswith("the gap ends at 0.3 by the leak; without copies at 0.3")
    frame = PATH.to_pandas()
    assert list(frame.columns) == ["years", "gap", "leaked_gap"] and tuple(frame["gap"]) == PATH.gap
    assert set(PATH.to_dict()) == set(d.CatchUpPath.__dataclass_fields__)


def test_the_lasting_gap_is_by_the_better_of_two_ways() -> None:
    enough = d.leak_that_replaces_distilling(LAB)
    assert enough * d.steady_gap(LAB) == pytest.approx(0.9, rel=1e-15)
    rest = d.lasting_gap(LAB, leak_per_year=enough * np.array([0.5, 2.0]))
    assert rest == pytest.approx([d.steady_gap(LAB), 0.5 * d.steady_gap(LAB)], rel=1e-14)
    late = d.catch_up_gap(LAB, leak_per_year=2.0 * enough, initial_gap=5.0, years=40.0)
    assert late == pytest.approx(rest[1], rel=1e-12)  # e^{-100} of the start is left
    perfect = d.Follower(improvement_per_year=0.9, lag_years=0.0, fidelity=1.0)
    assert d.leak_that_replaces_distilling(perfect) == math.inf


@settings(deadline=None, derandomize=True)
@given(leak=st.floats(0.0, 5.0), initial=st.floats(0.0, 4.0), target=st.floats(0.01, 3.0))
def test_the_gap_is_first_at_its_target_then(leak: float, initial: float, target: float) -> None:
    until = d.years_until_gap(LAB, leak_per_year=leak, initial_gap=initial, target_gap=target)
    if until == math.inf:
        assert initial > target and d.lasting_gap(LAB, leak_per_year=leak) >= target * (1.0 - 1e-12)
        assert (d.catch_up_gap(LAB, leak_per_year=leak, initial_gap=initial, years=np.linspace(0, 50, 99)) > target).all()
        return
    # Roundings of a gap of order 1.
    assert d.catch_up_gap(LAB, leak_per_year=leak, initial_gap=initial, years=until) <= target + 1e-12
    before = until * np.linspace(0.0, 0.999, 9)
    gaps = d.catch_up_gap(LAB, leak_per_year=leak, initial_gap=initial, years=before)
    assert until == 0.0 or (gaps > target - 1e-12).all()


def test_the_leak_may_come_from_the_flow_of_people() -> None:
    lead = ic.knowledge.Lead(
        flow_persons_per_year=20, carry=0.8, diffusion_gap=0.25, follower_headcount=200, loss_per_year=0.1
    )
    leak = ic.knowledge.half_life(lead)
    # Behind a leader who stands still, before the first copy, the gap halves in the half-life of a lead.
    still = d.Follower(improvement_per_year=0.0, lag_years=100.0, fidelity=1.0)
    gap = d.catch_up_gap(still, leak_per_year=leak.decay_per_year, initial_gap=2.0, years=leak.half_life_years)
    assert gap == pytest.approx(1.0, rel=1e-14)


def test_behind_a_leader_of_any_pace() -> None:
    for years in (0.0, 0.4, 0.6, 3.0):
        steady = d.gap_behind(LAB, lambda t: 0.9 * t, initial_gap=0.3, years=years)
        assert steady == pytest.approx(d.gap_after(LAB, initial_gap=0.3, years=years), rel=1e-13)
    exploding = [
        d.gap_behind(LAB, lambda t: -2.0 * math.log1p(-t / 4.0), initial_gap=0.0, years=4.0 - left)
        for left in (1.0, 1e-2, 1e-6)
    ]
    # 2 ln((left + τ)/left) − ln f: without bound, though the copy is τ late as ever.
    expected = [2.0 * math.log((left + 0.5) / left) - math.log(0.8) for left in (1.0, 1e-2, 1e-6)]
    assert exploding == pytest.approx(expected, rel=1e-9)  # 4 − left keeps ten digits of the last
    assert d.gap_behind(LAB, lambda t: 1, initial_gap=0, years=1) == 0.0


def test_errors_say_where_and_why() -> None:
    with pytest.raises(ic.InvalidParameter, match=r"catch_up.leak_per_year = -0.1: must be 0 or more and finite"):
        d.lasting_gap(LAB, leak_per_year=-0.1)
    with pytest.raises(ic.InvalidParameter, match=r"catch_up.initial_gap = -1"):
        d.catch_up_gap(LAB, leak_per_year=0.1, initial_gap=[0.0, -1.0], years=1.0)
    with pytest.raises(ic.InvalidParameter, match=r"catch_up.years = -1"):
        d.catch_up_path(LAB, leak_per_year=0.1, initial_gap=1.0, years=[1.0, -1.0])
    with pytest.raises(TypeError, match="catch_up_path.leak_per_year must be a number, not str"):
        d.catch_up_path(LAB, leak_per_year="0.1", initial_gap=1.0, years=[])  # type: ignore[arg-type]
    with pytest.raises(ic.InvalidParameter, match=r"catch_up.target_gap = -1"):
        d.years_until_gap(LAB, leak_per_year=0.1, initial_gap=1.0, target_gap=-1.0)
    with pytest.raises(TypeError, match="gap_behind.log_capability must be a function, not float"):
        d.gap_behind(LAB, 0.9, initial_gap=0.3, years=1.0)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="gap_behind.log_capability must return a number, not str"):
        d.gap_behind(LAB, lambda t: "far", initial_gap=0.3, years=1.0)  # type: ignore[arg-type, return-value]
    with pytest.raises(TypeError, match="gap_behind.years must be a number, not str"):
        d.gap_behind(LAB, lambda t: t, initial_gap=0.3, years="1")  # type: ignore[arg-type]


def test_an_exception_of_the_leaders_own_comes_back_unchanged() -> None:
    def broken(t: float) -> float:
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        d.gap_behind(LAB, broken, initial_gap=0.3, years=1.0)


@pytest.fixture
def closed() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.mark.usefixtures("closed")
def test_catching_up_is_drawn_by_leak() -> None:
    leaks = (0.0, 3.0)
    axes = plot.catch_up(LAB, leaks_per_year=leaks, initial_gap=2, years=4)
    assert_readable(axes)
    solid = [line for line in axes.lines if str(line.get_label()).startswith("leak")]
    assert [str(line.get_label()) for line in solid] == ["leak 0 a year, ends at 0.673", "leak 3 a year, ends at 0.3"]
    dashed = [line for line in axes.lines if line.get_linestyle() == "--" and np.size(line.get_xdata())]
    for leak, both, alone in zip(leaks, solid, dashed, strict=True):
        years, gaps = np.array(both.get_xdata()), np.array(both.get_ydata())
        assert (gaps == d.catch_up_gap(LAB, leak_per_year=leak, initial_gap=2.0, years=years)).all()
        t, g = np.array(alone.get_xdata()), np.array(alone.get_ydata())
        assert gaps[-1] <= g[-1] and t[0] == 0.5
        # The leak's own equation, G' = g − χ G, between two points of its line: errors of order step squared.
        slope, middle = np.diff(g) / np.diff(t), 0.5 * (g[1:] + g[:-1])
        assert slope == pytest.approx(0.9 - leak * middle, abs=1e-3)
    assert plot.catch_up(LAB, leaks_per_year=[1.0], initial_gap=0.0, years=0.2, ax=axes) is axes
    assert axes.get_xlim() == (0.0, 0.2) and axes.get_ylim()[0] == 0.0
    with pytest.raises(ValueError, match="needs a leak"):
        plot.catch_up(LAB, leaks_per_year=[], initial_gap=0.0, years=1.0)
    with pytest.raises(ValueError, match="years = -1: must be positive"):
        plot.catch_up(LAB, leaks_per_year=[1.0], initial_gap=0.0, years=-1.0)
