// Two limits that money alone does not lift: the size of a cluster, and software for the chips.
#include <cmath>
#include <cstdio>
#include <isocost/compute/adaptation_cost.hpp>
#include <isocost/compute/cluster.hpp>
#include <isocost/isocost.hpp>
namespace compute = isocost::compute;
using isocost::LinearCost;

compute::Cluster cluster(double chips) {
    return {.chips = chips,
            .peak_flop_per_s = 989e12,
            .utilization = 0.35,
            .availability = 0.9,
            .run_days = 120,
            .runs_per_year = 2};
}

/// Runs must fit into the cluster, experiments may take any shape.
isocost::Result with_cluster(double chips) {
    const double run = compute::run_cap_flop_per_year(cluster(1000));
    const LinearCost price({.price = 1.6e-18});
    const isocost::Nest research(
        {.sigma = 0.9, .children = {{"experiments", 0.6}, {"talent", 0.4}}});
    const isocost::Nest lab(
        {.sigma = 0.5,
         .children = {{"run", 0.3}, {"research", 0.7, research}},
         .benchmark = {{"run", run}, {"experiments", 2.0 * run}, {"talent", 50.0}}});
    const isocost::Firm firm(
        {.technology = lab,
         .costs = {{"run", price}, {"experiments", price}, {"talent", LinearCost({.price = 4e5})}},
         .caps = {{"run", compute::run_cap_flop_per_year(cluster(chips))}}});
    return isocost::minimize_opex(firm, {.capability = 1.0}).require_optimal();
}

int main() {
    const double mu = with_cluster(600).shadow_prices["run"];
    const double worth = compute::usd_per_contiguous_chip_year(cluster(600), mu);
    const double saved = (with_cluster(599.9).opex - with_cluster(600.1).opex) / 0.2;
    std::printf("one more contiguous chip saves %.0f USD a year\n", worth);
    bool ok = std::abs(saved / worth - 1.0) < 1e-5;

    // A fleet that engineers can make faster: what its compute costs is their wage.
    const std::vector<compute::AdaptedClass> fleet{{"Ascend", 1e26, 0.1, 0.35, 40}};
    const double wage = 4e5, base = compute::base_flop_per_year(fleet);
    const isocost::Firm firm(
        {.technology = isocost::CES({.shares = {{"compute", 0.5}, {"talent", 0.5}},
                                     .sigma = 0.6,
                                     .benchmark = {{"compute", 2e25}, {"talent", 200.0}}}),
         .costs = {{"compute", compute::adaptation_cost(fleet, wage)},
                   {"talent", LinearCost({.price = wage})}},
         .caps = {{"compute", 3.49e25}},
         .floors = {{"compute", base}}});
    const auto r = isocost::minimize_opex(firm, {.capability = 1.0}).require_optimal();
    const auto plan = compute::least_engineers(fleet, r.inputs["compute"]);
    std::printf("%.0f engineers on the chips, %.0f on research\n", plan.fte, r.inputs["talent"]);
    // An engineer on the chips is worth the wage, so nobody gains by changing place.
    ok = ok && std::abs(r.virtual_prices["compute"] * plan.flop_per_engineer / wage - 1.0) < 1e-8;
    return ok ? 0 : 1;
}
