"""Many firms and the same researchers: wages, poaching, contests.

Where to start, by what is asked:

* Which wages clear pools of talent, and what does a cap on one lab do to the others? `Pool`, `Employer`, `Market`,
  then `clear`; `attribute` says which cap did it, `welfare` who gains. For thousands of alike firms `clear_flat`.
* Who leaves whom, and what pay keeps people? `Mobility`, `PoachingFirm`, `PoachingMarket`, then `poaching_equilibrium`;
  with an observed flow alone `flow_gap`, at given places `stationary_flows`.
* What is one person, or a team, worth to a rival? `auction_for_one`, `efficiency_value_usd`, `Squad` and `squad_sale`;
  what an offer must be, `Retention` and `retention_limit`.
* Who spends how much to win a prize? `Contest` and `solve_contest` (`symmetric_contest` for alike ones,
  `compare_contests` for changes), `Race` and `solve_race`, `Involution` and `involution`; who enters, `free_entry`, and
  who is kept out, `defend`.
* What do posted wages look like, and prices with few sellers? `WagePosting` and `wage_dispersion`, `cournot_equilibrium`.

Models are made by keyword and do not change; answers have a status, print as tables and say what stands in the way. A
market in a scenario file needs none of this: `isocost.answer` clears it, `isocost.market_causes` says who drives it.

Examples
--------
>>> import isocost as ic
>>> def lab(name, **caps):
...     return ic.Employer(
...         name=name, technology=ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.5),
...         costs={"compute": ic.LinearCost(price=180_000)}, question=ic.Budget(budget=30e6),
...         hires={"talent": "home"}, caps=caps)
>>> home = ic.Pool(name="home", supply_fte=80, wage_usd_per_year=300_000, supply_elasticity=0.5)
>>> free = ic.clear(ic.Market(pools=[home], employers=[lab("first"), lab("second")]))
>>> capped = ic.clear(ic.Market(pools=[home], employers=[lab("first"), lab("second", compute=60)]))
>>> capped.wages_usd_per_year["home"] > free.wages_usd_per_year["home"], capped.certificate.holds(1e-9)
(True, True)
>>> ic.market.auction_for_one({"large lab": 9e6, "small lab": 4e6}).price_usd
4000000.0
"""

from __future__ import annotations

from ._market_alike import (
    Involution,
    InvolutionResult,
    SymmetricRace,
    SymmetricRaceResult,
    involution,
    symmetric_race,
)
from ._market_answers import (
    Calibration,
    CournotResult,
    FirmOutcome,
    FlowGap,
    Flows,
    Hire,
    MisfitChurn,
    NashPoint,
    PersonValue,
    PoachingAdvantage,
    RetentionLimit,
    SquadSale,
    WageDispersion,
)
from ._market_auction import (
    all_leave_probability,
    auction_for_one,
    efficiency_value_usd,
    poaching_advantage,
    retention_limit,
    squad_sale,
    stay_probability,
    value_of_persons,
)
from ._market_auction_answers import AuctionResult
from ._market_bids import (
    EfficiencyGain,
    FlowRatio,
    Retention,
    Squad,
)
from ._market_clear import (
    Employer,
    Market,
    Migration,
    Pool,
    attribute,
    clear,
    welfare,
)
from ._market_clear_answers import Attribution, MarketCertificate, MarketResult, Welfare
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
from ._market_flows import (
    calibrate_missions,
    cournot_equilibrium,
    employed_up_to,
    flow_gap,
    flows_at,
    nash_equilibrium,
    offers_up_to,
    posting_profit_usd_per_year,
    stationary_flows,
    wage_bill_saved_usd_per_flop,
    wage_dispersion,
)
from ._market_nash import (
    NashResult,
)
from ._market_places import (
    CournotFirm,
    IsoelasticDemand,
    Mobility,
    Place,
    PoachingFirm,
    WagePosting,
)
from ._market_poaching import (
    PoachingBooks,
    PoachingMarket,
    PoachingResult,
    cooperative_optimum,
    misfit_churn,
    poaching_equilibrium,
    poaching_outcome,
    without_mobility,
)
from ._market_race import Race, Racer, lead_decay_per_year, solve_race, value_of_time_saved_usd

__all__ = [
    "Attribution",
    "AuctionResult",
    "Calibration",
    "Contest",
    "ContestEffect",
    "ContestEffects",
    "ContestEquilibrium",
    "ContestInPool",
    "ContestOutcome",
    "ContestResult",
    "Contestant",
    "CournotFirm",
    "CournotResult",
    "DefenderResult",
    "EfficiencyGain",
    "Employer",
    "EntrantsLost",
    "FirmOutcome",
    "FlatEquilibria",
    "FlatEquilibrium",
    "FlatMarketAnswer",
    "FlowGap",
    "FlowRatio",
    "Flows",
    "FreeEntry",
    "FreeEntryResult",
    "Hire",
    "Incumbency",
    "Involution",
    "InvolutionResult",
    "IsoelasticDemand",
    "IsoelasticOpex",
    "Market",
    "MarketCertificate",
    "MarketResult",
    "Migration",
    "MisfitChurn",
    "Mobility",
    "NashPoint",
    "NashResult",
    "PersonValue",
    "Place",
    "PoachingAdvantage",
    "PoachingBooks",
    "PoachingFirm",
    "PoachingMarket",
    "PoachingResult",
    "Pool",
    "Race",
    "RaceOutcome",
    "RaceResult",
    "Racer",
    "Retention",
    "RetentionLimit",
    "SharedPool",
    "Squad",
    "SquadSale",
    "SymmetricContest",
    "SymmetricContestResult",
    "SymmetricRace",
    "SymmetricRaceResult",
    "WageDispersion",
    "WagePosting",
    "Welfare",
    "all_leave_probability",
    "attribute",
    "auction_for_one",
    "calibrate_missions",
    "clear",
    "clear_flat",
    "compare_contests",
    "contest_at",
    "contest_in_pool",
    "cooperative_optimum",
    "cournot_equilibrium",
    "defend",
    "efficiency_value_usd",
    "employed_up_to",
    "entrants_lost",
    "equilibrium_decisiveness",
    "find_flat_equilibria",
    "flow_gap",
    "flows_at",
    "free_entry",
    "involution",
    "lead_decay_per_year",
    "misfit_churn",
    "nash_equilibrium",
    "offers_up_to",
    "poaching_advantage",
    "poaching_equilibrium",
    "poaching_outcome",
    "posting_profit_usd_per_year",
    "retention_limit",
    "solve_contest",
    "solve_race",
    "squad_sale",
    "stationary_flows",
    "stay_probability",
    "symmetric_contest",
    "symmetric_race",
    "value_of_persons",
    "value_of_time_saved_usd",
    "wage_bill_saved_usd_per_flop",
    "wage_dispersion",
    "welfare",
    "with_cap",
    "without_mobility",
]
