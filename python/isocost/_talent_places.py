"""Where people work: migration as a logit, stocks and flows, and the tracker's table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, SupportsFloat, TypeVar, cast

from ._core import talent as _raw
from ._model import Model
from ._talent_answers import MigrationFriction, TalentStocks, TwoPlacesAnswer
from ._talent_leavers import MigrationRoute, TwoPlaces
from ._values import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    _Array = NDArray[np.float64]

_Numbers = TypeVar("_Numbers", float, "NDArray[np.float64]")
_Row = tuple[float, ...]
_Table = tuple[_Row, ...]

#: Order of origins and places in the tracker's tables.
tracker_places = ("china", "united_states", "rest")


def _row(values: Any, where: str) -> _Row:
    return tuple(number(value, where) for value in values)


def _table(values: Any, where: str) -> _Table:
    return tuple(_row(row, where) for row in values)


class TalentFlows(Model):
    """People who enter, move and leave, by origin and place.

    dN_od/dt = g_o s_od + Σ_d' h^o_d'd N_od' − Σ_d' h^o_dd' N_od − δ N_od.

    Parameters
    ----------
    entrants_per_year : array_like
        g, one number per origin [persons per year].
    entry_shares : array_like
        s, origin × place, rows sum to 1.
    move_hazards_per_year : array_like
        h, one table from × to per origin; the diagonal is not read [per year].
    exit_hazard_per_year : float
        δ, of leaving the field [per year], 0 or more.

    Raises
    ------
    InvalidParameter
        When shapes do not fit or a number is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> flows = ic.talent.TalentFlows(
    ...     entrants_per_year=[100],
    ...     entry_shares=[[0.5, 0.5]],
    ...     move_hazards_per_year=[[[0, 0], [0.06, 0]]],
    ...     exit_hazard_per_year=0.04,
    ... )
    >>> [round(n) for n in ic.talent.steady_stocks(flows).persons[0]]
    [2000, 500]
    """

    __slots__ = ("_exits", "_hazards", "_persons", "_raw", "_shares")
    _fields = ("entrants_per_year", "entry_shares", "move_hazards_per_year", "exit_hazard_per_year")

    def __init__(
        self,
        *,
        entrants_per_year: ArrayLike,
        entry_shares: ArrayLike,
        move_hazards_per_year: ArrayLike | Sequence[ArrayLike],
        exit_hazard_per_year: SupportsFloat,
    ) -> None:
        self._persons = _row(entrants_per_year, "TalentFlows.entrants_per_year")
        self._shares = _table(entry_shares, "TalentFlows.entry_shares")
        hazards: Any = move_hazards_per_year
        self._hazards = tuple(_table(table, "TalentFlows.move_hazards_per_year") for table in hazards)
        self._exits = number(exit_hazard_per_year, "TalentFlows.exit_hazard_per_year")
        self._raw = _raw.TalentFlows(self._persons, self._shares, self._hazards, self._exits)

    @property
    def entrants_per_year(self) -> _Row:
        """One number per origin [persons per year]."""
        return self._persons

    @property
    def entry_shares(self) -> _Table:
        """Origin by place."""
        return self._shares

    @property
    def move_hazards_per_year(self) -> tuple[_Table, ...]:
        """One table from × to per origin [per year]."""
        return self._hazards

    @property
    def exit_hazard_per_year(self) -> float:
        """Of leaving the field [per year]."""
        return self._exits


def _stocks(raw: dict[str, Any]) -> TalentStocks:
    persons = tuple(tuple(float(n) for n in row) for row in raw["persons"])
    return TalentStocks(**(raw | {"persons": persons}))


def steady_stocks(flows: TalentFlows) -> TalentStocks:
    """Where the stocks come to rest; `unbounded` when nobody ever leaves the field.

    Parameters
    ----------
    flows : TalentFlows
        Entry, moves and exit.

    Returns
    -------
    TalentStocks
        Persons by origin and place.
    """
    return _stocks(_raw.steady_stocks(flows._raw))


def stocks_after(flows: TalentFlows, persons_today: ArrayLike, *, years: SupportsFloat) -> TalentStocks:
    """The stocks after some years, by a matrix exponential: no steps in time, persons conserved.

    Parameters
    ----------
    flows : TalentFlows
        Entry, moves and exit.
    persons_today : array_like
        Origin × place [persons].
    years : float
        From today, 0 or more.

    Returns
    -------
    TalentStocks
        Persons by origin and place.

    Examples
    --------
    >>> import isocost as ic
    >>> home = [[0, 0], [ic.talent.return_hazard_per_year(), 0]]
    >>> flows = ic.talent.TalentFlows(
    ...     entrants_per_year=[0], entry_shares=[[1, 0]], move_hazards_per_year=[home], exit_hazard_per_year=0
    ... )
    >>> [round(n, 9) for n in ic.talent.stocks_after(flows, [[0, 100]], years=6).persons[0]]
    [10.0, 90.0]
    """
    return _stocks(_raw.stocks_after(flows._raw, persons_today, number(years, "years")))


def two_places(places: TwoPlaces) -> TwoPlacesAnswer:
    """One origin between home and abroad, in closed form."""
    return TwoPlacesAnswer(**_raw.two_places(places))


def migration_shares(log_pay: ArrayLike, friction: ArrayLike, *, tau: SupportsFloat) -> _Array:
    """Where people of an origin work: s_od = exp((u_d − m_od)/τ)/Σ exp((u_d' − m_od')/τ).

    Parameters
    ----------
    log_pay : array_like
        u, ln of pay at parity prices, one number per place.
    friction : array_like
        m, origin × place in units of log pay; infinite where nobody may go.
    tau : float
        τ, spread of tastes, positive.

    Returns
    -------
    numpy.ndarray
        Shares, rows sum to 1.

    Examples
    --------
    >>> import numpy as np
    >>> import isocost as ic
    >>> ic.talent.migration_shares([0.0, np.log(4)], np.zeros((2, 2)), tau=1)
    array([[0.2, 0.8],
           [0.2, 0.8]])
    """
    return _raw.migration_shares(log_pay, friction, number(tau, "tau"))


def frictions_from_shares(log_pay: ArrayLike, shares: ArrayLike, *, tau: SupportsFloat) -> _Array:
    """The frictions that replicate observed shares: m_od = u_d − u_o − τ ln(s_od/s_oo), given τ.

    Parameters
    ----------
    log_pay : array_like
        u, ln of pay at parity prices when the shares were observed.
    shares : array_like
        s, origin × place in the same order, rows sum to 1.
    tau : float
        τ, which shares do not identify, positive.

    Returns
    -------
    numpy.ndarray
        Frictions, 0 on the diagonal.
    """
    return _raw.frictions_from_shares(log_pay, shares, number(tau, "tau"))


def migration_elasticity(share: _Numbers, *, tau: float) -> _Numbers:
    """∂ln s_od/∂u_d = (1 − s_od)/τ, of a number or an array of shares."""
    return cast("_Numbers", _raw.migration_elasticity(share, tau))


def migration_friction(route: MigrationRoute) -> MigrationFriction:
    """The friction of one way, and what pay moves on it."""
    return MigrationFriction(**_raw.migration_friction(route))


def tracker_table(*, chinese_share_of_china: SupportsFloat) -> _Array:
    """Origin × place of the top tier of 2022, shares of the world, in the order of `tracker_places`.

    Margins and the column of the United States are MacroPolo's (Global AI Talent Tracker 2.0, by secondary sources);
    the rest of the table they only bound.

    Parameters
    ----------
    chinese_share_of_china : float
        Assumed: how many of those who work in China are of Chinese origin, 0.037 to 1.

    Returns
    -------
    numpy.ndarray
        Three by three, summing to 1.

    Examples
    --------
    >>> import isocost as ic
    >>> table = ic.talent.tracker_table(chinese_share_of_china=1)
    >>> (table[0] / table[0].sum()).round(3)
    array([0.596, 0.34 , 0.065])
    """
    return _raw.tracker_table(number(chinese_share_of_china, "chinese_share_of_china"))


def tracker_bounds() -> tuple[_Array, _Array]:
    """The lowest and the highest share of the world that a cell of the tracker's table can have."""
    return _raw.tracker_bounds()


def return_hazard_per_year() -> float:
    """−ln(1 − 0.10)/6 = 1.76 % per year: 10 of 100 authors went back to China within six years (Carnegie 2025)."""
    return _raw.return_hazard_per_year()


def competing_return_hazard_per_year() -> float:
    """The same where going elsewhere competes, 3 of 100: 1.79 % per year."""
    return _raw.competing_return_hazard_per_year()
