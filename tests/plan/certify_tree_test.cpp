#include "isocost/plan/certify_tree.hpp"

#include <doctest/doctest.h>

#include "isocost/plan/minimize_expected_opex.hpp"
#include "plan/lab.hpp"

namespace certify_tree_test {

using namespace isocost;

namespace {

const auto four_years =
    plan_lab::plan_of({.years = 4, .sigma = 0.6, .most_chips = 200, .lifetime_years = 4});
const plan::BanTree tree(four_years, {.rate_per_year = 0.3, .premium = 1.0});

plan::TreePoint best() {
    return plan::minimize_expected_opex(four_years, {.rate_per_year = 0.3, .premium = 1.0}).point;
}

}  // namespace

TEST_CASE("the cheapest plan holds to rounding, one that is moved does not") {
    CHECK(certify(tree, best()).holds(1e-12));  // sums of ten years, a few 1e-15 each
    auto more = best();
    more.chips[0] += 1.0;
    CHECK(certify(tree, more).gap > 1e-4);
    auto less = best();
    less.chips[0] -= 1.0;
    CHECK(certify(tree, less).feasibility > 1e-4);
    auto short_of = best();
    short_of.inputs[5][0] *= 0.99;
    CHECK(certify(tree, short_of).feasibility > 1e-4);
    auto wrong = best();
    wrong.compute_prices[5] *= 1.1;
    CHECK(certify(tree, wrong).stationarity > 1e-2);
    auto negative = best();
    negative.chips[3] = -1.0;
    CHECK(certify(tree, negative).feasibility == core::infinity);
}

TEST_CASE("without risk it is the certificate of the plan") {
    const auto found = plan::minimize_present_opex(four_years).require_optimal();
    const plan::BanTree sure(four_years, {.rate_per_year = 0.0});
    auto moved = found.point;
    moved.chips[1] += 2.0;
    const auto one = certify(four_years, moved);
    const auto two =
        certify(sure, plan::TreePoint{moved.chips, moved.inputs, moved.compute_prices});
    // The same sums in another order; the gap is a difference of sums 1e3 times as large.
    CHECK(two.gap == doctest::Approx(one.gap).epsilon(1e-11));
    CHECK(two.complementarity == doctest::Approx(one.complementarity).epsilon(1e-11));
}

}  // namespace certify_tree_test
