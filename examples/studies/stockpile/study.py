"""Did stockpiling chips before an export rule pay? The rule of a moment, a notice's worth, and plans over years beside it.

Prints the tables; draws with --figure FILE. Dates of rules are the catalog's, prices those of the sources named below;
nobody has published prices in China before and after a rule, so that the premium is a range from two stand-ins.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Sequence
from datetime import date

from isocost import CES, compute, plan

#: Rules that took chips off the Chinese market, and when a buyer could know: the catalog's dates.
RULES = {
    "A100, October 2022": "3A090 of 2022",
    "A800 and H800, October 2023": "3A090.a.1",
    "the same, by letter": "letter of October 2023",
    "H20, April 2025": "H20 letter",
}
#: When others than NVIDIA could know of a letter: 8-K of 23 October 2023 on the rule of 17 October, of 15 April 2025.
PUBLIC = {"letter of October 2023": date(2023, 10, 17), "H20 letter": date(2025, 4, 15)}
#: USD, 21 February 2025, after the ban (Epoch AI, Hardware prices.csv; in which market is not said), and the twin that
#: China may not have, in 2025 from low to high (Epoch AI, ai-chip-counts, Nvidia annual prices.csv).
STAND_INS = {"A800 over A100": (17_500.0, (10_000.0, 15_000.0)), "H800 over H100": (33_800.0, (20_000.0, 27_000.0))}
#: Street prices, the same source: geometric means of low and high, first and last year, years between.
STREET = {
    "A100, 2022 to 2025": (math.sqrt(10e3 * 20e3), math.sqrt(10e3 * 15e3), 3.0),
    "H100, 2022 to 2025": (36_742.0, 23_238.0, 3.0),
}
A100_USD = (10_000.0, 20_000.0)  # in 2022, the same source
STOCK = 10_000  # A100 bought by High-Flyer before October 2022: from memory, assumed
INTEREST = (0.05, 0.10, 0.20)  # per year: assumed
PREMIUMS = (0.25, 0.5, 1.0, 2.0)  # of a ban on a chip: assumed
LEADS = (0.0, 7.0, 30.0, 60.0)  # days from order to delivery: assumed
RATES = (0.1, 0.2, 0.42, 0.84)  # bans per year: assumed
SIGMAS = (0.0, 0.5, 1.5)  # of compute and other inputs: assumed
PER_FLOP = plan.Holding(rate_per_year=0.0).decline_per_year  # 0.14 orders of magnitude a year, Cottier et al. 2024
HOLDING = plan.Holding(rate_per_year=0.1)


def notice_days(rule: str) -> tuple[int, int]:
    """Days from the announcement to the rule: by the catalog, and for those who were not told before the public."""
    found = next(one for one in compute.export_rules() if one.id == rule)
    known = found.announced or found.effective
    public = PUBLIC.get(rule, known)
    return (found.effective - known).days, max(0, (found.effective - public).days)


def premiums() -> dict[str, tuple[float, float]]:
    """Low and high of what a banned chip costs over its twin that is sold freely, less 1."""
    return {name: (price / high - 1, price / low - 1) for name, (price, (low, high)) in STAND_INS.items()}


def premium_range() -> tuple[float, float]:
    found = premiums().values()
    return min(low for low, _ in found), max(high for _, high in found)


def declines() -> dict[str, float]:
    """Per year: of the price of a FLOP, and of two chips' street prices."""
    chips = {name: math.log(first / last) / years for name, (first, last, years) in STREET.items()}
    return {"price of a FLOP": PER_FLOP} | chips


def least_rate(premium: float, rate: float = 0.1, decline: float = PER_FLOP) -> float:
    """Bans per year above which one more chip in stock pays."""
    holding = plan.Holding(rate_per_year=rate, decline_per_year=decline)
    return plan.break_even_ban_rate_per_year(holding, resale_premium=premium).value


def notice_usd(days: float, lead: float, premium: float) -> float:
    """USD per chip delivered within a notice, an A100 of 2022 at its highest price; 0 where none can be."""
    rule = plan.Notice(
        notice_days=days, lead_days=lead, chips_per_day=1, chip_price_usd=A100_USD[1], resale_premium=premium
    )
    return plan.notice_value(rule, HOLDING).usd_per_chip


def lab(needs: Sequence[float], periods: float, sigma: float = 0.0, **changes: object) -> plan.PurchasePlan:
    """A lab whose FLOP fall in price by PER_FLOP a year at 10 % interest, in periods of a part of a year.

    Chips never fail. At sigma = 0 the needs are chips, and what stands beside them costs next to nothing.
    """
    years = [
        plan.PlanYear(
            capability=need,
            prices={"talent": 1e-9 if sigma == 0.0 else 1.0},
            chip_price_usd=math.exp(-PER_FLOP * t / periods),
            flop_per_chip_year=1.0,
        )
        for t, need in enumerate(needs)
    ]
    whole = plan.PurchasePlan(
        technology=CES({"compute": 0.5, "talent": 0.5}, sigma=sigma),
        years=years,
        rate_per_year=math.expm1(0.1 / periods),
        attrition_per_year=0.0,
        lifetime_years=len(years),
    )
    return whole.replace(**changes)


def stocked(case: plan.PurchasePlan, risk: plan.BanRisk) -> float:
    """Chips bought in the first period."""
    # 1e-7: where a chip in stock and none cost alike, the last digits of plans have no meaning.
    point = plan.minimize_expected_opex(case, risk, tolerance=1e-7).require_optimal().point
    assert point is not None
    return point.chips[0]


def planned_rate(premium: float, periods: float) -> float:
    """Bans per year from which a lab that decides so often a year buys the chip of the next period; inf for none."""
    case = lab((1e-6, 1.0), periods)

    def buys(rate: float) -> bool:
        return stocked(case, plan.BanRisk(rate_per_year=rate / periods, premium=premium)) > 0.5

    low, high = 0.0, 20.0
    if not buys(high):
        return math.inf
    for _ in range(20):  # to 2e-5 of a ban a year, closer than the table shows
        middle = 0.5 * (low + high)
        low, high = (low, middle) if buys(middle) else (middle, high)
    return high


def yearly_rate(premium: float) -> float:
    """The same by hand for a year: a chip later costs e^-(r + d) (1 + chance m) of one now."""
    chance = math.expm1(plan.carrying_cost_per_year(HOLDING)) / premium
    return float(plan.ban_rate_per_year(chance)) if chance < 1 else math.inf


def years_ahead(premium: float) -> int:
    """Years after a sure ban whose new chips a lab of no substitutes buys before it, one more needed each year."""
    ban = plan.Ban(first_year=1, premium=premium)
    found = plan.minimize_present_opex(lab([1.0 + t for t in range(6)], 1.0, ban=ban)).require_optimal()
    return round(found.years[0].chips) - 1


def working(sigma: float) -> plan.PurchasePlan:
    """Five years of a lab whose chips work as soon as they are there, capability growing by a third a year."""
    return lab([math.exp(0.3 * t) for t in range(5)], 1.0, sigma)


def bought_ahead(sigma: float, rate: float, premium: float) -> float:
    """Chips bought in year 0 over those without risk, less 1."""
    case = working(sigma)
    calm = stocked(case, plan.BanRisk(rate_per_year=0.0, premium=premium))
    return stocked(case, plan.BanRisk(rate_per_year=rate, premium=premium)) / calm - 1


def row(name: str, cells: Sequence[str]) -> str:
    return f"  {name:<34}" + "".join(f"{cell:>11}" for cell in cells)


def grid(names: Sequence[str], columns: Sequence[float], cell: Callable[[int, float], str]) -> list[str]:
    return [row(name, [cell(k, column) for column in columns]) for k, name in enumerate(names)]


def heads(values: Sequence[float]) -> list[str]:
    return [f"{value:.0%}" for value in values]


def notice_lines() -> list[str]:
    lines = ["Days from the announcement to the rule", row("", ("catalog", "public"))]
    lines += [row(name, [str(days) for days in notice_days(rule)]) for name, rule in RULES.items()]
    high = premium_range()[1]
    lines.append(f"What a notice is worth, USD per chip delivered in it (20 000 USD, {high:.0%} dearer after; days of lead)")
    lines.append(row("", [f"{lead:.0f}" for lead in LEADS]))
    lines += grid(("6 days", "14 days", "31 days"), LEADS, lambda k, lead: f"{notice_usd((6, 14, 31)[k], lead, high):.0f}")
    return [*lines, ""]


def premium_lines() -> list[str]:
    lines = ["Premium of a banned chip: resale of 21 February 2025 over the twin elsewhere", row("", ("low", "high"))]
    lines += [row(name, heads(ends)) for name, ends in premiums().items()]
    lines += ["Decline of prices a year", *(row(name, (f"{decline:.3f}",)) for name, decline in declines().items())]
    return [*lines, ""]


def rule_lines() -> list[str]:
    low, high = premium_range()
    columns = (low, *PREMIUMS[:2], high, *PREMIUMS[2:])
    lines = ["Bans per year above which a chip in stock pays, by premium", row("interest, decline", heads(columns))]
    for decline in declines().values():
        lines += grid(
            [f"{rate:.0%}, {decline:.3f}" for rate in INTEREST],
            columns,
            lambda k, premium: f"{least_rate(premium, INTEREST[k], decline):.2f}",
        )
    lines.append(row("10%, as a chance within a year", heads([chance(least_rate(premium)) for premium in columns])))
    waits = [float(plan.longest_wait_years(HOLDING, resale_premium=premium)) for premium in columns]
    return [*lines, row("10%, longest sure wait, years", [f"{wait:.2f}" for wait in waits]), ""]


def chance(rate: float) -> float:
    return float(plan.yearly_chance(rate))


def plan_lines() -> list[str]:
    often = {"a plan in years": 1.0, "in quarters": 4.0, "in weeks": 52.0}
    lines = ["The same from plans under risk: a chip that is needed in the next period and idle until then"]
    lines.append(row("", heads(PREMIUMS)))
    lines.append(row("the rule", [f"{least_rate(premium):.3f}" for premium in PREMIUMS]))
    lines += [row(name, [f"{planned_rate(m, n):.3f}" for m in PREMIUMS]) for name, n in often.items()]
    lines.append(row("years, by hand", [f"{yearly_rate(premium):.3f}" for premium in PREMIUMS]))
    lines.append("Years ahead for which chips are bought when a ban is sure to come next year")
    waits = [float(plan.longest_wait_years(HOLDING, resale_premium=premium)) for premium in PREMIUMS]
    lines.append(row("the rule, whole years", [str(math.floor(wait)) for wait in waits]))
    lines.append(row("the plan", [str(years_ahead(premium)) for premium in PREMIUMS]))
    return [*lines, ""]


def working_lines() -> list[str]:
    lines = ["Chips that work as soon as they are bought: more of them in year 0 than without risk, by bans per year"]
    lines.append(row("", [f"{rate:g}" for rate in RATES]))
    for premium in (0.5, 1.0):
        names = [f"sigma {sigma:g}, {premium:.0%} dearer" for sigma in SIGMAS]
        lines += grid(names, RATES, lambda k, rate: f"{bought_ahead(SIGMAS[k], rate, premium):.1%}")
    return [*lines, f"  (the rule: {least_rate(0.5):.2f} at 50%, {least_rate(1.0):.2f} at 100%)", ""]


def stock_lines() -> list[str]:
    carrying = plan.carrying_cost_per_year(HOLDING)
    lines = [f"{STOCK} A100 before October 2022 (assumed), million USD", row("", ("10 000 USD", "20 000 USD"))]
    lines.append(row("price", [f"{STOCK * usd / 1e6:.0f}" for usd in A100_USD]))
    lines.append(row("cost of holding, a year", [f"{STOCK * usd * carrying / 1e6:.0f}" for usd in A100_USD]))
    for name, premium in zip(("low", "high"), premium_range(), strict=True):
        gains = [f"{STOCK * usd * premium / 1e6:.0f}" for usd in A100_USD]
        lines.append(row(f"gain at the {name} premium", gains))
    return [*lines, ""]


def sentences() -> str:
    low, high = premium_range()
    rates = least_rate(high), least_rate(low)
    slow = min(declines().values())
    slower = least_rate(high, 0.1, slow), least_rate(low, 0.1, slow)
    ahead = bought_ahead(0.0, 0.2, 1.0), bought_ahead(0.5, 0.2, 1.0), bought_ahead(1.5, 0.2, 1.0)
    return (
        f"Stockpiling idle chips before October 2022 paid only for a lab that put the rate of bans above {rates[0]:.2f} to "
        f"{rates[1]:.2f} a year\n(a chance of {chance(rates[0]):.0%} to {chance(rates[1]):.0%} within a year) and expected "
        f"the price to rise by {high:.0%} to {low:.0%}; above {slower[0]:.2f} to {slower[1]:.2f} a year if chips\nlose value "
        f"as slowly as the A100's street price did.\n"
        f"The 14 days' notice itself was worth 0 USD per chip to whoever waits 14 days or more for a delivery, and at most "
        f"{notice_usd(14, 0, high):.0f} USD per\nchip that was on a shelf.\n"
        f"A lab whose chips work meanwhile stocks at any rate of bans where it has substitutes: at 0.2 a year and a doubled "
        f"price,\n{ahead[1]:.0%} to {ahead[2]:.0%} more chips in the first year for sigma 0.5 to 1.5, and {ahead[0]:.0%} "
        f"without substitutes."
    )


def report() -> str:
    parts = (notice_lines, premium_lines, rule_lines, plan_lines, working_lines, stock_lines)
    return "\n".join([*(line for part in parts for line in part()), sentences()])


def draw(path: str) -> None:
    """The rate above which stock pays over the premium, and what a lab with work for its chips buys ahead."""
    import matplotlib.pyplot as plt
    import numpy as np

    figure, axes = plt.subplots(1, 2, figsize=(10.0, 4.2), layout="constrained")
    over = np.linspace(0.1, 2.0, 200)
    for (name, decline), color in zip(declines().items(), ("#0072B2", "#009E73", "#E69F00"), strict=True):
        ends = [[chance(least_rate(m, rate, decline)) for m in over] for rate in (INTEREST[0], INTEREST[-1])]
        axes[0].fill_between(over, *ends, color=color, alpha=0.3)
        axes[0].plot(over, [chance(least_rate(m, 0.1, decline)) for m in over], color=color, label=f"{name}, {decline:.2f}")
    axes[0].axvspan(*premium_range(), facecolor="none", edgecolor="#B0B0B0", hatch="///", linewidth=0, label="stand-ins")
    axes[0].set(xlabel="premium of a ban on a chip", ylabel="chance of a ban within a year", ylim=(0, 1), xlim=(0.1, 2))
    axes[0].set_title("stock of idle chips pays above the lines\n(interest 5 to 20 %, line at 10 %)", fontsize=10)
    axes[0].legend(fontsize=8, frameon=False, title="decline of")
    rates = np.linspace(0.0, 1.0, 21)
    for sigma, color in zip(SIGMAS, ("#0072B2", "#009E73", "#D55E00"), strict=True):
        ahead = [100 * bought_ahead(sigma, rate, 1.0) for rate in rates]
        axes[1].plot(rates, ahead, color=color, label=f"sigma {sigma:g}")
    axes[1].axvline(least_rate(1.0), color="#222222", linestyle="dashed", linewidth=1.0, label="the rule for idle chips")
    axes[1].set(xlabel="bans per year", ylabel="more chips in year 0 than without risk [%]", xlim=(0, 1), ylim=(0, None))
    axes[1].set_title("chips that work as soon as they are bought\n(price doubles after a ban; assumed)", fontsize=10)
    axes[1].legend(fontsize=8, frameon=False)
    for panel in axes:
        panel.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw the break-even and what is bought ahead")
    arguments = parser.parse_args()
    print(report())
    if arguments.figure:
        draw(arguments.figure)


if __name__ == "__main__":
    main()
