"""Sources, the cheapest corpus, synthetic and repeated tokens, as Python sees them."""

import math
import pickle
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

import isocost as ic
from isocost import plot

OWN = ic.data.DataSource("own", kind="owned", tokens_per_year=2e12, price_usd_per_token=1e-7, quality=0.5, owner="lab")
WEB = ic.data.DataSource("web", kind="web", tokens_per_year=1e13, price_usd_per_token=1e-6, quality=1.0)
LICENSED = ic.data.DataSource(
    "licensed", kind="licensed", tokens_per_year=3e12, price_usd_per_token=4e-6, quality=2.0
)
SOURCES = [LICENSED, OWN, WEB]
WRITER = ic.data.SyntheticTokens(
    teacher_parameters=37e9, training_utilization=0.4, decode_utilization=0.04, compute_usd_per_flop=2e-18
)


@pytest.mark.parametrize("model", [OWN, WEB, WRITER])
def test_models_are_values(model: Any) -> None:
    assert eval(repr(model), {"float": float, **vars(ic.data)}) == model
    assert pickle.loads(pickle.dumps(model)) == model
    assert hash(model.replace()) == hash(model)
    with pytest.raises(AttributeError):
        model.quality = 3.0


def test_the_merit_order_is_by_effective_tokens() -> None:
    assert [step.name for step in ic.data.merit_order(SOURCES, buyer="lab")] == ["own", "web", "licensed"]
    assert [step.name for step in ic.data.merit_order(SOURCES)] == ["web", "licensed"]
    cost = ic.data.data_cost(SOURCES, buyer="lab")
    assert isinstance(cost, ic.TieredCost) and cost.capacity == 1.7e13


def test_the_cheapest_corpus() -> None:
    m = ic.data.cheapest_mixture(SOURCES, effective_tokens_per_year=5e12, buyer="lab")
    assert m.status == "optimal" and m.certificate.holds(1e-13)
    assert dict(m.tokens_per_year) == {"licensed": 0.0, "own": 2e12, "web": 4e12}
    assert m.cost_usd_per_year == pytest.approx(4.2e6, rel=1e-15)
    assert m.cost_usd_per_year == pytest.approx(ic.data.data_cost(SOURCES, buyer="lab").outlay(5e12), rel=1e-14)
    assert m.rents["own"] == pytest.approx(4e-7, rel=1e-12)
    assert "one more costs 1e-06 USD" in str(m)
    assert list(m.to_pandas().index) == ["licensed", "own", "web"]
    assert m.to_dict()["marginal_cost"] == (1e-6, 1e-6)
    assert pickle.loads(pickle.dumps(m)) == m


_STOCKS = st.lists(st.tuples(st.floats(1.0, 1e3), st.floats(0.01, 10.0), st.floats(0.1, 10.0)), min_size=1, max_size=6)


@settings(deadline=None, derandomize=True)
@given(stocks=_STOCKS, share=st.floats(0.01, 0.99))
def test_it_is_what_a_linear_program_finds(stocks: list[tuple[float, float, float]], share: float) -> None:
    sources = [
        ic.data.DataSource(str(k), kind="web", tokens_per_year=stock, price_usd_per_token=price, quality=quality)
        for k, (stock, price, quality) in enumerate(stocks)
    ]
    asked = share * sum(stock * quality for stock, _, quality in stocks)
    m = ic.data.cheapest_mixture(sources, effective_tokens_per_year=asked)
    oracle = linprog(
        c=[price for _, price, _ in stocks],
        A_ub=[[-quality for _, _, quality in stocks]],
        b_ub=[-asked],
        bounds=[(0.0, stock) for stock, _, _ in stocks],
    )
    assert m.status == "optimal" and m.certificate.holds(1e-12)
    # HiGHS meets the demand to 1e-7, which its cost may use.
    assert m.cost_usd_per_year == pytest.approx(oracle.fun, rel=1e-6, abs=1e-6)


def test_a_kink_and_an_end() -> None:
    assert ic.data.cheapest_mixture(SOURCES, effective_tokens_per_year=1e12, buyer="lab").marginal_cost == (2e-7, 1e-6)
    short = ic.data.cheapest_mixture(SOURCES, effective_tokens_per_year=1.7e13)
    assert short.status == "infeasible" and math.isnan(short.cost_usd_per_year)
    assert short.missing_effective_tokens_per_year == 1e12
    assert "1e+12 short" in short.explain()


def test_synthetic_tokens_cost_more_under_a_cap() -> None:
    prices = ic.data.synthetic_usd_per_token(WRITER, shadow_price_usd_per_flop=np.array([0.0, 2e-18]))
    assert prices == pytest.approx([1.48e-6, 2.96e-6], rel=1e-14)
    assert ic.data.flop_per_synthetic_token(WRITER) == pytest.approx(7.4e11, rel=1e-15)
    assert ic.data.shadow_price_to_buy_usd_per_flop(WRITER, price_usd_per_token=1.48e-6) == pytest.approx(0.0, abs=1e-32)


def test_repetition_takes_and_returns_arrays() -> None:
    worth = ic.data.effective_tokens(1e11, np.array([0.5e11, 1e11, 4e11]))
    assert worth[:2] == pytest.approx([0.5e11, 1e11]) and 0.92 < worth[2] / 4e11 < 0.94
    assert isinstance(ic.data.effective_tokens(1e11, 4e11), float)
    assert ic.data.effective_token_ceiling(1.0) == 1.0 + ic.data.REPEAT_DECAY_TOKENS
    assert ic.data.effective_parameters(1.0, math.inf) == 1.0 + ic.data.REPEAT_DECAY_PARAMETERS
    assert ic.data.value_of_repeated_token(1.0, 1.0) == 1.0
    answer = ic.data.epochs_needed(1e11, effective_tokens=worth[2])
    assert answer.epochs == pytest.approx(4.0, rel=1e-13)
    assert pickle.loads(pickle.dumps(answer)) == answer
    never = ic.data.epochs_needed(1e9, effective_tokens=1e12)
    assert never.status == "infeasible" and "unique ones are needed" in str(never)
    passes = ic.data.by_epoch(OWN, epochs=3)
    assert passes[0] == OWN and passes[1].name == "own, epoch 2" and passes[2].quality < passes[1].quality


def test_errors_say_where_and_why() -> None:
    with pytest.raises(ic.InvalidParameter, match=r"DataSource\(own\).price_usd_per_token = 0: must be positive and finite"):
        OWN.replace(price_usd_per_token=0.0)
    with pytest.raises(ic.InvalidParameter, match=r'DataSource\(own\).kind = "books": must be one of: owned, licensed'):
        OWN.replace(kind="books")
    with pytest.raises(TypeError, match=r"DataSource\(own\).quality must be a number, not str"):
        OWN.replace(quality="high")
    with pytest.raises(ic.InvalidParameter, match="at least one that the buyer can use"):
        ic.data.cheapest_mixture([OWN], effective_tokens_per_year=1e9, buyer="rival")


def test_the_supply_is_drawn() -> None:
    axes = plot.data_supply(SOURCES, effective_tokens_per_year=5e12, buyer="lab")
    assert len(axes.containers) == 3 and any(patch.get_hatch() for patch in axes.patches)
    endless = plot.data_supply([OWN, WEB.replace(tokens_per_year=math.inf)], buyer="lab", ax=plt.figure().add_subplot())
    assert not any(patch.get_hatch() for patch in endless.patches)
    plt.close("all")
