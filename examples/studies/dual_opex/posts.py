"""The post, the firm and the ways out: what the tables of the study are made of.

Pay, tenure, the offer of another post and the time that courts took are those of two published cases. All below
"assumed" is so, with the ranges that the tables show.
"""

from __future__ import annotations

import math

from isocost import inference, labor, talent

#: Zhou, QA supervisor, Hangzhou Intermediate People's Court, published 2026-04-30 (reflectonews.com; besthub.dev).
PAY_RMB = 25_000.0
OFFERED_RMB = 15_000.0  # for another post, which he refused
KEPT = OFFERED_RMB / PAY_RMB  # what another post was worth to the firm that offered it
OFFER_RMB = 311_695.0  # by the firm for leaving
AWARD_RMB = 260_000.0  # reported as "over ... at the 2N standard"
ZHOU_MONTHS = (41.0, 42.0)  # hired in 2022-11; the most that fit before publication
#: Liu, map data collector, Beijing, 2009-07-01 to late 2024, courts by 2025-12-26 (taylorwessing.com, 27 January 2026).
LIU_MONTHS = (185.0, 186.0)
JUDGMENT_YEARS = 1.0  # Liu: arbitration and two instances within about a year
#: Two-year retention, all staff: SignalFire, State of Talent 2025, via Fortune, 3 June 2025.
RETENTION = {"Anthropic": 0.80, "Google DeepMind": 0.78, "OpenAI": 0.67, "Meta": 0.64}
#: DeepSeek-R1's list prices, input without cache (deepseek-ai/open-infra-index, day 6, 27 to 28 February 2025).
R1 = labor.TokenPrices(usd_per_input_mtok=0.55, usd_per_output_mtok=2.19)

# Assumed from here on; each with the range that the tables show.
LOAD = 0.2  # average load of chips that serve R1 for the firm alone, rented at 2 USD an hour as its makers assume
RMB_PER_USD = 7.19  # average of 2024, from memory; only what AI costs depends on it
LOCAL_RMB = 12_000.0  # average wage of a large city, per month; the cap is 36 000
TASKS = 50_000.0  # of the post in a year
REVIEW = (0.10, 0.25, 0.40)  # people who check, as a share of what a person costs per task
EXTRA = (1.0, 3.0)  # monthly wages beyond N for consent, by custom
CUSTOM = 0.5  # monthly wages per year of tenure that American firms pay, of one to two weeks; no law asks for it
NOTICE = 2.0  # monthly wages instead of the 60 days' notice of the American WARN Act, where it applies
COURT = (0.3, 1.0)  # of those dismissed, who go to arbitration and court
UNLAWFUL = 1.0  # of dismissals in court that are held so: two of two published
REINSTATED = (0.0, 0.1, 0.3)  # of those who win, who want their post back and get it
YIELDS = (0.0, 0.3, KEPT, 0.9)  # what a kept person may yield of pay
TO_EXPIRY = 12.0  # months until a fixed term ends, in which service and N go on growing
RETRAINING = 1.0  # monthly wages, once per person who is kept
RATE = 0.10  # discount rate per year; 5 % and 20 % below
YEARS = 5.0  # that AI in the post is counted; 2 and 10 below
STAFF, POSTS = 200.0, 10.0  # fewer than 20 people and less than a tenth: no collective dismissal
TENURES = (12.0, 28.0, 41.0, 60.0, 120.0, 185.0, 240.0)  # months

WAGE = 12.0 * PAY_RMB / RMB_PER_USD  # USD per year


def attrition() -> tuple[float, float]:
    """The lowest and the highest share of staff who leave within a year, at the hazard of two-year retention."""
    found = [1.0 - math.exp(-float(talent.hazard_from_retention(kept, years=2))) for kept in RETENTION.values()]
    return min(found), max(found)


def leaving() -> float:
    """The middle of these; for staff of AI firms, as nothing is known of clerks."""
    return sum(attrition()) / 2.0


def person(months: float, pay_rmb: float = PAY_RMB) -> labor.Employment:
    """Service of so many months to the day."""
    return labor.Employment(
        completed_months=months,
        average_wage_rmb_per_month=pay_rmb,
        last_wage_rmb_per_month=pay_rmb,
        local_average_wage_rmb_per_month=LOCAL_RMB,
        days_over=False,
    )


def lawful(months: float, pay_rmb: float = PAY_RMB) -> float:
    """N in the person's own monthly wages."""
    return labor.severance(person(months, pay_rmb)).own_monthly_wages


def work(review: float) -> labor.PostWork:
    """A post whose tasks take two requests each, and a share of a person's time to check."""
    return labor.PostWork(
        tasks_per_year=TASKS,
        requests_per_task=2.0,
        input_tokens_per_request=4_000.0,
        output_tokens_per_request=1_500.0,
        review_usd_per_task=review * WAGE / TASKS,
    )


def rented(review: float) -> labor.AiCost:
    """The same work on DeepSeek-R1 in 8 bits on 16 rented H800 that write for 64 at once, and 16 that read."""
    chip = inference.serving_chip("NVIDIA H800 SXM5", rent_usd_per_hour=2.0, bits=8)
    decode = inference.Placement(inference.transformer("DeepSeek-R1"), chip, chips=16, batch=64, context_tokens=0)
    prefill = inference.Prefill(chips=16, utilization=0.3)
    return labor.ai_cost_on_placement(work(review), decode=decode, prefill=prefill, average_load=LOAD)


def saved(review: float = REVIEW[1]) -> float:
    """The share of pay that AI saves in the post."""
    return 1.0 - labor.ai_cost(work(review), R1).ai_cost_usd_per_year / WAGE


def terms(months: float, **changes: float) -> labor.ExitTerms:
    """The ways out of a post; consent costs the most that is customary, a fixed term ends in a year."""
    given = {
        "severance_monthly_wages": lawful(months),
        "negotiated_extra_months": EXTRA[1],
        "months_to_expiry": TO_EXPIRY,
        "dismissed_people": POSTS,
        "staff_people": STAFF,
        "unlawful_probability": UNLAWFUL,
        "reinstatement_probability": REINSTATED[1],
        "back_pay_months": 12.0 * JUDGMENT_YEARS,
        "retained_value_ratio": KEPT,
        "retraining_monthly_wages": RETRAINING,
        "discount_rate_per_year": RATE,
        "attrition_per_year": leaving(),
        "horizon_years": YEARS,
    }
    return labor.ExitTerms(**(given | changes))


def exits(months: float, **changes: float) -> tuple[labor.ExitCost, ...]:
    """All ways out; who leaves when the term ends has served until then and takes the N of that day."""
    then = labor.exit_costs(terms(months + TO_EXPIRY, **changes)).of("expiry")
    return tuple(then if e.exit == "expiry" else e for e in labor.exit_costs(terms(months, **changes)).all)


def at_expiry(months: float) -> float:
    """Monthly wages of keeping a person until the term ends, and N then."""
    return next(e.monthly_wages for e in exits(months) if e.exit == "expiry")


def cheapest(months: float, **changes: float) -> labor.ExitCost:
    """The cheapest exit that no court can undo: all but the contested one."""
    open_exits = (e for e in exits(months, **changes) if e.available and e.exit != "contested")
    return min(open_exits, key=lambda e: e.monthly_wages)


def burden_in_court(months: float, reinstated: float, kept: float = KEPT) -> float:
    """Expected monthly wages of a dismissal that goes to court and is held unlawful."""
    given = terms(months, reinstatement_probability=reinstated, retained_value_ratio=kept)
    return labor.exit_costs(given).of("contested").monthly_wages


def least_reinstatement(months: float, kept: float = KEPT) -> float:
    """The probability of reinstatement from which that exceeds a year's wages: 0 for any, infinite for none."""
    never, always = burden_in_court(months, 0.0, kept), burden_in_court(months, 1.0, kept)
    if never > 12.0:
        return 0.0
    return (12.0 - never) / (always - never) if always > 12.0 else math.inf


def least_tenure(extra: float, times: float, pay_rmb: float = PAY_RMB) -> float:
    """Months of service from which times N and so much more exceed a year's wages; infinite if none within 40 years."""
    found = (m for m in range(1, 481) if times * lawful(float(m), pay_rmb) + extra > 12.0)
    return float(next(found, math.inf))


def least_saving(exit_monthly_wages: float, years: float, rate: float = RATE) -> float:
    """Share of pay that AI must save for leaving at such a price to be no loss; above 1 AI for nothing is too dear."""
    post = labor.Automation(
        wage_usd_per_year=WAGE,
        ai_cost_usd_per_year=0.0,
        retained_value_ratio=KEPT,
        retraining_usd=RETRAINING * WAGE / 12.0,
        severance_monthly_wages=exit_monthly_wages,
        unlawful_probability=0.0,
        discount_rate_per_year=rate,
        attrition_per_year=0.0,
        horizon_years=years,
    )
    most = labor.break_even_ai_cost(post, decision="replace")
    return 1.0 - most.value / WAGE if most.status == "optimal" else math.inf


def plan(months: float) -> labor.AutomationPlan:
    """The firm that automates POSTS of its posts, at will for nothing or lawfully for N at once."""
    return labor.AutomationPlan(
        staff_fte=STAFF,
        automated_share=POSTS / STAFF,
        wage_usd_per_year=WAGE,
        ai_cost_usd_per_year=labor.ai_cost(work(REVIEW[1]), R1).ai_cost_usd_per_year,
        fixed_ai_cost_usd_per_year=0.0,
        retained_value_ratio=KEPT,
        retraining_usd=RETRAINING * WAGE / 12.0,
        at_will_severance_monthly_wages=0.0,
        exit_monthly_wages=lawful(months),
        exit_after_years=0.0,
        attrition_per_year=leaving(),
        discount_rate_per_year=RATE,
        horizon_years=YEARS,
    )


def sued(months: float, adjudicated: float, reinstated: float) -> labor.AutomationPath:
    """The same posts, with a dismissal by art. 40(3) that so many take to court."""
    court = labor.ContestedExit(
        severance_monthly_wages=lawful(months),
        adjudication_probability=adjudicated,
        unlawful_probability=UNLAWFUL,
        reinstatement_probability=reinstated,
        back_pay_months=12.0 * JUDGMENT_YEARS,
        judgment_after_years=JUDGMENT_YEARS,
    )
    return labor.contested_path(plan(months), court)


def paths(months: float) -> dict[str, labor.AutomationPath]:
    """The same posts automated in ten ways."""
    base, path = plan(months), labor.automation_path
    custom = base.replace(at_will_severance_monthly_wages=CUSTOM * months / 12)
    expired = base.replace(exit_monthly_wages=lawful(months + TO_EXPIRY), exit_after_years=TO_EXPIRY / 12)
    bought = base.replace(exit_monthly_wages=lawful(months) + EXTRA[1])
    idle = base.replace(retained_value_ratio=0.0, retraining_usd=0.0)
    found = {
        "at will, nothing paid": path(base, regime="at_will"),
        "at will, two weeks a year": path(custom, regime="at_will"),
        "N, 20 people or a tenth (art. 41)": path(base, regime="lawful_exit"),
        "N + 3 by consent (art. 36)": path(bought, regime="lawful_exit"),
        "N when terms end after a year": path(expired, regime="lawful_exit"),
        f"kept until they leave, yield {KEPT:.0%}": path(base, regime="non_disruption"),
        "kept until they leave, yield nothing": path(idle, regime="non_disruption"),
    }
    for adjudicated, back in ((COURT[0], 0.0), (COURT[1], 0.0), (COURT[1], REINSTATED[1])):
        found[f"art. 40(3): {adjudicated:.0%} sue, {back:.0%} return"] = sued(months, adjudicated, back)
    return found


def payback(exit_monthly_wages: float, review: float = REVIEW[1]) -> float:
    """Months until a post has paid back what leaving it cost."""
    return labor.payback_months(exit_monthly_wages=exit_monthly_wages, saved_share_of_pay=saved(review)).value
