#pragma once

#include <vector>

#include "isocost/compute/export_rule.hpp"

namespace isocost::compute {

/// The rules of the United States on accelerators and memory stacks for China and Macau, 2022 to
/// January 2026, the entity listing of Zhipu, and what authorities said beside them. `announced` is
/// from memory, not verified, but for the dates of published documents. The review of 2026 has no
/// lower bound of its own: 4800 is that of 3A090.a.1, since a chip that needs no licence needs no
/// review; it is read as lifting the refusals of 2023 and those of the H20 letter's figures. Where
/// only a month is known its last day stands. Sources stand with the rules.
inline std::vector<ExportRule> export_rules() {
    using namespace std::chrono_literals;
    using enum Measure;
    const std::string first = "87 FR 62186 (13 October 2022)";
    const std::string second = "88 FR 73458 (25 October 2023)";
    const std::string letter = "NVIDIA, Form 8-K of 15 April 2025";
    const std::string equal =
        letter + ", which names no figure: those of the H20 itself, an interpretation";
    const std::string memory = "89 FR 96790 (5 December 2024)";
    const std::string unverified = ", from memory, not verified";
    const std::string review = "91 FR 1684 (15 January 2026)";
    const std::string tariffs = "Proclamation annex, in force 15 January 2026 (secondary source)";
    return {
        {.id = "3A090 of 2022",
         .effective = 2022y / 10 / 21,
         .until = 2023y / 11 / 17,
         .announced = 2022y / 10 / 7,
         .thresholds = {{interconnect_gbyte_per_s, 600.0}, {total_processing_performance, 4800.0}},
         .source = first},
        {.id = "letter of August 2022",
         .effective = 2022y / 8 / 26,
         .until = 2022y / 10 / 21,
         .named = {"A100", "H100"},
         .source = "NVIDIA, Form 8-K of 31 August 2022" + unverified},
        {.id = "letter of October 2023",
         .effective = 2023y / 10 / 23,
         .until = 2023y / 11 / 17,
         .named = {"A100", "A800", "H100", "H800", "L40S"},
         .source =
             "NVIDIA, Form 8-K of 23 October 2023: the coming rule binds at once" + unverified},
        {.id = "3A090.a.1",
         .effective = 2023y / 11 / 17,
         .announced = 2023y / 10 / 17,
         .thresholds = {{total_processing_performance, 4800.0}},
         .source = second},
        {.id = "3A090.a.2",
         .effective = 2023y / 11 / 17,
         .announced = 2023y / 10 / 17,
         .thresholds = {{total_processing_performance, 1600.0}, {performance_density, 5.92}},
         .source = second},
        {.id = "3A090.b.1",
         .effective = 2023y / 11 / 17,
         .announced = 2023y / 10 / 17,
         .effect = Effect::notification,
         .thresholds = {{total_processing_performance, 2400.0, 4800.0},
                        {performance_density, 1.6, 5.92}},
         .source = second},
        {.id = "3A090.b.2",
         .effective = 2023y / 11 / 17,
         .announced = 2023y / 10 / 17,
         .effect = Effect::notification,
         .thresholds = {{total_processing_performance, 1600.0}, {performance_density, 3.2, 5.92}},
         .source = second},
        {.id = "3A090.c",
         .effective = 2024y / 12 / 2,
         .announced = 2024y / 12 / 2,
         .thresholds = {{.measure = memory_bandwidth_density, .above = 2.0}},
         .subject = Subject::memory_stack,
         .source = memory},
        {.id = "License Exception HBM",
         .effective = 2024y / 12 / 2,
         .announced = 2024y / 12 / 2,
         .effect = Effect::exception,
         .thresholds = {{.measure = memory_bandwidth_density, .below = 3.3, .above = 2.0}},
         .relaxes = {"3A090.c"},
         .subject = Subject::memory_stack,
         .source = memory + ", whose further conditions are not judged"},
        {.id = "Entity List, Zhipu",
         .effective = 2025y / 1 / 16,
         .announced = 2025y / 1 / 16,
         .entities = {"Zhipu", "Zhipu AI", "Z.ai"},
         .places = {Place::china, Place::offshore_cloud},
         .source = "90 FR 4617 (16 January 2025, read on a secondary page)"},
        {.id = "AI Diffusion rule, which never bound",
         .effective = 2025y / 5 / 15,
         .until = 2025y / 5 / 13,
         .announced = 2025y / 1 / 15,
         .thresholds = {{total_processing_performance, 4800.0}},
         .places = {Place::china, Place::offshore_cloud},
         .source =
             "90 FR 4544 (15 January 2025), compliance due on 15 May, rescinded on 13 May 2025" +
             unverified},
        {.id = "H20 letter",
         .effective = 2025y / 4 / 14,
         .announced = 2025y / 4 / 9,
         .named = {"H20"},
         .source = letter},
        {.id = "H20 letter, its memory bandwidth",
         .effective = 2025y / 4 / 14,
         .announced = 2025y / 4 / 9,
         .thresholds = {{memory_bandwidth_gbyte_per_s, 4000.0}},
         .source = equal},
        {.id = "H20 letter, its interconnect",
         .effective = 2025y / 4 / 14,
         .announced = 2025y / 4 / 9,
         .thresholds = {{interconnect_gbyte_per_s, 900.0}},
         .source = equal},
        {.id = "guidance on Ascend",
         .effective = 2025y / 5 / 13,
         .announced = 2025y / 5 / 13,
         .effect = Effect::advice,
         .named = {"Ascend"},
         .places = {Place::china, Place::offshore_cloud},
         .any_origin = true,
         .source = "BIS guidance of 13 May 2025 on using Ascend chips" + unverified},
        {.id = "H20 licences for 15 % of revenue",
         .effective = 2025y / 8 / 31,
         .effect = Effect::case_by_case_review,
         .named = {"H20"},
         .relaxes = {"H20 letter", "H20 letter, its memory bandwidth",
                     "H20 letter, its interconnect"},
         .source = "reports of August 2025, day unknown" + unverified},
        {.id = "Chinese advice against H20",
         .effective = 2025y / 8 / 31,
         .effect = Effect::advice,
         .named = {"H20"},
         .source = "reports of 2025, day unknown" + unverified},
        {.id = "review of 2026",
         .effective = 2026y / 1 / 15,
         .effect = Effect::case_by_case_review,
         .thresholds = {{total_processing_performance, 4800.0, 21000.0},
                        {memory_bandwidth_gbyte_per_s, -core::infinity, 6500.0}},
         .relaxes = {"3A090.a.1", "3A090.a.2", "H20 letter, its memory bandwidth",
                     "H20 letter, its interconnect"},
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
