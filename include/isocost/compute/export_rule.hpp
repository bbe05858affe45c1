#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isocost/compute/measure.hpp"

namespace isocost::compute {

/// What happens to what a rule covers.
enum class Effect {
    licence_required,     ///< to be refused as a rule
    notification,         ///< may go after notice: License Exception NAC
    case_by_case_review,  ///< a licence is needed and may be had
    tariff,               ///< may go, at a price
    exception,            ///< may go under the conditions of another license exception
    prohibited,           ///< may not go, with or without a licence
    advice,               ///< an authority's word that forbids nothing
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
        case Effect::exception:
            return "licence exception";
        case Effect::prohibited:
            return "prohibited";
        case Effect::advice:
            return "advice";
    }
    return "";
}

/// Where a chip is to work. Macau counts as China; a cloud abroad is used from China over the net.
enum class Place { china, offshore_cloud };

constexpr std::string_view name(Place place) {
    return place == Place::china ? "china" : "offshore_cloud";
}

/// What a rule speaks of.
enum class Subject { chip, memory_stack };

/// A rule of export control: what is named or meets all thresholds, from one day on to another, for
/// some places and, where entities are given, for them alone. One that has entities and neither
/// names nor thresholds covers every item made under United States rules.
struct ExportRule {
    std::string id;
    Date effective;
    std::optional<Date> until = std::nullopt;      ///< first day without it
    std::optional<Date> announced = std::nullopt;  ///< when it became known
    Effect effect = Effect::licence_required;
    std::vector<Threshold> thresholds = {};
    std::vector<std::string> named = {};     ///< words of a chip's name
    double tariff = core::nan;               ///< share of the price, for a tariff
    std::vector<std::string> entities = {};  ///< words of an entity's name; empty: all entities
    std::vector<Place> places = {Place::china};
    std::vector<std::string> relaxes = {};  ///< rules that no longer count where this one covers
    Subject subject = Subject::chip;
    bool any_origin = false;  ///< covers chips made in China, too
    std::string source = {};
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

/// Letters small, everything but letters and digits a blank.
inline std::string folded(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain) c = ' ';
    }
    return text;
}

/// Whether a name has `word` in it as a word, however it is written: "H20" is not in "H200".
inline bool has_word(const std::string& name, const std::string& word) {
    return folded(" " + name + " ").find(folded(" " + word + " ")) != std::string::npos;
}

inline Finding decided(const ExportRule& rule, Finding::Kind kind, std::string reason) {
    return {rule.id, kind, rule.effect, std::move(reason), rule.source};
}

/// One threshold that fails decides, whatever is unknown of the others.
template <class Item>
Finding by_thresholds(const ExportRule& rule, const Item& item) {
    Finding finding = decided(rule, Finding::Kind::covered, "");
    for (const auto& threshold : rule.thresholds) {
        const double x = value(threshold.measure, item);
        if (std::isnan(x)) {
            if (finding.missing.empty()) finding.missing = missing(threshold.measure, item);
            continue;
        }
        const std::string words = in_words(threshold, x);
        if (!threshold.met(x)) return decided(rule, Finding::Kind::not_covered, words);
        finding.reason += (finding.reason.empty() ? "" : ", ") + words;
    }
    if (finding.missing.empty()) return finding;
    finding.kind = Finding::Kind::unknown;
    finding.reason = finding.missing;
    return finding;
}

template <class Item>
Finding by_figures(const ExportRule& rule, const Item& item) {
    for (const auto& part : rule.named)
        if (has_word(item.name, part))
            return decided(rule, Finding::Kind::covered, "named: " + part);
    if (!rule.thresholds.empty()) return by_thresholds(rule, item);
    if (rule.named.empty() && !rule.entities.empty())
        return decided(rule, Finding::Kind::covered, "every item, for a listed entity");
    return decided(rule, Finding::Kind::not_covered, "not among the named chips");
}

}  // namespace detail

/// True on the days when a rule is in force.
inline bool in_force(const ExportRule& rule, Date day) {
    return rule.effective <= day && (!rule.until || day < *rule.until);
}

/// Judges a chip by one rule, in force or not, for an entity and a place that it speaks of. A chip
/// made in China is nobody's export to China. Memory that is packaged with a processor is judged
/// with it, not as a stack (note to 3A090.c, 89 FR 96790, 5 December 2024). A figure that is needed
/// and not known gives `unknown` with its name, never a guess.
inline Finding judge(const ExportRule& rule, const Accelerator& chip) {
    constexpr auto no = Finding::Kind::not_covered;
    if (chip.origin == Origin::china && !rule.any_origin)
        return detail::decided(rule, no, "made in China: not an export");
    if (rule.subject == Subject::memory_stack)
        return detail::decided(rule, no, "co-packaged memory is judged with its chip");
    return detail::by_figures(rule, chip);
}

/// Judges a memory stack by one rule.
inline Finding judge(const ExportRule& rule, const MemoryStack& stack) {
    const bool every_item = rule.thresholds.empty() && rule.named.empty();
    if (rule.subject == Subject::chip && !every_item)
        return detail::decided(rule, Finding::Kind::not_covered, "a memory stack is not a chip");
    return detail::by_figures(rule, stack);
}

}  // namespace isocost::compute
