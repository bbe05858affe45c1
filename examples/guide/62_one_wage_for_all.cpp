// Two labs hire researchers in one pool. A cap on the compute of one raises the wage of both.
#include <cmath>
#include <cstdio>

#include <isocost/isocost.hpp>
#include <isocost/market/clear.hpp>
#include <isocost/market/welfare.hpp>

using namespace isocost;

namespace {

market::Employer lab(const char* name, double budget, production::Values caps) {
    return {.name = name,
            .technology = CES({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.8}),
            .costs = {{"compute", LinearCost({.price = 180e3})}},
            .question = Budget{.budget = budget},
            .hires = {{"talent", "home"}},
            .caps = std::move(caps)};
}

market::Market two_labs(production::Values caps) {
    return market::Market(
        {.pools = {{.name = "home",
                    .supply_fte = 120.0,
                    .wage_usd_per_year = 300e3,
                    .supply_elasticity = 0.5}},
         .employers = {lab("first", 30e6, {}), lab("second", 60e6, std::move(caps))}});
}

}  // namespace

int main() {
    const auto free = market::clear(two_labs({}));
    const auto capped = market::clear(two_labs({{"compute", 100.0}}));
    std::printf("%s\n%s\n", free.explain().c_str(), capped.explain().c_str());

    const double before = free.wages_usd_per_year["home"];
    const double after = capped.wages_usd_per_year["home"];
    const auto gain = market::welfare(free, capped);
    std::printf(
        "the wage goes from %.0f to %.0f USD per year; researchers gain %.0f USD per year\n",
        before, after, gain.researchers_gain_usd_per_year["home"]);
    std::printf("the lab without a cap loses %.2f %% of its capability\n",
                -100.0 * gain.capability_change["first"] / free.employer("first").capability);

    const bool solved = free.status == Status::optimal && capped.status == Status::optimal;
    const bool all_hired =
        std::abs(capped.demand_fte["home"] / capped.supply_fte["home"] - 1.0) < 1e-10;
    const bool dearer = after > before && gain.capability_change["first"] < 0.0;
    const bool no_money_lost = gain.transfer_residual < 1e-10;
    return solved && all_hired && dearer && no_money_lost ? 0 : 1;
}
