// A method that one person knows leaves with that person. Is a second knower worth his cost, and a
// third? It depends on whether people leave alone or in teams, and on what can be written down.
#include <cmath>
#include <cstdio>
#include <isocost/knowledge/knower_break_even.hpp>
#include <isocost/knowledge/lift_out.hpp>

namespace knowledge = isocost::knowledge;

int main() {
    // Losing one researcher of fifty costs what only he may know, over fifty; with a second knower
    // of everything, nothing.
    knowledge::Method mix{.name = "data mix", .value_usd = 2e6, .knowers = 1, .codified_share = 0};
    bool ok = knowledge::cost_of_losing_one_usd({mix}, 50) == 4e4;
    mix.knowers = 2;
    ok = ok && knowledge::cost_of_losing_one_usd({mix}, 50) == 0.0;

    // Over a year in which 16 % leave, two knowers are lost with 2.6 %; with 6.6 % where leaving of
    // two members of a team is correlated by 0.3.
    const knowledge::Departure alone{.leave_probability = 0.16, .pod_correlation = 0.0};
    const knowledge::Departure pods{.leave_probability = 0.16, .pod_correlation = 0.3};
    const double ratio =
        knowledge::loss_probability(pods, 2) / knowledge::loss_probability(alone, 2);
    std::printf("teams lose the method %.1f times as often\n", ratio);
    ok = ok && std::abs(ratio - 2.6) < 0.05;

    // Against rivals who take whole teams the second knower belongs into another team.
    const knowledge::LiftOut rival{.lift_out_probability = 0.1, .leave_probability = 0.1};
    const double same = knowledge::lift_out_loss_probability(rival, {2});
    const double apart = knowledge::lift_out_loss_probability(rival, {1, 1});
    std::printf("lost with %.3f in one team, %.3f in two\n", same, apart);
    ok = ok && apart < same;

    // A further knower costs 50 000 USD a year. Nothing can be written down: three are cheapest.
    knowledge::Redundancy method{.value_usd = 2e6,
                                 .usd_per_knower_year = 5e4,
                                 .halving_usd_per_year = isocost::core::infinity,
                                 .most_knowers = 20,
                                 .leave_probability = 0.2,
                                 .pod_correlation = 0.0};
    std::printf("the third pays from %.2f million USD on\n",
                knowledge::break_even_value(method, 3).value_usd / 1e6);
    ok = ok && knowledge::cheapest_redundancy(method).knowers == 3;

    // Where 10 000 USD a year halve what is not written down, writing replaces knowers.
    method.halving_usd_per_year = 1e4;
    const auto plan = knowledge::cheapest_redundancy(method);
    std::printf("with writing: %.0f knower, %.0f %% written down\n%s\n", plan.knowers,
                100 * plan.bill.codified_share,
                knowledge::break_even_value(method, 3).reason.c_str());
    ok = ok && plan.knowers == 1 && plan.status == isocost::core::Status::optimal;
    return ok ? 0 : 1;
}
