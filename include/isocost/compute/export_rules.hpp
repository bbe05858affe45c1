#pragma once

#include <vector>

#include "isocost/compute/export_rule.hpp"

namespace isocost::compute {

/// The rules of the United States on accelerators for China and Macau that have a threshold or name
/// a chip, 2022 to January 2026. Left out: the rules of December 2024 on memory stacks, and other
/// destinations. The review of 2026 has no lower bound of its own: 4800 is that of 3A090.a.1, since
/// a chip that needs no licence needs no review. Sources stand with the rules.
inline std::vector<ExportRule> export_rules() {
    using namespace std::chrono_literals;
    using enum Measure;
    const std::string first = "87 FR 62186 (13 October 2022)";
    const std::string second = "88 FR 73458 (25 October 2023)";
    const std::string letter = "NVIDIA, Form 8-K of 15 April 2025";
    const std::string review = "91 FR 1684 (15 January 2026)";
    const std::string tariffs = "Proclamation annex, in force 15 January 2026 (secondary source)";
    return {
        {.id = "3A090 of 2022",
         .effective = 2022y / 10 / 21,
         .until = 2023y / 11 / 17,
         .thresholds = {{interconnect_gbyte_per_s, 600.0}, {total_processing_performance, 4800.0}},
         .source = first},
        {.id = "3A090.a.1",
         .effective = 2023y / 11 / 17,
         .thresholds = {{total_processing_performance, 4800.0}},
         .source = second},
        {.id = "3A090.a.2",
         .effective = 2023y / 11 / 17,
         .thresholds = {{total_processing_performance, 1600.0}, {performance_density, 5.92}},
         .source = second},
        {.id = "3A090.b.1",
         .effective = 2023y / 11 / 17,
         .effect = Effect::notification,
         .thresholds = {{total_processing_performance, 2400.0, 4800.0},
                        {performance_density, 1.6, 5.92}},
         .source = second},
        {.id = "3A090.b.2",
         .effective = 2023y / 11 / 17,
         .effect = Effect::notification,
         .thresholds = {{total_processing_performance, 1600.0}, {performance_density, 3.2, 5.92}},
         .source = second},
        {.id = "H20 letter", .effective = 2025y / 4 / 14, .named = {"H20"}, .source = letter},
        {.id = "H20 letter, its memory bandwidth",
         .effective = 2025y / 4 / 14,
         .thresholds = {{memory_bandwidth_gbyte_per_s, 4000.0}},
         .source = letter},
        {.id = "H20 letter, its interconnect",
         .effective = 2025y / 4 / 14,
         .thresholds = {{interconnect_gbyte_per_s, 900.0}},
         .source = letter},
        {.id = "review of 2026",
         .effective = 2026y / 1 / 15,
         .effect = Effect::case_by_case_review,
         .thresholds = {{total_processing_performance, 4800.0, 21000.0},
                        {memory_bandwidth_gbyte_per_s, -core::infinity, 6500.0}},
         .source = review},
        {.id = "tariff of 2026, band 1",
         .effective = 2026y / 1 / 15,
         .effect = Effect::tariff,
         .thresholds = {{total_processing_performance, 14000.0, 17500.0},
                        {memory_bandwidth_gbyte_per_s, 4500.0, 5000.0}},
         .tariff = 0.25,
         .source = tariffs},
        {.id = "tariff of 2026, band 2",
         .effective = 2026y / 1 / 15,
         .effect = Effect::tariff,
         .thresholds = {{total_processing_performance, 20800.0, 21100.0},
                        {memory_bandwidth_gbyte_per_s, 5800.0, 6200.0}},
         .tariff = 0.25,
         .source = tariffs},
    };
}

}  // namespace isocost::compute
