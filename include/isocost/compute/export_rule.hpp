#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "isocost/compute/accelerator.hpp"

namespace isocost::compute {

/// The figures of a chip that thresholds speak of.
enum class Measure {
    total_processing_performance,
    performance_density,
    interconnect_gbyte_per_s,
    memory_bandwidth_gbyte_per_s,
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
    }
    return "";
}

/// `at_least` ≤ measure < `below`.
struct Threshold {
    Measure measure;
    double at_least = -core::infinity;
    double below = core::infinity;
};

/// What happens to a chip that a rule covers.
enum class Effect {
    licence_required,     ///< to be refused as a rule
    notification,         ///< may go after notice: License Exception NAC
    case_by_case_review,  ///< a licence is needed and may be had
    tariff,               ///< may go, at a price
};

constexpr std::string_view name(Effect effect) {
    switch (effect) {
        case Effect::licence_required:
            return "licence required";
        case Effect::notification:
            return "licence required, exception by notification (NAC)";
        case Effect::case_by_case_review:
            return "licence reviewed case by case";
        case Effect::tariff:
            return "tariff";
    }
    return "";
}

/// A rule of export control: it covers chips made under United States rules that are named or whose
/// figures meet all thresholds, from one day on to another.
struct ExportRule {
    std::string id;
    Date effective;
    std::optional<Date> until = std::nullopt;  ///< first day without it
    Effect effect = Effect::licence_required;
    std::vector<Threshold> thresholds = {};
    std::vector<std::string> named = {};  ///< words of a chip's name
    double tariff = core::nan;            ///< share of the price, for a tariff
    std::string source;
};

/// Whether a rule covers a chip, and in words why.
struct Finding {
    enum class Kind { covered, not_covered, unknown };

    std::string rule;
    Kind kind;
    Effect effect;
    std::string reason;
    std::string source;
    std::string missing = {};  ///< the figure that would decide it, when unknown
};

constexpr std::string_view name(Finding::Kind kind) {
    switch (kind) {
        case Finding::Kind::covered:
            return "covered";
        case Finding::Kind::not_covered:
            return "not covered";
        case Finding::Kind::unknown:
            return "unknown";
    }
    return "";
}

namespace detail {

/// "TPP 15832 is 4800 or more", or how it fails.
inline std::string in_words(const Threshold& threshold, double x) {
    std::string text = std::string(name(threshold.measure)) + " " + core::text(x) + " is ";
    if (x < threshold.at_least) return text + "below " + core::text(threshold.at_least);
    if (x >= threshold.below) return text + core::text(threshold.below) + " or more";
    if (threshold.below == core::infinity)
        return text + core::text(threshold.at_least) + " or more";
    if (threshold.at_least == -core::infinity) return text + "below " + core::text(threshold.below);
    return text + "from " + core::text(threshold.at_least) + " to below " +
           core::text(threshold.below);
}

/// Whether a chip's name has `word` in it as a word: "H20" is not in "H200".
inline bool has_word(const std::string& name, const std::string& word) {
    return (" " + name + " ").find(" " + word + " ") != std::string::npos;
}

/// One threshold that fails decides, whatever is unknown of the others.
inline Finding by_thresholds(const ExportRule& rule, const Accelerator& chip) {
    Finding finding{rule.id, Finding::Kind::covered, rule.effect, "", rule.source};
    for (const auto& threshold : rule.thresholds) {
        const double x = value(threshold.measure, chip);
        if (std::isnan(x)) {
            if (finding.missing.empty()) finding.missing = missing(threshold.measure, chip);
            continue;
        }
        const std::string words = in_words(threshold, x);
        if (x < threshold.at_least || x >= threshold.below)
            return {rule.id, Finding::Kind::not_covered, rule.effect, words, rule.source};
        finding.reason += (finding.reason.empty() ? "" : ", ") + words;
    }
    if (finding.missing.empty()) return finding;
    finding.kind = Finding::Kind::unknown;
    finding.reason = finding.missing;
    return finding;
}

}  // namespace detail

/// True on the days when a rule is in force.
inline bool in_force(const ExportRule& rule, Date day) {
    return rule.effective <= day && (!rule.until || day < *rule.until);
}

/// Judges a chip by one rule, in force or not. A chip made in China is nobody's export to China.
/// A figure that is needed and not known gives `unknown` with its name, never a guess.
inline Finding judge(const ExportRule& rule, const Accelerator& chip) {
    const auto decided = [&](Finding::Kind kind, std::string reason) {
        return Finding{rule.id, kind, rule.effect, std::move(reason), rule.source};
    };
    if (chip.origin == Origin::china)
        return decided(Finding::Kind::not_covered, "made in China: not an export");
    for (const auto& part : rule.named)
        if (detail::has_word(chip.name, part))
            return decided(Finding::Kind::covered, "named: " + part);
    if (rule.thresholds.empty())
        return decided(Finding::Kind::not_covered, "not among the named chips");
    return detail::by_thresholds(rule, chip);
}

}  // namespace isocost::compute
