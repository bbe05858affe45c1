"""SciPy's SLSQP on the problems: as people write it, and at its best.

Both start at x = T/A, which is exactly feasible unless the cap cuts it. An answer is
(C, L, D, cost, claims success).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from scipy.optimize import minimize

Answer = tuple[float, float, float, float, float]


def cost(p: Any, C: float, L: float, D: float) -> float:
    with np.errstate(all="ignore"):
        return float(p.pc * C + p.w0 * np.float64(L) ** (1 + p.eta) + p.pd * D)


def as_people_write_it(p: Any) -> Answer:
    """In levels, the formulas as they stand, no gradients, no options."""
    rho = (p.sigma - 1) / p.sigma

    def output(x: np.ndarray) -> float:
        if abs(p.sigma - 1) < 1e-8:
            return p.A * x[0] ** p.aC * x[1] ** p.aL * x[2] ** p.aD
        return p.A * (p.aC * x[0] ** rho + p.aL * x[1] ** rho + p.aD * x[2] ** rho) ** (1 / rho)

    start = p.T / p.A
    with np.errstate(all="ignore"):
        r = minimize(
            lambda x: p.pc * x[0] + p.w0 * x[1] ** (1 + p.eta) + p.pd * x[2],
            np.array([min(start, p.K), start, start]),
            method="SLSQP",
            bounds=[(0, p.K), (0, None), (0, None)],
            constraints={"type": "ineq", "fun": lambda x: output(x) - p.T},
        )
    return (*map(float, r.x), cost(p, *r.x), float(r.success))


def log_sum(a: float, b: float, c: float) -> tuple[float, float, float, float]:
    """log(e^a + e^b + e^c) and the three shares."""
    top = max(a, b, c)
    ea, eb, ec = math.exp(a - top), math.exp(b - top), math.exp(c - top)
    total = ea + eb + ec
    return top + math.log(total), ea / total, eb / total, ec / total


def at_its_best(p: Any) -> Answer:
    """In logs of x/(T/A), log cost and log output, gradients, tight; Cobb-Douglas near sigma = 1."""
    rho = (p.sigma - 1) / p.sigma
    tA = p.T / p.A
    cC, cL, cD = math.log(p.pc * tA), math.log(p.w0) + (1 + p.eta) * math.log(tA), math.log(p.pd * tA)
    sC, sL, sD = math.log(p.aC), math.log(p.aL), math.log(p.aD)
    slope = 1 + p.eta

    def log_cost(y: np.ndarray) -> tuple[float, np.ndarray]:
        C, L, D = y.tolist()
        value, c, l, d = log_sum(cC + C, cL + slope * L, cD + D)
        return value, np.array([c, slope * l, d])

    def log_output(y: np.ndarray) -> float:
        C, L, D = y.tolist()
        if abs(p.sigma - 1) <= 1e-8:
            return p.aC * C + p.aL * L + p.aD * D
        return log_sum(sC + rho * C, sL + rho * L, sD + rho * D)[0] / rho

    def output_shares(y: np.ndarray) -> np.ndarray:
        if abs(p.sigma - 1) <= 1e-8:
            return np.array([p.aC, p.aL, p.aD])
        C, L, D = y.tolist()
        return np.array(log_sum(sC + rho * C, sL + rho * L, sD + rho * D)[1:])

    cap = math.log(p.K / tA)
    try:
        r = minimize(
            log_cost,
            np.array([min(0.0, cap), 0.0, 0.0]),
            jac=True,
            method="SLSQP",
            bounds=[(None, cap), (None, None), (None, None)],
            constraints={"type": "ineq", "fun": log_output, "jac": output_shares},
            options={"ftol": 1e-12, "maxiter": 500},
        )
        C, L, D = (tA * math.exp(y) for y in r.x)
    except (OverflowError, ValueError):
        return math.nan, math.nan, math.nan, math.nan, 0.0
    return C, L, D, cost(p, C, L, D), float(r.success)


CONTENDERS = {"scipy-plain": as_people_write_it, "scipy-best": at_its_best}
