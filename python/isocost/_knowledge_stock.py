"""Labs, the people who move between them, and what these carry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, SupportsFloat

from ._compute_values import instances
from ._core import knowledge as raw
from ._model import Model
from ._numbers import checked_numbers
from ._values import number

_Matrix = tuple[tuple[float, ...], ...]


def matrix(rows: Any, where: str) -> _Matrix:
    """Numbers in rows, from lists or an array, as tuples."""
    return tuple(tuple(number(value, where) for value in row) for row in rows)


class Laboratory(raw.Laboratory, Model):
    """One lab of those among which people move; its headcount is held by hiring from elsewhere.

    Parameters
    ----------
    name : str
        What it is called.
    knowledge : float
        Stock today [knowledge].
    headcount : float
        People of the lab [persons].
    creation_per_year : float
        Knowledge that it creates itself [knowledge per year].
    codified_share : float
        Share that is written down and stays when people leave.
    unshared_share : float
        Share of a leaver's knowledge that no colleague holds.
    exits_per_year : float
        People who leave for none of the other labs [persons per year].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain.

    Examples
    --------
    >>> from isocost import knowledge
    >>> front = knowledge.Laboratory(
    ...     "front",
    ...     knowledge=100,
    ...     headcount=400,
    ...     creation_per_year=10,
    ...     codified_share=0.5,
    ...     unshared_share=1,
    ...     exits_per_year=20,
    ... )
    >>> front.replace(codified_share=0.9).codified_share
    0.9
    """

    __slots__ = ()
    _fields = (
        "name",
        "knowledge",
        "headcount",
        "creation_per_year",
        "codified_share",
        "unshared_share",
        "exits_per_year",
    )
    _positional = 1

    def __init__(
        self,
        name: str,
        *,
        knowledge: SupportsFloat,
        headcount: SupportsFloat,
        creation_per_year: SupportsFloat,
        codified_share: SupportsFloat,
        unshared_share: SupportsFloat,
        exits_per_year: SupportsFloat,
    ) -> None:
        values = checked_numbers(
            f"Laboratory({name})",
            knowledge=knowledge,
            headcount=headcount,
            creation_per_year=creation_per_year,
            codified_share=codified_share,
            unshared_share=unshared_share,
            exits_per_year=exits_per_year,
        )
        super().__init__(name, **values)


class KnowledgeRates(NamedTuple):
    """What changes a lab's knowledge, each 0 or more [knowledge per year].

    Attributes
    ----------
    created, learned : float
        By its own work, and gained from those who came.
    left, obsolete : float
        Lost with those who went, and worthless by itself.
    """

    created: float
    learned: float
    left: float
    obsolete: float

    @property
    def net(self) -> float:
        """Change of the stock [knowledge per year]."""
        return self.created + self.learned - self.left - self.obsolete


class KnowledgeNetwork(raw.KnowledgeNetwork, Model):
    """Labs, flows of people between them, and what a mover carries.

    dK_j/dt = creation_j + Σ_i flow_ij carry (1 − g_ij)(K_i − K_j)⁺/L_j − quit_j (1 − codified_j) φ_j K_j/L_j − δ_K K_j.
    What a lab loses with its leavers is not what their new lab gains.

    Parameters
    ----------
    labs : sequence of Laboratory
        At least one.
    flow_persons_per_year : sequence of sequence of float
        Row i, column j: who move from lab i to lab j [persons per year]. The diagonal is 0.
    carry : float
        Share of the difference that a mover carries.
    obsolescence_per_year : float
        Rate at which knowledge becomes worthless by itself [per year].
    diffusion_gap : sequence of sequence of float, optional
        Share that lab j does not take up from lab i; none by default.

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain, or a matrix does not fit the labs.

    Examples
    --------
    >>> from isocost import knowledge
    >>> front = knowledge.Laboratory(
    ...     "front",
    ...     knowledge=100,
    ...     headcount=400,
    ...     creation_per_year=10,
    ...     codified_share=0.5,
    ...     unshared_share=1,
    ...     exits_per_year=20,
    ... )
    >>> young = front.replace(name="young", knowledge=20, headcount=100)
    >>> labs = knowledge.KnowledgeNetwork(
    ...     labs=[front, young], flow_persons_per_year=[[0, 20], [5, 0]], carry=0.5, obsolescence_per_year=0.05
    ... )
    >>> knowledge.knowledge_rates(labs)[1].learned
    8.0
    """

    __slots__ = ("_flow", "_gap", "_labs")
    _fields = ("labs", "flow_persons_per_year", "carry", "obsolescence_per_year", "diffusion_gap")

    def __init__(
        self,
        *,
        labs: Sequence[Laboratory],
        flow_persons_per_year: Sequence[Sequence[SupportsFloat]],
        carry: SupportsFloat,
        obsolescence_per_year: SupportsFloat,
        diffusion_gap: Sequence[Sequence[SupportsFloat]] = (),
    ) -> None:
        self._labs: tuple[Laboratory, ...] = tuple(instances(labs, Laboratory, "KnowledgeNetwork.labs"))
        self._flow = matrix(flow_persons_per_year, "KnowledgeNetwork.flow_persons_per_year")
        self._gap = matrix(diffusion_gap, "KnowledgeNetwork.diffusion_gap")
        values = checked_numbers("KnowledgeNetwork", carry=carry, obsolescence_per_year=obsolescence_per_year)
        super().__init__(list(self._labs), self._flow, self._gap, **values)

    @property
    def labs(self) -> tuple[Laboratory, ...]:
        """The labs."""
        return self._labs

    @property
    def flow_persons_per_year(self) -> _Matrix:
        """Who move from lab i (row) to lab j (column) [persons per year]."""
        return self._flow

    @property
    def diffusion_gap(self) -> _Matrix:
        """Share that lab j does not take up from lab i; empty: 0 everywhere."""
        return self._gap


class Spillovers(raw.Spillovers, Model):
    """The static form of knowledge that travels with people: ln A_j = ln A_j0 + g Σ_k G_jk ln(L_k/L̄_k).

    Parameters
    ----------
    strength : float
        g, of either sign.
    weights : sequence of sequence of float
        G_jk, row j: what lab j hears of lab k; 0 or more.
    productivity : sequence of float
        A_j0, at the reference talent.
    reference_fte : sequence of float
        L̄_k [FTE].

    Raises
    ------
    InvalidParameter
        When a figure is outside its domain, or the lengths differ.

    Examples
    --------
    >>> from isocost import knowledge
    >>> two = knowledge.Spillovers(
    ...     strength=0.1, weights=[[1, 0.5], [0, 1]], productivity=[2, 1], reference_fte=[100, 400]
    ... )
    >>> knowledge.productivity_at(two, fte=[100, 800]).round(4)
    array([2.0705, 1.0718])
    """

    __slots__ = ("_productivity", "_reference", "_strength", "_weights")
    _fields = ("strength", "weights", "productivity", "reference_fte")

    def __init__(
        self,
        *,
        strength: SupportsFloat,
        weights: Sequence[Sequence[SupportsFloat]],
        productivity: Sequence[SupportsFloat],
        reference_fte: Sequence[SupportsFloat],
    ) -> None:
        self._strength = number(strength, "Spillovers.strength")
        self._weights = matrix(weights, "Spillovers.weights")
        self._productivity = tuple(number(a, "Spillovers.productivity") for a in productivity)
        self._reference = tuple(number(people, "Spillovers.reference_fte") for people in reference_fte)
        super().__init__(self._strength, self._weights, self._productivity, self._reference)

    @property
    def strength(self) -> float:
        """g, an elasticity."""
        return self._strength

    @property
    def weights(self) -> _Matrix:
        """G_jk."""
        return self._weights

    @property
    def productivity(self) -> tuple[float, ...]:
        """A_j0."""
        return self._productivity

    @property
    def reference_fte(self) -> tuple[float, ...]:
        """L̄_k [FTE]."""
        return self._reference


def knowledge_rates(
    network: KnowledgeNetwork, *, knowledge: Sequence[SupportsFloat] | None = None
) -> tuple[KnowledgeRates, ...]:
    """What every lab creates, learns, loses with leavers and to time.

    Parameters
    ----------
    network : KnowledgeNetwork
        The labs.
    knowledge : sequence of float, optional
        Stocks of all labs; today's by default [knowledge].

    Returns
    -------
    tuple of KnowledgeRates
        One for each lab.

    Examples
    --------
    >>> from isocost import knowledge
    >>> front = knowledge.Laboratory(
    ...     "front", knowledge=80, headcount=400, creation_per_year=10, codified_share=0.5, unshared_share=1,
    ...     exits_per_year=20)
    >>> young = front.replace(name="young", knowledge=30, headcount=200)
    >>> network = knowledge.KnowledgeNetwork(
    ...     labs=[front, young], flow_persons_per_year=[[0, 20], [10, 0]], carry=0.8, obsolescence_per_year=0.05,
    ...     diffusion_gap=[[0, 0.25], [0.25, 0]])
    >>> rates = knowledge.knowledge_rates(network)[1]
    >>> print(rates)
    KnowledgeRates(created=10.0, learned=3.0, left=2.25, obsolete=1.5)
    """
    today = [lab.knowledge for lab in network.labs] if knowledge is None else knowledge
    stocks = [number(stock, "knowledge") for stock in today]
    return tuple(KnowledgeRates(*rates) for rates in raw.knowledge_rates(network, stocks))


def productivity_at(spillovers: Spillovers, *, fte: Sequence[SupportsFloat]) -> Any:
    """Productivity of every lab at the given talent.

    Parameters
    ----------
    spillovers : Spillovers
        Reference and weights.
    fte : sequence of float
        Talent of every lab [FTE].

    Returns
    -------
    numpy.ndarray
        One productivity for each lab.

    Examples
    --------
    >>> from isocost import knowledge
    >>> spillovers = knowledge.Spillovers(
    ...     strength=0.1, weights=[[1, 0.5], [0, 1]], productivity=[2, 1], reference_fte=[100, 400])
    >>> knowledge.productivity_at(spillovers, fte=[100, 800]).round(4)
    array([2.0705, 1.0718])
    """
    import numpy as np

    return np.array(raw.productivity_at(spillovers, [number(people, "fte") for people in fte]))
