#include "isocost/compute/cap.hpp"

#include <doctest/doctest.h>

#include "isocost/compute/catalog.hpp"
#include "isocost/isocost.hpp"

namespace cap_test {

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
            .contract = Owned{.server_usd = 31904.63, .charge_per_year = 0.3, .facility = site}};
}

FleetClass rented(double count) {
    return {.name = "rented",
            .chip = compute::accelerator("NVIDIA H800 SXM5"),
            .count = count,
            .utilization = 0.35,
            .availability = 0.95,
            .contract = Rented{.rent_usd_per_hour = 3.0}};
}

Result solve(const compute::MeritOrder& order, double benchmark, double capability = 1.0) {
    const Firm firm({.technology = CES({.shares = {{"compute", 0.6}, {"talent", 0.4}},
                                        .sigma = 0.7,
                                        .benchmark = {{"compute", benchmark}, {"talent", 100.0}}}),
                     .costs = {{"compute", compute::fleet_cost(order)},
                               {"talent", LinearCost({.price = 3e5})}}});
    return minimize_opex(firm, {.capability = capability});
}

const double year = compute::flop_per_chip_year(owned(1.0));

}  // namespace

TEST_CASE("a flow cap cuts the order, and solves as a cap on compute does") {
    const auto order = compute::merit_order({owned(100.0), rented(100.0)});
    const auto cut = compute::flow_capped(order, 120.0 * year);
    REQUIRE(cut.steps.size() == 2);
    CHECK(cut.steps[0].width_flop_per_year == order.steps[0].width_flop_per_year);
    CHECK(cut.steps[1].width_flop_per_year == doctest::Approx(20.0 * year).epsilon(1e-13));
    CHECK(compute::flow_capped(order, 100.0 * year).steps.size() == 1);
    CHECK(compute::flow_capped(order, 1e6 * year).steps.size() == 2);
    const auto as_tiers = solve(cut, 150.0 * year);
    Firm firm(
        {.technology = CES({.shares = {{"compute", 0.6}, {"talent", 0.4}},
                            .sigma = 0.7,
                            .benchmark = {{"compute", 150.0 * year}, {"talent", 100.0}}}),
         .costs = {{"compute", compute::fleet_cost(order)}, {"talent", LinearCost({.price = 3e5})}},
         .caps = {{"compute", 120.0 * year}}});
    const auto as_cap = minimize_opex(firm, {.capability = 1.0});
    REQUIRE(as_tiers.solved());
    CHECK(as_tiers.opex == doctest::Approx(as_cap.opex).epsilon(1e-12));
    CHECK_THROWS_WITH(compute::flow_capped(order, -1.0),
                      "flow_capped.cap_flop_per_year = -1: must be positive and finite");
}

TEST_CASE("a tariff raises an owned server's price by all of it, a rent by what is passed on") {
    const auto dear = compute::with_tariff(owned(1.0), 0.25);
    CHECK(compute::fixed_usd_per_chip_year(dear) ==
          doctest::Approx(1.25 * compute::fixed_usd_per_chip_year(owned(1.0))).epsilon(1e-15));
    CHECK(compute::running_usd_per_chip_year(dear) ==
          compute::running_usd_per_chip_year(owned(1.0)));
    CHECK(compute::price_usd_per_flop(compute::with_tariff(rented(1.0), 0.25, 0.5)) ==
          doctest::Approx(1.125 * compute::price_usd_per_flop(rented(1.0))).epsilon(1e-15));
    CHECK_THROWS_WITH(compute::with_tariff(rented(1.0), 0.25),
                      "with_tariff.pass_through = nan: must be from 0 to 1 (share of the tariff "
                      "that reaches rents)");
    CHECK_THROWS_WITH(compute::with_tariff(owned(1.0), -0.1),
                      "with_tariff.rate = -0.1: must be 0 or more and finite");
}

TEST_CASE("what one more FLOP costs along the order") {
    const auto order = compute::merit_order({owned(100.0), rented(100.0)});
    const double cheap = order.steps[0].price_usd_per_flop;
    const double dear = order.steps[1].price_usd_per_flop;
    CHECK(compute::marginal_usd_per_flop(order, 50.0 * year).upper == cheap);
    const auto kink = compute::marginal_usd_per_flop(order, order.steps[0].width_flop_per_year);
    CHECK(kink.lower == cheap);
    CHECK(kink.upper == dear);
}

TEST_CASE("one more chip of a class used fully saves what its FLOP saves elsewhere") {
    // Rented chips are at the margin, owned ones are all in use.
    const std::vector<FleetClass> fleet{owned(100.0), rented(1000.0)};
    const auto order = compute::merit_order(fleet);
    const auto r = solve(order, 300.0 * year);
    REQUIRE(r.solved());
    const double marginal = compute::marginal_usd_per_flop(order, r.inputs["compute"]).lower;
    CHECK(r.virtual_prices["compute"] == doctest::Approx(marginal).epsilon(1e-9));
    const auto values = compute::chip_values(fleet, marginal);
    CHECK(values[1].value_usd_per_chip_year == 0.0);
    const auto opex = [&](double chips) {
        return solve(compute::merit_order({owned(chips), rented(1000.0)}), 300.0 * year).opex;
    };
    // The cost is linear in the chips of a class while another is at the margin; the difference is
    // 1e-5 of Opex, which is exact to 1e-15.
    CHECK(opex(99.5) - opex(100.5) ==
          doctest::Approx(values[0].value_usd_per_chip_year).epsilon(1e-7));
}

TEST_CASE("where the fleet ends the buyer's virtual price says what a chip is worth") {
    const std::vector<FleetClass> fleet{owned(100.0), rented(50.0)};
    const auto solved = [&](double more_owned, double more_rented) {
        return solve(compute::merit_order({owned(100.0 + more_owned), rented(50.0 + more_rented)}),
                     200.0 * year);
    };
    const auto r = solved(0.0, 0.0);
    REQUIRE(r.solved());
    const auto values = compute::chip_values(fleet, r.virtual_prices["compute"]);
    // Central differences over ± 0.01 chip, second-order error 1e-8 relative.
    CHECK((solved(-0.01, 0.0).opex - solved(0.01, 0.0).opex) / 0.02 ==
          doctest::Approx(values[0].value_usd_per_chip_year).epsilon(1e-6));
    CHECK((solved(0.0, -0.01).opex - solved(0.0, 0.01).opex) / 0.02 ==
          doctest::Approx(values[1].value_usd_per_chip_year).epsilon(1e-6));
    CHECK(values[0].value_usd_per_chip_year > values[1].value_usd_per_chip_year);
}

TEST_CASE("in the short run a chip that is paid for is worth more") {
    const std::vector<FleetClass> fleet{owned(100.0)};
    const auto long_run = compute::chip_values(fleet, 3e-18);
    const auto short_run = compute::chip_values(fleet, 3e-18, Horizon::short_run);
    CHECK(short_run[0].value_usd_per_chip_year - long_run[0].value_usd_per_chip_year ==
          doctest::Approx(compute::fixed_usd_per_chip_year(fleet[0])).epsilon(1e-12));
}

TEST_CASE("an H100-year") {
    CHECK(compute::usd_per_h100_year(1e-18, 0.375) ==
          doctest::Approx(1e-18 * 989.4e12 * 0.375 * 31557600.0).epsilon(1e-15));
    CHECK_THROWS_WITH(compute::usd_per_h100_year(1e-18, 1.2),
                      "usd_per_h100_year.utilization = 1.2: must be above 0 and at most 1");
    CHECK_THROWS_WITH(compute::usd_per_h100_year(-1.0, 0.4),
                      "usd_per_h100_year.usd_per_flop = -1: must be 0 or more and finite");
}

}  // namespace cap_test
