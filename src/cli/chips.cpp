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
    std::string source;
    for (const auto& finding : verdict.findings)
        if (verdict.reason == finding.rule + ": " + finding.reason) source = "; " + finding.source;
    return compute::text(verdict) + " (" + verdict.reason + source + ")";
}

std::string day(const compute::Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// Every rule with its days, its effect and its source, then what it says of every chip.
void print_rules(const std::vector<compute::Accelerator>& chips) {
    for (const auto& rule : compute::export_rules())
        fmt::print("{}: from {}{}; {}; {}\n", rule.id, day(rule.effective),
                   rule.until ? " to before " + day(*rule.until) : "", compute::name(rule.effect),
                   rule.source);
    fmt::print("\n{}", compute::text(compute::verdict_matrix(chips)));
}

}  // namespace

int print_chips(const ChipOptions& options) {
    const auto chips = compute::accelerators();
    if (options.matrix) {
        print_rules(chips);
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
