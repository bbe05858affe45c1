"""The chapter `compute`: names, values, errors, and that Python says what C++ says."""

import inspect
import math
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest

import isocost as ic
from isocost import compute, plot

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "compute"
EIGHT = [
    "NVIDIA A100 SXM4 80 GB", "NVIDIA A800 SXM", "NVIDIA H100 SXM5 80GB", "NVIDIA H800 SXM5",
    "NVIDIA HGX H20", "NVIDIA H200 SXM", "AMD Instinct MI325X", "Huawei Ascend 910B",
]  # fmt: skip

SITE = compute.Facility(
    server_power_ratio=2.03125,
    average_power_share=0.75,
    power_usage_effectiveness=1.25,
    electricity_usd_per_kwh=0.0806,
    interconnect_share=0.19,
)
H100 = compute.accelerator("NVIDIA H100 SXM5 80GB")


def owned(count: float = 100.0) -> compute.FleetClass:
    contract = compute.Owned(server_usd=31904.63, charge_per_year=0.3, facility=SITE)
    return compute.FleetClass(
        name="owned", chip=H100, count=count, utilization=0.375, availability=0.9, contract=contract
    )


def rented(rent: float = 3.0, count: float = 100.0) -> compute.FleetClass:
    contract = compute.Rented(rent_usd_per_hour=rent)
    return compute.FleetClass(
        name="rented",
        chip=compute.accelerator("NVIDIA H800 SXM5"),
        count=count,
        utilization=0.35,
        availability=0.95,
        contract=contract,
    )


ASCEND = compute.AdaptedClass(
    name="Ascend", peak_flop_per_year=1e26, base_utilization=0.1, highest_utilization=0.35, scale_fte=40
)
MODELS: list[Any] = [
    H100,
    compute.Accelerator(name="mine", released=date(2024, 1, 2), origin="china"),
    SITE,
    owned().contract,
    rented().contract,
    owned(),
    rented(count=math.inf),
    *compute.export_rules(),
    compute.MemoryStack(name="stack", bandwidth_bytes_per_s=819e9),
    compute.GreyMarket(markup=0.5, seizure_probability=0.1, penalty_probability=0.02, penalty_usd_per_chip=1e5),
    compute.OffshoreCloud(rent_usd_per_hour=2.5, latency_share=0.05, compliance_usd_per_hour=0.2),
    compute.Cluster(
        chips=2048, peak_flop_per_s=989e12, utilization=0.35, availability=0.9, run_days=120, runs_per_year=2
    ),
    compute.LocalSteps(steps=500, step_seconds=8, exchanged_bytes=20e9, bandwidth_bytes_per_s=0.125e9),
    ASCEND,
    compute.adaptation_cost([ASCEND], wage_usd_per_year=4e5),
    compute.stock_capped([owned(), rented()], cap_flop_per_s=1.5e17),
]


@pytest.mark.parametrize("model", MODELS, ids=[f"{type(m).__name__}{k}" for k, m in enumerate(MODELS)])
def test_a_model_is_a_value(model: Any) -> None:
    again = eval(repr(model), vars(compute).copy())
    assert again == model and hash(again) == hash(model)
    assert model.replace() == model
    assert pickle.loads(pickle.dumps(model)) == model
    for field in model._fields:
        with pytest.raises(AttributeError):
            setattr(model, field, 3.0)


def test_gpt_4_as_cottier_et_al_2024_account_for_it() -> None:
    a100 = compute.accelerator("NVIDIA A100 SXM4 40 GB")
    hour = compute.amortized_chip_hour(a100, "2022-05-12", facility=SITE)
    assert hour.server * 57e6 == pytest.approx(29691720.99, rel=1e-8)
    assert hour.interconnect * 57e6 == pytest.approx(6964724.68, rel=1e-8)
    assert hour.energy * 57e6 == pytest.approx(3499488.28, rel=1e-8)
    assert hour.total * 57e6 == pytest.approx(40155933.94, rel=1e-8)
    assert compute.amortized_chip_hour(a100, date(2022, 5, 12), facility=SITE) == hour


def test_a_fleet_becomes_the_cost_of_a_firm() -> None:
    order = compute.merit_order([rented(), owned()])
    assert [step.name for step in order.steps] == ["owned", "rented"]
    cost = compute.fleet_cost(order)
    assert isinstance(cost, ic.TieredCost) and cost.capacity == sum(s.width_flop_per_year for s in order.steps)
    short = compute.fleet_cost(compute.merit_order([owned()], horizon="short_run"))
    assert isinstance(short, ic.FixedCost)
    assert "owned" in order.explain() and list(order.to_pandas()["class"]) == ["owned", "rented"]
    assert order.to_dict()["steps"][0]["name"] == "owned"
    with pytest.raises(ic.InvalidParameter, match="horizon = \"never\": must be one of \"long_run\", \"short_run\""):
        compute.merit_order([owned()], horizon="never")  # type: ignore[arg-type]
    low, high = compute.marginal_usd_per_flop(order, order.steps[0].width_flop_per_year)
    assert (low, high) == tuple(s.price_usd_per_flop for s in order.steps)


def test_what_a_chip_is_worth_by_solving_again() -> None:
    unit = owned(1.0).flop_per_chip_year

    def solve(count: float) -> ic.Result:
        tech = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7, benchmark={"compute": 200 * unit, "talent": 100})
        costs = {
            "compute": compute.fleet_cost(compute.merit_order([owned(count)])),
            "talent": ic.LinearCost(price=3e5),
        }
        return ic.minimize_opex(ic.Firm(technology=tech, costs=costs), capability=1.0).require_optimal()

    r = solve(150.0)
    value = compute.chip_values([owned()], marginal_usd_per_flop=r.virtual_prices["compute"])[0]
    difference = (solve(149.99).opex - solve(150.01).opex) / 0.02  # second-order error 1e-8
    assert difference == pytest.approx(value.value_usd_per_chip_year, rel=1e-6)


def test_caps() -> None:
    order = compute.merit_order([rented(), owned()])
    assert len(compute.flow_capped(order, cap_flop_per_year=1e23).steps) == 1
    idle = rented(1.0).replace(name="idle", utilization=0.2)
    capped = compute.stock_capped([idle, rented(4.0)], cap_flop_per_s=1e17)
    xs = np.linspace(0.1, 0.99, 5) * capped.capacity_flop_per_year
    assert np.all(np.diff(capped.stock_price_usd_per_flop_per_s(xs)) >= 0.0)
    assert isinstance(capped.stock_price_usd_per_flop_per_s(float(xs[0])), float)
    assert all(abs(capped.gap(float(x))) < 1e-12 for x in xs)
    assert isinstance(capped.cost, ic.TieredCost) and len(capped.to_pandas()) == len(capped.steps)
    taxed = compute.with_tariff(rented(), rate=0.25, pass_through=0.5)
    assert taxed.contract == compute.Rented(rent_usd_per_hour=3.375)
    dear = compute.with_tariff(owned(), rate=0.25).contract
    assert isinstance(dear, compute.Owned) and dear.server_usd == 31904.63 * 1.25


def test_grey_and_offshore_supply() -> None:
    grey = compute.GreyMarket(markup=0.5, seizure_probability=0.1, penalty_probability=0.02, penalty_usd_per_chip=1e5)
    smuggled = compute.grey_class(owned(), count=50, grey=grey)
    assert smuggled.name == "owned (grey)" and smuggled.count == 50
    assert isinstance(smuggled.contract, compute.Owned)
    assert smuggled.contract.server_usd == compute.grey_price_usd(31904.63, grey)
    cloud = compute.OffshoreCloud(rent_usd_per_hour=2.5, latency_share=0.05, compliance_usd_per_hour=0.2)
    abroad = compute.offshore_class(owned(), count=math.inf, cloud=cloud)
    assert abroad.contract == compute.Rented(rent_usd_per_hour=2.7) and abroad.utilization == 0.375 * 0.95


def test_the_matrix_prints_as_in_c_plus_plus() -> None:
    matrix = compute.verdict_matrix([compute.accelerator(name) for name in EIGHT])
    assert str(matrix) == (GOLDEN / "verdict_matrix.txt").read_text(encoding="utf-8")
    assert matrix["NVIDIA HGX H20", "3A090.a.2"].missing == "die_mm2"
    assert matrix.to_dict()["NVIDIA H800 SXM5"]["3A090 of 2022"] == "not covered"
    frame = matrix.to_pandas()
    assert len(frame) == len(EIGHT) * len(compute.export_rules())
    with pytest.raises(KeyError, match="not among the names"):
        matrix["H20", "3A090.a.1"]


def test_verdicts() -> None:
    h20 = compute.accelerator("NVIDIA HGX H20")
    verdict = compute.allowed(h20, date(2025, 4, 14), entity="MiniMax", place="china")
    assert str(verdict) == "licence required" and "NVIDIA, Form 8-K of 15 April 2025" in verdict.explain()
    assert verdict.to_dict()["kind"] == "licence required"
    assert str(compute.allowed(H100, "2025-02-01", entity="Zhipu AI", place="offshore_cloud")) == "licence required"
    assert str(compute.allowed(H100, "2025-02-01", entity="MiniMax", place="offshore_cloud")) == "allowed"
    assert str(compute.allowed(H100, "2025-02-01", entity="", place="offshore_cloud")) == "unknown: entity"
    stack = compute.MemoryStack(name="stack", bandwidth_bytes_per_s=300e9, package_mm2=100)
    assert str(compute.allowed(stack, "2025-02-01", entity="MiniMax", place="china")) == "exception"
    assert stack.memory_bandwidth_density == 3.0
    ban = compute.ExportRule(id="ban", effective="2025-01-01", effect="prohibited", named=["H100"])
    assert str(compute.allowed(H100, "2025-02-01", entity="x", place="china", rules=[ban])) == "prohibited"
    assert compute.judge(ban, H100).kind == "covered" and ban.in_force(date(2025, 1, 1))


def test_legal_fleet() -> None:
    h20 = rented().replace(name="H20", chip=compute.accelerator("NVIDIA HGX H20"))
    legal = compute.legal_fleet([owned(), h20], "2024-06-01", entity="MiniMax", place="china")
    assert legal.held == ()
    assert "H20: not held, unknown: die_mm2" in str(legal)
    assert compute.legal_fleet([h20], "2024-06-01", entity="MiniMax", place="china", unknown=True).held == (h20,)
    assert list(legal.to_pandas()["held"]) == [False, False]
    assert legal.to_dict()["owned"]["verdict"] == "licence required"


def test_clusters_and_networks() -> None:
    cluster = compute.Cluster(
        chips=2048, peak_flop_per_s=989e12, utilization=0.35, availability=0.9, run_days=120, runs_per_year=2
    )
    assert cluster.run_cap_flop_per_year == 2048 * cluster.run_flop_per_chip_year
    assert cluster.usd_per_contiguous_chip_year(1e-18) == 1e-18 * cluster.run_flop_per_chip_year
    local = compute.LocalSteps(steps=500, step_seconds=8, exchanged_bytes=20e9, bandwidth_bytes_per_s=0.125e9)
    nodes = {"910B": 1.0, "H800": 4.0, "A800": 1.5}
    assert compute.fleet_flop_per_s(nodes, batches="proportional", local=local) == 6.5 * local.network_efficiency
    assert compute.best_equal_nodes(nodes, local=local) == {"H800": 4.0}
    steps = compute.least_local_steps(0.9, local)
    assert local.replace(steps=steps).network_efficiency == pytest.approx(0.9, rel=1e-14)


def test_adaptation() -> None:
    plan = compute.best_split([ASCEND], fte=40.0)
    assert plan.split_fte == {"Ascend": pytest.approx(40.0)} and plan.certificate.holds(1e-12)
    assert "Ascend" in plan.explain()
    none = compute.least_engineers([ASCEND], flop_per_year=3.6e25)
    assert none.status == "infeasible" and "more chips" in none.explain() and not none.split_fte
    assert ASCEND.utilization(np.array([0.0, 40.0]))[0] == 0.1
    assert ASCEND.flop_per_engineer(0.0) == pytest.approx(6.25e23, rel=1e-15)  # one rounding
    same = rented().replace(utilization=0.1)
    assert compute.adapted(same, highest_utilization=0.3, scale_fte=10).base_utilization == 0.1


def test_a_firm_pays_an_adaptation_engineer_his_worth() -> None:
    wage, base = 4e5, compute.base_flop_per_year([ASCEND])
    tech = ic.CES({"compute": 0.5, "talent": 0.5}, sigma=0.6, benchmark={"compute": 2e25, "talent": 200})
    cost = compute.adaptation_cost([ASCEND], wage_usd_per_year=wage)
    assert cost.outlay(base) == 0.0 and cost.marginal(2e25)[0] > 0.0
    firm = ic.Firm(
        technology=tech,
        costs={"compute": cost, "talent": ic.LinearCost(price=wage)},
        caps={"compute": 3.49e25},
        floors={"compute": base},
    )
    r = ic.minimize_opex(firm, capability=1.0).require_optimal()
    plan = compute.least_engineers([ASCEND], flop_per_year=r.inputs["compute"])
    assert r.virtual_prices["compute"] * plan.flop_per_engineer == pytest.approx(wage, rel=1e-8)  # certificate 1e-9
    assert r.opex == pytest.approx(wage * (r.inputs["talent"] + plan.fte), rel=1e-12)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: owned().replace(utilization=1.2), r"FleetClass\(owned\).utilization = 1.2: must be above 0"),
        (lambda: compute.Rented(rent_usd_per_hour=-2), "Rented.rent_usd_per_hour = -2: must be positive and finite"),
        (
            lambda: compute.Accelerator(name="chip", price_usd=2e4),
            r"Accelerator\(chip\).price_date = none: must be given with a price",
        ),
        (
            lambda: compute.Accelerator(name="chip", price_usd=-1, price_date="2024-01-01"),
            r"Accelerator\(chip\).price_usd = -1: must be positive and finite",
        ),
        (lambda: compute.Accelerator(name="chip", released="May"), "Accelerator.released = 'May': must be a day as"),
        (lambda: compute.accelerator("H100"), 'accelerator = "H100": must be one of: NVIDIA Tesla V100'),
        (lambda: compute.merit_order([]), "fleet = {}: must have at least one class"),
        (lambda: compute.allowed(H100, "2025-01-01", entity="x", place="mars"), 'place = "mars": must be one of'),
        (lambda: compute.with_tariff(rented(), rate=0.25), "with_tariff.pass_through = nan: must be from 0 to 1"),
        (
            lambda: compute.ExportRule(id="x", effective="2025-01-01", effect="tariff"),
            "ExportRule.tariff = nan: must be 0 or more and finite",
        ),
        (lambda: compute.capital_recovery_factor(-0.1, 4.0), "capital_recovery_factor.rate = -0.1: must be 0 or more"),
    ],
)
def test_bad_input_is_named_with_value_and_rule(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: compute.merit_order([3.0]), "fleet must be FleetClass values, not float"),
        (lambda: owned().replace(contract=3.0), "FleetClass.contract must be Owned or Rented, not float"),
        (lambda: compute.allowed(H100, 2025, entity="x", place="china"), "date must be a date or a string"),
        (lambda: SITE.replace(interconnect_share="a"), "Facility.interconnect_share must be a number"),
    ],
)
def test_a_wrong_type_is_named(make: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        make()


@pytest.mark.parametrize("count", [100.0, math.inf])
def test_the_picture_of_a_merit_order(count: float) -> None:
    axes = plot.merit_order(compute.merit_order([owned(), rented(count=count)]), cap_flop_per_year=1.5e24)
    try:
        assert axes.get_xlabel() == "delivered compute [FLOP per year]"
        assert axes.get_ylabel() == "price [USD per 1e18 FLOP]"
        assert {text.get_text() for text in axes.get_legend().get_texts()} == {"owned", "rented", "beyond the cap"}
        assert any(patch.get_hatch() for patch in axes.patches)
        alone = plot.merit_order(compute.merit_order([owned()]), ax=axes)
        assert alone is axes
    finally:
        plt.close("all")


def test_sweeps_take_arrays() -> None:
    rates = np.array([0.0, 0.1])
    assert compute.capital_recovery_factor(rates, 4.0)[0] == 0.25
    years = compute.usd_per_h100_year(np.array([1e-18, 2e-18]), utilization=0.375)
    assert years[1] == 2 * years[0] and isinstance(compute.usd_per_h100_year(1e-18, utilization=0.375), float)


@pytest.mark.parametrize(
    "name",
    ["Accelerator", "Facility", "GreyMarket", "OffshoreCloud", "MemoryStack", "Cluster", "LocalSteps", "AdaptedClass"],
)
def test_units_are_those_of_the_field_table(name: str) -> None:
    model, raw = getattr(compute, name), getattr(ic._core.compute, name)
    text = inspect.getdoc(model) or ""
    for key in model._fields:
        _, bracket, unit = (raw.__dict__[key].__doc__ or "").partition(" [")
        if bracket:
            paragraph = text.split(f"\n{key} : ")[1].split("\n\n")[0]
            assert f"[{unit}" in paragraph, f"{name}.{key} [{unit}"
