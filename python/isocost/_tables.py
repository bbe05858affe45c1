"""Tables of numbers with named rows and columns: elasticities and derivatives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ._extras import pandas

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray


class Table(Mapping[tuple[str, str], float]):
    """A number for every pair of a row and a column: `table["compute", "talent"]`.

    Attributes
    ----------
    rows, columns : tuple of str
        The names.
    array : numpy.ndarray
        The numbers, read-only, one row per name in `rows`.
    """

    __slots__ = ("_columns", "_rows", "_values")

    def __init__(self, rows: tuple[str, ...], columns: tuple[str, ...], values: NDArray[np.float64]) -> None:
        values.setflags(write=False)
        self._rows, self._columns, self._values = rows, columns, values

    @property
    def rows(self) -> tuple[str, ...]:
        """Names of the rows."""
        return self._rows

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self._columns

    @property
    def array(self) -> NDArray[np.float64]:
        """All numbers, read-only, one row per name in `rows`."""
        return self._values

    def __getitem__(self, pair: tuple[str, str]) -> float:
        row, column = pair
        for name, names in ((row, self._rows), (column, self._columns)):
            if name not in names:
                raise KeyError(f"{name!r}: not among the names {', '.join(names)}")
        return float(self._values[self._rows.index(row), self._columns.index(column)])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((row, column) for row in self._rows for column in self._columns)

    def __len__(self) -> int:
        return len(self._rows) * len(self._columns)

    def __repr__(self) -> str:
        width = max(map(len, self._rows), default=0)
        lines = ["  ".join([" " * width, *(f"{column:>12}" for column in self._columns)])]
        for row in self._rows:
            cells = (f"{self[row, column]:>{max(12, len(column))}.6g}" for column in self._columns)
            lines.append("  ".join([f"{row:<{width}}", *cells]))
        return "\n".join(lines)

    def to_pandas(self) -> pd.DataFrame:
        """The table as a pandas data frame."""
        frame: pd.DataFrame = pandas().DataFrame(
            self._values.copy(), index=list(self._rows), columns=list(self._columns)
        )
        return frame

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._rows, self._columns, self._values.copy())


class ElasticityPair:
    """One notion of elasticity, `free` and with limits `binding`; an index reads `free`.

    Attributes
    ----------
    free : Table
        With all inputs variable.
    binding : Table
        With inputs that a limit holds held there; such an input does not react.
    """

    __slots__ = ("_binding", "_free")

    def __init__(self, free: Table, binding: Table) -> None:
        self._free, self._binding = free, binding

    @property
    def free(self) -> Table:
        """With all inputs variable."""
        return self._free

    @property
    def binding(self) -> Table:
        """With inputs that a limit holds held there."""
        return self._binding

    def __getitem__(self, pair: tuple[str, str]) -> float:
        return self._free[pair]

    def __repr__(self) -> str:
        return f"free\n{self._free!r}\nbinding\n{self._binding!r}"


class Elasticities:
    """Elasticities of a solved firm at its shadow prices, capability held.

    Attributes
    ----------
    price : ElasticityPair
        ε_ij = ∂ln x_i/∂ln p_j (Hicksian), by a proportional shift of j's supply price, the slopes of
        supply included.
    allen : ElasticityPair
        σ_ij = ε_ij/s_j at fixed prices, s_j the share of cost at virtual prices (Allen 1938; Uzawa
        1962).
    morishima : ElasticityPair
        M_ij = ε_ji − ε_ii = ∂ln(x_j/x_i)/∂ln p_i at fixed prices: the first is the price that moves
        (Morishima 1967; Blackorby and Russell 1989).
    hicks : ElasticityPair
        ∂ln(x_j/x_i)/∂ln(F_i/F_j) along the isoquant, the other inputs fixed (Hicks 1932).

    Notes
    -----
    In a flat CES all but `price` are σ. NaN where the answer is not unique.
    """

    __slots__ = ("_allen", "_hicks", "_morishima", "_price")

    def __init__(self, inputs: tuple[str, ...], pairs: Mapping[str, tuple[Any, Any]]) -> None:
        def pair(notion: str) -> ElasticityPair:
            free, binding = pairs[notion]
            return ElasticityPair(Table(inputs, inputs, free), Table(inputs, inputs, binding))

        self._price, self._allen = pair("price"), pair("allen")
        self._morishima, self._hicks = pair("morishima"), pair("hicks")

    @property
    def price(self) -> ElasticityPair:
        """∂ln x_i/∂ln p_j."""
        return self._price

    @property
    def allen(self) -> ElasticityPair:
        """Allen–Uzawa, ε_ij/s_j."""
        return self._allen

    @property
    def morishima(self) -> ElasticityPair:
        """Morishima, ε_ji − ε_ii."""
        return self._morishima

    @property
    def hicks(self) -> ElasticityPair:
        """Hicks, along the isoquant."""
        return self._hicks


class Derivatives(Table):
    """Derivatives of a solved firm by every parameter: `d["inputs.talent", "caps.compute"]`.

    Rows are quantities (inputs, costs, prices of limits, opex, marginal_cost, capability, revenue
    and profit), columns are parameters (costs, caps, floors, technology, the question's own). Units:
    those of the quantity per unit of the parameter. A share is moved and its nest's other shares
    scaled so that they still sum to 1. NaN where there is no derivative. Where a limit is just met
    and worth nothing, derivatives differ by side: these are of the side where it is slack.
    """

    __slots__ = ()

    @property
    def quantities(self) -> tuple[str, ...]:
        """Names of the rows."""
        return self.rows

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self.columns
