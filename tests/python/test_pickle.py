"""Pickles carry a version, and those of earlier versions stay readable."""

import copy
import pickle
from pathlib import Path
from typing import Any

import pytest
from labs import flat, nested

import isocost as ic
from isocost._model import PICKLE_VERSION

DATA = Path(__file__).parent / "data"


def everything() -> dict[str, Any]:
    """One of each kind of value, as the stored pickles hold them."""
    solved = ic.minimize_opex(nested(), capability=0.5)
    return {
        "firm": nested(),
        "solved": solved,
        "infeasible": ic.minimize_opex(flat(caps={"compute": 0.01}), capability=1.0),
        "unbounded": ic.maximize_profit(flat(), value=1.0, exponent=2.0),
        "budget": ic.maximize_capability(nested(), budget=2.0),
        "question": ic.Revenue(value=3.0, exponent=0.5),
        "certificate": solved.certificate,
        "point": solved.point,
        "inputs": solved.inputs,
    }


@pytest.mark.parametrize("name", everything())
def test_a_value_survives_a_pickle(name: str) -> None:
    value = everything()[name]
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert again == value and type(again) is type(value)
        assert repr(again) == repr(value)
    assert copy.deepcopy(value) == value


def test_elasticities_survive_a_pickle() -> None:
    table = ic.minimize_opex(nested(), capability=0.5).elasticities.price.free
    again = pickle.loads(pickle.dumps(table))
    assert repr(again) == repr(table)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.pickle")), ids=lambda path: path.stem)
def test_a_pickle_of_an_earlier_version_is_readable(path: Path) -> None:
    stored = pickle.loads(path.read_bytes())
    assert stored["firm"] == nested()
    assert stored["question"] == ic.Revenue(value=3.0, exponent=0.5)
    assert stored["solved"].require_optimal().certificate.holds(1e-9)  # certified anew when read
    assert stored["infeasible"].status == "infeasible"
    assert stored["infeasible"].infeasibility.limits == ("compute",)
    assert stored["unbounded"].status == "unbounded"


def test_a_pickle_of_a_later_version_is_refused() -> None:
    restore, (model, version, values) = ic.LinearCost(price=1.0).__reduce__()
    assert version == PICKLE_VERSION
    with pytest.raises(ValueError, match="written by a later isocost"):
        restore(model, version + 1, values)


def test_a_user_s_function_is_pickled_by_its_name() -> None:
    cost = ic.UserCost(cost=abs, marginal=float, convex=True)
    assert pickle.loads(pickle.dumps(cost)) == cost
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(ic.UserCost(cost=lambda x: x, marginal=float, convex=True))
