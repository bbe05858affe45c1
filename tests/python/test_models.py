"""Models are values: equal, hashed, printed so that they read back, changed only by making another."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from labs import flat, nested

import isocost as ic

MODELS: dict[str, Any] = {
    "LinearCost(price=2.5)": ic.LinearCost(price=2.5),
    "IsoelasticCost(price=1.0, reference=2.0, inverse_elasticity=0.5, buyer='price_taker')": ic.IsoelasticCost(
        price=1, reference=2, inverse_elasticity=0.5, buyer="price_taker"
    ),
    "TieredCost(((0.4, 0.8), (float('inf'), 1.5)))": ic.TieredCost([(0.4, 0.8), (math.inf, 1.5)]),
    "FixedCost(5.0, then=LinearCost(price=2.0))": ic.FixedCost(5.0, then=ic.LinearCost(price=2.0)),
    "CES({'compute': 0.6, 'talent': 0.4}, sigma=0.7)": ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7),
    "CES({'compute': 1.0}, sigma=float('inf'), returns=0.9, benchmark={'compute': 3.0})": ic.linear(
        {"compute": 1.0}, returns=0.9, benchmark={"compute": 3.0}, efficiency={"compute": 1.0}
    ),
    "Nest(sigma=0.5, children={'data': 0.05, 'core': (0.95, Nest(sigma=0.0, children={'compute': 1.0}))})": ic.Nest(
        sigma=0.5, children={"data": 0.05, "core": (0.95, ic.Nest(sigma=0, children={"compute": 1}))}
    ),
    "Firm(technology=CES({'compute': 1.0}, sigma=1.0), costs={'compute': LinearCost(price=2.0)}, caps={'compute': 0.5})": ic.Firm(
        technology=ic.cobb_douglas({"compute": 1.0}), costs={"compute": ic.LinearCost(price=2.0)}, caps={"compute": 0.5}
    ),
    "CapabilityTarget(capability=1.0)": ic.CapabilityTarget(capability=1.0),
    "Budget(budget=2.0, tolerance=1e-06)": ic.Budget(budget=2.0, tolerance=1e-6),
    "Revenue(value=3.0, exponent=0.5)": ic.Revenue(value=3.0, exponent=0.5),
}


@pytest.mark.parametrize(("text", "model"), MODELS.items(), ids=[type(m).__name__ for m in MODELS.values()])
def test_a_model_prints_as_the_call_that_makes_it(text: str, model: Any) -> None:
    assert repr(model) == text
    again = eval(text, vars(ic).copy())
    assert again == model and hash(again) == hash(model)
    assert model.replace() == model
    assert model != object()


@pytest.mark.parametrize("model", MODELS.values(), ids=[type(m).__name__ for m in MODELS.values()])
def test_a_model_cannot_be_changed(model: Any) -> None:
    for field in model._fields:
        with pytest.raises(AttributeError):
            setattr(model, field, 3.0)
    with pytest.raises(AttributeError):
        model.something_new = 1
    with pytest.raises(TypeError, match="has no something_new; it has"):
        model.replace(something_new=1)


def test_replace_leaves_the_model_as_it_was() -> None:
    firm = flat(caps={"compute": 0.6})
    lifted = firm.replace(caps={})
    assert firm.caps == {"compute": 0.6} and lifted.caps == {}
    assert lifted != firm
    assert lifted.technology is firm.technology


def test_names_that_a_mapping_does_not_have_are_listed() -> None:
    values = ic.minimize_opex(flat(), capability=1.0).inputs
    with pytest.raises(KeyError, match="'compue': not among the names compute, talent, data"):
        values["compue"]
    assert values.get("compue") is None
    assert list(values) == ["compute", "talent", "data"]
    with pytest.raises(TypeError):
        values["compute"] = 1.0


def test_numbers_of_numpy_are_numbers() -> None:
    assert ic.LinearCost(price=np.float32(2.5)) == ic.LinearCost(price=2.5)
    assert repr(flat(caps={"compute": np.float64(0.5)}).caps) == "{'compute': 0.5}"
    assert ic.minimize_opex(flat(), capability=np.float64(1.0)) == ic.minimize_opex(flat(), capability=1)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: ic.LinearCost(price="1"), "LinearCost.price must be a number, not str"),
        (lambda: ic.CES({"compute": "1"}, sigma=1.0), r"shares\['compute'\] must be a number, not str"),
        (lambda: ic.CES([0.5, 0.5], sigma=1.0), "shares must map names to numbers, not be a list"),
        (lambda: flat(costs={"compute": 3.0}), "a cost must be a LinearCost, .* not float"),
        (lambda: flat(technology=3.0), "a technology must be a CES, Nest or UserTechnology, not float"),
        (lambda: ic.Nest(sigma=1.0, children={"core": (1.0, 2.0)}), r"children\['core'\] must be a share"),
        (lambda: ic.UserCost(cost=3.0, marginal=abs, convex=True), "UserCost.cost must be a function, not float"),
        (lambda: ic.minimize_opex(flat().technology, capability=1.0), "minimize_opex: firm must be a Firm, not CES"),
    ],
)
def test_a_wrong_type_is_named(make: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        make()


@pytest.mark.parametrize(
    ("make", "where"),
    [
        (lambda: ic.LinearCost(price=0.0), "LinearCost.price"),
        (lambda: ic.LinearCost(price=math.nan), "LinearCost.price"),
        (lambda: ic.TieredCost([(1.0, 2.0), (1.0, 1.0)]), "TieredCost.tiers[1].price"),
        (lambda: ic.FixedCost(-1.0, then=ic.LinearCost(price=1.0)), "FixedCost.amount"),
        (lambda: ic.CES({"compute": 0.5, "talent": 0.6}, sigma=1.0), "technology.shares"),
        (lambda: ic.CES({"compute": 1.0}, sigma=-1.0), "technology.sigma"),
        (lambda: flat(caps={"compute": -1.0}), "caps.compute"),
        (lambda: flat(floors={"compute": 2.0}, caps={"compute": 1.0}), "floors.compute"),
        (lambda: flat(costs={"compute": ic.LinearCost(price=1.0)}), "costs.talent"),
        (lambda: ic.minimize_opex(flat(), capability=0.0), "minimize_opex.capability"),
        (lambda: ic.Budget(budget=-1.0), "Budget.budget"),
        (lambda: ic.IsoelasticCost(price=1, reference=1, inverse_elasticity=0, buyer="me"), "IsoelasticCost.buyer"),
    ],
)
def test_a_parameter_outside_its_domain_says_where(make: Any, where: str) -> None:
    with pytest.raises(ic.InvalidParameter) as caught:
        make()
    assert isinstance(caught.value, ValueError)
    assert caught.value.where == where
    assert caught.value.rule in str(caught.value)


NAMES = ("compute", "talent", "data", "energy")
PRICES = st.floats(1e-12, 1e12)
COSTS = st.one_of(
    st.builds(lambda p: ic.LinearCost(price=p), PRICES),
    st.builds(
        lambda p, x, e, b: ic.IsoelasticCost(price=p, reference=x, inverse_elasticity=e, buyer=b),
        PRICES,
        PRICES,
        st.floats(0.0, 3.0),
        st.sampled_from(["monopsonist", "price_taker"]),
    ),
    st.builds(lambda w, p: ic.TieredCost([(w, p), (math.inf, 2.0 * p)]), PRICES, PRICES),
    st.builds(lambda a, p: ic.FixedCost(a, then=ic.LinearCost(price=p)), st.floats(0.0, 1e9), PRICES),
)


@st.composite
def firms(draw: st.DrawFn) -> ic.Firm:
    names = NAMES[: draw(st.integers(1, 4))]
    weights = [draw(st.floats(0.01, 1.0)) for _ in names]
    shares = {name: weight / sum(weights) for name, weight in zip(names, weights, strict=True)}
    sigma = draw(st.one_of(st.sampled_from([0.0, 1.0, math.inf]), st.floats(0.05, 20.0)))
    technology = ic.CES(shares, sigma=sigma, returns=draw(st.floats(0.3, 1.5)))
    caps = draw(st.dictionaries(st.sampled_from(names), PRICES))
    return ic.Firm(technology=technology, costs={name: draw(COSTS) for name in names}, caps=caps)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(firms())
def test_any_firm_reads_back_and_answers(firm: ic.Firm) -> None:
    again = eval(repr(firm), vars(ic).copy())
    assert again == firm and hash(again) == hash(firm)
    r = ic.minimize_opex(firm, capability=1.0)
    assert r == ic.minimize_opex(again, capability=1.0)
    if r.status == "optimal":
        assert r.certificate.holds(1e-9)
        assert r.opex == sum(r.costs[name] for name in firm.inputs)  # the breakdown adds up to the last bit


def test_what_a_nest_holds() -> None:
    tree = nested().technology
    assert isinstance(tree, ic.Nest)
    share, core = tree.children["core"] if isinstance(tree.children["core"], tuple) else (0.0, tree)
    assert share == 0.95 and core.children == {"compute": 0.6, "talent": 0.4}
    assert tree.benchmark == {"data": 1.0, "compute": 1.0, "talent": 1.0}
