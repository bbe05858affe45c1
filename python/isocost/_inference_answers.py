"""What the functions of the chapter answer: immutable values that print as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ._answer import Answer
from ._extras import pandas
from ._status import Status

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Serving(Answer):
    """A placement's speed and price; NaN when it is infeasible.

    Attributes
    ----------
    status : Status
        `infeasible` when weights and cache exceed the memory.
    reason : str
        Then why, and what would do.
    bytes_needed, bytes_there : float
        Of memory [bytes].
    least_chips : float
        That hold this batch.
    largest_batch : float
        On these chips; 0 when the weights alone do not fit.
    seconds_per_token : float
        From one token to the next [seconds].
    tokens_per_s_per_user, tokens_per_s : float
        Speed for one user, and of all together [tokens per second].
    usd_per_mtok : float
        Price of tokens written [USD per million tokens].
    utilization : float
        Share of the peak that works on tokens.
    bottleneck : {"memory_bandwidth", "arithmetic"}
        What the time of a token goes on besides agreeing.
    """

    status: Status
    reason: str
    bytes_needed: float
    bytes_there: float
    least_chips: float
    largest_batch: float
    seconds_per_token: float
    tokens_per_s_per_user: float
    tokens_per_s: float
    usd_per_mtok: float
    utilization: float
    bottleneck: Literal["memory_bandwidth", "arithmetic"]


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class RequestPrice(Answer):
    """What a request takes and costs; NaN when the writing chips cannot hold the model.

    Attributes
    ----------
    status, reason
        Of the placement that writes.
    prefill_s, decode_s : float
        To read the prompt and to write the answer [seconds].
    usd_per_input_mtok, usd_per_output_mtok : float
        Prices [USD per million tokens].
    usd : float
        Of the whole request [USD].
    """

    status: Status
    reason: str
    prefill_s: float
    decode_s: float
    usd_per_input_mtok: float
    usd_per_output_mtok: float
    usd: float


class FrontierPoint(NamedTuple):
    """A placement that no other of the grid beats in both price and speed.

    Attributes
    ----------
    chips, batch : float
        Of the placement.
    usd_per_mtok : float
        Price [USD per million tokens].
    tokens_per_s_per_user : float
        Speed [tokens per second].
    """

    chips: float
    batch: float
    usd_per_mtok: float
    tokens_per_s_per_user: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Frontier(Answer):
    """The price–speed frontier, from the cheapest placement to the fastest: price and speed both rise along it.

    Attributes
    ----------
    status : Status
        `infeasible` when the model fits on none of the grid's numbers of chips.
    reason : str
        Then what would hold it.
    points : tuple of FrontierPoint
        The frontier.
    placements, infeasible : int
        Of the grid, and of them those that do not fit into memory.
    uncovered, dominated : int
        The certificate, from comparing every placement with every point: placements that no point matches in both
        price and speed, and points that a placement beats. Both are 0.
    """

    status: Status
    reason: str
    points: tuple[FrontierPoint, ...]
    placements: int
    infeasible: int
    uncovered: int
    dominated: int

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "points", tuple(FrontierPoint(*point) for point in self.points))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; a point is a tuple of chips, batch, price and speed."""
        return Answer.to_dict(self) | {"points": tuple(tuple(point) for point in self.points)}

    def cheapest_at_speed(self, tokens_per_s_per_user: float) -> FrontierPoint | None:
        """The cheapest point that gives each user at least so many tokens per second; None if none is that fast."""
        return next((p for p in self.points if p.tokens_per_s_per_user >= tokens_per_s_per_user), None)

    def explain(self) -> str:
        """The frontier as a table, or why there is none."""
        lines = [f"{self.status}: {self.placements} placements, {self.infeasible} do not fit into memory"]
        if self.reason:
            return "\n".join([*lines, self.reason])
        lines.append(f"{'chips':>6}  {'batch':>6}  {'USD per Mtok':>12}  {'tokens/s per user':>17}")
        for p in self.points:
            speed = f"{p.tokens_per_s_per_user:>17.4g}"
            lines.append(f"{p.chips:>6.0f}  {p.batch:>6.0f}  {p.usd_per_mtok:>12.4g}  {speed}")
        return "\n".join(lines)

    def to_pandas(self) -> pd.DataFrame:
        """The points as a pandas data frame, one row each."""
        frame: pd.DataFrame = pandas().DataFrame(list(self.points), columns=list(FrontierPoint._fields))
        return frame


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class DayAccount(Answer):
    """A day's books.

    Attributes
    ----------
    nodes : float
        Average over the day.
    cost_usd : float
        nodes · chips · 24 h · rent [USD].
    usd_per_mtok, usd_per_output_mtok : float
        Cost, of all tokens and laid on the output alone [USD per million tokens].
    revenue_at_list_price_usd : float
        Theoretical: free and discounted use brings less, so its excess over cost is no margin [USD].
    list_price_usd_per_mtok : float
        List price blended over all tokens [USD per million tokens].
    output_tokens_per_s_per_node, tokens_per_s_per_node : float
        Average over all nodes, those that read too [tokens per second].
    """

    nodes: float
    cost_usd: float
    usd_per_mtok: float
    usd_per_output_mtok: float
    revenue_at_list_price_usd: float
    list_price_usd_per_mtok: float
    output_tokens_per_s_per_node: float
    tokens_per_s_per_node: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class BreakEven(Answer):
    """Where self-hosting and an API cost the same.

    Attributes
    ----------
    status : Status
        `infeasible`: at no load.
    reason : str
        Then why.
    utilization : float
        Average load at which they do; above 1 when infeasible.
    tokens_per_month, tokens_per_year : float
        The same as a volume [tokens].
    least_tokens_per_s : float
        Full-load throughput that would just pay the rent [tokens per second].
    most_usd_per_hour : float
        Rent that full load would just pay [USD per hour].
    least_api_usd_per_mtok : float
        Price of the API at which full load breaks even [USD per million tokens].
    """

    status: Status
    reason: str
    utilization: float
    tokens_per_month: float
    tokens_per_year: float
    least_tokens_per_s: float
    most_usd_per_hour: float
    least_api_usd_per_mtok: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class HostingChoice(Answer):
    """A month's bill either way.

    Attributes
    ----------
    deployments : float
        Whole ones, rented for the month.
    self_hosted_usd_per_month, api_usd_per_month : float
        The bills [USD per month].
    self_host : bool
        Whether it is cheaper.
    """

    deployments: float
    self_hosted_usd_per_month: float
    api_usd_per_month: float
    self_host: bool


class ParityRow(NamedTuple):
    """One candidate and why it was not taken.

    Attributes
    ----------
    name : str
        Of the candidate.
    score_per_joule : float
        Reasoning per watt [score per J].
    usd_per_task : float
        Cost [USD].
    why_not : str
        Empty for the one that was taken.
    """

    name: str
    score_per_joule: float
    usd_per_task: float
    why_not: str


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Parity(Answer):
    """The cheapest candidate at a rival's score per joule, with all candidates as the proof.

    Attributes
    ----------
    status : Status
        `infeasible` when none reaches the rival.
    reason : str
        Then which comes closest.
    cheapest : str
        Name of the one taken.
    usd_per_task : float
        Its cost [USD].
    joules_factor : float
        When infeasible: what the best one's energy per task would have to be multiplied by.
    rows : tuple of ParityRow
        All candidates.
    """

    status: Status
    reason: str
    cheapest: str
    usd_per_task: float
    joules_factor: float
    rows: tuple[ParityRow, ...]

    def __post_init__(self) -> None:
        Answer.__post_init__(self)
        object.__setattr__(self, "rows", tuple(ParityRow(*row) for row in self.rows))

    def to_dict(self) -> dict[str, Any]:
        """All figures by name; a row is a tuple of name, score per joule, cost and why not."""
        return Answer.to_dict(self) | {"rows": tuple(tuple(row) for row in self.rows)}

    def explain(self) -> str:
        """The candidates as a table."""
        width = max(len(row.name) for row in self.rows)
        lines = [f"{self.status}: {self.reason or self.cheapest}"]
        for name, score, usd, why_not in self.rows:
            lines.append(f"{name:<{width}}  {score:>10.4g} score per J  {usd:>10.4g} USD  {why_not or 'taken'}")
        return "\n".join(lines)

    def to_pandas(self) -> pd.DataFrame:
        """The candidates as a pandas data frame, one row each."""
        frame: pd.DataFrame = pandas().DataFrame(list(self.rows), columns=list(ParityRow._fields))
        return frame


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class SiliconBreakEven(Answer):
    """The volume from which own chips are cheaper.

    Attributes
    ----------
    status : Status
        `infeasible` when an own FLOP costs no less than a bought one.
    reason : str
        Then what would have to change.
    annuity_usd_per_year : float
        The fixed cost in equal yearly parts [USD per year].
    flop_per_year : float
        The volume [FLOP per year].
    """

    status: Status
    reason: str
    annuity_usd_per_year: float
    flop_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class SiliconChoice(Answer):
    """A year's bill with own and with bought chips.

    Attributes
    ----------
    own_usd_per_year, bought_usd_per_year : float
        The bills [USD per year].
    own : bool
        Whether own chips are cheaper.
    """

    own_usd_per_year: float
    bought_usd_per_year: float
    own: bool


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class OpenWeightsRent(Answer):
    """What open weights leave of a seller's rent.

    Attributes
    ----------
    regime : {"both_sell", "exits", "serves_all", "alone"}
        Who sells; alone: nobody uses the open model.
    price_usd_per_user_year : float
        The best price [USD per user and year]; at an exit the cost that nobody pays.
    share : float
        Of users.
    rent_usd_per_year : float
        What is left [USD per year].
    rent_per_quality_gap : float
        What rent loses as the gap closes by one.
    """

    regime: Literal["both_sell", "exits", "serves_all", "alone"]
    price_usd_per_user_year: float
    share: float
    rent_usd_per_year: float
    rent_per_quality_gap: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class ComputeShares(Answer):
    """How a cap on compute is shared out between serving, synthetic data and research.

    Attributes
    ----------
    status : Status
        `infeasible` when serving and synthetic data alone exceed the cap.
    reason : str
        Then what would do.
    serving_flop_per_year, synthetic_flop_per_year : float
        Their parts of the cap [FLOP per year].
    research_cap_flop_per_year : float
        The rest [FLOP per year]; NaN when infeasible.
    least_cap_flop_per_year : float
        That leaves nothing for research [FLOP per year].
    most_served_share : float
        Of the served tokens, at most 1.
    """

    status: Status
    reason: str
    serving_flop_per_year: float
    synthetic_flop_per_year: float
    research_cap_flop_per_year: float
    least_cap_flop_per_year: float
    most_served_share: float
