"""Scenario files, reforms, and what they come to."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from . import _core
from ._core.answers import supplies as _supplies
from ._model import PICKLE_VERSION, require_readable
from ._question import question_of
from ._result import Result
from ._without_market import point_elsewhere
from .firm import Firm
from .production import CES, Nest

if TYPE_CHECKING:
    from ._market_clear import Market

__all__ = ["Mistake", "Outcome", "Scenario", "ScenarioResult", "apply", "build_market", "load", "load_text", "run"]

#: A reform: `path=value`, or the path of a TOML file.
Reform: TypeAlias = str | os.PathLike[str]
#: A reform as it was when it was read: `path=value`, or a file's text and name.
_Read: TypeAlias = str | tuple[str, str]


class Mistake(NamedTuple):
    """One mistake of a scenario or reform."""

    file: str
    """The file, or what stands for it."""
    line: int
    """Its line; 0 where there is none."""
    key: str
    """The path of the number, as `compute.cap_share`."""
    value: str
    """The value as written; empty when there is none to show."""
    rule: str
    """The rule that it breaks."""
    near: tuple[str, ...]
    """Names that may have been meant."""


def firm_of(parts: Mapping[str, Any]) -> Firm:
    """The Python firm from the parts of a compiled one."""
    return Firm(
        technology=_technology(parts["technology"]),
        costs={name: _cost(curve) for name, curve in parts["costs"].items()},
        caps=parts["caps"],
        floors=parts["floors"],
    )


def _technology(raw: Any) -> CES | Nest:
    """The Python technology from a compiled one."""
    return CES._of(raw) if isinstance(raw, _core.CES) else Nest._of(raw)


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


def build_market(scenario: Scenario) -> Market:
    """The market of a scenario with pools and firms, frictions calibrated, ready to clear or to change.

    Parameters
    ----------
    scenario : Scenario
        With ``[pool.NAME]`` and ``[[firm]]``.

    Raises
    ------
    ScenarioError
        For a scenario without a market.
    """
    from ._market_clear import Employer, Market, Migration, Pool

    with point_elsewhere():
        parts = _core.market_parts(scenario._raw)
    employers = [
        Employer(
            name=given["name"],
            technology=_technology(given["technology"]),
            costs={name: _cost(curve) for name, curve in given["costs"].items()},
            question=question_of(given["question"]),
            hires=given["hires"],
            caps=given["caps"],
            floors=given["floors"],
        )
        for given in parts["employers"]
    ]
    migration = None
    if parts["friction"] is not None:
        migration = Migration(friction=parts["friction"].tolist(), tau=parts["tau"])
    pools = [Pool(**dict(zip(Pool._fields, values, strict=True))) for values in parts["pools"]]
    return Market(pools=pools, employers=employers, migration=migration)


class Scenario:
    """A lab's benchmark year, prices, limits and question: valid, complete and immutable.

    Made by `load`, `load_text` and `apply`.
    """

    __slots__ = ("_raw", "_source")

    def __init__(self, raw: _core.Scenario, source: tuple[str, str, tuple[_Read, ...]] | None = None) -> None:
        self._raw = raw
        self._source = source

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

    def __reduce__(self) -> tuple[Any, ...]:
        if self._source is None:
            raise TypeError("only a scenario that was loaded is pickled, for its text is what is kept")
        return _restore_scenario, (PICKLE_VERSION, *self._source)


def _restore_scenario(version: int, text: str, name: str, reforms: tuple[_Read, ...]) -> Scenario:
    """A scenario from its pickle: the text is read again, and the reforms are made again."""
    require_readable(version)
    scenario = load_text(text, name)
    return _applied(scenario, reforms) if reforms else scenario


class ScenarioResult(Result):
    """The equilibrium of a scenario: a `Result` with its units and where it comes from."""

    __slots__ = ("_scenario", "_solved")

    def __init__(self, solved: _core.Solved, scenario: Scenario) -> None:
        super().__init__(solved.result, firm_of(solved.firm))
        self._solved = solved
        self._scenario = scenario

    @property
    def scenario(self) -> Scenario:
        """The scenario that was solved, reforms included."""
        return self._scenario

    @property
    def provenance(self) -> dict[str, Any]:
        """Title, hash, price year, sigma of every nest, what compute means, tolerance, version."""
        return self._solved.provenance

    @property
    def benchmark(self) -> dict[str, dict[str, Any]]:
        """For each input its unit, and the benchmark's quantity, price and cost [USD per year]."""
        return self._solved.benchmark

    @property
    def supplies(self) -> dict[str, tuple[dict[str, Any], ...]]:
        """For each input whose supply is made of steps (tiers, chips, sources), the steps from the cheapest to the
        dearest: price [USD per unit], width, what is used [own unit per year], why it is refused, and what one more
        chip saves [USD per year]."""
        return _supplies(self._solved)

    @property
    def h100_year_flop(self) -> float:
        """FLOP that an H100 delivers in a year at the scenario's utilization."""
        return self._solved.h100_year_flop

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_result, (PICKLE_VERSION, self._scenario)


def _restore_result(version: int, scenario: Scenario) -> ScenarioResult:
    """The result of a scenario from its pickle: the scenario is solved again."""
    require_readable(version)
    return run(scenario).baseline


class Outcome:
    """A scenario as it stands and, when reforms were given, with all of them made."""

    __slots__ = ("_raw", "_reforms", "_scenario")

    def __init__(self, raw: _core.Outcome, scenario: Scenario | None, reforms: tuple[_Read, ...]) -> None:
        self._raw = raw
        self._scenario = scenario or Scenario(raw.baseline.scenario)
        self._reforms = reforms

    @property
    def baseline(self) -> ScenarioResult:
        """The scenario as it stands."""
        return ScenarioResult(self._raw.baseline, self._scenario)

    @property
    def reform(self) -> ScenarioResult | None:
        """The scenario with the reforms; None without reforms."""
        raw = self._raw.reform
        return None if raw is None else ScenarioResult(raw, _with(self._scenario, raw.scenario, self._reforms))

    def report(self) -> str:
        """The table that tells the story."""
        return self._raw.report()

    def to_json(self) -> str:
        """JSON that follows the package's schema."""
        return self._raw.to_json()

    def __str__(self) -> str:
        return self.report()

    def __repr__(self) -> str:
        return f"<Outcome of {self._scenario.title!r}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_outcome, (PICKLE_VERSION, self._scenario, self._reforms)

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(self.report())}</pre>"


def _restore_outcome(version: int, scenario: Scenario, reforms: tuple[_Read, ...]) -> Outcome:
    """An outcome from its pickle: scenario and reforms are solved again."""
    require_readable(version)
    return Outcome(_core.run(scenario._raw, list(reforms)), scenario, reforms)


def load(path: str | os.PathLike[str]) -> Scenario:
    """Reads a scenario from a TOML file; opens no other file and runs nothing.

    Parameters
    ----------
    path : str or path
        The file.

    Raises
    ------
    ScenarioError
        With the mistakes of the file, those of its text or, without any, those of its sense: line, key, value, rule,
        and names that may have been meant.
    """
    raw = _core.load(os.fspath(path))
    return Scenario(raw, (Path(path).read_text(encoding="utf-8"), os.fspath(path), ()))


def load_text(text: str, name: str = "text") -> Scenario:
    """Reads a scenario from TOML text.

    Parameters
    ----------
    text : str
        The scenario.
    name : str, default "text"
        What stands for the file in messages.

    Raises
    ------
    ScenarioError
        As `load`.

    Examples
    --------
    >>> import isocost as ic
    >>> try:
    ...     ic.load_text("price_yaer = 2024")
    ... except ic.ScenarioError as error:
    ...     print(error.mistakes[0].near)
    ('price_year',)
    """
    return Scenario(_core.load_text(text, name), (text, name, ()))


def _read(reform: Reform) -> _Read:
    """A reform with the text of its file, so that it stays what it was; the reader reports a file that is not there."""
    words = os.fspath(reform)
    try:
        return words if "=" in words else (Path(words).read_text(encoding="utf-8"), words)
    except (OSError, UnicodeDecodeError):
        return words


def _checked(scenario: Scenario) -> Scenario:
    if not isinstance(scenario, Scenario):
        raise TypeError(f"scenario must be a Scenario, not {type(scenario).__name__}: read a file with isocost.load(path)")
    return scenario


def _read_all(reforms: Sequence[Reform]) -> tuple[_Read, ...]:
    if isinstance(reforms, str | os.PathLike):
        raise TypeError(f"reforms must be a list: [{str(reforms)!r}]")
    return tuple(map(_read, reforms))


def _with(scenario: Scenario, raw: _core.Scenario, reforms: tuple[_Read, ...]) -> Scenario:
    """A scenario after reforms, which knows what it was made of."""
    source = scenario._source
    return Scenario(raw, source and (source[0], source[1], (*source[2], *reforms)))


def _applied(scenario: Scenario, reforms: tuple[_Read, ...]) -> Scenario:
    return _with(scenario, _core.apply(scenario._raw, list(reforms)), reforms)


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
    return _applied(_checked(scenario), _read_all(reforms))


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
    _checked(scenario)
    read = _read_all(reforms)
    return Outcome(_core.run(scenario._raw, list(read)), scenario, read)
