"""The scalar Python call of this library, on the same problems; None where it is not installed."""

from __future__ import annotations

import sys
import time
from typing import Any

import numpy as np

from server import TOP


class PythonCall:
    """Firms built beforehand; what is timed is `minimize_opex(firm, capability=T)`."""

    def __init__(self, records: np.ndarray) -> None:
        import isocost

        self._solve = isocost.minimize_opex
        self._firms = [firm(isocost, r) for r in records]
        self._targets = [float(r["T"]) for r in records]

    def time(self, first: int, count: int) -> float:
        """CPU microseconds per call."""
        solve = self._solve
        pairs = list(zip(self._firms, self._targets))[first : first + count]
        start = time.thread_time_ns()
        for f, target in pairs:
            solve(f, capability=target)
        return (time.thread_time_ns() - start) / 1e3 / count

    def answers(self, count: int) -> np.ndarray:
        rows = np.zeros((count, 5))
        for i in range(count):
            r = self._solve(self._firms[i], capability=self._targets[i])
            x = [r.inputs[name] for name in ("compute", "talent", "data")]
            rows[i] = *x, r.opex, str(r.status) == "optimal"
        return rows


def firm(ic: Any, r: np.void) -> Any:
    shares = {"compute": float(r["aC"]), "talent": float(r["aL"]), "data": float(r["aD"])}
    talent = ic.IsoelasticCost(
        price=float(r["w0"]), reference=1.0, inverse_elasticity=float(r["eta"]), buyer="monopsonist"
    )
    return ic.Firm(
        technology=ic.CES(shares, sigma=float(r["sigma"]), output=float(r["A"])),
        costs={
            "compute": ic.LinearCost(price=float(r["pc"])),
            "talent": talent,
            "data": ic.LinearCost(price=float(r["pd"])),
        },
        caps={"compute": float(r["K"])},
    )


def python_call(records: np.ndarray) -> PythonCall | None:
    sys.path.append(str(TOP / "build/dev/python"))  # where the package is not installed
    try:
        return PythonCall(records)
    except (ImportError, AttributeError):
        return None
