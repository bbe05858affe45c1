"""What the chapters of a scenario answer, from Python."""

import json
import math
import pickle
from pathlib import Path

import pytest

import isocost as ic

SCENARIOS = Path(__file__).resolve().parents[2] / "examples" / "scenarios"


def day() -> ic.Scenario:
    return ic.load(SCENARIOS / "deepseek_serving_day.toml")


def test_answers_are_mappings_by_section_and_by_name() -> None:
    answers = ic.answer(day())
    assert list(answers) == ["self_hosting", "serving_day"]
    account = answers["serving_day"]
    assert account["cost"] == 87072.0
    assert account.units["cost"] == "USD per day"
    assert str(account.status) == "optimal" and account.reason == ""
    assert account.to_dict()["cost"] == 87072.0
    assert answers.reform is None
    with pytest.raises(KeyError):
        account["profit"]


def test_reforms_stand_beside_the_baseline() -> None:
    answers = ic.answer(day(), ["serving_day.rent_usd_per_hour=3"])
    assert answers.reform is not None
    assert answers.reform["serving_day"]["cost"] == 1.5 * 87072.0
    assert answers["serving_day"]["cost"] == answers.reform["serving_day"]["cost"]
    assert "+50.0 %" in answers.report()
    assert json.loads(answers.to_json())["reform_answers"]


def test_answers_survive_a_pickle() -> None:
    answers = ic.answer(day(), ["serving_day.rent_usd_per_hour=3"])
    again = pickle.loads(pickle.dumps(answers))
    assert again.report() == answers.report()


def test_what_has_no_answer_says_why() -> None:
    answers = ic.answer(day(), ["self_hosting.tokens_per_s=1000"])
    assert str(answers["self_hosting"].status) == "infeasible"
    assert "tokens per second" in answers["self_hosting"].reason


def test_a_lab_and_its_chapters_are_told_apart() -> None:
    with pytest.raises(ic.ScenarioError, match="has no lab to solve"):
        ic.run(day())
    with pytest.raises(ic.ScenarioError, match="no question beside the lab"):
        ic.answer(ic.load(SCENARIOS / "minimax_fy2024.toml"))
    with pytest.raises(ic.ScenarioError, match="changes nothing"):
        ic.answer(day(), ["serving_day.rent_usd_per_hour=2"])


def test_steps_of_supply() -> None:
    outcome = ic.run(ic.load(SCENARIOS / "fleet_and_sources.toml"), ["data.source.web.available=no"])
    assert outcome.reform is not None
    web, *rest = outcome.reform.supplies["data"]
    assert web["refused"] == "not available" and web["used"] == 0.0
    assert math.isclose(sum(step["used"] for step in rest), outcome.reform.inputs["data"], rel_tol=1e-12)
    assert outcome.baseline.supplies["compute"][0]["one_more_chip_saves_usd_per_year"] > 0.0


@pytest.mark.parametrize("name", ["fleet_and_sources", "fleet_under_export_rules"])
def test_a_supply_that_ends_is_explained_and_goes_to_json(name: str) -> None:
    scenario = ic.load(SCENARIOS / f"{name}.toml")
    outcome = ic.run(scenario)
    assert "is slack" in outcome.baseline.explain()
    assert "The answer" in scenario.explain()
    supply = json.loads(outcome.to_json())["baseline"]["supplies"][0]
    assert supply["input"] == "compute"
    assert supply["steps"][0]["used"] > 0.0


MARKET = SCENARIOS / "two_countries.toml"


def test_a_market_answers_by_pool_and_firm_and_says_who_gains() -> None:
    scenario = ic.load(MARKET)
    answers = ic.answer(scenario, ["firm.zhipu.compute.cap_share=0.5"])
    before, after = answers.baseline["pool.china"]["wage"], answers["pool.china"]["wage"]
    assert before == pytest.approx(78.6e3, rel=1e-5)
    assert isinstance(after, float)
    assert after > 78.7e3
    gains = answers.comparison
    assert list(gains)[:2] == ["researchers.china", "researchers.abroad"]
    assert float(gains["researchers.china"]["gain_of_those_from_there"]) > 0.0
    assert "who gains by the reform" in answers.report()
    frame = answers.to_pandas()
    assert list(frame.columns) == ["unit", "baseline", "reform"]
    assert frame.loc[("pool.china", "wage"), "reform"] == answers["pool.china"]["wage"]
    assert frame.loc[("pool.china", "wage"), "unit"] == "USD per FTE and year"
    with pytest.raises(KeyError, match="pool.moon"):
        answers["pool.moon"]
    assert ic.answer(scenario).comparison == {}


def test_causes_share_out_the_wage() -> None:
    capped = ic.apply(ic.load(MARKET), ["firm.zhipu.compute.cap_share=0.5", "firm.minimax.compute.cap_share=0.5"])
    causes = ic.market_causes(capped)
    assert list(causes) == ["cap.zhipu.compute", "cap.minimax.compute"]
    rise = float(ic.answer(capped)["pool.china"]["wage"]) - float(ic.answer(ic.load(MARKET))["pool.china"]["wage"])
    shares = sum(float(cause["wage_in_china_shapley_share"]) for cause in causes.values())
    assert shares == pytest.approx(rise, rel=1e-6)  # wages clear to 1e-10 of supply, the rise is a hundredth of them
    assert ic.market_causes(ic.load(MARKET)) == {}


def test_a_sweep_over_answers_is_a_table() -> None:
    table = ic.sweep_answers(ic.load(MARKET), "firm.zhipu.compute.cap_share=0.5:1:3")
    assert len(table) == 3
    assert table.values == [0.5, 0.75, 1.0]
    frame = table.to_pandas()
    assert frame["pool.china.wage"].is_monotonic_decreasing
    assert table[0]["pool.china"]["wage"] == frame["pool.china.wage"].iloc[0]
    assert table.to_csv().startswith("firm.zhipu.compute.cap_share,status")
    with pytest.raises(ic.ScenarioError, match="changes nothing"):
        ic.sweep_answers(ic.load(MARKET), "firm.zhipu.compute.cap_share=2:3:2")


LABS = """
title = "one pool"
price_year = 2024
[pool.here]
supply_fte = 1000
wage_usd_per_year = 80e3
supply_elasticity = 1.5
""" + "".join(f"""
[[firm]]
name = "{name}"
pool = "here"
[firm.technology]
sigma = 0.8
[firm.compute]
means = "delivered FLOP"
price_usd_per_flop = 2e-18
cost_usd_per_year = {compute}
[firm.talent]
quantity_fte = 500
[firm.question]
goal = "minimize_opex"
capability = 1
""" for name, compute in (("early", "150e6"), ("late", "300e6")))


def test_a_market_with_spillovers_is_answered_and_is_no_market_as_a_value() -> None:
    scenario = ic.load_text(LABS + "[spillovers]\nstrength = 0.1\nweight_of_others = 1\n")
    answers = ic.answer(scenario, ["firm.late.compute.cap_share=0.9"])
    learned = float(answers["firm.early"]["efficiency_from_spillovers"])
    talent = float(answers["firm.late"]["talent"])
    assert learned == pytest.approx((talent / 500) ** 0.1, rel=1e-7)  # residuals up to 1e-8 hold
    assert answers["market"]["comes_back_after_a_push"] == "yes"
    assert "researchers.here" in answers.comparison
    with pytest.raises(ic.ScenarioError, match="a market as a value has none"):
        ic.build_market(scenario)
    with pytest.raises(ic.ScenarioError, match="causes are not shared out"):
        ic.market_causes(scenario)


def test_firms_of_a_market_compete_for_a_prize() -> None:
    prize = "prize_usd_per_year = 1e9\nbenchmark_capability = 1\n"
    text = LABS + "[contest_of_firms]\ndecisiveness = 1\n" + "".join(
        f"[contest_of_firms.firm.{name}]\n{prize}" for name in ("early", "late"))
    answers = ic.answer(ic.load_text(text))
    costs = [150e6 + 500 * 80e3, 300e6 + 500 * 80e3]  # of the benchmark year, whose capability is 1
    # Tullock 1980 with linear costs; certificates of contests hold to 1e-7 of the prize
    assert answers["contestant.early"]["wins"] == pytest.approx(costs[1] / sum(costs), rel=1e-6)
    assert answers["contestant.late"]["opex"] == pytest.approx(1e9 * costs[0] * costs[1] / sum(costs) ** 2, rel=1e-6)


def test_an_answer_prints_its_figures_with_units() -> None:
    china = ic.answer(ic.load(MARKET))["pool.china"]
    lines = str(china).splitlines()
    assert lines[0] == "pool.china: optimal"
    assert ["wage", "78,600", "USD", "per", "FTE", "and", "year"] in [line.split() for line in lines]
    assert len(lines) == 1 + len(china) and china.explain() == str(china)
    with pytest.raises(KeyError, match=r"'wag': did you mean wage.*\[pool.china\] answers wage, "):
        china["wag"]
    with pytest.raises(KeyError, match="'pool.chna': did you mean pool.china"):
        ic.answer(ic.load(MARKET))["pool.chna"]


def test_causes_take_reforms_and_say_when_nothing_binds() -> None:
    half = "firm.zhipu.compute.cap_share=0.5"
    causes = ic.market_causes(ic.load(MARKET), [half])
    assert dict(causes) == dict(ic.market_causes(ic.apply(ic.load(MARKET), [half])))
    assert causes.status == "optimal" and causes.reason == ""
    assert "cap.zhipu.compute" in repr(causes) and "wage in china" in str(causes)
    with pytest.raises(KeyError, match="did you mean cap.zhipu.compute"):
        causes["cap.zhipu.comput"]
    assert dict(pickle.loads(pickle.dumps(causes))) == dict(causes)
    none = ic.market_causes(ic.load(MARKET))
    assert len(none) == 0 and none.status == "optimal"
    assert none.reason == str(none) == "No cap binds: none moves a wage."
    assert none.to_dict() == {"status": "optimal", "reason": none.reason, "causes": {}}


#: A lab that needs more people at any wage than there are.
STARVED = """
title = "too few"
price_year = 2024
[pool.home]
supply_fte = 10
wage_usd_per_year = 80e3
supply_elasticity = 0.0
[[firm]]
name = "lab"
pool = "home"
[firm.technology]
sigma = 0.5
[firm.compute]
means = "delivered FLOP of research"
price_usd_per_flop = 2e-18
cost_usd_per_year = 150e6
[firm.talent]
quantity_fte = 400
[firm.question]
goal = "minimize_opex"
capability = 1.0
"""


def test_causes_of_a_market_without_an_answer_are_not_no_causes() -> None:
    causes = ic.market_causes(ic.load_text(STARVED))
    assert len(causes) == 0 and causes.status == "infeasible"
    assert "lab needs" in causes.reason and "No cap binds" not in str(causes)


def test_a_scenario_without_a_market_says_what_answers_it() -> None:
    day = ic.load(SCENARIOS / "deepseek_serving_day.toml")
    for ask in (ic.build_market, ic.market_causes):
        with pytest.raises(ic.ScenarioError, match=r"has no market: .*isocost.answer\(scenario\)") as caught:
            ask(day)
        assert "isocost.answer" in caught.value.mistakes[0].rule
