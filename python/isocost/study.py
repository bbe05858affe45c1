"""Sweeps over a number of a scenario, and the example that needs no file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from . import _core
from ._extras import pandas
from ._result import Result
from .scenario import Outcome, Scenario, ScenarioResult, firm_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Sweep", "demo", "sweep"]


class Sweep(Sequence[Result]):
    """One scenario solved for every value of one number, in the order of the values."""

    __slots__ = ("_raw", "_scenario")

    def __init__(self, raw: _core.SweepTable, scenario: Scenario) -> None:
        self._raw = raw
        self._scenario = scenario

    @property
    def path(self) -> str:
        """The number that varies."""
        return self._raw.path

    @property
    def values(self) -> list[float]:
        """Its values."""
        return self._raw.values

    @property
    def baseline(self) -> ScenarioResult:
        """The scenario as it stands."""
        return ScenarioResult(self._raw.baseline, self._scenario)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, i: Any) -> Any:
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(len(self)))]
        k = range(len(self))[i]
        return Result(self._raw.result(k), firm_of(self._raw.firm(k)))

    def __iter__(self) -> Iterator[Result]:
        return (self[k] for k in range(len(self)))

    def to_pandas(self) -> pd.DataFrame:
        """One row per value: status, Opex, capability, inputs and shadow prices."""
        rows = [
            {"status": str(r.status), "opex": r.opex, "capability": r.capability, "marginal_cost": r.marginal_cost}
            | {f"inputs.{name}": x for name, x in r.inputs.items()}
            | {f"shadow_prices.{name}": x for name, x in r.shadow_prices.items()}
            for r in self
        ]
        frame: pd.DataFrame = pandas().DataFrame(rows, index=pandas().Index(self.values, name=self.path))
        return frame

    def to_csv(self) -> str:
        """The table as comma-separated values."""
        return self._raw.to_csv()

    def to_json(self) -> str:
        """The table as JSON."""
        return self._raw.to_json()

    def __str__(self) -> str:
        return self._raw.to_text()

    def __repr__(self) -> str:
        return f"<Sweep of {self.path}, {len(self)} values>"


def sweep(scenario: Scenario, over: str, *, progress: Callable[[int, int], object] | None = None) -> Sweep:
    """Solves the scenario for n values of one number.

    Parameters
    ----------
    scenario : Scenario
        The baseline.
    over : str
        `path=a:b:n`, evenly spaced, or `path=a:b:n:log`.
    progress : callable, optional
        Called after each value with how many are done and how many there are.

    Raises
    ------
    ScenarioError
        For a value that the scenario's rules forbid, and a number on which no result depends.
    """
    return Sweep(_core.sweep(scenario._raw, over, progress), scenario)


def demo() -> Outcome:
    """An invented lab held to 60 % of its compute."""
    return Outcome(_core.demo(), None, ())
