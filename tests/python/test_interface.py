"""The names that other people's scripts use, and what they promise."""

import json
import pickle
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import isocost as ic

SCENARIOS = Path(__file__).resolve().parents[2] / "examples" / "scenarios"


def lab() -> ic.Firm:
    tree = ic.Nest(
        sigma=0.5,
        children={"data": 0.05, "core": (0.95, ic.Nest(sigma=1.2, children={"compute": 0.6, "talent": 0.4}))},
        returns=1.0,
    )
    costs = {
        "compute": ic.LinearCost(price=1.0),
        "talent": ic.IsoelasticCost(price=1.0, reference=1.0, inverse_elasticity=0.5, buyer="monopsonist"),
        "data": ic.TieredCost([(0.4, 0.8), (float("inf"), 1.5)]),
    }
    return ic.Firm(technology=tree, costs=costs, caps={"compute": 0.6}, floors={"talent": 0.1})


def test_a_result_answers_by_its_names() -> None:
    r = ic.minimize_opex(lab(), capability=1.0)
    assert str(r.status) == "optimal"
    assert r.inputs["compute"] == 0.6
    assert r.opex == sum(r.costs.values())
    assert sum(r.shares.values()) == pytest.approx(1.0, abs=1e-15)  # three roundings
    assert r.marginal_cost > 0.0
    assert r.shadow_prices["compute"] > 0.0
    assert r.floor_prices["talent"] == 0.0
    assert r.elasticities.morishima["compute", "talent"] == pytest.approx(1.2, rel=1e-12)  # inside the nest
    for table in (r.elasticities.hicks, r.elasticities.allen, r.elasticities.price):
        assert table.free["compute", "talent"] > 0.0
        assert table.binding["talent", "data"] == table.binding["talent", "data"]
    assert r.infeasibility is None
    c = r.certificate
    assert max(c.stationarity, c.feasibility, c.complementarity, abs(c.gap)) < 1e-12
    assert c.holds(1e-9)
    assert "binds" in r.explain()


def test_budget_and_profit() -> None:
    assert ic.maximize_capability(lab(), budget=2.0).capability < 1.0
    p = ic.maximize_profit(lab(), value=3.0, exponent=0.5, users=1.0)
    assert p.profit == p.revenue - p.opex


def test_an_infeasible_target_says_what_would_help() -> None:
    tech = ic.CES({"compute": 0.57, "talent": 0.38, "data": 0.05}, sigma=0.7)
    costs = {name: ic.LinearCost(price=1.0) for name in tech.inputs}
    r = ic.minimize_opex(ic.Firm(technology=tech, costs=costs, caps={"compute": 0.1}), capability=1.0)
    assert str(r.status) == "infeasible"
    assert r.infeasibility is not None
    assert list(r.infeasibility.limits) == ["compute"]
    assert r.infeasibility.ceiling < 1.0
    assert r.inputs["talent"] != r.inputs["talent"]
    enough = r.infeasibility.relaxation["compute"] * (1.0 + 1e-9)  # an infimum: a little more is enough
    eased = ic.Firm(technology=tech, costs=costs, caps={"compute": enough})
    assert str(ic.minimize_opex(eased, capability=1.0).status) == "optimal"
    with pytest.raises(ic.NotOptimal, match="infeasible"):
        r.require_optimal()


def test_the_benchmark_replicates_after_calibration() -> None:
    tree = ic.CES({"compute": 0.5, "talent": 0.5}, sigma=0.7)
    tech = ic.calibrate(tree, quantities={"compute": 3.0, "talent": 2.0}, costs={"compute": 9.0, "talent": 1.0}, output=1.0)
    costs = {"compute": ic.LinearCost(price=3.0), "talent": ic.LinearCost(price=0.5)}
    r = ic.minimize_opex(ic.Firm(technology=tech, costs=costs), capability=1.0)
    assert dict(r.inputs) == pytest.approx({"compute": 3.0, "talent": 2.0}, rel=1e-14)  # a few roundings


def test_a_technology_in_python_and_its_exceptions() -> None:
    def output(x: list[float]) -> float:
        return float(x[0] ** 0.6 * x[1] ** 0.4)

    def gradient(x: list[float]) -> list[float]:
        return [0.6 * output(x) / x[0], 0.4 * output(x) / x[1]]

    costs = {"compute": ic.LinearCost(price=0.6), "talent": ic.LinearCost(price=0.4)}
    mine = ic.UserTechnology(("compute", "talent"), output=output, gradient=gradient, returns=1.0)
    r = ic.minimize_opex(ic.Firm(technology=mine, costs=costs), capability=1.0)
    assert r.opex == pytest.approx(1.0, rel=1e-9)  # the certificate's tolerance

    def broken(x: list[float]) -> float:
        raise ZeroDivisionError("mine")

    bad = ic.UserTechnology(("compute", "talent"), output=broken, gradient=gradient, returns=1.0)
    with pytest.raises(ZeroDivisionError, match="mine"):
        ic.minimize_opex(ic.Firm(technology=bad, costs=costs), capability=1.0)


def test_bad_parameters_name_the_rule() -> None:
    with pytest.raises(ValueError, match="must be positive"):
        ic.LinearCost(price=-1.0)
    with pytest.raises(ic.InvalidParameter, match="must sum to 1"):
        ic.CES({"compute": 0.5, "talent": 0.6}, sigma=1.0)


def test_models_and_results_survive_a_pickle() -> None:
    firm = lab()
    assert pickle.loads(pickle.dumps(firm)) == firm
    r = ic.minimize_opex(firm, capability=1.0)
    assert pickle.loads(pickle.dumps(r)) == r


def test_threads_solve_side_by_side() -> None:
    firm = lab()
    answers: list[float] = []
    threads = [
        threading.Thread(target=lambda: answers.append(ic.minimize_opex(firm, capability=1.0).opex)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1 and len(answers) == 4


def test_import_brings_no_heavy_packages() -> None:
    code = "import sys, isocost; print([m for m in ('pandas', 'matplotlib', 'xarray') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["minimax_fy2024.toml", "zhipu_fy2024.toml", "openai_2024.toml"])
def test_a_scenario_runs_with_a_reform(name: str) -> None:
    out = ic.run(ic.load(SCENARIOS / name), reforms=["compute.cap_share=0.5"])
    assert out.reform is not None
    assert out.reform.require_optimal().inputs["talent"] > out.baseline.inputs["talent"]
    assert json.loads(out.to_json())


def test_scenario_mistakes_come_with_line_and_near_matches() -> None:
    with pytest.raises(ic.ScenarioError, match=r"lab:2: .*did you mean"):
        ic.load_text('title = "lab"\nprice_yaer = 2024\n', "lab")


def test_a_frame_has_a_row_for_every_input() -> None:
    frame = ic.minimize_opex(lab(), capability=1.0).to_pandas()
    assert list(frame.index) == ["data", "compute", "talent"]
