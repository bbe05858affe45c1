#include "export_verdict.hpp"

#include "isocost/compute/cap.hpp"
#include "isocost/compute/legal_fleet.hpp"

namespace isocost::scenario::detail {

namespace {

compute::Admission admission_of(const ChapterSection& exports) {
    const auto says = [&](const char* key) { return exports.word(key) == "yes"; };
    return {.case_by_case = says("admit_case_by_case"),
            .licence_required = says("admit_licences"),
            .unknown = says("admit_unknown")};
}

/// The source of the rule that decided.
std::string citation(const compute::Verdict& verdict) {
    for (const auto& finding : verdict.findings)
        if (verdict.reason == finding.rule + ": " + finding.reason) return "; " + finding.source;
    return "";
}

}  // namespace

std::string refused_by_rules(const ChapterSection& exports, const FleetSection& section,
                             compute::FleetClass& chips) {
    const auto place = section.offshore() ? compute::Place::offshore_cloud : compute::Place::china;
    const auto verdict =
        compute::allowed(chips.chip, *day_of(exports.word("date")), exports.word("entity"), place);
    if (!compute::admits(admission_of(exports), verdict.kind))
        return compute::text(verdict) + " (" + verdict.reason + citation(verdict) + ")";
    if (verdict.tariff > 0.0)
        chips = compute::with_tariff(chips, verdict.tariff, exports["rent_pass_through"]);
    return "";
}

}  // namespace isocost::scenario::detail
