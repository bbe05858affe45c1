#pragma once

#include <optional>
#include <string>
#include <vector>

#include "isocost/compute/accelerator.hpp"

namespace isocost::compute {

namespace detail {

/// A row of the catalog in the units of data sheets.
struct CatalogRow {
    const char* name;
    const char* vendor;
    Origin origin;
    std::optional<Date> released;
    double dense_16bit_tflop_per_s;
    double dense_8bit_top_per_s;
    double memory_gbyte;
    double memory_bandwidth_tbyte_per_s;
    double interconnect_gbyte_per_s;
    double tdp_w;
    double die_mm2;
    double price_usd;
    bool price_includes_server;
    std::optional<Date> price_date;
};

inline Accelerator accelerator_of(const CatalogRow& row) {
    constexpr double giga = 1e9;
    constexpr double tera = 1e12;
    return {.name = row.name,
            .vendor = row.vendor,
            .origin = row.origin,
            .released = row.released,
            .dense_16bit_flop_per_s = row.dense_16bit_tflop_per_s * tera,
            .dense_8bit_op_per_s = row.dense_8bit_top_per_s * tera,
            .memory_bytes = row.memory_gbyte * giga,
            .memory_bandwidth_bytes_per_s = row.memory_bandwidth_tbyte_per_s * tera,
            .interconnect_bytes_per_s = row.interconnect_gbyte_per_s * giga,
            .tdp_w = row.tdp_w,
            .die_mm2 = row.die_mm2,
            .price_usd = row.price_usd,
            .price_includes_server = row.price_includes_server,
            .price_date = row.price_date,
            .source =
                "Epoch AI, chip dataset and hardware prices (training-cost-trends@263c40a); "
                "interconnect not verified against data sheets"};
}

}  // namespace detail

/// Chips with what is publicly known of them: specifications and prices as collected by Epoch AI
/// (training-cost-trends@263c40a). Interconnect is from memory and not verified against data
/// sheets. Figures of Ascend chips differ between sources (a 910B has 280 to 400 TFLOP/s, by
/// variant). H20 and 910B carry their release price. The source's memory of a GB200 NVL2 is that of
/// two chips beside the speed of one, and left out.
inline std::vector<Accelerator> accelerators() {
    using namespace std::chrono_literals;
    using enum Origin;
    constexpr double unknown = core::nan;
    // clang-format off
    const std::vector<detail::CatalogRow> rows{
        {"NVIDIA Tesla V100 SXM2 32 GB", "NVIDIA", united_states, 2018y / 3 / 27, 125, unknown, 32, 0.898, unknown, 300, 815, unknown, false, {}},
        {"NVIDIA A100 SXM4 40 GB", "NVIDIA", united_states, 2020y / 5 / 14, 312, 624, 40, 1.56, 600, 400, 826, 24875, true, 2020y / 5 / 21},
        {"NVIDIA A100 SXM4 80 GB", "NVIDIA", united_states, 2020y / 11 / 16, 312, 624, 80, 2.039, 600, 400, 826, 18548.75, true, 2023y / 9 / 23},
        {"NVIDIA A800 SXM", "NVIDIA", united_states, 2022y / 8 / 11, 311.8, unknown, unknown, 2.04, 400, 400, 826, unknown, false, {}},
        {"NVIDIA A800 PCIe 80 GB", "NVIDIA", united_states, 2022y / 11 / 3, 311.8, unknown, unknown, 1.94, 400, 250, 826, 17500, false, 2025y / 2 / 21},
        {"NVIDIA H100 SXM5 80GB", "NVIDIA", united_states, 2022y / 9 / 20, 989.4, 1979, 80, 3.35, 900, 700, 814, 31904.63, true, 2025y / 1 / 31},
        {"NVIDIA H100 PCIe", "NVIDIA", united_states, 2022y / 9 / 20, 756, unknown, unknown, 2.04, unknown, 350, 814, unknown, false, {}},
        {"NVIDIA H800 SXM5", "NVIDIA", united_states, 2023y / 3 / 21, 989, 1979, 80, 3.36, 400, 700, 814, 33800, false, 2025y / 2 / 21},
        {"NVIDIA H800 PCIe", "NVIDIA", united_states, {}, 756, 1513, unknown, unknown, unknown, 350, unknown, unknown, false, {}},
        {"NVIDIA HGX H20", "NVIDIA", united_states, 2023y / 11 / 9, 148, 296, 96, 4, 900, 400, unknown, 12000, false, 2023y / 11 / 9},
        {"NVIDIA H200 SXM", "NVIDIA", united_states, 2024y / 11 / 18, 989.5, 1979, unknown, 4.8, 900, 700, unknown, 39083.38, true, 2025y / 1 / 31},
        {"NVIDIA B100", "NVIDIA", united_states, 2024y / 3 / 18, 1750, 3500, 192, 8, unknown, 700, unknown, unknown, false, {}},
        {"NVIDIA B200", "NVIDIA", united_states, 2024y / 3 / 18, 2250, 4500, 192, 8, unknown, 1000, unknown, 47409.13, true, 2024y / 12 / 17},
        {"NVIDIA GB200 NVL2", "NVIDIA", united_states, 2024y / 6 / 2, 2500, 5000, unknown, unknown, unknown, 1200, unknown, unknown, false, {}},
        {"NVIDIA B300", "NVIDIA", united_states, 2025y / 8 / 15, unknown, 4500, 287.5, unknown, unknown, 1750, unknown, unknown, false, {}},
        {"AMD Instinct MI300X", "AMD", united_states, 2023y / 12 / 6, 1307.4, 2614.9, 192, 5.3, 896, 750, 1017, 25733.71, true, 2025y / 2 / 10},
        {"AMD Instinct MI325X", "AMD", united_states, 2024y / 10 / 10, 1300, 2600, 256, 6, 896, 1000, unknown, unknown, false, {}},
        {"Google TPU v4", "Google", united_states, 2021y / 5 / 20, 275, 275, 32, 1.2, unknown, 170, unknown, unknown, false, {}},
        {"Google TPU v5e", "Google", united_states, 2023y / 8 / 29, 197, 393, 16, 0.819, unknown, 140, 325, unknown, false, {}},
        {"Google TPU v5p", "Google", united_states, 2023y / 12 / 6, 459, 918, 95, 2.765, unknown, unknown, unknown, unknown, false, {}},
        {"Google TPU v6e Trillium", "Google", united_states, 2024y / 5 / 14, 918, 1836, 32, 1.64, unknown, unknown, unknown, unknown, false, {}},
        {"Google TPU v7 Ironwood", "Google", united_states, 2025y / 4 / 9, unknown, 4614, 192, 7.37, unknown, 980, unknown, unknown, false, {}},
        {"Amazon Trainium2", "Amazon AWS", united_states, 2024y / 12 / 3, 667, 1299, 96, 2.9, unknown, 500, unknown, unknown, false, {}},
        {"Huawei Ascend 910", "Huawei", china, 2019y / 8 / 23, 256, 512, unknown, 1.288, unknown, 310, 1228, unknown, false, {}},
        {"Huawei Ascend 910B", "Huawei", china, 2022y / 3 / 17, 376, unknown, 32, 1.228, 392, 400, unknown, 16854, false, 2022y / 3 / 17},
        {"Huawei Ascend 910B1 (v1)", "Huawei", china, {}, 400, unknown, 64, 1.6, 392, unknown, unknown, unknown, false, {}},
        {"Huawei Ascend 910B2", "Huawei", china, {}, 376, unknown, 64, 1.6, 392, unknown, unknown, unknown, false, {}},
        {"Huawei Ascend 910B3", "Huawei", china, {}, 313, unknown, 64, 1.6, 392, unknown, unknown, unknown, false, {}},
        {"Huawei Ascend 910B4", "Huawei", china, {}, 280, unknown, 32, 0.8, unknown, unknown, unknown, unknown, false, {}},
        {"Huawei Ascend 910C", "Huawei", china, 2024y / 10 / 15, 800, unknown, unknown, 3.2, unknown, unknown, unknown, unknown, false, {}},
        {"Biren BR100", "Biren", china, 2022y / 8 / 22, 1024, 2048, 64, 1.64, unknown, 550, 1074, unknown, false, {}},
        {"Cambricon MLU370-X8", "Cambricon", china, 2022y / 3 / 21, 96, 256, 48, 0.614, unknown, 250, unknown, unknown, false, {}}};
    // clang-format on
    std::vector<Accelerator> all;
    for (const auto& row : rows) all.push_back(detail::accelerator_of(row));
    return all;
}

/// The chip of that name. Throws InvalidParameter for one that the catalog does not have.
inline Accelerator accelerator(const std::string& name) {
    std::string known;
    for (auto& chip : accelerators()) {
        if (chip.name == name) return chip;
        known += (known.empty() ? "" : ", ") + chip.name;
    }
    throw core::InvalidParameter("accelerator", "\"" + name + "\"", "must be one of: " + known);
}

}  // namespace isocost::compute
