"""Contests, races, entry and the defender: names, values, answers, errors and the picture."""

import copy
import itertools
import math
import pickle
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

import isocost as ic
from isocost import market, plot

LINEAR = market.IsoelasticOpex(cost_usd_per_year=1, returns=1)
LAB = ic.Firm(
    technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.6, returns=0.9),
    costs={"compute": ic.LinearCost(price=1), "talent": ic.LinearCost(price=2)},
)
POOL = market.SharedPool(wage_usd_per_year=2, supply_fte=10, inverse_elasticity=1)
ENTRY = market.FreeEntry(prize_usd_per_year=100, decisiveness=1, returns=1, fixed_usd_per_year=1, talent_share=0.5)
TWO = market.Incumbency(
    monopoly_profit_usd_per_year=100, duopoly_profit_usd_per_year=25, decisiveness=1, returns=1
)
RACER = market.Racer("A", prize_usd=100, hazard_per_year=0.2, hazard_exponent=0.5, cost=1, returns=1)
RACE = market.Race([RACER, RACER.replace(name="B", prize_usd=60)], discount_per_year=0.1, payment="until_success")

ALIKE = market.Involution(contestants=3, prize_usd_per_year=90, decisiveness=1, returns=1, cost_usd_per_year=2)
ALIKE_RACE = market.SymmetricRace(
    racers=2,
    prize_usd=100,
    hazard_per_year=0.2,
    hazard_exponent=0.5,
    cost=1,
    returns=1,
    discount_per_year=0.1,
    half_life_years=0.5,
)


def contest(opex: Any = LINEAR, decisiveness: float = 1.0, prizes: tuple[float, ...] = (90, 90, 90)) -> market.Contest:
    rivals = [market.Contestant(name, prize_usd_per_year=v, opex=opex) for name, v in zip("ABCDE", prizes)]
    return market.Contest(rivals, decisiveness=decisiveness)


MODELS: list[Any] = [
    LINEAR,
    LINEAR.replace(fixed_usd_per_year=2, ceiling=8),
    contest().contestants[0],
    contest(),
    contest(LAB).replace(open_capability=2),
    market.SymmetricContest(contestants=3, prize_usd_per_year=90, decisiveness=1, returns=1),
    POOL,
    ENTRY,
    TWO,
    RACER,
    RACE,
    ALIKE,
    ALIKE.replace(ceiling_of_one=5),
    ALIKE_RACE,
]


def answers() -> list[Any]:
    return [
        market.symmetric_contest(MODELS[5]),
        market.symmetric_contest(MODELS[5].replace(decisiveness=2)),
        market.solve_contest(contest()),
        market.solve_contest(contest(decisiveness=1.45)),
        market.solve_contest(contest(decisiveness=2.1)),
        market.contest_at(contest(), capability=[1, 0, 2]),
        market.contest_in_pool(contest(LAB), POOL, input="talent"),
        market.contest_in_pool(contest(LAB, decisiveness=3), POOL, input="talent"),
        market.compare_contests(contest(), changes={"open": contest().replace(open_capability=20)}),
        market.free_entry(ENTRY),
        market.free_entry(ENTRY.replace(fixed_usd_per_year=120)),
        market.entrants_lost(ENTRY, wage_rise=0.1),
        market.defend(TWO),
        market.solve_race(RACE),
        market.involution(ALIKE),
        market.involution(ALIKE.replace(decisiveness=2.1)),
        market.symmetric_race(ALIKE_RACE, payment="up_front"),
    ]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: type(model).__name__)
def test_models_are_values(model: Any) -> None:
    names = vars(ic) | vars(market) | {"inf": math.inf}
    assert eval(repr(model), dict(names)) == model
    assert pickle.loads(pickle.dumps(model)) == model
    assert copy.deepcopy(model) == model
    assert hash(model.replace()) == hash(model)
    with pytest.raises(AttributeError):
        model.decisiveness = 2.0
    with pytest.raises(TypeError, match="has no effort"):
        model.replace(effort=1)


@pytest.mark.parametrize(("a", "b"), list(itertools.combinations(MODELS, 2)))
def test_models_differ(a: Any, b: Any) -> None:
    assert a != b


@pytest.mark.parametrize("answer", answers(), ids=lambda answer: type(answer).__name__)
def test_answers_are_values(answer: Any) -> None:
    again = eval(repr(answer), dict(vars(ic) | vars(market)))
    assert again == answer and again.to_dict().keys() == answer.to_dict().keys()
    assert pickle.loads(pickle.dumps(answer)) == answer
    assert str(answer)
    with pytest.raises((AttributeError, TypeError)):
        answer.status = "optimal"


def test_alike_contestants_spend_the_closed_form() -> None:
    for n, power in itertools.product((2, 3, 5), (0.4, 1.0)):
        alike = market.SymmetricContest(contestants=n, prize_usd_per_year=90, decisiveness=power, returns=1)
        solved = market.solve_contest(contest(decisiveness=power, prizes=(90,) * n))
        assert solved.unique
        assert solved.equilibria[0].dissipation == pytest.approx(power * (n - 1) / n, rel=1e-11)
        assert solved.equilibria[0].contestants[0].opex_usd_per_year == pytest.approx(
            market.symmetric_contest(alike).opex_usd_per_year, rel=1e-11
        )


def test_several_equilibria_and_none() -> None:
    several = market.solve_contest(contest(decisiveness=1.45))
    assert [e.active for e in several.equilibria] == [3, 2, 2, 2] and not several.unique
    assert "4 equilibria, found; there may be others; 2 up to which of alike contestants is which" in str(several)
    three, *pairs = several.equilibria
    assert all(pair.renames(pairs[0]) for pair in pairs) and not three.renames(pairs[0])
    with pytest.raises(TypeError, match="other must be a ContestEquilibrium, not int"):
        three.renames(3)  # type: ignore[arg-type]
    none = market.solve_contest(contest(decisiveness=2.1))
    assert none.status == "infeasible" and not none.equilibria
    assert str(none).startswith("infeasible\nno pure equilibrium was found among 3 contestants")


def test_how_decisive_it_may_be() -> None:
    limit = market.equilibrium_decisiveness(contest(decisiveness=2.7))
    assert limit == pytest.approx(2, rel=1e-4)
    assert market.solve_contest(contest(decisiveness=limit)).equilibria[0].active == 2


def test_a_point_that_is_no_equilibrium_is_regretted() -> None:
    assert market.contest_at(contest(), capability=[20, 20, 20]).regret < 1e-12
    assert market.contest_at(contest(), capability=[25, 20, 20]).regret > 1e-4


def test_a_cap_lowers_ones_chance_and_raises_the_others() -> None:
    base = contest(LAB)
    capped = market.with_cap(base, "B", input="compute", cap=3)
    assert base.contestants[1].opex == LAB and capped.contestants[1].opex != LAB
    row = market.compare_contests(base, changes={"cap": capped}).rows[1]
    assert row.chance_changes[1] < 0 < row.chance_changes[0]
    assert row.dissipation_change < 0


def test_the_pool_clears_at_its_wage() -> None:
    answer = market.contest_in_pool(contest(LAB), POOL, input="talent")
    assert answer.clearing < 1e-8
    assert answer.wage_usd_per_year == pytest.approx(2 * sum(answer.talent) / 10, rel=1e-8)
    assert "FTE at" in str(answer)


def test_tables() -> None:
    changes = {"open": contest(LAB).replace(open_capability=5)}
    effects = market.compare_contests(contest(LAB), changes=changes, pool=POOL)
    frame = effects.to_pandas()
    assert list(frame["change"]) == ["baseline"] * 3 + ["open"] * 3
    assert frame["wage_usd_per_year"].notna().all()
    assert "baseline" in str(effects) and "open" in str(effects).splitlines()[0]
    solved = market.solve_contest(contest(decisiveness=1.45))
    assert len(solved.to_pandas()) == 12
    assert list(solved.equilibria[1].to_pandas()["name"]) == ["A", "B", "C"]
    assert list(market.solve_race(RACE).to_pandas()["name"]) == ["A", "B"]
    assert "open to everyone" in str(market.solve_contest(contest().replace(open_capability=5)))


def test_a_change_without_an_equilibrium_says_so_in_the_table() -> None:
    effects = market.compare_contests(contest(), changes={"wild": contest(decisiveness=3)})
    assert effects.rows[1].status == "infeasible" and math.isnan(effects.rows[1].dissipation_change)
    assert "wild" in str(effects) and "no pure equilibrium" in str(effects)


def test_defender_and_entry() -> None:
    answer = market.defend(TWO)
    assert answer.hires_defensively and answer.incumbent_chance == 0.75
    solved = market.solve_contest(contest(prizes=(75, 25))).equilibria[0]
    assert solved.contestants[0].win_chance == pytest.approx(0.75, rel=1e-11)
    assert market.free_entry(ENTRY).entrants == 10
    lost = market.entrants_lost(ENTRY, wage_rise=0.1)
    assert lost.lost_root == pytest.approx(10 - 10 / math.sqrt(1.05), rel=1e-12)


def test_plain_numbers_are_the_contests_they_stand_for() -> None:
    held = market.involution(ALIKE.replace(ceiling_of_one=5, open_capability=3))
    opex = market.IsoelasticOpex(cost_usd_per_year=2, returns=1)
    rivals = [market.Contestant(str(k), prize_usd_per_year=90, opex=opex) for k in range(3)]
    rivals[0] = rivals[0].replace(opex=opex.replace(ceiling=5))
    solved = market.solve_contest(market.Contest(rivals, decisiveness=1, open_capability=3)).equilibria[0]
    assert held.one_win_chance == solved.contestants[0].win_chance
    assert held.other_opex_usd_per_year == solved.contestants[1].opex_usd_per_year
    pair = [RACER.replace(name=name) for name in "AB"]
    race = market.solve_race(market.Race(pair, discount_per_year=0.1, payment="up_front"))
    assert market.symmetric_race(ALIKE_RACE, payment="up_front").opex == race.racers[1].opex


def test_races_without_end_and_races_that_nobody_runs() -> None:
    # (V h - k) Y / (rho + all hazards) rises without end where V > k/h = 5 USD
    straight = RACER.replace(hazard_exponent=1)
    endless = market.solve_race(market.Race([straight], discount_per_year=0.1, payment="until_success"))
    assert endless.status == "unbounded" and str(endless).startswith("unbounded: A gains by pushing without end")
    poor = straight.replace(prize_usd=4)
    idle = market.solve_race(market.Race([poor], discount_per_year=0.1, payment="until_success"))
    assert idle.status == "optimal" and idle.expected_years == float("inf")


def test_time_saved_broadcasts() -> None:
    decay = market.lead_decay_per_year(0.5)
    worth = market.value_of_time_saved_usd([80, 160], decay_per_year=decay, years=[[0.5], [1.0]])
    assert worth.shape == (2, 2)
    np.testing.assert_allclose(worth, [[40, 80], [60, 120]])
    assert isinstance(market.value_of_time_saved_usd(80, decay_per_year=decay, years=0.5), float)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: LINEAR.replace(returns=0), "IsoelasticOpex.returns = 0: must be positive and finite"),
        (lambda: contest(decisiveness=-1), "Contest.decisiveness = -1: must be positive and finite"),
        (lambda: contest(prizes=(1, 0)), "Contest.B.prize_usd_per_year = 0: must be positive"),
        (lambda: market.Contest([], decisiveness=1), "Contest.contestants = none: must be at least one"),
        (lambda: market.contest_at(contest(), capability=[1]), "must be one number for every contestant"),
        (lambda: market.solve_contest(contest(), tolerance=0), "ContestOptions.tolerance = 0"),
        (lambda: market.with_cap(contest(LAB), "Z", input="compute", cap=1), "contestant = Z: must be one of"),
        (lambda: market.contest_in_pool(contest(), POOL, input="talent"), "Contest.A = closed form: must be a firm"),
        (lambda: market.defend(TWO.replace(duopoly_profit_usd_per_year=100)), "there is nothing to defend"),
        (lambda: market.entrants_lost(ENTRY, wage_rise=-1), "wage_rise = -1: must be above -1 and finite"),
        (lambda: RACE.replace(payment="never"), 'Race.payment = never: must be "up_front" or "until_success"'),
        (lambda: market.involution(ALIKE.replace(contestants=2.5)), "Involution.contestants = 2.5: must be whole"),
        (lambda: market.lead_decay_per_year(0), "half_life_years = 0: must be positive"),
    ],
)
def test_errors_say_where_and_why(call: Any, message: str) -> None:
    with pytest.raises(ic.InvalidParameter) as error:
        call()
    assert message in str(error.value)


def test_what_is_no_number_or_no_firm_is_a_type_error() -> None:
    with pytest.raises(TypeError, match=r"IsoelasticOpex.returns must be a number, not str"):
        market.IsoelasticOpex(cost_usd_per_year=1, returns="1")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="must be an IsoelasticOpex or a Firm, not int"):
        market.Contestant("A", prize_usd_per_year=1, opex=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="has an Opex in closed form: replace its ceiling"):
        market.with_cap(contest(), "A", input="compute", cap=1)


def test_price_takers_on_a_rising_supply_are_refused() -> None:
    talent = ic.IsoelasticCost(price=1, reference=1, inverse_elasticity=0.5, buyer="price_taker")
    with pytest.raises(ic.InvalidParameter, match=r"Contest.A.costs.talent = price_taker"):
        contest(LAB.replace(costs={**LAB.costs, "talent": talent}))


def test_picture() -> None:
    base = contest(LAB)
    effects = market.compare_contests(base, changes={"open": base.replace(open_capability=6)})
    axes = plot.contest(effects)
    heights = [bar.get_height() for bar in axes.patches]
    assert len(heights) == 6 and heights[0] == pytest.approx(100 / 3)
    assert {text.get_text() for text in axes.get_legend().get_texts()} == {"baseline", "open", "Opex over prize"}
    own = plt.subplots()[1]
    assert plot.contest(effects.rows[0].outcome, ax=own) is own
    assert len(plot.contest({"one": effects.rows[0].outcome}).patches) == 3
    with pytest.raises(ValueError, match="needs an equilibrium"):
        plot.contest({})
    plt.close("all")


def test_contestants_who_differ_are_not_each_other_s_names() -> None:
    one = market.solve_contest(contest(prizes=(75, 25))).equilibria[0]
    other = market.solve_contest(contest(prizes=(75, 26))).equilibria[0]
    assert one.renames(one) and not one.renames(other)


def test_a_payoff_of_rounding_is_printed_as_0() -> None:
    opex = market.IsoelasticOpex(cost_usd_per_year=1, returns=1)
    rivals = [market.Contestant(name, prize_usd_per_year=90, opex=opex) for name in "AB"]
    answer = market.solve_contest(market.Contest(rivals, decisiveness=2)).equilibria[0]
    assert abs(answer.contestants[0].payoff_usd_per_year) < 1e-12 * 90  # all of the prize is spent
    assert [line.split()[-1] for line in str(answer).splitlines()[2:]] == ["0", "0"]
    small = market.solve_contest(market.Contest(rivals, decisiveness=1.999)).equilibria[0]
    assert float(str(small).splitlines()[2].split()[-1]) == pytest.approx(0.0225, rel=1e-6)  # V/2 - V r/4
