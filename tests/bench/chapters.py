"""A fleet of a thousand classes and a frontier of ten thousand placements, beside what NumPy and SciPy users write."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.optimize import linprog

from server import BUILD

ROUNDS = 11


def microseconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.thread_time_ns()
        work()
        times.append((time.thread_time_ns() - start) / 1e3)
    return statistics.median(times)


def numpy_frontier() -> int:
    """Erdil 2025, section 2.2, over the grid of the C++ program; the placements that nothing beats."""
    n, b = (a.ravel() for a in np.meshgrid(np.arange(1.0, 101.0), np.arange(1.0, 101.0), indexing="ij"))
    parameters, layers = 70552387584.0, 80.0
    hop = 2e-6 * np.maximum(np.sqrt(n) - 1.0, 0.0) + 6e-6
    t = layers * 4.0 * hop + np.maximum(2.0 * parameters / (n * 3.3e12), 2.0 * parameters * b / (n * 1e15))
    fits = 2.0 * parameters <= n * 80e9
    price, speed = (2.1 * n * t / b)[fits], (1.0 / t)[fits]
    order = np.lexsort((-speed, price))
    fastest = np.maximum.accumulate(speed[order])
    return int(np.count_nonzero(np.concatenate([[True], speed[order][1:] > fastest[:-1]])))


def scipy_fleet(flop: float) -> bool:
    """The cheapest way to deliver so much from the same thousand classes, as a linear program; no firm around it."""
    width = 10.0 * 1e15 * 0.35 * 0.9 * 31_557_600.0
    price = np.array([(1.0 + 0.001 * ((k * 617) % 1000)) / (3600.0 * 1e15 * 0.35) for k in range(1000)])
    done = linprog(price * width * 1e-6, A_eq=np.ones((1, 1000)), b_eq=[flop / width], bounds=(0.0, 1.0))
    return bool(done.success)


def run() -> dict[str, Any]:
    """Times of this library from its own program, and of the others, in microseconds."""
    ours = json.loads(subprocess.run([BUILD / "bench/chapters"], check=True, stdout=subprocess.PIPE, text=True).stdout)
    flop = ours["fleet"]["flop_per_year"]
    ours["fleet"]["scipy_microseconds"] = microseconds(lambda: scipy_fleet(flop))
    ours["frontier"]["numpy_microseconds"] = microseconds(numpy_frontier)
    ours["frontier"]["numpy_points"] = numpy_frontier()
    return dict(ours)


def text(result: dict[str, Any]) -> str:
    fleet, frontier = result["fleet"], result["frontier"]
    return "\n".join(
        [
            f"A fleet of {fleet['classes']} classes, order, curve, firm and equilibrium: {fleet['microseconds']:.0f} us, "
            f"certified {fleet['certified']}; SciPy's linear program for the fleet alone: "
            f"{fleet['scipy_microseconds']:.0f} us.",
            f"The price-speed frontier of {frontier['placements']} placements: {frontier['microseconds']:.0f} us, "
            f"certified {frontier['certified']}, {frontier['points']} points; NumPy without certificate: "
            f"{frontier['numpy_microseconds']:.0f} us, {frontier['numpy_points']} points.",
        ]
    )
