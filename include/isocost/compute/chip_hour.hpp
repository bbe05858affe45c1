#pragma once

#include <array>

#include "isocost/compute/amortization.hpp"

namespace isocost::compute {

/// Around a chip: what its power and its network cost. Nothing has a default.
struct Facility {
    double server_power_ratio = core::nan;         ///< server TDP per chip over chip TDP
    double average_power_share = core::nan;        ///< average power over TDP
    double power_usage_effectiveness = core::nan;  ///< PUE, power of the site over that of servers
    double electricity_usd_per_kwh = core::nan;
    double interconnect_share = core::nan;  ///< network between servers, share of cluster capital
};

inline auto fields(const Facility&) {
    using F = Facility;
    constexpr core::Bounds share{0.0, 1.0, false, true, "must be 0 or more and below 1"};
    constexpr core::Bounds at_least_one{1.0, core::infinity, false, true,
                                        "must be 1 or more and finite"};
    constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{core::Field{"server_power_ratio", &F::server_power_ratio, at_least_one, "",
                                  "power of the server per chip over the chip's"},
                      core::Field{"average_power_share", &F::average_power_share, fraction, "",
                                  "average power over thermal design power"},
                      core::Field{"power_usage_effectiveness", &F::power_usage_effectiveness,
                                  at_least_one, "", "power of the site over that of its servers"},
                      core::Field{"electricity_usd_per_kwh", &F::electricity_usd_per_kwh,
                                  core::nonnegative, "USD per kWh", "price of electricity"},
                      core::Field{"interconnect_share", &F::interconnect_share, share, "",
                                  "network between servers, as a share of the cluster's capital"}};
}

/// What an hour of an owned chip costs, USD.
struct ChipHourCost {
    double server;
    double interconnect;
    double energy;

    double capital() const { return server + interconnect; }
    double total() const { return capital() + energy; }
};

/// Electricity of a chip for an hour at work, USD: TDP × server × average × PUE × price.
inline double energy_usd_per_chip_hour(const Accelerator& chip, const Facility& facility) {
    core::checked(facility, "Facility");
    core::require([&] { return "Accelerator(" + chip.name + ").tdp_w"; }, chip.tdp_w,
                  core::positive, "thermal design power");
    constexpr double watts_per_kilowatt = 1000.0;
    return chip.tdp_w / watts_per_kilowatt * facility.server_power_ratio *
           facility.average_power_share * facility.power_usage_effectiveness *
           facility.electricity_usd_per_kwh;
}

/// An hour of a chip whose server is worth `server_usd` and loses `charge_per_year` of it a year,
/// with the network that belongs to it.
inline ChipHourCost owned_chip_hour(const Accelerator& chip, double server_usd,
                                    double charge_per_year, const Facility& facility) {
    core::require("server_usd", server_usd, core::positive, "server per chip");
    core::require("charge_per_year", charge_per_year, core::positive, "share of its value");
    const double energy = energy_usd_per_chip_hour(chip, facility);
    const double server = server_usd * charge_per_year / hours_per_year;
    const double network = facility.interconnect_share / (1.0 - facility.interconnect_share);
    return {server, server * network, energy};
}

/// The same by the amortization of Cottier et al. 2024, for a chip whose price includes its server.
inline ChipHourCost amortized_chip_hour(const Accelerator& chip, Date first_use,
                                        const Facility& facility,
                                        const Amortization& amortization = {}) {
    if (!chip.price_includes_server)
        throw core::InvalidParameter("Accelerator(" + chip.name + ").price_includes_server",
                                     "false", "must be true",
                                     "multiply a chip's price by its server overhead first");
    return owned_chip_hour(chip, value_at_first_use(chip, first_use, amortization),
                           replacement_rate(amortization), facility);
}

}  // namespace isocost::compute
