"""Export rules, and what one of them says of a chip or a memory stack."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, SupportsFloat, TypeAlias

from ._compute_chip import Accelerator
from ._compute_values import Day, day, day_or_none, iso
from ._core import compute as _raw
from ._model import Model
from ._values import number

if TYPE_CHECKING:
    from ._compute_values import _Place

    _Threshold: TypeAlias = tuple[str, float, float, float]
    _Effect: TypeAlias = Literal[
        "licence_required", "notification", "case_by_case_review", "tariff", "exception", "prohibited", "advice"
    ]


class ExportRule(_raw.ExportRule, Model):
    """A rule of export control: what it covers, from which day on, for which places and entities.

    Parameters
    ----------
    id : str
        Its name.
    effective : datetime.date or str
        First day.
    until : datetime.date or str, optional
        First day without it.
    announced : datetime.date or str, optional
        When it became known.
    effect : str, optional
        "licence_required", "notification", "case_by_case_review", "tariff", "exception", "prohibited" or "advice".
    thresholds : iterable of (str, float, float, float), optional
        Measure, at least, below, above; all must hold. Measures: "total_processing_performance",
        "performance_density", "interconnect_gbyte_per_s", "memory_bandwidth_gbyte_per_s", and of memory stacks
        "memory_bandwidth_density".
    named : iterable of str, optional
        Words of a chip's name that it covers, whatever the figures.
    tariff : float, optional
        Share of the price, for a tariff.
    entities : iterable of str, optional
        Words of an entity's name; none for all entities. With entities and neither names nor thresholds it covers
        every item made under United States rules.
    places : iterable of {"china", "offshore_cloud"}, optional
        Where it holds.
    relaxes : iterable of str, optional
        Rules that no longer count where this one covers.
    subject : {"chip", "memory_stack"}, optional
        What it speaks of.
    any_origin : bool, optional
        Whether it covers chips made in China, too.
    source : str, optional
        Where it stands.

    Examples
    --------
    >>> import isocost as ic
    >>> rule = ic.compute.ExportRule(
    ...     id="dense", effective="2023-11-17", thresholds=[("performance_density", 5.92, float("inf"), float("-inf"))]
    ... )
    >>> ic.compute.judge(rule, ic.compute.accelerator("NVIDIA H100 SXM5 80GB")).reason
    'performance density 19.44963145 is 5.92 or more'
    """

    __slots__ = ("_given",)
    _fields = (
        "id", "effective", "until", "announced", "effect", "thresholds", "named", "tariff", "entities", "places",
        "relaxes", "subject", "any_origin", "source",
    )  # fmt: skip

    def __init__(
        self,
        *,
        id: str,
        effective: Day,
        until: Day | None = None,
        announced: Day | None = None,
        effect: _Effect = "licence_required",
        thresholds: Iterable[_Threshold] = (),
        named: Iterable[str] = (),
        tariff: SupportsFloat | None = None,
        entities: Iterable[str] = (),
        places: Iterable[_Place] = ("china",),
        relaxes: Iterable[str] = (),
        subject: Literal["chip", "memory_stack"] = "chip",
        any_origin: bool = False,
        source: str = "",
    ) -> None:
        given: dict[str, Any] = {
            "id": id,
            "effective": day(effective, "ExportRule.effective"),
            "until": day_or_none(until, "ExportRule.until"),
            "announced": day_or_none(announced, "ExportRule.announced"),
            "effect": effect,
            "thresholds": tuple((m, float(a), float(b), float(c)) for m, a, b, c in thresholds),
            "named": tuple(named),
            "tariff": None if tariff is None else number(tariff, "ExportRule.tariff"),
            "entities": tuple(entities),
            "places": tuple(places),
            "relaxes": tuple(relaxes),
            "subject": subject,
            "any_origin": any_origin,
            "source": source,
        }
        super().__init__(**given | {"tariff": math.nan if given["tariff"] is None else given["tariff"]})
        self._given = given

    def _values(self) -> dict[str, Any]:
        days = {key: iso(self._given[key]) for key in ("effective", "until", "announced")}
        return self._given | days

    def __getattr__(self, field: str) -> Any:
        if field in ExportRule._fields:
            return self._given[field]
        raise AttributeError(f"ExportRule has no {field}")


def export_rules() -> tuple[ExportRule, ...]:
    """Rules on accelerators and memory stacks for China and Macau, 2022 to January 2026, each with its source.

    Returns
    -------
    tuple of ExportRule
        In order of their days; some rest on memory or secondary pages, and say so in `source`.

    Examples
    --------
    >>> import isocost as ic
    >>> [rule.id for rule in ic.compute.export_rules() if rule.effect == "tariff"]
    ['tariff of 2026, band 1', 'tariff of 2026, band 2']
    """
    return tuple(ExportRule(**rule) for rule in _raw.export_rules())


class MemoryStack(_raw.MemoryStack, Model):
    """A stack of high-bandwidth memory as it is traded, not yet packaged with a processor.

    Parameters
    ----------
    name : str
        Its name.
    bandwidth_bytes_per_s : float, optional
        Bandwidth of the stack [bytes per second].
    package_mm2 : float, optional
        Area of its package [mm2].
    """

    __slots__ = ()
    _fields = ("name", "bandwidth_bytes_per_s", "package_mm2")

    def __init__(
        self,
        *,
        name: str,
        bandwidth_bytes_per_s: SupportsFloat | None = None,
        package_mm2: SupportsFloat | None = None,
    ) -> None:
        given = {"bandwidth_bytes_per_s": bandwidth_bytes_per_s, "package_mm2": package_mm2}
        super().__init__(
            name=name, **{key: number(x, f"MemoryStack.{key}") for key, x in given.items() if x is not None}
        )


@dataclass(frozen=True)
class Finding:
    """Whether one rule covers an item, and why.

    Attributes
    ----------
    rule : str
        The rule.
    kind : {"covered", "not covered", "unknown"}
        What was found.
    effect : str
        What the rule does to what it covers.
    reason, source : str
        The figures that decided, and where the rule stands.
    missing : str
        The figure that would decide, when unknown.
    """

    rule: str
    kind: str
    effect: str
    reason: str
    source: str
    missing: str


def judge(rule: ExportRule, item: Accelerator | MemoryStack) -> Finding:
    """Judges a chip or a memory stack by one rule, in force or not.

    Parameters
    ----------
    rule : ExportRule
        The rule.
    item : Accelerator or MemoryStack
        What is judged.

    Returns
    -------
    Finding
        Covered, not covered, or unknown with the figure that is missing.
    """
    return Finding(*_raw.judge(rule, item))
