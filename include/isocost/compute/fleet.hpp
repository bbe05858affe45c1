#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/compute/chip_hour.hpp"
#include "isocost/cost/cost.hpp"

namespace isocost::compute {

inline constexpr double seconds_per_hour = 3600.0;
inline constexpr double seconds_per_year = hours_per_year * seconds_per_hour;  ///< 31 557 600

/// Chips that the lab owns: server and network are capital, electricity is paid as they work.
struct Owned {
    double server_usd = core::nan;       ///< per chip, its share of the server included
    double charge_per_year = core::nan;  ///< on its value: recovery factor or replacement rate
    Facility facility;
};

/// Chips by the hour. Reserved ones are paid while they stand still, too.
struct Rented {
    double rent_usd_per_hour = core::nan;
    bool reserved = false;
};

/// Chips of one kind under one contract.
struct FleetClass {
    std::string name;
    Accelerator chip;
    double count = core::nan;         ///< chips, ∞ for as many as one likes
    double utilization = core::nan;   ///< achieved share of the 16-bit peak (MFU)
    double availability = core::nan;  ///< share of the year at work
    std::variant<Owned, Rented> contract;
};

inline auto fields(const FleetClass&) {
    using C = FleetClass;
    constexpr core::Bounds fraction{0.0, 1.0, true, false, "must be above 0 and at most 1"};
    return std::array{
        core::Field{"count", &C::count, core::positive_or_infinite, "chips", "number of chips"},
        core::Field{"utilization", &C::utilization, fraction, "",
                    "achieved share of the chip's peak"},
        core::Field{"availability", &C::availability, fraction, "", "share of the year at work"}};
}

/// Whether capital counts: in the long run chips are bought or not, in the short run those that
/// are owned have been paid for.
enum class Horizon { long_run, short_run };

namespace detail {

/// "FleetClass(H100).count", built only for a message.
inline auto class_field(const FleetClass& chips, const char* field) {
    return [&chips, field] { return "FleetClass(" + chips.name + ")." + field; };
}

inline const FleetClass& checked_class(const FleetClass& chips) {
    core::checked(chips, [&] { return "FleetClass(" + chips.name + ")"; });
    core::require(class_field(chips, "chip.dense_16bit_flop_per_s"),
                  chips.chip.dense_16bit_flop_per_s, core::positive, "peak");
    if (const auto* rented = std::get_if<Rented>(&chips.contract))
        core::require(class_field(chips, "rent_usd_per_hour"), rented->rent_usd_per_hour,
                      core::positive, "rent of a chip");
    return chips;
}

}  // namespace detail

/// What a chip of the class delivers, FLOP per year: peak × utilization × availability × a year.
inline double flop_per_chip_year(const FleetClass& chips) {
    detail::checked_class(chips);
    return chips.chip.dense_16bit_flop_per_s * chips.utilization * chips.availability *
           seconds_per_year;
}

/// What a chip of the class costs in USD per year, whether it works or not.
inline double fixed_usd_per_chip_year(const FleetClass& chips) {
    if (const auto* owned = std::get_if<Owned>(&chips.contract))
        return owned_chip_hour(chips.chip, owned->server_usd, owned->charge_per_year,
                               owned->facility)
                   .capital() *
               hours_per_year;
    const auto& rented = std::get<Rented>(chips.contract);
    return rented.reserved ? rented.rent_usd_per_hour * hours_per_year : 0.0;
}

/// What a chip of the class costs in USD per year because it works.
inline double running_usd_per_chip_year(const FleetClass& chips) {
    const double hours = chips.availability * hours_per_year;
    if (const auto* owned = std::get_if<Owned>(&chips.contract))
        return energy_usd_per_chip_hour(chips.chip, owned->facility) * hours;
    const auto& rented = std::get<Rented>(chips.contract);
    return rented.reserved ? 0.0 : rented.rent_usd_per_hour * hours;
}

/// Price of a delivered FLOP, USD. In the short run what is paid in any case, capital and
/// reservations, does not count.
inline double price_usd_per_flop(const FleetClass& chips, Horizon horizon = Horizon::long_run) {
    const double delivered = flop_per_chip_year(chips);
    const double fixed = horizon == Horizon::long_run ? fixed_usd_per_chip_year(chips) : 0.0;
    return (fixed + running_usd_per_chip_year(chips)) / delivered;
}

/// Price of a byte read from the chips' memory at full bandwidth, USD, in the long run: what a
/// decoder of tokens pays for. Throws InvalidParameter when the bandwidth is not known.
inline double price_usd_per_byte(const FleetClass& chips) {
    detail::checked_class(chips);
    core::require(detail::class_field(chips, "chip.memory_bandwidth_bytes_per_s"),
                  chips.chip.memory_bandwidth_bytes_per_s, core::positive, "memory bandwidth");
    return (fixed_usd_per_chip_year(chips) + running_usd_per_chip_year(chips)) /
           (chips.chip.memory_bandwidth_bytes_per_s * chips.availability * seconds_per_year);
}

/// A stretch of a fleet's supply.
struct FleetStep {
    std::string name;
    double width_flop_per_year;
    double price_usd_per_flop;
};

/// A fleet as a supply curve: its classes from the cheapest FLOP to the dearest, and what is paid
/// whatever is used.
struct MeritOrder {
    std::vector<FleetStep> steps;
    double fixed_usd_per_year = 0.0;
};

/// Puts the classes in order of the price of their FLOP; equal prices keep their order. In the
/// short run capital and reservations are a fixed cost. Throws InvalidParameter, also in the short
/// run for a class whose work costs nothing more, or of which endlessly many are paid.
inline MeritOrder merit_order(const std::vector<FleetClass>& fleet,
                              Horizon horizon = Horizon::long_run) {
    if (fleet.empty()) throw core::InvalidParameter("fleet", "{}", "must have at least one class");
    MeritOrder order;
    for (const auto& chips : fleet) {
        const double width = chips.count * flop_per_chip_year(chips);
        const double price = price_usd_per_flop(chips, horizon);
        core::require(detail::class_field(chips, "price_usd_per_flop"), price, core::positive,
                      "of its work");
        order.steps.push_back({chips.name, width, price});
        const double sunk = horizon == Horizon::short_run ? fixed_usd_per_chip_year(chips) : 0.0;
        if (sunk == 0.0) continue;
        core::require(detail::class_field(chips, "count"), chips.count, core::positive,
                      "each is paid for");
        order.fixed_usd_per_year += chips.count * sunk;
    }
    std::stable_sort(order.steps.begin(), order.steps.end(), [](const auto& a, const auto& b) {
        return a.price_usd_per_flop < b.price_usd_per_flop;
    });
    return order;
}

/// The cost curve of compute in FLOP per year that the order makes: tiers, ending with an endless
/// class if there is one, plus what is fixed.
inline cost::Cost fleet_cost(const MeritOrder& order) {
    std::vector<cost::Tier> tiers;
    for (const auto& step : order.steps) {
        tiers.push_back({step.width_flop_per_year, step.price_usd_per_flop});
        if (step.width_flop_per_year == core::infinity) break;
    }
    cost::TieredCost cost(std::move(tiers));
    if (order.fixed_usd_per_year == 0.0) return cost;
    return cost::FixedCost(order.fixed_usd_per_year, cost);
}

}  // namespace isocost::compute
