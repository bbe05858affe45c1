"""Markets of 2 to 100 000 flat firms: this library, NLopt nested in TOMS748, SciPy's SLSQP nested in brentq."""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from scipy.optimize import brentq

import scipy_slsqp
from server import BUILD

SEED = 20240613
ROUNDS = 5
MOST_NLOPT, MOST_SCIPY = 1_000, 100
SPILLOVERS = (2, 20, 100, 1_000)


def make_firms(count: int) -> np.ndarray:
    """Random labs: about half of the caps bind at wage 1, all allow at least twice the target where there is a ceiling."""
    draw = np.random.default_rng(SEED)
    sigma = np.exp(draw.uniform(math.log(0.3), math.log(3.0), count))
    sigma = np.where(np.abs(sigma - 1.0) < 1e-3, 1.01, sigma)  # SciPy and the reference have no case for 1
    price = np.exp(draw.uniform(math.log(0.3), math.log(3.0), (2, count)))
    share = np.exp(draw.uniform(math.log(0.05), 0.0, (3, count)))
    share /= share.sum(axis=0)
    target = draw.uniform(0.3, 1.0, count)
    prices = np.array([price[0], np.ones(count), price[1]])
    unit = (share**sigma * prices ** (1 - sigma)).sum(axis=0) ** (1 / (1 - sigma))
    free = target * (share[0] * unit / price[0]) ** sigma
    rho = (sigma - 1) / sigma
    least = np.where(rho < 0, target * share[0] ** (-1 / np.minimum(rho, -1e-9)), 0.0)
    cap = np.maximum(free * np.exp(draw.uniform(math.log(0.3), math.log(3.0), count)), 2 * least)
    return np.column_stack([sigma, price[0], price[1], *share, target, cap])


def scipy_market(firms: np.ndarray, supply: float) -> tuple[float, int]:
    """The wage by brentq, every firm by SLSQP at its best."""
    names = ("sigma", "pc", "pd", "aC", "aL", "aD", "T", "K")
    problems = [SimpleNamespace(**dict(zip(names, map(float, row))), eta=0.0, A=1.0, w0=1.0) for row in firms]
    evaluations = 0

    def excess(log_wage: float) -> float:
        nonlocal evaluations
        evaluations += 1
        total = 0.0
        for p in problems:
            p.w0 = math.exp(log_wage)
            total += scipy_slsqp.at_its_best(p)[1]
        return math.log(total / supply) - 0.5 * log_wage

    return math.exp(brentq(excess, -2.0, 2.0, xtol=1e-12)), evaluations


def once(file: Path, firms: np.ndarray, spillovers: bool) -> dict[str, Any]:
    """One round of one size, all that can take part."""
    n = len(firms)
    command = [str(BUILD / "bench/market"), str(file), str(n), str(int(n <= MOST_NLOPT)), str(int(spillovers))]
    row = dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))
    if n <= MOST_SCIPY:
        start = time.thread_time_ns()
        wage, evaluations = scipy_market(firms, row["supply"])
        row["scipy"] = {"us": (time.thread_time_ns() - start) / 1e3, "evaluations": evaluations, "wage": wage}
    return row


def summary(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """Medians over the rounds, ratios within a round, errors of the wage."""
    first = rounds[0]
    out: dict[str, Any] = {}
    for name in ("ours", "nlopt", "scipy"):
        if name not in first:
            continue
        out[name] = first[name] | {
            "us": statistics.median(r[name]["us"] for r in rounds),
            "ratio": statistics.median(r[name]["us"] / r["ours"]["us"] for r in rounds),
            "wage_error": max(abs(r[name]["wage"] / r["reference"] - 1) for r in rounds),
        }
    if "spillovers" in first:
        rows = [r["spillovers"] for r in rounds]
        out["spillovers"] = rows[0] | {
            "us": statistics.median(r["us"] for r in rows),
            "dense_us": statistics.median(r["dense_us"] for r in rows),
            "ratio": statistics.median(r["dense_us"] / r["us"] for r in rows),
        }
    return out


def run(quick: bool) -> dict[str, Any]:
    """Interleaved rounds over all sizes."""
    sizes = (2, 10, 100) if quick else (2, 10, 100, 1_000, 10_000, 100_000)
    firms = make_firms(sizes[-1])
    file = BUILD / "firms.bin"
    np.ascontiguousarray(firms).tofile(file)
    rounds: dict[int, list[dict[str, Any]]] = {n: [] for n in sorted({*sizes, *(s for s in SPILLOVERS if s <= sizes[-1])})}
    for _ in range(2 if quick else ROUNDS):
        for n, rows in rounds.items():
            rows.append(once(file, firms[:n], n in SPILLOVERS))
    return {str(n): summary(rows) for n, rows in rounds.items()}


def text(result: dict[str, Any]) -> str:
    lines = ["Markets of flat firms, one wage; microseconds of CPU time, in brackets evaluations of demand and the "
             "wage's relative error:"]
    for n, row in result.items():
        parts = [f"{n:>7} firms"]
        for name, label in (("ours", "isocost"), ("nlopt", "NLopt nested"), ("scipy", "SciPy nested")):
            if name in row:
                r = row[name]
                ratio = "" if name == "ours" else f", {r['ratio']:.0f} x"
                parts.append(f"{label} {r['us']:.0f}{ratio} ({r['evaluations']}; {r['wage_error']:.0e})")
        parts[-1] += "" if row["ours"]["certified"] else "; not certified"
        lines.append("; ".join(parts))
    lines.append("The same with dense spillovers, strength 0.3:")
    lines += [
        f"{n:>7} firms; isocost {s['us']:.0f}, certified {s['certified']}; dense Newton {s['dense_us']:.0f}, "
        f"{s['ratio']:.1f} x; ln wages differ by {s['log_wages_differ']:.0e}"
        for n, row in result.items()
        if (s := row.get("spillovers"))
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(text(run(quick=False)))
