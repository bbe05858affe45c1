"""What the sale of one person answers."""

from __future__ import annotations

from dataclasses import dataclass

from ._answer import Answer
from ._status import Status
from ._text_table import text_table


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class AuctionResult(Answer):
    """Sale of one person.

    Attributes
    ----------
    status : Status
        `infeasible` when nobody reaches the outside option.
    reason : str
        Then why.
    winner : str
        Whom it is worth most.
    runner_up : str
        Whose worth is the price; empty: the outside option.
    price_usd : float
        Paid.
    rent_usd : float
        Of the winner.
    largest_regret_usd : float
        Of any bidder.
    least_value_usd : float
        That would win.
    """

    status: Status
    reason: str
    winner: str
    runner_up: str
    price_usd: float
    rent_usd: float
    largest_regret_usd: float
    least_value_usd: float

    def explain(self) -> str:
        """Who gets the person, what sets the price, and the figures."""
        if not self.winner:
            return f"{self.status}: {self.reason}"
        if self.runner_up:
            why = f"the price is what the person is worth to {self.runner_up}"
        else:
            why = "nobody else bids above the outside option, which is the price"
        money = [(name, value) for name, value in self._values().items() if name.endswith("_usd")]
        rows = [(name.removesuffix("_usd").replace("_", " "), value, "USD") for name, value in money]
        return f"{self.status}: {self.winner} gets the person; {why}\n{text_table(rows, left=(0, 2))}"
