"""The chapter `finance`: its names, values, answers, errors and picture."""

import math
import pickle
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

import isocost as ic
from isocost import finance, plot

OPTION = finance.EuropeanOption(spot_usd=60, strike_usd=65, rate_per_year=0.08, volatility=0.3, maturity_years=0.25)
RESTRICTION = finance.Restriction(volatility=0.6, years=2, rate_per_year=0.04)
GRANT = finance.EquityGrant(
    value_usd=1e6, volatility=0.6, years_to_sale=2, rate_per_year=0.04, failure_hazard_per_year=0.05
)
HOLDER = finance.Holder(outside_wealth_usd=5e5, risk_aversion=2)
RUNWAY = finance.Runway(
    cash_usd=362.6e6, burn_usd_per_month=23.48e6, short_runway_hazard_per_year=0.2, horizon_years=2
)
MODELS: list[Any] = [OPTION, RESTRICTION.replace(dividend_yield_per_year=0.01), GRANT, HOLDER, RUNWAY]


def answers() -> list[Any]:
    return [
        finance.value_option(OPTION, kind="call"),
        finance.marketability_discounts(RESTRICTION),
        finance.value_grant(GRANT, model="chaffe"),
        finance.value_grant(GRANT, holder=HOLDER),
        finance.employee_value(GRANT, HOLDER),
        finance.runway_outlook(RUNWAY),
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: type(m).__name__)
def test_a_model_is_a_value(model: Any) -> None:
    assert eval(repr(model), vars(finance).copy()) == model
    again = pickle.loads(pickle.dumps(model))
    assert again == model and hash(again) == hash(model) and repr(again) == repr(model)
    for field in model._fields:
        with pytest.raises(AttributeError):
            setattr(model, field, 3.0)


@pytest.mark.parametrize("answer", answers(), ids=lambda a: type(a).__name__)
def test_an_answer_is_a_value_that_explains_itself(answer: Any) -> None:
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer and hash(again) == hash(answer)
    assert eval(repr(answer), vars(finance).copy()) == answer
    assert answer.explain() and str(answer) == answer.explain()
    assert set(answer.to_dict()) == set(type(answer).__dataclass_fields__)


def test_the_published_discounts() -> None:
    found = finance.marketability_discounts(RESTRICTION)
    assert found.chaffe == pytest.approx(0.278872217516708, abs=1e-15)
    assert found.finnerty == pytest.approx(0.182002096928826, abs=1e-15)
    assert found.ghaidarov == pytest.approx(0.199273529588148, abs=1e-15)
    assert found.longstaff_bound == pytest.approx(0.877157849047459, abs=1e-15)
    endless = finance.marketability_discount(RESTRICTION, model="finnerty", years=1e6)
    assert endless == pytest.approx(0.322792902826673, abs=5e-16)
    assert finance.longstaff_bound(finance.longstaff_exceeds_one_at**2) == pytest.approx(1.0, abs=1e-6)


def test_sweeps_agree_with_single_calls() -> None:
    spots = np.array([[30.0, 60.0], [65.0, 90.0]])
    swept = finance.option_value_usd(OPTION, kind="put", spot_usd=spots)
    for spot, value in zip(spots.ravel(), swept.ravel(), strict=True):
        assert value == finance.value_option(OPTION.replace(spot_usd=spot), kind="put").value_usd
    years = np.array([0.0, 2.0, 10.0])
    swept = finance.marketability_discount(RESTRICTION, model="longstaff", years=years)
    assert swept[0] == 0.0 and swept[2] == 1.0
    assert swept[1] == finance.marketability_discounts(RESTRICTION).longstaff
    wealth = np.array([1e5, 5e5])
    poor, rich = finance.employee_discount(GRANT, HOLDER, outside_wealth_usd=wealth)
    assert poor > rich == finance.employee_value(GRANT, HOLDER).discount
    assert isinstance(finance.option_value_usd(OPTION, kind="call", spot_usd=60.0), float)


def test_a_grant_to_an_investor_and_to_an_employee() -> None:
    poor = finance.value_grant(GRANT, holder=HOLDER.replace(outside_wealth_usd=1e4))
    rich = finance.value_grant(GRANT, holder=HOLDER.replace(outside_wealth_usd=1e8))
    assert poor.worth_usd < rich.worth_usd
    assert poor.survival_probability == pytest.approx(math.exp(-0.1), rel=1e-15)
    with pytest.raises(TypeError, match="takes a model or a holder, one of them"):
        finance.value_grant(GRANT)
    with pytest.raises(TypeError, match="takes a model or a holder, one of them"):
        finance.value_grant(GRANT, model="chaffe", holder=HOLDER)


def test_what_lies_outside_its_domain_says_where() -> None:
    with pytest.raises(ic.InvalidParameter, match=r"EuropeanOption\.volatility = -1: must be 0 or more"):
        OPTION.replace(volatility=-1)
    with pytest.raises(ic.InvalidParameter, match=r"kind = straddle: must be 'call' or 'put'"):
        finance.value_option(OPTION, kind="straddle")  # type: ignore[arg-type]
    with pytest.raises(ic.InvalidParameter, match=r"model = black: must be 'chaffe', 'finnerty'"):
        finance.value_grant(GRANT, model="black")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"Runway\.cash_usd must be a number, not str"):
        RUNWAY.replace(cash_usd="much")


def test_the_picture() -> None:
    axes = plot.marketability_discount(RESTRICTION)
    labels = [line.get_label() for line in axes.get_lines()]
    assert labels == [
        "Longstaff 1995, at most",
        "Chaffe 1993",
        "Ghaidarov 2009",
        "Finnerty 2012",
    ]
    assert max(float(np.max(line.get_ydata())) for line in axes.get_lines()) < 1.0
    again = plot.marketability_discount(RESTRICTION.replace(years=6), ax=axes)
    assert again is axes
    assert "its bound, no discount" in [line.get_label() for line in axes.get_lines()]
    with pytest.raises(ValueError, match="some years"):
        plot.marketability_discount(RESTRICTION.replace(years=0))
    plt.close("all")
