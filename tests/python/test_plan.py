"""The chapter `plan`: its names, values, answers, errors and pictures."""

import json
import math
import pickle
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

import isocost as ic
from isocost import plan, plot

HOLDING = plan.Holding(rate_per_year=0.1)
RULE = plan.Notice(notice_days=90, lead_days=30, chips_per_day=10, chip_price_usd=12_000, resale_premium=0.5)
TECHNOLOGY = ic.CES(
    {"compute": 0.5, "talent": 0.3, "data": 0.2}, sigma=0.5, benchmark={"compute": 4e22, "talent": 1.0, "data": 1e12}
)
YEARS = [
    plan.PlanYear(
        capability=1.4**t,
        prices={"talent": 5e5 * 1.05**t, "data": 3e-7},
        chip_price_usd=25_000,
        flop_per_chip_year=1e21 * 1.3**t,
        upkeep_usd_per_chip_year=1_500,
    )
    for t in range(5)
]
LAB = plan.PurchasePlan(
    technology=TECHNOLOGY, years=YEARS, rate_per_year=0.1, attrition_per_year=0.05, lifetime_years=5
)
BANNED = LAB.replace(
    ban=plan.Ban(first_year=3), owned=[plan.OwnedChips(chips=20, flop_per_chip_year=5e20, years_left=2)]
)
SHORT = BANNED.replace(lifetime_years=1)
BEYOND = BANNED.replace(  # costs more than double numbers hold, so that nothing is certified
    technology=TECHNOLOGY.replace(sigma=1.0), years=[YEARS[0].replace(capability=1e300)], ban=plan.Ban(first_year=0)
)
RISK = plan.BanRisk(rate_per_year=0.3)
TREE = plan.BanTree(LAB, RISK)
MODELS: list[Any] = [HOLDING, RULE, *YEARS[:1], plan.Ban(first_year=1), *BANNED.owned, LAB, BANNED, RISK, TREE]
NAMES = vars(plan) | {"CES": ic.CES, "Certificate": ic.Certificate}


def answers() -> list[Any]:
    return [
        plan.break_even_ban_rate_per_year(HOLDING, resale_premium=0.5),
        plan.break_even_resale_premium(HOLDING, ban_rate_per_year=0),
        plan.notice_value(RULE, HOLDING),
        plan.minimize_present_opex(BANNED),
        plan.minimize_present_opex(SHORT),
        plan.minimize_present_opex(BANNED).point,
        plan.minimize_present_opex(SHORT).infeasibility,
        plan.minimize_expected_opex(LAB, RISK),
        plan.minimize_expected_opex(LAB.replace(lifetime_years=1), RISK),
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_a_model_is_a_value(model: Any) -> None:
    assert eval(repr(model), NAMES.copy()) == model
    again = pickle.loads(pickle.dumps(model))
    assert again == model and hash(again) == hash(model) and repr(again) == repr(model)
    for field in model._fields:
        with pytest.raises(AttributeError):
            setattr(model, field, 3.0)


@pytest.mark.parametrize("model", [HOLDING, RULE, YEARS[0], *BANNED.owned, RISK], ids=lambda m: type(m).__name__)
def test_docstrings_have_the_units_of_the_field_tables(model: Any) -> None:
    text = type(model).__doc__ or ""
    raw = type(model).__mro__[1]
    for key in model._fields:
        paragraph = text.split(f"\n    {key} : ")[1].split(" : ")[0].replace("\n        ", " ")
        if key in vars(raw):  # names and whole numbers are no part of the table
            _, bracket, unit = (vars(raw)[key].__doc__ or "").partition(" [")
            assert not bracket or f"[{unit}" in paragraph, key


@pytest.mark.parametrize("answer", answers(), ids=lambda a: type(a).__name__)
def test_an_answer_is_a_value_that_explains_itself(answer: Any) -> None:
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer and hash(again) == hash(answer)
    assert eval(repr(answer), NAMES.copy()) == answer
    assert answer.explain() and str(answer) == answer.explain()
    assert set(answer.to_dict()) == set(type(answer).__dataclass_fields__)
    written = json.loads(json.dumps(answer.to_dict()))
    assert list(written) == list(answer.to_dict())


def test_break_evens_of_a_stockpile() -> None:
    # 10 % interest and a price that falls 0.14 orders of magnitude a year.
    carrying = 0.1 + 0.14 * math.log(10)
    assert plan.carrying_cost_per_year(HOLDING) == pytest.approx(carrying, rel=1e-15)
    for premium in (0.25, 0.5, 1.0, 2.0):
        rate = plan.break_even_ban_rate_per_year(HOLDING, resale_premium=premium).value
        assert rate == pytest.approx(carrying / premium, rel=1e-15)
        back = plan.break_even_resale_premium(HOLDING, ban_rate_per_year=rate)
        assert back.status == "optimal" and back.value == pytest.approx(premium, rel=1e-15)
    never = plan.break_even_ban_rate_per_year(HOLDING, resale_premium=-0.2)
    assert never.status == "infeasible" and never.value == math.inf
    chances = np.array([0.0, 0.3, 0.9])
    # Both ways round two roundings.
    assert plan.yearly_chance(plan.ban_rate_per_year(chances)) == pytest.approx(chances, rel=1e-15)
    assert isinstance(plan.yearly_chance(0.3), float)


def test_a_notice_is_worth_what_its_deliveries_gain() -> None:
    value = plan.notice_value(RULE, HOLDING)
    # 60 days of ten chips, each carried to the ban: a sum over short steps in place of the integral.
    k = plan.carrying_cost_per_year(HOLDING) / 365.25
    before = (np.arange(60_000) + 0.5) / 1_000  # days before the ban
    gains = 10 * 12_000 * (1.5 - np.exp(k * before)) * math.exp(-k * 90)
    assert value.chips == 600
    assert value.usd == pytest.approx(gains.sum() / 1_000, rel=1e-9)  # midpoints: (k/1000)^2 of it
    late = plan.notice_value(RULE.replace(notice_days=14), HOLDING)
    assert (late.chips, late.usd, late.reason) == (0, 0, "Nothing can be delivered before the ban.")
    wait = plan.longest_wait_years(HOLDING, resale_premium=np.array([0.5, -0.5]))
    assert wait == pytest.approx([math.log(1.5) / (365.25 * k), 0.0], rel=1e-14)


def test_a_plan_of_one_year_is_the_year_s_firm() -> None:
    year = YEARS[0].replace(salvage_usd_per_chip=9_000)
    found = plan.minimize_present_opex(LAB.replace(years=[year])).require_optimal()
    user_cost = (25_000 + 1_500 - 0.95 * 9_000 / 1.1) / 1e21  # with the salvage of what is left
    costs = {name: ic.LinearCost(price=price) for name, price in year.prices.items()}
    lab = ic.Firm(technology=TECHNOLOGY, costs=costs | {"compute": ic.LinearCost(price=user_cost)})
    firm = ic.minimize_opex(lab, capability=1)
    # Both certificates end below 1e-12.
    assert found.present_usd == pytest.approx(firm.opex, rel=1e-10)
    assert dict(found.years[0].inputs) == pytest.approx(dict(firm.inputs), rel=1e-10)


def test_a_ban_is_prepared_for_and_costs() -> None:
    free = plan.minimize_present_opex(LAB).require_optimal()
    banned = plan.minimize_present_opex(LAB.replace(ban=plan.Ban(first_year=3))).require_optimal()
    assert banned.present_usd > free.present_usd
    assert banned.years[2].chips > free.years[2].chips
    assert [year.chips for year in banned.years[3:]] == [0, 0]
    dear = LAB.replace(ban=plan.Ban(first_year=3, premium=0.5))
    assert plan.paid_usd_per_chip(dear, 3) == 37_500 and plan.paid_usd_per_chip(dear, 2) == 25_000
    assert free.present_usd < plan.minimize_present_opex(dear).present_usd < banned.present_usd


def test_years_add_up_to_the_present_cost() -> None:
    found = plan.minimize_present_opex(BANNED).require_optimal()
    sum_usd = sum(plan.discount(BANNED, year.year) * year.opex_usd for year in found.years)
    assert found.present_usd == pytest.approx(sum_usd, rel=1e-13)  # rounding of 20 terms
    for year in found.years:
        bought = sum(one.chips * plan.flop_in_year(BANNED, one.year, year.year) for one in found.years[: year.year + 1])
        supplied = bought + plan.owned_flop(BANNED, year.year)
        assert year.inputs["compute"] == pytest.approx(supplied, rel=1e-12)  # every price of compute is positive
        assert ic.production.output(TECHNOLOGY, year.inputs) == pytest.approx(1.4**year.year, rel=1e-9)


def test_certificates_judge_any_point() -> None:
    found = plan.minimize_present_opex(BANNED)
    assert found.point is not None
    assert plan.certify(BANNED, found.point) == found.certificate
    chips = [1.02 * chips for chips in found.point.chips]
    worse = plan.PlanPoint(chips=chips, inputs=found.point.inputs, compute_prices=found.point.compute_prices)
    judged = plan.certify(BANNED, worse)
    assert judged.gap > 1e-4 and not judged.holds(1e-9)  # 2 % of the chips, for nothing
    risky = plan.minimize_expected_opex(LAB, RISK)
    assert risky.point is not None
    assert plan.certify(TREE, risky.point) == risky.certificate
    with pytest.raises(ic.InvalidParameter, match="one entry for each of the 5 years"):
        plan.certify(LAB, risky.point)


def test_what_cannot_be_reached_is_named() -> None:
    found = plan.minimize_present_opex(SHORT)
    assert found.status == "infeasible" and found.years == () and found.point is None
    assert found.infeasibility == plan.why_infeasible(SHORT)
    assert found.infeasibility is not None and found.infeasibility.year == 3
    assert found.infeasibility.least_ban_year == 5
    assert found.reason.endswith("The plan would be possible without the ban.")  # years 0 to 4
    assert plan.why_infeasible(BANNED) is None
    assert "Year 3 reaches a capability of 0, not" in found.explain()
    with pytest.raises(ic.NotOptimal, match="Year 3"):
        found.require_optimal()
    paid = [YEARS[0].replace(salvage_usd_per_chip=1e6)]
    assert plan.minimize_present_opex(LAB.replace(years=paid)).status == "unbounded"
    assert plan.minimize_present_opex(LAB, tolerance=1e-30).status == "stalled"


def test_following_an_advice_gives_a_plan() -> None:
    scarce = LAB.replace(years=[year.replace(most_chips=30) for year in YEARS], ban=plan.Ban(first_year=2))
    found = plan.minimize_present_opex(scarce)
    assert found.infeasibility is not None and found.infeasibility == plan.why_infeasible(scarce)
    enough = found.infeasibility.enough_most_chips
    assert enough and set(enough) == set(found.infeasibility.least_most_chips) <= {0, 1}  # before the ban

    def cost(year: int, chips: float) -> float:
        changed = list(scarce.years)
        changed[year] = changed[year].replace(most_chips=chips)
        return plan.minimize_present_opex(scarce.replace(years=changed)).require_optimal().present_usd

    for year, chips in enough.items():
        assert cost(year, chips) <= 2 * cost(year, math.inf) < cost(year, 0.999 * chips)


def test_risk_lies_between_no_ban_and_the_soonest() -> None:
    none = plan.minimize_present_opex(LAB).present_usd
    soonest = plan.minimize_present_opex(LAB.replace(ban=plan.Ban(first_year=1))).present_usd
    found = plan.minimize_expected_opex(LAB, RISK).require_optimal()
    assert none < found.known_usd < found.expected_usd < soonest
    assert found.value_of_knowing_usd == found.expected_usd - found.known_usd
    assert found.years == TREE.years
    for year in range(5):  # rounding of a few terms
        assert sum(at.probability for at in found.years if at.year == year) == pytest.approx(1, rel=1e-15)
    assert found.point is not None
    after = [chips for at, chips in zip(found.years, found.point.chips, strict=True) if at.ban_year is not None]
    assert after == [0] * len(after)


def test_tables_have_a_row_for_each_year() -> None:
    found = plan.minimize_present_opex(BANNED)
    frame = found.to_pandas()
    assert list(frame["year"]) == [0, 1, 2, 3, 4]
    assert list(frame["talent"]) == [year.inputs["talent"] for year in found.years]
    lines = found.explain().splitlines()
    assert lines[0].startswith("optimal: present cost") and len(lines) == 7 and "talent" in lines[1]
    risky = plan.minimize_expected_opex(LAB, RISK)
    frame = risky.to_pandas()
    assert len(frame) == len(TREE.years) == 15
    assert list(frame["ban_year"].isna()) == [at.ban_year is None for at in TREE.years]
    assert "none" in risky.explain() and "knowing the year of the ban saves" in risky.explain()
    assert plan.minimize_present_opex(SHORT).to_pandas().empty


def test_what_is_wrong_is_named() -> None:
    with pytest.raises(ic.InvalidParameter, match=r"PlanYear\.chip_price_usd = -1"):
        YEARS[0].replace(chip_price_usd=-1)
    with pytest.raises(ic.InvalidParameter, match=r"PurchasePlan\.years\[0\]\.prices\.data = none"):
        LAB.replace(years=[YEARS[0].replace(prices={"talent": 1.0})])
    with pytest.raises(ic.InvalidParameter, match=r"PurchasePlan\.compute"):
        LAB.replace(compute="chips")
    with pytest.raises(ic.InvalidParameter, match=r"Ban\.first_year = -1: must be 0 or more"):
        plan.Ban(first_year=-1)
    with pytest.raises(TypeError, match=r"Ban\.first_year must be a whole number, not float"):
        plan.Ban(first_year=1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"PurchasePlan\.technology must be a CES, not str"):
        LAB.replace(technology="CES")
    with pytest.raises(TypeError, match=r"PurchasePlan\.years must be PlanYear values, not int"):
        LAB.replace(years=[1])
    with pytest.raises(ic.InvalidParameter, match="the risk says when a ban comes"):
        plan.BanTree(BANNED, RISK)
    with pytest.raises(ic.InvalidParameter, match=r"BanRisk\.rate_per_year"):
        plan.BanRisk(rate_per_year=-0.1)
    with pytest.raises(ic.InvalidParameter, match="year = 5: must be 0 to 4"):
        plan.discount(LAB, 5)
    with pytest.raises(ic.InvalidParameter, match="tolerance"):
        plan.minimize_present_opex(LAB, tolerance=0)
    with pytest.raises(ic.InvalidParameter, match=r"resale_premium = -2"):
        plan.break_even_ban_rate_per_year(HOLDING, resale_premium=-2)


def test_purchase_plan_draws_the_courses_of_a_scenario() -> None:
    paths = ic.paths(ic.load(Path(__file__).resolve().parents[2] / "examples/scenarios/five_years_of_a_lab.toml"))
    bought, compute = plot.purchase_plan(paths)
    assert [bars.get_label() for bars in bought.containers] == ["no ban", "ban"]
    for bars, line, name in zip(bought.containers, compute.get_lines(), ("no_ban", "ban"), strict=True):
        path = paths[f"plan.{name}"]
        assert [bar.get_height() for bar in bars] == list(path["chips"])
        assert list(line.get_ydata()) == list(path["compute_flop"])
    assert len(plot.purchase_plan(paths["plan.ban"])[0].containers) == 1
    with pytest.raises(ValueError, match=r"no course of \[plan\] has a path"):
        plot.purchase_plan(paths["automation.at_will"])
    plt.close("all")


def test_purchase_plan_draws_what_the_plan_says() -> None:
    found = plan.minimize_present_opex(BANNED)
    bought, compute = plot.purchase_plan(BANNED)
    heights = [bar.get_height() for bar in bought.containers[0]]
    assert heights == [year.chips for year in found.years]
    tops = [0.0] * 5
    for bars in compute.containers:
        tops = [max(top, bar.get_y() + bar.get_height()) for top, bar in zip(tops, bars, strict=True)]
    assert tops == pytest.approx([year.inputs["compute"] for year in found.years], rel=1e-12)  # sums of five parts
    labels = [text.get_text() for text in compute.get_legend().get_texts()]
    assert "owned before" in labels and "bought in year 0" in labels
    assert [text.get_text() for text in bought.texts] == ["ban: none on sale"]
    assert plot.purchase_plan(LAB, axes=(bought, compute)) == (bought, compute)
    assert not list(plot.purchase_plan(LAB)[0].texts)
    with pytest.raises(ValueError, match="must be two"):
        plot.purchase_plan(LAB, axes=(bought,))
    with pytest.raises(ValueError, match="needs a plan that can be met: Year 3"):
        plot.purchase_plan(SHORT)
    with pytest.raises(ValueError, match="needs a plan that can be met: The certificate"):
        plot.purchase_plan(BEYOND)
    plt.close("all")
