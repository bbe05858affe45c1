#include "isocost/compute/supply.hpp"

#include <doctest/doctest.h>

#include "isocost/compute/catalog.hpp"

namespace supply_test {

using namespace isocost;
using compute::FleetClass;
using compute::GreyMarket;
using compute::OffshoreCloud;
using compute::Owned;
using compute::Rented;

namespace {

const compute::Facility site{.server_power_ratio = 1.82,
                             .average_power_share = 0.75,
                             .power_usage_effectiveness = 1.25,
                             .electricity_usd_per_kwh = 0.08,
                             .interconnect_share = 0.19};

const FleetClass owned{
    .name = "H100",
    .chip = compute::accelerator("NVIDIA H100 SXM5 80GB"),
    .count = 100,
    .utilization = 0.375,
    .availability = 0.9,
    .contract = Owned{.server_usd = 30000, .charge_per_year = 0.3, .facility = site}};

const GreyMarket grey{.markup = 0.5,
                      .seizure_probability = 0.1,
                      .penalty_probability = 0.02,
                      .penalty_usd_per_chip = 100000};

const OffshoreCloud cloud{
    .rent_usd_per_hour = 2.5, .latency_share = 0.05, .compliance_usd_per_hour = 0.2};

}  // namespace

TEST_CASE("the grey price: markup, what is seized, the fine") {
    // 30000·1.5 + 0.1·30000 + 0.02·100000 = 50000.
    CHECK(compute::grey_price_usd(30000, grey) == doctest::Approx(50000).epsilon(1e-15));
    const GreyMarket nothing{0.0, 0.0, 0.0, 0.0};
    CHECK(compute::grey_price_usd(30000, nothing) == 30000);
}

TEST_CASE("regular, grey and offshore chips join one order, each dearer") {
    const auto smuggled = compute::grey_class(owned, 50, grey);
    const auto abroad = compute::offshore_class(owned, core::infinity, cloud);
    CHECK(smuggled.name == "H100 (grey)");
    CHECK(compute::fixed_usd_per_chip_year(smuggled) ==
          doctest::Approx(compute::fixed_usd_per_chip_year(owned) * 5.0 / 3.0).epsilon(1e-14));
    CHECK(compute::price_usd_per_flop(abroad) ==
          doctest::Approx(2.7 / (3600.0 * 989.4e12 * 0.375 * 0.95)).epsilon(1e-14));
    const auto order = compute::merit_order({abroad, smuggled, owned});
    REQUIRE(order.steps.size() == 3);
    CHECK(order.steps[0].name == "H100");
    CHECK(order.steps[1].name == "H100 (grey)");
    CHECK(order.steps[2].name == "H100 (offshore)");
    CHECK(compute::fleet_cost(order).capacity() == core::infinity);
}

TEST_CASE("supply that makes no sense is refused with field, value and rule") {
    auto rented = owned;
    rented.contract = Rented{.rent_usd_per_hour = 2.0};
    CHECK_THROWS_WITH(compute::grey_class(rented, 50, grey),
                      "grey_class(H100).contract = rented: must be owned (a cloud does not sell "
                      "its chips)");
    CHECK_THROWS_WITH(compute::grey_class(owned, core::infinity, grey),
                      "grey_class(H100).count = inf: must be positive and finite (a grey market is "
                      "finite)");
    auto wrong = grey;
    wrong.seizure_probability = 1.5;
    CHECK_THROWS_WITH(compute::grey_price_usd(30000, wrong),
                      "GreyMarket.seizure_probability = 1.5: must be from 0 to 1 (that a chip "
                      "bought is lost)");
    CHECK_THROWS_WITH(compute::grey_price_usd(30000, GreyMarket{}),
                      "GreyMarket.markup = nan: must be 0 or more and finite (over the regular "
                      "price)");
    auto far = cloud;
    far.latency_share = 1.0;
    CHECK_THROWS_WITH(compute::offshore_class(owned, 5, far),
                      "OffshoreCloud.latency_share = 1: must be 0 or more and below 1 (share of "
                      "the work lost to distance)");
}

}  // namespace supply_test
