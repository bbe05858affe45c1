"""Software for chips: engineers that raise utilization, and what compute then costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsFloat, TypeAlias, overload

from ._compute_fleet import FleetClass
from ._compute_values import instances, written
from ._core import compute as _raw
from ._model import Model
from ._status import Certificate, Status
from ._values import NamedValues, number
from .cost import Cost

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Array: TypeAlias = NDArray[np.float64]


class AdaptedClass(_raw.AdaptedClass, Model):
    """Owned chips whose utilization rises with engineers: u(ℓ) = u0 + (u_max − u0)(1 − e^{−ℓ/scale}).

    Parameters
    ----------
    name : str
        Its name.
    peak_flop_per_year : float
        Chips at work all they can, at utilization 1 [FLOP per year].
    base_utilization : float
        Utilization without engineers.
    highest_utilization : float
        Utilization with endlessly many engineers.
    scale_fte : float
        Engineers that close 63 % of the gap [FTE].
    """

    __slots__ = ()
    _fields = ("name", "peak_flop_per_year", "base_utilization", "highest_utilization", "scale_fte")

    def __init__(
        self,
        *,
        name: str,
        peak_flop_per_year: SupportsFloat,
        base_utilization: SupportsFloat,
        highest_utilization: SupportsFloat,
        scale_fte: SupportsFloat,
    ) -> None:
        super().__init__(
            name=name,
            peak_flop_per_year=number(peak_flop_per_year, "AdaptedClass.peak_flop_per_year"),
            base_utilization=number(base_utilization, "AdaptedClass.base_utilization"),
            highest_utilization=number(highest_utilization, "AdaptedClass.highest_utilization"),
            scale_fte=number(scale_fte, "AdaptedClass.scale_fte"),
        )

    @overload
    def utilization(self, fte: float) -> float: ...
    @overload
    def utilization(self, fte: _Array) -> _Array: ...
    def utilization(self, fte: float | _Array) -> float | _Array:
        """Utilization with so many engineers on the class."""
        return super().utilization(fte)

    @overload
    def flop_per_engineer(self, fte: float) -> float: ...
    @overload
    def flop_per_engineer(self, fte: _Array) -> _Array: ...
    def flop_per_engineer(self, fte: float | _Array) -> float | _Array:
        """What one more engineer on the class adds [FLOP per year]."""
        return super().flop_per_engineer(fte)


def adapted(chips: FleetClass, *, highest_utilization: float, scale_fte: float) -> AdaptedClass:
    """A class of a fleet, its utilization taken as that without engineers.

    Parameters
    ----------
    chips : FleetClass
        The class.
    highest_utilization, scale_fte : float
        As of AdaptedClass.

    Returns
    -------
    AdaptedClass
        The class that engineers can improve.
    """
    name, peak, base, highest, scale = _raw.adapted(chips, highest_utilization, scale_fte)
    return AdaptedClass(
        name=name, peak_flop_per_year=peak, base_utilization=base, highest_utilization=highest, scale_fte=scale
    )


@dataclass(frozen=True)
class AdaptationPlan:
    """Engineers over classes, and the FLOP per year that they make of the fleet.

    Attributes
    ----------
    status : Status
        "optimal", or "infeasible" from the ceiling on.
    fte, flop_per_year, flop_per_engineer : float
        Engineers in all, what is delivered, and what the next engineer would add.
    split_fte : NamedValues
        Engineers by class.
    reason : str
        Empty when optimal.
    ceiling_flop_per_year : float
        With endlessly many engineers.
    certificate : Certificate
        Residuals of the split, from the classes alone.
    """

    status: Status
    fte: float
    flop_per_year: float
    flop_per_engineer: float
    split_fte: NamedValues[float]
    reason: str
    ceiling_flop_per_year: float
    certificate: Certificate

    def explain(self) -> str:
        """A table of engineers by class, or why there is none."""
        if self.reason:
            return f"{self.status}: {self.reason}"
        table = written(("class", "engineers"), list(self.split_fte.items()))
        return f"{table}\n{self.fte:.4g} FTE make {self.flop_per_year:.4g} FLOP per year"

    __str__ = explain


def _plan(classes: Sequence[AdaptedClass], raw: dict[str, Any]) -> AdaptationPlan:
    split = NamedValues(dict(zip([c.name for c in classes], raw["split_fte"], strict=False)))
    residuals = ("stationarity", "feasibility", "complementarity", "gap", "condition")
    certificate = Certificate(**{name: getattr(raw["certificate"], name) for name in residuals})
    return AdaptationPlan(
        **raw | {"status": Status(raw["status"]), "split_fte": split, "certificate": certificate}
    )


def base_flop_per_year(classes: Sequence[AdaptedClass]) -> float:
    """The fleet without engineers [FLOP per year].

    Parameters
    ----------
    classes : sequence of AdaptedClass
        The classes.

    Returns
    -------
    float
        [FLOP per year].
    """
    return _raw.base_flop_per_year(instances(classes, AdaptedClass, "classes"))


def best_split(classes: Sequence[AdaptedClass], *, fte: float) -> AdaptationPlan:
    """The split of engineers over classes that delivers most: each class used offers the same from one more.

    Parameters
    ----------
    classes : sequence of AdaptedClass
        The classes.
    fte : float
        Engineers in all, 0 or more [FTE].

    Returns
    -------
    AdaptationPlan
        With its certificate.
    """
    listed = instances(classes, AdaptedClass, "classes")
    return _plan(listed, _raw.best_split(listed, fte))


def least_engineers(classes: Sequence[AdaptedClass], *, flop_per_year: float) -> AdaptationPlan:
    """The fewest engineers that make the fleet deliver so much; infeasible from its ceiling on.

    Parameters
    ----------
    classes : sequence of AdaptedClass
        The classes.
    flop_per_year : float
        What is wanted [FLOP per year].

    Returns
    -------
    AdaptationPlan
        With its certificate.
    """
    listed = instances(classes, AdaptedClass, "classes")
    return _plan(listed, _raw.least_engineers(listed, flop_per_year))


class AdaptationCost(_raw.AdaptationCost, Cost):
    """What compute costs on a fixed fleet that is paid for, where more of it takes engineers. See `adaptation_cost`.

    Parameters
    ----------
    classes : sequence of AdaptedClass
        The fleet.
    wage_usd_per_year : float
        Of an engineer [USD per year].
    running_usd_per_flop : float, optional
        Electricity [USD per FLOP].
    """

    __slots__ = ("_given",)
    _fields = ("classes", "wage_usd_per_year", "running_usd_per_flop")

    def __init__(
        self,
        *,
        classes: Sequence[AdaptedClass],
        wage_usd_per_year: SupportsFloat,
        running_usd_per_flop: SupportsFloat = 0.0,
    ) -> None:
        listed = instances(classes, AdaptedClass, "classes")
        wage = number(wage_usd_per_year, "adaptation_cost.wage_usd_per_year")
        running = number(running_usd_per_flop, "adaptation_cost.running_usd_per_flop")
        super().__init__(listed, wage, running)
        self._given = (tuple(listed), wage, running)

    @property
    def classes(self) -> tuple[AdaptedClass, ...]:
        """The fleet."""
        return self._given[0]

    @property
    def wage_usd_per_year(self) -> float:
        """Of an engineer [USD per year]."""
        return self._given[1]

    @property
    def running_usd_per_flop(self) -> float:
        """Electricity [USD per FLOP]."""
        return self._given[2]

    def marginal(self, x: float) -> tuple[float, float]:
        """What one more FLOP costs, (lower, upper) [USD per FLOP]."""
        return super().marginal(x)


def adaptation_cost(
    classes: Sequence[AdaptedClass], *, wage_usd_per_year: SupportsFloat, running_usd_per_flop: SupportsFloat = 0.0
) -> AdaptationCost:
    """The cost c(C) = w ℓ(C) + p C of compute on a fixed, sunk fleet, ℓ(C) the fewest engineers that deliver C.

    In a firm whose talent costs the same wage, talent splits between research and adaptation by itself. Give the firm
    a floor at `base_flop_per_year` and a cap below the ceiling.

    Parameters
    ----------
    classes : sequence of AdaptedClass
        The fleet.
    wage_usd_per_year : float
        Of an engineer [USD per year].
    running_usd_per_flop : float, optional
        Electricity [USD per FLOP].

    Returns
    -------
    AdaptationCost
        Convex; infinite from the ceiling on.
    """
    return AdaptationCost(
        classes=classes, wage_usd_per_year=wage_usd_per_year, running_usd_per_flop=running_usd_per_flop
    )
