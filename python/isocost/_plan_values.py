"""The cheapest purchases over years, with and without the risk of a ban, and what a plan's figures mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, SupportsFloat, SupportsIndex

from ._core import plan as _raw
from ._plan_answers import ExpectedResult, PlanInfeasibility, PlanPoint, PlanResult
from ._plan_models import BanRisk, BanTree, PurchasePlan, whole
from ._status import Certificate
from ._values import number


def minimize_present_opex(
    plan: PurchasePlan, *, tolerance: SupportsFloat = 1e-9, most_iterations: SupportsIndex = 200
) -> PlanResult:
    """The cheapest way to reach the capability of every year, in present money.

    min Σ_t (1 + r)^−t [P_t (1 + premium) K_t + upkeep + Σ_i p_it x_it] − salvage subject to F(C_t, x_t) ≥ y_t,
    C_t = C0_t + Σ_s τ_s u (1 − d)^(t−s) K_s over chips within their life, 0 ≤ K_t ≤ most_t, and K_t = 0 after a ban
    without end. The problem is convex. A chip that is bought within the limits is worth what it costs; with purchases in
    all years the price of compute is the user cost of Jorgenson 1963.

    Time grows as the cube of the number of years: 30 take a millisecond or so, 300 some seconds. A scenario
    has 30 at most.

    Parameters
    ----------
    plan : PurchasePlan
        The lab and its years.
    tolerance : float, default 1e-9
        What the certificate must hold to for the plan to be called optimal, positive.
    most_iterations : int, default 200
        When the solver gives up.

    Returns
    -------
    PlanResult
        With its certificate; `infeasible` with what would help, `unbounded` where a chip's salvage pays for it.

    Raises
    ------
    InvalidParameter
        When the tolerance is not positive.

    Examples
    --------
    >>> import isocost as ic
    >>> year = ic.plan.PlanYear(
    ...     capability=1, prices={"talent": 0.4}, chip_price_usd=1.2, flop_per_chip_year=2, salvage_usd_per_chip=0
    ... )
    >>> lab = ic.plan.PurchasePlan(
    ...     technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5),
    ...     years=[year],
    ...     rate_per_year=0.1,
    ...     attrition_per_year=0,
    ...     lifetime_years=1,
    ... )
    >>> ic.plan.minimize_present_opex(lab).present_usd
    1.0
    """
    answer = _raw.minimize_present_opex(
        plan, number(tolerance, "tolerance"), whole(most_iterations, "most_iterations")
    )
    return PlanResult(**(answer | _parts(answer)))


def minimize_expected_opex(
    plan: PurchasePlan, risk: BanRisk, *, tolerance: SupportsFloat = 1e-9, most_iterations: SupportsIndex = 200
) -> ExpectedResult:
    """The least expected Opex in present money when a ban may come: purchases before it cannot know when.

    One convex problem over the tree of courses of events (Dantzig 1955), each of whose years must reach its capability
    with the chips bought on the way there. A ban without end is survived only where chips bought before last to the end
    or substitutes are good.

    Parameters
    ----------
    plan : PurchasePlan
        Without a ban of its own.
    risk : BanRisk
        Of a ban.
    tolerance : float, default 1e-9
        What the certificate must hold to for the plan to be called optimal, positive.
    most_iterations : int, default 200
        When the solver gives up.

    Returns
    -------
    ExpectedResult
        What is decided in each year of each course of events.

    Raises
    ------
    InvalidParameter
        When the plan has a ban or the tolerance is not positive.
    """
    answer = _raw.minimize_expected_opex(
        plan, risk, number(tolerance, "tolerance"), whole(most_iterations, "most_iterations")
    )
    return ExpectedResult(**(answer | _parts(answer)))


def certify(problem: PurchasePlan | BanTree, point: PlanPoint) -> Certificate:
    """How far a plan is from the cheapest one, by the plan and its prices of compute alone.

    The gap is of weak duality: for any prices p_t ≥ 0 of compute at which no chip without limit is worth more than it
    costs, no plan costs less than Σ_t (1 + r)^−t [e(p_t, y_t) − p_t C0_t] − Σ_s most_s max(0, worth_s − price_s), e the
    expenditure function of the technology and C0 what owned chips give.

    Parameters
    ----------
    problem : PurchasePlan or BanTree
        What is judged; a tree's years are weighed by their probabilities.
    point : PlanPoint
        One entry for each year of the plan or of the tree.

    Returns
    -------
    Certificate
        All residuals are 0 at the optimum.

    Raises
    ------
    InvalidParameter
        When the point has another number of years or other inputs.
    """
    parts = point.chips, point.inputs, point.compute_prices
    if isinstance(problem, BanTree):
        return Certificate(*_raw.certify_tree(problem, *parts))
    return Certificate(*_raw.certify(problem, *parts))


def why_infeasible(plan: PurchasePlan) -> PlanInfeasibility | None:
    """Why no purchases will do, and what would help; None when every year can be reached.

    Parameters
    ----------
    plan : PurchasePlan
        The lab and its years.

    Examples
    --------
    >>> import isocost as ic
    >>> year = ic.plan.PlanYear(capability=1, prices={"talent": 1}, chip_price_usd=1, flop_per_chip_year=1, most_chips=0.5)
    >>> lab = ic.plan.PurchasePlan(
    ...     technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5),
    ...     years=[year],
    ...     rate_per_year=0.1,
    ...     attrition_per_year=0,
    ...     lifetime_years=1,
    ... )
    >>> round(ic.plan.why_infeasible(lab).least_most_chips[0], 12)
    0.6
    >>> round(ic.plan.why_infeasible(lab).enough_most_chips[0], 1)
    0.7
    """
    why = _raw.why_infeasible(plan)
    return None if why is None else PlanInfeasibility(**why)


def discount(plan: PurchasePlan, year: SupportsIndex) -> float:
    """(1 + r)^−t: worth of a USD at the start of a year [USD of the first year]."""
    return _raw.discount(plan, whole(year, "year"))


def most_chips(plan: PurchasePlan, year: SupportsIndex) -> float:
    """Chips that can be bought in a year: none after a ban without end [chips]."""
    return _raw.most_chips(plan, whole(year, "year"))


def paid_usd_per_chip(plan: PurchasePlan, year: SupportsIndex) -> float:
    """What a chip costs when it is bought in a year; where none can be had, without a premium [USD]."""
    return _raw.paid_usd_per_chip(plan, whole(year, "year"))


def present_usd_per_chip(plan: PurchasePlan, year: SupportsIndex) -> float:
    """All that a chip bought in a year costs within the plan: price and upkeep less salvage [USD of the first year]."""
    return _raw.present_usd_per_chip(plan, whole(year, "year"))


def flop_in_year(plan: PurchasePlan, bought: SupportsIndex, year: SupportsIndex) -> float:
    """τ_s u (1 − d)^(t−s), compute in a year of a chip bought in another, 0 outside its life [FLOP]."""
    return _raw.flop_in_year(plan, whole(bought, "bought"), whole(year, "year"))


def owned_flop(plan: PurchasePlan, year: SupportsIndex) -> float:
    """Compute in a year of the chips that the lab had before [FLOP]."""
    return _raw.owned_flop(plan, whole(year, "year"))


def _parts(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of an answer that are objects of their own."""
    point, why = answer["point"], answer["infeasibility"]
    return {
        "certificate": Certificate(*answer["certificate"]),
        "point": None if point is None else PlanPoint(**point),
        "infeasibility": None if why is None else PlanInfeasibility(**why),
    }
