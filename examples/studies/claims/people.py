"""What is said in public about the people of AI labs, and the numbers that test it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

from labs import minimax, zhipu
from verdict import Claim, Input, Number, Reading, Scale, Values

import isocost as ic
from isocost import knowledge, labor, production, talent


def dismissal_claim() -> Claim:
    wages = [float(labor.severance_wages(m, days_over=days)) for m, days in ((24, True), (30, False), (48, False))]
    severance = Input.spanning(wages, "severance N of two to four years of service, monthly wages")
    cases = "Liu (Beijing, 2025) and Zhou (Hangzhou, 2026)"
    unlawful = {"severance": severance, "unlawful": Input.fixed(1.0, "share of dismissals held unlawful", cases)}
    consent = {"severance": severance, "extra": Input(1.0, 2.0, 3.0, "monthly wages that consent costs beyond N")}
    court = {
        **unlawful,
        "reinstated": Input(0.0, 0.2, 0.5, "share of the unlawfully dismissed who get the post back"),
        "back_pay": Input(6.0, 12.0, 24.0, "monthly wages of back pay"),
        "value": Input(0.2, 0.5, 0.8, "value of a kept person's other work, in wages"),
        "attrition": Input(0.05, 0.15, 0.3, "who leave by themselves, per year"),
        "years": Input(3.0, 5.0, 10.0, "years that a kept post is counted"),
    }

    def cost(exit: Literal["negotiated", "collective", "contested"], v: Values) -> float:
        """Thirty of two hundred posts at once, contracts without a term, 10 % discount, one wage of retraining."""
        terms = labor.ExitTerms(
            severance_monthly_wages=v["severance"],
            negotiated_extra_months=v.get("extra", 0.0),
            months_to_expiry=math.inf,
            dismissed_people=30,
            staff_people=200,
            unlawful_probability=v.get("unlawful", 0.0),
            reinstatement_probability=v.get("reinstated", 0.0),
            back_pay_months=v.get("back_pay", 0.0),
            retained_value_ratio=v.get("value", 0.0),
            retraining_monthly_wages=1.0,
            discount_rate_per_year=0.1,
            attrition_per_year=v.get("attrition", 0.0),
            horizon_years=v.get("years", 5.0),
        )
        return labor.exit_costs(terms).of(exit).monthly_wages

    year = Scale("monthly wages", "above", 12.0)

    def reading(words: str, inputs: Mapping[str, Input], number: Number, turning: str = "severance") -> Reading:
        reach = (0.0, 1.0) if turning == "reinstated" else (0.5, 60.0)
        return Reading(words, year, inputs, number, turning, reach, "labor.exit_costs")

    return Claim(
        "Mass dismissal for AI is blocked in China",
        "on the Hangzhou judgment: Reflecto News and others, 2026",
        (
            reading("collective (art. 41)", {"severance": severance}, lambda v: cost("collective", v)),
            reading("by consent (art. 36)", consent, lambda v: cost("negotiated", v)),
            reading("unlawful, twice N (art. 87)", unlawful, lambda v: cost("contested", v)),
            reading("unlawful, some reinstated (art. 48)", court, lambda v: cost("contested", v), "reinstated"),
        ),
    )


def tenth_claim() -> Claim:
    published = sorted(production.talent_densities(), key=lambda given: given.density.exponent)
    first, last = (given.density.exponent for given in (published[0], published[-1]))
    exponent = "exponent of heads"
    in_use = Input(first, first, last, exponent, "Davidson 2023 and Bloom et al. 2020")
    presets = Input(0.2, 0.7, 0.99, exponent, "full takeoff model (Davidson 2023), its three presets")
    accounts = "MiniMax FY2024, Opex and R&D; Zhipu FY2024, compute and staff"
    shares = [minimax("accounts.scope=opex"), minimax(), zhipu(0, "accounts.residual_to=outside")]
    shares = [percent / 100 for percent in shares]
    held = {
        "share": Input.spanning(shares, "compute's share of cost", accounts),
        "sigma": Input(0.24, 0.893, 2.583, "sigma", "Whitfill and Wu 2025: experiments, adjusted cost, compute"),
    }

    def raised(v: Values) -> float:
        return 100.0 * production.raised_by_hire(production.TalentDensity(exponent=v["exponent"]), 10.0)

    def added(v: Values) -> float:
        return 100.0 * production.added_by_hire(production.TalentDensity(exponent=v["exponent"]), 10.0)

    def with_compute_held(v: Values) -> float:
        """A lab of nine, balanced at its shares, gets a tenth and no compute."""
        shares = {"compute": v["share"], "talent": 1.0 - v["share"]}
        lab = ic.Firm(
            technology=ic.CES(shares, sigma=v["sigma"], benchmark={"talent": 9.0}),
            costs={"compute": ic.LinearCost(price=1.0), "talent": ic.LinearCost(price=1.0)},
            caps={"compute": 1.0, "talent": 10.0},
        )
        enough = 20.0  # for all that the caps allow
        return 100.0 * (ic.maximize_capability(lab, budget=enough).require_optimal().capability - 1.0)

    tenth = Scale("%", "below", 10.0)

    def reading(words: str, inputs: Mapping[str, Input], number: Number, by: str, most: float = 1.0) -> Reading:
        return Reading(words, tenth, inputs, number, next(iter(inputs)), (0.01, most), by)

    raises, adds = "production.raised_by_hire", "production.added_by_hire"
    return Claim(
        "The tenth researcher adds less than a tenth",
        "widely said",
        (
            reading("to what nine do, exponents in use", {"exponent": in_use}, raised, raises),
            reading("to what nine do, all presets", {"exponent": presets}, raised, raises),
            reading("to a lab whose compute stays", held, with_compute_held, "ic.maximize_capability", 0.99),
            reading("of what the first does, exponents in use", {"exponent": in_use}, added, adds),
        ),
    )


def noncompete_claim() -> Claim:
    court = "Supreme People's Court 2020, labor disputes (I), art. 36"
    clause = {
        "loss": Input(0.2, 1.0, 5.0, "annual wages that a leaver takes to a rival"),
        "enforcement": Input(0.5, 0.7, 0.9, "chance that the clause holds"),
        "months": Input(6.0, 12.0, 24.0, "months that it binds; 24 is the most"),
        "pay_share": Input.fixed(0.3, "of the wage, paid while it binds, unless agreed", court),
    }

    def gain(v: Values, jurisdiction: Literal["china", "california"]) -> float:
        """What the clause saves over what it costs, the wage being 1; nothing where it binds nobody."""
        given = talent.NonCompete(
            offers_per_year=1.0,
            enforcement=v["enforcement"],
            coverage=1.0,
            months=v["months"],
            pay_share=v["pay_share"],
            wage_usd_per_year=1.0,
            loss_avoided_usd=v["loss"],
        )
        answer = talent.value_noncompete(given, jurisdiction=jurisdiction)
        return answer.expected_gain_usd_per_leaver / answer.cost_usd_per_leaver if answer.enforceable else 0.0

    def reading(words: str, number: Number) -> Reading:
        scale = Scale("times", "below", 1.0)
        return Reading(words, scale, clause, number, "loss", (0.001, 1000.0), "talent.value_noncompete")

    return Claim(
        "Non-competes are ineffective",
        "widely said",
        (
            reading("China: saved over paid", lambda v: gain(v, "china")),
            reading("California, void (B&P 16600): saved over paid", lambda v: gain(v, "california")),
        ),
    )


def poaching_claim() -> Claim:
    hazards = sorted(float(talent.hazard_from_retention(kept, years=2)) for kept in talent.retention_records.values())
    source = "SignalFire 2025, two-year retention of all staff"
    people = {
        "leaving": Input(
            hazards[0], math.sqrt(hazards[0] * hazards[-1]), hazards[-1], "hazard of leaving, per year", source
        ),
        "to_one": Input(0.1, 0.3, 1.0, "share of leavers who go to the one rival"),
        "carry": Input(0.25, 0.5, 1.0, "share of the lead that one carries over"),
    }
    whole = {**people, "gap": Input(0.0, 0.25, 0.5, "share of it that the rival does not take up")}
    small = {"heads": Input(2.0, 4.0, 8.0, "the innovator's heads over the rival's"), **whole}
    knowers = {"knowers": Input(2.0, 5.0, 20.0, "people who know the method"), **people}

    def half_life(v: Values) -> float:
        """Flow over the rival's heads; a method is with the rival once the first of its knowers brings it."""
        lead = knowledge.Lead(
            flow_persons_per_year=v["leaving"] * v["to_one"] * v.get("heads", 1.0) * v.get("knowers", 1.0),
            carry=v["carry"],
            diffusion_gap=v.get("gap", 0.0),
            follower_headcount=1.0,
            loss_per_year=0.0,
        )
        return knowledge.half_life(lead).half_life_years

    def reading(words: str, inputs: Mapping[str, Input]) -> Reading:
        scale = Scale("years", "below", 1.0)
        return Reading(words, scale, inputs, half_life, next(iter(inputs)), (1e-3, 1e5), "knowledge.half_life")

    return Claim(
        "Poaching ends any monopoly of method",
        "widely said",
        (
            reading("know-how of a lab, rival of its size", whole),
            reading("know-how of a lab, small rival", small),
            reading("one method, first knower brings it", knowers),
        ),
    )
