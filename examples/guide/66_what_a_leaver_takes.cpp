// Someone leaves for a rival. What the old lab loses is not what the new one gains, and the dead
// ends he knows are worth experiments and time.
#include <cmath>
#include <cstdio>
#include <isocost/knowledge/half_life.hpp>
#include <isocost/knowledge/path.hpp>
#include <isocost/knowledge/search.hpp>

namespace knowledge = isocost::knowledge;

int main() {
    // One of ten directions works. Who knows six that do not saves three experiments of 5.5.
    const knowledge::Search search{.directions = 10,
                                   .working_directions = 1,
                                   .dead_ends = 6,
                                   .usd_per_experiment = 2e5,
                                   .years_per_experiment = 0.1};
    const auto saving = knowledge::value_of_dead_ends(search);
    std::printf("%.1f trials become %.1f\n", saving.trials_without, saving.trials_with);
    bool ok = saving.saved_trials == 3.0;

    // Twenty a year go from a leader to a follower of the same kind, ten come back, and as many
    // leave the field. Half of what they know is written down; movers carry 60 % of the difference.
    const knowledge::Laboratory leader{.name = "leader",
                                       .knowledge = 80,
                                       .headcount = 400,
                                       .creation_per_year = 10,
                                       .codified_share = 0.5,
                                       .unshared_share = 1,
                                       .exits_per_year = 20};
    auto follower = leader;
    follower.name = "follower";
    follower.knowledge = 30;
    follower.headcount = 200;
    follower.exits_per_year = 10;
    knowledge::KnowledgeNetwork labs{.labs = {leader, follower},
                                     .flow_persons_per_year = {{0, 20}, {10, 0}},
                                     .diffusion_gap = {{0, 0.25}, {0.25, 0}},
                                     .carry = 0.8,
                                     .obsolescence_per_year = 0.05};
    const auto year = knowledge::knowledge_path(labs, {1.0});
    std::printf("in a year %.2f left the leader, the follower learned %.2f\n", year.left[0][0],
                year.learned[0][1]);
    ok = ok && year.learned[0][1] < year.left[0][0];

    // The lead halves every 4.3 years: six points of sixteen by people who move, the rest is lost
    // by both.
    const knowledge::Lead lead{20, 0.8, 0.25, 200, 0.1};
    const auto gone = knowledge::half_life(lead);
    const auto half = knowledge::knowledge_path(labs, {gone.half_life_years});
    std::printf("half of the lead is gone after %.1f years\n", gone.half_life_years);
    ok = ok && std::abs(half.knowledge[0][0] - half.knowledge[0][1] - 25.0) < 1e-6;

    // So being three experiments earlier is worth a share of what the search leads to.
    const auto price = knowledge::price_of_dead_ends(search, {1e8, gone.decay_per_year});
    std::printf("the dead ends are worth %.1f million USD of experiments and %.1f of time\n",
                price.experiments_usd / 1e6, price.time_usd / 1e6);
    ok = ok && price.time_usd > price.experiments_usd;
    return ok ? 0 : 1;
}
