#include "isocost/cost/tiered.hpp"

#include <doctest/doctest.h>

#include "laws/cost_curve.hpp"
#include "laws/refused.hpp"

namespace tiered_test {

namespace core = isocost::core;
using isocost::cost::Tier;
using isocost::cost::TieredCost;
using isocost::laws::refused;
using isocost::laws::relative_error;
using Tiers = std::vector<Tier>;

namespace {

/// A licensed quota, domestic chips, and a grey market of 1.
const TieredCost chips{{2.0, 1.0}, {3.0, 1.5}, {1.0, 4.0}};

std::string message(const Tiers& tiers) {
    return refused([&tiers] { TieredCost{tiers}; });
}

}  // namespace

TEST_CASE("tiers are a cost curve, between kinks and across them") {
    const std::vector<double> quantities{1e-30, 1.0, 2.0, 2.5, 5.0, 5.5, 6.0};
    isocost::laws::check_cost_curve(chips, quantities);
    isocost::laws::check_supply(chips, quantities);
    isocost::laws::check_cost_curve(TieredCost{{core::infinity, 2.0}}, {1e-30, 1.0, 1e30});
    isocost::laws::check_cost_curve(TieredCost{{1e-30, 1e-12}, {core::infinity, 1e12}},
                                    {1e-31, 1e-30, 1.0, 1e30});
}

TEST_CASE("the cheapest tier is filled first") {
    CHECK(chips.outlay(0.0) == 0.0);
    CHECK(chips.outlay(1.0) == 1.0);
    CHECK(chips.outlay(2.0) == 2.0);
    CHECK(chips.outlay(4.0) == 5.0);
    CHECK(chips.outlay(6.0) == 10.5);
    CHECK(chips.objective(4.0) == chips.outlay(4.0));
    CHECK(chips.unit_price(4.0) == 1.25);
    CHECK(chips.unit_price(0.0) == 1.0);
}

TEST_CASE("at a kink every price between two tiers supports the quantity") {
    CHECK(chips.marginal(0.0).lower == 1.0);
    CHECK(chips.marginal(0.0).upper == 1.0);
    CHECK(chips.marginal(1.0).upper == 1.0);
    CHECK(chips.marginal(2.0).lower == 1.0);
    CHECK(chips.marginal(2.0).upper == 1.5);
    CHECK(chips.marginal(std::nextafter(2.0, 3.0)).lower == 1.5);
    CHECK(chips.marginal(5.0).lower == 1.5);
    CHECK(chips.marginal(5.0).upper == 4.0);
}

TEST_CASE("a finite last tier is a hard cap: nothing beyond it has a price") {
    CHECK(chips.capacity() == 6.0);
    CHECK(chips.marginal(6.0).lower == 4.0);
    CHECK(chips.marginal(6.0).upper == 4.0);
    CHECK(chips.outlay(std::nextafter(6.0, 7.0)) == core::infinity);
    CHECK(TieredCost({{1.0, 1.0}, {core::infinity, 2.0}}).capacity() == core::infinity);
}

TEST_CASE("two tiers at one price are one tier") {
    const TieredCost split{{0.25, 2.0}, {0.25, 2.0}, {core::infinity, 2.0}};
    for (const double x : {0.1, 0.25, 0.4, 0.5, 7.0}) {
        // Up to three products where there was one.
        CHECK(relative_error(split.outlay(x), 2.0 * x) <= 1e-15);
        CHECK(split.marginal(x).lower == 2.0);
        CHECK(split.marginal(x).upper == 2.0);
    }
    CHECK(split.tiers().size() == 3);
}

TEST_CASE("tiers that are not a supply curve are refused") {
    CHECK(message({}) == "TieredCost = {}: must have at least one tier");
    CHECK(
        message({{1.0, 2.0}, {core::infinity, 1.0}}) ==
        "TieredCost.tiers[1].price = 1: must not be below the tier before it (the cheapest supply "
        "is bought first)");
    CHECK(message({{core::infinity, 1.0}, {1.0, 2.0}}) ==
          "TieredCost.tiers[0].width = inf: must be positive and finite (only the last tier can be "
          "endless)");
    CHECK(message({{1.0, 1.0}, {0.0, 2.0}}) == "TieredCost.tiers[1].width = 0: must be positive");
    CHECK(message({{-1.0, 1.0}}) == "TieredCost.tiers[0].width = -1: must be positive");
    CHECK(message({{core::nan, 1.0}}) == "TieredCost.tiers[0].width = nan: must be positive");
    CHECK(message({{1.0, 0.0}}) == "TieredCost.tiers[0].price = 0: must be positive and finite");
    CHECK(message({{1.0, core::infinity}}) ==
          "TieredCost.tiers[0].price = inf: must be positive and finite");
    CHECK(message({{1.0, 1.0}, {1.0, core::nan}}) ==
          "TieredCost.tiers[1].price = nan: must be positive and finite");
}

}  // namespace tiered_test
