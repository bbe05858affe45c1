"""Markets of many flat firms from arrays: answers, broadcasting, verdicts, errors."""

import pickle
from typing import Any

import numpy as np
import pytest

import isocost as ic
from isocost import market

NAN = float("nan")


def given(**changes: Any) -> dict[str, Any]:
    """Four labs of compute, talent and data."""
    labs: dict[str, Any] = {
        "shares": [0.5, 0.3, 0.2],
        "prices": [0.5, NAN, 0.2],
        "sigma": [0.5, 0.9, 1.0, 2.0],
        "capability": [1.0, 0.8, 1.2, 1.0],
        "caps": [0.9, np.inf, np.inf],
        "supply_fte": 4.0,
        "reference_wage_usd_per_year": 0.3,
        "supply_elasticity": 0.5,
    }
    return labs | changes


def named(j: int, wage: float) -> ic.Result:
    """Lab j as a firm with names, alone at a wage."""
    labs = given()
    technology = ic.CES(shares={"compute": 0.5, "talent": 0.3, "data": 0.2}, sigma=labs["sigma"][j])
    costs = {"compute": ic.LinearCost(price=0.5), "talent": ic.LinearCost(price=wage), "data": ic.LinearCost(price=0.2)}
    lab = ic.Firm(technology=technology, costs=costs, caps={"compute": 0.9})
    return ic.minimize_opex(lab, capability=labs["capability"][j])


def test_every_firm_does_what_it_would_alone_at_the_wage() -> None:
    answer = market.clear_flat(**given())
    assert answer.status == "optimal"
    for j in range(4):
        alone = named(j, answer.wage_usd_per_year)
        assert answer.talent_fte[j] == pytest.approx(alone.inputs["talent"], rel=1e-11)
        assert answer.opex_usd_per_year[j] == pytest.approx(alone.opex, rel=1e-12)
        assert answer.shadow_prices[j, 0] == pytest.approx(alone.shadow_prices["compute"], rel=1e-9)
    assert answer.talent_fte.sum() == pytest.approx(answer.supply_fte, rel=1e-12)
    assert answer.certificate["firms_short"] == 0
    assert answer.inputs.shape == answer.shadow_prices.shape == (4, 3)


def test_scalars_are_broadcast_and_arrays_cannot_be_written() -> None:
    one = market.clear_flat(**given(sigma=0.7, capability=np.ones(3), supply_fte=3))
    row = market.clear_flat(**given(sigma=[0.7] * 3, shares=[[0.5, 0.3, 0.2]] * 3, capability=1.0, supply_fte=3.0))
    assert one == row
    assert one != market.clear_flat(**given())
    with pytest.raises(ValueError, match="read-only"):
        one.talent_fte[0] = 1.0
    assert pickle.loads(pickle.dumps(one)) == one
    assert hash(one) == hash(row)


def test_the_answer_tells_its_story() -> None:
    answer = market.clear_flat(**given())
    assert str(answer).startswith("optimal: 4 firms hire")
    assert "a cap binds for" in answer.explain()
    assert repr(answer).startswith("<FlatMarketAnswer: optimal")
    frame = answer.to_pandas()
    assert list(frame.index) == [0, 1, 2, 3]
    assert frame["inputs.1"].tolist() == answer.talent_fte.tolist()
    assert answer.to_dict()["status"] == "optimal"


def test_verdicts() -> None:
    few = market.clear_flat(**given(supply_fte=0.1, supply_elasticity=0))
    assert few.status == "infeasible" and few.least_supply_fte > 0.1
    assert "the firms need" in few.reason and np.isnan(few.wage_usd_per_year)
    assert few.inputs.shape == (0, 3) and str(few).startswith("infeasible: no wage clears")
    stuck = market.clear_flat(**given(caps=[[0.9, np.inf, np.inf]] * 3 + [[0.9, 0.1, 0.1]]))
    assert stuck.infeasible_firm == 3 and "firm 3 cannot reach capability 1" in stuck.reason
    rigid = given(shares=[0.5, 0.5], prices=[1, NAN], sigma=0.5, capability=1, caps=[0.8, np.inf])
    exactly = market.clear_flat(**rigid | {"supply_fte": 4 / 3, "supply_elasticity": 0})
    assert exactly.indeterminate
    assert exactly.lowest_wage_usd_per_year == pytest.approx(0.36, rel=1e-11)
    assert exactly.highest_wage_usd_per_year == float("inf")
    any_wage = market.find_flat_equilibria(
        strength=0, weights=[[1.0]], reference_talent_fte=1, **rigid | {"supply_fte": 4 / 3, "supply_elasticity": 0}
    )
    assert any_wage.status == "optimal" and any_wage.equilibria[0].indeterminate
    assert "other wages fit it as well" in str(any_wage)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sigma": [0.5, 0.9, 1.0, 0.0]}, r"FlatMarket.firms\[3\].sigma = 0: must be positive and finite"),
        ({"sigma": np.inf}, "use the general market"),
        ({"supply_elasticity": -1}, "FlatMarket.pool.supply_elasticity = -1: must be 0 or more"),
        ({"shares": [0.5, 0.5, 0.5]}, r"shares = 1.5: must sum to 1"),
        ({"shares": [0.2] * 5, "prices": 1.0, "caps": 1.0}, "must have 2, 3 or 4 columns"),
        ({"tolerance": 0}, "tolerance = 0: must be positive"),
    ],
)
def test_numbers_outside_their_domain_are_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ic.InvalidParameter, match=message):
        market.clear_flat(**given(**change))


def test_shapes_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="broadcast"):
        market.clear_flat(**given(capability=[1.0, 2.0]))
    with pytest.raises(ValueError, match="must broadcast to"):
        market.clear_flat(**given(capability=np.ones((2, 4))))
    with pytest.raises(IndexError):
        market.clear_flat(**given(talent=3))
    with pytest.raises(TypeError, match="supply_fte must be a number"):
        market.clear_flat(**given(supply_fte="many"))


def test_spillovers_of_no_strength_change_nothing() -> None:
    plain = market.clear_flat(**given())
    found = market.find_flat_equilibria(
        strength=0, weights=np.full((4, 4), 0.25), reference_talent_fte=1.0, **given()
    )
    assert found.status == "optimal" and len(found.equilibria) == 1
    only = found.equilibria[0]
    assert only.wage_usd_per_year == pytest.approx(plain.wage_usd_per_year, rel=1e-12)
    assert only.response_radius == 0 and not only.log_efficiency.any()
    assert "others are not excluded" in str(found)


def test_efficiencies_are_what_the_talents_make_them() -> None:
    weights = np.array([[0, 1, 0, 0], [0.5, 0, 0.5, 0], [0, 0, 0, 1], [0.2, 0.3, 0.5, 0]])
    found = market.find_flat_equilibria(
        strength=0.2, weights=weights, reference_talent_fte=[1, 0.8, 1.2, 1], **given(caps=np.inf)
    )
    (only,) = found.equilibria
    ratio = np.log(only.talent_fte / np.array([1, 0.8, 1.2, 1]))
    assert only.log_efficiency == pytest.approx(0.2 * weights @ ratio, abs=1e-11)
    assert only.to_pandas()["log_efficiency"].tolist() == only.log_efficiency.tolist()
    assert found.to_dict()["equilibria"][0]["wage_usd_per_year"] == only.wage_usd_per_year
    assert pickle.loads(pickle.dumps(found)) == found


def test_several_equilibria_and_none() -> None:
    worn = given(shares=[0.5, 0.5], prices=[1e-9, NAN], sigma=0.5, capability=1, supply_fte=1, supply_elasticity=1)
    worn |= {"reference_wage_usd_per_year": 1, "strength": -0.5, "weights": [[1.0]], "reference_talent_fte": 1}
    two = market.find_flat_equilibria(**worn | {"caps": [4 / 3, np.inf]}, starts=12)
    by_size = sorted(two.equilibria, key=lambda e: e.talent_fte[0])
    assert [e.response_radius for e in by_size] == pytest.approx([2 / 3, 2], rel=1e-7)
    assert "return to it" in str(by_size[0]) and "leave it" in str(by_size[1])
    none = market.find_flat_equilibria(**worn | {"caps": [0.9, np.inf]}, starts=3)
    assert none.status == "stalled" and none.equilibria == () and none.starts_without == 3
    assert -0.5 < none.followed_strength < 0
    assert "both end" in none.reason
