// How far behind a follower stays who copies the leader and hires its people.
#include <cmath>
#include <cstdio>
#include <isocost/distillation/catch_up.hpp>
#include <isocost/knowledge/half_life.hpp>

namespace distillation = isocost::distillation;

int main() {
    // Assumed: the leader's log capability rises by 0.9 a year; a copy comes half a year late and
    // keeps 80 %.
    const distillation::Follower lab{
        .improvement_per_year = 0.9, .lag_years = 0.5, .fidelity = 0.8};
    // Twenty people a year move to a lab of 200 and carry 80 %, of which it takes up three
    // quarters; methods age by 10 % a year.
    const double leak = isocost::knowledge::half_life({.flow_persons_per_year = 20,
                                                       .carry = 0.8,
                                                       .diffusion_gap = 0.25,
                                                       .follower_headcount = 200,
                                                       .loss_per_year = 0.1})
                            .decay_per_year;

    // Without copies the leak alone would decide, with them the better of the two.
    const double rest = lasting_gap(lab, leak), alone = lab.improvement_per_year / leak;
    std::printf("leak %.2f a year; lasting gap %.3f, by the leak alone %.2f\n", leak, rest, alone);
    bool ok = rest == steady_gap(lab) && rest < alone;

    // How much must leak before a ban on copies does not matter in the end?
    const double enough = leak_that_replaces_distilling(lab);
    std::printf("copies do not matter from a leak of %.2f a year\n", enough);
    ok = ok && std::abs(lasting_gap(lab, 2.0 * enough) - 0.5 * rest) < 1e-12;

    // The way there from a gap of 2: the first copy closes most of it at once.
    for (const double years : {0.0, 0.49, 0.5, 5.0})
        std::printf("gap %.3f after %g years\n", catch_up_gap(lab, leak, 2.0, years), years);
    ok =
        ok && catch_up_gap(lab, leak, 2.0, 0.49) > 2.0 && catch_up_gap(lab, leak, 2.0, 0.5) == rest;
    std::printf("a gap of 0.5 after %.2f years at twice that leak, never at this one\n",
                years_until_gap(lab, 2.0 * enough, 2.0, 0.5));
    ok = ok && std::isinf(years_until_gap(lab, leak, 2.0, 0.5));

    // Behind a leader whose algorithms explode after four years the copy is as late as ever, and
    // the gap has no bound.
    const auto exploding = [](double years) { return -2.0 * std::log1p(-years / 4.0); };
    double last = 0.0;
    for (const double years : {1.0, 3.0, 3.9, 3.999}) {
        const double gap = gap_behind(lab, exploding, 2.0, years);
        std::printf("behind an explosion %.2f after %g years\n", gap, years);
        ok = ok && gap > last;
        last = gap;
    }
    ok = ok && std::abs(last - (2.0 * std::log(0.501 / 0.001) - std::log(0.8))) < 1e-9;
    return ok ? 0 : 1;
}
