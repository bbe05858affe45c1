"""Markets that clear, as Python meets them."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import isocost as ic
import pytest

SCENARIOS = Path(__file__).resolve().parents[2] / "examples" / "scenarios"


def employer(name: str = "lab", budget: float = 120.0, **changes: object) -> ic.Employer:
    return ic.Employer(
        name=name,
        technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.8),
        costs={"compute": ic.LinearCost(price=0.6)},
        question=ic.Budget(budget=budget),
        hires={"talent": "home"},
        **changes,  # type: ignore[arg-type]
    )


def pool(**changes: object) -> ic.Pool:
    home = ic.Pool(name="home", supply_fte=100.0, wage_usd_per_year=1.0, supply_elasticity=0.5)
    return home.replace(**changes)


def test_wages_clear_and_every_employer_has_his_own_certificate() -> None:
    r = ic.clear(ic.Market(pools=[pool()], employers=[employer("a"), employer("b", 200.0, caps={"compute": 50.0})]))
    assert r.status == ic.Status.optimal
    assert r.uniqueness == "theorem"
    assert r.demand_fte["home"] == pytest.approx(r.supply_fte["home"], rel=1e-10)
    hired = sum(e.inputs["talent"] for e in r.employers.values())
    assert hired == pytest.approx(r.supply_fte["home"], rel=1e-10)
    assert all(e.certificate.holds(1e-9) for e in r.employers.values())
    assert r.supply_fte["home"] == pytest.approx(100.0 * r.wages_usd_per_year["home"] ** 0.5, rel=1e-12)
    assert list(r.to_pandas().index) == ["a", "b"]
    assert r.to_dict()["wages_usd_per_year"] == {"home": r.wages_usd_per_year["home"]}
    assert "home" in r.explain()
    assert isinstance(r.certificate, ic.MarketCertificate) and r.certificate.holds(1e-9)
    assert r.to_dict()["certificate"] == r.certificate._values()
    assert repr(r).startswith("<MarketResult status='optimal', wages_usd_per_year={'home': ")
    # What a certificate allows: 1e-10 of supply, 1e-12 of researchers and of payments, the tolerance of an employer.
    for name, largest in (("excess_demand", 1e-10), ("researchers", 1e-12), ("payments", 1e-12), ("employer", 1e-9)):
        assert r.certificate.replace(**{name: largest}).holds(1e-9)
        assert not r.certificate.replace(**{name: 1.001 * largest}).holds(1e-9)


def test_models_are_values() -> None:
    for model in (pool(), employer(), ic.Migration(friction=[[0.0]], tau=0.5)):
        assert model == model.replace()
        assert pickle.loads(pickle.dumps(model)) == model  # noqa: S301
        assert eval(repr(model), vars(ic)) == model  # noqa: S307
    assert pool() != pool(supply_fte=2.0)


def test_a_market_without_equilibrium_says_why() -> None:
    held = employer(floors={"talent": 500.0}, budget=1e6)
    r = ic.clear(ic.Market(pools=[pool(supply_elasticity=0.0)], employers=[held]))
    assert r.status == ic.Status.infeasible
    assert "home" in r.reason


def test_the_market_of_a_scenario_clears_as_the_scenario_does() -> None:
    scenario = ic.load(SCENARIOS / "two_countries.toml")
    market = ic.build_market(scenario)
    answers = ic.answer(scenario).baseline
    cleared = ic.clear(market)
    for pool, wage in cleared.wages_usd_per_year.items():
        assert wage == answers[f"pool.{pool}"]["wage"]
    assert [e.name for e in market.employers] == ["zhipu", "minimax", "others_in_china", "labs_abroad"]
    # what a scenario cannot say: zhipu leaves
    gone = market.replace(employers=market.employers[1:])
    assert ic.clear(gone).wages_usd_per_year["china"] < cleared.wages_usd_per_year["china"]
    with pytest.raises(ic.ScenarioError, match="has no market"):
        ic.build_market(ic.load(SCENARIOS / "zhipu_fy2024.toml"))


def test_mistakes_name_the_place() -> None:
    with pytest.raises(ValueError, match="supply_elasticity"):
        ic.Market(pools=[pool(supply_elasticity=-1.0)], employers=[employer()])
    with pytest.raises(ValueError, match="must not stand twice"):
        ic.Market(pools=[pool()], employers=[employer(), employer()])
    with pytest.raises(ValueError, match="home"):
        ic.Market(pools=[pool(name="away")], employers=[employer()])


def test_attribution_adds_up_and_welfare_balances() -> None:
    capped = [employer("a", caps={"compute": 20.0}), employer("b", caps={"compute": 40.0})]
    market = ic.Market(pools=[pool()], employers=capped)
    shares = ic.market.attribute(market, [("a", "compute"), ("b", "compute")])
    assert shares.status == ic.Status.optimal
    assert shares.changes == ("caps.a.compute", "caps.b.compute")
    # rounding of four sums
    assert shares.shapley.sum(axis=1) == pytest.approx(shares.present - shares.without, rel=1e-12, abs=1e-9)
    assert list(shares.to_pandas().index) == ["wages.home", "opex.a", "opex.b"]
    free = ic.Market(pools=[pool()], employers=[employer("a"), employer("b")])
    gain = ic.market.welfare(free, market)
    assert gain.researchers_gain_usd_per_year["home"] > 0.0
    assert gain.transfer_residual < 1e-10
    with pytest.raises(ValueError, match="1 to 12"):
        ic.market.attribute(market, [])
    with pytest.raises(ValueError, match="must be there once"):
        ic.market.attribute(market, [("a", "compute"), ("a", "compute")])


def test_indeterminate_wages_are_not_compared() -> None:
    def fixed(reference: float) -> ic.Market:
        # eight people while compute is at its cap, from a wage of 0.9 on
        lab = employer("a", caps={"compute": 12.0}).replace(
            technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5), question=ic.CapabilityTarget(capability=10.0)
        )
        return ic.Market(
            pools=[pool(supply_fte=8.0, wage_usd_per_year=reference, supply_elasticity=0.0)], employers=[lab]
        )

    for reference in (0.5, 0.9, 5.0):
        assert ic.clear(fixed(reference)).uniqueness == "indeterminate"
    with pytest.raises(ic.NotOptimal, match="indeterminate"):
        ic.market.welfare(fixed(50.0), fixed(500.0))
    shares = ic.market.attribute(fixed(1.0), [("a", "compute")])
    assert shares.status == ic.Status.stalled and "indeterminate" in shares.reason


def test_people_who_move_tie_wages_together() -> None:
    pools = [pool(), pool(name="away", wage_usd_per_year=3.0)]
    there = employer("there", 400.0).replace(hires={"talent": "away"})
    wide, narrow = (
        ic.clear(
            ic.Market(pools=pools, employers=[employer(), there], migration=ic.Migration(friction=[[0.0, m], [m, 0.0]], tau=0.5))
        )
        for m in (0.1, 3.0)
    )

    def gap(r: ic.MarketResult) -> float:
        return r.wages_usd_per_year["away"] / r.wages_usd_per_year["home"]

    assert wide.status == narrow.status == ic.Status.optimal
    assert gap(wide) < gap(narrow)


def test_models_do_not_change() -> None:
    home = pool()
    with pytest.raises(AttributeError, match="immutable"):
        home.supply_fte = 2.0
    assert home == pool()


def test_a_market_prints_as_tables() -> None:
    text = str(ic.Market(pools=[pool()], employers=[employer("a", caps={"compute": 5e7})]))
    lines = [line.split("  ") for line in text.splitlines()]
    assert lines[0][0].strip() == "pool" and "wage, USD per FTE and year" in text
    assert "Budget: budget 120" in text and "talent in home" in text and "compute at most 50,000,000" in text
    assert text.endswith("people stay in their pool")


def test_an_attribution_prints_as_a_table_without_noise() -> None:
    capped = [employer("a", caps={"compute": 20.0}), employer("b", 200.0, caps={"compute": 500.0})]
    market = ic.Market(pools=[pool()], employers=capped)
    causes = ic.market.attribute(market, [("a", "compute"), ("b", "compute")])
    assert 0.0 <= causes.residual <= 1e-9  # the tolerance that every market was cleared to
    lines = str(causes).splitlines()
    assert lines[0] == "optimal: Shapley shares"
    assert lines[1].split() == ["USD", "per", "year", "without", "caps.a.compute", "caps.b.compute", "with", "all"]
    name, _without, _first, slack, _present = lines[2].replace("0 *", "0*").split()
    assert name == "wages.home" and slack.rstrip("*") == "0"
    budgets = [line.replace("0 *", "0*").split() for line in lines[3:5]]
    assert all(cell.rstrip("*") == "0" for line in budgets for cell in line[2:4])
    noisy = replace(causes, shapley=causes.shapley + 1e-16 * causes.without[:, None], residual=1e-12)
    assert "* below 1.0e-12 of the outcome" in str(noisy)
    effect = replace(causes, shapley=causes.shapley + 1e-6, residual=1e-12)
    assert "*" not in str(effect)


def test_an_attribution_without_figures_says_why() -> None:
    held = employer("held", floors={"talent": 150.0}, caps={"compute": 1.0}, budget=1e6)
    market = ic.Market(pools=[pool(supply_elasticity=0.0)], employers=[held])
    causes = ic.market.attribute(market, [("held", "compute")])
    assert causes.status != "optimal" and str(causes) == f"{causes.status}: {causes.reason}"


def test_welfare_prints_as_tables() -> None:
    free = ic.Market(pools=[pool()], employers=[employer("a"), employer("b", 200.0)])
    capped = ic.Market(pools=[pool()], employers=[employer("a"), employer("b", 200.0, caps={"compute": 50.0})])
    gain = ic.market.welfare(free, capped)
    lines = str(gain).splitlines()
    assert "gain of those from there" in lines[0] and lines[1].split()[0] == "home"
    assert "wage bill" in lines[2] and "profit" not in lines[2] and lines[3].split()[0] == "a"
    assert repr(gain).startswith("<Welfare researchers_gain_usd_per_year={'home': ")
    same = str(ic.market.welfare(free, free))
    assert [cell.rstrip("*") for cell in same.splitlines()[1].replace("0 *", "0*").split()[2:]] == ["0", "0"]
