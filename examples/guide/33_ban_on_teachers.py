"""A ban on a teacher's tokens, as a lab feels it: dearer tiers of the input `teacher`, bounded by a teacher with open
weights. All figures are made up.
"""

import math

import isocost as ic
from isocost import distillation

tree = ic.Nest(
    sigma=0.6,
    children={
        "data": (0.2, ic.Nest(sigma=2.0, children={"own": 0.5, "teacher": 0.5})),
        "compute": 0.6,
        "talent": 0.2,
    },
    benchmark={"own": 1e11, "teacher": 1e10, "compute": 1e24, "talent": 2.0},
)


def solve(access: distillation.TeacherAccess, *, banned: bool) -> ic.Result:
    costs: dict[str, ic.cost.Cost] = {
        "own": ic.LinearCost(price=1e-6),
        "teacher": distillation.teacher_cost(access, banned=banned),
        "compute": ic.LinearCost(price=6e-19),
        "talent": ic.LinearCost(price=1e5),
    }
    return ic.minimize_opex(ic.Firm(technology=tree, costs=costs), capability=1.0).require_optimal()


# Official tokens at 10 USD per million; after the ban resellers ask half as much again for a few, and an open teacher
# at 2.19 USD is worth a tenth of a token.
access = distillation.TeacherAccess(
    api_usd_per_mtok=10.0,
    api_tokens_per_year=math.inf,
    reseller_markup=0.5,
    reseller_tokens_per_year=2e9,
    open_usd_per_mtok=2.19,
    open_quality=0.1,
    open_tokens_per_year=math.inf,
)
free, banned = solve(access, banned=False), solve(access, banned=True)
print(f"Opex rises by {banned.opex / free.opex - 1:.2%}")
assert banned.opex > free.opex and banned.inputs["own"] > free.inputs["own"]

# Whatever the technology: going on as before from what is left would cost at most so much.
most = distillation.most_cost_of_ban_usd_per_year(access, effective_tokens=free.inputs["teacher"])
print(f"at most {most / free.opex:.2%}")
assert banned.opex - free.opex < most

# Above this mark-up resellers sell nothing: the open teacher bounds the damage.
print(f"open weights bound the mark-up at {distillation.bounding_markup(access):.0%}")
dear, dearer = (solve(access.replace(reseller_markup=m), banned=True) for m in (2.0, 20.0))
assert dear.opex == dearer.opex
