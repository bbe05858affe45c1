// A fleet as a supply curve: the cheapest FLOP first, and what one more chip is worth.
#include <cmath>
#include <cstdio>
#include <isocost/compute/cap.hpp>
#include <isocost/compute/catalog.hpp>
#include <isocost/isocost.hpp>

namespace compute = isocost::compute;

compute::FleetClass h800(const char* name, double rent, double count, double utilization) {
    return {.name = name,
            .chip = compute::accelerator("NVIDIA H800 SXM5"),
            .count = count,
            .utilization = utilization,
            .availability = 0.95,
            .contract = compute::Rented{.rent_usd_per_hour = rent}};
}

isocost::Result solve(const std::vector<compute::FleetClass>& fleet) {
    const isocost::Firm firm(
        {.technology = isocost::CES({.shares = {{"compute", 0.7}, {"talent", 0.3}},
                                     .sigma = 0.9,
                                     .benchmark = {{"compute", 1e25}, {"talent", 200.0}}}),
         .costs = {{"compute", compute::fleet_cost(compute::merit_order(fleet))},
                   {"talent", isocost::LinearCost({.price = 3e5})}}});
    return isocost::minimize_opex(firm, {.capability = 1.0}).require_optimal();
}

int main() {
    const auto fleet = [](double long_contract) {
        return std::vector{h800("on demand", 3.0, isocost::infinity, 0.3),
                           h800("long contract", 1.6, long_contract, 0.35)};
    };
    const auto order = compute::merit_order(fleet(600));
    for (const auto& step : order.steps)
        std::printf("%-13s %.3g FLOP per year at %.2f USD per 1e18\n", step.name.c_str(),
                    step.width_flop_per_year, 1e18 * step.price_usd_per_flop);
    const auto r = solve(fleet(600));
    std::printf("compute %.3g FLOP per year, of it %.0f %% on the long contract\n",
                r.inputs["compute"],
                100.0 * order.steps[0].width_flop_per_year / r.inputs["compute"]);

    // The dear class is at the margin: one more cheap chip saves what its FLOP cost there.
    const double marginal = compute::marginal_usd_per_flop(order, r.inputs["compute"]).lower;
    const double worth = compute::chip_values(fleet(600), marginal)[1].value_usd_per_chip_year;
    const double saved = solve(fleet(599.5)).opex - solve(fleet(600.5)).opex;
    std::printf("one more chip on the long contract saves %.0f USD a year\n", worth);
    bool ok = order.steps[0].name == "long contract" && worth > 0.0;
    ok = ok && std::abs(saved / worth - 1.0) < 1e-6;  // a difference of 1e-4 of Opex
    return ok ? 0 : 1;
}
