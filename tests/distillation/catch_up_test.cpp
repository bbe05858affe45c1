#include "isocost/distillation/catch_up.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "distillation/cases.hpp"

namespace catch_up_test {

using namespace isocost;
using namespace isocost::distillation;

namespace {

const Follower lab{.improvement_per_year = 0.9, .lag_years = 0.5, .fidelity = 0.8};

/// The definition step by step: two levels, what leaks in a step, then the copy if it is better.
double simulated(double leak, double initial_gap, double years) {
    constexpr int steps = 20'000;
    const double dt = years / steps;
    double follower = -initial_gap;
    for (int n = 1; n <= steps; ++n) {
        const double before = lab.improvement_per_year * (n - 1) * dt;
        follower += leak * (before + 0.5 * lab.improvement_per_year * dt - follower) * dt;
        const double copied = n * dt - lab.lag_years;
        if (copied >= 0.0)
            follower =
                std::max(follower, lab.improvement_per_year * copied + std::log(lab.fidelity));
    }
    return lab.improvement_per_year * years - follower;
}

}  // namespace

TEST_CASE("the gap is what the definition gives step by step") {
    for (const double leak : {0.0, 0.3, 1.0, 1.6, 4.0})
        for (const double initial : {0.0, 0.2, 0.6, 2.0})
            for (const double years : {0.3, 0.49, 0.51, 1.3, 6.0})
                // Euler's method: χ dt/2 = 6e-4 of the gap at most, in 20 000 steps of 3e-4.
                CHECK(catch_up_gap(lab, leak, initial, years) ==
                      doctest::Approx(simulated(leak, initial, years)).epsilon(1e-3));
}

TEST_CASE("without a leak it is the distiller's gap, without distilling the leak's") {
    for (const double initial : {0.0, 0.3, 2.0})
        for (const double years : {0.0, 0.4, 0.5, 0.8, 9.0})
            CHECK(catch_up_gap(lab, 0.0, initial, years) ==
                  doctest::Approx(gap_after(lab, initial, years)).epsilon(1e-14));
    // A copy that comes after 1000 years: the lead halves in ln 2/χ behind a leader who stands.
    const Follower late{.improvement_per_year = 0.0, .lag_years = 1000.0, .fidelity = 1.0};
    CHECK(catch_up_gap(late, 0.5, 2.0, std::log(2.0) / 0.5) == doctest::Approx(1.0).epsilon(1e-14));
    CHECK(years_until_gap(late, 0.5, 2.0, 1.0) ==
          doctest::Approx(std::log(2.0) / 0.5).epsilon(1e-14));
}

TEST_CASE("the gap ends at the smaller of g/χ and the distiller's, whatever the start") {
    const double enough = leak_that_replaces_distilling(lab);
    CHECK(enough == doctest::Approx(0.9 / (0.45 - std::log(0.8))).epsilon(1e-14));
    CHECK(lasting_gap(lab, 0.99 * enough) == steady_gap(lab));
    CHECK(lasting_gap(lab, 2.0 * enough) == doctest::Approx(0.5 * steady_gap(lab)).epsilon(1e-14));
    for (const double leak : {0.2, 1.0, enough, 3.0})
        for (const double initial : {0.0, 5.0})
            CHECK(catch_up_gap(lab, leak, initial, 400.0) ==  // e^{−80} of the start is left
                  doctest::Approx(lasting_gap(lab, leak)).epsilon(1e-12));
    CHECK(leak_that_replaces_distilling(
              {.improvement_per_year = 1.0, .lag_years = 0.0, .fidelity = 1.0}) == core::infinity);
    CHECK(lasting_gap({.improvement_per_year = 0.0, .lag_years = 1.0, .fidelity = 0.5}, 0.1) ==
          0.0);
}

TEST_CASE("a path is the gap at its times, beside a follower who never gets a copy") {
    const std::vector<double> years{0.0, 0.4, 0.5, 3.0};
    const Follower never{.improvement_per_year = 0.9, .lag_years = 1000.0, .fidelity = 0.8};
    for (const double leak : {0.0, 0.3, 3.0}) {
        const auto path = catch_up_path(lab, leak, 2.0, years);
        CHECK(path.years == years);
        for (std::size_t k = 0; k < years.size(); ++k) {
            CHECK(path.gap[k] == catch_up_gap(lab, leak, 2.0, years[k]));
            CHECK(path.leaked_gap[k] == catch_up_gap(never, leak, 2.0, years[k]));
            CHECK(path.gap[k] <= path.leaked_gap[k]);
        }
        CHECK(path.lasting_gap == lasting_gap(lab, leak));
        const auto far = catch_up_path(lab, leak, 2.0, {400.0});  // e^{−120} of the start is left
        if (leak > 0.0)
            CHECK(far.leaked_gap[0] == doctest::Approx(far.lasting_leaked_gap).epsilon(1e-12));
        else
            CHECK(path.lasting_leaked_gap == core::infinity);
    }
    const Follower still{.improvement_per_year = 0.0, .lag_years = 0.5, .fidelity = 0.8};
    CHECK(catch_up_path(still, 0.0, 2.0, {}).lasting_leaked_gap == 2.0);
    CHECK(catch_up_path(still, 0.0, 0.1, {9.0}).lasting_gap == 0.1);  // nearer than a copy
    CHECK(catch_up_path(still, 0.0, 0.1, {9.0}).gap[0] == 0.1);
    CHECK(catch_up_path(still, 0.3, 2.0, {}).lasting_leaked_gap == 0.0);
    CHECK_THROWS_AS(catch_up_path(lab, 0.3, 2.0, {-1.0}), core::InvalidParameter);
    CHECK_THROWS_AS(catch_up_path(lab, 0.3, -2.0, {}), core::InvalidParameter);
}

TEST_CASE("the time until a gap is the first at which the path is there") {
    for (const double leak : {0.0, 0.4, 1.0, 3.0})
        for (const double initial : {0.2, 0.9, 3.0})
            for (const double target : {0.1, 0.35, 0.7, 1.2}) {
                const double years = years_until_gap(lab, leak, initial, target);
                if (years == core::infinity) {
                    for (double t = 0.0; t < 60.0; t += 0.1)
                        CHECK(catch_up_gap(lab, leak, initial, t) > target);
                    continue;
                }
                // Roundings of a gap of order 1.
                CHECK(catch_up_gap(lab, leak, initial, years) <= target + 1e-13);
                for (const double share : {0.0, 0.5, 0.999})
                    if (years > 0.0)
                        CHECK(catch_up_gap(lab, leak, initial, share * years) > target);
            }
}

TEST_CASE("behind a steady leader it is the steady gap, behind an exploding one it has no bound") {
    const auto steady = [](double t) { return 0.9 * t; };
    for (const double years : {0.0, 0.4, 0.6, 3.0})
        CHECK(gap_behind(lab, steady, 0.3, years) ==
              doctest::Approx(gap_after(lab, 0.3, years)).epsilon(1e-13));
    // y = −ln(1 − t/T)/m with T = 4 and m = 1/2.
    const auto exploding = [](double t) { return -2.0 * std::log1p(-t / 4.0); };
    const double gap = gap_behind(lab, exploding, 0.0, 3.9);
    CHECK(gap == doctest::Approx(2.0 * std::log(0.6 / 0.1) - std::log(0.8)).epsilon(1e-13));
    CHECK(gap_behind(lab, exploding, 0.0, 4.0 - 1e-9) > 30.0);
}

TEST_CASE("a leak that runs backward, and negative gaps, are refused") {
    CHECK(
        test::refusal([] { catch_up_gap(lab, -0.1, 0.1, 1.0); }) ==
        "catch_up.leak_per_year = -0.1: must be 0 or more and finite (share of the gap that leaks "
        "per year)");
    CHECK_THROWS_AS(catch_up_gap(lab, 0.1, -0.1, 1.0), core::InvalidParameter);
    CHECK_THROWS_AS(years_until_gap(lab, 0.1, 0.1, -1.0), core::InvalidParameter);
    CHECK_THROWS_AS(gap_behind(
                        lab, [](double) { return 0.0; }, 0.1, -1.0),
                    core::InvalidParameter);
}

}  // namespace catch_up_test
