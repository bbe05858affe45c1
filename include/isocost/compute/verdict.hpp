#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "isocost/compute/export_rules.hpp"
#include "isocost/core/named_values.hpp"

namespace isocost::compute {

/// Whether an entity may have a chip at a place on a day, with everything that was found.
struct Verdict {
    enum class Kind {
        allowed,
        tariff,
        exception,
        case_by_case,
        licence_required,
        prohibited,
        unknown,
    };

    Kind kind = Kind::allowed;
    double tariff = 0.0;  ///< share of the chip's price, all tariffs that cover it
    std::string reason = {};
    std::string missing = {};  ///< the figure that would decide it, when unknown
    std::vector<Finding> findings = {};
};

constexpr std::string_view name(Verdict::Kind kind) {
    constexpr std::string_view names[]{"allowed",      "tariff",           "exception",
                                       "case by case", "licence required", "prohibited",
                                       "unknown"};
    return names[static_cast<std::size_t>(kind)];
}

/// "case by case", "unknown: die_mm2".
inline std::string text(const Verdict& verdict) {
    const std::string kind(name(verdict.kind));
    return verdict.missing.empty() ? kind : kind + ": " + verdict.missing;
}

namespace detail {

/// What an effect makes of a chip, from nothing to the worst.
constexpr Verdict::Kind verdict_of(Effect effect) {
    switch (effect) {
        case Effect::licence_required:
            return Verdict::Kind::licence_required;
        case Effect::case_by_case_review:
            return Verdict::Kind::case_by_case;
        case Effect::notification:
        case Effect::exception:
            return Verdict::Kind::exception;
        case Effect::tariff:
            return Verdict::Kind::tariff;
        case Effect::prohibited:
            return Verdict::Kind::prohibited;
        case Effect::advice:
            return Verdict::Kind::allowed;
    }
    return Verdict::Kind::prohibited;
}

/// A finding with the rule that it came from.
struct Found {
    const ExportRule* rule;
    Finding finding;
};

/// The finding of this kind that lifts a rule, or null.
inline const Finding* relaxer(const std::vector<Found>& all, const ExportRule& rule,
                              Finding::Kind kind) {
    for (const auto& other : all)
        if (other.finding.kind == kind &&
            std::ranges::find(other.rule->relaxes, rule.id) != other.rule->relaxes.end())
            return &other.finding;
    return nullptr;
}

/// The worst that surely holds, against the worst that could hold: where they differ, `unknown`.
inline Verdict weigh(const std::vector<Found>& all) {
    Verdict sure{.reason = "no rule in force covers it"};
    Verdict possible = sure;
    for (const auto& [rule, finding] : all) {
        if (finding.kind == Finding::Kind::not_covered ||
            relaxer(all, *rule, Finding::Kind::covered))
            continue;
        const auto kind = verdict_of(finding.effect);
        const bool unknown = finding.kind == Finding::Kind::unknown;
        const Finding* lifted = relaxer(all, *rule, Finding::Kind::unknown);
        Verdict& worst = unknown || lifted ? possible : sure;
        if (kind <= worst.kind) continue;
        worst.kind = kind;
        worst.reason = finding.rule + ": " + finding.reason;
        worst.missing = unknown ? finding.missing : lifted ? lifted->missing : "";
    }
    if (possible.kind <= sure.kind) return sure;
    possible.kind = Verdict::Kind::unknown;
    return possible;
}

/// What a reader of "allowed" should know: advice that covers the item, and lists of entities that
/// were looked through, which hold nobody but those whom they name here.
inline std::string remarks(const std::vector<Found>& all) {
    std::string words;
    for (const auto& [rule, finding] : all) {
        if (finding.kind == Finding::Kind::covered && rule->effect == Effect::advice)
            words += "; advice, " + finding.rule + ": " + finding.reason;
        if (finding.kind == Finding::Kind::not_covered && !rule->entities.empty())
            words += "; " + finding.rule + ": " + finding.reason;
    }
    return words;
}

inline double tariffs(const std::vector<Found>& all) {
    double sum = 0.0;
    for (const auto& [rule, finding] : all)
        if (finding.kind == Finding::Kind::covered && rule->effect == Effect::tariff)
            sum += rule->tariff;
    return sum;
}

/// A rule for listed entities: an unknown entity leaves it open, another one is not covered.
template <class Item>
Finding judge_for(const ExportRule& rule, const Item& item, const std::string& entity) {
    Finding finding = judge(rule, item);
    if (rule.entities.empty() || finding.kind == Finding::Kind::not_covered) return finding;
    if (entity.empty())
        return {rule.id, Finding::Kind::unknown, rule.effect, "entity", rule.source, "entity"};
    if (std::ranges::none_of(rule.entities, [&](const auto& w) { return has_word(entity, w); }))
        return decided(rule, Finding::Kind::not_covered,
                       entity + " is not " + core::joined(rule.entities));
    return finding;
}

}  // namespace detail

/// Whether `entity` may have the item (a chip or a memory stack) at `place` on `date`: the
/// strictest effect of the rules in force that cover it, but for rules that another one relaxes.
/// All rules of that day and place stand in `findings`. Rules on exports to China do not reach a
/// cloud abroad; lists of entities do. Where a missing figure or an entity that is not given could
/// make the verdict stricter, it is `unknown` with the name of what is missing. Tariffs add up in
/// `tariff` beside any verdict. Throws InvalidParameter for a date that is none.
template <class Item>
Verdict allowed(const Item& item, Date date, const std::string& entity, Place place,
                const std::vector<ExportRule>& rules = export_rules()) {
    if (!date.ok()) throw core::InvalidParameter("date", "none", "must be a day of the calendar");
    std::vector<detail::Found> all;
    for (const auto& rule : rules)
        if (in_force(rule, date) && std::ranges::find(rule.places, place) != rule.places.end())
            all.push_back({&rule, detail::judge_for(rule, item, entity)});
    Verdict verdict = detail::weigh(all);
    verdict.tariff = detail::tariffs(all);
    if (verdict.kind == Verdict::Kind::allowed) verdict.reason += detail::remarks(all);
    for (auto& each : all) verdict.findings.push_back(std::move(each.finding));
    return verdict;
}

/// The first rule's verdict on the first chip, then on the second …: what each rule, in force or
/// not, says of each chip.
struct VerdictMatrix {
    std::vector<std::string> chips;
    std::vector<std::string> rules;
    std::vector<Finding> findings;  ///< chip by chip, in the order of the rules

    const Finding& at(std::size_t chip, std::size_t rule) const {
        return findings.at(chip * rules.size() + rule);
    }
};

inline VerdictMatrix verdict_matrix(const std::vector<Accelerator>& chips,
                                    const std::vector<ExportRule>& rules = export_rules()) {
    VerdictMatrix matrix;
    for (const auto& rule : rules) matrix.rules.push_back(rule.id);
    for (const auto& chip : chips) {
        matrix.chips.push_back(chip.name);
        for (const auto& rule : rules) matrix.findings.push_back(judge(rule, chip));
    }
    return matrix;
}

/// The matrix for a reader: under each chip a line for each rule, verdict and reason.
inline std::string text(const VerdictMatrix& matrix) {
    std::size_t width = 0;
    for (const auto& rule : matrix.rules) width = std::max(width, rule.size());
    std::string out;
    for (std::size_t c = 0; c < matrix.chips.size(); ++c) {
        out += (c ? "\n" : "") + matrix.chips[c] + "\n";
        for (std::size_t r = 0; r < matrix.rules.size(); ++r) {
            const auto& finding = matrix.at(c, r);
            const std::string pad(width - matrix.rules[r].size() + 2, ' ');
            out += "  " + matrix.rules[r] + pad + std::string(name(finding.kind)) + ": " +
                   finding.reason + "\n";
        }
    }
    return out;
}

}  // namespace isocost::compute
