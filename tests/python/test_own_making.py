"""An input that the firm makes itself under the cap of another."""

import pickle

import pytest

import isocost as ic


def lab() -> ic.Firm:
    tech = ic.CES({"compute": 0.5, "talent": 0.3, "data": 0.2}, sigma=0.7)
    costs = {
        "compute": ic.LinearCost(price=0.6),
        "talent": ic.LinearCost(price=0.3),
        "data": ic.TieredCost([(0.4, 0.1), (float("inf"), 2.0)]),
    }
    return ic.Firm(technology=tech, costs=costs)


def solve(cap: float) -> ic.OwnMakingResult:
    return ic.minimize_opex_with_own_making(
        lab(), capability=1.0, maker="compute", made="data", maker_per_unit=0.5, cap=cap
    )


def test_the_cap_raises_the_price_of_what_is_made() -> None:
    loose, tight = solve(10.0), solve(1.0)
    assert str(loose.status) == str(tight.status) == "optimal"
    assert loose.shadow_price == 0.0
    assert loose.price_made == pytest.approx(0.3, rel=1e-14)
    assert tight.price_made == pytest.approx(0.5 * (0.6 + tight.shadow_price), rel=1e-14)
    assert tight.maker_used == pytest.approx(tight.inputs["compute"] + 0.5 * tight.made, rel=1e-12)
    assert tight.certificate.holds(1e-9)


def test_it_is_a_value() -> None:
    r = solve(1.0)
    assert pickle.loads(pickle.dumps(r)) == r
    assert "shadow price" in r.explain()


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(ic.InvalidParameter, match="cap"):
        solve(-1.0)
    with pytest.raises(ic.InvalidParameter, match="must be a TieredCost"):
        ic.minimize_opex_with_own_making(
            lab(), capability=1.0, maker="compute", made="talent", maker_per_unit=0.5, cap=1.0
        )
