"""The chapter `talent`: its names, values, answers, errors and picture."""

import math
import pickle
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

import isocost as ic
from isocost import plot, talent

WAGE = talent.SuperstarWage(
    unit_wage_usd_per_year=3e5, theta=2, overhead_usd_per_year=1.2e6, least_quality=0.1, most_quality=math.inf
)
PAPER = talent.Assignment(
    alpha=1, beta=2 / 3, gamma=1, reference_rank=250, reference_size_usd=25e9, reference_pay_usd_per_year=8.34e6
)
LAB = talent.Turnover(
    outside_wage_usd_per_year=1e6, quits_at_outside_wage_per_year=0.4, kappa=3, replacement_years=1.5
)
CONTRAST = talent.RetentionContrast(
    low_pay_multiple=1, high_pay_multiple=1.5, low_retained=0.64, high_retained=0.8, years=2
)
PACKAGE = talent.PayPackage(cash_usd_per_year=5e5, equity_usd_per_year=1e6, equity_discount=0.4)
MATCH = talent.EquityMatch(
    rival_parity_usd_per_year=2e6, cash_usd_per_year=4e5, equity_limit_usd_per_year=math.inf, equity_discount=0.5
)
ROUTE = talent.MigrationRoute(
    home_pay_usd_per_year=1.4e5, away_pay_usd_per_year=3.2e5, share_home=0.64, share_away=0.36, tau=0.5
)
CLAUSE = talent.NonCompete(
    offers_per_year=2,
    enforcement=0.5,
    coverage=0.4,
    months=24,
    pay_share=0.3,
    wage_usd_per_year=2e5,
    loss_avoided_usd=3e5,
)
FLOWS = talent.TalentFlows(
    entrants_per_year=[470, 530],
    entry_shares=np.array([[0.6, 0.4], [0.1, 0.9]]),
    move_hazards_per_year=[[[0, 0], [0.0176, 0]], np.zeros((2, 2))],
    exit_hazard_per_year=0.04,
)
TWO = talent.TwoPlaces(
    entrants_per_year=470,
    share_abroad=0.34,
    leave_hazard_per_year=0,
    return_hazard_per_year=0.0176,
    exit_hazard_per_year=0.04,
    home_persons=6000,
    abroad_persons=4000,
    years=10,
)
MODELS: list[Any] = [WAGE, PAPER, LAB, CONTRAST, PACKAGE, MATCH, ROUTE, CLAUSE, TWO, FLOWS]


def answers() -> list[Any]:
    return [
        talent.cheapest_quality(WAGE),
        talent.assignment_statics(PAPER),
        talent.retention_premium(LAB),
        talent.quit_curve(CONTRAST),
        talent.value_pay(PACKAGE),
        talent.match_offer(MATCH),
        talent.match_offer(MATCH.replace(equity_discount=1)),
        talent.migration_friction(ROUTE),
        talent.value_noncompete(CLAUSE, jurisdiction="china"),
        talent.value_noncompete(CLAUSE, jurisdiction="california"),
        talent.two_places(TWO),
        talent.steady_stocks(FLOWS),
        talent.steady_stocks(FLOWS.replace(exit_hazard_per_year=0)),
        talent.stocks_after(FLOWS, [[1, 2], [3, 4]], years=5),
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_a_model_is_a_value(model: Any) -> None:
    assert eval(repr(model), vars(talent).copy()) == model
    again = pickle.loads(pickle.dumps(model))
    assert again == model and hash(again) == hash(model) and repr(again) == repr(model)
    for field in model._fields:
        with pytest.raises(AttributeError):
            setattr(model, field, 3.0)


@pytest.mark.parametrize("answer", answers(), ids=lambda a: type(a).__name__)
def test_an_answer_is_a_value_that_explains_itself(answer: Any) -> None:
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer and hash(again) == hash(answer)
    assert eval(repr(answer), vars(talent).copy()) == answer
    assert answer.explain() and str(answer) == answer.explain()
    assert set(answer.to_dict()) == set(type(answer).__dataclass_fields__)
    assert all(not isinstance(value, ic.Status) for value in answer.to_dict().values())


def test_known_answers() -> None:
    assert talent.pay_ratio(PAPER, rank=1, other_rank=250) == pytest.approx(250 ** (1 / 3), rel=1e-14)
    assert talent.retention_premium(LAB).pay_multiple == pytest.approx(1.196, abs=5e-4)
    assert talent.retention_premium(LAB).status == "optimal"
    assert talent.cheapest_quality(WAGE).quality == pytest.approx(2.0, rel=1e-15)
    assert talent.hazard_from_retention(talent.retention_records["Meta"], years=2) == pytest.approx(0.223, abs=5e-4)
    assert talent.return_hazard_per_year() == pytest.approx(0.0176, abs=5e-5)
    assert talent.competing_return_hazard_per_year() == pytest.approx(0.0179, abs=5e-5)


def test_a_clipped_quality_says_which_end() -> None:
    assert talent.cheapest_quality(WAGE.replace(most_quality=1.5)).limit == "most"
    assert talent.cheapest_quality(WAGE.replace(least_quality=3)).limit == "least"
    assert talent.cheapest_quality(WAGE).limit == "none"


def test_the_certificate_of_another_multiple_does_not_hold() -> None:
    best = talent.retention_premium(LAB)
    assert max(talent.premium_certificate(LAB, best.pay_multiple).values()) < 1e-12
    assert talent.premium_certificate(LAB, 1.4)["gap"] > 1e-3


def test_sweeps_agree_with_single_calls() -> None:
    multiples = np.linspace(1, 2, 5)
    cost = talent.head_cost_usd_per_year(LAB, multiples)
    assert cost.tolist() == [talent.head_cost_usd_per_year(LAB, m) for m in multiples.tolist()]
    assert isinstance(talent.quits_per_year(LAB, 1.2), float)
    assert talent.rank_pay_usd_per_year(PAPER, np.array([250.0]))[0] == 8.34e6
    assert talent.efficiency_unit_usd_per_year(WAGE, 2.0) == 1.2e6


def test_frictions_replicate_the_tracker() -> None:
    table = talent.tracker_table(chinese_share_of_china=0.95)
    shares = table / table.sum(axis=1, keepdims=True)
    log_pay = np.log([1.4e5, 3.2e5, 1.8e5])
    for tau in (0.1, 1.0):
        friction = talent.frictions_from_shares(log_pay, shares, tau=tau)
        assert np.allclose(talent.migration_shares(log_pay, friction, tau=tau), shares, rtol=0, atol=1e-14)
    lower, upper = talent.tracker_bounds()
    assert (table >= lower - 1e-16).all() and (table <= upper + 1e-16).all()
    assert talent.migration_elasticity(shares, tau=2.0)[0, 1] == pytest.approx((1 - shares[0, 1]) / 2)


def test_stocks_as_tables() -> None:
    steady = talent.steady_stocks(FLOWS)
    again = talent.stocks_after(FLOWS, steady.persons, years=25)
    assert np.allclose(again.persons, steady.persons, rtol=1e-12, atol=0)
    frame = steady.to_pandas(origins=["china", "other"], places=["home", "abroad"])
    assert frame.loc["china"].sum() == pytest.approx(470 / 0.04, rel=1e-12)
    assert len(steady.explain().splitlines()) == 3
    endless = talent.steady_stocks(FLOWS.replace(exit_hazard_per_year=0))
    assert endless.status is ic.Status.unbounded and "nobody leaves the field" in endless.explain()


def test_records_carry_their_sources() -> None:
    assert all(record.source and record.date and record.value > 0 for record in talent.labor_market_records)
    stock = [r.value for r in talent.labor_market_records if r.quantity == "stock compensation per employee"]
    assert stock == [1.5e6]


def test_what_lies_outside_its_domain_says_where() -> None:
    with pytest.raises(ic.InvalidParameter, match=r"NonCompete\.months = 25: must be above 0 and at most 24"):
        talent.value_noncompete(CLAUSE.replace(months=25), jurisdiction="china")
    with pytest.raises(ic.InvalidParameter, match=r"jurisdiction = texas: must be 'china' or 'california'"):
        talent.value_noncompete(CLAUSE, jurisdiction="texas")  # type: ignore[arg-type]
    with pytest.raises(ic.InvalidParameter, match=r"shares row 0 = 1\.1: must sum to 1"):
        talent.frictions_from_shares([0, 0], [[0.5, 0.6], [0.5, 0.5]], tau=1)
    with pytest.raises(ic.InvalidParameter, match=r"TalentFlows\.entry_shares\[1\] in all = 0\.75: must be 1"):
        FLOWS.replace(entry_shares=[[1, 0], [0.5, 0.25]])
    with pytest.raises(ic.InvalidParameter, match=r"Assignment\.alpha \* gamma - beta = 0: must be positive"):
        talent.pay_ratio(PAPER.replace(beta=1), rank=1, other_rank=2)
    with pytest.raises(TypeError, match=r"Turnover\.kappa must be a number, not str"):
        LAB.replace(kappa="steep")


def test_the_picture() -> None:
    axes = plot.retention_premium(LAB)
    labels = [str(line.get_label()) for line in axes.get_lines()]
    assert labels[:3] == ["all", "pay", "replacing leavers"]
    assert labels[3] == "cheapest: 1.2 outside wages, 22% leave a year"
    assert plot.retention_premium(LAB.replace(replacement_years=0), most_pay_multiple=1.3, ax=axes) is axes
    assert axes.get_xlim() == (1.0, 1.3)
    with pytest.raises(ValueError, match="must be above 1"):
        plot.retention_premium(LAB, most_pay_multiple=0.9)
    plt.close("all")
