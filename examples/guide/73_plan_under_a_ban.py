"""A lab must grow for six years and buys its chips ahead. From year 3 on none will be on sale. What does it buy before,
what does the ban cost, and how much is a year of delay worth?"""

from isocost import CES, plan

# Assumed: capability grows 30 % a year, FLOP per chip of 25 000 USD grow as much, researchers cost half a million.
lab = plan.PurchasePlan(
    technology=CES(
        {"compute": 0.5, "talent": 0.3, "data": 0.2}, sigma=0.5, benchmark={"compute": 4e22, "talent": 1, "data": 1e12}
    ),
    years=[
        plan.PlanYear(
            capability=1.3**t,
            prices={"talent": 5e5, "data": 3e-7},
            chip_price_usd=25e3,
            flop_per_chip_year=1e21 * 1.3**t,
            upkeep_usd_per_chip_year=1500,
        )
        for t in range(6)
    ],
    rate_per_year=0.1,
    attrition_per_year=0.05,
    lifetime_years=6,
)
free = plan.minimize_present_opex(lab).require_optimal()
banned = plan.minimize_present_opex(lab.replace(ban=plan.Ban(first_year=3))).require_optimal()
print(banned.explain())
assert banned.certificate.holds(1e-9)

# It buys ahead in year 2 and nothing later; one more chip that appears in year 5 would be worth twice its
# price then.
print(f"year 2: {free.years[2].chips:.0f} chips without the ban, {banned.years[2].chips:.0f} before it")
assert banned.years[2].chips > 2 * free.years[2].chips
assert all(year.chips == 0 for year in banned.years[3:])
assert banned.years[5].worth_usd_per_chip > 2 * 25e3

# Researchers stand in for the compute that is missing.
assert banned.years[5].inputs["talent"] > 1.15 * free.years[5].inputs["talent"]

# What the ban costs falls with each year that it comes later, and a dearer chip costs less than none.
cost = {
    year: plan.minimize_present_opex(lab.replace(ban=plan.Ban(first_year=year))).present_usd / free.present_usd - 1
    for year in (1, 2, 3, 4, 5)
}
print("cost of the ban by its year:", {year: f"{share:.1%}" for year, share in cost.items()})
assert sorted(cost.values(), reverse=True) == list(cost.values())
dear = plan.minimize_present_opex(lab.replace(ban=plan.Ban(first_year=3, premium=0.5)))
assert free.present_usd < dear.present_usd < banned.present_usd

# Chips that live two years cannot bridge four: the reason names the year and what would help.
why = plan.minimize_present_opex(lab.replace(lifetime_years=2, ban=plan.Ban(first_year=3)))
print(why.reason)
assert why.status == "infeasible" and why.infeasibility and why.infeasibility.least_ban_year == 5
