"""Scenarios in Python: mistakes one by one, reforms, pickles, sweeps with progress."""

import pickle
from pathlib import Path

import pytest

import isocost as ic

TOP = Path(__file__).resolve().parents[2]
MINIMAX = TOP / "examples/scenarios/minimax_fy2024.toml"
REFORMS = sorted((TOP / "examples/scenarios/reforms").glob("*.toml"))


@pytest.fixture(scope="module")
def scenario() -> ic.Scenario:
    return ic.load(MINIMAX)


def test_a_scenario_is_a_value(scenario: ic.Scenario) -> None:
    assert scenario == ic.load(str(MINIMAX)) and hash(scenario) == hash(ic.load(MINIMAX))
    assert scenario != ic.apply(scenario, ["compute.cap_share=0.5"])
    assert scenario.price_year == 2024 and scenario.hash.startswith("sha256:")
    assert "compute.cap_share" in scenario.levers


def test_mistakes_can_be_read_one_by_one() -> None:
    with pytest.raises(ic.ScenarioError) as caught:
        ic.load_text("title = 'x'\nprice_yaer = 2024\n[compute]\nutilization = 2.0", "lab.toml")
    error = caught.value
    assert isinstance(error, ValueError)
    assert len(error.mistakes) == len(str(error).splitlines()) > 3
    typo = next(mistake for mistake in error.mistakes if mistake.near)
    assert (typo.file, typo.line, typo.key, typo.near) == ("lab.toml", 2, "price_yaer", ("price_year",))
    again = pickle.loads(pickle.dumps(error))
    assert again.mistakes == error.mistakes and str(again) == str(error)


def test_a_file_that_is_not_there_is_a_mistake(scenario: ic.Scenario, tmp_path: Path) -> None:
    for read in (lambda: ic.load(tmp_path / "no.toml"), lambda: ic.run(scenario, [tmp_path / "no.toml"])):
        with pytest.raises(ic.ScenarioError, match=r"no\.toml"):
            read()


@pytest.mark.parametrize("path", REFORMS, ids=lambda path: path.stem)
def test_reforms_are_files_or_changes(path: Path, scenario: ic.Scenario) -> None:
    try:
        by_file = ic.run(scenario, [path])
    except ic.ScenarioError as error:
        assert "baseline" in str(error)  # written for another lab
        return
    assert by_file.reform is not None
    assert by_file.reform.scenario == ic.apply(scenario, [str(path)])


def test_pickles_keep_the_text(scenario: ic.Scenario, tmp_path: Path) -> None:
    file = tmp_path / "reform.toml"
    file.write_text('title = "Half"\nauthor = "x"\nsource = "x"\n[[change]]\npath = "compute.cap_share"\nset = 0.5\n')
    out = ic.run(scenario, [file, "technology.sigma=0.5"])
    applied = ic.apply(scenario, [file])
    assert out.reform is not None
    stored = pickle.dumps([scenario, out, out.baseline, out.reform, applied])
    file.unlink()  # a pickle does not need the files it came from
    again, outcome, baseline, reform, later = pickle.loads(stored)
    assert again == scenario and later == applied
    assert outcome.to_json() == out.to_json()
    assert baseline == out.baseline
    assert reform == out.reform and reform.provenance == out.reform.provenance


def test_what_has_no_text_is_not_pickled() -> None:
    with pytest.raises(TypeError, match="only a scenario that was loaded"):
        pickle.dumps(ic.demo())


def test_a_sweep_tells_how_far_it_is(scenario: ic.Scenario) -> None:
    told: list[tuple[int, int]] = []
    table = ic.sweep(scenario, "compute.cap_share=0.4:0.8:5", progress=lambda done, all: told.append((done, all)))
    assert told == [(k, 5) for k in range(1, 6)]
    assert len(table) == 5 and [r.firm.caps["compute"] for r in table] == sorted(r.firm.caps["compute"] for r in table)
    assert table[-1].opex < table[0].opex
    assert table[1:3] == [table[1], table[2]]
    frame = table.to_pandas()
    assert list(frame.index) == table.values and frame.index.name == "compute.cap_share"


def test_an_error_in_the_progress_of_a_sweep_comes_out(scenario: ic.Scenario) -> None:
    error = RuntimeError("enough")

    def progress(done: int, all: int) -> None:
        raise error

    with pytest.raises(RuntimeError) as caught:
        ic.sweep(scenario, "compute.cap_share=0.4:0.8:5", progress=progress)
    assert caught.value is error


def test_an_outcome_is_a_report(scenario: ic.Scenario) -> None:
    out = ic.run(scenario)
    assert out.reform is None
    assert str(out) == out.report() and "<pre>" in out._repr_html_()


def test_a_path_for_a_scenario_and_a_word_for_a_list_are_named_as_what_they_are(scenario: ic.Scenario) -> None:
    with pytest.raises(TypeError, match=r"read a file with isocost.load\(path\)"):
        ic.run(str(MINIMAX))  # type: ignore[arg-type]
    for ask in (ic.run, ic.apply):
        with pytest.raises(TypeError, match=r"reforms must be a list: \['compute.cap_share=0.5'\]"):
            ask(scenario, "compute.cap_share=0.5")
