// The verification cycle: why compute and researchers are complements, and when compute sets no one
// free.
#include <cmath>
#include <cstdio>
#include <isocost/isocost.hpp>
#include <isocost/production/verification_cycle.hpp>

namespace production = isocost::production;

int main() {
    // Three months of thinking per idea, 1e20 FLOP to test it, half of compute for experiments.
    const production::VerificationCycle cycle{
        .think_researcher_years = 0.25, .experiment_flop = 1e20, .experiment_share = 0.5};
    for (const double flop : {1e22, 1e23, 1e24})
        std::printf("%.0e FLOP/yr, 100 researchers: %.0f ideas a year, %.0f%% of time waits\n",
                    flop, production::ideas_per_year(cycle, flop, 100.0),
                    100.0 * production::waiting_share(cycle, flop, 100.0));
    const double half = production::flop_per_researcher_at(cycle, 0.5);
    std::printf("half waits at %.2g FLOP per year and researcher\n", half);
    bool ok = std::abs(production::waiting_share(cycle, 50.0 * half, 50.0) - 0.5) < 1e-14;

    // It is exactly a CES with sigma one half, so a firm can plan with it.
    const auto technology = production::verification_ces(cycle, 100.0 * half, 100.0);
    const isocost::Firm lab({.technology = technology,
                             .costs = {{"compute", isocost::LinearCost({.price = 1e-18})},
                                       {"talent", isocost::LinearCost({.price = 1e6})}}});
    const auto r = isocost::minimize_opex(lab, {.capability = 200.0}).require_optimal();
    const double waits = production::waiting_share(cycle, r.inputs["compute"], r.inputs["talent"]);
    std::printf(
        "200 ideas: %.3g FLOP, %.4g researchers, %.1f%% of time waits, of Opex is compute\n",
        r.inputs["compute"], r.inputs["talent"], 100.0 * waits);
    // At the cheapest mix the share of time that waits is the share of cost that is compute.
    ok = ok && technology.parameters().sigma == 0.5 &&
         std::abs(waits - r.shares["compute"]) < 1e-12 &&
         std::abs(production::ideas_per_year(cycle, r.inputs["compute"], r.inputs["talent"]) -
                  200.0) < 1e-9;

    // At the frontier an experiment is a part of the final run: more compute, larger experiments.
    const production::FrontierCycle frontier{
        .think_researcher_years = 0.25, .experiment_years = 0.01, .experiment_share = 0.5};
    const double ideas = production::frontier_ideas_per_year(frontier, 100.0);
    for (const double flop : {1e22, 1e26})
        ok = ok && std::abs(production::ideas_per_year(production::at_compute(frontier, flop), flop,
                                                       100.0) /
                                ideas -
                            1.0) < 1e-12;
    std::printf("at the frontier %.0f ideas a year, whatever the compute; at most %.0f\n", ideas,
                production::most_frontier_ideas_per_year(frontier));
    return ok ? 0 : 1;
}
