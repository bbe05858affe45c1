"""The chapter `labor`: its names, values, answers, errors and pictures."""

import math
import pickle
from pathlib import Path
from typing import Any, Literal

import matplotlib.pyplot as plt
import numpy as np
import pytest

import isocost as ic
from isocost import labor, plot

FIRM = ic.load(Path(__file__).resolve().parents[2] / "examples" / "scenarios" / "five_years_of_a_lab.toml")
PERSON = labor.Employment(
    completed_months=27,
    average_wage_rmb_per_month=25_000,
    last_wage_rmb_per_month=25_000,
    local_average_wage_rmb_per_month=12_000,
)
POST = labor.Automation(
    wage_usd_per_year=48_000,
    ai_cost_usd_per_year=12_000,
    retained_value_ratio=0.5,
    retraining_usd=6_000,
    severance_monthly_wages=3,
    unlawful_probability=0.5,
    discount_rate_per_year=0,
    attrition_per_year=0,
    horizon_years=5,
)
TERMS = labor.ExitTerms(
    severance_monthly_wages=3,
    negotiated_extra_months=2,
    months_to_expiry=6,
    dismissed_people=5,
    staff_people=100,
    unlawful_probability=0.5,
    reinstatement_probability=0.2,
    back_pay_months=9,
    retained_value_ratio=0.5,
    retraining_monthly_wages=1.5,
    discount_rate_per_year=0,
    attrition_per_year=0,
    horizon_years=5,
)
PLAN = labor.AutomationPlan(
    staff_fte=200,
    automated_share=0.3,
    wage_usd_per_year=42_000,
    ai_cost_usd_per_year=12_000,
    fixed_ai_cost_usd_per_year=90_000,
    retained_value_ratio=0.6,
    retraining_usd=3_000,
    at_will_severance_monthly_wages=0.5,
    exit_monthly_wages=3.75,
    exit_after_years=1,
    attrition_per_year=0.15,
    discount_rate_per_year=0.1,
    horizon_years=5,
)
OFFICE = labor.LaborAdjustment(
    wage_usd_per_year=42_000,
    revenue_exponent=0.7,
    hiring_cost_usd=3_500,
    firing_cost_usd=10_500,
    drift_per_year=0.02,
    volatility_per_sqrt_year=0.2,
    attrition_per_year=0.05,
    discount_rate_per_year=0.06,
)
COURT = labor.ContestedExit(
    severance_monthly_wages=2.5,
    adjudication_probability=0.5,
    unlawful_probability=0.8,
    reinstatement_probability=0.25,
    back_pay_months=9,
    judgment_after_years=1,
)
WORK = labor.PostWork(
    tasks_per_year=20_000,
    requests_per_task=2,
    input_tokens_per_request=5_000,
    output_tokens_per_request=1_000,
    review_usd_per_task=0.1,
)
PRICES = labor.TokenPrices(usd_per_input_mtok=0.5, usd_per_output_mtok=2.5)
MODELS: list[Any] = [PERSON, PERSON.replace(days_over=True), POST, TERMS, PLAN, COURT, WORK, PRICES, OFFICE]
REGIMES: list[Literal["at_will", "non_disruption", "lawful_exit"]] = ["at_will", "non_disruption", "lawful_exit"]


def on_chips(chips: int, *, load: float) -> labor.AiCost:
    """The work on a Llama 3 70B with so many H100 writing."""
    llama, h100 = ic.inference.transformer("Llama 3 70B"), ic.inference.erdil_h100()
    decode = ic.inference.Placement(llama, h100, chips=chips, batch=64, context_tokens=0)
    prefill = ic.inference.Prefill(chips=8, utilization=0.5)
    return labor.ai_cost_on_placement(WORK, decode=decode, prefill=prefill, average_load=load)


def answers() -> list[Any]:
    return [
        labor.severance(PERSON),
        labor.decide_automation(POST),
        labor.break_even_retained_value(POST),
        labor.break_even_ai_cost(POST.replace(retained_value_ratio=0), decision="retain"),
        labor.exit_costs(TERMS),
        labor.exit_costs(TERMS.replace(months_to_expiry=math.inf)),
        *(labor.automation_path(PLAN, regime=regime) for regime in REGIMES),
        labor.automation_path(PLAN.replace(automated_share=0), regime="at_will"),
        labor.contested_path(PLAN, COURT),
        labor.ai_cost(WORK, PRICES),
        on_chips(1, load=0.5),
        labor.adjustment_band(OFFICE),
        labor.adjustment_band(OFFICE.replace(drift_per_year=0.2)),
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_a_model_is_a_value(model: Any) -> None:
    assert eval(repr(model), vars(labor).copy()) == model
    again = pickle.loads(pickle.dumps(model))
    assert again == model and hash(again) == hash(model) and repr(again) == repr(model)
    for field in model._fields:
        with pytest.raises(AttributeError):
            setattr(model, field, 3.0)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_docstrings_have_the_units_of_the_field_tables(model: Any) -> None:
    text = type(model).__doc__ or ""
    raw = type(model).__mro__[1]
    for key in model._fields:
        paragraph = text.split(f"\n    {key} : ")[1].split(" : ")[0].replace("\n        ", " ")
        _, bracket, unit = (vars(raw)[key].__doc__ or "").partition(" [")
        assert (f"[{unit}" in paragraph) if bracket else "[" not in paragraph, key


@pytest.mark.parametrize("answer", answers(), ids=lambda a: type(a).__name__)
def test_an_answer_is_a_value_that_explains_itself(answer: Any) -> None:
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer and hash(again) == hash(answer)
    assert eval(repr(answer), vars(labor).copy()) == answer
    assert answer.explain() and str(answer) == answer.explain()
    assert set(answer.to_dict()) == set(type(answer).__dataclass_fields__)
    assert all(not isinstance(value, ic.Status) for value in answer.to_dict().values())


def test_severance_by_the_articles() -> None:
    due = labor.severance(PERSON)
    assert (due.severance_rmb, due.severance_and_notice_rmb, due.unlawful_rmb) == (62_500, 87_500, 125_000)
    rich = labor.severance(PERSON.replace(completed_months=240, days_over=False, average_wage_rmb_per_month=60_000))
    assert rich.wage_capped and rich.years_limited and rich.severance_rmb == 12 * 36_000
    # The month instead of notice is the last one's own wage and has no cap.
    assert rich.severance_and_notice_rmb - rich.severance_rmb == 25_000
    assert labor.severance(PERSON.replace(completed_months=24, days_over=False)).paid_wages == 2.0
    assert labor.severance(PERSON.replace(completed_months=24, days_over=True)).paid_wages == 2.5


def test_months_of_service_as_an_array() -> None:
    wages = labor.severance_wages(np.array([0.0, 5.0, 6.0, 12.0, 29.0, 30.0]), days_over=False)
    assert wages.tolist() == [0.0, 0.5, 1.0, 1.0, 2.5, 3.0]
    assert labor.severance_wages(12.0, days_over=True) == 1.5
    assert isinstance(labor.severance_wages(13.0), float)


def test_days_beyond_whole_years_must_be_said_and_nowhere_else() -> None:
    rule = r"days_over = not given: must be given where the months make whole years \(LCL art\. 47: 24 months count as 2"
    with pytest.raises(ic.InvalidParameter, match=r"Employment\." + rule):
        PERSON.replace(completed_months=24)
    with pytest.raises(ic.InvalidParameter, match=r"severance_wages\." + rule):
        labor.severance_wages(np.array([23.0, 24.0]))
    for days_over in (None, False, True):
        assert labor.severance(PERSON.replace(days_over=days_over)).paid_wages == 2.5
    with pytest.raises(TypeError, match=r"Employment\.days_over must be True, False or None, not str"):
        PERSON.replace(days_over="no")
    with pytest.raises(TypeError, match=r"severance_wages\.days_over must be True, False or None, not str"):
        labor.severance_wages(24.0, days_over="no")  # type: ignore[arg-type]


def test_who_is_enough_for_a_collective_dismissal() -> None:
    known = {(20, 10_000): True, (19, 10_000): False, (3, 30): True, (3, 31): False}
    assert {(n, all): labor.collective_dismissal(dismissed=n, staff=all) for n, all in known} == known


def test_a_post_by_hand() -> None:
    gains = labor.decide_automation(POST)
    # Severance is 4 000 · 3 · (½ + ½ · 2) = 18 000 over five years; a few operations on numbers of like size.
    assert gains.severance_usd == 18_000
    assert gains.replacement_gain_usd_per_year == pytest.approx(36_000 - 3_600, rel=1e-14)
    assert gains.retention_gain_usd_per_year == pytest.approx(24_000 - 12_000 - 1_200, rel=1e-14)
    assert gains.decision == "replace" and gains.replacement_preferred
    assert labor.decide_automation(POST.replace(ai_cost_usd_per_year=50_000)).decision == "as_before"
    assert labor.decide_automation(POST.replace(retained_value_ratio=0.96)).decision == "retain"


def test_break_evens() -> None:
    kept = labor.break_even_retained_value(POST)
    assert kept.status == "optimal" and kept.value == pytest.approx(0.95, rel=1e-14)
    assert labor.break_even_ai_cost(POST, decision="replace").value == pytest.approx(44_400, rel=1e-14)
    assert labor.break_even_ai_cost(POST, decision="retain").value == pytest.approx(22_800, rel=1e-14)
    share = labor.break_even_automated_share(POST, staff_fte=100, fixed_cost_usd_per_year=780_000)
    assert share.value == pytest.approx(780 / 3_240, rel=1e-14)
    dear = labor.break_even_automated_share(POST, staff_fte=100, fixed_cost_usd_per_year=4e6)
    assert dear.status is ic.Status.infeasible and math.isnan(dear.value)
    assert "3.24e+06 USD per year" in dear.explain()
    assert labor.break_even_carry_months(exit_monthly_wages=5, retained_value_ratio=0).value == 5
    assert labor.break_even_carry_months(exit_monthly_wages=5, retained_value_ratio=1).status == "infeasible"
    assert labor.payback_months(exit_monthly_wages=4.5, saved_share_of_pay=0.75).value == 6
    assert labor.payback_months(exit_monthly_wages=4.5, saved_share_of_pay=0).status == "infeasible"


def test_exits_by_hand() -> None:
    costs = labor.exit_costs(TERMS)
    # Retraining and half a wage each month; a few operations on numbers of like size.
    known = {"negotiated": 5.0, "expiry": 3 + 1.5 + 3, "retained": 1.5 + 30, "contested": 2 + 0.5 * (4.8 + 0.2 * 40.5)}
    assert {c.exit: c.monthly_wages for c in costs.all if c.available} == pytest.approx(known, rel=1e-14)
    assert costs.cheapest == costs.of("negotiated")
    assert "10 % of the staff" in costs.of("collective").reason and "10 % of the staff" in costs.explain()
    assert labor.exit_costs(TERMS.replace(dismissed_people=10)).cheapest.exit == "collective"
    endless = labor.exit_costs(TERMS.replace(months_to_expiry=math.inf))
    assert endless.of("expiry").reason.startswith("the contract has no term")
    with pytest.raises(ValueError, match="exit = quit: must be negotiated, expiry"):
        costs.of("quit")  # type: ignore[arg-type]


def test_carrying_is_what_the_retained_exit_costs() -> None:
    years = np.array([0.0, 0.5, 5.0])
    carried = labor.carried_monthly_wages(TERMS, years)
    assert carried.tolist() == pytest.approx([0.0, 1.5 + 3, 1.5 + 30], rel=1e-14)
    assert labor.carried_monthly_wages(TERMS, 5.0) == labor.exit_costs(TERMS).of("retained").monthly_wages


@pytest.mark.parametrize("regime", REGIMES)
def test_paths_as_tables(regime: Literal["at_will", "non_disruption", "lawful_exit"]) -> None:
    path = labor.automation_path(PLAN, regime=regime)
    frame = path.to_pandas()
    assert list(frame["year"]) == [0, 1, 2, 3, 4, 5] and path.regime == regime
    people = frame[["as_before_fte", "replaced_fte", "retained_fte", "left_fte"]].sum(axis=1)
    money = frame[["technology_usd", "wages_usd", "severance_usd", "retraining_usd"]].sum(axis=1)
    # Sums of four amounts of like size.
    assert np.allclose(people, 200.0, rtol=1e-14, atol=0) and np.allclose(money, frame["opex_usd"], rtol=1e-14, atol=0)
    discounted = ((frame["output_usd"] - frame["opex_usd"]) / 1.1 ** frame["year"]).sum()
    # Gains are a tenth of the costs that they are differences of.
    assert path.npv_usd == pytest.approx(discounted, rel=1e-12)
    assert len(path.explain().splitlines()) == 8


def test_regimes_differ_by_who_stays() -> None:
    at_will, kept, lawful = (labor.automation_path(PLAN, regime=regime) for regime in REGIMES)
    assert [round(year.retained_fte, 6) for year in kept.years[:3]] == [60.0, 51.0, 43.35]
    assert at_will.years[0].replaced_fte == 60.0 and at_will.years[0].severance_usd == 60 * 0.5 * 3_500
    assert lawful.years[1].replaced_fte == pytest.approx(51.0, rel=1e-15)
    assert lawful.years[1].severance_usd == pytest.approx(51 * 3.75 * 3_500, rel=1e-15)
    assert at_will.npv_usd > lawful.npv_usd > kept.npv_usd
    assert at_will.dual_burden_npv_usd == 0.0 < lawful.dual_burden_npv_usd < kept.dual_burden_npv_usd
    nobody = labor.automation_path(PLAN.replace(automated_share=0), regime="at_will")
    assert math.isnan(nobody.dual_burden_per_post_usd)


def test_a_path_through_court_by_hand() -> None:
    path = labor.contested_path(PLAN, COURT)
    # Of 60 people 30 settle, 6 lose, 18 win twice N and 6 their post; a few operations on numbers of like size.
    day, judged, after = path.years[:3]
    assert day.severance_usd == pytest.approx(30 * 3.5 * 3_500, rel=1e-14)
    assert judged.severance_usd == pytest.approx((6 * 3.5 + 18 * 5) * 3_500, rel=1e-14)
    assert judged.dual_opex_usd == pytest.approx(6 * (9 * 3_500 + 3_000), rel=1e-14)
    assert (judged.replaced_fte, judged.retained_fte) == pytest.approx((54, 6), rel=1e-14)
    assert after.retained_fte == pytest.approx(5.1, rel=1e-14) and path.regime == "contested_exit"
    settled = labor.contested_path(PLAN, COURT.replace(adjudication_probability=0))
    lawful = labor.automation_path(PLAN.replace(exit_monthly_wages=3.5, exit_after_years=0), regime="lawful_exit")
    assert settled.npv_usd == lawful.npv_usd > path.npv_usd
    with pytest.raises(ic.InvalidParameter, match=r"judgment_after_years = 6: must not exceed the horizon"):
        labor.contested_path(PLAN, COURT.replace(judgment_after_years=6))
    with pytest.raises(ic.InvalidParameter, match=r"judgment_after_years = 0\.5: must be a whole number"):
        COURT.replace(judgment_after_years=0.5)


def test_what_ai_costs_for_a_post() -> None:
    cost = labor.ai_cost(WORK, PRICES)
    # 40 000 requests at half a cent and 20 000 looks at ten cents; a few operations on numbers of like size.
    assert (cost.inference_usd_per_year, cost.review_usd_per_year) == pytest.approx((200, 2_000), rel=1e-14)
    assert cost.ai_cost_usd_per_year == pytest.approx(2_200, rel=1e-14) and cost.tokens_per_year == 240e6
    full, half = on_chips(8, load=1), on_chips(8, load=0.5)
    assert half.inference_usd_per_year == pytest.approx(2 * full.inference_usd_per_year, rel=1e-14)
    assert half.review_usd_per_year == full.review_usd_per_year
    small = on_chips(1, load=1)
    assert small.status is ic.Status.infeasible and math.isnan(small.ai_cost_usd_per_year)
    assert "needs 141.1 GB" in small.explain()
    with pytest.raises(ic.InvalidParameter, match=r"average_load = 0: must be above 0 and at most 1"):
        on_chips(8, load=0)


def test_amplification_and_what_others_pay() -> None:
    assert labor.labor_amplification(automated_share=0.25, retained_value_ratio=0.5) == 1.125
    ratios = labor.labor_amplification(automated_share=np.array([0.0, 1.0]), retained_value_ratio=np.array([0.5, 0.5]))
    assert ratios.tolist() == [1.0, 1.5]
    assert labor.external_cost_usd(displaced_people=30, unemployment_months=6, benefit_usd_per_month=300) == 54_000


def test_bands() -> None:
    band = labor.adjustment_band(OFFICE)
    assert band.status == "optimal" and band.residual <= 1e-9
    assert band.fire_below_usd_per_year < 42_000 < band.hire_above_usd_per_year
    width = math.log(band.hire_above_usd_per_year / band.fire_below_usd_per_year)
    assert band.log_width == pytest.approx(width, rel=1e-14)  # an exponential and its logarithm
    # Z grows by m − s²/2 = 0, so that hires replace those who leave; a difference of two rates of 0.1.
    assert band.hires_per_year - band.fires_per_year == pytest.approx(0.05, abs=1e-13)
    free = labor.adjustment_band(OFFICE.replace(hiring_cost_usd=0, firing_cost_usd=0))
    assert free.hire_above_usd_per_year == free.fire_below_usd_per_year == 42_000
    endless = labor.adjustment_band(OFFICE.replace(drift_per_year=0.2))
    assert endless.status is ic.Status.unbounded and "worth more than any number" in endless.explain()


def test_mistakes_name_the_parameter_and_the_rule() -> None:
    with pytest.raises(ic.InvalidParameter, match=r"Employment\.completed_months = 2\.3: must be a whole number"):
        PERSON.replace(completed_months=2.3)
    with pytest.raises(ic.InvalidParameter, match=r"AutomationPlan\.exit_after_years = 6: must not exceed the horizon"):
        PLAN.replace(exit_after_years=6)
    with pytest.raises(ic.InvalidParameter, match=r"Automation\.unlawful_probability = 2: must be from 0 to 1"):
        POST.replace(unlawful_probability=2)
    with pytest.raises(ic.InvalidParameter, match=r"regime = never: must be 'at_will', 'non_disruption' or"):
        labor.automation_path(PLAN, regime="never")  # type: ignore[arg-type]
    with pytest.raises(ic.InvalidParameter, match=r"decision = sell: must be 'replace' or 'retain'"):
        labor.break_even_ai_cost(POST, decision="sell")  # type: ignore[arg-type]
    with pytest.raises(ic.InvalidParameter, match=r"decision = as_before: must be replace or retain"):
        labor.break_even_ai_cost(POST, decision="as_before")  # type: ignore[arg-type]
    with pytest.raises(ic.InvalidParameter, match=r"dismissed = 11: must be from 1 to the staff"):
        labor.collective_dismissal(dismissed=11, staff=10)
    with pytest.raises(ic.InvalidParameter, match=r"carried_monthly_wages\.years = -1"):
        labor.carried_monthly_wages(TERMS, -1.0)
    with pytest.raises(TypeError, match=r"AutomationPlan\.staff_fte must be a number, not str"):
        PLAN.replace(staff_fte="many")


def test_opex_by_regime_draws_what_the_paths_say() -> None:
    panels = plot.opex_by_regime(PLAN)
    for panel, regime in zip(panels, REGIMES, strict=True):
        path = labor.automation_path(PLAN, regime=regime)
        bars = [(round(bar.get_x() + 0.4), bar.get_y() + bar.get_height()) for bar in panel.patches]
        tops = [max(top for year, top in bars if year == t) for t in range(6)]
        assert tops == pytest.approx([year.opex_usd / 1e6 for year in path.years], rel=1e-12)  # sums of five parts
        assert panel.get_title().startswith(regime.replace("_", " "))
    assert panels[0].get_ylabel() == "Opex [million USD per year]"
    assert plot.opex_by_regime(PLAN, axes=panels) == panels
    with pytest.raises(ValueError, match="must be 3, one for each regime, not 2"):
        plot.opex_by_regime(PLAN, axes=panels[:2])
    plt.close("all")


def test_opex_by_regime_draws_every_course_of_a_scenario() -> None:
    paths = ic.paths(FIRM)
    panels = plot.opex_by_regime(paths)
    shown = [path for name, path in paths.items() if name.startswith("automation.")]
    assert len(shown) == 6 and "contested exit" in panels[-1].get_title()
    for panel, path in zip(panels, shown, strict=True):
        bars = [(round(bar.get_x() + 0.4), bar.get_y() + bar.get_height()) for bar in panel.patches]
        tops = [max(top for year, top in bars if year == t) for t in range(6)]
        assert tops == pytest.approx([usd / 1e6 for usd in path["opex_usd"]], rel=1e-12)  # sums of five parts
        assert panel.get_lines()[0].get_ydata()[0] == pytest.approx(400 * 42_000 / 1e6, rel=1e-14)
    (alone,) = plot.opex_by_regime(paths["automation.at_will"])
    assert alone.get_title().startswith("at will")
    closed = ic.paths(FIRM, ["automation.staff_people=100"])
    assert len(plot.opex_by_regime(closed)) == 5  # eight of 99 are no collective dismissal
    with pytest.raises(ValueError, match=r"no course of \[automation\] has a path: .*art\. 41"):
        plot.opex_by_regime(closed["automation.collective"])
    with pytest.raises(TypeError, match="what paths\\(\\) gives, not int"):
        plot.opex_by_regime(5)  # type: ignore[arg-type]
    plt.close("all")


def test_the_band_widens_with_the_cost_of_firing() -> None:
    axes = plot.band_of_inaction(OFFICE)
    hire, fire = axes.get_lines()[:2]
    assert (hire.get_label(), fire.get_label()) == ("hires above", "fires below")
    assert (np.diff(hire.get_ydata()) > 0).all() and (np.diff(fire.get_ydata()) < 0).all()
    assert hire.get_ydata()[0] > 1.0 > fire.get_ydata()[0]
    assert axes.get_xlim() == (0.0, 42_000.0)
    assert plot.band_of_inaction(OFFICE, most_firing_cost_usd=5e4, ax=axes) is axes
    with pytest.raises(ValueError, match="must be positive"):
        plot.band_of_inaction(OFFICE, most_firing_cost_usd=0.0)
    with pytest.raises(ValueError, match="needs a firm with a band: business grows"):
        plot.band_of_inaction(OFFICE.replace(drift_per_year=0.2))
    plt.close("all")


def test_a_break_even_says_of_what_and_in_which_unit() -> None:
    found = labor.break_even_ai_cost(POST, decision="retain")
    assert (found.name, found.unit) == ("ai_cost_usd_per_year", "USD per post and year")
    assert "break-even ai cost: 22,800 USD per post and year" in str(found)  # psi w - r/T = 24 000 - 6 000/5
    months = labor.payback_months(exit_monthly_wages=4.5, saved_share_of_pay=0.75)
    assert "break-even payback: 6 months" in str(months)
    none = labor.payback_months(exit_monthly_wages=4.5, saved_share_of_pay=0)
    assert str(none) == f"infeasible: no break-even payback: {none.reason}"


def test_an_open_ended_contract_is_told_how_it_is_written() -> None:
    with pytest.raises(TypeError, match=r'months_to_expiry must be a number: float\("inf"\) for an open-ended contract'):
        TERMS.replace(months_to_expiry=None)
