#include "isocost/compute/chip_hour.hpp"

#include <doctest/doctest.h>

namespace chip_hour_test {

using namespace isocost;
using namespace std::chrono_literals;
using compute::Accelerator;
using compute::Facility;

namespace {

const Accelerator a100{.name = "A100",
                       .released = 2020y / 5 / 14,
                       .tdp_w = 400,
                       .price_usd = 24875,
                       .price_includes_server = true,
                       .price_date = 2020y / 5 / 21};

// Cottier et al. 2024: DGX A100 6.5 kW for 8 chips, average over TDP, PUE of others than
// hyperscalers, US industrial electricity of 2023, network as a share of the cluster's capital.
const Facility site{.server_power_ratio = 2.03125,
                    .average_power_share = 0.75,
                    .power_usage_effectiveness = 1.25,
                    .electricity_usd_per_kwh = 0.0806,
                    .interconnect_share = 0.19};

}  // namespace

TEST_CASE("GPT-4's final run, as Cottier et al. 2024 account for it") {
    const auto hour = compute::amortized_chip_hour(a100, 2022y / 5 / 12, site);
    constexpr double chip_hours = 57e6;
    CHECK(hour.server * chip_hours == doctest::Approx(29691720.99).epsilon(1e-8));
    CHECK(hour.interconnect * chip_hours == doctest::Approx(6964724.68).epsilon(1e-8));
    CHECK(hour.energy * chip_hours == doctest::Approx(3499488.28).epsilon(1e-8));
    CHECK(hour.total() * chip_hours == doctest::Approx(40155933.94).epsilon(1e-8));
    // The chips themselves: a server costs 1.66 times its chips.
    CHECK(hour.server * chip_hours / 1.66 == doctest::Approx(17886578.91).epsilon(1e-8));
}

TEST_CASE("an owned chip-hour adds up, and rises with each of its prices") {
    const double charge = compute::capital_recovery_factor(0.1, 4.0);
    const auto hour = compute::owned_chip_hour(a100, 24875, charge, site);
    CHECK(hour.total() == hour.server + hour.interconnect + hour.energy);
    CHECK(hour.interconnect / hour.capital() == doctest::Approx(0.19).epsilon(1e-15));
    CHECK(compute::owned_chip_hour(a100, 25000, charge, site).total() > hour.total());
    auto dearer = site;
    dearer.electricity_usd_per_kwh = 0.09;
    CHECK(compute::owned_chip_hour(a100, 24875, charge, dearer).total() > hour.total());
}

TEST_CASE("nothing about a site is guessed") {
    CHECK_THROWS_WITH(compute::energy_usd_per_chip_hour(a100, {}),
                      "Facility.server_power_ratio = nan: must be 1 or more and finite (power of "
                      "the server per chip over the chip's)");
    auto chip = a100;
    chip.price_includes_server = false;
    CHECK_THROWS_WITH(compute::amortized_chip_hour(chip, 2022y / 5 / 12, site),
                      "Accelerator(A100).price_includes_server = false: must be true (multiply a "
                      "chip's price by its server overhead first)");
    auto broken = site;
    broken.average_power_share = 1.2;
    CHECK_THROWS_WITH(compute::energy_usd_per_chip_hour(a100, broken),
                      "Facility.average_power_share = 1.2: must be above 0 and at most 1 (average "
                      "power over thermal design power)");
}

}  // namespace chip_hour_test
