#include "isocost/distillation/follower.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "distillation/cases.hpp"

namespace follower_test {

using namespace isocost;
using namespace isocost::distillation;

namespace {

const Follower lab{.improvement_per_year = 0.9, .lag_years = 0.5, .fidelity = 0.8};

}  // namespace

TEST_CASE("the steady gap is what the lag and the imperfection cost") {
    CHECK(steady_gap(lab) == doctest::Approx(0.45 - std::log(0.8)).epsilon(1e-15));
    CHECK(steady_years_behind(lab) * 0.9 == doctest::Approx(steady_gap(lab)).epsilon(1e-15));
    CHECK(steady_gap({.improvement_per_year = 0.9, .lag_years = 0.0, .fidelity = 1.0}) == 0.0);
    CHECK(steady_years_behind({.improvement_per_year = 0.0, .lag_years = 1.0, .fidelity = 0.9}) ==
          core::infinity);
}

TEST_CASE("a large gap grows until the first copy and falls at once to the steady one") {
    CHECK(gap_after(lab, 2.0, 0.0) == 2.0);
    CHECK(gap_after(lab, 2.0, 0.4) == doctest::Approx(2.36).epsilon(1e-15));
    CHECK(gap_after(lab, 2.0, 0.5) == steady_gap(lab));
    CHECK(gap_after(lab, 2.0, 50.0) == steady_gap(lab));
    CHECK(years_to_steady_gap(lab, 2.0) == 0.5);
}

TEST_CASE("a small gap grows at the leader's pace until a copy is worth having") {
    const double end = years_to_steady_gap(lab, 0.1);
    CHECK(end == doctest::Approx((steady_gap(lab) - 0.1) / 0.9).epsilon(1e-15));
    CHECK(gap_after(lab, 0.1, 0.999 * end) < steady_gap(lab));
    CHECK(gap_after(lab, 0.1, 1.001 * end) == steady_gap(lab));
    CHECK(years_to_steady_gap({.improvement_per_year = 0.0, .lag_years = 1.0, .fidelity = 0.9},
                              0.0) == core::infinity);
}

TEST_CASE("the path is the follower's own definition, model by model") {
    const double g = lab.improvement_per_year;
    const double initial = 0.3;
    const std::vector<double> years{0.0, 0.2, 0.49, 0.5, 0.7, 1.0, 3.0};
    const auto path = gap_path(lab, initial, years);
    for (std::size_t k = 0; k < years.size(); ++k) {
        const double t = years[k];
        const double leader = g * t;
        const double copy =
            t < lab.lag_years ? -core::infinity : g * (t - lab.lag_years) + std::log(lab.fidelity);
        const double follower = std::max(-initial, copy);
        CHECK(path[k] == doctest::Approx(leader - follower).epsilon(1e-14));
    }
}

TEST_CASE("a copy better than its original, and negative times, are refused") {
    CHECK(test::refusal([] {
              steady_gap({.improvement_per_year = 0.9, .lag_years = 0.5, .fidelity = 1.2});
          }) ==
          "Follower.fidelity = 1.2: must be above 0 and at most 1 (share of the capability "
          "that is kept)");
    CHECK(test::refusal([] { gap_after(lab, 0.1, -1.0); }) ==
          "gap_after.years = -1: must be 0 or more and finite");
    CHECK(test::refusal([] { gap_after(lab, -0.1, 1.0); }) ==
          "gap_after.initial_gap = -0.1: must be 0 or more and finite (of ln capability)");
}

}  // namespace follower_test
