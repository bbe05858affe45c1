"""Results as mappings, tables, frames, text and HTML."""

import json
import math

import numpy as np
import pandas as pd
import pytest
from labs import flat, nested

import isocost as ic


@pytest.fixture(scope="module")
def solved() -> ic.Result:
    return ic.minimize_opex(nested(), capability=0.7).require_optimal()


@pytest.fixture(scope="module")
def infeasible() -> ic.Result:
    return ic.minimize_opex(flat(caps={"compute": 0.01}), capability=1.0)


def test_the_breakdown_adds_up_to_the_last_bit(solved: ic.Result) -> None:
    assert solved.opex == sum(solved.costs.values())
    assert sum(solved.shares.values()) == pytest.approx(1.0, abs=1e-15)  # three roundings


def test_a_dict_holds_all_of_it(solved: ic.Result, infeasible: ic.Result) -> None:
    plain = solved.to_dict()
    assert plain["inputs"] == dict(solved.inputs) and plain["status"] == "optimal"
    assert plain["certificate"]["gap"] == solved.certificate.gap
    assert json.loads(json.dumps(plain))["opex"] == solved.opex
    why = infeasible.to_dict()["infeasibility"]
    assert why["limits"] == ["compute"] and why["relaxation"]["compute"] > 0.01


def test_a_frame_has_a_row_for_every_input(solved: ic.Result, infeasible: ic.Result) -> None:
    frame = solved.to_pandas()
    assert list(frame.index) == ["data", "compute", "talent"] and frame.index.name == "input"
    assert frame.loc["compute", "shadow_prices"] == solved.shadow_prices["compute"]
    assert math.isnan(frame.loc["data", "shadow_prices"])  # it has no cap
    assert (frame.dtypes == float).all()
    assert infeasible.to_pandas()["inputs"].isna().all()


def test_tables_are_indexed_by_names(solved: ic.Result) -> None:
    table = solved.elasticities.price.free
    assert table.rows == table.columns == ("data", "compute", "talent")
    assert table["data", "talent"] == table.array[0, 2]
    assert len(table) == 9 and list(table)[1] == ("data", "compute")
    with pytest.raises(KeyError, match="'chips': not among the names data, compute, talent"):
        table["data", "chips"]
    with pytest.raises(ValueError, match="read-only"):
        table.array[0, 0] = 1.0
    pd.testing.assert_frame_equal(table.to_pandas(), pd.DataFrame(table.array, table.rows, table.columns))


def test_an_input_that_a_limit_holds_does_not_react(solved: ic.Result) -> None:
    held = solved.elasticities.price.binding
    assert all(held["compute", other] == 0.0 for other in held.columns)
    assert solved.elasticities.price.free["compute", "compute"] < 0.0


def test_in_a_flat_ces_every_notion_is_sigma() -> None:
    elasticities = ic.minimize_opex(flat(), capability=1.0).elasticities
    for notion in (elasticities.allen, elasticities.morishima, elasticities.hicks):
        assert notion["compute", "talent"] == pytest.approx(0.7, rel=1e-12)


def test_derivatives_are_slopes(solved: ic.Result) -> None:
    d = solved.derivatives
    assert "opex" in d.quantities and "caps.compute" in d.parameters
    assert d["opex", "caps.compute"] == pytest.approx(-solved.shadow_prices["compute"], rel=1e-10)
    step = 1e-5
    up, down = (ic.minimize_opex(nested(), capability=0.7 + h) for h in (step, -step))
    assert d["opex", "capability"] == pytest.approx((up.opex - down.opex) / (2 * step), rel=1e-6)
    assert d.to_pandas().loc["inputs.talent", "caps.compute"] == d["inputs.talent", "caps.compute"]


def test_derivatives_that_do_not_exist_are_nan() -> None:
    d = ic.minimize_opex(flat().replace(technology=ic.leontief(flat().technology.shares)), capability=1.0).derivatives
    assert np.isfinite(d["opex", "capability"]) and math.isnan(d["opex", "technology.sigma"])


def test_the_text_is_the_explanation(solved: ic.Result, infeasible: ic.Result) -> None:
    assert str(solved) == solved.explain()
    assert repr(solved).startswith("<Result status='optimal', capability=0.7")
    assert repr(infeasible) == "<Result status='infeasible'>"


def test_a_notebook_shows_a_table(solved: ic.Result, infeasible: ic.Result) -> None:
    html = solved._repr_html_()
    assert html.count("<tr>") == 5 and "<b>optimal</b>" in html  # head, three inputs, sum
    assert "nan" not in html
    assert "infeasible" in infeasible._repr_html_()
    odd = ic.Firm(technology=ic.leontief({"<b>": 1.0}), costs={"<b>": ic.LinearCost(price=1.0)})
    assert "<th>&lt;b&gt;</th>" in ic.minimize_opex(odd, capability=1.0)._repr_html_()


def test_the_question_and_the_point_can_be_judged_again(solved: ic.Result) -> None:
    assert solved.question == ic.CapabilityTarget(capability=0.7)
    assert solved.point is not None
    assert ic.certify(solved.firm, solved.question, solved.point, convex=True) == solved.certificate


def test_the_cost_of_a_limit() -> None:
    firm = flat(caps={"compute": 0.5})
    cost = ic.limit_cost(firm, capability=1.0)
    assert cost.cost_usd_per_year == cost.limited.opex - cost.free.opex > 0.0
    assert cost.free.firm.caps == {}
    assert 0.0 < cost.capability_lost < 1.0 and cost.capability_lost_share == cost.capability_lost
    assert math.isinf(ic.limit_cost(flat(caps={"compute": 0.01}), capability=1.0).cost_usd_per_year)


def test_what_replaces_compute() -> None:
    r = ic.minimize_opex(flat(), capability=1.0)
    assert ic.mrts(r, "compute", "talent") == pytest.approx(1.5, rel=1e-12)  # the price ratio
    small = 1e-6
    assert ic.replacement(r, "compute", small, "talent") / small == pytest.approx(1.5, rel=1e-5)
    assert math.isinf(ic.replacement(r, "compute", 0.9, "talent"))  # σ < 1: compute is essential
    with pytest.raises(ic.InvalidParameter, match="must be one of: compute, talent, data"):
        ic.mrts(r, "chips", "talent")
