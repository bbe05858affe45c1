"""From scores to shares, and from shares to the table."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import Any

import numpy as np
import scipy

LABELS = {
    "flat": "isocost, flat solver, certified",
    "firm": "isocost, Firm and minimize_opex",
    "python": "isocost, Python scalar call",
    "toms748-logs": "Boost TOMS748, reduced, in logs",
    "toms748-levels": "Boost TOMS748, reduced, in levels",
    "nlopt": "NLopt SLSQP, logs, gradient (C++)",
    "scipy-best": "SciPy SLSQP, logs, gradient, tight",
    "scipy-plain": "SciPy SLSQP, as people write it",
}
CATEGORIES = (
    "sigma near 1", "sigma .02-.3", "sigma 3-30", "tiny share", "target 1e+-30",
    "a price x1e+-12", "cap at the kink", "cap near infeasible", "eta 3-50", "cap 1e-12 of C*",
    "cap 1e30 x C*", "all of these", "infeasible",
)
NEAR_INFEASIBLE, INFEASIBLE = 8, 13


def quality(records: np.ndarray, scores: np.ndarray, solved: np.ndarray | None) -> dict[str, Any]:
    """Shares of wrong and failed answers, and the worst errors."""
    if solved is not None:
        records, scores = records[solved], scores[solved]
    category = records["category"].astype(int)
    main, nasty = category == 0, category > 0
    ordinary = nasty & (category != NEAR_INFEASIBLE) & (category != INFEASIBLE)
    with np.errstate(over="ignore"):
        in_eps = scores["error"] / (np.finfo(float).eps * (1 + records["condition"]))
    by_category = [float(scores["any"][category == c].mean()) for c in range(1, 14)]
    return {
        "solved": len(records),
        "main_wrong": float(scores["wrong"][main].mean()),
        "main_silent": float(scores["silent"][main].mean()),
        "main_error": float(scores["error"][main].max()),
        "main_error_in_eps": float(in_eps[main].max()),
        "nasty_any": float(scores["any"][nasty].mean()),
        "nasty_wrong": float(scores["wrong"][nasty].mean()),
        "nasty_silent": float(scores["silent"][nasty].mean()),
        "nasty_by_category": by_category,
        "nasty_error": float(scores["error"][ordinary].max()),
        "nasty_error_in_eps": float(in_eps[ordinary].max()),
        "infeasible_recognized": 1 - by_category[INFEASIBLE - 1],
    }


def load_average() -> float:
    return os.getloadavg()[0]


def machine(versions: str, load_before: float) -> dict[str, Any]:
    cpu = platform.processor()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        cpu = next((x.split(":")[1].strip() for x in lines if x.startswith("model name")), cpu)
    python = f"Python {platform.python_version()}, NumPy {np.__version__}, SciPy {scipy.__version__}"
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "versions": f"{versions}, {python}",
        "load_before": load_before,
        "load_after": load_average(),
    }


def percent(x: float) -> str:
    return "0" if x == 0 else f"{100 * x:.2f} %"


def table(header: list[str], rows: list[list[str]]) -> str:
    widths = [max(len(r[i]) for r in [header, *rows]) for i in range(len(header))]
    lines = []
    for r in [header, ["-" * w for w in widths], *rows]:
        first, *others = (cell.ljust(w) if i == 0 else cell.rjust(w)
                          for i, (cell, w) in enumerate(zip(r, widths)))
        lines.append("  ".join([first, *others]).rstrip())
    return "\n".join(lines)


def speed_table(rows: dict[str, Any]) -> str:
    header = ["who", "us", "x ours", "MAIN wrong", "silently", "NASTY any", "infeasible seen"]
    return table(header, [
        [LABELS[name], f"{r['microseconds']:.3f}", f"{r['ratio']:.3g}", percent(r["main_wrong"]),
         percent(r["main_silent"]), percent(r["nasty_any"]), percent(r["infeasible_recognized"])]
        for name, r in rows.items()
    ])


def error_table(rows: dict[str, Any]) -> str:
    header = ["largest error of the objective", "MAIN", "in eps(1+cond)", "NASTY", "in eps(1+cond)"]
    return table(header, [
        [LABELS[name], *(f"{r[key]:.1e}" for key in
                         ("main_error", "main_error_in_eps", "nasty_error", "nasty_error_in_eps"))]
        for name, r in rows.items()
    ])


def category_table(rows: dict[str, Any]) -> str:
    header = ["any failure, %", *rows]
    return table(header, [
        [f"{c + 1:2} {CATEGORIES[c]}", *(f"{100 * r['nasty_by_category'][c]:.3g}" for r in rows.values())]
        for c in range(13)
    ])


def text(result: dict[str, Any]) -> str:
    m, sizes = result["machine"], result["problems"]
    order = [name for name in LABELS if name in result["rows"]]
    rows = {name: result["rows"][name] for name in order}
    share = result["scipy_share"]
    parts = [
        f"{sizes['MAIN']} MAIN and {sizes['NASTY']} NASTY problems, seed {result['seed']}; "
        f"medians of {result['rounds']} interleaved rounds, CPU time of one thread",
        f"{m['cpu']}, {m['cores']} cores, load {m['load_before']:.2f} to {m['load_after']:.2f}; {m['versions']}",
        "" if share == 1 else f"SciPy solved a seeded {100 * share:g} % of each category.",
        speed_table(rows),
        "",
        error_table(rows),
        "(NASTY without categories 8 and 13; microseconds are per MAIN problem)",
        "",
        category_table(rows),
        "",
        f"Ratios are to: {LABELS[result['ours']]}.",
    ]
    adds = result.get("python_call_adds_microseconds")
    parts.append("The Python scalar call is not there to be timed." if adds is None
                 else f"The Python scalar call adds {adds:.2f} us to the C++ call.")
    return "\n".join(parts)
