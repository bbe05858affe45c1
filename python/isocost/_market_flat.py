"""Markets of many flat firms from arrays: one wage, or all wages that fit spillovers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, SupportsFloat

from ._core import market_flat as raw
from ._market_flat_answers import FlatEquilibria, FlatEquilibrium, FlatMarketAnswer
from ._status import Status
from ._values import NamedValues, number

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_PER_INPUT = ("shares", "prices", "caps", "floors", "inverse_elasticity", "benchmark", "efficiency")
_PER_FIRM = ("sigma", "returns", "output", "capability")


def clear_flat(
    *,
    shares: ArrayLike,
    prices: ArrayLike,
    sigma: ArrayLike,
    capability: ArrayLike,
    supply_fte: SupportsFloat,
    reference_wage_usd_per_year: SupportsFloat,
    supply_elasticity: SupportsFloat,
    talent: int = 1,
    caps: ArrayLike = float("inf"),
    floors: ArrayLike = 0.0,
    inverse_elasticity: ArrayLike = 0.0,
    benchmark: ArrayLike = 1.0,
    efficiency: ArrayLike = 1.0,
    returns: ArrayLike = 1.0,
    output: ArrayLike = 1.0,
    tolerance: SupportsFloat = 1e-9,
) -> FlatMarketAnswer:
    """Clears a market of flat CES firms at one wage: Σ_j L_j(w) = S0 (w/w0)^ε.

    Every firm makes its capability at least cost and takes the wage as given. Arrays are broadcast: what belongs to
    inputs to (firms, inputs), what belongs to firms to (firms,). Time grows linearly with the number of firms.

    Parameters
    ----------
    shares : array_like
        θ, one column per input (2, 3 or 4), each row summing to 1.
    prices : array_like
        Price of a unit at the benchmark [USD per unit]; what stands in the column of talent is not read.
    sigma : array_like
        Elasticity of substitution, positive and finite.
    capability : array_like
        What each firm must reach [index].
    supply_fte : float
        S0, talent at the reference wage [FTE].
    reference_wage_usd_per_year : float
        w0 [USD per FTE and year].
    supply_elasticity : float
        ε, percent of talent per percent of wage; 0: fixed.
    talent : int, optional
        The column of talent.
    caps, floors : array_like, optional
        Limits of each input [own unit per year].
    inverse_elasticity : array_like, optional
        η of each input's price, which rises as (x/benchmark)^η to a monopsonist; 0 for talent.
    benchmark : array_like, optional
        Reference amount of each input [own unit per year].
    efficiency : array_like, optional
        What multiplies each input.
    returns : array_like, optional
        Returns to scale of each firm.
    output : array_like, optional
        Capability of each firm at its benchmark [index].
    tolerance : float, optional
        Largest residual of a certificate that holds.

    Returns
    -------
    FlatMarketAnswer
        The wage and every firm's bundle, or why there is none.

    Raises
    ------
    InvalidParameter
        When a number is outside its domain; the message names the firm.

    Examples
    --------
    >>> import isocost as ic
    >>> answer = ic.market.clear_flat(
    ...     shares=[0.5, 0.3, 0.2],
    ...     prices=[0.5, float("nan"), 0.2],
    ...     sigma=[0.6, 1.0, 1.8],
    ...     capability=1.0,
    ...     supply_fte=3.0,
    ...     reference_wage_usd_per_year=0.3,
    ...     supply_elasticity=0.5,
    ... )
    >>> str(answer.status), round(answer.wage_usd_per_year, 6), answer.talent_fte.round(6).tolist()
    ('optimal', 0.3, [1.0, 1.0, 1.0])
    """
    given = _market(locals())
    answer = raw.clear_flat(given)
    return FlatMarketAnswer(**_firms(answer, given["talent"]))


def find_flat_equilibria(
    *,
    strength: SupportsFloat,
    weights: ArrayLike,
    reference_talent_fte: ArrayLike,
    starts: int = 1,
    spread: SupportsFloat = 2.0,
    seed: int = 1,
    shares: ArrayLike,
    prices: ArrayLike,
    sigma: ArrayLike,
    capability: ArrayLike,
    supply_fte: SupportsFloat,
    reference_wage_usd_per_year: SupportsFloat,
    supply_elasticity: SupportsFloat,
    talent: int = 1,
    caps: ArrayLike = float("inf"),
    floors: ArrayLike = 0.0,
    inverse_elasticity: ArrayLike = 0.0,
    benchmark: ArrayLike = 1.0,
    efficiency: ArrayLike = 1.0,
    returns: ArrayLike = 1.0,
    output: ArrayLike = 1.0,
    tolerance: SupportsFloat = 1e-9,
) -> FlatEquilibria:
    """Equilibria where the talent of each firm moves the others: ln A_j = ln A_j0 + γ Σ_k G_jk ln(L_k/L̄_k).

    There can be several, or none. The first start is the market without spillovers, further ones are random.

    Parameters
    ----------
    strength : float
        γ, of either sign; a parameter, not a law.
    weights : array_like
        G, row j what firm j has from each.
    reference_talent_fte : array_like
        L̄, talent at which each firm's `output` was measured [FTE].
    starts : int, optional
        Where to look from.
    spread : float, optional
        Of random starts, in ln L around L̄.
    seed : int, optional
        Of random starts.
    shares, prices, sigma, capability : array_like
        As in `clear_flat`.
    supply_fte, reference_wage_usd_per_year, supply_elasticity : float
        As in `clear_flat`.
    talent : int, optional
        As in `clear_flat`.
    caps, floors, inverse_elasticity, benchmark, efficiency, returns, output : array_like, optional
        As in `clear_flat`.
    tolerance : float, optional
        As in `clear_flat`.

    Returns
    -------
    FlatEquilibria
        All distinct ones that were met.

    Raises
    ------
    InvalidParameter
        When a number is outside its domain.

    Examples
    --------
    One firm that its own size wears down, √L = c (1 ± √(1 − 1/c)) at a cap of c = 4/3:

    >>> import isocost as ic
    >>> found = ic.market.find_flat_equilibria(
    ...     strength=-0.5,
    ...     weights=[[1.0]],
    ...     reference_talent_fte=1.0,
    ...     starts=12,
    ...     shares=[0.5, 0.5],
    ...     prices=[1e-9, float("nan")],
    ...     sigma=0.5,
    ...     capability=1.0,
    ...     supply_fte=1.0,
    ...     reference_wage_usd_per_year=1.0,
    ...     supply_elasticity=1.0,
    ...     caps=[4 / 3, float("inf")],
    ... )
    >>> sorted(round(e.talent_fte.item(), 6) for e in found.equilibria)
    [0.444444, 4.0]
    """
    import numpy as np

    given = _market(locals())
    firms = given["sigma"].shape
    given |= {
        "strength": number(strength, "strength"),
        "weights": np.atleast_2d(np.asarray(weights, dtype=float)),
        "reference_talent_fte": np.array(np.broadcast_to(np.asarray(reference_talent_fte, dtype=float), firms)),
        "starts": int(starts),
        "spread": number(spread, "spread"),
        "seed": int(seed),
    }
    answer = raw.find_flat_equilibria(given)
    answer["equilibria"] = tuple(FlatEquilibrium(**_firms(e, given["talent"])) for e in answer["equilibria"])
    return FlatEquilibria(**answer)


def _market(given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a market, broadcast to a row per firm."""
    import numpy as np

    per_input = {name: np.asarray(given[name], dtype=float) for name in _PER_INPUT}
    per_firm = {name: np.asarray(given[name], dtype=float) for name in _PER_FIRM}
    inputs = np.broadcast_shapes(*(a.shape[-1:] for a in per_input.values()))
    firms = np.broadcast_shapes((1,), *(a.shape[:-1] for a in per_input.values()), *(a.shape for a in per_firm.values()))
    if len(inputs) != 1 or len(firms) != 1:
        raise ValueError("inputs of firms must broadcast to (firms, inputs), firms to (firms,)")
    market: dict[str, Any] = {name: np.array(np.broadcast_to(a, (*firms, *inputs))) for name, a in per_input.items()}
    market |= {name: np.array(np.broadcast_to(a, firms)) for name, a in per_firm.items()}
    for name in ("supply_fte", "reference_wage_usd_per_year", "supply_elasticity", "tolerance"):
        market[name] = number(given[name], name)
    market["talent"] = range(inputs[0])[given["talent"]]
    return market


def _firms(answer: dict[str, Any], talent: int) -> dict[str, Any]:
    """The answer with its firms' arrays as its own, which cannot be written."""
    firms = answer.pop("firms")
    statuses = tuple(Status(status) for status in firms.pop("statuses"))
    firms["talent_fte"] = firms["inputs"][:, talent].copy()
    if "log_efficiency" in answer:
        firms["log_efficiency"] = answer.pop("log_efficiency")
    for array in firms.values():
        array.setflags(write=False)
    named: dict[str, Any] = answer | firms | {"statuses": statuses, "certificate": NamedValues(answer["certificate"])}
    return named
