"""The command as a person at a terminal meets it: what it prints, where, and its exit status."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
SCENARIOS = TOP / "examples/scenarios"
MINIMAX = str(SCENARIOS / "minimax_fy2024.toml")
HALF = str(SCENARIOS / "reforms/half_compute.toml")
COMMAND = os.environ.get("ISOCOST_COMMAND") or shutil.which("isocost") or "isocost"


def isocost(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)


def test_demo_needs_no_arguments_and_no_files(tmp_path: Path) -> None:
    done = subprocess.run([COMMAND, "demo"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (TOP / "tests/golden/reports/demo.txt").read_text()


def test_version() -> None:
    done = isocost("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("isocost ")


@pytest.mark.parametrize("arguments", [(), ("fly",), ("run",), ("run", MINIMAX, "--nothing"), ("sweep", MINIMAX),
                                       ("sweep", MINIMAX, "--over", "technology.sigma=1:2:3", "--csv", "--json"),
                                       ("reference", "weather")])
def test_a_wrong_command_line_is_bad_input(arguments: tuple[str, ...]) -> None:
    done = isocost(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr != ""


def test_run_prints_the_report_of_baseline_and_reform() -> None:
    done = isocost("run", MINIMAX, "--reform", HALF)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (TOP / "tests/golden/reports/minimax_half_compute.txt").read_text()


def test_what_cannot_be_solved_is_status_1_and_still_a_report() -> None:
    done = isocost("run", MINIMAX, "--set", "technology.sigma=0.5", "--set", "compute.cap_share=0.5")
    assert done.returncode == 1
    assert done.stdout == (TOP / "tests/golden/reports/minimax_infeasible.txt").read_text()


def test_bad_input_is_status_2_with_every_mistake_on_standard_error() -> None:
    done = isocost("run", str(TOP / "tests/golden/malformed/many_mistakes.toml"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (TOP / "tests/golden/malformed/many_mistakes.txt").read_text()


@pytest.mark.parametrize(("arguments", "words"), [
    (("--set", "technology.sigma=0.893"), "changes nothing: it is 0.893 already"),
    (("--set", "compute.cap_share=2"), "the result is the same with it and without"),
    (("--set", "compute.cap=2"), 'or "compute.cap_share"'),
    (("--set", "compute"), "must read path=value"),
    (("--reform", "nowhere.toml"), "there is no such file"),
    (("--reform", MINIMAX), "a reform needs at least one [[change]]"),
    (("--reform", str(SCENARIOS / "reforms/zhipu_depreciation.toml")), 'the scenario is "MiniMax FY2024"'),
])
def test_levers_that_do_not_work_are_bad_input(arguments: tuple[str, ...], words: str) -> None:
    done = isocost("run", MINIMAX, *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_check_tells_scenarios_from_reforms() -> None:
    scenario = isocost("check", MINIMAX)
    assert scenario.returncode == 0
    assert "a scenario, no mistakes" in scenario.stdout
    assert "a reform, 1 changes, no mistakes" in isocost("check", HALF).stdout
    assert isocost("check", str(TOP / "tests/golden/malformed/empty.toml")).returncode == 2


def test_the_hash_is_the_sha_256_of_the_canonical_text() -> None:
    canonical = isocost("check", "--canonical", MINIMAX).stdout
    assert "sha256:" + hashlib.sha256(canonical.encode()).hexdigest() in isocost("check", MINIMAX).stdout


def test_explain_gives_values_with_their_sources() -> None:
    done = isocost("explain", str(SCENARIOS / "zhipu_fy2024.toml"))
    assert done.returncode == 0
    assert done.stdout == (TOP / "tests/golden/reports/zhipu_explained.txt").read_text()


@pytest.mark.parametrize("arguments", [(), ("--reform", HALF), ("--set", "compute.tariff=0.25"),
                                       ("--set", "accounts.scope=opex"),
                                       ("--set", "technology.sigma=0.5", "--set", "compute.cap_share=0.5")])
def test_json_follows_its_schema(arguments: tuple[str, ...]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(isocost("reference", "result-schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    result = json.loads(isocost("run", MINIMAX, "--json", *arguments).stdout)
    jsonschema.Draft202012Validator(schema).validate(result)


def test_the_example_scenarios_follow_the_scenario_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    import tomllib

    schema = json.loads(isocost("reference", "scenario-schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in SCENARIOS.glob("*.toml"):
        jsonschema.Draft202012Validator(schema).validate(tomllib.loads(path.read_text()))


def test_sweep_as_text_csv_and_json() -> None:
    over = ("sweep", MINIMAX, "--over", "compute.cap_share=0.9:0.5:5")
    text, table = isocost(*over), isocost(*over, "--csv")
    assert (text.returncode, text.stderr) == (0, "")  # no bar: standard error is no terminal
    assert len(text.stdout.splitlines()) == 6
    assert len(table.stdout.splitlines()) == 6
    rows = json.loads(isocost(*over, "--json").stdout)["rows"]
    assert [row["value"] for row in rows] == pytest.approx([0.9, 0.8, 0.7, 0.6, 0.5])


def test_a_sweep_with_a_value_that_cannot_be_solved_is_status_1() -> None:
    done = isocost("sweep", MINIMAX, "--over", "technology.sigma=0.2:3:5:log", "--set", "compute.cap_share=0.5")
    assert done.returncode == 1
    assert "infeasible" in done.stdout


def test_the_reference_names_every_section() -> None:
    page = isocost("reference").stdout
    for section in ("[technology]", "[compute]", "[talent]", "[data]", "[question]", "[accounts]"):
        assert f"`{section}`" in page


def test_a_file_cannot_write_to_the_terminal() -> None:
    done = isocost("check", str(TOP / "tests/golden/malformed/title_control_characters.toml"))
    assert "\x1b" not in done.stderr


def test_run_answers_the_chapters_of_a_scenario_without_a_lab() -> None:
    day = str(SCENARIOS / "deepseek_serving_day.toml")
    done = isocost("run", day)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (TOP / "tests/golden/reports/deepseek_serving_day.txt").read_text()
    answers = json.loads(isocost("run", day, "--json").stdout)["answers"]
    assert [answer["section"] for answer in answers] == ["self_hosting", "serving_day"]
    assert isocost("run", day, "--set", "serving_day.rent_usd_per_hour=2").returncode == 2
    assert isocost("run", day, "--set", "self_hosting.tokens_per_s=1000").returncode == 1
    assert "What the scenario says" in isocost("explain", day).stdout


def test_chips_lists_the_catalog_and_what_the_rules_say() -> None:
    plain = isocost("chips")
    assert plain.returncode == 0
    assert "NVIDIA H100 SXM5 80GB" in plain.stdout
    judged = isocost("chips", "--date", "2024-06-01", "--entity", "an unlisted lab").stdout
    assert "licence required (3A090.a.1: TPP 15832 is 4800 or more; 88 FR 73458" in judged
    assert "Entity List" in isocost("chips", "--date", "2025-06-01", "--entity", "zhipu").stdout
    assert "3A090.a.1: from 2023-11-17; licence required; 88 FR 73458" in isocost("chips", "--rules").stdout
    wrong = isocost("chips", "--date", "2024-02-30", "--entity", "a lab")
    assert wrong.returncode == 2
    assert "must be a day of the calendar" in wrong.stderr


def test_market_clears_pools_of_talent() -> None:
    market = str(SCENARIOS / "two_countries.toml")
    reform = ("--reform", str(SCENARIOS / "reforms/half_compute_in_china.toml"))
    done = isocost("market", market, *reform)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (TOP / "tests/golden/reports/two_countries.txt").read_text()
    answers = json.loads(isocost("market", market, "--json").stdout)["answers"]
    assert [answer["section"] for answer in answers][:3] == ["market", "pool.china", "pool.abroad"]
    assert isocost("market", market, "--set", "firm.zhipu.compute.cap_share=3").returncode == 2
    assert isocost("run", market).stdout == isocost("market", market).stdout
    closed = isocost("market", market, "--reform", str(SCENARIOS / "reforms/closed_border.toml"), "--json")
    china, abroad = (answer["lines"][1] for answer in json.loads(closed.stdout)["reform_answers"][1:3])
    assert china["name"] == abroad["name"] == "wage_over_benchmark"
    assert china["value"] < 0.95
    assert abroad["value"] > 1.02
    table = isocost("sweep", market, "--over", "firm.zhipu.compute.cap_share=0.5:1:3", "--csv")
    assert table.returncode == 0
    assert table.stdout.startswith("firm.zhipu.compute.cap_share,status,market.hired")


def test_causes_go_to_json_and_follow_the_schema_of_answers() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(isocost("reference", "answers-schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    follows = jsonschema.Draft202012Validator(schema).validate
    market = ("market", str(SCENARIOS / "two_countries.toml"))
    reform = ("--reform", str(SCENARIOS / "reforms/half_compute_in_china.toml"))
    done = isocost(*market, *reform, "--causes", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    result = json.loads(done.stdout)
    follows(result)
    causes = {cause["section"]: {line["name"]: line["value"] for line in cause["lines"]} for cause in result["causes"]}
    assert set(causes) == {"cap.zhipu.compute", "cap.minimax.compute", "cap.others_in_china.compute"}
    wages = {key: {answer["section"]: answer["lines"][0]["value"] for answer in result[key]}
             for key in ("answers", "reform_answers")}
    rise = wages["reform_answers"]["pool.china"] - wages["answers"]["pool.china"]
    shares = sum(cause["wage_in_china_shapley_share"] for cause in causes.values())
    assert shares == pytest.approx(rise, rel=1e-6)  # wages clear to 1e-10 of supply, and move by percents
    assert "wage in china shapley share" in isocost(*market, *reform, "--causes").stdout
    without = json.loads(isocost(*market, "--json").stdout)
    follows(without)
    assert "causes" not in without
    assert json.loads(isocost(*market, "--causes", "--json").stdout)["causes"] == []
    follows(json.loads(isocost("run", str(SCENARIOS / "deepseek_serving_day.toml"), "--json").stdout))


def test_a_market_without_equilibrium_is_status_1_and_a_lab_is_no_market() -> None:
    market = str(SCENARIOS / "two_countries.toml")
    done = isocost("market", market, "--set", "firm.zhipu.talent.floor_fte=1e9")
    assert done.returncode == 1
    assert "NO ANSWER" in done.stdout
    causes = isocost("market", market, "--set", "firm.zhipu.talent.floor_fte=1e9", "--causes")
    assert causes.returncode == 1
    assert "No cap binds" not in causes.stdout
    assert causes.stdout.count("NO ANSWER") == done.stdout.count("NO ANSWER") + 1
    assert "No cap binds" in isocost("market", market, "--causes").stdout
    for flags in ((), ("--causes",)):
        lab = isocost("market", MINIMAX, *flags)
        assert (lab.returncode, lab.stdout) == (2, "")
        assert "has no market: [pool.NAME] and [[firm]]; `isocost run`" in lab.stderr


def test_path_follows_a_firm_over_years() -> None:
    firm = str(SCENARIOS / "five_years_of_a_lab.toml")
    done = isocost("path", firm)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (TOP / "tests/golden/reports/five_years_of_a_lab.txt").read_text()
    paths = json.loads(isocost("path", firm, "--json").stdout)["paths"]
    assert [path["section"] for path in paths][:2] == ["automation.at_will", "automation.non_disruption"]
    assert paths[0]["years"] == [0, 1, 2, 3, 4, 5]
    assert all(len(column["values"]) == 6 for column in paths[0]["columns"])
    later = json.loads(isocost("path", firm, "--set", "plan.ban_year=3", "--json").stdout)
    opex = {name: next(p for p in later[name] if p["section"] == "plan.ban")["lines"][0] for name in ("paths", "reform_paths")}
    assert opex["paths"]["name"] == "present_opex"
    assert opex["reform_paths"]["value"] < opex["paths"]["value"]


@pytest.mark.parametrize(("arguments", "status"), [
    ((), 0),
    (("--set", "plan.ban_year=3"), 0),
    (("--set", "automation.automated_share=0.02"), 0),  # eight people, too few for a collective dismissal
    (("--set", "plan.sigma=0.3", "--set", "plan.most_chips_per_year=1500"), 1),
])
def test_paths_follow_their_schema(arguments: tuple[str, ...], status: int) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(isocost("reference", "paths-schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    done = isocost("path", str(SCENARIOS / "five_years_of_a_lab.toml"), "--json", *arguments)
    assert done.returncode == status
    result = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema).validate(result)
    broken = {**result, "paths": [{**result["paths"][0], "years": ["first"]}]}
    assert not jsonschema.Draft202012Validator(schema).is_valid(broken)
    assert not jsonschema.Draft202012Validator(schema).is_valid({"paths": result["paths"]})


def test_a_path_that_cannot_be_is_status_1_and_a_file_without_one_is_refused() -> None:
    firm = str(SCENARIOS / "five_years_of_a_lab.toml")
    few = isocost("path", firm, "--set", "plan.sigma=0.3", "--set", "plan.most_chips_per_year=1500")
    assert few.returncode == 1
    assert "NO ANSWER: Year" in few.stdout
    assert isocost("path", firm, "--set", "stockpile.notice_days=7").returncode == 2
    lab = isocost("path", MINIMAX)
    assert lab.returncode == 2
    assert "has no path over years" in lab.stderr


def test_an_explosion_on_the_way_is_the_answer_of_a_path(tmp_path: Path) -> None:
    ideas = tmp_path / "ideas.toml"
    ideas.write_text("""
title = "algorithms on fixed compute"
price_year = 2025
[idea_production]
growth_per_year = 0.5
progress_exponent = 1
input_exponent = 1
compute_share = 0.5
sigma = 1
experiment_gain = 0
researcher_gain = 1
benchmark_compute_flop_per_year = 1e24
benchmark_researchers_fte = 100
compute_flop_per_year = 1e24
researchers_fte = 100
years = 8
""", encoding="utf-8")
    done = isocost("path", str(ideas))
    assert (done.returncode, done.stderr) == (0, "")
    assert "A is infinite after 4 years; the path is told up to 3.2" in done.stdout  # 1/(g/2) years, steps of 0.8
    assert "NO ANSWER" not in done.stdout
    swept = isocost("sweep", str(ideas), "--over", "idea_production.sigma=0.5:1.5:3").stdout
    assert "idea_production.explodes" in swept and "idea_production.years_to_explosion" in swept
