#include "isocost/compute/cluster.hpp"

#include <doctest/doctest.h>

#include "isocost/isocost.hpp"

namespace cluster_test {

using namespace isocost;
using compute::Cluster;

namespace {

constexpr double h800_flop_per_s = 989e12;

Cluster cluster(double chips) {
    return {.chips = chips,
            .peak_flop_per_s = h800_flop_per_s,
            .utilization = 0.35,
            .availability = 0.9,
            .run_days = 120,
            .runs_per_year = 2};
}

/// A lab that needs runs of up to 1000 chips and experiments beside them, compute at 2 USD an hour.
Result lab(double chips) {
    const double run = compute::run_cap_flop_per_year(cluster(1000));
    const double price = 2.0 / (3600.0 * h800_flop_per_s * 0.35);
    const Nest inner({.sigma = 0.9, .children = {{"experiments", 0.6}, {"talent", 0.4}}});
    const Nest outer({.sigma = 0.5,
                      .children = {{"run", 0.3}, {"research", 0.7, inner}},
                      .benchmark = {{"run", run}, {"experiments", 2.0 * run}, {"talent", 50.0}}});
    const Firm firm({.technology = outer,
                     .costs = {{"run", LinearCost({.price = price})},
                               {"experiments", LinearCost({.price = price})},
                               {"talent", LinearCost({.price = 4e5})}},
                     .caps = {{"run", compute::run_cap_flop_per_year(cluster(chips))}}});
    return minimize_opex(firm, {.capability = 1.0});
}

}  // namespace

TEST_CASE("a cluster's cap on runs") {
    CHECK(compute::run_cap_flop_per_year(cluster(2048)) ==
          doctest::Approx(2048 * 989e12 * 0.35 * 0.9 * 240 * 86400.0).epsilon(1e-15));
}

TEST_CASE("one more contiguous chip saves the shadow price of runs, by solving again") {
    const auto r = lab(600);
    REQUIRE(r.solved());
    const double mu = r.shadow_prices["run"];
    CHECK(mu > 0.0);
    const double per_chip = compute::usd_per_contiguous_chip_year(cluster(600), mu);
    // Central difference over ± 0.05 chips; its error is of second order, 1e-8 relative.
    const double difference = (lab(599.95).opex - lab(600.05).opex) / 0.1;
    CHECK(difference == doctest::Approx(per_chip).epsilon(1e-6));
}

TEST_CASE("a contiguous chip is worth more than its FLOP: experiments cannot use the cap") {
    const auto r = lab(600);
    REQUIRE(r.solved());
    CHECK(r.shadow_prices["run"] > 0.0);
    CHECK_FALSE(r.shadow_prices.contains("experiments"));
    CHECK(r.virtual_prices["run"] > r.virtual_prices["experiments"]);
    // Beyond what the lab wants, contiguity is worth nothing.
    CHECK(compute::usd_per_contiguous_chip_year(cluster(5000), lab(5000).shadow_prices["run"]) ==
          0.0);
}

TEST_CASE("a cluster that makes no sense is refused with field, value and rule") {
    auto c = cluster(2048);
    c.runs_per_year = 4;
    CHECK_THROWS_WITH(compute::run_cap_flop_per_year(c),
                      "Cluster.runs_per_year = 4: must leave run_days × runs_per_year within a "
                      "year (a cluster does one run at a time)");
    c = cluster(2048);
    c.utilization = 1.1;
    CHECK_THROWS_WITH(compute::run_cap_flop_per_year(c),
                      "Cluster.utilization = 1.1: must be above 0 and at most 1 (achieved share "
                      "of the chip's peak)");
    CHECK_THROWS_WITH(compute::run_cap_flop_per_year(Cluster{}),
                      "Cluster.chips = nan: must be positive and finite (contiguous chips)");
    CHECK_THROWS_AS(compute::usd_per_contiguous_chip_year(cluster(1), -1.0), InvalidParameter);
}

}  // namespace cluster_test
