"""The answer to a firm's question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from . import _core
from ._extras import pandas
from ._model import PICKLE_VERSION, Model, require_readable
from ._question import Point, Question, question_of
from ._status import Certificate, Status
from ._tables import Derivatives, Elasticities
from ._values import NamedValues, literal

if TYPE_CHECKING:
    import pandas as pd

    from .firm import Firm

#: The columns of a frame, in the order in which a person reads them.
_COLUMNS = ("inputs", "costs", "shares", "virtual_prices", "shadow_prices", "floor_prices", "tariff_equivalents")
_NUMBERS = ("capability", "opex", "marginal_cost", "revenue", "profit")


class Infeasibility(Model):
    """Why no bundle within the limits will do, and the least that would help.

    Parameters
    ----------
    limits : tuple of str
        Inputs whose caps, or floors, stand in the way.
    ceiling : float
        The most capability that the caps allow [index].
    common_factor : float
        All these caps times this meet the target.
    relaxation : mapping of str to float
        For each limit that can help alone, the least value that does, the others unchanged: a cap
        in the input's own unit, "budget" in USD per year.
    attained : bool
        Whether these values are enough themselves, and not only anything more (the ceiling is only
        approached where other inputs are unlimited).
    """

    __slots__ = ("attained", "ceiling", "common_factor", "limits", "relaxation")
    _fields = ("limits", "ceiling", "common_factor", "relaxation", "attained")

    def __init__(
        self,
        *,
        limits: tuple[str, ...],
        ceiling: float,
        common_factor: float,
        relaxation: Mapping[str, float],
        attained: bool,
    ) -> None:
        self.limits = limits
        self.ceiling = ceiling
        self.common_factor = common_factor
        self.relaxation = NamedValues(relaxation)
        self.attained = attained


class Result:
    """The substitution equilibrium of a firm: bundle, money, what the limits are worth, and the proof.

    Made by `minimize_opex`, `maximize_capability` and `maximize_profit`. Inputs and money are NaN
    unless a point was found; only the status `optimal` promises a certificate that holds.

    A shadow price is what one more unit of a cap saves [USD per unit], 0 or more, and 0 for a slack
    cap; a floor price is what one unit less of a floor saves. For a price taker on a rising supply
    curve both refer to his as-if cost; `derivatives` has the change of Opex itself.

    Examples
    --------
    >>> import isocost as ic
    >>> tech = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7)
    >>> costs = {"compute": ic.LinearCost(price=0.6), "talent": ic.LinearCost(price=0.4)}
    >>> firm = ic.Firm(technology=tech, costs=costs, caps={"compute": 0.8})
    >>> r = ic.minimize_opex(firm, capability=1.0)
    >>> r.inputs["compute"], r.shadow_prices["compute"] > 0.0
    (0.8, True)
    >>> r.certificate.holds(1e-9)
    True
    """

    __slots__ = ("_firm", "_raw")

    def __init__(self, raw: _core.Result, firm: Firm) -> None:
        self._raw = raw
        self._firm = firm

    @property
    def firm(self) -> Firm:
        """The firm that was asked."""
        return self._firm

    @property
    def question(self) -> Question:
        """What it was asked: a CapabilityTarget, a Budget or a Revenue."""
        return question_of(self._raw.question)

    @property
    def status(self) -> Status:
        """How the solve ended."""
        return Status(self._raw.status)

    @property
    def reason(self) -> str:
        """What stopped the solver, in words; empty when optimal."""
        return self._raw.reason

    @property
    def certificate(self) -> Certificate:
        """How far the point is from optimal; NaN when there is none."""
        return Certificate(*self._raw.certificate)

    @property
    def capability(self) -> float:
        """Capability reached [index]."""
        return self._raw.capability

    @property
    def opex(self) -> float:
        """The sum of `costs` [USD per year]."""
        return self._raw.opex

    @property
    def marginal_cost(self) -> float:
        """What one more unit of capability costs [USD per unit]: λ.

        dOpex/dy; with a budget 1/(dy/dbudget), infinite when money is left over; with profit R'(y).
        For a price taker on a rising supply curve it is d(as-if cost)/dy.
        """
        return self._raw.marginal_cost

    @property
    def revenue(self) -> float:
        """Revenue [USD per year]; NaN unless profit was asked for."""
        return self._raw.revenue

    @property
    def profit(self) -> float:
        """Revenue less Opex [USD per year]; NaN unless profit was asked for."""
        return self._raw.profit

    @property
    def inputs(self) -> NamedValues[float]:
        """The bundle [own unit per year]."""
        return self._raw.inputs

    @property
    def costs(self) -> NamedValues[float]:
        """What each input costs [USD per year]."""
        return self._raw.costs

    @property
    def shares(self) -> NamedValues[float]:
        """Each input's share of Opex."""
        return self._raw.shares

    @property
    def virtual_prices(self) -> NamedValues[float]:
        """What one more unit is worth at the margin, λF_i [USD per unit] (Neary and Roberts 1980)."""
        return self._raw.virtual_prices

    @property
    def shadow_prices(self) -> NamedValues[float]:
        """What one more unit of each cap saves [USD per unit]."""
        return self._raw.shadow_prices

    @property
    def floor_prices(self) -> NamedValues[float]:
        """What one unit less of each floor saves [USD per unit]."""
        return self._raw.floor_prices

    @property
    def tariff_equivalents(self) -> NamedValues[float]:
        """The ad-valorem tariff that would do what each cap does: shadow price over marginal cost."""
        return self._raw.tariff_equivalents

    @property
    def infeasibility(self) -> Infeasibility | None:
        """Why no bundle will do, and what would help; None unless infeasible."""
        why = self._raw.infeasibility
        if why is None:
            return None
        limits, ceiling, common_factor, relaxation, attained = why
        return Infeasibility(
            limits=limits, ceiling=ceiling, common_factor=common_factor, relaxation=relaxation, attained=attained
        )

    @property
    def point(self) -> Point | None:
        """The bundle with its prices, as `certify` takes it; None when there is none."""
        point = self._raw.proposal["point"]
        return None if point is None else Point(**point)

    @property
    def evaluations(self) -> int:
        """Evaluations that the solver used."""
        return self._raw.evaluations

    @property
    def elasticities(self) -> Elasticities:
        """Elasticities at this point, computed when asked for.

        Raises
        ------
        NotOptimal
            When the result is not solved.
        InvalidParameter
            When the technology is the user's own.
        """
        return Elasticities(self._firm.inputs, _core.elasticities(self._raw))

    @property
    def derivatives(self) -> Derivatives:
        """Derivatives by every parameter, computed when asked for.

        Raises
        ------
        NotOptimal
            When the result is not solved.
        InvalidParameter
            When a function of the firm is the user's own.
        """
        return Derivatives(*_core.derivatives(self._raw))

    def explain(self) -> str:
        """Sentences for a person: how it ended, what binds, what would help."""
        return self._raw.explain()

    def require_optimal(self) -> Self:
        """This result, or NotOptimal with the explanation."""
        self._raw.require_optimal()
        return self

    def to_dict(self) -> dict[str, Any]:
        """All numbers as plain dicts, strings and floats."""
        plain: dict[str, Any] = {"status": str(self.status), "reason": self.reason}
        plain |= {name: getattr(self, name) for name in _NUMBERS}
        plain |= {name: dict(getattr(self, name)) for name in _COLUMNS}
        plain["certificate"] = self.certificate._values()
        why = self.infeasibility
        plain["infeasibility"] = why and {
            "limits": list(why.limits),
            "ceiling": why.ceiling,
            "common_factor": why.common_factor,
            "relaxation": dict(why.relaxation),
            "attained": why.attained,
        }
        return plain

    def to_pandas(self) -> pd.DataFrame:
        """One row per input, a column for each of its numbers; NaN where an input has no limit."""
        frame: pd.DataFrame = pandas().DataFrame(
            {column: dict(getattr(self, column)) for column in _COLUMNS},
            index=pandas().Index(self._firm.inputs, name="input"),
            columns=list(_COLUMNS),
            dtype=float,
        )
        return frame

    def __repr__(self) -> str:
        parts = [f"status='{self.status}'"]
        parts += [f"{name}={literal(x)}" for name in _NUMBERS if (x := getattr(self, name)) == x]
        if self.opex == self.opex:
            parts.append(f"inputs={self.inputs!r}")
        return f"<Result {', '.join(parts)}>"

    def __str__(self) -> str:
        return self.explain()

    def _repr_html_(self) -> str:
        from ._html import result_table

        return result_table(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        return repr(self._state()) == repr(other._state()) and self._firm == other._firm

    def __hash__(self) -> int:
        return hash((self._firm, self.question))

    def _state(self) -> tuple[Question, dict[str, Any]]:
        return self.question, self._raw.proposal

    def __reduce__(self) -> tuple[Any, ...]:
        return restore_result, (PICKLE_VERSION, self._firm, *self._state())


def restore_result(version: int, firm: Firm, question: Question, proposal: Mapping[str, Any]) -> Result:
    """A result from its pickle, certified anew; refuses pickles of a later version of the package."""
    require_readable(version)
    return Result(_core.conclude(firm, question, dict(proposal)), firm)
