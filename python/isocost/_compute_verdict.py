"""Verdicts: whether an entity may have a chip at a place on a day, and which classes of a fleet may be held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ._compute_chip import Accelerator
from ._compute_fleet import FleetClass
from ._compute_rules import ExportRule, Finding, MemoryStack, export_rules, judge
from ._compute_values import Day, day, framed, instances
from ._core import compute as _raw

if TYPE_CHECKING:
    import pandas as pd

    from ._compute_values import _Place


@dataclass(frozen=True)
class Verdict:
    """Whether an entity may have an item at a place on a day, with everything that was found.

    Attributes
    ----------
    kind : str
        "allowed", "tariff", "exception", "case by case", "licence required", "prohibited" or "unknown".
    tariff : float
        All tariffs that cover it, share of the price.
    reason, missing : str
        What decided; the figure that would decide when unknown.
    findings : tuple of Finding
        Of all rules in force on that day at that place.
    """

    kind: str
    tariff: float
    reason: str
    missing: str
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {self.missing}" if self.missing else self.kind

    def explain(self) -> str:
        """The verdict, its reason, and a line with its source for each rule that covers or could cover."""
        lines = [f"{self} ({self.reason})"]
        for f in self.findings:
            if f.kind != "not covered":
                lines.append(f"  {f.rule}: {f.kind}, {f.effect}; {f.reason} [{f.source}]")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The verdict as plain values."""
        return {
            "kind": self.kind,
            "tariff": self.tariff,
            "reason": self.reason,
            "missing": self.missing,
            "findings": [vars(f).copy() for f in self.findings],
        }


def _verdict(raw: tuple[Any, ...]) -> Verdict:
    kind, tariff, reason, missing, findings = raw
    return Verdict(kind, tariff, reason, missing, tuple(Finding(*f) for f in findings))


def _rules(rules: Iterable[ExportRule] | None) -> list[Any]:
    return instances(export_rules() if rules is None else rules, ExportRule, "rules")


def allowed(
    item: Accelerator | MemoryStack,
    date: Day,
    *,
    entity: str,
    place: _Place,
    rules: Iterable[ExportRule] | None = None,
) -> Verdict:
    """Whether `entity` may have the item at `place` on `date`: the strictest rule in force, but for relaxed ones.

    Parameters
    ----------
    item : Accelerator or MemoryStack
        What is wanted.
    date : datetime.date or str
        The day.
    entity : str
        Who wants it; "" when nobody knows, which lists of entities leave open.
    place : {"china", "offshore_cloud"}
        Where it is to work.
    rules : iterable of ExportRule, optional
        Those of `export_rules()` by default.

    Returns
    -------
    Verdict
        With the findings of all rules of that day and place.

    Examples
    --------
    >>> import isocost as ic
    >>> h20 = ic.compute.accelerator("NVIDIA HGX H20")
    >>> str(ic.compute.allowed(h20, "2024-06-01", entity="MiniMax", place="china"))
    'unknown: die_mm2'
    >>> str(ic.compute.allowed(h20, "2025-04-14", entity="MiniMax", place="china"))
    'licence required'
    """
    return _verdict(_raw.allowed(item, day(date, "date"), entity, place, _rules(rules)))


@dataclass(frozen=True)
class VerdictMatrix:
    """What each rule, in force or not, says of each chip: `matrix["NVIDIA HGX H20", "3A090.a.1"]`.

    Attributes
    ----------
    chips, rules : tuple of str
        Names of rows and columns.
    findings : tuple of Finding
        Chip by chip, in the order of the rules.
    """

    chips: tuple[str, ...]
    rules: tuple[str, ...]
    findings: tuple[Finding, ...]

    def __getitem__(self, pair: tuple[str, str]) -> Finding:
        chip, rule = pair
        for name, names in ((chip, self.chips), (rule, self.rules)):
            if name not in names:
                raise KeyError(f"{name!r}: not among the names {', '.join(names)}")
        return self.findings[self.chips.index(chip) * len(self.rules) + self.rules.index(rule)]

    def __str__(self) -> str:
        width = max(map(len, self.rules), default=0)
        blocks = []
        for chip in self.chips:
            found = [self[chip, rule] for rule in self.rules]
            lines = [f"  {f.rule:<{width}}  {f.kind}: {f.reason}\n" for f in found]
            blocks.append(f"{chip}\n" + "".join(lines))
        return "\n".join(blocks)

    def to_dict(self) -> dict[str, dict[str, str]]:
        """Kind of finding by chip and rule."""
        return {chip: {rule: self[chip, rule].kind for rule in self.rules} for chip in self.chips}

    def to_pandas(self) -> pd.DataFrame:
        """A row for each chip and rule: kind, reason, missing figure, source."""
        found = [(chip, self[chip, rule]) for chip in self.chips for rule in self.rules]
        rows = [(chip, f.rule, f.kind, f.reason, f.missing, f.source) for chip, f in found]
        return framed(("chip", "rule", "kind", "reason", "missing", "source"), rows)


def verdict_matrix(chips: Sequence[Accelerator], rules: Iterable[ExportRule] | None = None) -> VerdictMatrix:
    """Every rule on every chip.

    Parameters
    ----------
    chips : sequence of Accelerator
        The rows.
    rules : iterable of ExportRule, optional
        The columns; those of `export_rules()` by default.

    Returns
    -------
    VerdictMatrix
        Prints as a table.
    """
    columns = _rules(rules)
    findings = tuple(judge(rule, chip) for chip in chips for rule in columns)
    return VerdictMatrix(tuple(chip.name for chip in chips), tuple(rule.id for rule in columns), findings)


@dataclass(frozen=True)
class LegalFleet:
    """Which classes of a fleet may be held, and why.

    Attributes
    ----------
    held : tuple of FleetClass
        Those that may, in their order.
    verdicts : tuple of (str, bool, Verdict)
        Every class: name, held or not, verdict.
    """

    held: tuple[FleetClass, ...]
    verdicts: tuple[tuple[str, bool, Verdict], ...]

    def __str__(self) -> str:
        lines = [f"{n}: {'held' if h else 'not held'}, {v} ({v.reason})" for n, h, v in self.verdicts]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, dict[str, Any]]:
        """Held or not, verdict and reason by class."""
        return {n: {"held": h, "verdict": str(v), "reason": v.reason} for n, h, v in self.verdicts}

    def to_pandas(self) -> pd.DataFrame:
        """A row for each class: held or not, verdict, reason, tariff."""
        rows = [(n, h, str(v), v.reason, v.tariff) for n, h, v in self.verdicts]
        return framed(("class", "held", "verdict", "reason", "tariff"), rows)


def legal_fleet(
    fleet: Sequence[FleetClass],
    date: Day,
    *,
    entity: str,
    place: _Place,
    rules: Iterable[ExportRule] | None = None,
    exception: bool = True,
    case_by_case: bool = False,
    licence_required: bool = False,
    unknown: bool = False,
) -> LegalFleet:
    """Which classes of a fleet an entity may hold at a place on a day.

    Parameters
    ----------
    fleet : sequence of FleetClass
        The classes.
    date : datetime.date or str
        The day.
    entity : str
        Who holds them.
    place : {"china", "offshore_cloud"}
        Where they work.
    rules : iterable of ExportRule, optional
        Those of `export_rules()` by default.
    exception, case_by_case, licence_required, unknown : bool, optional
        Which verdicts let a class in, beside "allowed" and "tariff": as if the licence were granted, as if the missing
        figure allowed it.

    Returns
    -------
    LegalFleet
        Classes and verdicts; prices are not changed, see `with_tariff`.
    """
    classes = instances(fleet, FleetClass, "fleet")
    raw = _raw.legal_fleet(
        classes, day(date, "date"), entity, place, _rules(rules), exception, case_by_case, licence_required, unknown
    )
    held = tuple(chips for chips, (_, is_held, _) in zip(classes, raw, strict=True) if is_held)
    return LegalFleet(held, tuple((name, is_held, _verdict(v)) for name, is_held, v in raw))
