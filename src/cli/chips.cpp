#include <fmt/format.h>

#include <cmath>
#include <cstdio>

#include "commands.hpp"
#include "isocost/compute/catalog.hpp"
#include "isocost/compute/verdict.hpp"
#include "isocost/scenario/day.hpp"

namespace isocost::cli {

namespace {

std::string shown(double value, double unit) {
    return std::isnan(value) ? "-" : fmt::format("{:.5g}", value / unit);
}

/// The verdict on a chip, with its reason and the source of the rule that decided.
std::string verdict_on(const compute::Accelerator& chip, const ChipOptions& options) {
    const auto day = scenario::day_of(options.date);
    if (!day)
        throw core::InvalidParameter("--date", "\"" + options.date + "\"",
                                     "must be a day of the calendar, YYYY-MM-DD");
    const auto place = options.offshore ? compute::Place::offshore_cloud : compute::Place::china;
    const auto verdict = compute::allowed(chip, *day, options.entity, place);
    return compute::text(verdict) + " (" + verdict.reason + ")";
}

}  // namespace

int print_chips(const ChipOptions& options) {
    const auto chips = compute::accelerators();
    if (options.matrix) {
        std::fputs(compute::text(compute::verdict_matrix(chips)).c_str(), stdout);
        return solved;
    }
    constexpr double tera = 1e12;
    constexpr double giga = 1e9;
    fmt::print("{:<32} {:>9} {:>7} {:>7} {:>9} {:>7} {:>9}\n", "chip", "TFLOP/s", "GB", "TB/s",
               "TPP", "W", "USD");
    for (const auto& chip : chips) {
        fmt::print("{:<32} {:>9} {:>7} {:>7} {:>9} {:>7} {:>9}\n", chip.name,
                   shown(chip.dense_16bit_flop_per_s, tera), shown(chip.memory_bytes, giga),
                   shown(chip.memory_bandwidth_bytes_per_s, tera),
                   shown(compute::total_processing_performance(chip), 1.0), shown(chip.tdp_w, 1.0),
                   shown(chip.price_usd, 1.0));
        if (!options.date.empty()) fmt::print("    {}\n", verdict_on(chip, options));
    }
    return solved;
}

}  // namespace isocost::cli
