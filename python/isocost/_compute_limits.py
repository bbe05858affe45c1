"""What limits compute beside its price: a stock of chips, a cluster, a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, SupportsFloat, TypeAlias, overload

from ._compute_fleet import FleetClass
from ._compute_values import framed, instances
from ._core import compute as _raw
from ._model import Model
from ._values import number
from .cost import FixedCost, TieredCost

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ._compute_values import _Horizon

    _Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class StockStep:
    """A stretch of supply under a stock cap: its end, the price of a FLOP, and the price of the stock."""

    end_flop_per_year: float
    price_usd_per_flop: float
    stock_price_usd_per_flop_per_s: float


class StockCapped(_raw.StockCapped, Model):
    """The cheapest supply from a fleet whose installed peak is capped: exact, convex and piecewise linear.

    Made by `stock_capped`. Beyond the point where the cap binds, each stretch trades a class that takes much peak for
    a delivered FLOP for one that takes less.

    Parameters
    ----------
    fleet : sequence of FleetClass
        The classes.
    cap_flop_per_s : float
        Most installed peak at work [FLOP per second].
    horizon : {"long_run", "short_run"}, optional
        Whether capital counts.
    """

    __slots__ = ("_fleet", "_horizon")
    _fields = ("fleet", "cap_flop_per_s", "horizon")

    def __init__(
        self, *, fleet: Sequence[FleetClass], cap_flop_per_s: SupportsFloat, horizon: _Horizon = "long_run"
    ) -> None:
        classes = instances(fleet, FleetClass, "fleet")
        super().__init__(classes, number(cap_flop_per_s, "stock_capped.cap_flop_per_s"), horizon)
        self._fleet: tuple[FleetClass, ...] = tuple(classes)
        self._horizon: _Horizon = horizon

    @property
    def fleet(self) -> tuple[FleetClass, ...]:
        """The classes."""
        return self._fleet

    @property
    def horizon(self) -> _Horizon:
        """Whether capital counts."""
        return self._horizon

    @property
    def steps(self) -> tuple[StockStep, ...]:
        """The stretches of the curve."""
        return tuple(StockStep(*step) for step in self.raw_steps)

    @property
    def cost(self) -> TieredCost | FixedCost:
        """The curve as a cost of compute [FLOP per year], for a firm."""
        start, tiers = 0.0, []
        for step in self.steps:
            tiers.append((step.end_flop_per_year - start, step.price_usd_per_flop))
            start = step.end_flop_per_year
        curve = TieredCost(tiers)
        return FixedCost(self.fixed_usd_per_year, then=curve) if self.fixed_usd_per_year else curve

    @overload
    def stock_price_usd_per_flop_per_s(self, flop_per_year: float) -> float: ...
    @overload
    def stock_price_usd_per_flop_per_s(self, flop_per_year: _Array) -> _Array: ...
    def stock_price_usd_per_flop_per_s(self, flop_per_year: float | _Array) -> float | _Array:
        """What one more FLOP/s of the cap saves when so many FLOP per year are delivered [USD per year]."""
        return super().stock_price_usd_per_flop_per_s(flop_per_year)

    def gap(self, flop_per_year: float) -> float:
        """Certificate: relative distance of the curve's cost to the bound of weak duality, 0 when it is right."""
        return super().gap(flop_per_year)

    def to_pandas(self) -> pd.DataFrame:
        """A row for each stretch."""
        head = ("end_flop_per_year", "price_usd_per_flop", "stock_price_usd_per_flop_per_s")
        return framed(head, [tuple(vars(step).values()) for step in self.steps])


def stock_capped(
    fleet: Sequence[FleetClass], *, cap_flop_per_s: SupportsFloat, horizon: _Horizon = "long_run"
) -> StockCapped:
    """The cost curve of a fleet under a cap on its installed peak.

    Parameters
    ----------
    fleet : sequence of FleetClass
        The classes.
    cap_flop_per_s : float
        Most installed peak at work [FLOP per second].
    horizon : {"long_run", "short_run"}, optional
        Whether capital counts.

    Returns
    -------
    StockCapped
        Its `cost` is for a firm.
    """
    return StockCapped(fleet=fleet, cap_flop_per_s=cap_flop_per_s, horizon=horizon)


class Cluster(_raw.Cluster, Model):
    """The largest set of chips that can work on one training run, and how it is used.

    Parameters
    ----------
    chips : float
        Contiguous chips [chips].
    peak_flop_per_s : float
        Dense 16-bit peak of a chip [FLOP per second].
    utilization : float
        Achieved share of the peak (MFU).
    availability : float
        Share of a run's days at work.
    run_days : float
        How long a run may take [days].
    runs_per_year : float
        Runs one after another [runs per year].

    Examples
    --------
    >>> import isocost as ic
    >>> cluster = ic.compute.Cluster(
    ...     chips=2048, peak_flop_per_s=989e12, utilization=0.35, availability=0.9, run_days=120, runs_per_year=2
    ... )
    >>> f"{cluster.run_cap_flop_per_year:.3e}"
    '1.323e+25'
    """

    __slots__ = ()
    _fields = ("chips", "peak_flop_per_s", "utilization", "availability", "run_days", "runs_per_year")

    def __init__(
        self,
        *,
        chips: SupportsFloat,
        peak_flop_per_s: SupportsFloat,
        utilization: SupportsFloat,
        availability: SupportsFloat,
        run_days: SupportsFloat,
        runs_per_year: SupportsFloat,
    ) -> None:
        super().__init__(
            chips=number(chips, "Cluster.chips"),
            peak_flop_per_s=number(peak_flop_per_s, "Cluster.peak_flop_per_s"),
            utilization=number(utilization, "Cluster.utilization"),
            availability=number(availability, "Cluster.availability"),
            run_days=number(run_days, "Cluster.run_days"),
            runs_per_year=number(runs_per_year, "Cluster.runs_per_year"),
        )

    def usd_per_contiguous_chip_year(self, run_shadow_price_usd_per_flop: float) -> float:
        """What one more contiguous chip saves, from the shadow price of runs [USD per chip-year]."""
        return super().usd_per_contiguous_chip_year(run_shadow_price_usd_per_flop)


class LocalSteps(_raw.LocalSteps, Model):
    """How nodes far apart train one model: steps on their own, then an exchange (DiLoCo, Douillard et al. 2023).

    Parameters
    ----------
    steps : float
        Local steps between two exchanges [steps].
    step_seconds : float
        Time of one step [s].
    exchanged_bytes : float
        Sent by a node at an exchange [bytes].
    bandwidth_bytes_per_s : float
        Of the slowest link [bytes per second].

    Examples
    --------
    >>> import isocost as ic
    >>> local = ic.compute.LocalSteps(
    ...     steps=500, step_seconds=8, exchanged_bytes=20e9, bandwidth_bytes_per_s=0.125e9
    ... )
    >>> round(local.network_efficiency, 4)
    0.9615
    """

    __slots__ = ()
    _fields = ("steps", "step_seconds", "exchanged_bytes", "bandwidth_bytes_per_s")

    def __init__(
        self,
        *,
        steps: SupportsFloat,
        step_seconds: SupportsFloat,
        exchanged_bytes: SupportsFloat,
        bandwidth_bytes_per_s: SupportsFloat,
    ) -> None:
        super().__init__(
            steps=number(steps, "LocalSteps.steps"),
            step_seconds=number(step_seconds, "LocalSteps.step_seconds"),
            exchanged_bytes=number(exchanged_bytes, "LocalSteps.exchanged_bytes"),
            bandwidth_bytes_per_s=number(bandwidth_bytes_per_s, "LocalSteps.bandwidth_bytes_per_s"),
        )


def least_local_steps(efficiency: float, local: LocalSteps) -> float:
    """The fewest local steps that keep a network efficiency.

    Parameters
    ----------
    efficiency : float
        Between 0 and 1.
    local : LocalSteps
        The network; its steps do not matter.

    Returns
    -------
    float
        Steps, at least 1.
    """
    return _raw.least_local_steps(efficiency, local)


def fleet_flop_per_s(
    nodes: Mapping[str, float], *, batches: Literal["proportional", "equal"], local: LocalSteps
) -> float:
    """What unlike nodes deliver together: η Σ r when batches are proportional to the rates, η n min r when equal.

    Parameters
    ----------
    nodes : mapping of str to float
        What each node delivers on its own [FLOP per second].
    batches : {"proportional", "equal"}
        How work is dealt out.
    local : LocalSteps
        The network between them.

    Returns
    -------
    float
        [FLOP per second].
    """
    return _raw.fleet_flop_per_s(list(nodes.items()), batches, local)


def best_equal_nodes(nodes: Mapping[str, float], *, local: LocalSteps) -> dict[str, float]:
    """The nodes that deliver most together with equal batches: adding a slow one may slow all.

    Parameters
    ----------
    nodes : mapping of str to float
        What each node delivers on its own [FLOP per second].
    local : LocalSteps
        The network between them.

    Returns
    -------
    dict of str to float
        Those that are worth having, the fastest first.
    """
    return dict(_raw.best_equal_nodes(list(nodes.items()), local))
