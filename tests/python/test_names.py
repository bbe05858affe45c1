"""The names that other people's scripts use, as one script."""

import math

import isocost as ic


def test_the_script() -> None:
    tech = ic.CES({"compute": 0.57, "talent": 0.38, "data": 0.05}, sigma=0.7, returns=1.0, benchmark={"compute": 1.0, "talent": 1.0, "data": 1.0}, output=1.0)
    assert tech == ic.CES({"compute": 0.57, "talent": 0.38, "data": 0.05}, sigma=0.7)
    tree = ic.Nest(sigma=0.5, children={"data": 0.05, "core": (0.95, ic.Nest(sigma=1.2, children={"compute": 0.6, "talent": 0.4}))}, returns=1.0)
    tech = ic.calibrate(tree, quantities={"compute": 1.0, "talent": 2.0, "data": 3.0}, costs={"compute": 57.0, "talent": 38.0, "data": 5.0}, output=1.0)
    again = ic.calibrate(tree, quantities={"compute": 1.0, "talent": 2.0, "data": 3.0}, prices={"compute": 57.0, "talent": 19.0, "data": 5.0 / 3.0})
    assert tech.children["data"] == 0.05 and abs(again.children["data"] - 0.05) < 1e-16
    tech = tree
    firm = ic.Firm(technology=tech, costs={"compute": ic.LinearCost(price=1.0), "talent": ic.IsoelasticCost(price=1.0, reference=1.0, inverse_elasticity=0.5, buyer="monopsonist"),
                   "data": ic.TieredCost([(0.4, 0.8), (float("inf"), 1.5)])}, caps={"compute": 0.6}, floors={"talent": 0.1})
    assert ic.FixedCost(3.0, then=ic.LinearCost(price=1.0)).outlay(0.0) == 3.0
    ic.UserTechnology(["compute"], output=lambda x: x[0], gradient=lambda x: [1.0], returns=1.0)
    ic.UserCost(cost=lambda x: x, marginal=lambda x: 1.0, convex=True)
    r = ic.minimize_opex(firm, capability=1.0)
    assert ic.maximize_capability(firm, budget=2.0).capability > 0.0
    p = ic.maximize_profit(firm, value=3.0, exponent=0.5, users=1.0)
    assert p.profit < p.revenue
    assert str(r.status) == "optimal"
    for number in (r.inputs["compute"], r.costs["compute"], r.opex, r.shares["compute"], r.marginal_cost):
        assert math.isfinite(number)
    assert set(r.shadow_prices) == {"compute"} and set(r.floor_prices) == {"talent"}  # a key for every limit
    assert r.floor_prices["talent"] == 0.0
    assert abs(r.elasticities.morishima["compute", "talent"] - 1.2) < 1e-12
    for notion in (r.elasticities.hicks, r.elasticities.allen, r.elasticities.price, r.elasticities.morishima):
        assert notion["compute", "talent"] == notion.free["compute", "talent"]
        assert not math.isinf(notion.binding["compute", "talent"])
    assert r.infeasibility is None
    assert r.certificate.stationarity <= 1e-12 and r.certificate.feasibility <= 1e-12
    assert r.certificate.complementarity <= 1e-12 and abs(r.certificate.gap) <= 1e-12
    assert r.certificate.holds(1e-9)
    assert r.explain()


def test_a_firm_without_an_answer() -> None:
    tech = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5)
    costs = {"compute": ic.LinearCost(price=1.0), "talent": ic.LinearCost(price=1.0)}
    r = ic.minimize_opex(ic.Firm(technology=tech, costs=costs, caps={"compute": 0.1}), capability=1.0)
    assert str(r.status) == "infeasible"
    assert r.infeasibility is not None
    assert r.infeasibility.limits == ("compute",)
    assert abs(r.infeasibility.ceiling - 0.1 / 0.6) < 1e-15
    assert abs(r.infeasibility.relaxation["compute"] - 0.6) < 1e-15
    assert all(math.isnan(x) for x in (r.opex, *r.inputs.values(), *r.shadow_prices.values()))
