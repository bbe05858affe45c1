#include "isocost/compute/fleet.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/compute/catalog.hpp"
#include "isocost/isocost.hpp"

namespace fleet_test {

using namespace isocost;
using compute::FleetClass;
using compute::Horizon;
using compute::Owned;
using compute::Rented;

namespace {

const compute::Facility site{.server_power_ratio = 1.82,
                             .average_power_share = 0.75,
                             .power_usage_effectiveness = 1.25,
                             .electricity_usd_per_kwh = 0.08,
                             .interconnect_share = 0.19};

FleetClass owned(double count) {
    return {.name = "owned",
            .chip = compute::accelerator("NVIDIA H100 SXM5 80GB"),
            .count = count,
            .utilization = 0.375,
            .availability = 0.9,
            .contract = Owned{.server_usd = 31904.63,
                              .charge_per_year = compute::capital_recovery_factor(0.1, 4.0),
                              .facility = site}};
}

FleetClass rented(double usd_per_hour, double count) {
    return {.name = "rented",
            .chip = compute::accelerator("NVIDIA H800 SXM5"),
            .count = count,
            .utilization = 0.375,
            .availability = 1.0,
            .contract = Rented{.rent_usd_per_hour = usd_per_hour}};
}

Firm lab(const std::vector<FleetClass>& fleet, double benchmark) {
    return Firm({.technology = CES({.shares = {{"compute", 0.6}, {"talent", 0.4}},
                                    .sigma = 0.7,
                                    .benchmark = {{"compute", benchmark}, {"talent", 100.0}}}),
                 .costs = {{"compute", compute::fleet_cost(compute::merit_order(fleet))},
                           {"talent", LinearCost({.price = 3e5})}}});
}

}  // namespace

TEST_CASE("the price of a FLOP: rented by the hour, reserved, owned") {
    // 2 USD an hour over 3600 s × 989 TFLOP/s × 0.375.
    CHECK(compute::price_usd_per_flop(rented(2.0, 10.0)) ==
          doctest::Approx(2.0 / (3600.0 * 989e12 * 0.375)).epsilon(1e-14));
    auto reserved = rented(2.0, 10.0);
    reserved.contract = Rented{.rent_usd_per_hour = 2.0, .reserved = true};
    reserved.availability = 0.8;
    CHECK(compute::price_usd_per_flop(reserved) ==
          doctest::Approx(2.0 / (3600.0 * 989e12 * 0.375 * 0.8)).epsilon(1e-14));
    // [P·CRF/(1 − i) + W·g·h·PUE·8766·p·a]/(τ u a · 31 557 600)
    const double capital = 31904.63 * compute::capital_recovery_factor(0.1, 4.0) / 0.81;
    const double energy = 0.7 * 1.82 * 0.75 * 1.25 * 0.08 * 8766.0 * 0.9;
    CHECK(
        compute::price_usd_per_flop(owned(1.0)) ==
        doctest::Approx((capital + energy) / (989.4e12 * 0.375 * 0.9 * 31557600.0)).epsilon(1e-14));
}

TEST_CASE("DeepSeek-V3's training: 2.788 million H800-hours at 2 USD") {
    const auto h800 = rented(2.0, core::infinity);
    const double flop = 2.788e6 * 3600.0 * 989e12 * 0.375;
    CHECK(compute::price_usd_per_flop(h800) * flop == doctest::Approx(5.576e6).epsilon(1e-14));
}

TEST_CASE("a fleet's tiers are convex, add up, and each rises with its own price") {
    const std::vector<FleetClass> fleet{rented(3.0, 200.0), owned(100.0), rented(2.5, 50.0)};
    const auto order = compute::merit_order(fleet);
    double total = 0.0;
    double last = 0.0;
    for (const auto& step : order.steps) {
        CHECK(step.price_usd_per_flop >= last);
        last = step.price_usd_per_flop;
        total += step.width_flop_per_year;
    }
    double delivered = 0.0;
    double paid = 0.0;
    for (const auto& chips : fleet) {
        delivered += chips.count * compute::flop_per_chip_year(chips);
        paid += chips.count * (compute::fixed_usd_per_chip_year(chips) +
                               compute::running_usd_per_chip_year(chips));
    }
    CHECK(total == doctest::Approx(delivered).epsilon(1e-15));
    const auto cost = compute::fleet_cost(order);
    CHECK(cost.convex());
    CHECK(cost.outlay(total * (1.0 - 1e-15)) == doctest::Approx(paid).epsilon(1e-14));
    const auto dearer = compute::fleet_cost(
        compute::merit_order({rented(3.0, 200.0), owned(100.0), rented(2.6, 50.0)}));
    for (const double part : {0.1, 0.5, 0.99})
        CHECK(dearer.outlay(part * total) >= cost.outlay(part * total));
}

TEST_CASE("short and long run agree on a fleet that works all it can, and differ at the margin") {
    const std::vector<FleetClass> fleet{owned(100.0)};
    const auto long_run = compute::fleet_cost(compute::merit_order(fleet));
    const auto short_run = compute::fleet_cost(compute::merit_order(fleet, Horizon::short_run));
    const double all = 100.0 * compute::flop_per_chip_year(fleet[0]);
    CHECK(short_run.outlay(all) == doctest::Approx(long_run.outlay(all)).epsilon(1e-14));
    CHECK(short_run.outlay(0.0) ==
          doctest::Approx(100.0 * compute::fixed_usd_per_chip_year(fleet[0])).epsilon(1e-14));
    CHECK(short_run.marginal(0.5 * all).lower < 0.5 * long_run.marginal(0.5 * all).lower);
}

TEST_CASE("a fleet's shadow price is what one more chip of the marginal class saves") {
    const double year = compute::flop_per_chip_year(owned(1.0));
    const auto saved = [&](double chips) {
        return minimize_opex(lab({owned(chips)}, 200.0 * year), {.capability = 1.0});
    };
    const auto limited = saved(150.0);
    REQUIRE(limited.solved());
    // The fleet's end is no cap that was set: it is worth what λF_C exceeds the last FLOP's price
    // by.
    const double price = compute::price_usd_per_flop(owned(1.0));
    const double per_chip = (limited.virtual_prices["compute"] - price) * year;
    CHECK(per_chip > 1000.0);
    // Central difference over ± 0.01 chip; its error is of second order, 1e-8 relative.
    const double difference = (saved(149.99).opex - saved(150.01).opex) / 0.02;
    CHECK(difference == doctest::Approx(per_chip).epsilon(1e-6));
}

TEST_CASE("a fleet of a thousand classes solves as any other") {
    std::vector<FleetClass> fleet;
    double total = 0.0;
    for (int k = 0; k < 1000; ++k) {
        fleet.push_back(k % 2 ? rented(1.5 + 0.001 * (k * 37 % 1000), 100.0) : owned(100.0));
        fleet.back().utilization = 0.3 + 0.0001 * (k % 997);
        total += fleet.back().count * compute::flop_per_chip_year(fleet.back());
    }
    const auto r = minimize_opex(lab(fleet, 0.5 * total), {.capability = 1.0});
    REQUIRE(r.status == Status::optimal);
    const auto order = compute::merit_order(fleet);
    const auto marginal = compute::fleet_cost(order).marginal(r.inputs["compute"]);
    CHECK(r.virtual_prices["compute"] >= marginal.lower * (1.0 - 1e-9));
    CHECK(r.virtual_prices["compute"] <= marginal.upper * (1.0 + 1e-9));
}

TEST_CASE("a fleet that makes no sense is refused with field, value and rule") {
    auto chips = owned(10.0);
    chips.utilization = 1.2;
    CHECK_THROWS_WITH(compute::merit_order({chips}),
                      "FleetClass(owned).utilization = 1.2: must be above 0 and at most 1 "
                      "(achieved share of the chip's peak)");
    CHECK_THROWS_WITH(compute::merit_order({rented(-2.0, 1.0)}),
                      "FleetClass(rented).rent_usd_per_hour = -2: must be positive and finite "
                      "(rent of a chip)");
    CHECK_THROWS_WITH(compute::merit_order({}), "fleet = {}: must have at least one class");
    auto reserved = rented(2.0, 10.0);
    reserved.contract = Rented{.rent_usd_per_hour = 2.0, .reserved = true};
    CHECK_THROWS_WITH(compute::merit_order({reserved}, Horizon::short_run),
                      "FleetClass(rented).price_usd_per_flop = 0: must be positive and finite "
                      "(of its work)");
    CHECK_THROWS_WITH(compute::merit_order({owned(core::infinity)}, Horizon::short_run),
                      "FleetClass(owned).count = inf: must be positive and finite (each is paid "
                      "for)");
    auto blind = rented(2.0, 10.0);
    blind.chip = compute::accelerator("NVIDIA H800 PCIe");
    CHECK_THROWS_WITH(compute::price_usd_per_byte(blind),
                      "FleetClass(rented).chip.memory_bandwidth_bytes_per_s = nan: must be "
                      "positive and finite (memory bandwidth)");
}

}  // namespace fleet_test
