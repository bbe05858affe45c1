// What a delivered FLOP costs: bought and amortized, or rented by the hour.
#include <cmath>
#include <cstdio>
#include <isocost/compute/cap.hpp>
#include <isocost/compute/catalog.hpp>

using namespace std::chrono_literals;
namespace compute = isocost::compute;

int main() {
    // GPT-4's run as Cottier et al. 2024 account for it: 57 million hours of A100s first used in
    // May 2022, each bought as an eighth of a DGX at 24 875 USD.
    const compute::Facility site{.server_power_ratio = 2.03125,
                                 .average_power_share = 0.75,
                                 .power_usage_effectiveness = 1.25,
                                 .electricity_usd_per_kwh = 0.0806,
                                 .interconnect_share = 0.19};
    const auto a100 = compute::accelerator("NVIDIA A100 SXM4 40 GB");
    const auto hour = compute::amortized_chip_hour(a100, 2022y / 5 / 12, site);
    const double run = 57e6 * hour.total();
    std::printf("GPT-4: %.2f mn USD, of it energy %.2f\n", run / 1e6, 57.0 * hour.energy);
    bool ok = std::abs(run / 40155933.94 - 1.0) < 1e-8;

    // An H800 at 2 USD an hour: its price per FLOP hangs on how well it is used.
    const compute::FleetClass h800{.name = "H800",
                                   .chip = compute::accelerator("NVIDIA H800 SXM5"),
                                   .count = 2048,
                                   .utilization = 0.35,
                                   .availability = 1.0,
                                   .contract = compute::Rented{.rent_usd_per_hour = 2.0}};
    const double price = compute::price_usd_per_flop(h800);
    std::printf("H800 at 2 USD an hour: %.3f USD per 1e18 FLOP\n", 1e18 * price);
    ok = ok && std::abs(price * 3600.0 * 989e12 * 0.35 / 2.0 - 1.0) < 1e-14;

    // The same as a year of an H100, beside the utilization that it stands for.
    const double year = compute::usd_per_h100_year(price, h800.utilization);
    std::printf("an H100-year at utilization %.2f: %.0f USD\n", h800.utilization, year);
    ok = ok && std::abs(year / (2.0 * 8766.0 * 989.4 / 989.0) - 1.0) < 1e-14;
    return ok ? 0 : 1;
}
