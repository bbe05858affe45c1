// Involution: three labs spend to win one prize. What a cap on one, a shared pool of talent and
// open weights change.
#include <cmath>
#include <cstdio>
#include <isocost/market/contest_effects.hpp>
#include <isocost/market/free_entry.hpp>

using namespace isocost;

int main() {
    // Three alike labs, compute at 1 and talent at 2 million USD a unit, complements; a prize of
    // 100 million a year.
    const firm::Firm lab(
        {production::CES(
             {.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.6, .returns = 0.9}),
         {{"compute", cost::LinearCost({.price = 1.0})},
          {"talent", cost::LinearCost({.price = 2.0})}}});
    const market::Contest base{
        .contestants = {{"A", 100.0, lab}, {"B", 100.0, lab}, {"C", 100.0, lab}},
        .decisiveness = 1.0};
    const auto answer = market::solve_contest(base);
    const auto& three = answer.equilibria.front();
    std::printf("%.1f%% of the prize is spent\n", 100.0 * three.dissipation);
    bool ok = answer.unique && three.certificate.regret < 1e-9;
    ok = ok && std::abs(three.dissipation - 0.9 * 2.0 / 3.0) < 1e-9;  // rυ(n − 1)/n

    // A cap on one lowers its chance and raises its rivals'; open weights dilute the prize for all.
    const std::vector<market::ContestChange> changes{
        {"cap on B", market::with_cap(base, "B", "compute", 3.0)},
        {"open weights", market::with_open_capability(base, 6.0)}};
    const auto effects = market::compare_contests(base, changes);
    for (const auto& row : effects)
        std::printf("%-12s %.1f%% spent, B wins %.1f%%\n", row.change.c_str(),
                    100.0 * row.outcome.dissipation, 100.0 * row.outcome.contestants[1].win_chance);
    ok = ok && effects[1].chance_changes[1] < 0.0 && effects[1].chance_changes[0] > 0.0;
    ok = ok && effects[2].dissipation_change < 0.0;

    // On one pool of talent the race ends in wages: as much is spent, on less capability.
    const auto pooled = market::contest_in_pool(base, {2.0, 10.0, 1.0}, "talent");
    const auto& tight = pooled.contest.equilibria.front();
    std::printf("the wage rises from 2 to %.2f million\n", pooled.wage_usd_per_year);
    ok = ok && std::abs(tight.dissipation - three.dissipation) < 1e-9;
    ok = ok && tight.contestants[0].capability < three.contestants[0].capability;

    // Decisive enough, some would rather stay out: several equilibria with fewer labs.
    auto decisive = base;
    decisive.decisiveness = 1.7;
    ok = ok && market::solve_contest(decisive).equilibria.size() == 3;

    // How many would enter at 4 million a year before the first dollar of capability, half wages?
    const auto lost = market::entrants_lost({100.0, 1.0, 0.9, 4.0, 0.5}, 0.10);
    std::printf("%.2f labs, %.2f fewer at ten percent more wages\n", lost.before_root,
                lost.lost_root);
    return ok && lost.before == 6.0 && lost.lost_root > 0.0 ? 0 : 1;
}
