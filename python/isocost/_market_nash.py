"""What a game ends in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ._answer import Answer
from ._market_answers import NashPoint
from ._status import Status


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class NashResult(Answer):
    """Equilibria that were found.

    Attributes
    ----------
    status : Status
        `optimal`: nobody gains more than the tolerance by any action searched.
    reason : str
        What stands in the way, in words.
    point : NashPoint
        The first that holds, or the least regretted.
    others : tuple of NashPoint
        Different ones from other starts.
    rounds : int
        Of best replies.
    """

    status: Status
    reason: str
    point: NashPoint
    others: tuple[NashPoint, ...]
    rounds: int

    def to_dict(self) -> dict[str, Any]:
        """All figures by name, points as such dictionaries."""
        own = Answer.to_dict(self)
        return own | {"point": self.point.to_dict(), "others": [other.to_dict() for other in self.others]}
