#pragma once

#include <string>
#include <vector>

#include "isocost/compute/fleet.hpp"
#include "isocost/compute/verdict.hpp"

namespace isocost::compute {

/// Which verdicts let a class into a fleet, beside `allowed` and `tariff`. What is refused unless
/// one says otherwise: licences that must be asked for, and what nobody knows.
struct Admission {
    bool exception = true;          ///< exceptions by notification and others
    bool case_by_case = false;      ///< as if the licence were granted
    bool licence_required = false;  ///< as if the licence were granted
    bool unknown = false;           ///< as if the missing figure allowed it
};

inline bool admits(const Admission& admission, Verdict::Kind kind) {
    switch (kind) {
        case Verdict::Kind::allowed:
        case Verdict::Kind::tariff:
            return true;
        case Verdict::Kind::exception:
            return admission.exception;
        case Verdict::Kind::case_by_case:
            return admission.case_by_case;
        case Verdict::Kind::licence_required:
            return admission.licence_required;
        case Verdict::Kind::unknown:
            return admission.unknown;
        case Verdict::Kind::prohibited:
            return false;
    }
    return false;
}

/// A class, whether it may be held, and why.
struct ClassVerdict {
    std::string name;
    bool held;
    Verdict verdict;
};

/// The classes that may be held, in their order, and the verdict on every class.
struct LegalFleet {
    std::vector<FleetClass> held;
    std::vector<ClassVerdict> classes;
};

/// Judges every class of a fleet for an entity, a place and a day. Prices stay as they are: a
/// tariff stands in the verdict, `with_tariff` puts it into a price. Throws InvalidParameter for a
/// date that is none.
inline LegalFleet legal_fleet(const std::vector<FleetClass>& fleet, Date date,
                              const std::string& entity, Place place,
                              const std::vector<ExportRule>& rules = export_rules(),
                              const Admission& admission = {}) {
    LegalFleet legal;
    for (const auto& chips : fleet) {
        auto verdict = allowed(chips.chip, date, entity, place, rules);
        const bool held = admits(admission, verdict.kind);
        if (held) legal.held.push_back(chips);
        legal.classes.push_back({chips.name, held, std::move(verdict)});
    }
    return legal;
}

/// A line for each class: held or not, the verdict and its reason.
inline std::string text(const LegalFleet& fleet) {
    std::string out;
    for (const auto& each : fleet.classes)
        out += each.name + ": " + (each.held ? "held, " : "not held, ") + text(each.verdict) +
               " (" + each.verdict.reason + ")\n";
    return out;
}

}  // namespace isocost::compute
