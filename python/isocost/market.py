"""Many firms and the same researchers: wages, poaching, contests."""

from __future__ import annotations

from ._market_alike import (
    Involution,
    InvolutionResult,
    SymmetricRace,
    SymmetricRaceResult,
    involution,
    symmetric_race,
)
from ._market_contest import (
    compare_contests,
    contest_at,
    contest_in_pool,
    equilibrium_decisiveness,
    solve_contest,
    symmetric_contest,
    with_cap,
)
from ._market_contest_answers import (
    ContestEffect,
    ContestEffects,
    ContestEquilibrium,
    ContestInPool,
    ContestOutcome,
    ContestResult,
    RaceOutcome,
    RaceResult,
    SymmetricContestResult,
)
from ._market_contest_models import Contest, Contestant, IsoelasticOpex, SharedPool, SymmetricContest
from ._market_entry import (
    DefenderResult,
    EntrantsLost,
    FreeEntry,
    FreeEntryResult,
    Incumbency,
    defend,
    entrants_lost,
    free_entry,
)
from ._market_flat import clear_flat, find_flat_equilibria
from ._market_flat_answers import FlatEquilibria, FlatEquilibrium, FlatMarketAnswer
from ._market_race import Race, Racer, lead_decay_per_year, solve_race, value_of_time_saved_usd

__all__ = [
    "Contest",
    "ContestEffect",
    "ContestEffects",
    "ContestEquilibrium",
    "ContestInPool",
    "ContestOutcome",
    "ContestResult",
    "Contestant",
    "DefenderResult",
    "EntrantsLost",
    "FlatEquilibria",
    "FlatEquilibrium",
    "FlatMarketAnswer",
    "FreeEntry",
    "FreeEntryResult",
    "Incumbency",
    "Involution",
    "InvolutionResult",
    "IsoelasticOpex",
    "Race",
    "RaceOutcome",
    "RaceResult",
    "Racer",
    "SharedPool",
    "SymmetricContest",
    "SymmetricContestResult",
    "SymmetricRace",
    "SymmetricRaceResult",
    "clear_flat",
    "compare_contests",
    "contest_at",
    "contest_in_pool",
    "defend",
    "entrants_lost",
    "equilibrium_decisiveness",
    "find_flat_equilibria",
    "free_entry",
    "involution",
    "lead_decay_per_year",
    "solve_contest",
    "solve_race",
    "symmetric_contest",
    "symmetric_race",
    "value_of_time_saved_usd",
    "with_cap",
]
