#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <optional>
#include <string>

#include "isocost/core/field.hpp"

namespace isocost::compute {

using Date = std::chrono::year_month_day;

/// Where a chip is made and whose export rules follow it.
enum class Origin { united_states, china };

/// A chip, in figures per chip as it is sold (all dies together). NaN is unknown: what needs the
/// figure says which one is missing, nothing guesses it.
struct Accelerator {
    std::string name;
    std::string vendor = {};
    Origin origin = Origin::united_states;
    std::optional<Date> released = std::nullopt;
    double dense_16bit_flop_per_s = core::nan;
    double dense_8bit_op_per_s = core::nan;
    double memory_bytes = core::nan;
    double memory_bandwidth_bytes_per_s = core::nan;
    double interconnect_bytes_per_s = core::nan;  ///< both directions together
    double tdp_w = core::nan;
    double die_mm2 = core::nan;
    double price_usd = core::nan;
    bool price_includes_server = false;             ///< a DGX or HGX price divided by its chips
    std::optional<Date> price_date = std::nullopt;  ///< of which day the price is
    std::string source = {};
};

inline auto fields(const Accelerator&) {
    using A = Accelerator;
    return std::array{
        core::Field{"dense_16bit_flop_per_s", &A::dense_16bit_flop_per_s, core::positive,
                    "FLOP per second", "dense peak at 16 bits"},
        core::Field{"dense_8bit_op_per_s", &A::dense_8bit_op_per_s, core::positive,
                    "operations per second", "dense peak at 8 bits, integer or floating"},
        core::Field{"memory_bytes", &A::memory_bytes, core::positive, "bytes", "memory"},
        core::Field{"memory_bandwidth_bytes_per_s", &A::memory_bandwidth_bytes_per_s,
                    core::positive, "bytes per second", "bandwidth to its own memory"},
        core::Field{"interconnect_bytes_per_s", &A::interconnect_bytes_per_s, core::positive,
                    "bytes per second", "bandwidth to other chips, both directions together"},
        core::Field{"tdp_w", &A::tdp_w, core::positive, "W", "thermal design power"},
        core::Field{"die_mm2", &A::die_mm2, core::positive, "mm2", "area of all its dies"},
        core::Field{"price_usd", &A::price_usd, core::positive, "USD", "price of a chip"}};
}

/// The chip, if it has a name and every figure that is given lies in its domain, and a price its
/// day. Throws InvalidParameter.
inline const Accelerator& checked(const Accelerator& chip) {
    const std::string where = "Accelerator(" + chip.name + ")";
    if (chip.name.empty()) throw core::InvalidParameter("Accelerator.name", "", "must be given");
    for (const auto& field : fields(chip))
        if (!std::isnan(chip.*field.member))
            core::require(where + "." + std::string(field.key), chip.*field.member, field.bounds,
                          std::string(field.meaning));
    if (!std::isnan(chip.price_usd) && !chip.price_date)
        throw core::InvalidParameter(where + ".price_date", "none", "must be given with a price",
                                     "prices of chips fall by about a quarter a year");
    return chip;
}

/// Total processing performance, TPP = 2 × MacTOPS × bit length of the operation, the largest over
/// bit lengths, dense, summed over dies: a multiply-accumulate counts as two of the operations of
/// a data sheet, so it is TOPS × bits. 88 FR 73458 (2023). NaN when no peak is known.
inline double total_processing_performance(const Accelerator& chip) {
    constexpr double tera = 1e12;
    return std::fmax(16.0 * chip.dense_16bit_flop_per_s / tera,
                     8.0 * chip.dense_8bit_op_per_s / tera);
}

/// Performance density, TPP per mm² of die. 88 FR 73458 (2023). NaN when a part is unknown.
inline double performance_density(const Accelerator& chip) {
    return total_processing_performance(chip) / chip.die_mm2;
}

}  // namespace isocost::compute
