"""Scenario files, reforms, and what they come to."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from . import _core
from ._extras import pandas
from ._result import Result
from .firm import Firm
from .production import CES, Nest

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Outcome", "Scenario", "ScenarioResult", "Sweep", "apply", "demo", "load", "load_text", "run", "sweep"]

#: A reform: `path=value`, or the path of a TOML file.
Reform: TypeAlias = str | os.PathLike[str]


def _firm(parts: Mapping[str, Any]) -> Firm:
    """The Python firm from the parts of a compiled one."""
    technology = parts["technology"]
    kind = CES if isinstance(technology, _core.CES) else Nest
    return Firm(
        technology=kind._of(technology),
        costs={name: _cost(curve) for name, curve in parts["costs"].items()},
        caps=parts["caps"],
        floors=parts["floors"],
    )


def _cost(curve: Any) -> Any:
    """The Python cost from a compiled one."""
    from .cost import FixedCost, IsoelasticCost, LinearCost, TieredCost

    if isinstance(curve, tuple):
        return FixedCost(curve[0], _cost(curve[1]))
    if isinstance(curve, _core.LinearCost):
        return LinearCost(price=curve.price)
    if isinstance(curve, _core.IsoelasticCost):
        return IsoelasticCost(
            price=curve.price,
            reference=curve.reference,
            inverse_elasticity=curve.inverse_elasticity,
            buyer=curve.buyer,
        )
    return TieredCost(curve.tiers)


class Scenario:
    """A lab's benchmark year, prices, limits and question: valid, complete and immutable.

    Made by `load`, `load_text` and `apply`.
    """

    __slots__ = ("_raw",)

    def __init__(self, raw: _core.Scenario) -> None:
        self._raw = raw

    @property
    def title(self) -> str:
        """The scenario in a few words."""
        return self._raw.title

    @property
    def price_year(self) -> int:
        """Year whose US dollars all money is in."""
        return self._raw.price_year

    @property
    def hash(self) -> str:
        """ "sha256:" and 64 digits: the same for two files that say the same in other words."""
        return self._raw.hash

    @property
    def levers(self) -> tuple[str, ...]:
        """All paths that a change can name."""
        return self._raw.levers()

    def explain(self) -> str:
        """Every value with unit, meaning, range and source, the benchmark, and the result in words."""
        return self._raw.explain()

    def __repr__(self) -> str:
        return f"<Scenario {self.title!r}, {self.hash[:19]}>"

    def __str__(self) -> str:
        return self._raw.canonical()

    def __eq__(self, other: object) -> bool:
        return self.hash == other.hash if isinstance(other, Scenario) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.hash)


class ScenarioResult(Result):
    """The equilibrium of a scenario: a `Result` with its units and where it comes from."""

    __slots__ = ("_solved",)

    def __init__(self, solved: _core.Solved) -> None:
        super().__init__(solved.result, _firm(solved.firm))
        self._solved = solved

    @property
    def scenario(self) -> Scenario:
        """The scenario that was solved, reforms included."""
        return Scenario(self._solved.scenario)

    @property
    def provenance(self) -> dict[str, Any]:
        """Title, hash, price year, sigma of every nest, what compute means, tolerance, version."""
        return self._solved.provenance

    @property
    def benchmark(self) -> dict[str, dict[str, Any]]:
        """For each input its unit, and the benchmark's quantity, price and cost [USD per year]."""
        return self._solved.benchmark

    @property
    def h100_year_flop(self) -> float:
        """FLOP that an H100 delivers in a year at the scenario's utilization."""
        return self._solved.h100_year_flop

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a ScenarioResult is not pickled: keep its scenario, or use to_dict()")


class Outcome:
    """A scenario as it stands and, when reforms were given, with all of them made."""

    __slots__ = ("_raw",)

    def __init__(self, raw: _core.Outcome) -> None:
        self._raw = raw

    @property
    def baseline(self) -> ScenarioResult:
        """The scenario as it stands."""
        return ScenarioResult(self._raw.baseline)

    @property
    def reform(self) -> ScenarioResult | None:
        """The scenario with the reforms; None without reforms."""
        raw = self._raw.reform
        return None if raw is None else ScenarioResult(raw)

    def report(self) -> str:
        """The table that tells the story."""
        return self._raw.report()

    def to_json(self) -> str:
        """JSON that follows the package's schema."""
        return self._raw.to_json()

    def __str__(self) -> str:
        return self.report()

    def __repr__(self) -> str:
        return f"<Outcome of {self.baseline.provenance['title']!r}>"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(self.report())}</pre>"


class Sweep(Sequence[Result]):
    """One scenario solved for every value of one number, in the order of the values."""

    __slots__ = ("_raw",)

    def __init__(self, raw: _core.SweepTable) -> None:
        self._raw = raw

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
        return ScenarioResult(self._raw.baseline)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, i: Any) -> Any:
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(len(self)))]
        k = range(len(self))[i]
        return Result(self._raw.result(k), _firm(self._raw.firm(k)))

    def __iter__(self) -> Iterator[Result]:
        return (self[k] for k in range(len(self)))

    def to_frame(self) -> pd.DataFrame:
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


def load(path: str | os.PathLike[str]) -> Scenario:
    """Reads a scenario from a TOML file; opens no other file and runs nothing.

    Raises
    ------
    ScenarioError
        With every mistake of the file: line, key, value, rule, and names that may have been meant.
    """
    return Scenario(_core.load(os.fspath(path)))


def load_text(text: str, name: str = "text") -> Scenario:
    """Reads a scenario from text; `name` stands for the file in messages."""
    return Scenario(_core.load_text(text, name))


def _reforms(reforms: Sequence[Reform]) -> list[str]:
    return [os.fspath(reform) for reform in reforms]


def apply(scenario: Scenario, reforms: Sequence[Reform]) -> Scenario:
    """The scenario with reforms made, in their order; the given one is as before.

    Parameters
    ----------
    scenario : Scenario
        The baseline.
    reforms : sequence of str or path
        Each `path=value`, or a TOML file.

    Raises
    ------
    ScenarioError
        For a path that does not exist, a change that changes nothing, and rules that break.
    """
    return Scenario(_core.apply(scenario._raw, _reforms(reforms)))


def run(scenario: Scenario, reforms: Sequence[Reform] = ()) -> Outcome:
    """Solves the scenario without and with the reforms.

    Parameters
    ----------
    scenario : Scenario
        The baseline.
    reforms : sequence of str or path, optional
        Each `path=value`, or a TOML file.

    Raises
    ------
    ScenarioError
        As `apply`, and for a change on which the result does not depend.

    Examples
    --------
    >>> import isocost as ic
    >>> out = ic.demo()
    >>> str(out.reform.status), out.reform.opex > out.baseline.opex
    ('optimal', True)
    """
    return Outcome(_core.run(scenario._raw, _reforms(reforms)))


def sweep(scenario: Scenario, over: str) -> Sweep:
    """Solves the scenario for n values of one number.

    Parameters
    ----------
    scenario : Scenario
        The baseline.
    over : str
        `path=a:b:n`, evenly spaced, or `path=a:b:n:log`.
    """
    return Sweep(_core.sweep(scenario._raw, over))


def demo() -> Outcome:
    """An invented lab held to 60 % of its compute."""
    return Outcome(_core.demo())
