"""The poaching half of the chapter `market`: values, answers, errors, pictures."""

import copy
import pickle
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

import isocost as ic
from isocost import market, plot

TASTES = market.Mobility(pay_weight=4, compute_weight=0.8, offer_rate_per_year=1)
SMALL = market.PoachingFirm(
    "small",
    staff_value_usd_per_year=4e6,
    staff_exponent=0.8,
    compute_flop_per_year=1e24,
    equity_share=0.5,
    equity_discount=0.5,
    replacement_usd=3e5,
)
BIG = market.PoachingFirm("big", staff_value_usd_per_year=8e6, staff_exponent=0.8, compute_flop_per_year=1e25)
INDUSTRY = market.Place("industry", cash_usd_per_year=3e5, mission_utils=42.5)
LABS = market.PoachingMarket(
    tastes=TASTES,
    firms=[SMALL, BIG],
    persons=1000,
    least_pay_usd_per_year=1e4,
    most_pay_usd_per_year=1e7,
    outside=INDUSTRY,
)
PERSON = market.Retention(
    pay_usd_per_year=1e6,
    equity_share=0.5,
    equity_discount=0.4,
    compute_ratio=10,
    pay_weight=4,
    compute_weight=0.8,
    mission_utils=0.3,
    switching_utils=0.5,
)
GAIN = market.EfficiencyGain(
    saved_share=0.01,
    inference_bill_usd_per_year=1e9,
    bill_growth_per_year=0.3,
    leak_rate_per_year=0.5,
    discount_rate_per_year=0.1,
    horizon_years=2,
)
SQUAD = market.Squad(members=4, exponent=2, home_value_usd=1e6, poacher_value_usd=2e6)
POSTING = market.WagePosting(
    productivity_usd_per_year=1, reservation_usd_per_year=0.5, offer_rate_per_year=0.2, separation_rate_per_year=0.05
)
RATIO = market.FlowRatio(leavers_per_joiner=8, persons_left=4000, persons_joined=1200, pay_weight=4)
DEMAND = market.IsoelasticDemand(scale=5000, elasticity=1.1)
SELLERS = [market.CournotFirm(linear_cost=c, scale=5, exponent=b) for c, b in ((10, 1.2), (8, 1.1), (6, 1.0), (4, 0.9), (2, 0.8))]
MODELS: list[Any] = [TASTES, SMALL, BIG, INDUSTRY, LABS, PERSON, GAIN, SQUAD, POSTING, RATIO, DEMAND, SELLERS[0]]
EQUILIBRIUM = ic.poaching_equilibrium(LABS)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_models_are_values(model: Any) -> None:
    again = eval(repr(model), vars(market) | {"market": market})
    assert again == model and hash(again) == hash(model)
    assert pickle.loads(pickle.dumps(model)) == model == copy.deepcopy(model) == model.replace()
    with pytest.raises(TypeError, match="has no nonsense"):
        model.replace(nonsense=1)


def test_equilibrium_prints_books_and_round_trips() -> None:
    assert EQUILIBRIUM.status == "optimal"
    assert EQUILIBRIUM.largest_regret <= 1e-9
    assert EQUILIBRIUM.paid_usd_per_year == pytest.approx(EQUILIBRIUM.given_up_usd_per_year, rel=1e-11)
    assert max(EQUILIBRIUM.books.to_dict().values()) <= 1e-11
    heads = sum(f.persons for f in EQUILIBRIUM.firms) + EQUILIBRIUM.outside_persons
    assert heads == pytest.approx(1000, rel=1e-12)
    assert "social gain" in str(EQUILIBRIUM) and "big" in EQUILIBRIUM.explain()
    assert pickle.loads(pickle.dumps(EQUILIBRIUM)) == EQUILIBRIUM
    assert len(EQUILIBRIUM.to_pandas()) == 6 == len(EQUILIBRIUM.to_dict()["hires"])


def test_comparisons() -> None:
    together = market.cooperative_optimum(LABS)
    assert together.profit_usd_per_year > EQUILIBRIUM.profit_usd_per_year
    still = market.without_mobility(LABS, persons=[f.persons for f in EQUILIBRIUM.firms])
    assert still.paid_usd_per_year == 0.0
    pay = [f.pay_usd_per_year for f in EQUILIBRIUM.firms]
    again = market.poaching_outcome(LABS, pay_usd_per_year=pay)
    assert again.firms[0].persons == EQUILIBRIUM.firms[0].persons
    churn = market.misfit_churn(LABS, pay_usd_per_year=pay, firm=0, loss_utils=0.5)
    assert churn.quit_rate_after_per_year > churn.quit_rate_before_per_year
    with pytest.raises(IndexError, match="there are 2"):
        market.misfit_churn(LABS, pay_usd_per_year=pay, firm=2, loss_utils=0.5)
    assert market.without_mobility(LABS.replace(outside=None), persons=[1, 1]).status == "infeasible"


def test_flows_and_calibration() -> None:
    places = [INDUSTRY.replace(mission_utils=0), market.Place("lab", cash_usd_per_year=5e5, equity_usd_per_year=1e5)]
    found = market.calibrate_missions(TASTES, places, persons=[300, 100])
    assert found.status == "optimal"
    fitted = [p.replace(mission_utils=a) for p, a in zip(places, found.mission_utils, strict=True)]
    flows = market.stationary_flows(TASTES, fitted, persons=400)
    assert flows.persons == pytest.approx((300, 100), rel=1e-12)
    assert market.flows_at(TASTES, fitted, persons=[300, 100]).stationarity <= 1e-12
    assert market.wage_bill_saved_usd_per_flop(TASTES, places[1], persons=100) == pytest.approx(0.2 * 6e5 * 100)
    assert market.flow_gap(RATIO).rate_ratio == pytest.approx(2.4)
    with pytest.raises(ic.InvalidParameter, match="must be one number for every place"):
        market.flows_at(TASTES, fitted, persons=[1])


def test_known_answers() -> None:
    five = market.cournot_equilibrium(DEMAND, SELLERS)
    assert five.price == pytest.approx(18.3005810521, abs=6e-11)
    assert market.cournot_equilibrium(DEMAND.replace(elasticity=0.1), SELLERS).status == "unbounded"
    assert market.wage_dispersion(POSTING).mean_offer_usd_per_year == pytest.approx(0.7933333333333333, rel=1e-15)
    wages = np.array([0.5, 0.74, 0.98])
    assert market.offers_up_to(POSTING, wage_usd_per_year=wages) == pytest.approx([0, 0.3486121811340026, 1])
    assert market.employed_up_to(POSTING, wage_usd_per_year=0.74) == pytest.approx(0.09668762264076818)
    assert market.posting_profit_usd_per_year(POSTING, wage_usd_per_year=wages) == pytest.approx([0.08] * 3)
    game = market.nash_equilibrium(lambda j, q: (1 - sum(q)) * q[j], lower=[0, 0], upper=[1, 1])
    assert game.status == "optimal" and game.point.actions == pytest.approx((1 / 3, 1 / 3), rel=1e-9)
    assert game.to_dict()["point"]["actions"] == game.point.actions


def test_bids() -> None:
    sale = market.auction_for_one({"a": 3e6, "b": 8e6}, outside_usd=1e6)
    assert (sale.winner, sale.price_usd, sale.rent_usd) == ("b", 3e6, 5e6)
    assert market.auction_for_one({"a": 1.0}, outside_usd=2).status == "infeasible"
    assert 1e7 < market.efficiency_value_usd(GAIN) < 2e7
    assert market.poaching_advantage(GAIN, rival_bill_usd_per_year=2e10).ratio == 20.0
    assert market.squad_sale(SQUAD).least_ratio_one_by_one == 7.0
    assert market.all_leave_probability(mean=0.16, correlation=0.3, knowers=2) == pytest.approx(0.06592)
    limit = market.retention_limit(PERSON)
    assert market.stay_probability(PERSON, offer_usd_per_year=limit.offer_usd_per_year) == 0.5
    assert market.stay_probability(PERSON, offer_usd_per_year=[0, 1e9]).shape == (2,)
    tech = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7)
    lab = ic.Firm(technology=tech, costs={"compute": ic.LinearCost(price=1), "talent": ic.LinearCost(price=1)})
    value = market.value_of_persons(lab, ic.Revenue(value=300, exponent=0.5), input="talent", persons=50)
    assert value.value_before_pay_usd_per_year == pytest.approx(value.value_usd_per_year + 1)


def test_errors_say_where() -> None:
    with pytest.raises(ic.InvalidParameter, match=r"PoachingFirm\(small\).staff_exponent = 2: must be above 0"):
        SMALL.replace(staff_exponent=2)
    with pytest.raises(ic.InvalidParameter, match=r"PoachingFirm\(big\).equity_discount = nan: must be from 0 to 1"):
        BIG.replace(equity_share=0.5)
    assert BIG.equity_discount is None and BIG.replace(equity_share=0.5, equity_discount=0).equity_discount == 0.0
    with pytest.raises(ic.InvalidParameter, match="must not be the name of another firm or of the outside option"):
        LABS.replace(firms=[SMALL, BIG.replace(name="industry")])
    with pytest.raises(TypeError, match="Retention.pay_usd_per_year must be a number"):
        PERSON.replace(pay_usd_per_year="much")
    with pytest.raises(ic.InvalidParameter, match="must be below the most"):
        LABS.replace(least_pay_usd_per_year=1e8)


def test_pictures_draw() -> None:
    flows = market.stationary_flows(TASTES, [INDUSTRY, INDUSTRY], persons=10)
    axes = plot.flow_matrix(flows, names=["a", "b"])
    assert axes.get_title() == "persons per year"
    with pytest.raises(ValueError, match="a name for every place"):
        plot.flow_matrix(flows, names=["a"])
    figure, ax = plt.subplots()
    assert plot.who_pays_for_whom(EQUILIBRIUM, ax=ax) is ax
    assert len(ax.get_yticklabels()) == 6
    plt.close("all")


def test_a_sale_says_who_sets_the_price() -> None:
    alone = str(market.auction_for_one({"a": 4e6}, outside_usd=1e6))
    assert alone.startswith("optimal: a gets the person; nobody else bids above the outside option, which is the price")
    assert ["price", "1,000,000", "USD"] in [line.split() for line in alone.splitlines()]
    against = str(market.auction_for_one({"a": 4e6, "b": 3e6}))
    assert "the price is what the person is worth to b" in against
    assert str(market.auction_for_one({"a": 1.0}, outside_usd=2.0)).startswith("infeasible: the person is worth 1 USD")
