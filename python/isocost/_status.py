"""How a solve ended, and how far the answer is from optimal."""

from __future__ import annotations

from enum import StrEnum

from . import _core
from ._model import Model


class Status(StrEnum):
    """How a solve ended. None of these is an error; only `optimal` promises a certificate that holds.

    Examples
    --------
    >>> import isocost as ic
    >>> str(ic.Status.infeasible), ic.Status.infeasible == "infeasible"
    ('infeasible', True)
    >>> ic.Status.infeasible.sentence
    'No bundle within the limits meets the demand.'
    """

    optimal = "optimal"
    locally_optimal = "locally_optimal"
    infeasible = "infeasible"
    unbounded = "unbounded"
    iteration_limit = "iteration_limit"
    stalled = "stalled"
    out_of_range = "out_of_range"

    @property
    def sentence(self) -> str:
        """The status as a sentence."""
        return _core.statuses[self.value]


class Certificate(Model, _core.Certificate):
    """How far a point is from optimal, computed from the problem and the point alone.

    All residuals are relative and 0 at the optimum; NaN where a notion does not exist (the gap of a
    problem that is not convex) or nothing was solved.

    Parameters
    ----------
    stationarity : float
        max_i |c_i' + μ_i − ν_i − λF_i| / max(c_i', λF_i).
    feasibility : float
        Worst violation of the target or budget, of a cap or of a floor.
    complementarity : float
        Worst multiplier × slack, over Opex.
    gap : float
        (objective − lower bound) / Opex, the bound from weak duality.
    condition : float
        How far one rounding of the data moves Opex, at least 1; `holds` allows the gap to be that
        many times the tolerance.

    Examples
    --------
    >>> import isocost as ic
    >>> ic.Certificate(stationarity=1e-12, feasibility=0.0, complementarity=0.0, gap=1e-13).holds(1e-9)
    True
    """

    __slots__ = ()
    _fields = ("stationarity", "feasibility", "complementarity", "gap", "condition")

    def __init__(
        self,
        stationarity: float,
        feasibility: float,
        complementarity: float,
        gap: float = float("nan"),
        condition: float = 1.0,
    ) -> None:
        super().__init__(stationarity, feasibility, complementarity, gap, condition)
