"""What a firm can be asked, and the points that answer it."""

from __future__ import annotations

import math
from typing import SupportsFloat, TypeAlias

from . import _core
from ._model import Model
from ._values import NamedValues, Numbers, number, numbers


class CapabilityTarget(Model, _core.CapabilityTarget):
    """The question of `minimize_opex`: the least Opex that gives a capability.

    Parameters
    ----------
    capability : float
        y that must be reached [index], positive.
    tolerance : float, default 1e-9
        Largest residual of a certificate that holds.
    """

    __slots__ = ()
    _fields = ("capability", "tolerance")

    def __init__(self, *, capability: SupportsFloat, tolerance: SupportsFloat = 1e-9) -> None:
        super().__init__(number(capability, "capability"), number(tolerance, "tolerance"))


class Budget(Model, _core.Budget):
    """The question of `maximize_capability`: the most capability for a budget.

    Parameters
    ----------
    budget : float
        Most that may be spent [USD per year], positive.
    tolerance : float, default 1e-9
        Largest residual of a certificate that holds.
    """

    __slots__ = ()
    _fields = ("budget", "tolerance")

    def __init__(self, *, budget: SupportsFloat, tolerance: SupportsFloat = 1e-9) -> None:
        super().__init__(number(budget, "budget"), number(tolerance, "tolerance"))


class Revenue(Model, _core.Revenue):
    """The question of `maximize_profit`: revenue R(y) = value · users · y^exponent.

    Parameters
    ----------
    value : float
        Revenue per user at capability 1 [USD per year and user], positive.
    exponent : float
        Percent of revenue per percent of capability, positive.
    users : float, default 1
        User base that multiplies an improvement [persons], positive.
    tolerance : float, default 1e-9
        Largest residual of a certificate that holds.
    """

    __slots__ = ()
    _fields = ("value", "exponent", "users", "tolerance")

    def __init__(
        self,
        *,
        value: SupportsFloat,
        exponent: SupportsFloat,
        users: SupportsFloat = 1.0,
        tolerance: SupportsFloat = 1e-9,
    ) -> None:
        super().__init__(
            number(value, "value"),
            number(exponent, "exponent"),
            number(users, "users"),
            number(tolerance, "tolerance"),
        )


Question: TypeAlias = CapabilityTarget | Budget | Revenue


def question_of(raw: object) -> Question:
    """The question behind its raw form."""
    for question in (CapabilityTarget, Budget, Revenue):
        if isinstance(raw, question.__mro__[2]):
            return question(**{field: getattr(raw, field) for field in question._fields})
    raise TypeError(f"not a question: {raw!r}")


class Point(Model):
    """A bundle of inputs and its prices, as `certify` judges it.

    Parameters
    ----------
    inputs : mapping of str to float
        x_i [own unit per year].
    virtual_prices : mapping of str to float
        λF_i = c_i' + μ_i − ν_i [USD per unit].
    marginal_cost : float
        λ [USD per unit of capability].
    cap_prices, floor_prices : mapping of str to float, optional
        μ_i and ν_i, what limits are worth [USD per unit]; 0 where not given.
    capability : float, optional
        y [index]; for the record, since it follows from the inputs.
    log_inputs : mapping of str to float, optional
        ln x_i, where x_i itself is too small for a float.
    """

    __slots__ = ("capability", "cap_prices", "floor_prices", "inputs", "log_inputs", "marginal_cost", "virtual_prices")
    _fields = (
        "inputs",
        "virtual_prices",
        "marginal_cost",
        "cap_prices",
        "floor_prices",
        "capability",
        "log_inputs",
    )
    _positional = 1

    def __init__(
        self,
        inputs: Numbers,
        *,
        virtual_prices: Numbers,
        marginal_cost: SupportsFloat,
        cap_prices: Numbers | None = None,
        floor_prices: Numbers | None = None,
        capability: SupportsFloat = math.nan,
        log_inputs: Numbers | None = None,
    ) -> None:
        self.inputs = NamedValues(numbers(inputs, "inputs"))
        self.virtual_prices = NamedValues(numbers(virtual_prices, "virtual_prices"))
        self.marginal_cost = number(marginal_cost, "marginal_cost")
        none = dict.fromkeys(self.inputs, 0.0)
        self.cap_prices = NamedValues(none | numbers(cap_prices, "cap_prices"))
        self.floor_prices = NamedValues(none | numbers(floor_prices, "floor_prices"))
        self.capability = number(capability, "capability")
        self.log_inputs = NamedValues(
            numbers(log_inputs, "log_inputs")
            or {name: math.log(x) if x > 0.0 else -math.inf for name, x in self.inputs.items()}
        )
