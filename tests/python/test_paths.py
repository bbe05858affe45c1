"""What a scenario comes to over the years, from Python."""

import json
import pickle
from pathlib import Path

import pytest

import isocost as ic

SCENARIOS = Path(__file__).resolve().parents[2] / "examples" / "scenarios"


def firm() -> ic.Scenario:
    return ic.load(SCENARIOS / "five_years_of_a_lab.toml")


def test_paths_are_mappings_by_section_and_by_column() -> None:
    paths = ic.paths(firm())
    assert list(paths)[:2] == ["automation.at_will", "automation.non_disruption"]
    free = paths["automation.at_will"]
    assert free.section == "automation.at_will" and free.question and free.reason == ""
    assert str(free.status) == "optimal"
    assert free.years == (0, 1, 2, 3, 4, 5)
    assert free["replaced_fte"][0] == 40.0
    assert free.units["replaced_fte"] == "FTE" and free.units["npv"] == "USD against today"
    assert free.totals["npv"] == free.to_dict()["totals"]["npv"]
    heads = [sum(free[name][t] for name in free if name.endswith("_fte")) for t in range(6)]
    assert heads == pytest.approx([400.0] * 6, rel=1e-14)  # sums of four numbers
    with pytest.raises(KeyError, match="the columns are"):
        free["profit"]
    with pytest.raises(KeyError, match="the paths are"):
        paths["market"]


def test_a_path_is_what_the_model_says() -> None:
    gap = ic.paths(firm())["catch_up"]
    follower = ic.distillation.Follower(improvement_per_year=1.0, lag_years=0.5, fidelity=0.8)
    alone = [ic.distillation.gap_after(follower, initial_gap=1.5, years=t) for t in gap.years]
    assert list(gap["gap_without_leak"]) == pytest.approx(alone, rel=1e-14)


def test_reforms_stand_beside_the_baseline() -> None:
    paths = ic.paths(firm(), ["automation.automated_share=0.2"])
    assert paths.reform is not None
    assert paths.baseline["automation.at_will"]["replaced_fte"][0] == 40.0
    assert paths["automation.at_will"]["replaced_fte"][0] == 80.0
    assert "automation, at will, reform: head count" in paths.report() == str(paths)
    assert json.loads(paths.to_json())["reform_paths"]
    with pytest.raises(ic.ScenarioError, match="every path is the same with it and without"):
        ic.paths(firm(), ["stockpile.notice_days=7"])
    with pytest.raises(ic.ScenarioError, match="has no path over years"):
        ic.paths(ic.load(SCENARIOS / "minimax_fy2024.toml"))


def test_paths_survive_a_pickle() -> None:
    paths = ic.paths(firm(), ["plan.ban_year=3"])
    assert pickle.loads(pickle.dumps(paths)).report() == paths.report()


def test_paths_go_to_pandas() -> None:
    pytest.importorskip("pandas")
    paths = ic.paths(firm())
    table = paths["plan.ban"].to_pandas()
    assert list(table.index) == [0, 1, 2, 3, 4]
    assert table["chips"].iloc[2:].sum() == 0.0
    every = paths.to_pandas()
    assert every.index.names == ["section", "year"]
    assert every.loc[("plan.ban", 0), "chips"] == table["chips"].iloc[0]
