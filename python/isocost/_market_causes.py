"""What the caps of a scenario's market do to its wages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ._chapters import ChapterAnswer, unknown_name
from ._core.answers import market_causes as _market_causes
from ._status import Status
from .scenario import Reform, Scenario, _applied, _checked, _read_all
from ._without_market import point_elsewhere

__all__ = ["MarketCauses", "market_causes"]


class MarketCauses(Mapping[str, ChapterAnswer]):
    """What each binding cap of a market does to wages and Opex: by `cap.FIRM.INPUT`; empty where none binds."""

    __slots__ = ("_answers", "_scenario", "_text", "_unsolved")

    def __init__(self, scenario: Scenario) -> None:
        with point_elsewhere():
            answers, self._text = _market_causes(scenario._raw)
        all_told = [ChapterAnswer(raw) for raw in answers]
        self._unsolved = next((one for one in all_told if one.status != "optimal"), None)
        self._answers = {one.section: one for one in all_told if self._unsolved is None}
        self._scenario = scenario

    @property
    def status(self) -> Status:
        """`optimal` when the market clears and its wages are shared out, which is to nobody where no cap binds."""
        return Status.optimal if self._unsolved is None else self._unsolved.status

    @property
    def reason(self) -> str:
        """Why there are no causes: no cap binds, or the market has no answer; empty when there are."""
        if self._unsolved is not None:  # without lines, and so false
            return self._unsolved.reason
        return "" if self._answers else self._text.strip()

    def report(self) -> str:
        """The table of causes, or why there are none."""
        return self._text.strip("\n") if self._answers else self.reason

    def to_dict(self) -> dict[str, Any]:
        """The figures of every cause by its name, and the status as text."""
        causes = {name: one.to_dict() for name, one in self.items()}
        return {"status": str(self.status), "reason": self.reason, "causes": causes}

    def __getitem__(self, cap: str) -> ChapterAnswer:
        if cap not in self._answers:
            raise KeyError(unknown_name(cap, "the caps that bind are", tuple(self)))
        return self._answers[cap]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)

    def __str__(self) -> str:
        return self.report()

    def __repr__(self) -> str:
        return f"<MarketCauses of {self._scenario.title!r}: {', '.join(self) or self.reason}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return MarketCauses, (self._scenario,)


def market_causes(scenario: Scenario, reforms: Sequence[Reform] = ()) -> MarketCauses:
    """What each cap that binds in a scenario's market does to wages and Opex, under `cap.FIRM.INPUT`.

    By its Shapley share, which add up to what all do together, and alone, the others lifted. The same as `causes` of
    `isocost market --causes --json`.

    Parameters
    ----------
    scenario : Scenario
        With a market.
    reforms : sequence of str or path, optional
        As in `answer`: the causes are those of the market with them made.

    Returns
    -------
    MarketCauses
        A mapping; where no cap binds an empty one, whose `reason` says so.

    Raises
    ------
    InvalidParameter
        With more than 12 caps: every combination is cleared.
    ScenarioError
        As `apply`, and for a scenario without a market or with `[spillovers]`.
    """
    read = _read_all(reforms)
    _checked(scenario)
    return MarketCauses(_applied(scenario, read) if read else scenario)
