#include "isocost/plan/ban_tree.hpp"

#include <doctest/doctest.h>

#include "plan/lab.hpp"

namespace ban_tree_test {

using namespace isocost;

TEST_CASE("the courses of events of a year add up to one") {
    const auto plan = plan_lab::plan_of({.years = 5});
    const plan::BanTree tree(plan, {.rate_per_year = 0.3});
    CHECK(tree.years().size() == 5 + 4 + 3 + 2 + 1);
    std::vector<double> sums(5, 0.0);
    for (const auto& at : tree.years()) sums[at.year] += at.probability;
    for (const double sum : sums) CHECK(sum == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(plan::BanTree(plan, {.rate_per_year = 0.0}).years().size() == 5);
}

TEST_CASE("a purchase serves only where it was made on the way") {
    const plan::TreeYear before{std::nullopt, 2, 0.5};
    CHECK(plan::follows({std::nullopt, 2, 0.5}, before));
    CHECK(plan::follows({std::nullopt, 4, 0.5}, before));
    CHECK(plan::follows({3, 4, 0.5}, before));
    CHECK_FALSE(plan::follows({2, 4, 0.5}, before));  // the ban had come by then
    CHECK_FALSE(plan::follows({std::nullopt, 1, 0.5}, before));
    const plan::TreeYear after{2, 3, 0.5};
    CHECK(plan::follows({2, 3, 0.5}, after));
    CHECK_FALSE(plan::follows({3, 3, 0.5}, after));
    CHECK_FALSE(plan::follows({std::nullopt, 4, 0.5}, after));
}

TEST_CASE("chips after the ban cost the premium, or cannot be had") {
    const auto plan = plan_lab::plan_of({.years = 2});
    const plan::TreeYear after{1, 1, 0.25};
    const plan::BanTree dear(plan, {.rate_per_year = 0.3, .premium = 1.0});
    CHECK(plan::expected_usd_per_chip(dear, after) ==
          doctest::Approx(0.25 * (50000 + 1500) / 1.1).epsilon(1e-15));
    CHECK(plan::most_chips(dear, after) == core::infinity);
    const plan::BanTree end(plan, {.rate_per_year = 0.3});
    CHECK(plan::most_chips(end, after) == 0.0);
    CHECK(plan::flop_in_year(end, {std::nullopt, 0, 0.5}, after) ==
          doctest::Approx(0.95e21).epsilon(1e-15));
}

}  // namespace ban_tree_test
