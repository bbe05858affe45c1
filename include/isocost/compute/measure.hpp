#pragma once

#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>

#include "isocost/compute/accelerator.hpp"

namespace isocost::compute {

/// A stack of high-bandwidth memory as it is traded, not yet packaged with a processor.
struct MemoryStack {
    std::string name;
    double bandwidth_bytes_per_s = core::nan;
    double package_mm2 = core::nan;
};

inline auto fields(const MemoryStack&) {
    using M = MemoryStack;
    return std::array{
        core::Field{"bandwidth_bytes_per_s", &M::bandwidth_bytes_per_s, core::positive,
                    "bytes per second", "bandwidth of the stack"},
        core::Field{"package_mm2", &M::package_mm2, core::positive, "mm2", "area of its package"}};
}

/// The figures that thresholds speak of; the last is of memory stacks alone.
enum class Measure {
    total_processing_performance,
    performance_density,
    interconnect_gbyte_per_s,
    memory_bandwidth_gbyte_per_s,
    memory_bandwidth_density,
};

constexpr std::string_view name(Measure measure) {
    switch (measure) {
        case Measure::total_processing_performance:
            return "TPP";
        case Measure::performance_density:
            return "performance density";
        case Measure::interconnect_gbyte_per_s:
            return "interconnect in GB/s";
        case Measure::memory_bandwidth_gbyte_per_s:
            return "memory bandwidth in GB/s";
        case Measure::memory_bandwidth_density:
            return "memory bandwidth density in GB/s/mm2";
    }
    return "";
}

/// NaN when the chip's figures do not say.
inline double value(Measure measure, const Accelerator& chip) {
    constexpr double giga = 1e9;
    switch (measure) {
        case Measure::total_processing_performance:
            return total_processing_performance(chip);
        case Measure::performance_density:
            return performance_density(chip);
        case Measure::interconnect_gbyte_per_s:
            return chip.interconnect_bytes_per_s / giga;
        case Measure::memory_bandwidth_gbyte_per_s:
            return chip.memory_bandwidth_bytes_per_s / giga;
        case Measure::memory_bandwidth_density:
            return core::nan;
    }
    return core::nan;
}

/// The first figure of a chip that a measure lacks, empty when it has all it needs.
inline std::string_view missing(Measure measure, const Accelerator& chip) {
    switch (measure) {
        case Measure::performance_density:
            if (std::isnan(chip.die_mm2)) return "die_mm2";
            [[fallthrough]];
        case Measure::total_processing_performance:
            return std::isnan(total_processing_performance(chip)) ? "dense_16bit_flop_per_s" : "";
        case Measure::interconnect_gbyte_per_s:
            return std::isnan(chip.interconnect_bytes_per_s) ? "interconnect_bytes_per_s" : "";
        case Measure::memory_bandwidth_gbyte_per_s:
            return std::isnan(chip.memory_bandwidth_bytes_per_s) ? "memory_bandwidth_bytes_per_s"
                                                                 : "";
        case Measure::memory_bandwidth_density:
            return "memory_bandwidth_density";
    }
    return "";
}

/// Memory bandwidth density of a stack, GB/s per mm² of package. 89 FR 96790 (5 December 2024).
inline double memory_bandwidth_density(const MemoryStack& stack) {
    constexpr double giga = 1e9;
    return stack.bandwidth_bytes_per_s / giga / stack.package_mm2;
}

inline double value(Measure measure, const MemoryStack& stack) {
    return measure == Measure::memory_bandwidth_density ? memory_bandwidth_density(stack)
                                                        : core::nan;
}

inline std::string_view missing(Measure measure, const MemoryStack& stack) {
    if (measure != Measure::memory_bandwidth_density) return name(measure);
    if (std::isnan(stack.bandwidth_bytes_per_s)) return "bandwidth_bytes_per_s";
    return std::isnan(stack.package_mm2) ? "package_mm2" : "";
}

/// `at_least` ≤ measure < `below`, and measure > `above`.
struct Threshold {
    Measure measure;
    double at_least = -core::infinity;
    double below = core::infinity;
    double above = -core::infinity;

    bool met(double x) const { return x >= at_least && x < below && x > above; }
};

namespace detail {

/// Ten digits: enough to tell a figure from its threshold, and no trace of binary fractions.
inline std::string figure(double x) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.10g", x);
    return digits;
}

}  // namespace detail

/// "TPP 15832 is 4800 or more", or how it fails.
inline std::string in_words(const Threshold& threshold, double x) {
    const auto& [measure, at_least, below, above] = threshold;
    std::string text = std::string(name(measure)) + " " + detail::figure(x) + " is ";
    if (x < at_least) return text + "below " + core::text(at_least);
    if (x >= below) return text + core::text(below) + " or more";
    if (x <= above) return text + core::text(above) + " or less";
    if (above > -core::infinity)
        return text + "above " + core::text(above) +
               (below < core::infinity ? " and below " + core::text(below) : "");
    if (below == core::infinity) return text + core::text(at_least) + " or more";
    if (at_least == -core::infinity) return text + "below " + core::text(below);
    return text + "from " + core::text(at_least) + " to below " + core::text(below);
}

}  // namespace isocost::compute
