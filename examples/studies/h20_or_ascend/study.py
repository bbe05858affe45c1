"""H20 or Ascend? Price of training and of decoding on the chips that the rules of each date leave, and what it does.

Prints the tables; draws with --figure FILE. Prices are ranges: every chip's price and utilization moves on its own
between its bounds, and intervals are the extremes over all of them.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import isocost as ic
from isocost import compute

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
# Server per chip over the chip: 1.66 for A100, 1.64 for others (Cottier et al. 2024); 1 where a price is a server's
# share already.
SERVER, A100_SERVER = 1.64, 1.66
# US industrial electricity 2025 (Cottier et al. 2024's source); a Chinese price is not in the data.
SITE = compute.Facility(
    server_power_ratio=1.8,
    average_power_share=0.75,
    power_usage_effectiveness=1.25,
    electricity_usd_per_kwh=0.0826,
    interconnect_share=0.19,
)
RATE, LIFETIME_YEARS, AVAILABILITY = 0.10, 5.0, 0.9  # assumed; Cottier et al. 2024 for servers from 2023; assumed
MFU = 0.229  # China 2025: 0.15 to 0.35, geometric mean (CherylWu3/rd-vs-training-compute); cancels in ratios
NVIDIA = (1.0, 1.0, 1.0)
ASCEND = (1.0, 0.71, 0.5)  # utilization over that of NVIDIA's chips, best to worst: assumed, none is published
H20_DIE_MM2 = 814.0  # assumed, GH100's; without it two rules of 2023 are unknown


@dataclass(frozen=True)
class Offer:
    """A chip with its price, low, likely, high [USD], and where the price is from."""

    label: str
    chip: str
    price_usd: dict[int, tuple[float, float, float]]  # by year; a year that is missing takes the one before
    relative_mfu: tuple[float, float, float]
    available: date
    server: float = SERVER
    flop_scale: tuple[float, float, float] = (1.0, 1.0, 1.0)


def middle(low: float, high: float) -> tuple[float, float, float]:
    return low, (low * high) ** 0.5, high


# Street prices by year: Epoch AI, ai-chip-counts. H800 and A800: of 21 February 2025, after their ban; while they were
# legal the prices of H100 and A100 are assumed to have held for them. 910B: release price, a quarter either way is
# assumed. H200: an eighth of an HGX on 31 January 2025, 15 % either way assumed.
H100_PRICES = {2022: middle(30e3, 45e3), 2023: middle(30e3, 40e3), 2024: middle(23e3, 30e3), 2025: middle(20e3, 27e3)}
A100_PRICES = {2022: middle(10e3, 20e3), 2023: middle(10e3, 15e3)}
OFFERS = (
    Offer("A100", "NVIDIA A100 SXM4 80 GB", A100_PRICES, NVIDIA, date(2020, 11, 16), A100_SERVER),
    Offer(
        "A800", "NVIDIA A800 SXM", A100_PRICES | {2025: middle(10e3, 17.5e3)}, NVIDIA, date(2022, 8, 11), A100_SERVER,
    ),
    Offer("H100", "NVIDIA H100 SXM5 80GB", H100_PRICES, NVIDIA, date(2022, 9, 20)),
    Offer("H800", "NVIDIA H800 SXM5", H100_PRICES | {2025: middle(27e3, 33.8e3)}, NVIDIA, date(2023, 3, 21)),
    Offer("H20", "NVIDIA HGX H20", {2023: middle(10e3, 15e3), 2025: middle(9e3, 12e3)}, NVIDIA, date(2023, 11, 9)),
    Offer("H200", "NVIDIA H200 SXM", {2024: (33.2e3, 39.1e3, 44.9e3)}, NVIDIA, date(2024, 11, 18), server=1.0),
    Offer(
        "910B", "Huawei Ascend 910B", {2022: (12.6e3, 16.854e3, 21.1e3)}, ASCEND, date(2022, 3, 17),
        flop_scale=(400 / 376, 1.0, 280 / 376),
    ),
)  # fmt: skip
LIKELY = dict.fromkeys([offer.label for offer in OFFERS], 1)

DATES = {
    date(2022, 8, 1): "before the rules",
    date(2022, 10, 21): "rule of October 2022",
    date(2023, 10, 23): "letter before the rule of 2023",
    date(2023, 11, 17): "rule of October 2023",
    date(2025, 1, 16): "Zhipu listed",
    date(2025, 4, 14): "H20 letter",
    date(2025, 8, 31): "H20 licences",
    date(2026, 1, 15): "review of 2026",
}
LABS = {
    "MiniMax": ("minimax_fy2024.toml", 189.0 / 290.358),  # R&D over Opex, FY2024, as in the scenarios
    "Zhipu": ("zhipu_fy2024.toml", 2195.4 / 2716.514),
}
SIGMAS = (0.0, 0.893, 3.25)
PASS_THROUGHS = (0.25, 0.5, 1.0)


def fleet_class(offer: Offer, day: date, level: int) -> compute.FleetClass:
    """The offer as owned chips; level 0 is cheap and well used, 2 dear and badly used."""
    chip = compute.accelerator(offer.chip)
    assert chip.dense_16bit_flop_per_s is not None
    chip = chip.replace(dense_16bit_flop_per_s=chip.dense_16bit_flop_per_s * offer.flop_scale[level])
    if offer.label == "H20":
        chip = chip.replace(die_mm2=H20_DIE_MM2)
    year = max(y for y in offer.price_usd if y <= max(day.year, min(offer.price_usd)))
    contract = compute.Owned(
        server_usd=offer.price_usd[year][level] * offer.server,
        charge_per_year=compute.capital_recovery_factor(RATE, LIFETIME_YEARS),
        facility=SITE,
    )
    return compute.FleetClass(
        name=offer.label,
        chip=chip,
        count=1.0,
        utilization=MFU * offer.relative_mfu[level],
        availability=AVAILABILITY,
        contract=contract,
    )


def training(chips: compute.FleetClass) -> float:
    """USD per 1e18 delivered FLOP."""
    return 1e18 * chips.price_usd_per_flop()


def decoding(chips: compute.FleetClass) -> float:
    """USD per TB/s of memory bandwidth and year."""
    return 1e12 * compute.seconds_per_year * AVAILABILITY * chips.price_usd_per_byte()


@dataclass(frozen=True)
class Range:
    low: float
    likely: float
    high: float

    def text(self, form: str) -> str:
        return f"{self.likely:{form}} ({self.low:{form}}-{self.high:{form}})"


@dataclass(frozen=True)
class Row:
    """The cheapest legal chip of one date for one use, its price, and that over the cheapest without rules."""

    day: date
    entity: str
    granted: bool
    chip: str
    price: Range
    over_free: Range


def menu(day: date, levels: dict[str, int]) -> list[compute.FleetClass]:
    return [fleet_class(offer, day, levels[offer.label]) for offer in OFFERS if offer.available <= day]


def legal(day: date, entity: str, granted: bool) -> dict[str, float]:
    """The classes that may be held in China, with their tariffs; `granted`: as if case-by-case licences were."""
    judged = compute.legal_fleet(menu(day, LIKELY), day, entity=entity, place="china", case_by_case=granted)
    return {name: verdict.tariff for name, held, verdict in judged.verdicts if held}


def cheapest(classes: Sequence[compute.FleetClass], use: str) -> tuple[float, str]:
    price = training if use == "training" else decoding
    return min((price(chips), chips.name) for chips in classes)


def row(day: date, entity: str, granted: bool, use: str) -> Row:
    """Every chip at its low or high end, in all combinations; and the likely one."""
    tariffs = legal(day, entity, granted)
    labels = [offer.label for offer in OFFERS if offer.available <= day]
    menus = [menu(day, dict.fromkeys(LIKELY, level)) for level in range(3)]
    built = {(chips.name, level): chips for level, classes in enumerate(menus) for chips in classes}

    def solve(levels: dict[str, int]) -> tuple[float, float, str]:
        classes = {name: built[name, levels[name]] for name in labels}
        taxed = [compute.with_tariff(classes[name], rate=rate) for name, rate in tariffs.items()]
        price, chip = cheapest(taxed, use)
        return price, price / cheapest(list(classes.values()), use)[0], chip

    corners = [solve(dict(zip(labels, ends))) for ends in itertools.product((0, 2), repeat=len(labels))]
    price, ratio, chip = solve(LIKELY)
    prices, ratios = [c[0] for c in corners], [c[1] for c in corners]
    return Row(
        day, entity, granted, chip, Range(min(prices), price, max(prices)), Range(min(ratios), ratio, max(ratios))
    )


def cases() -> list[tuple[date, str, bool]]:
    """Dates and entities; twice where the outcome hangs on a licence."""
    found = []
    for day, entity in itertools.product(DATES, LABS):
        outcomes = [False] if legal(day, entity, False) == legal(day, entity, True) else [False, True]
        if entity == "MiniMax" or day >= date(2025, 1, 16):
            found += [(day, entity, granted) for granted in outcomes]
    return found


def rise(lab: str, dearer: float, sigma: float) -> float:
    """Rise of the lab's Opex, capability held, when research compute costs `dearer` times as much."""
    file, share = LABS[lab]
    scenario = ic.load(SCENARIOS / file)
    if sigma != 0.893:
        scenario = ic.apply(scenario, [f"technology.sigma={sigma}"])
    if dearer - 1.0 < 1e-12:
        return 0.0
    outcome = ic.run(scenario, reforms=[f"compute.tariff={dearer - 1.0!r}"])
    assert outcome.reform is not None
    return share * (outcome.reform.require_optimal().opex / outcome.baseline.require_optimal().opex - 1.0)


def passed_on(found: Row, pass_through: float) -> Range:
    """The rise at one pass-through: likely, and its extremes over prices and sigma."""
    at = [
        rise(found.entity, 1.0 + pass_through * (ratio - 1.0), sigma)
        for ratio in (found.over_free.low, found.over_free.high)
        for sigma in SIGMAS
    ]
    return Range(min(at), rise(found.entity, 1.0 + pass_through * (found.over_free.likely - 1.0), 0.893), max(at))


def chips_table() -> list[str]:
    day = date(2025, 2, 1)
    lines = [
        "Chips at the prices of 2025: low-high over price and, for the 910B, utilization and variant",
        f"  {'chip':6}{'USD per 1e18 training FLOP':>30}{'USD per TB/s-year of decoding':>34}",
    ]
    levels = [menu(day, dict.fromkeys(LIKELY, level)) for level in range(3)]
    for low, likely, high in zip(*levels):
        cells = [Range(use(low), use(likely), use(high)) for use in (training, decoding)]
        lines.append(f"  {likely.name:6}{cells[0].text('.2f'):>30}{cells[1].text(',.0f'):>34}")
    return [*lines, ""]


def who(found: Row) -> str:
    return f"{found.entity}{', licensed' if found.granted else ''}"


def rows() -> dict[str, list[Row]]:
    return {use: [row(*case, use) for case in cases()] for use in ("training", "decoding")}


def report(found: dict[str, list[Row]]) -> str:
    lines = chips_table()
    for use, unit, form in (("training", "USD per 1e18 FLOP", ".2f"), ("decoding", "USD per TB/s-year", ",.0f")):
        lines.append(f"Cheapest legal {use} in China by date: {unit}, and times the cheapest without rules")
        for r in found[use]:
            cells = f"{r.chip:6}{r.price.text(form):>24}{r.over_free.text('.2f'):>20}"
            lines.append(f"  {r.day} {DATES[r.day]:31}{who(r):19}{cells}")
        lines.append("")
    lines += ["Rise of Opex, capability held, by the share of the change in price that reaches the lab's rents", ""]
    head = "".join(f"{f'{share:.0%}':>26}" for share in PASS_THROUGHS)
    lines.append(f"  {'date':11}{'':19}{head}")
    for r in found["training"]:
        if r.over_free.high > 1.0:
            cells = "".join(f"{passed_on(r, share).text('.1%'):>26}" for share in PASS_THROUGHS)
            lines.append(f"  {r.day} {who(r):19}{cells}")
    shares = ", ".join(f"{lab} {share:.2f}" for lab, (_, share) in LABS.items())
    lines += ["", f"R&D over Opex, by which to divide for the rise of research cost: {shares}.", ""]
    lines.append("The cloud abroad is legal for an entity that is not listed, at the price without rules:")
    h100 = compute.accelerator("NVIDIA H100 SXM5 80GB")
    for entity in LABS:
        verdict = compute.allowed(h100, date(2025, 6, 1), entity=entity, place="offshore_cloud")
        lines.append(f"  H100 for {entity} on 2025-06-01: {verdict} ({verdict.reason})")
    return "\n".join(lines)


def draw(path: str, found: dict[str, list[Row]]) -> None:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(10.0, 4.2), layout="constrained", sharey=True)
    for axis, (use, all_rows) in zip(axes, found.items()):
        places = range(len(all_rows))
        likely = [r.over_free.likely for r in all_rows]
        below = [r.over_free.likely - r.over_free.low for r in all_rows]
        above = [r.over_free.high - r.over_free.likely for r in all_rows]
        colors = ["#0072B2" if r.entity == "MiniMax" else "#D55E00" for r in all_rows]
        axis.barh(list(places), likely, color=colors, xerr=[below, above], ecolor="#222222", capsize=2)
        axis.set_yticks(list(places), [f"{r.day} {who(r)}" for r in all_rows], fontsize=8)
        axis.axvline(1.0, color="#222222", linewidth=0.8)
        axis.set_xlabel(f"cheapest legal {use} over the cheapest without rules")
        for place, r in zip(places, all_rows):
            axis.text(0.05, place, r.chip, va="center", color="white", fontsize=8)
    axes[0].invert_yaxis()
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", metavar="FILE", help="also draw the picture")
    arguments = parser.parse_args()
    found = rows()
    print(report(found))
    if arguments.figure:
        draw(arguments.figure, found)


if __name__ == "__main__":
    main()
