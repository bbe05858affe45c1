"""Functions of the user's: their exceptions, what they may return, and threads."""

import math
import sys
import threading
from typing import Any

import numpy as np
import pytest

import isocost as ic


def mean(x: Any) -> float:
    return math.sqrt(x[0] * x[1])


def slopes(x: Any) -> list[float]:
    return [0.5 * math.sqrt(x[1] / x[0]), 0.5 * math.sqrt(x[0] / x[1])]


def firm(output: Any = mean, gradient: Any = slopes, talent: ic.cost.Cost | None = None, **limits: Any) -> ic.Firm:
    technology = ic.UserTechnology(["compute", "talent"], output=output, gradient=gradient)
    costs = {"compute": ic.LinearCost(price=4.0), "talent": talent or ic.LinearCost(price=1.0)}
    return ic.Firm(technology=technology, costs=costs, **limits)


def test_a_technology_of_one_s_own() -> None:
    r = ic.minimize_opex(firm(), capability=1.0)
    assert abs(r.opex - 4.0) < 1e-8 and r.certificate.holds(1e-9)
    assert math.isnan(r.certificate.gap)  # nobody can bound it
    capped = ic.minimize_opex(firm(caps={"compute": 0.25}), capability=1.0)
    assert abs(capped.shadow_prices["compute"] - 12.0) < 1e-6  # λF = 16 less the price
    assert abs(ic.maximize_capability(firm(), budget=4.0).capability - 1.0) < 1e-8
    p = ic.maximize_profit(firm(), value=8.0, exponent=0.5)
    assert abs(p.capability - 1.0) < 1e-6  # R' = 4 = marginal cost
    with pytest.raises(ic.InvalidParameter, match="must be a CES or a nest"):
        _ = r.elasticities


def test_a_cost_of_one_s_own_is_the_curve_that_it_describes() -> None:
    mine = ic.UserCost(cost=lambda x: x**1.5, marginal=lambda x: 1.5 * x**0.5, convex=True)
    same = ic.IsoelasticCost(price=1.0, reference=1.0, inverse_elasticity=0.5, buyer="monopsonist")
    a = ic.minimize_opex(firm(talent=mine), capability=1.0).require_optimal()
    b = ic.minimize_opex(firm(talent=same), capability=1.0).require_optimal()
    assert abs(a.opex / b.opex - 1.0) < 1e-9


def test_arrays_come_in_and_any_sequence_goes_out() -> None:
    seen: list[Any] = []

    def output(x: Any) -> Any:
        seen.append(x)
        return np.sqrt(np.prod(x))

    r = ic.minimize_opex(firm(output, lambda x: 0.5 * np.sqrt(np.prod(x)) / x), capability=1.0)
    assert abs(r.opex - 4.0) < 1e-8
    assert all(isinstance(x, np.ndarray) and x.dtype == np.float64 and x.shape == (2,) for x in seen)
    assert len({id(x) for x in seen}) == len(seen)  # arrays of one's own, which may be kept


class Mine(Exception):
    pass


@pytest.mark.parametrize("error", [Mine("mine"), ZeroDivisionError("mine"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize("place", ["output", "gradient", "cost", "marginal"])
@pytest.mark.parametrize("calls_before", [0, 5])
def test_an_exception_comes_out_as_it_was_raised(error: BaseException, place: str, calls_before: int) -> None:
    calls = 0

    def failing(function: Any) -> Any:
        def call(x: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls > calls_before:
                raise error
            return function(x)

        return call

    functions = {"output": mean, "gradient": slopes, "cost": lambda x: x + x * x, "marginal": lambda x: 1.0 + 2.0 * x}
    functions[place] = failing(functions[place])
    hiring = ic.UserCost(cost=functions["cost"], marginal=functions["marginal"], convex=True)
    with pytest.raises(type(error)) as caught:
        ic.minimize_opex(firm(functions["output"], functions["gradient"], hiring), capability=1.0)
    assert caught.value is error


@pytest.mark.parametrize(
    ("functions", "error", "message"),
    [
        ({"output": lambda x: "no"}, TypeError, "UserTechnology.output must return a number, not str"),
        ({"output": lambda x: None}, TypeError, "UserTechnology.output must return a number, not NoneType"),
        ({"gradient": lambda x: 1.0}, TypeError, "UserTechnology.gradient must return a sequence of numbers"),
        ({"gradient": lambda x: [1.0]}, ic.InvalidParameter, "must return one number per input, 2"),
    ],
)
def test_what_a_function_must_return(functions: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        ic.minimize_opex(firm(**functions), capability=1.0)


def test_a_function_may_solve_a_problem_itself() -> None:
    inner = firm()

    def cost(x: float) -> float:
        return ic.minimize_opex(inner, capability=x).opex  # 4 x

    hiring = ic.UserCost(cost=cost, marginal=lambda x: 4.0, convex=True)
    r = ic.minimize_opex(firm(talent=hiring), capability=1.0)
    assert abs(r.opex - 8.0) < 1e-6


def test_two_threads_solve_at_once() -> None:
    """With a switch interval without end a thread gets on only when the other gives up the GIL by itself."""
    names = [f"input{i}" for i in range(200)]
    technology = ic.CES({name: 1.0 / 200.0 for name in names}, sigma=0.7)
    costs = {name: ic.LinearCost(price=1.0 + i) for i, name in enumerate(names)}
    large = ic.Firm(technology=technology, costs=costs, caps={"input0": 0.5})
    most = 50_000  # solves, seconds of work: whoever holds the GIL does them all before the other begins
    solved = [0, 0]
    start = threading.Barrier(2)

    def work(me: int) -> None:
        start.wait()
        while solved[me] < most and not all(solved):
            ic.minimize_opex(large, capability=1.0)
            solved[me] += 1

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000.0)
    try:
        threads = [threading.Thread(target=work, args=(me,)) for me in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert all(solved) and max(solved) < most


def test_user_functions_work_from_several_threads() -> None:
    answers: list[float] = []
    shared = firm(caps={"compute": 0.3})
    work = [
        threading.Thread(target=lambda: answers.append(ic.minimize_opex(shared, capability=1.0).opex)) for _ in range(4)
    ]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert len(answers) == 4 and len(set(answers)) == 1
