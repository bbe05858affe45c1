"""What is said in public about the costs and capabilities of AI labs, and the numbers that test it."""

from __future__ import annotations

import functools
import importlib.util
import math
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from verdict import Claim, Input, Number, Reading, Scale, Values

import isocost as ic
from isocost import distillation, market, scaling

EXAMPLES = Path(__file__).resolve().parents[2]
MN = 1e6
COTTIER = "Cottier et al. 2024 (arXiv:2405.21015), 5th to 95th percentile"
#: GPT-4's chips, servers, interconnect and energy there [mn USD of 2023]; they move together, so that ends are summed.
GPT4_COMPUTE = ((21.53, 39.60, 72.63), (14.37, 26.35, 48.01), (8.38, 15.43, 27.87), (3.60, 7.92, 17.44))
ESTIMATED = "CherylWu3/rd-vs-training-compute 2025, 5th to 95th percentile"


def other_study(name: str) -> ModuleType:
    """The script of another study, whose inputs are not repeated here."""
    spec = importlib.util.spec_from_file_location(f"study_{name}", EXAMPLES / "studies" / name / "study.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"no study {name}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@functools.cache
def scenario(name: str) -> ic.Scenario:
    return ic.load(EXAMPLES / "scenarios" / f"{name}.toml")


@functools.cache
def amount(name: str, key: str) -> Mapping[str, object]:
    """A line of a scenario's accounts as its file has it: value, perhaps a range, source [mn]."""
    text = (EXAMPLES / "scenarios" / f"{name}.toml").read_text(encoding="utf-8")
    given: Mapping[str, object] = tomllib.loads(text)["accounts"]["lines"][key]["amount_mn"]
    return given


def middle(name: str, key: str) -> float:
    return float(str(amount(name, key)["value"]))


def compute_share(name: str, reforms: Sequence[str | Path] = ()) -> float:
    """Compute's share of cost in the benchmark year [percent]."""
    given = ic.apply(scenario(name), reforms) if reforms else scenario(name)
    return 100.0 * ic.run(given).baseline.shares["compute"]


@functools.cache
def zhipu(depreciation: float, *settings: str) -> float:
    """Compute's share at Zhipu AI [percent]; none of its chip depreciation is research compute (0), or all (1)."""
    all_of_it = EXAMPLES / "scenarios" / "reforms" / "zhipu_depreciation.toml"
    return compute_share("zhipu_fy2024", [*settings, *([all_of_it] if depreciation == 1 else [])])


@functools.cache
def minimax(*settings: str) -> float:
    return compute_share("minimax_fy2024", settings)


@functools.cache
def openai(pay_share: float, cash: float, other: float = 0.0) -> float:
    """Compute's share at OpenAI when so much of its pay, and other cost [mn USD], belongs to the scope [percent]."""
    own = {key: middle("openai_2024", key) for key in ("research_compute", "stock_pay", "cash_pay")}
    now = {"stock_pay": pay_share * own["stock_pay"], "cash_pay": pay_share * cash + other}
    changes = [f"accounts.lines.{key}.amount_mn={value!r}" for key, value in now.items() if value != own[key]]
    if changes:
        changes.append(f"accounts.totals.research_mn={own['research_compute'] + sum(now.values())!r}")
    return compute_share("openai_2024", changes)


def share_claim() -> Claim:
    lower = Scale("points", "below", 0.0)
    given = amount("openai_2024", "cash_pay")
    low, value, high = (float(str(given[end])) for end in ("low", "value", "high"))
    cash = Input(low, value, high, "OpenAI's cash pay, mn USD", str(given["source"]))
    us = {"pay": Input(0.5, 0.75, 1.0, "share of OpenAI's pay that is research"), "cash": cash}
    depreciation = Input(0.0, 0.0, 1.0, "Zhipu's chip depreciation in research, none to all")
    whole = {"cash": cash, "other": Input(0.0, 500.0, 2000.0, "OpenAI's Opex besides compute and pay, mn USD")}
    model = {
        "depreciation": depreciation,
        "compute": Input.spanning([sum(part) for part in zip(*GPT4_COMPUTE)], "GPT-4's compute, mn USD", COTTIER),
        "staff": Input(27.78, 35.80, 44.47, "GPT-4's staff, mn USD", COTTIER),
    }

    def reading(words: str, inputs: Mapping[str, Input], turning: str, number: Number) -> Reading:
        return Reading(words, lower, inputs, number, turning, (0.01, 1e5), "scenarios, ic.run")

    return Claim(
        "Compute is a smaller share of cost in China",
        "widely said",
        (
            reading("research: MiniMax less OpenAI", us, "pay", lambda v: minimax() - openai(v["pay"], v["cash"])),
            reading(
                "research: Zhipu less OpenAI",
                {**us, "depreciation": depreciation},
                "pay",
                lambda v: zhipu(v["depreciation"]) - openai(v["pay"], v["cash"]),
            ),
            reading(
                "all Opex: MiniMax less OpenAI",
                whole,
                "other",
                lambda v: minimax("accounts.scope=opex") - openai(1.0, v["cash"], v["other"]),
            ),
            reading(
                "compute and staff: Zhipu less GPT-4's development",
                model,
                "staff",
                lambda v: zhipu(v["depreciation"], "accounts.residual_to=outside")
                - 100.0 * v["compute"] / (v["compute"] + v["staff"]),
            ),
        ),
    )


def serving_bill(rent: float) -> float:
    """A year of DeepSeek's published day at this rent per GPU-hour [mn USD]."""
    given = scenario("deepseek_serving_day")
    changes = [] if rent == 2.0 else [f"serving_day.rent_usd_per_hour={rent!r}"]
    return 365.25 * float(ic.answer(given, changes)["serving_day"]["cost"]) / MN


def efficiency_claim() -> Claim:
    def worth(v: Values) -> float:
        gain = market.EfficiencyGain(
            saved_share=0.01,
            inference_bill_usd_per_year=v["bill"] * MN,
            bill_growth_per_year=v["growth"],
            leak_rate_per_year=v["leak"],
            discount_rate_per_year=v["discount"],
            horizon_years=v["years"],
        )
        return market.efficiency_value_usd(gain) / MN

    life = {
        "growth": Input(0.0, 0.5, 1.0, "growth of the bill, per year"),
        "leak": Input(0.3, 0.5, 1.0, "rate at which the method leaks, per year"),
        "discount": Input(0.05, 0.1, 0.15, "discount rate, per year"),
        "years": Input(1.0, 2.0, 3.0, "years that the gain lasts at most"),
    }
    minimax_bill = middle("minimax_fy2024", "serving_compute")
    prospectus = "prospectus, by way of CherylWu3/rd-vs-training-compute"
    reports = "The Information, The New York Times, via Epoch AI 2025"
    day = "DeepSeek 2025; H800 at 1.5, 2, 3 USD an hour"
    rents = [serving_bill(rent) for rent in (1.5, 2.0, 3.0)]
    bills = {
        "DeepSeek's bill": Input.spanning(rents, "a year of its day in 2025, mn USD", day),
        "MiniMax's bill": Input.fixed(minimax_bill, "inference in FY2024, mn USD", prospectus),
        "OpenAI's bill": Input(1800.0, 1900.0, 2000.0, "inference in 2024, mn USD", reports),
    }
    least = Scale("mn USD", "above", 10.0)
    return Claim(
        "One percent of efficiency is worth tens of millions",
        "widely said",
        tuple(
            Reading(name, least, {"bill": bill, **life}, worth, "bill", (1.0, 1e5), "market.efficiency_value_usd")
            for name, bill in bills.items()
        ),
    )


def distillation_claim() -> Claim:
    study = other_study("distill_or_train")
    lab = study.LABS[0]

    def given(name: object, meaning: str, source: str = "assumed") -> Input:
        low, central, high = (float(getattr(name, end)) for end in ("low", "mid", "high"))
        return Input(low, central, high, meaning, source)

    inputs = {
        "base": given(lab.base_usd, f"{lab.base}, USD", ESTIMATED),
        "tokens": given(study.TOKENS_PER_SAMPLE, "tokens a sample"),
        "flop": given(study.USD_PER_FLOP, "USD per FLOP", "H800 in China 2025, CherylWu3/rd-vs-training-compute"),
        "price": Input.fixed(float(study.R1), "teacher, USD per Mtok", "DeepSeek-R1, February 2025"),
    }
    dear = Input(study.CLOSED, math.sqrt(study.CLOSED * study.GPT4), study.GPT4, "closed teacher, USD per Mtok")
    both = {**inputs, "own": given(lab.own_step_usd, f"{lab.own_step}, USD", ESTIMATED)}

    def step(v: Values) -> distillation.SequenceDistillation:
        return distillation.SequenceDistillation(
            base_usd=v["base"],
            samples=study.SAMPLES,
            tokens_per_sample=v["tokens"],
            teacher_usd_per_mtok=v["price"],
            student_parameters=lab.parameters,
            epochs=study.EPOCHS,
            compute_usd_per_flop=v["flop"],
        )

    def whole(v: Values) -> float:
        teacher = distillation.BoughtTeacher(price_usd_per_mtok=v["price"])
        return 1.0 / distillation.compare(distillation.last_step(step(v), scratch_usd=v["own"]), teacher).ratio

    def over_base(v: Values) -> float:
        return 1.0 / distillation.sequence_cost(step(v)).last_step_over_base

    def over_own(v: Values) -> float:
        return v["own"] / distillation.sequence_cost(step(v)).last_step_usd

    orders = Scale("times", "above", 100.0)

    def reading(words: str, inputs: Mapping[str, Input], number: Number, turning: str) -> Reading:
        by = "study distill_or_train, distillation.sequence_cost, compare"
        return Reading(words, orders, inputs, number, turning, (1.0, 1e12), by)

    return Claim(
        "Distillation is cheaper by orders of magnitude",
        "on s1 (arXiv:2501.19393, under 50 USD): press, February 2025",
        (
            reading("base model over the last step, R1 teaches", inputs, over_base, "tokens"),
            reading("the same, a closed teacher", {**inputs, "price": dear}, over_base, "tokens"),
            reading("own last step over the distilled one, R1", both, over_own, "own"),
            reading("base and own step over base and distilled one", both, whole, "own"),
        ),
    )


def gap_claim() -> Claim:
    ho = scaling.progress_estimate("ho_2024")
    central = ho.progress.doubling_time_years
    doubling = Input(ho.low_years, central, ho.high_years, "years in which a FLOP comes to do twice as much", ho.source)
    epoch = "Epoch AI 2026, Capabilities Index since 2023: least, mean, most"
    months = Input(4.0, 7.0, 14.0, "months that the best Chinese model is behind", epoch)
    index = "assumed: 17 about a figure of the AI Index Report 2025"
    now = Input(6.0, 23.0, 40.0, "Elo points, February 2025", index)
    then = Input(86.0, 103.0, 120.0, "Elo points, January 2024", index)

    def wins(v: Values) -> float:
        """Elo 1978: the odds of winning are ten to the points over 400, a contest with decisiveness 1."""
        opex = market.IsoelasticOpex(cost_usd_per_year=1.0, returns=1.0)
        rivals = [market.Contestant(name, prize_usd_per_year=1.0, opex=opex) for name in ("US", "China")]
        contest = market.Contest(rivals, decisiveness=1.0)
        capability = [10.0 ** (v["points"] / 400.0), 1.0]
        return 100.0 * (market.contest_at(contest, capability=capability).contestants[0].win_chance - 0.5)

    def compute(v: Values) -> float:
        progress = scaling.AlgorithmicProgress(doubling_time_years=v["doubling"])
        return 100.0 * (scaling.effective_compute(progress, v["months"] / 12.0) - 1.0)

    def reading(words: str, unit: str, inputs: Mapping[str, Input], number: Number, by: str) -> Reading:
        turning = next(iter(inputs))
        return Reading(words, Scale(unit, "below", 10.0), inputs, number, turning, (0.01, 1000.0), by)

    contest, algorithms = "market.contest_at", "scaling.effective_compute"
    behind = {"months": months, "doubling": doubling}
    return Claim(
        "The gap between the best US and Chinese models is single-digit",
        "on Chatbot Arena: Stanford, AI Index Report 2025",
        (
            reading("wins beyond half, February 2025", "points", {"points": now}, wins, contest),
            reading("wins beyond half, January 2024", "points", {"points": then}, wins, contest),
            reading("months behind", "months", {"months": months}, lambda v: v["months"], "Epoch AI 2026"),
            reading("effective compute, by algorithms alone", "%", behind, compute, algorithms),
        ),
    )
