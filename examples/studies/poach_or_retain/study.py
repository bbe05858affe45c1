"""Up to which offer does a small lab keep a researcher, and who pays for whom?

Prints the tables; draws with --figure FILE. Everything about the two labs is assumed; what is not has its source.
"""

from __future__ import annotations

import argparse
import math

import isocost as ic
from isocost import market

# Assumed, each with its range: low, middle, high.
DISCOUNTS = (0.18, 0.5, 0.88)  # of illiquid equity: the span of models at volatility 0.6 over two years
COMPUTE_OVER_PAY = (0.05, 0.2, 0.4)  # κ/β, percent of pay that one percent of compute per head is worth
SWITCHING = (0.0, 1.0, 2.0)  # utils
RATIO = 10.0  # the incumbent's compute per head over the small lab's
PAY_WEIGHT = 4.0
EQUITY_SHARE = 0.5
PAY = 1e6  # USD per year at the small lab, equity at face value
EXPERIMENT_USD = (1e5, 3e5, 1e6)
DEAD_ENDS, WORKING = 20, 1  # that a hire knows and the incumbent did not count; directions that work
BILLS = {"small": 5e7, "incumbent": 2e9}  # inference, USD per year
EFFECT = (0.5, 0.7, 0.9)  # of a non-compete: share of moves that it stops
COMPENSATION = 0.3  # of pay while it binds (China, where not agreed)
RETENTION = {"Anthropic": 0.80, "Google DeepMind": 0.78, "OpenAI": 0.67, "Meta": 0.64}  # SignalFire 2025


def person(discount: float, weight: float, switching: float) -> market.Retention:
    return market.Retention(
        pay_usd_per_year=PAY,
        equity_share=EQUITY_SHARE,
        equity_discount=discount,
        compute_ratio=RATIO,
        pay_weight=PAY_WEIGHT,
        compute_weight=weight * PAY_WEIGHT,
        mission_utils=0,
        switching_utils=switching,
    )


def multiple(discount: float, weight: float, switching: float) -> float:
    """Up to how many times her pay an offer may be before she goes."""
    return market.retention_limit(person(discount, weight, switching)).multiple_of_pay


def labs(discount: float) -> market.PoachingMarket:
    """The two labs and industry, all assumed."""
    small = market.PoachingFirm(
        "small",
        staff_value_usd_per_year=4e6,
        staff_exponent=0.8,
        compute_flop_per_year=1e24,
        equity_share=EQUITY_SHARE,
        equity_discount=discount,
        replacement_usd=3e5,
    )
    incumbent = small.replace(
        name="incumbent",
        staff_value_usd_per_year=8e6,
        compute_flop_per_year=5e25,
        equity_share=0,
        equity_discount=0,
    )
    return market.PoachingMarket(
        tastes=market.Mobility(pay_weight=PAY_WEIGHT, compute_weight=0.2 * PAY_WEIGHT, offer_rate_per_year=0.3),
        firms=[small, incumbent],
        persons=1000,
        outside=market.Place("industry", cash_usd_per_year=3e5, mission_utils=42.5),
        least_pay_usd_per_year=1e4,
        most_pay_usd_per_year=1e7,
    )


def worth(bill: float) -> float:
    """Half a percent of an inference bill for two years, in USD."""
    gain = market.EfficiencyGain(
        saved_share=0.005,
        inference_bill_usd_per_year=bill,
        bill_growth_per_year=0.3,
        leak_rate_per_year=0.5,
        discount_rate_per_year=0.1,
        horizon_years=2,
    )
    return market.efficiency_value_usd(gain)


def anchor_lines() -> list[str]:
    rates = ", ".join(f"{name} {-math.log(kept) / 2:.1%}" for name, kept in RETENTION.items())
    return [
        "Anchors: leavers a year from two-year retention of all staff (SignalFire 2025): " + rates,
        "  stock pay 1.5 mn USD per employee (OpenAI 2025), sign-on offers up to 100 mn USD (Meta 2025)",
        "",
    ]


def retention_lines() -> list[str]:
    lines = ["Offers that a researcher of the small lab resists, as a multiple of her pay (all assumed):"]
    lines.append("  switching cost [utils]        " + "".join(f"{k:>8g}" for k in SWITCHING))
    for discount in DISCOUNTS:
        for weight in COMPUTE_OVER_PAY:
            cells = "".join(f"{multiple(discount, weight, k):>8.2f}" for k in SWITCHING)
            lines.append(f"  discount {discount:.2f}, compute/pay {weight:.2f}" + cells)
    every = [multiple(d, w, k) for d in DISCOUNTS for w in COMPUTE_OVER_PAY for k in SWITCHING]
    below = sum(m < 1 for m in every)
    lines.append(f"  {min(every):.2f} to {max(every):.2f}; {below} of {len(every)} of them below 1, less than her pay")
    need = [PAY_WEIGHT * -math.log(multiple(d, w, 0)) for d, w in zip(DISCOUNTS, COMPUTE_OVER_PAY)]
    lines.append(
        "The gravity well holds unless mission and switching together are worth more than "
        f"{need[0]:.1f} (low), {need[1]:.1f} (middle), {need[2]:.1f} (high) utils."
    )
    return [*lines, ""]


def auction_lines() -> list[str]:
    lines = []
    for cost in EXPERIMENT_USD:
        learned = DEAD_ENDS / (WORKING + 1) * cost
        values = {"small": worth(BILLS["small"]), "incumbent": worth(BILLS["incumbent"]) + learned}
        sale = market.auction_for_one(values)
        lines.append(
            f"  experiments at {cost:.0e} USD: {DEAD_ENDS} dead ends worth {learned / 1e6:.1f} mn; {sale.winner} pays "
            f"{sale.price_usd / 1e6:.2f} mn, could pay {values['incumbent'] / 1e6:.1f} mn"
        )
    ceiling = f"The small lab's own ceiling (half a percent of its bill): {worth(BILLS['small']) / 1e6:.2f} mn USD."
    return ["Auction for one who knows dead ends and saves half a percent of inference (assumed):", *lines, ceiling, ""]


def market_lines() -> list[str]:
    lines = ["Equilibrium pay, by the discount of the small lab's equity (assumed labs):"]
    for discount in DISCOUNTS:
        rivals = ic.poaching_equilibrium(labs(discount))
        small, big = rivals.firms
        lines.append(
            f"  {discount:.2f}: small pays {small.pay_usd_per_year:.0f} (cash {small.cash_usd_per_year:.0f}) to "
            f"{small.persons:.0f}, {small.leavers_per_year / small.persons:.1%} leave a year; incumbent "
            f"{big.pay_usd_per_year:.0f} to {big.persons:.0f}, {big.leavers_per_year / big.persons:.1%}"
        )
    return [*lines, f"  largest regret {'at most 1e-9' if rivals.largest_regret <= 1e-9 else 'too large'}", ""]


def noncompete_lines() -> list[str]:
    lines = [f"A non-compete pays ({COMPENSATION:.0%} of {PAY / 1e6:g} mn USD a year) iff a leaver costs more than:"]
    for months in (12, 24):
        least = [COMPENSATION * PAY * months / 12 / effect for effect in EFFECT]
        cells = ", ".join(f"{loss / 1e6:.2f} mn at {effect:.0%}" for loss, effect in zip(least, EFFECT))
        lines.append(f"  {months} months: {cells} of moves stopped")
    return [*lines, "It is void in California (Business and Professions Code 16600)."]


def report() -> str:
    blocks = anchor_lines() + retention_lines() + auction_lines() + market_lines() + noncompete_lines()
    return "\n".join(blocks)


def draw(path: str) -> None:
    """Chance to stay over the offer, for three discounts, and who pays for whom."""
    import matplotlib.pyplot as plt
    import numpy as np

    figure, axes = plt.subplots(1, 2, figsize=(10.0, 4.0), layout="constrained")
    offers = np.geomspace(0.1, 4.0, 200)
    for discount, color in zip(DISCOUNTS, ("#009E73", "#0072B2", "#D55E00")):
        stays = market.stay_probability(person(discount, 0.2, 1.0), offer_usd_per_year=offers * PAY)
        axes[0].plot(offers, stays, color=color, label=f"equity discount {discount:g}")
    axes[0].axhline(0.5, color="0.5", linewidth=0.8)
    axes[0].set(xscale="log", xlabel="offer over pay", ylabel="chance to stay", ylim=(0.0, 1.0))
    axes[0].set_xticks([0.1, 0.2, 0.5, 1.0, 2.0, 4.0], ["0.1", "0.2", "0.5", "1", "2", "4"])
    axes[0].legend(frameon=False)
    axes[0].spines[["top", "right"]].set_visible(False)
    ic.plot.who_pays_for_whom(ic.poaching_equilibrium(labs(DISCOUNTS[1])), ax=axes[1])
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw the chance to stay and who pays for whom")
    arguments = parser.parse_args()
    print(report())
    if arguments.figure:
        draw(arguments.figure)


if __name__ == "__main__":
    main()
