"""Is automation legally blocked in China? One firm that automates a post, at will and under Chinese law.

Prints the tables; draws with --figure FILE. Pay, tenure, the offer of another post and the time that courts took are
those of two published cases; what exits the law leaves is the law's. What AI costs, how many go to court and get their
post back, customs of settling and of American severance, attrition and discounting are assumed, with ranges.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator, Sequence

from isocost import labor
from posts import (
    AWARD_RMB,
    CUSTOM,
    EXTRA,
    KEPT,
    LIU_MONTHS,
    LOAD,
    NOTICE,
    OFFER_RMB,
    PAY_RMB,
    POSTS,
    R1,
    RATE,
    REINSTATED,
    REVIEW,
    STAFF,
    TASKS,
    TENURES,
    WAGE,
    YEARS,
    YIELDS,
    ZHOU_MONTHS,
    at_expiry,
    attrition,
    burden_in_court,
    cheapest,
    lawful,
    least_reinstatement,
    least_saving,
    least_tenure,
    leaving,
    paths,
    payback,
    person,
    rented,
    saved,
    terms,
    work,
)


def row(name: str, cells: Sequence[str]) -> str:
    return f"  {name:<40}" + "".join(f"{cell:>9}" for cell in cells)


def by_tenure(name: str, figure: Callable[[float], float]) -> str:
    return row(name, [f"{figure(m):.1f}" for m in TENURES])


def years(months: float) -> str:
    return "never" if math.isinf(months) else f"{months / 12:.1f} y"


def share(value: float) -> str:
    return "blocked" if value > 1.0 else f"{value:.0%}"


def severance_lines() -> Iterator[str]:
    yield "What the law asks, in the person's own monthly wages, by tenure (below and above three local averages)"
    for pay in (PAY_RMB, 60_000.0):
        due = [labor.severance(person(m, pay)) for m in TENURES]
        yield row(f"{pay:,.0f} RMB a month", [years(m) for m in TENURES])
        yield row("  N", [f"{d.severance_rmb / pay:.1f}" for d in due])
        yield row("  N + 1", [f"{d.severance_and_notice_rmb / pay:.1f}" for d in due])
        yield row("  2N", [f"{d.unlawful_rmb / pay:.1f}" for d in due])
    yield ""


def case_lines() -> Iterator[str]:
    yield "Zhou's case does not reconcile, and nothing here is fitted to it"
    low, high = (labor.severance(person(m)) for m in ZHOU_MONTHS)
    yield f"  2N at {PAY_RMB:,.0f} RMB for at most {ZHOU_MONTHS[0]:.0f} to {ZHOU_MONTHS[1]:.0f} months: " + (
        f"{low.unlawful_rmb:,.0f} to {high.unlawful_rmb:,.0f} RMB; reported: over {AWARD_RMB:,.0f}"
    )
    yield f"  that would be N of {AWARD_RMB / 2 / PAY_RMB:.1f}, or average pay of " + " to ".join(
        f"{AWARD_RMB / 2 / due.paid_wages:,.0f}" for due in (high, low)
    )
    yield f"  the firm is said to have offered {OFFER_RMB:,.0f} RMB, {OFFER_RMB / PAY_RMB:.1f} monthly wages"
    liu = sorted(2.0 * lawful(m) for m in LIU_MONTHS)
    yield f"Liu's pay is not reported; 2N is {liu[0]:.0f} to {liu[1]:.0f} of his monthly wages if below the cap"
    yield ""


def cost_lines() -> Iterator[str]:
    yield (
        f"AI in a post of {WAGE:,.0f} USD a year ({TASKS:,.0f} tasks of two requests, 4 000 tokens read and 1 500 written; "
        "assumed)"
    )
    yield row("people who check, share of a task (assumed)", [f"{r:.0%}" for r in REVIEW])
    costs = [labor.ai_cost(work(r), R1) for r in REVIEW]
    yield row("  tokens at DeepSeek-R1's list price", [f"{c.inference_usd_per_year / WAGE:.1%}" for c in costs])
    yield row(
        f"  on 32 rented H800 at {LOAD:.0%} load (model)",
        [f"{rented(r).inference_usd_per_year / WAGE:.1%}" for r in REVIEW],
    )
    yield row("  tokens and review, of pay", [f"{c.ai_cost_usd_per_year / WAGE:.0%}" for c in costs])
    yield row("  saved, of pay", [f"{saved(r):.0%}" for r in REVIEW])
    yield ""


def exit_lines() -> Iterator[str]:
    low, high = attrition()
    yield f"Ways out of a post, monthly wages in present value ({RATE:.0%} a year, {YEARS:.0f} years; {low:.1%} to {high:.1%}"
    yield f"leave by themselves, here {leaving():.1%}; a kept person yields {KEPT:.0%} of pay, as in the post offered to Zhou)"
    yield row("", [years(m) for m in TENURES])
    yield by_tenure("at will: custom, two weeks a year", lambda m: CUSTOM * m / 12)
    yield by_tenure("N + 1 by consent", lambda m: lawful(m) + EXTRA[0])
    yield by_tenure("N + 3 by consent", lambda m: lawful(m) + EXTRA[1])
    yield by_tenure("N, if 20 people or a tenth leave", lawful)
    yield by_tenure("N when the term ends in a year", at_expiry)
    yield by_tenure("kept until they leave", lambda m: labor.exit_costs(terms(m)).of("retained").monthly_wages)
    for q in REINSTATED:
        yield row(f"sued and lost, {q:.0%} get their post back", [f"{burden_in_court(m, q):.1f}" for m in TENURES])
    yield by_tenure("cheapest that no court can undo", lambda m: cheapest(m).monthly_wages)
    yield row("", [cheapest(m).exit[:8] for m in TENURES])
    yield ""


def kept_lines() -> Iterator[str]:
    shares = (0.0, *attrition())
    yield "What keeping a person costs who yields so much of pay, monthly wages, by the share who leave a year"
    yield row("", [f"{a:.1%}" for a in shares])
    for kept in YIELDS:
        given = [terms(12.0, retained_value_ratio=kept, attrition_per_year=a) for a in shares]
        yield row(f"  {kept:.0%}", [f"{labor.exit_costs(e).of('retained').monthly_wages:.1f}" for e in given])
    at_will = next(iter(paths(ZHOU_MONTHS[0]).values()))
    yield f"  AI in the post brings {12 * at_will.npv_usd / (POSTS * WAGE):.1f} at will: what costs more is blocked"
    yield ""


def payback_lines() -> Iterator[str]:
    yield "Months until a post has paid back what leaving it cost, not discounted, by what AI saves of pay"
    yield row("", [f"{saved(r):.0%}" for r in REVIEW])
    for months in (28.0, 41.0, 120.0, 185.0):
        for name, exit in (
            ("at will, two weeks a year", CUSTOM * months / 12),
            ("N", lawful(months)),
            ("cheapest lawful, consent for N + 1", cheapest(months, negotiated_extra_months=EXTRA[0]).monthly_wages),
            ("cheapest lawful, consent for N + 3", cheapest(months).monthly_wages),
        ):
            yield row(f"  {years(months)}: {name}", [f"{payback(exit, r):.0f}" for r in REVIEW])
    yield ""


def path_lines() -> Iterator[str]:
    months = ZHOU_MONTHS[0]
    yield (
        f"{POSTS:.0f} of {STAFF:.0f} posts, tenure {years(months)}: gain by year per post, in wages of a year, "
        f"and NPV at {RATE:.0%}"
    )
    yield row("", [f"year {t}" for t in range(int(YEARS) + 1)] + ["NPV"])
    for name, path in paths(months).items():
        scale = POSTS * WAGE
        yield row(f"  {name}", [f"{y.gain_usd / scale:.2f}" for y in path.years] + [f"{path.npv_usd / scale:.2f}"])
    yield ""


def threshold_lines() -> Iterator[str]:
    yield "When leaving costs more than a year's wages: tenure above which, below and above the cap (60 000 RMB)"
    ways = {
        "N (collective, expiry without the carry)": (0.0, 1.0),
        "N + 1 by consent": (EXTRA[0], 1.0),
        "N + 3 by consent": (EXTRA[1], 1.0),
        "2N, sued and lost, nobody returns": (0.0, 2.0),
    }
    for name, (extra, times) in ways.items():
        yield row(f"  {name}", [years(least_tenure(extra, times, pay)) for pay in (PAY_RMB, 60_000.0)])
    yield row("Sued and lost: reinstated above, by tenure", [years(m) for m in TENURES])
    for name, kept in ((f"  a kept person yields {KEPT:.0%}", KEPT), ("  a kept person yields nothing", 0.0)):
        found = [least_reinstatement(m, kept) for m in TENURES]
        yield row(name, ["any" if p == 0.0 else ("never" if math.isinf(p) else f"{p:.0%}") for p in found])
    yield ""


def blocked_lines() -> Iterator[str]:
    yield "Share of pay that AI must save for leaving to be no loss (blocked: not even AI for nothing)"
    ways: dict[str, Callable[[float], float]] = {
        "at will, custom": lambda m: CUSTOM * m / 12,
        "at will, with WARN pay": lambda m: CUSTOM * m / 12 + NOTICE,
        "N + 3 by consent": lambda m: lawful(m) + EXTRA[1],
        "sued and lost, 2N": lambda m: 2.0 * lawful(m),
    }
    for horizon, rate in ((2.0, RATE), (YEARS, 0.05), (YEARS, RATE), (YEARS, 0.20), (10.0, RATE)):
        yield row(f"AI counted for {horizon:.0f} years at {rate:.0%}", [years(m) for m in TENURES])
        for name, exit in ways.items():
            yield row(f"  {name}", [share(least_saving(exit(m), horizon, rate)) for m in TENURES])
    yield ""


def sentence() -> str:
    months = ZHOU_MONTHS[0]
    custom = CUSTOM * months / 12
    lawfully = [cheapest(months, negotiated_extra_months=extra).monthly_wages for extra in EXTRA]
    tenure = [least_tenure(extra, 1.0) / 12 for extra in (EXTRA[1], EXTRA[0])]
    chances = sorted(least_reinstatement(months, kept) for kept in (KEPT, 0.0))
    asked = [least_saving(exit, YEARS) for exit in (custom, *lawfully)]
    will = (payback(custom), payback(custom + NOTICE))
    law = [payback(exit) for exit in lawfully]
    return (
        f"Automating a post that saves {saved():.0%} of pay (tenure {years(months)}) breaks even in {will[0]:.0f} months at will "
        f"({will[1]:.0f} with WARN pay) and\n{law[0]:.0f} to {law[1]:.0f} months with the cheapest lawful exit; leaving costs "
        f"more than a year's wages only if tenure exceeds\n{tenure[0]:.0f} to {tenure[1]:.0f} years or, where the firm is "
        f"sued and loses, the chance of reinstatement {chances[0]:.0%} to {chances[1]:.0%}.\nOver {YEARS:.0f} years the law "
        f"asks that AI save {asked[1]:.0%} to {asked[2]:.0%} of pay, custom at will {asked[0]:.0%}: at this tenure a cost, not "
        "a block."
    )


def report() -> str:
    parts = (
        severance_lines,
        case_lines,
        cost_lines,
        exit_lines,
        kept_lines,
        payback_lines,
        path_lines,
        threshold_lines,
        blocked_lines,
    )
    return "\n".join([*(line for part in parts for line in part()), sentence()])


def draw(path: str) -> None:
    """What leaving costs over tenure, and the gains of the same posts by year."""
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(10.0, 4.2), layout="constrained")
    tenure = [float(m) for m in range(1, 241)]
    curves = {
        "at will, two weeks a year": ("#56B4E9", [CUSTOM * m / 12 for m in tenure]),
        "N + 3 by consent": ("#0072B2", [lawful(m) + EXTRA[1] for m in tenure]),
        "cheapest that no court can undo": ("#009E73", [cheapest(m).monthly_wages for m in tenure]),
        "sued and lost, 10 % return": ("#D55E00", [burden_in_court(m, REINSTATED[1]) for m in tenure]),
    }
    for name, (color, costs) in curves.items():
        axes[0].plot([m / 12 for m in tenure], costs, color=color, label=name)
    axes[0].axhline(12.0, color="black", linestyle="dashed", linewidth=1.0, label="a year's wages")
    axes[0].set(xlabel="tenure [years]", ylabel="cost of leaving [monthly wages]", ylim=(0.0, 45.0))
    shown = {name: path for name, path in paths(ZHOU_MONTHS[0]).items() if not name.startswith("at will, two")}
    colors = ("#56B4E9", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#999999", "#F0E442", "#D55E00", "#000000")
    for (name, found), color in zip(shown.items(), colors, strict=True):
        total, cumulated = 0.0, []
        for year in found.years:
            total += year.gain_usd / (POSTS * WAGE) / (1.0 + RATE) ** year.year
            cumulated.append(total)
        axes[1].plot(range(len(cumulated)), cumulated, color=color, label=name)
    axes[1].axhline(0.0, color="black", linewidth=0.8)
    axes[1].set(xlabel="year", ylabel="discounted gain so far [wages of a year per post]")
    for each in axes:
        each.legend(fontsize=7, frameon=False)
        each.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw what leaving costs and the gains by year")
    arguments = parser.parse_args()
    print(report())
    if arguments.figure:
        draw(arguments.figure)


if __name__ == "__main__":
    main()
