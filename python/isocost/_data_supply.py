"""Sources of data in order of the price of an effective token, and the cheapest corpus."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple, SupportsFloat, TypeAlias, cast

from ._asked import Asked
from ._core import data as _data
from ._extras import pandas
from ._model import Model
from ._status import Certificate, Status
from ._values import NamedValues, number
from .cost import TieredCost

if TYPE_CHECKING:
    import pandas as pd

    _Kind: TypeAlias = Literal["owned", "licensed", "synthetic", "teacher_api", "teacher_open_weights", "web"]


class DataSource(_data.DataSource, Model):
    """A stock of training tokens, one of which teaches as much as `quality` tokens of the reference corpus.

    The effective data are D_eff = Σ_k z_k D_k. Qualities are assumptions, as a rule between 0.5 and 10.

    Parameters
    ----------
    name : str
        What it is called.
    kind : {"owned", "licensed", "synthetic", "teacher_api", "teacher_open_weights", "web"}
        Where its tokens come from, a label.
    tokens_per_year : float
        Tokens that can be had [tokens per year], positive, infinite for as many as one likes.
    price_usd_per_token : float
        Price [USD per token], positive: tokens of one's own cost their cleaning and processing.
    quality : float
        z, reference tokens that a token is worth, positive.
    owner : str, optional
        The only one who can use it; everybody by default.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> books = ic.data.DataSource(
    ...     "books", kind="licensed", tokens_per_year=3e11, price_usd_per_token=4e-6, quality=2.0
    ... )
    >>> ic.data.price_usd_per_effective_token(books)
    2e-06
    """

    __slots__ = ()
    _fields = ("name", "kind", "tokens_per_year", "price_usd_per_token", "quality", "owner")
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        kind: _Kind,
        tokens_per_year: SupportsFloat,
        price_usd_per_token: SupportsFloat,
        quality: SupportsFloat,
        owner: str = "",
    ) -> None:
        where = f"DataSource({name})"
        super().__init__(
            name,
            kind=kind,
            owner=owner,
            tokens_per_year=number(tokens_per_year, f"{where}.tokens_per_year"),
            price_usd_per_token=number(price_usd_per_token, f"{where}.price_usd_per_token"),
            quality=number(quality, f"{where}.quality"),
        )


def source_of(raw: _data.DataSource) -> DataSource:
    """The public source of a raw one."""
    return DataSource(
        raw.name,
        kind=cast("_Kind", raw.kind),
        tokens_per_year=raw.tokens_per_year,
        price_usd_per_token=raw.price_usd_per_token,
        quality=raw.quality,
        owner=raw.owner,
    )


def price_usd_per_effective_token(source: DataSource) -> float:
    """p/z, what puts sources in order [USD per reference token]."""
    return _data.price_usd_per_effective_token(source)


def effective_tokens_per_year(source: DataSource) -> float:
    """What a source is worth [reference tokens per year]."""
    return _data.effective_tokens_per_year(source)


class DataStep(NamedTuple):
    """A stretch of the supply of effective tokens: its source, width and price."""

    name: str
    width_effective_tokens_per_year: float
    price_usd_per_effective_token: float


def merit_order(sources: Iterable[DataSource], *, buyer: str = "") -> tuple[DataStep, ...]:
    """The sources that a buyer can use, from the cheapest effective token to the dearest.

    Parameters
    ----------
    sources : iterable of DataSource
        All there are.
    buyer : str, optional
        Who asks: exclusive sources are their owner's.

    Returns
    -------
    tuple of DataStep
        Equal prices keep their order.

    Examples
    --------
    >>> import isocost as ic
    >>> web = ic.data.DataSource("web", kind="web", tokens_per_year=1e13, price_usd_per_token=1e-6, quality=1.0)
    >>> books = web.replace(name="books", kind="licensed", price_usd_per_token=4e-6, quality=5.0)
    >>> [step.name for step in ic.data.merit_order([web, books])]
    ['books', 'web']
    """
    return tuple(DataStep(*step) for step in _data.merit_order(list(sources), buyer))


def data_cost(sources: Iterable[DataSource], *, buyer: str = "") -> TieredCost:
    """The cost of a firm's data in effective tokens per year: the merit order as tiers.

    Parameters
    ----------
    sources : iterable of DataSource
        All there are. The curve ends with the first endless one; without one it ends as a cap.
    buyer : str, optional
        Who asks.

    Returns
    -------
    TieredCost
        Of effective tokens per year.

    Examples
    --------
    >>> import isocost as ic
    >>> web = ic.data.DataSource("web", kind="web", tokens_per_year=1e13, price_usd_per_token=1e-6, quality=1.0)
    >>> ic.data.data_cost([web]).outlay(2e12)
    2000000.0
    """
    return TieredCost((width, price) for _, width, price in merit_order(sources, buyer=buyer))


class Mixture(Asked):
    """The cheapest corpus of so many effective tokens; made by `cheapest_mixture`."""

    __slots__ = ()
    _fields = (
        "status",
        "effective_tokens_per_year",
        "cost_usd_per_year",
        "marginal_cost",
        "tokens_per_year",
        "rents",
        "ceiling_effective_tokens_per_year",
        "missing_effective_tokens_per_year",
        "reason",
    )

    @property
    def status(self) -> Status:
        """`optimal`, or `infeasible` when the stocks end before."""
        return Status(self._raw.status)

    @property
    def reason(self) -> str:
        """Why there is no corpus, in words; empty when there is one."""
        return cast(str, self._raw.reason)

    @property
    def certificate(self) -> Certificate:
        """Residuals and the gap to the best bound of linear-programming duality."""
        return Certificate(*self._raw.certificate)

    @property
    def effective_tokens_per_year(self) -> float:
        """As asked [reference tokens per year]."""
        return cast(float, self._raw.effective_tokens_per_year)

    @property
    def ceiling_effective_tokens_per_year(self) -> float:
        """Most that the sources give [reference tokens per year]."""
        return cast(float, self._raw.ceiling_effective_tokens_per_year)

    @property
    def missing_effective_tokens_per_year(self) -> float:
        """The least addition that helps [reference tokens per year]; 0 when none is needed."""
        return cast(float, self._raw.missing_effective_tokens_per_year)

    @property
    def cost_usd_per_year(self) -> float:
        """What the corpus costs [USD per year]."""
        return cast(float, self._raw.cost_usd_per_year)

    @property
    def marginal_cost(self) -> tuple[float, float]:
        """Lowest and highest price of one more effective token [USD]; they differ where a source just ends."""
        return cast("tuple[float, float]", self._raw.marginal_cost)

    @property
    def tokens_per_year(self) -> NamedValues[float]:
        """Tokens by source [tokens per year]."""
        return cast("NamedValues[float]", self._raw.tokens_per_year)

    @property
    def rents(self) -> NamedValues[float]:
        """What one more token of a used-up source would save [USD per token], at the lower marginal cost."""
        return cast("NamedValues[float]", self._raw.rents)

    def explain(self) -> str:
        """The corpus as a table, or why there is none."""
        if self.status != Status.optimal:
            return f"{self.status}: {self.reason}"
        low, high = self.marginal_cost
        lines = [
            f"{self.effective_tokens_per_year:.4g} effective tokens for {self.cost_usd_per_year:,.0f} USD a year;",
            f"one more costs {low:.4g}" + (f" to {high:.4g} USD" if high > low else " USD"),
            f"{'source':<24}{'tokens/yr':>12}{'rent USD/token':>16}",
        ]
        lines += [f"{name:<24}{t:>12.4g}{self.rents[name]:>16.4g}" for name, t in self.tokens_per_year.items()]
        return "\n".join(lines)

    def to_pandas(self) -> pd.DataFrame:
        """Tokens and rents, one row per source."""
        columns = {"tokens_per_year": dict(self.tokens_per_year), "rent_usd_per_token": dict(self.rents)}
        frame: pd.DataFrame = pandas().DataFrame(columns)
        return frame


def cheapest_mixture(
    sources: Iterable[DataSource], *, effective_tokens_per_year: SupportsFloat, buyer: str = ""
) -> Mixture:
    """min Σ p_k t_k over tokens t subject to Σ z_k t_k ≥ effective tokens, 0 ≤ t_k ≤ stock_k.

    Parameters
    ----------
    sources : iterable of DataSource
        All there are.
    effective_tokens_per_year : float
        What the corpus has to be worth [reference tokens per year], positive.
    buyer : str, optional
        Who asks: exclusive sources are their owner's.

    Returns
    -------
    Mixture
        With status `infeasible` when the stocks end before.

    Raises
    ------
    InvalidParameter
        When nothing is asked for or there is no source that the buyer can use.

    Examples
    --------
    >>> import isocost as ic
    >>> own = ic.data.DataSource("own", kind="owned", tokens_per_year=1e12, price_usd_per_token=1e-7, quality=1.0)
    >>> web = own.replace(name="web", kind="web", tokens_per_year=1e13, price_usd_per_token=1e-6)
    >>> corpus = ic.data.cheapest_mixture([web, own], effective_tokens_per_year=3e12)
    >>> dict(corpus.tokens_per_year), corpus.marginal_cost
    ({'web': 2000000000000.0, 'own': 1000000000000.0}, (1e-06, 1e-06))
    >>> corpus.certificate.holds(1e-12)
    True
    """
    return _mixture(tuple(sources), number(effective_tokens_per_year, "effective_tokens_per_year"), buyer)


def _mixture(sources: tuple[DataSource, ...], effective: float, buyer: str) -> Mixture:
    return Mixture(_data.cheapest_mixture(sources, effective, buyer), _mixture, sources, effective, buyer)
