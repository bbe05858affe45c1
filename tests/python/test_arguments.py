"""A wrong argument is told in the words of the public function, and what is right passes unchanged."""

import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from labs import flat

import isocost as ic

CHAPTERS = [getattr(ic, name) for name in ic.__all__ if inspect.ismodule(getattr(ic, name))]
#: What no function of the package takes.
NOTHING = object()


def two_years(**changes: Any) -> ic.plan.PurchasePlan:
    """A plan of a lab that only needs compute."""
    year = ic.plan.PlanYear(capability=1, prices={}, chip_price_usd=1, flop_per_chip_year=1)
    given = {"years": [year, year], "rate_per_year": 0, "attrition_per_year": 0, "lifetime_years": 2} | changes
    return ic.plan.PurchasePlan(technology=ic.CES({"compute": 1.0}, sigma=1), **given)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: ic.clear(3), "market.clear: market must be a Market, not int: 3"),
        (lambda: ic.labor.severance({"age": 40}), "labor.severance: employment must be an Employment, not dict"),
        (lambda: ic.market.squad_sale("team"), "market.squad_sale: squad must be a Squad, not str: 'team'"),
        (lambda: ic.sweep_answers(3, "a=1:2:2"), "sweep_answers: scenario must be a Scenario, not int"),
        (lambda: ic.market.attribute(flat(), []), "market.attribute: market must be a Market, not Firm"),
        (lambda: ic.market.value_of_persons(flat(), 4, input="talent", persons=3), "revenue must be a Revenue, not int: 4"),
        (lambda: ic.Market(pools=3, employers=[]), "Market: pools must be a sequence of Pool, not int: 3"),
        (lambda: ic.Market(pools=[3], employers=[]), "Market: pools must be a sequence of Pool; among them is int: 3"),
        (lambda: ic.market.Contest([3], decisiveness=2), "Contest: contestants must be a sequence of Contestant"),
        (lambda: ic.paths(3), "scenario must be a Scenario, not int"),
        (lambda: ic.paths(flat()), "scenario must be a Scenario, not Firm"),
        (lambda: ic.plan.minimize_present_opex("lab"), "plan.minimize_present_opex: plan must be a PurchasePlan, not str: 'lab'"),
        (lambda: ic.plan.minimize_expected_opex(two_years(), 3), "plan.minimize_expected_opex: risk must be a BanRisk, not int: 3"),
        (lambda: ic.plan.certify(flat(), 3), "plan.certify: problem must be a PurchasePlan or BanTree, not Firm"),
        (lambda: ic.plan.discount(two_years(), "x"), "year must be a whole number, not str"),
        (lambda: ic.plan.notice_value(3, 4), "plan.notice_value: notice must be a Notice, not int: 3"),
        (lambda: two_years(years=[3]), "PurchasePlan.years must be PlanYear values, not int"),
        (lambda: two_years(lifetime_years=1.5), "PurchasePlan.lifetime_years must be a whole number, not float"),
        (lambda: ic.plan.BanTree("plan", 3), "BanTree.plan must be a PurchasePlan, not str"),
        (lambda: ic.scaling.idea_path(3, 4, years=[1]), "scaling.idea_path: production must be an IdeaProduction, not int"),
        (lambda: ic.scaling.explosion({}), "scaling.explosion: production must be an IdeaProduction, not dict"),
        (lambda: ic.scaling.ResearchInputs(compute_flop_per_year="x", researchers_fte=1),
         "ResearchInputs.compute_flop_per_year must be a number, not str"),
        (lambda: ic.distillation.catch_up_gap("f", leak_per_year=1, initial_gap=1, years=1),
         "distillation.catch_up_gap: follower must be a Follower, not str: 'f'"),
        (lambda: ic.distillation.catch_up_path(3, leak_per_year=0, initial_gap=1, years=[1]),
         "distillation.catch_up_path: follower must be a Follower, not int: 3"),
        (lambda: ic.labor.contested_path(3, 4), "labor.contested_path: plan must be an AutomationPlan, not int: 3"),
        (lambda: ic.labor.ai_cost({"tasks": 3}, 4), "labor.ai_cost: work must be a PostWork, not dict"),
        (lambda: ic.knowledge.leave_probability("a", 1), r"leave_probability: cannot be called with \(str, int\)"),
    ],
)  # fmt: skip
def test_the_argument_is_named(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message) as caught:
        call()
    assert "_core" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None  # nothing of the inside is shown


def functions() -> list[tuple[str, Any]]:
    found = {f"{c.__name__}.{name}": getattr(c, name) for c in CHAPTERS if c is not ic.plot for name in c.__all__}
    return [(name, thing) for name, thing in found.items() if inspect.isfunction(thing)]


@pytest.mark.parametrize(("name", "function"), functions(), ids=[name for name, _ in functions()])
def test_no_function_shows_the_compiled_half(name: str, function: Any) -> None:
    parameters = inspect.signature(function).parameters.values()
    positional = [NOTHING for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD and p.default is p.empty]
    keywords = {p.name: NOTHING for p in parameters if p.kind is p.KEYWORD_ONLY and p.default is p.empty}
    if not positional and not keywords:
        return
    with pytest.raises((TypeError, ValueError)) as caught:
        function(*positional, **keywords)
    assert "incompatible" not in str(caught.value) and "_core" not in str(caught.value), caught.value


def test_an_error_in_a_function_of_the_caller_s_own_passes_unchanged() -> None:
    def broken(x: float) -> float:
        return x.nonsense  # type: ignore[attr-defined, no-any-return]

    firm = flat(costs={**flat().costs, "compute": ic.UserCost(cost=broken, marginal=broken, convex=True)})
    with pytest.raises(AttributeError, match="nonsense"):
        ic.minimize_opex(firm, capability=1.0)


def test_a_function_is_one_object_wherever_it_is_found() -> None:
    assert ic.clear is ic.market.clear
    assert pickle.loads(pickle.dumps(ic.clear)) is ic.clear
    assert list(inspect.signature(ic.clear).parameters) == ["market", "tolerance"]
