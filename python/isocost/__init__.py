"""The economics of AI labs: what compute, talent and data cost, and what replaces what.

Examples
--------
>>> import isocost as ic
>>> tech = ic.CES({"compute": 0.6, "talent": 0.4}, sigma=0.7)
>>> costs = {"compute": ic.LinearCost(price=0.6), "talent": ic.LinearCost(price=0.4)}
>>> r = ic.minimize_opex(ic.Firm(technology=tech, costs=costs, caps={"compute": 0.8}), capability=1.0)
>>> round(r.opex, 6), round(r.shadow_prices["compute"], 6)
(1.065308, 0.821582)
"""

import sys as _sys

from . import (
    compute,
    cost,
    data,
    distillation,
    finance,
    firm,
    inference,
    knowledge,
    labor,
    market,
    plan,
    plot,
    production,
    scaling,
    scenario,
    study,
    talent,
)
from ._arguments import name_wrong_arguments as _name_wrong_arguments
from ._chapters import Answers, AnswersSweep, ChapterAnswer, answer, sweep_answers
from ._core import InvalidParameter, NotOptimal, ScenarioError, __version__
from ._market_causes import MarketCauses, market_causes
from ._own_making import OwnMakingResult, minimize_opex_with_own_making
from ._paths import ChapterPath, Paths, paths
from ._values import NamedValues
from .cost import FixedCost, IsoelasticCost, LinearCost, TieredCost, UserCost
from .firm import (
    Budget,
    CapabilityTarget,
    Certificate,
    Firm,
    Infeasibility,
    LimitCost,
    Point,
    Result,
    Revenue,
    Status,
    calibrate,
    certify,
    limit_cost,
    maximize_capability,
    maximize_profit,
    minimize_opex,
    mrts,
    replacement,
)
from .market import Employer, Market, MarketCertificate, MarketResult, Migration, Pool, clear, poaching_equilibrium
from .production import CES, Nest, UserTechnology, cobb_douglas, leontief, linear
from .scenario import Outcome, Scenario, ScenarioResult, apply, build_market, load, load_text, run
from .study import Sweep, demo, sweep

__all__ = [
    "CES",
    "Answers",
    "AnswersSweep",
    "Budget",
    "CapabilityTarget",
    "Certificate",
    "ChapterAnswer",
    "ChapterPath",
    "Employer",
    "Firm",
    "FixedCost",
    "Infeasibility",
    "InvalidParameter",
    "IsoelasticCost",
    "LimitCost",
    "LinearCost",
    "Market",
    "MarketCauses",
    "MarketCertificate",
    "MarketResult",
    "Migration",
    "NamedValues",
    "Nest",
    "NotOptimal",
    "Outcome",
    "OwnMakingResult",
    "Paths",
    "Point",
    "Pool",
    "Result",
    "Revenue",
    "Scenario",
    "ScenarioError",
    "ScenarioResult",
    "Status",
    "Sweep",
    "TieredCost",
    "UserCost",
    "UserTechnology",
    "__version__",
    "answer",
    "apply",
    "build_market",
    "calibrate",
    "certify",
    "clear",
    "cobb_douglas",
    "compute",
    "cost",
    "data",
    "demo",
    "distillation",
    "finance",
    "firm",
    "inference",
    "knowledge",
    "labor",
    "leontief",
    "limit_cost",
    "linear",
    "load",
    "load_text",
    "market",
    "market_causes",
    "maximize_capability",
    "maximize_profit",
    "minimize_opex",
    "minimize_opex_with_own_making",
    "mrts",
    "paths",
    "plan",
    "plot",
    "poaching_equilibrium",
    "production",
    "replacement",
    "run",
    "scaling",
    "scenario",
    "study",
    "sweep",
    "sweep_answers",
    "talent",
]

_name_wrong_arguments(_sys.modules[__name__])
