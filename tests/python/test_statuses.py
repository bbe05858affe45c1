"""Every way in which a solve can end, one test each."""

import math
from typing import Any

import pytest
from labs import flat

import isocost as ic
from isocost import _core


def two(technology: ic.production.Technology, **limits: Any) -> ic.Firm:
    return ic.Firm(technology=technology, costs={name: ic.LinearCost(price=1.0) for name in technology.inputs}, **limits)


def test_the_list_is_that_of_the_library() -> None:
    assert [str(status) for status in ic.Status] == list(_core.statuses)
    assert all(status.sentence.endswith(".") for status in ic.Status)


def test_optimal() -> None:
    r = ic.minimize_opex(flat(), capability=1.0)
    assert r.status is ic.Status.optimal and r.reason == ""
    assert r.require_optimal() is r


def test_infeasible_with_a_target() -> None:
    r = ic.minimize_opex(flat(caps={"compute": 0.1, "data": 0.01}), capability=1.0)
    assert r.status is ic.Status.infeasible
    assert r.infeasibility is not None and set(r.infeasibility.limits) == {"compute", "data"}
    factor = r.infeasibility.common_factor * (1.0 + 1e-9)
    eased = ic.minimize_opex(flat(caps={"compute": 0.1 * factor, "data": 0.01 * factor}), capability=1.0)
    assert eased.status is ic.Status.optimal
    with pytest.raises(ic.NotOptimal, match="^infeasible"):
        r.require_optimal()
    for ask in (lambda: r.elasticities, lambda: r.derivatives):
        with pytest.raises(ic.NotOptimal):
            ask()


def test_infeasible_with_a_budget() -> None:
    r = ic.maximize_capability(flat(floors={"talent": 10.0}), budget=1.0)
    assert r.status is ic.Status.infeasible
    assert r.infeasibility is not None and r.infeasibility.limits == ("talent",)
    least = r.infeasibility.relaxation["budget"]
    assert abs(least - 3.8) < 1e-12
    assert ic.maximize_capability(flat(floors={"talent": 10.0}), budget=1.01 * least).status is ic.Status.optimal


def test_unbounded_profit() -> None:
    r = ic.maximize_profit(flat(), value=1.0, exponent=2.0)
    assert r.status is ic.Status.unbounded
    assert math.isnan(r.profit) and math.isnan(r.certificate.stationarity)


def test_locally_optimal_where_a_cost_is_not_convex() -> None:
    bulk = ic.UserCost(cost=lambda x: 2.0 * math.sqrt(x + 1.0), marginal=lambda x: 1.0 / math.sqrt(x + 1.0), convex=False)
    firm = flat().replace(costs=dict(flat().costs) | {"talent": bulk})
    r = ic.minimize_opex(firm, capability=1.0)
    assert r.status is ic.Status.locally_optimal
    assert math.isnan(r.certificate.gap) and r.certificate.holds(1e-9)
    with pytest.raises(ic.NotOptimal, match="^locally_optimal"):
        r.require_optimal()


def test_a_gradient_that_is_not_the_function_s() -> None:
    wrong = ic.UserTechnology(["compute", "talent"], output=lambda x: (x[0] * x[1]) ** 0.5, gradient=lambda x: [1.0, -1.0])
    r = ic.minimize_opex(two(wrong), capability=1.0)
    assert r.status in (ic.Status.stalled, ic.Status.iteration_limit, ic.Status.infeasible)
    assert r.status is not ic.Status.optimal and r.explain()


def test_a_function_that_is_not_a_number() -> None:
    nothing = ic.UserTechnology(["compute", "talent"], output=lambda x: math.nan, gradient=lambda x: [1.0, 1.0])
    r = ic.minimize_opex(two(nothing), capability=1.0)
    assert r.status is ic.Status.stalled
    assert r.reason


def test_out_of_range() -> None:
    """A trillionth's share at sigma = 1 would have to make up for half of the compute: 1e301 units and more."""
    tech = ic.CES({"compute": 1.0 - 1e-12, "talent": 1e-12}, sigma=1.0)
    r = ic.minimize_opex(two(tech, caps={"compute": 0.5}), capability=1.0)
    assert r.status is ic.Status.out_of_range
    assert r.to_dict()["status"] == "out_of_range" and "out_of_range" in repr(r)
