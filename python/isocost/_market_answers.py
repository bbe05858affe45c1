"""What the poaching half of the chapter answers: immutable values that print as tables."""

from __future__ import annotations

from dataclasses import dataclass

from ._answer import Answer
from ._status import Status


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Flows(Answer):
    """The market at rest or at given heads; rows are where people come from.

    Attributes
    ----------
    persons : tuple[float, ...]
        Heads.
    rates_per_year : tuple[tuple[float, ...], ...]
        Of moving, the diagonal is staying [per year].
    persons_per_year : tuple[tuple[float, ...], ...]
        Who move, diagonal 0.
    leavers_per_year : tuple[float, ...]
        Of each place [persons per year].
    elasticities : tuple[tuple[float, ...], ...]
        Of heads (row) to valued pay (column); none at given heads.
    stationarity : float
        Joiners against leavers of the worst place, over the larger of the two.
    """

    persons: tuple[float, ...]
    rates_per_year: tuple[tuple[float, ...], ...]
    persons_per_year: tuple[tuple[float, ...], ...]
    leavers_per_year: tuple[float, ...]
    elasticities: tuple[tuple[float, ...], ...]
    stationarity: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class FirmOutcome(Answer):
    """A firm at given pay.

    Attributes
    ----------
    name : str
        What it is called.
    pay_usd_per_year : float
        Cash and equity at face value, per head.
    cash_usd_per_year : float
        Of it in cash.
    valued_pay_usd_per_year : float
        As who get it value it.
    cost_usd_per_year : float
        To the firm, per head.
    persons : float
        Heads.
    leavers_per_year : float
        Persons who leave in a year.
    marginal_value_usd_per_year : float
        Of one more head.
    elasticity : float
        Of heads to valued pay.
    profit_usd_per_year : float
        Value less pay and replacement.
    regret_usd_per_year : float
        What another pay would gain.
    """

    name: str
    pay_usd_per_year: float
    cash_usd_per_year: float
    valued_pay_usd_per_year: float
    cost_usd_per_year: float
    persons: float
    leavers_per_year: float
    marginal_value_usd_per_year: float
    elasticity: float
    profit_usd_per_year: float
    regret_usd_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Hire(Answer):
    """Those who go from one place to another in a year.

    Attributes
    ----------
    origin : str
        Whence.
    hirer : str
        Whither.
    persons_per_year : float
        How many.
    paid_usd_per_year : float
        To them, at face value.
    given_up_usd_per_year : float
        By them where they come from, at face value.
    private_gain_usd_per_year : float
        Of the hirer: what they add to revenue, less what they cost.
    loss_usd_per_year : float
        Of the place that is left: what they added to revenue less what they cost, and the replacement.
    social_gain_usd_per_year : float
        What they make more, less replacement; pay goes from one pocket to another. Outside they make what they are paid.
    """

    origin: str
    hirer: str
    persons_per_year: float
    paid_usd_per_year: float
    given_up_usd_per_year: float
    private_gain_usd_per_year: float
    loss_usd_per_year: float
    social_gain_usd_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class NashPoint(Answer):
    """A profile and what each player could still gain.

    Attributes
    ----------
    actions : tuple[float, ...]
        One for each player.
    payoffs : tuple[float, ...]
        At it.
    regrets : tuple[float, ...]
        Gain of the best other action, by another search.
    largest_regret : float
        Over the payoff, the best payoff or what one percent of the action changes, whichever is largest.
    """

    actions: tuple[float, ...]
    payoffs: tuple[float, ...]
    regrets: tuple[float, ...]
    largest_regret: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class PoachingAdvantage(Answer):
    """The same gain on two inference bills.

    Attributes
    ----------
    offer_ceiling_usd : float
        The rival's.
    defense_ceiling_usd : float
        The own.
    ratio : float
        Of the two.
    """

    offer_ceiling_usd: float
    defense_ceiling_usd: float
    ratio: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class PersonValue(Answer):
    """What persons are worth to a firm.

    Attributes
    ----------
    status : Status
        The worse of two solves; `infeasible` where the firm's own cap or floor does not allow for so many or so few.
    profit_with_usd_per_year : float
        With them.
    profit_without_usd_per_year : float
        Without.
    value_usd_per_year : float
        After their pay.
    value_before_pay_usd_per_year : float
        The most that they could be paid.
    """

    status: Status
    profit_with_usd_per_year: float
    profit_without_usd_per_year: float
    value_usd_per_year: float
    value_before_pay_usd_per_year: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class SquadSale(Answer):
    """A team poached at once and one by one.

    Attributes
    ----------
    team_price_usd : float
        Of all at once.
    team_rent_usd : float
        Of the poacher; negative: the team stays.
    one_by_one_members : float
        Who go one by one.
    one_by_one_price_usd : float
        Paid for those.
    one_by_one_rent_usd : float
        Of the poacher.
    least_ratio_one_by_one : float
        Of worths from which on the first goes.
    team_moves : bool
        Whether the team does.
    """

    team_price_usd: float
    team_rent_usd: float
    one_by_one_members: float
    one_by_one_price_usd: float
    one_by_one_rent_usd: float
    least_ratio_one_by_one: float
    team_moves: bool


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Calibration(Answer):
    """Missions that replicate observed heads.

    Attributes
    ----------
    status : Status
        `optimal` when heads replicate to 1e-12.
    mission_utils : tuple[float, ...]
        0 at the first place.
    largest_error : float
        Of heads, relative, solved anew.
    """

    status: Status
    mission_utils: tuple[float, ...]
    largest_error: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class FlowGap(Answer):
    """What a net flow says of two places.

    Attributes
    ----------
    rate_ratio : float
        Of the chances of moving.
    utility_gap : float
        Its logarithm.
    pay_multiple : float
        That would close the gap.
    """

    rate_ratio: float
    utility_gap: float
    pay_multiple: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class RetentionLimit(Answer):
    """The offer at which a person wavers.

    Attributes
    ----------
    valued_pay_usd_per_year : float
        Present pay as valued.
    offer_usd_per_year : float
        In cash; below it the person stays.
    multiple_of_pay : float
        Over pay at face value.
    compute_costs_share : float
        Part of the multiple lost to compute.
    """

    valued_pay_usd_per_year: float
    offer_usd_per_year: float
    multiple_of_pay: float
    compute_costs_share: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class WageDispersion(Answer):
    """Equilibrium of posted wages.

    Attributes
    ----------
    highest_wage_usd_per_year : float
        That is posted.
    mean_offer_usd_per_year : float
        Over offers.
    mean_wage_usd_per_year : float
        Of the employed.
    unemployment : float
        Share.
    profit_usd_per_year : float
        Of a firm, per person of the market.
    offers_per_job : float
        Arrivals over separations.
    """

    highest_wage_usd_per_year: float
    mean_offer_usd_per_year: float
    mean_wage_usd_per_year: float
    unemployment: float
    profit_usd_per_year: float
    offers_per_job: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class CournotResult(Answer):
    """Nash equilibrium in quantities.

    Attributes
    ----------
    status : Status
        `unbounded` when demand is too inelastic.
    reason : str
        Then why.
    price : float
        At it.
    quantity : float
        Of all.
    quantities : tuple[float, ...]
        Of each.
    profits : tuple[float, ...]
        Of each.
    largest_regret : float
        Relative.
    least_elasticity : float
        Above which there is an equilibrium.
    """

    status: Status
    reason: str
    price: float
    quantity: float
    quantities: tuple[float, ...]
    profits: tuple[float, ...]
    largest_regret: float
    least_elasticity: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class MisfitChurn(Answer):
    """What a misaligned assignment costs.

    Attributes
    ----------
    persons_before : float
        Heads.
    persons_after : float
        Heads.
    quit_rate_before_per_year : float
        Leavers per head.
    quit_rate_after_per_year : float
        Leavers per head.
    profit_lost_usd_per_year : float
        At unchanged pay.
    pay_multiple_to_offset : float
        Of valued pay.
    """

    persons_before: float
    persons_after: float
    quit_rate_before_per_year: float
    quit_rate_after_per_year: float
    profit_lost_usd_per_year: float
    pay_multiple_to_offset: float
