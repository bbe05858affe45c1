"""Above which average load do open weights on rented chips beat the API? With DeepSeek's day, closed to the digit.

Prints the tables; draws with --figure FILE. Throughput is that of DeepSeek's published day (27 to 28 February 2025),
and assumed shares of it for those who serve less well; rents are 1.5 to 3 USD per chip and hour.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass

from isocost import inference

RENTS = (1.5, 2.0, 3.0)  # USD per H800 and hour: low, DeepSeek's own assumption, high
SHARES = (1.0, 0.5, 0.25, 0.15, 0.1)  # of the throughput of DeepSeek's node: all but the first are assumed
API_FACTORS = (1.0, 0.5, 0.25)  # of R1's list prices: what if the API becomes cheaper
CLOSED = (10.0, 60.0)  # USD per million tokens written: price levels of closed models, quality not compared
CONTEXT = 4989  # tokens that the cache held per token written, on average over the day
PUBLISHED = {"nodes": 226.75, "cost": 87072.0, "revenue": 562027.0}


@dataclass(frozen=True)
class Case:
    """One deployment against one price: where it breaks even."""

    share: float  # of the throughput of DeepSeek's node
    rent: float  # USD per chip and hour
    load: float  # average, above 1: at no load
    tokens_per_month: float


def books() -> inference.DayAccount:
    """DeepSeek's day on the nodes that it counted."""
    return inference.account(
        inference.deepseek_day(), nodes=inference.deepseek_day_nodes, prices=inference.deepseek_r1_prices()
    )


def nodes_that_hold_r1(rent: float = 2.0) -> int:
    """Whole nodes of 8 H800 whose memory holds R1's weights in 8 bits."""
    chip = inference.serving_chip("NVIDIA H800 SXM5", rent_usd_per_hour=rent, bits=8)
    r1, per_node = inference.transformer("DeepSeek-R1"), inference.deepseek_day().chips_per_node
    one = inference.Placement(r1, chip, chips=per_node, batch=1, context_tokens=CONTEXT)
    return math.ceil(inference.serve(one).least_chips / per_node)


def case_of(share: float, rent: float, price: float, tokens_per_s: float) -> Case:
    """The least deployment at a share of a node's throughput, against a price per million of the same tokens."""
    nodes = nodes_that_hold_r1()
    own = inference.SelfHosting(
        usd_per_hour=nodes * inference.deepseek_day().chips_per_node * rent,
        tokens_per_s=nodes * share * tokens_per_s,
        variable_usd_per_mtok=0,
    )
    answer = inference.break_even_load(own, api_usd_per_mtok=price)
    return Case(share, rent, answer.utilization, answer.tokens_per_month)


def cases(factor: float = 1.0) -> list[Case]:
    """All shares and rents against R1's list prices on the day's mix of tokens, times a factor."""
    day = books()
    price = factor * day.list_price_usd_per_mtok
    return [case_of(share, rent, price, day.tokens_per_s_per_node) for share in SHARES for rent in RENTS]


def mixes() -> dict[str, float]:
    """Break-even load of who only writes or only reads, at DeepSeek's throughput and 2 USD."""
    day, prices = inference.deepseek_day(), inference.deepseek_r1_prices()
    read = day.replace(output_tokens=1)
    reading = 1e6 * inference.revenue_at_list_price_usd(read, prices) / read.input_tokens
    writing = prices.output_usd_per_mtok
    return {
        "writing only": case_of(1.0, 2.0, writing, day.decode_tokens_per_s_per_node).load,
        "the day's mix": case_of(1.0, 2.0, books().list_price_usd_per_mtok, books().tokens_per_s_per_node).load,
        "reading only": case_of(1.0, 2.0, reading, day.prefill_tokens_per_s_per_node).load,
    }


def percent(load: float) -> str:
    return "none" if load > 1.0 else f"{load:.1%}"


def table(block: Sequence[Case]) -> list[str]:
    lines = ["  share of DeepSeek's" + "".join(f"{f'{rent:g} USD':>10}" for rent in RENTS)]
    for share in SHARES:
        cells = [percent(case.load) for case in block if case.share == share]
        name = f"{share:.0%}" + ("" if share == 1.0 else ", assumed")
        lines.append(f"  {name:<19}" + "".join(f"{cell:>10}" for cell in cells))
    return lines


def day_lines() -> list[str]:
    day, account = inference.deepseek_day(), books()
    read, write = inference.prefill_nodes(day), inference.decode_nodes(day)
    return [
        "DeepSeek's day, 27 to 28 February 2025: computed from tokens, throughput and prices, and as published",
        f"  nodes from throughput  {read:.1f} read + {write:.1f} write = {read + write:.1f}   {PUBLISHED['nodes']}",
        f"  cost [USD]             {account.cost_usd:.0f}   {PUBLISHED['cost']:.0f}",
        f"  revenue if all had been sold at list price, theoretical [USD]  "
        f"{account.revenue_at_list_price_usd:.0f}   {PUBLISHED['revenue']:.0f}",
        f"  cost per million tokens {account.usd_per_mtok:.3f} USD, per million written "
        f"{account.usd_per_output_mtok:.3f}",
        f"  list price blended over the day's tokens {account.list_price_usd_per_mtok:.3f} USD per million",
        f"  a node served {account.tokens_per_s_per_node:.0f} tokens per second, of them written "
        f"{account.output_tokens_per_s_per_node:.0f}",
        "",
    ]


def hosting_lines() -> list[str]:
    day, nodes = books(), nodes_that_hold_r1()
    lines = [
        f"R1 in 8 bits takes 671 GB, a node of 8 H800 has 640: the least deployment is {nodes} nodes.",
        "",
        "Average load above which it beats the R1 API, by rent per chip and hour and by throughput of a node:",
        *table(cases()),
        "",
    ]
    for rent in RENTS:
        case = case_of(1.0, rent, day.list_price_usd_per_mtok, day.tokens_per_s_per_node)
        lines.append(
            f"  at {rent:g} USD: {case.tokens_per_month:.2g} tokens per month whatever the throughput; none is enough "
            f"below {case.load:.1%} of DeepSeek's,\n    "
            f"{case.load * day.tokens_per_s_per_node:.0f} tokens per second and node"
        )
    lines += ["", "The same at 2 USD if the API's price falls:"]
    for factor in API_FACTORS:
        loads = [percent(case.load) for case in cases(factor) if case.rent == 2.0]
        lines.append(f"  {factor:>4.0%} of list price  " + "".join(f"{load:>8}" for load in loads))
    return [*lines, "  throughput:         " + "".join(f"{share:>8.0%}" for share in SHARES), ""]


def other_lines() -> list[str]:
    day = books()
    mix = ", ".join(f"{name} {load:.1%}" for name, load in mixes().items())
    lines = [f"By what is served, at DeepSeek's throughput and 2 USD: {mix}.", ""]
    for price in CLOSED:
        loads = [case_of(s, 2.0, price, day.output_tokens_per_s_per_node).load for s in (SHARES[0], SHARES[-1])]
        lines.append(
            f"Against {price:g} USD per million written, input free, at 2 USD: {percent(loads[0])} at DeepSeek's "
            f"throughput, {percent(loads[1])} at a tenth of it."
        )
    speed = day.tokens_per_s_per_node
    eight = inference.SelfHosting(usd_per_hour=8 * 2.10, tokens_per_s=speed, variable_usd_per_mtok=0)
    answer = inference.break_even_load(eight, api_usd_per_mtok=day.list_price_usd_per_mtok)
    lines += [
        "Quality is not compared.",
        "",
        f"Eight chips at 2.10 USD, whatever they hold, cost {8 * 2.10 * 8766:.0f} USD a year: they break even at "
        f"{answer.tokens_per_year:.2g} tokens a year,\n{answer.least_tokens_per_s:.0f} per second on average.",
    ]
    return lines


def report() -> str:
    return "\n".join([*day_lines(), *hosting_lines(), *other_lines()])


def draw(path: str) -> None:
    """Break-even load over throughput and over the API's price; hatched: no load is enough."""
    import matplotlib.pyplot as plt
    import numpy as np
    from matplotlib.ticker import NullFormatter

    day = books()
    figure, axes = plt.subplots(1, 2, figsize=(9.0, 4.0), sharey=True, layout="constrained")
    speeds = np.geomspace(2e3, 8e4, 200)
    prices = np.geomspace(0.05, 5.0, 200)
    for rent, color in zip(RENTS, ("#009E73", "#0072B2", "#D55E00")):
        hour = inference.deepseek_day().chips_per_node * rent
        over_speed = inference.break_even_utilization(hour, speeds, day.list_price_usd_per_mtok)
        over_price = inference.break_even_utilization(hour, 0.25 * day.tokens_per_s_per_node, prices)
        axes[0].plot(speeds, over_speed, color=color, label=f"{rent:g} USD per chip and hour")
        axes[1].plot(prices, over_price, color=color)
    axes[0].axvline(day.tokens_per_s_per_node, color="0.3", linestyle="dashed", label="DeepSeek's day")
    axes[1].axvline(day.list_price_usd_per_mtok, color="0.3", linestyle="dashed", label="R1's list price, Feb 2025")
    axes[0].set(xlabel="throughput of a node [tokens per second]", ylabel="average load that breaks even")
    axes[1].set(xlabel="blended price of the API [USD per million tokens]")
    axes[0].set_title("against the R1 API", fontsize=10)
    axes[1].set_title("at a quarter of DeepSeek's throughput (assumed)", fontsize=10)
    for axis in axes:
        axis.axhspan(1.0, 1.5, facecolor="0.9", edgecolor="0.7", hatch="///", linewidth=0.0, label="no load is enough")
        axis.set(xscale="log", ylim=(0.0, 1.5))
        axis.xaxis.set_minor_formatter(NullFormatter())
        axis.legend(fontsize=8, framealpha=1.0, edgecolor="none")
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].set_xticks([2e3, 5e3, 1e4, 2e4, 5e4], ["2k", "5k", "10k", "20k", "50k"])
    axes[1].set_xticks([0.05, 0.2, 0.7, 2.0, 5.0], ["0.05", "0.2", "0.7", "2", "5"])
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw the break-even load")
    arguments = parser.parse_args()
    print(report())
    if arguments.figure:
        draw(arguments.figure)


if __name__ == "__main__":
    main()
