#pragma once

#include <array>
#include <string>

#include "isocost/compute/accelerator.hpp"

namespace isocost::inference {

/// A chip as a server of tokens sees it, with what an hour of it costs.
struct ServingChip {
    std::string name = {};
    double memory_bytes = core::nan;
    double memory_bandwidth_bytes_per_s = core::nan;
    double flop_per_s = core::nan;  ///< dense peak at the precision of the work
    double rent_usd_per_hour = core::nan;
};

inline auto fields(const ServingChip&) {
    using C = ServingChip;
    return std::array{
        core::Field{"memory_bytes", &C::memory_bytes, core::positive, "bytes", "memory"},
        core::Field{"memory_bandwidth_bytes_per_s", &C::memory_bandwidth_bytes_per_s,
                    core::positive, "bytes per second", "bandwidth to its own memory"},
        core::Field{"flop_per_s", &C::flop_per_s, core::positive, "FLOP per second",
                    "dense peak at the precision of the work"},
        core::Field{"rent_usd_per_hour", &C::rent_usd_per_hour, core::positive, "USD per hour",
                    "rent of a chip"}};
}

/// The chip, if every figure lies in its domain. Throws InvalidParameter.
inline const ServingChip& checked(const ServingChip& chip) {
    return core::checked(chip, "ServingChip(" + chip.name + ")");
}

/// Bits of the numbers that a chip multiplies.
enum class Precision { bits_16, bits_8 };

/// A chip of the catalog, or one's own, at a rent. Throws InvalidParameter that names the figure
/// which the accelerator lacks: nothing guesses it.
inline ServingChip serving_chip(const compute::Accelerator& chip, double rent_usd_per_hour,
                                Precision precision = Precision::bits_16) {
    const std::string where = "Accelerator(" + chip.name + ").";
    const auto known = [&](const char* key, double value) {
        core::require(where + key, value, core::positive, "serving needs it");
        return value;
    };
    const bool half = precision == Precision::bits_16;
    return checked(ServingChip{
        .name = chip.name,
        .memory_bytes = known("memory_bytes", chip.memory_bytes),
        .memory_bandwidth_bytes_per_s =
            known("memory_bandwidth_bytes_per_s", chip.memory_bandwidth_bytes_per_s),
        .flop_per_s = half ? known("dense_16bit_flop_per_s", chip.dense_16bit_flop_per_s)
                           : known("dense_8bit_op_per_s", chip.dense_8bit_op_per_s),
        .rent_usd_per_hour = rent_usd_per_hour});
}

/// The H100 of Erdil 2025 (arXiv:2506.04645), rounded as there; not that of the catalog.
inline ServingChip erdil_h100() { return {"H100", 80e9, 3.3e12, 1.0e15, 2.10}; }

/// The A100 of Erdil 2025 (arXiv:2506.04645): two thirds of 2.26 USD an hour.
inline ServingChip erdil_a100() { return {"A100", 80e9, 2.0e12, 3.12e14, 2.26 * 2.0 / 3.0}; }

}  // namespace isocost::inference
