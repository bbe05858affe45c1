"""The cheapest model of a loss, and the least loss that a budget buys."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import scaling as raw
from ._law import ScalingLaw, TrainingCost
from ._plan import TrainingPlan, plan_of
from ._values import number

_INFINITY = float("inf")


def minimize_training_cost(
    law: ScalingLaw,
    cost: TrainingCost,
    *,
    loss: SupportsFloat,
    flop_cap: SupportsFloat = _INFINITY,
    token_cap: SupportsFloat = _INFINITY,
    tolerance: SupportsFloat = 1e-9,
) -> TrainingPlan:
    """The cheapest model of a loss: min p_C 6ND + p_D D + p_N N, under caps on FLOP and tokens.

    Convex in ln N and ln D: the optimum is one, and the certificate proves it by weak duality. With a serving cost it
    is the model of Sardana et al. 2024 that pays for its inference.

    Parameters
    ----------
    law : ScalingLaw
        The scaling law.
    cost : TrainingCost
        Prices.
    loss : float
        Loss that must be reached [nats per token].
    flop_cap : float, optional
        Most FLOP of training.
    token_cap : float, optional
        Most tokens to train on.
    tolerance : float, default 1e-9
        Largest residual of a certificate that holds.

    Returns
    -------
    TrainingPlan
        Infeasible for a loss that no model gets to or caps that are too tight: then with the least that would do.

    Examples
    --------
    >>> import isocost as ic
    >>> law = ic.scaling.scaling_law("sardana_2024")
    >>> cost = ic.scaling.TrainingCost(usd_per_flop=2e-18)
    >>> print(ic.scaling.minimize_training_cost(law, cost, loss=1.947, flop_cap=3e23))
    No bundle within the limits meets the demand.
    No model within the caps gets to a loss of 1.947. A cap of 3.70181e+23 FLOP would do.
    """
    where = "minimize_training_cost"
    return plan_of(
        raw.minimize_training_cost(
            law,
            cost,
            number(loss, f"{where}.loss"),
            number(flop_cap, f"{where}.flop_cap"),
            number(token_cap, f"{where}.token_cap"),
            number(tolerance, f"{where}.tolerance"),
        )
    )


def minimize_loss(
    law: ScalingLaw,
    cost: TrainingCost,
    *,
    budget_usd: SupportsFloat = _INFINITY,
    flop_cap: SupportsFloat = _INFINITY,
    token_cap: SupportsFloat = _INFINITY,
    tolerance: SupportsFloat = 1e-9,
) -> TrainingPlan:
    """The least loss that a budget buys, under caps on FLOP and tokens.

    Parameters
    ----------
    law : ScalingLaw
        The scaling law.
    cost : TrainingCost
        Prices.
    budget_usd : float, optional
        Most that may be spent [USD].
    flop_cap : float, optional
        Most FLOP of training.
    token_cap : float, optional
        Most tokens to train on.
    tolerance : float, default 1e-9
        Largest residual of a certificate that holds.

    Returns
    -------
    TrainingPlan
        Unbounded, with the loss that is approached, when neither a budget nor a cap on FLOP is given.

    Examples
    --------
    >>> import isocost as ic
    >>> law = ic.scaling.scaling_law("sardana_2024")
    >>> cost = ic.scaling.TrainingCost(usd_per_flop=2e-18)
    >>> plan = ic.scaling.minimize_loss(law, cost, budget_usd=1e6)
    >>> round(plan.loss, 4), plan.budget_shadow_price > 0.0
    (1.9354, True)
    """
    where = "minimize_loss"
    return plan_of(
        raw.minimize_loss(
            law,
            cost,
            number(budget_usd, f"{where}.budget_usd"),
            number(flop_cap, f"{where}.flop_cap"),
            number(token_cap, f"{where}.token_cap"),
            number(tolerance, f"{where}.tolerance"),
        )
    )
