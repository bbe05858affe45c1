#include "isocost/knowledge/redundancy_table.hpp"

#include <doctest/doctest.h>

namespace redundancy_table_test {

using namespace isocost;
using knowledge::Redundancy;

namespace {

const Redundancy mix{.value_usd = 2e6,
                     .usd_per_knower_year = 5e4,
                     .halving_usd_per_year = core::infinity,
                     .most_knowers = 20.0,
                     .leave_probability = 0.2,
                     .pod_correlation = 0.0};

}  // namespace

TEST_CASE("two methods: each its own plan, and their sums") {
    auto small = mix;
    small.value_usd = 1e5;
    const auto table = knowledge::cheapest_redundancies({{"mix", mix}, {"small", small}});
    REQUIRE(table.status == core::Status::optimal);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].plan.knowers == 3.0);
    CHECK(table.rows[1].plan.knowers == 1.0);
    CHECK(table.unprotected_usd_per_year == doctest::Approx(4.2e5).epsilon(1e-14));
    CHECK(table.expected_loss_usd_per_year == doctest::Approx(1.6e4 + 2e4).epsilon(1e-14));
    CHECK(table.knowers_usd_per_year == 1e5);
    CHECK(table.codification_usd_per_year == 0.0);
    CHECK(table.total_usd_per_year == doctest::Approx(1.36e5).epsilon(1e-14));
    CHECK(table.gap <= 1e-12);
}

TEST_CASE("one bill beyond double numbers, wherever it stands, leaves the table without a sum") {
    auto wild = mix;
    wild.value_usd = 1e308;
    wild.halving_usd_per_year = 1e-300;
    wild.usd_per_knower_year = 1e308;
    for (const bool first : {true, false}) {
        std::vector<knowledge::ProtectedMethod> methods{{"wild", wild}, {"mix", mix}};
        if (!first) std::swap(methods[0], methods[1]);
        const auto table = knowledge::cheapest_redundancies(methods);
        CHECK(table.status == core::Status::out_of_range);
        CHECK(!(table.gap <= 1e-12));
    }
}

TEST_CASE("no methods, no cost, a method that makes no sense is refused") {
    CHECK(knowledge::cheapest_redundancies({}).total_usd_per_year == 0.0);
    CHECK_THROWS_AS((void)knowledge::cheapest_redundancies({{"none", {}}}), core::InvalidParameter);
}

}  // namespace redundancy_table_test
