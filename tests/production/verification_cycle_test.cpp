#include "isocost/production/verification_cycle.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/production/evaluate.hpp"

namespace verification_cycle_test {

using namespace isocost;
using production::FrontierCycle;
using production::VerificationCycle;

namespace {

/// A quarter of a researcher-year to think, 1e20 FLOP to test, half of compute for experiments.
const VerificationCycle cycle{
    .think_researcher_years = 0.25, .experiment_flop = 1e20, .experiment_share = 0.5};

}  // namespace

TEST_CASE("an idea takes thinking and waiting, and researchers share out their years") {
    // 1e23 FLOP per year and 100 researchers: waiting is 1e20/(0.5 · 1e21) = 0.2 years.
    CHECK(production::researcher_years_per_idea(cycle, 1e23, 100.0) ==
          doctest::Approx(0.45).epsilon(1e-14));
    CHECK(production::ideas_per_year(cycle, 1e23, 100.0) ==
          doctest::Approx(1.0 / (0.25 / 100.0 + 1e20 / (0.5 * 1e23))).epsilon(1e-14));
    CHECK(production::waiting_share(cycle, 1e23, 100.0) ==
          doctest::Approx(0.2 / 0.45).epsilon(1e-14));
}

TEST_CASE("the cycle is a CES with sigma one half, wherever the benchmark is") {
    for (const double flop : {1e21, 3e23, 1e26})
        for (const double researchers : {3.0, 250.0}) {
            const auto ces = production::verification_ces(cycle, flop, researchers);
            CHECK(ces.parameters().sigma == 0.5);
            CHECK(ces.parameters().returns == 1.0);
            for (const double factor : {0.01, 0.7, 1.0, 40.0})
                CHECK(production::output(ces.tree(), {flop * factor, 100.0}) ==
                      doctest::Approx(production::ideas_per_year(cycle, flop * factor, 100.0))
                          .epsilon(1e-13));  // the power mean's own rounding
        }
}

TEST_CASE("the waiting share is the elasticity of ideas to compute") {
    const auto log_ideas = [&](double t) {
        return std::log(production::ideas_per_year(cycle, 1e23 * std::exp(t), 100.0));
    };
    // Central difference over ± 1e-5: error of second order, 1e-10.
    const double slope = (log_ideas(1e-5) - log_ideas(-1e-5)) / 2e-5;
    CHECK(production::waiting_share(cycle, 1e23, 100.0) == doctest::Approx(slope).epsilon(1e-8));
}

TEST_CASE("compute per researcher at a share of waiting is the inverse of the share") {
    for (const double share : {0.01, 0.5, 0.9}) {
        const double flop = production::flop_per_researcher_at(cycle, share);
        CHECK(production::waiting_share(cycle, 70.0 * flop, 70.0) ==
              doctest::Approx(share).epsilon(1e-14));
    }
    CHECK(production::flop_per_researcher_at(cycle, 0.9) <
          production::flop_per_researcher_at(cycle, 0.1));
}

TEST_CASE("at the frontier no compute moves the number of ideas") {
    const FrontierCycle frontier{
        .think_researcher_years = 0.25, .experiment_years = 0.01, .experiment_share = 0.4};
    const double ideas = production::frontier_ideas_per_year(frontier, 200.0);
    CHECK(ideas == doctest::Approx(1.0 / (0.25 / 200.0 + 0.01 * 0.6 / 0.4)).epsilon(1e-14));
    for (const double flop : {1e20, 1e24, 1e28})
        CHECK(production::ideas_per_year(production::at_compute(frontier, flop), flop, 200.0) ==
              doctest::Approx(ideas).epsilon(1e-14));
    CHECK(production::most_frontier_ideas_per_year(frontier) > ideas);
    // 1e12 researchers think in no time: 1e-10 of a year is left.
    CHECK(production::frontier_ideas_per_year(frontier, 1e12) ==
          doctest::Approx(production::most_frontier_ideas_per_year(frontier)).epsilon(1e-10));
    auto more = frontier;
    more.experiment_share = 0.8;
    CHECK(production::frontier_ideas_per_year(more, 200.0) > ideas);
}

TEST_CASE("a cycle that makes no sense is refused") {
    auto wrong = cycle;
    wrong.experiment_share = 1.5;
    CHECK_THROWS_WITH(production::ideas_per_year(wrong, 1e23, 100.0),
                      "VerificationCycle.experiment_share = 1.5: must be above 0 and at most 1 "
                      "(share of compute that is for experiments, the rest for final runs)");
    CHECK_THROWS_AS(production::ideas_per_year(VerificationCycle{}, 1e23, 1.0),
                    core::InvalidParameter);
    CHECK_THROWS_AS(production::waiting_share(cycle, 0.0, 1.0), core::InvalidParameter);
    CHECK_THROWS_AS(production::flop_per_researcher_at(cycle, 1.0), core::InvalidParameter);
    CHECK_THROWS_AS(production::most_frontier_ideas_per_year(FrontierCycle{0.25, 0.01, 1.0}),
                    core::InvalidParameter);
    CHECK_THROWS_AS(production::at_compute(FrontierCycle{0.25, 0.01, 0.5}, 0.0),
                    core::InvalidParameter);
}

}  // namespace verification_cycle_test
