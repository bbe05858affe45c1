"""A claim, how it may be read, and the rule by which a number with its range becomes a verdict.

The rule: where the number lies on one side of the threshold at all ends of all ranges together, the claim so read is
supported or contradicted. Where it does not, but would with everything assumed at its middle, an assumption decides
and the claim is not testable. Where it does not even then, sources disagree and it is undecided.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Values = Mapping[str, float]
Number = Callable[[Values], float]


@dataclass(frozen=True)
class Input:
    """A number that goes into a reading: its range, what it is, and its source, which may be that it is assumed."""

    low: float
    middle: float
    high: float
    meaning: str
    source: str = "assumed"

    def __post_init__(self) -> None:
        if not self.low <= self.middle <= self.high:
            raise ValueError(f"{self.meaning}: a range must be in order, not {self.low}, {self.middle}, {self.high}")

    @staticmethod
    def fixed(value: float, meaning: str, source: str = "assumed") -> Input:
        """One without a range."""
        return Input(value, value, value, meaning, source)

    @staticmethod
    def spanning(ends: Sequence[float], meaning: str, source: str = "assumed") -> Input:
        """One with low, middle and high from a computation."""
        low, middle, high = ends
        return Input(low, middle, high, meaning, source)

    def at(self, value: float) -> Input:
        """The same without a range."""
        return Input.fixed(value, self.meaning, self.source)

    def known(self) -> Input:
        """The same, at its middle where it is assumed."""
        return self.at(self.middle) if self.source.startswith("assumed") else self


@dataclass(frozen=True)
class Scale:
    """What a number is measured in, and on which side of which value a claim says that it is."""

    unit: str
    claimed: str  # above or below
    threshold: float

    def supports(self, value: float) -> bool:
        return value > self.threshold if self.claimed == "above" else value < self.threshold

    def contradicts(self, value: float) -> bool:
        return value < self.threshold if self.claimed == "above" else value > self.threshold


@dataclass(frozen=True)
class Reading:
    """One meaning of a claim that has a number, monotone in every input, so that its extremes are at ends of ranges.

    `turning` is the input whose value is looked for, within `reach`, at which the verdict turns; `by` is what yields
    the number.
    """

    words: str
    scale: Scale
    inputs: Mapping[str, Input]
    number: Number
    turning: str
    reach: tuple[float, float]
    by: str


@dataclass(frozen=True)
class Claim:
    """What is said, by whom, and its readings."""

    words: str
    by: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Found:
    """A reading's number at the middle of all inputs, its range, and the verdict."""

    middle: float
    low: float
    high: float
    verdict: str


def interval(reading: Reading, inputs: Mapping[str, Input]) -> tuple[float, float]:
    """The least and the greatest number over all ends of all ranges."""
    ends = [sorted({given.low, given.high}) for given in inputs.values()]
    numbers = [reading.number(dict(zip(inputs, case, strict=True))) for case in itertools.product(*ends)]
    return min(numbers), max(numbers)


def decided(scale: Scale, low: float, high: float) -> str:
    """The verdict on an interval that is on one side of the threshold; empty for one that is not."""
    if scale.supports(low) and scale.supports(high):
        return "supported"
    return "contradicted" if scale.contradicts(low) and scale.contradicts(high) else ""


def judge(reading: Reading) -> Found:
    """The number, its range, and the verdict by the rule."""
    middle = reading.number({name: given.middle for name, given in reading.inputs.items()})
    low, high = interval(reading, reading.inputs)
    known = {name: given.known() for name, given in reading.inputs.items()}
    without_assumptions = decided(reading.scale, *interval(reading, known))
    verdict = decided(reading.scale, low, high) or ("not testable" if without_assumptions else "undecided")
    return Found(middle, low, high, verdict)


def overall(verdicts: list[str]) -> str:
    """A claim's verdict from those of its readings."""
    found = set(verdicts)
    if len(found) == 1:
        return verdicts[0]
    if {"supported", "contradicted"} <= found:
        return "depends on what is meant"
    one = found & {"supported", "contradicted"}
    return f"{one.pop()} in part" if one else "not testable"


def crossing(function: Callable[[float], float], threshold: float, reach: tuple[float, float]) -> float | None:
    """Where a monotone function meets the threshold, by bisection; none if it does not within reach."""
    low, high = reach
    at_low = function(low) > threshold
    if at_low == (function(high) > threshold):
        return None
    for _ in range(50):
        middle = math.sqrt(low * high) if low > 0 else 0.5 * (low + high)
        low, high = (middle, high) if (function(middle) > threshold) == at_low else (low, middle)
    return high


@dataclass(frozen=True)
class Turn:
    """From which value of the turning input on a verdict holds: "above" or "below" it, "always" or "never"."""

    where: str
    value: float = math.nan


def turn(reading: Reading, verdict: str) -> Turn:
    """Where the whole range supports or contradicts, all other inputs ranging as they do."""
    upper = (verdict == "contradicted") == (reading.scale.claimed == "above")  # the end that comes over last

    def end(value: float) -> float:
        fixed = {**reading.inputs, reading.turning: reading.inputs[reading.turning].at(value)}
        return interval(reading, fixed)[upper]

    value = crossing(end, reading.scale.threshold, reading.reach)
    if value is None:
        holds = decided(reading.scale, *[end(reading.reach[0])] * 2) == verdict
        return Turn("always" if holds else "never")
    rises = end(reading.reach[1]) > end(reading.reach[0])
    return Turn("below" if rises == upper else "above", value)
