"""Purchase plans of up to 30 years: this library, NLopt's and SciPy's SLSQP, and HiGHS where the plan is a linear program."""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linprog, minimize

import report
from server import BUILD

SEED = 20240613
SHARES = np.array([0.5, 0.3, 0.2])  # compute, talent, data
SIGMAS = (0.0, 0.5, 1.0, 1.5, math.inf)
SIZES = {"full": ((5, 5), (10, 10), (30, 20)), "quick": ((5, 5),)}  # years, vintages that serve
MOST_SCIPY = 10  # years
WRONG = 1e-6  # relative excess of the cost over the least one, or violation of a constraint
LABELS = {"ours": "isocost", "nlopt": "NLopt SLSQP", "scipy": "SciPy SLSQP", "highs": "HiGHS (SciPy)"}


class Plan:
    """A lab that grows, in benchmark units.

    `head` is sigma, interest, attrition, lifetime, years and the year of a ban without end or -1; `rows` has capability,
    price of talent, of data, of a chip, compute of a chip, most chips and upkeep of each year.
    """

    def __init__(self, head: np.ndarray, rows: np.ndarray) -> None:
        self.head, self.rows = head, rows
        years = np.arange(len(rows))
        age = years[:, None] - years[None, :]
        serves = (age >= 0) & (age < head[3])
        kept = np.where(serves, (1 - head[2]) ** np.maximum(age, 0), 0.0)
        weight = (1 + head[1]) ** -years
        self.flop = kept * rows[:, 4]
        self.chip = weight * rows[:, 3] + (kept * weight[:, None]).sum(axis=0) * rows[:, 6]
        self.price = weight[:, None] * rows[:, 1:3]
        self.most = np.where((head[5] >= 0) & (years >= head[5]), 0.0, rows[:, 5])

    def cost(self, chips: np.ndarray, others: np.ndarray) -> float:
        return float(self.chip @ chips + (self.price * others).sum())

    def log_output(self, flop: np.ndarray, others: np.ndarray) -> np.ndarray:
        used = np.column_stack([flop, others])
        sigma = self.head[0]
        with np.errstate(all="ignore"):
            if sigma == 0.0:
                return np.log(used.min(axis=1))
            if math.isinf(sigma):
                return np.log(used @ SHARES)
            if sigma == 1.0:
                return np.log(used) @ SHARES
            rho = (sigma - 1) / sigma
            return np.log((used**rho) @ SHARES) / rho

    def violation(self, chips: np.ndarray, others: np.ndarray) -> float:
        short = np.log(self.rows[:, 0]) - self.log_output(self.flop @ chips, others)
        beyond = (chips - self.most) / np.maximum(1e-9, self.rows[:, 0] / self.rows[:, 4])
        return float(np.nan_to_num(max(short.max(), beyond.max(), (-chips).max(), 0.0), nan=math.inf))


def make_plan(sigma: float, years: int, vintages: int, draw: np.random.Generator) -> Plan:
    """Capability grows, chips get better; half of the plans have a ban that the vintages outlive, a third a tight year."""
    t = np.arange(years)
    capability = np.exp(draw.uniform(0.05, 0.3) * t + draw.uniform(0, 0.3, years))
    flop = 0.01 * np.exp(draw.uniform(0.0, 0.4) * t)
    rows = np.column_stack(
        [
            capability,
            0.3 * draw.uniform(0.5, 1.5, years),
            0.2 * draw.uniform(0.5, 1.5, years),
            0.02 * draw.uniform(0.5, 1.5, years),
            flop,
            8 * capability[-1] / flop,
            0.001 * draw.uniform(0, 1, years),
        ]
    )
    if draw.uniform() < 1 / 3:
        rows[draw.integers(1, years), 5] *= 0.01
    ban = years - 1 - draw.integers(0, max(1, vintages // 3)) if draw.uniform() < 0.5 else -1
    return Plan(np.array([sigma, draw.uniform(0.02, 0.15), draw.uniform(0, 0.08), vintages, years, ban], float), rows)


def scipy_slsqp(plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """The same formulation as in the C++ program: scaled purchases, logs of the others, gradients."""
    years = len(plan.rows)
    y, scale = plan.rows[:, 0], plan.rows[:, 0] / plan.rows[:, 4]
    flop = plan.flop * scale
    start = np.zeros((years, 3))
    for t in range(years):
        start[t, 0] = np.clip((y[t] - flop[t, :t] @ start[:t, 0]) / flop[t, t], 0.0, plan.most[t] / scale[t])
    start[:, 1:] = np.log(y)[:, None]
    rho = 0.0 if plan.head[0] == 1.0 else 1 - 1 / plan.head[0]
    unit = plan.cost(start[:, 0] * scale, np.exp(start[:, 1:]))

    def parts(x: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        c = flop @ x[:years] + 1e-12
        logs = np.column_stack([np.log(c), x[years:].reshape(years, 2)])
        top = (rho * logs).max(axis=1)
        terms = SHARES * np.exp(rho * logs - top[:, None])
        total = terms.sum(axis=1)
        value = logs @ SHARES if rho == 0.0 else (top + np.log(total)) / rho
        return c, value, terms / total[:, None]

    def cost(x: np.ndarray) -> tuple[float, np.ndarray]:
        others = plan.price * np.exp(x[years:].reshape(years, 2)) / unit
        chips = plan.chip * scale / unit
        return float(chips @ x[:years] + others.sum()), np.concatenate([chips, others.ravel()])

    def slopes(x: np.ndarray) -> np.ndarray:
        c, _, part = parts(x)
        out = np.zeros((years, 3 * years))
        out[:, :years] = part[:, :1] * flop / c[:, None]
        for t in range(years):
            out[t, years + 2 * t : years + 2 * t + 2] = part[t, 1:]
        return out

    with np.errstate(all="ignore"):
        found = minimize(
            cost,
            np.concatenate([start[:, 0], start[:, 1:].ravel()]),
            jac=True,
            method="SLSQP",
            bounds=[(0.0, m) for m in plan.most / scale] + [(None, None)] * (2 * years),
            constraints={"type": "ineq", "fun": lambda x: parts(x)[1] - np.log(y), "jac": slopes},
            options={"ftol": 1e-12, "maxiter": 500},
        )
        return found.x[:years] * scale, np.exp(found.x[years:].reshape(years, 2))


def highs(plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """The linear program that the plan is without substitutes, or with perfect ones."""
    years, y = len(plan.rows), plan.rows[:, 0]
    if plan.head[0] == 0.0:
        done = linprog(plan.chip, A_ub=-plan.flop, b_ub=-y, bounds=np.column_stack([np.zeros(years), plan.most]))
        return done.x, np.column_stack([y, y])
    matrix = np.hstack([SHARES[0] * plan.flop, *(share * np.eye(years) for share in SHARES[1:])])
    most = np.concatenate([plan.most, np.full(2 * years, np.inf)])
    objective = np.concatenate([plan.chip, *plan.price.T])
    done = linprog(objective, A_ub=-matrix, b_ub=-y, bounds=np.column_stack([np.zeros(3 * years), most]))
    return done.x[:years], done.x[years:].reshape(2, years).T


def timed(solve: Callable[[Plan], tuple[np.ndarray, np.ndarray]], plan: Plan) -> dict[str, Any]:
    start = time.thread_time_ns()
    chips, others = solve(plan)
    return {"us": (time.thread_time_ns() - start) / 1e3, "chips": chips, "others": others}


def once(plans: list[Plan], file: Path) -> list[dict[str, Any]]:
    """One round of the plans of one size, all that can take part."""
    np.concatenate([part for p in plans for part in (p.head, p.rows.ravel())]).tofile(file)
    done = subprocess.run([BUILD / "bench/plan", file, "1"], check=True, stdout=subprocess.PIPE, text=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    for plan, row in zip(plans, rows, strict=True):
        for name in ("ours", "nlopt"):
            if name in row:
                row[name]["chips"] = np.array(row[name]["chips"])
                row[name]["others"] = np.column_stack([row[name]["talent"], row[name]["data"]])
        if plan.head[0] == 0.0 or math.isinf(plan.head[0]):
            row["highs"] = timed(highs, plan)
        elif len(plan.rows) <= MOST_SCIPY:
            row["scipy"] = timed(scipy_slsqp, plan)
    return rows


def judge(plan: Plan, row: dict[str, Any]) -> None:
    """Whether an answer breaks the plan or costs more than the least that any contender found within it."""
    names = [name for name in LABELS if name in row]
    for name in names:
        chips, others = row[name]["chips"], row[name]["others"]
        if len(chips) == 0:
            row[name]["excess"] = math.inf
            continue
        broken = plan.violation(chips, others) > WRONG
        row[name]["excess"] = math.inf if broken else plan.cost(chips, others)
    least = min(row[name]["excess"] for name in names)
    for name in names:
        row[name]["excess"] = row[name]["excess"] / least - 1 if math.isfinite(least) else math.inf


def summary(rounds: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """Medians over plans and rounds, ratios within a plan, shares of wrong answers and the worst that is not wrong."""
    rows = [row for one in rounds for row in one]
    out: dict[str, Any] = {"plans": len(rounds[0]), "certified": all(row["certified"] for row in rows)}
    for name in LABELS:
        mine = [row for row in rows if name in row]
        if not mine:
            continue
        excess = [row[name]["excess"] for row in mine]
        out[name] = {
            "us": statistics.median(row[name]["us"] for row in mine),
            "slowest_us": max(row[name]["us"] for row in mine),
            "ratio": statistics.median(row[name]["us"] / row["ours"]["us"] for row in mine),
            "wrong": sum(one > WRONG for one in excess) / len(excess),
            "worst_right": max((one for one in excess if one <= WRONG), default=math.nan),
        }
    return out


def run(quick: bool) -> dict[str, Any]:
    """Interleaved rounds over all sizes."""
    draw, file = np.random.default_rng(SEED), BUILD / "plans.bin"
    each, repeats = (1, 1) if quick else (8, 3)
    sizes = {
        f"{years} years, {vintages} vintages": [make_plan(s, years, vintages, draw) for s in SIGMAS for _ in range(each)]
        for years, vintages in SIZES["quick" if quick else "full"]
    }
    rounds: dict[str, list[list[dict[str, Any]]]] = {name: [] for name in sizes}
    before = report.load_average()
    for _ in range(repeats):
        for name, plans in sizes.items():
            rounds[name].append(once(plans, file))
    for name, plans in sizes.items():
        for rows in rounds[name]:
            for plan, row in zip(plans, rows, strict=True):
                judge(plan, row)
    load = {"load_before": before, "load_after": report.load_average()}
    return {"sizes": {name: summary(found) for name, found in rounds.items()}} | load


def text(result: dict[str, Any]) -> str:
    load = f"load {result['load_before']:.2f} to {result['load_after']:.2f}"
    lines = [
        f"Purchase plans of three inputs at sigma 0 to infinity, half with a ban; medians of CPU time, {load}; wrong is "
        f"more than {WRONG:g} from the least cost or a constraint:"
    ]
    for size, row in result["sizes"].items():
        lines.append(f"{size}, {row['plans']} plans{'' if row['certified'] else ', not all certified'}")
        for name, label in LABELS.items():
            if name in row:
                r = row[name]
                lines.append(
                    f"  {label:<14} {r['us'] / 1e3:>9.3f} ms, slowest {r['slowest_us'] / 1e3:.3f} ms, "
                    f"{r['ratio']:.3g} x; wrong {report.percent(r['wrong'])}, else within {r['worst_right']:.0e}"
                )
    return "\n".join(lines)


if __name__ == "__main__":
    print(text(run(quick=False)))
